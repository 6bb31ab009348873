#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/part_readers.hpp"

// Sources, disagreements, positions and the article that was checked: who says so.

namespace kurilscope::io {

namespace {

atlas::Source readSource(const Row& row) {
  atlas::Source source{.id = row.id(),
                       .title = row.required("title"),
                       .publisher = row.text("publisher"),
                       .date = row.text("date"),
                       .url = row.text("url"),
                       .kind = row.oneOf("kind", {"primary", "official", "press", "reference", "computed"}),
                       .note = row.text("note")};
  if (!source.url.empty() && !source.url.starts_with("https://") && !source.url.starts_with("http://")) {
    row.problem("url", fmt::format("'{}' should start with https:// or http://, or the cell be empty", source.url));
  }
  return source;
}

atlas::Disagreement readDisagreement(const Row& row) {
  return {.id = row.id(), .about = row.list("about"), .text = row.required("text")};
}

atlas::Position readPosition(const Row& row) {
  return {.perspective = row.oneOf("perspective", {"tokyo", "moscow"}),
          .order = row.integer("order", 0, 1000),
          .text = row.required("text"),
          .evidence = row.evidence()};
}

atlas::ArticleClaim readArticleClaim(const Row& row) {
  using atlas::Verdict;
  constexpr std::array kVerdicts = {Verdict::Confirmed, Verdict::Imprecise, Verdict::Contradicted,
                                    Verdict::Unverifiable};
  std::vector<std::string> words;
  std::ranges::transform(kVerdicts, std::back_inserter(words),
                         [](Verdict verdict) { return std::string(word(verdict)); });
  const auto verdict = std::ranges::find(words, row.oneOf("verdict", words)) - words.begin();
  return {.id = row.id(),
          .text = row.required("claim"),
          .verdict = kVerdicts.at(std::min<std::size_t>(static_cast<std::size_t>(verdict), kVerdicts.size() - 1)),
          .finding = row.required("evidence"),
          .records = row.list("evidence_ids"),
          .sources = row.list("sources"),
          .view = row.text("view")};
}

}  // namespace

PartReader<atlas::Source> sourceReader() {
  return {.columns = {"id", "title", "publisher", "date", "url", "kind", "note"}, .read = readSource};
}

PartReader<atlas::Disagreement> disagreementReader() {
  return {.columns = {"id", "about", "text"}, .read = readDisagreement};
}

PartReader<atlas::ArticleClaim> articleReader() {
  return {.columns = {"id", "claim", "verdict", "evidence", "evidence_ids", "sources", "view"},
          .read = readArticleClaim};
}

PartReader<atlas::Position> positionReader() {
  return {.columns = {"perspective", "order", "text", "sources", "confidence"}, .read = readPosition};
}

}  // namespace kurilscope::io

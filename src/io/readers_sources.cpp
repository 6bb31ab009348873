#include <fmt/format.h>

#include "io/part_readers.hpp"

// Sources, disagreements and positions: who says so.

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
  static_cast<void>(row.oneOf("confidence", {"verified", "single-source", "general-knowledge"}));
  return {.perspective = row.oneOf("perspective", {"tokyo", "moscow"}),
          .order = row.integer("order", 0, 1000),
          .text = row.required("text")};
}

}  // namespace

PartReader<atlas::Source> sourceReader() {
  return {.columns = {"id", "title", "publisher", "date", "url", "kind", "note"}, .read = readSource};
}

PartReader<atlas::Disagreement> disagreementReader() {
  return {.columns = {"id", "about", "text"}, .read = readDisagreement};
}

PartReader<atlas::Position> positionReader() {
  return {.columns = {"perspective", "order", "text", "confidence"}, .read = readPosition};
}

}  // namespace kurilscope::io

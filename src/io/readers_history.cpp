#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "io/part_readers.hpp"

// Events, status, claims, periods, lines and meetings: what held when.

namespace kurilscope::io {

namespace {

using atlas::LineKind;

constexpr std::array<std::pair<const char*, LineKind>, 6> kLineKinds = {{{"in-force", LineKind::InForce},
                                                                         {"de-facto", LineKind::DeFacto},
                                                                         {"claimed", LineKind::Claimed},
                                                                         {"historical", LineKind::Historical},
                                                                         {"proposed", LineKind::Proposed},
                                                                         {"zone", LineKind::Zone}}};

void requireOrder(const Row& row, std::string_view column, bool inOrder, std::string_view before) {
  if (!inOrder) {
    row.problem(column, fmt::format("{} comes before {} {}", row.text(column), before, row.text(before)));
  }
}

atlas::Event readEvent(const Row& row) {
  atlas::Event event{.id = row.id(),
                     .start = row.date("start"),
                     .end = {},
                     .kind = row.required("kind"),
                     .title = row.required("title"),
                     .summary = row.required("summary"),
                     .actors = row.list("actors"),
                     .place = row.text("place"),
                     .islands = row.list("islands"),
                     .evidence = row.evidence(),
                     .note = row.text("note")};
  const std::optional<atlas::Date> end = row.optionalDate("end");
  event.end = end.value_or(event.start);
  requireOrder(row, "end", event.start.first <= event.end.last, "start");
  return event;
}

atlas::Status readStatus(const Row& row) {
  atlas::Status status{.island = row.required("island"),
                       .from = row.day("from"),
                       .to = row.optionalDay("to"),
                       .administeredBy = row.required("administered_by"),
                       .passing = row.oneOf("state", {"held", "passing"}) == "passing",
                       .period = row.text("period"),
                       .basis = row.text("basis"),
                       .evidence = row.evidence()};
  requireOrder(row, "to", !status.to || status.from < *status.to, "from");
  return status;
}

atlas::Claim readClaim(const Row& row) {
  atlas::Claim claim{.island = row.required("island"),
                     .claimant = row.required("claimant"),
                     .from = row.day("from"),
                     .to = row.optionalDay("to"),
                     .basis = row.text("basis"),
                     .instrument = row.text("instrument"),
                     .period = row.text("period"),
                     .evidence = row.evidence()};
  requireOrder(row, "to", !claim.to || claim.from < *claim.to, "from");
  return claim;
}

atlas::Period readPeriod(const Row& row) {
  atlas::Period period{.id = row.id(),
                       .areas = row.list("areas"),
                       .from = row.date("from"),
                       .to = row.optionalDate("to"),
                       .kind = row.required("kind"),
                       .administeredBy = row.text("administered_by"),
                       .claimedBy = row.text("claimed_by"),
                       .basis = row.text("basis"),
                       .lineDescription = row.text("line_description"),
                       .evidence = row.evidence()};
  requireOrder(row, "to", !period.to || period.from.first <= period.to->last, "from");
  return period;
}

LineKind readLineKind(const Row& row) {
  std::vector<std::string> words;
  for (const auto& [word, kind] : kLineKinds) {
    words.emplace_back(word);
  }
  const std::string value = row.oneOf("kind", words);
  for (const auto& [word, kind] : kLineKinds) {
    if (value == word) {
      return kind;
    }
  }
  return LineKind::Historical;
}

atlas::Line readLine(const Row& row) {
  atlas::Line line{.id = row.id(),
                   .from = row.date("from"),
                   .to = row.optionalDate("to"),
                   .kind = readLineKind(row),
                   .title = row.required("title"),
                   .period = row.text("period"),
                   .note = row.text("note"),
                   .parts = row.raw().lines,
                   .evidence = row.evidence()};
  requireOrder(row, "to", !line.to || line.from.first <= line.to->last, "from");
  return line;
}

atlas::Settlement readSettlement(const Row& row) {
  atlas::Settlement settlement{.id = row.id(),
                               .title = row.required("title"),
                               .administeredBy = row.required("administered_by"),
                               .islands = row.list("islands"),
                               .cutIsland = row.text("cut_island"),
                               .line = row.text("line"),
                               .period = row.text("period"),
                               .note = row.text("note"),
                               .evidence = row.evidence()};
  if (!settlement.cutIsland.empty() && settlement.line.empty()) {
    row.problem("line", fmt::format("is empty, but cut_island '{}' needs a line to be cut by", settlement.cutIsland));
  }
  if (!settlement.cutIsland.empty() && settlement.islands.empty()) {
    row.problem("cut_island", "needs islands too: of the cut island, the part on their side of the line is meant");
  }
  return settlement;
}

atlas::Meeting readMeeting(const Row& row) {
  constexpr int kMost = 1000;
  return {.event = row.required("event"),
          .sinceTwoThousandSix = row.integer("n_total", 1, kMost),
          .sinceTwoThousandThirteen = static_cast<int>(row.optionalNumber("n_since_2013", 0, kMost).value_or(0))};
}

}  // namespace

PartReader<atlas::Event> eventReader() {
  return {.columns = {"id", "start", "end", "kind", "title", "summary", "actors", "place", "islands", "sources",
                      "confidence", "note"},
          .read = readEvent};
}

PartReader<atlas::Status> statusReader() {
  return {.columns = {"island", "from", "to", "administered_by", "state", "period", "basis", "sources", "confidence"},
          .read = readStatus};
}

PartReader<atlas::Claim> claimReader() {
  return {.columns = {"island", "claimant", "from", "to", "basis", "instrument", "period", "sources", "confidence"},
          .read = readClaim};
}

PartReader<atlas::Period> periodReader() {
  return {.columns = {"id", "areas", "from", "to", "kind", "administered_by", "claimed_by", "basis", "line_description",
                      "sources", "confidence"},
          .read = readPeriod};
}

PartReader<atlas::Line> lineReader() {
  return {.columns = {"id", "from", "to", "kind", "title", "period", "sources", "confidence", "note"},
          .read = readLine};
}

PartReader<atlas::Settlement> settlementReader() {
  return {.columns = {"id", "title", "administered_by", "islands", "cut_island", "line", "period", "sources",
                      "confidence", "note"},
          .read = readSettlement};
}

PartReader<atlas::Meeting> meetingReader() {
  return {.columns = {"event", "n_total", "n_since_2013"}, .read = readMeeting};
}

}  // namespace kurilscope::io

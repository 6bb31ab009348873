#pragma once

#include "io/row.hpp"

namespace kurilscope::io {

// What a part must have, and how one of its rows becomes a record. One per kind of record; the columns listed are
// those of the pack format, and more may stand beside them.
template <class T>
struct PartReader {
  std::vector<std::string_view> columns;
  T (*read)(const Row& row);
};

[[nodiscard]] PartReader<atlas::Island> islandReader();
[[nodiscard]] PartReader<atlas::Place> placeReader();
[[nodiscard]] PartReader<atlas::Water> waterReader();
[[nodiscard]] PartReader<atlas::PublishedDistance> distanceReader();

[[nodiscard]] PartReader<atlas::Event> eventReader();
[[nodiscard]] PartReader<atlas::Status> statusReader();
[[nodiscard]] PartReader<atlas::Claim> claimReader();
[[nodiscard]] PartReader<atlas::Period> periodReader();
[[nodiscard]] PartReader<atlas::Line> lineReader();
[[nodiscard]] PartReader<atlas::Settlement> settlementReader();
[[nodiscard]] PartReader<atlas::Meeting> meetingReader();

[[nodiscard]] PartReader<atlas::Source> sourceReader();
[[nodiscard]] PartReader<atlas::Disagreement> disagreementReader();
[[nodiscard]] PartReader<atlas::Position> positionReader();
[[nodiscard]] PartReader<atlas::ArticleClaim> articleReader();

}  // namespace kurilscope::io

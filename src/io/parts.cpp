#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "io/draft.hpp"
#include "io/part_readers.hpp"

namespace kurilscope::io {

namespace {

std::optional<Table> readTableOf(Draft& draft, const std::string& part, std::vector<std::string_view> columns,
                                 Geometry geometry, Diagnostics& diagnostics) {
  const auto spec = draft.parts.find(part);
  if (spec == draft.parts.end()) {
    return std::nullopt;  // an optional part; readManifest reports missing ones
  }
  std::optional<Table> table = readTable({.directory = draft.directory,
                                          .part = part,
                                          .spec = spec->second.spec,
                                          .specLine = spec->second.line,
                                          .columns = std::move(columns),
                                          .geometry = geometry},
                                         diagnostics);
  if (table) {
    draft.files.insert(table->files.begin(), table->files.end());
  }
  return table;
}

template <class T>
void readPart(const std::string& part, const PartReader<T>& reader, Geometry geometry, std::vector<T>& records,
              Draft& draft, Diagnostics& diagnostics) {
  const std::optional<Table> table = readTableOf(draft, part, reader.columns, geometry, diagnostics);
  if (!table) {
    return;
  }
  Origin& origin = draft.origins[part];
  origin.file = table->file;
  origin.isWhole = table->isWhole;
  for (const TableRow& row : table->rows) {
    records.push_back(reader.read(Row(*table, row, diagnostics)));
    origin.rows.push_back(row.number);
  }
}

void readLand(Draft& draft, Diagnostics& diagnostics) {
  std::optional<Table> table = readTableOf(draft, "coast", {"island", "main"}, Geometry::Polygons, diagnostics);
  if (!table) {
    return;
  }
  Origin& origin = draft.origins["coast"];
  origin.file = table->file;
  origin.isWhole = table->isWhole;
  for (TableRow& feature : table->rows) {
    const Row row(*table, feature, diagnostics);
    const std::string island = row.required("island");
    const bool isMain = row.flag("main");
    for (geo::Polygon& rings : feature.polygons) {
      draft.records.land.push_back({.island = island, .isMain = isMain, .rings = std::move(rings)});
      origin.rows.push_back(feature.number);
    }
  }
}

void readWorld(Draft& draft, Diagnostics& diagnostics) {
  std::optional<Table> table = readTableOf(draft, "world", {}, Geometry::Polygons, diagnostics);
  if (!table) {
    return;
  }
  atlas::FarLand::Polygons polygons;
  for (TableRow& feature : table->rows) {
    std::ranges::move(feature.polygons, std::back_inserter(polygons));
  }
  draft.records.world = atlas::FarLand::of(std::move(polygons));
}

}  // namespace

const std::vector<std::string>& requiredParts() {
  static const std::vector<std::string> names = {"coast",  "islands", "places", "waters",    "events", "status",
                                                 "claims", "periods", "lines",  "distances", "sources"};
  return names;
}

const std::vector<std::string>& optionalParts() {
  static const std::vector<std::string> names = {"world",     "meetings",    "disagreements",
                                                 "positions", "settlements", "article"};
  return names;
}

void readParts(Draft& draft, Diagnostics& diagnostics) {
  atlas::Records& records = draft.records;
  readLand(draft, diagnostics);
  readWorld(draft, diagnostics);
  readPart("islands", islandReader(), Geometry::None, records.islands, draft, diagnostics);
  readPart("places", placeReader(), Geometry::None, records.places, draft, diagnostics);
  readPart("waters", waterReader(), Geometry::Lines, records.waters, draft, diagnostics);
  readPart("events", eventReader(), Geometry::None, records.events, draft, diagnostics);
  readPart("status", statusReader(), Geometry::None, records.status, draft, diagnostics);
  readPart("claims", claimReader(), Geometry::None, records.claims, draft, diagnostics);
  readPart("periods", periodReader(), Geometry::None, records.periods, draft, diagnostics);
  readPart("lines", lineReader(), Geometry::Lines, records.lines, draft, diagnostics);
  readPart("distances", distanceReader(), Geometry::None, records.distances, draft, diagnostics);
  readPart("sources", sourceReader(), Geometry::None, records.sources, draft, diagnostics);
  readPart("settlements", settlementReader(), Geometry::None, records.settlements, draft, diagnostics);
  readPart("meetings", meetingReader(), Geometry::None, records.meetings, draft, diagnostics);
  readPart("disagreements", disagreementReader(), Geometry::None, records.disagreements, draft, diagnostics);
  readPart("positions", positionReader(), Geometry::None, records.positions, draft, diagnostics);
  readPart("article", articleReader(), Geometry::None, records.article, draft, diagnostics);
}

}  // namespace kurilscope::io

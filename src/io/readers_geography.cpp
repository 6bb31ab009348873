#include "io/part_readers.hpp"

// Islands, places, waters and distances: what lies where.

namespace kurilscope::io {

namespace {

constexpr double kMost = 1e12;

atlas::NameSet readNames(const Row& row) {
  return {.en = row.required("name_en"),
          .ru = row.text("name_ru"),
          .ja = row.text("name_ja"),
          .jaLatin = row.text("name_ja_latn"),
          .jaShort = {}};
}

atlas::Island readIsland(const Row& row) {
  atlas::Island island{.id = row.id(),
                       .kind = row.oneOf("kind", {"island", "islet", "islets", "rock", "group", "context"}),
                       .names = readNames(row),
                       .position = row.position("lon", "lat"),
                       .areaSquareKm = row.optionalNumber("area_km2", 0, kMost),
                       .areaNote = row.text("area_note"),
                       .highestMeters = row.optionalNumber("highest_m", -500, 9000),
                       .highestNote = row.text("highest_note"),
                       .inhabited = row.text("inhabited"),
                       .population = row.text("population"),
                       .settlement = row.text("settlement"),
                       .group = row.text("group"),
                       .partOf = row.list("part_of"),
                       .disputed = row.flag("disputed"),
                       .inCoast = row.flag("in_coast"),
                       .note = row.text("note"),
                       .evidence = row.evidence()};
  island.names.jaShort = row.text("name_ja_short");
  return island;
}

atlas::Place readPlace(const Row& row) {
  return {.id = row.id(),
          .kind = row.required("kind"),
          .names = readNames(row),
          .formerName = row.text("name_former"),
          .position = row.position("lon", "lat"),
          .rank = row.integer("rank", 1, 9),
          .country = row.text("country"),
          .note = row.text("note"),
          .evidence = row.evidence()};
}

atlas::Water readWater(const Row& row) {
  atlas::Water water{.id = row.id(),
                     .kind = row.required("kind"),
                     .names = readNames(row),
                     .lines = row.raw().lines,
                     .disputed = row.flag("disputed"),
                     .rank = row.integer("rank", 1, 9),
                     .note = row.text("note"),
                     .evidence = row.evidence()};
  water.names.jaShort = water.names.jaLatin;  // a strait's name has no shorter form
  return water;
}

atlas::PublishedDistance readDistance(const Row& row) {
  return {.id = row.id(),
          .from = row.text("from"),
          .to = row.text("to"),
          .fromName = row.required("from_name"),
          .fromPoint = row.position("from_lon", "from_lat"),
          .toName = row.required("to_name"),
          .toPoint = row.position("to_lon", "to_lat"),
          .km = row.number("km", 0, 20040),  // half way round the Earth
          .measures = row.text("measures"),
          .evidence = row.evidence()};
}

}  // namespace

PartReader<atlas::Island> islandReader() {
  return {.columns = {"id",         "kind",       "name_en",  "name_ru",   "name_ja",   "name_ja_latn", "name_ja_short",
                      "lon",        "lat",        "area_km2", "area_note", "highest_m", "highest_note", "inhabited",
                      "population", "settlement", "group",    "part_of",   "disputed",  "in_coast",     "note",
                      "sources",    "confidence"},
          .read = readIsland};
}

PartReader<atlas::Place> placeReader() {
  return {.columns = {"id", "kind", "name_en", "name_ru", "name_ja", "name_ja_latn", "name_former", "lon", "lat",
                      "rank", "country", "note", "sources", "confidence"},
          .read = readPlace};
}

PartReader<atlas::Water> waterReader() {
  return {.columns = {"id", "kind", "name_en", "name_ru", "name_ja", "name_ja_latn", "disputed", "rank", "note",
                      "sources", "confidence"},
          .read = readWater};
}

PartReader<atlas::PublishedDistance> distanceReader() {
  return {.columns = {"id", "from", "to", "from_name", "from_lon", "from_lat", "to_name", "to_lon", "to_lat", "km",
                      "measures", "sources", "confidence"},
          .read = readDistance};
}

}  // namespace kurilscope::io

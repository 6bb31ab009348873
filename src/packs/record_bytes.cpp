#include "packs/record_bytes.hpp"

#include "base/archive.hpp"

namespace kurilscope::packs {

namespace {

// The fields of every record that holds texts or lists. A structured binding takes all fields or does not compile, so
// none can be forgotten. What holds neither goes over as it lies in memory.

template <class Archive>
void exchange(Archive& archive, atlas::Evidence& record) {
  auto& [sources, confidence] = record;
  archive(sources, confidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::NameSet& record) {
  auto& [en, ru, ja, jaLatin, jaShort] = record;
  archive(en, ru, ja, jaLatin, jaShort);
}

template <class Archive>
void exchange(Archive& archive, atlas::Source& record) {
  auto& [id, title, publisher, date, url, kind, note] = record;
  archive(id, title, publisher, date, url, kind, note);
}

template <class Archive>
void exchange(Archive& archive, atlas::Island& record) {
  auto& [id, kind, names, position, area, areaNote, highest, highestNote, inhabited, population, settlement, group,
         partOf, disputed, inCoast, note, evidence] = record;
  archive(id, kind, names, position, area, areaNote, highest, highestNote, inhabited, population, settlement, group,
          partOf, disputed, inCoast, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Place& record) {
  auto& [id, kind, names, formerName, position, rank, country, note, evidence] = record;
  archive(id, kind, names, formerName, position, rank, country, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Water& record) {
  auto& [id, kind, names, lines, disputed, rank, note, evidence] = record;
  archive(id, kind, names, lines, disputed, rank, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Event& record) {
  auto& [id, start, end, kind, title, summary, actors, place, islands, evidence, note] = record;
  archive(id, start, end, kind, title, summary, actors, place, islands, evidence, note);
}

template <class Archive>
void exchange(Archive& archive, atlas::Status& record) {
  auto& [island, from, to, administeredBy, passing, period, basis, evidence] = record;
  archive(island, from, to, administeredBy, passing, period, basis, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Claim& record) {
  auto& [island, claimant, from, to, basis, instrument, period, evidence] = record;
  archive(island, claimant, from, to, basis, instrument, period, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Period& record) {
  auto& [id, areas, from, to, kind, administeredBy, claimedBy, basis, lineDescription, evidence] = record;
  archive(id, areas, from, to, kind, administeredBy, claimedBy, basis, lineDescription, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Line& record) {
  auto& [id, from, to, kind, title, period, note, parts, evidence] = record;
  archive(id, from, to, kind, title, period, note, parts, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Settlement& record) {
  auto& [id, title, administeredBy, islands, cutIsland, line, period, note, evidence] = record;
  archive(id, title, administeredBy, islands, cutIsland, line, period, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::PublishedDistance& record) {
  auto& [id, from, to, fromName, fromPoint, toName, toPoint, km, measures, evidence] = record;
  archive(id, from, to, fromName, fromPoint, toName, toPoint, km, measures, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::LandPolygon& record) {
  auto& [island, isMain, rings] = record;
  archive(island, isMain, rings);
}

template <class Archive>
void exchange(Archive& archive, atlas::Meeting& record) {
  auto& [event, sinceTwoThousandSix, sinceTwoThousandThirteen] = record;
  archive(event, sinceTwoThousandSix, sinceTwoThousandThirteen);
}

template <class Archive>
void exchange(Archive& archive, atlas::Disagreement& record) {
  auto& [id, about, text] = record;
  archive(id, about, text);
}

template <class Archive>
void exchange(Archive& archive, atlas::Position& record) {
  auto& [perspective, order, text, evidence] = record;
  archive(perspective, order, text, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::ArticleClaim& record) {
  auto& [id, text, verdict, finding, records, sources, view] = record;
  archive(id, text, verdict, finding, records, sources, view);
}

template <class Archive>
void exchange(Archive& archive, atlas::NamedView& record) {
  auto& [id, title, center, spanKm] = record;
  archive(id, title, center, spanKm);
}

template <class Archive>
void exchange(Archive& archive, atlas::Band& record) {
  auto& [id, title, islands] = record;
  archive(id, title, islands);
}

template <class Archive>
void exchange(Archive& archive, atlas::TitledId& record) {
  auto& [id, title] = record;
  archive(id, title);
}

template <class Archive>
void exchange(Archive& archive, atlas::Licence& record) {
  auto& [part, licence, holder] = record;
  archive(part, licence, holder);
}

template <class Archive>
void exchange(Archive& archive, atlas::FarLand& record) {
  auto& [key, size, polygons] = record;
  archive(key, size);
}

template <class Archive>
void exchange(Archive& archive, atlas::Records& all) {
  auto& [title, directory, files, periodFirst, periodLast, statusFirst, statusLast, defaultDate, region, projection,
         views, bands, administrations, eventKinds, licences, land, world, islands, places, waters, events, status,
         claims, periods, lines, distances, settlements, sources, meetings, disagreements, positions, article] = all;
  archive(title, directory, files, periodFirst, periodLast, statusFirst, statusLast, defaultDate, region, projection,
          views, bands, administrations, eventKinds, licences, land, world, islands, places, waters, events, status,
          claims, periods, lines, distances, settlements, sources, meetings, disagreements, positions, article);
}

// Says where the fields of records are listed: in this namespace.
struct Fields {};

}  // namespace

std::string toBytes(const atlas::Records& records) {
  archive::Writer<Fields> writer;
  writer(const_cast<atlas::Records&>(records));  // one list of fields serves both ways; a writer changes nothing
  return writer.take();
}

std::optional<atlas::Records> fromBytes(std::string_view bytes) {
  atlas::Records records;
  archive::Reader<Fields> reader(bytes);
  reader(records);
  return reader.isWhole() ? std::optional(std::move(records)) : std::nullopt;
}

std::string toBytes(const atlas::FarLand& land) {
  archive::Writer<Fields> writer;
  writer(const_cast<atlas::FarLand::Polygons&>(land.polygons.get()));
  return writer.take();
}

std::optional<atlas::FarLand::Polygons> farLandFromBytes(std::string_view bytes) {
  atlas::FarLand::Polygons polygons;
  archive::Reader<Fields> reader(bytes);
  reader(polygons);
  return reader.isWhole() ? std::optional(std::move(polygons)) : std::nullopt;
}

}  // namespace kurilscope::packs

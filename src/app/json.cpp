#include "app/json.hpp"

#include "brief/choices.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/status.hpp"
#include "app/words.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"

namespace kurilscope::app::json {

namespace {

template <class T>
Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json areaOrNull(std::optional<double> squareMeters, int sign) {
  return squareMeters ? Json(sign * std::llround(*squareMeters)) : Json(nullptr);
}

Json orNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json dayOrNull(const std::optional<atlas::Day>& day) { return day ? Json(atlas::toIso(*day)) : Json(nullptr); }

// Degrees to a micrometre's width or so: further digits are noise of the computation.
double rounded(double value, double digits) { return std::round(value * digits) / digits; }

Json ofPoint(geo::LonLat point) { return Json::array({rounded(point.lon, 1e8), rounded(point.lat, 1e8)}); }

// To a millimetre.
double meters(double value) { return rounded(value, 1e3); }

Json metersOrNull(const std::optional<double>& value) { return value ? Json(meters(*value)) : Json(nullptr); }

Json squareMetersOrNull(const std::optional<double>& value) {
  return value ? Json(std::llround(*value)) : Json(nullptr);
}

void addEvidence(Json& json, const atlas::Evidence& evidence) {
  json["sources"] = evidence.sources;
  json["confidence"] = words::confidence(evidence.confidence);
}

Json ofNames(const atlas::NameSet& names) {
  return {{"en", orNull(names.en)},
          {"ru", orNull(names.ru)},
          {"ja", orNull(names.ja)},
          {"ja_latn", orNull(names.jaLatin)},
          {"ja_short", orNull(names.jaShort)}};
}

Json claimants(const std::vector<const atlas::Claim*>& claims) {
  Json list = Json::array();
  for (const atlas::Claim* claim : claims) {
    list.push_back(claim->claimant);
  }
  return list;
}

Json ofClaim(const atlas::Claim& claim) {
  Json json = {{"island", claim.island},           {"claimant", claim.claimant},
               {"from", atlas::toIso(claim.from)}, {"to", dayOrNull(claim.to)},
               {"basis", orNull(claim.basis)},     {"instrument", orNull(claim.instrument)},
               {"period", orNull(claim.period)}};
  addEvidence(json, claim.evidence);
  return json;
}

Json ofIsland(const atlas::Atlas& atlas, const atlas::Island& island, std::optional<double> metersFromHokkaido) {
  std::optional<double> publishedArea;
  if (island.areaSquareKm) {
    publishedArea = *island.areaSquareKm * 1e6;
  }
  Json json = {{"id", island.id},
               {"kind", island.kind},
               {"names", ofNames(island.names)},
               {"position", ofPoint(island.position)},
               {"group", orNull(island.group)},
               {"disputed", island.disputed},
               {"in_coast", island.inCoast},
               {"area_m2", squareMetersOrNull(atlas.areaSquareMeters(island.id))},
               {"area_published_m2", squareMetersOrNull(publishedArea)},
               {"area_note", orNull(island.areaNote)},
               {"hokkaido_m", metersOrNull(metersFromHokkaido)},
               {"highest_m", orNull(island.highestMeters)},
               {"highest_note", orNull(island.highestNote)},
               {"inhabited", orNull(island.inhabited)},
               {"population", orNull(island.population)},
               {"settlement", orNull(island.settlement)},
               {"note", orNull(island.note)}};
  addEvidence(json, island.evidence);
  return json;
}

Json ofPublished(const atlas::PublishedDistance& row, const atlas::Atlas& atlas) {
  const double computed = computedMeters(row, atlas);
  Json json = {{"id", row.id},
               {"from", {{"id", orNull(row.from)}, {"name", orNull(row.fromName)}, {"point", ofPoint(row.fromPoint)}}},
               {"to", {{"id", orNull(row.to)}, {"name", orNull(row.toName)}, {"point", ofPoint(row.toPoint)}}},
               {"published_m", meters(row.km * 1000)},
               {"computed_m", meters(computed)},
               {"difference_m", meters(computed - row.km * 1000)},
               {"coast_to_coast_m", metersOrNull(coastToCoastMeters(row, atlas))},
               {"between_points_m", meters(geo::distanceMeters(row.fromPoint, row.toPoint))},
               {"measures", orNull(row.measures)}};
  addEvidence(json, row.evidence);
  return json;
}

}  // namespace

Json ofEvents(const std::vector<const atlas::Event*>& events) {
  Json list = Json::array();
  for (const atlas::Event* event : events) {
    Json json = {{"id", event->id},
                 {"start", atlas::toEdtf(event->start)},
                 {"end", atlas::toEdtf(event->end)},
                 {"kind", event->kind},
                 {"title", event->title},
                 {"summary", event->summary},
                 {"actors", event->actors},
                 {"place", orNull(event->place)},
                 {"islands", event->islands},
                 {"note", orNull(event->note)}};
    addEvidence(json, event->evidence);
    list.push_back(std::move(json));
  }
  return list;
}

Json ofIslands(const atlas::Atlas& atlas, std::optional<atlas::Day> day) {
  const std::vector<std::optional<double>> hokkaido = metersFromHokkaido(atlas);
  Json list = Json::array();
  for (std::size_t i = 0; i < atlas.islands().size(); ++i) {
    const atlas::Island& island = atlas.islands()[i];
    Json json = ofIsland(atlas, island, hokkaido[i]);
    if (day) {
      const atlas::Status* status = atlas.statusOn(island.id, *day);
      json["administered_by"] = status == nullptr ? Json(nullptr) : Json(status->administeredBy);
      json["claimed_by"] = claimants(atlas.claimsOn(island.id, *day));
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json ofStatusOn(const atlas::Atlas& atlas, atlas::Day day) {
  Json list = Json::array();
  for (const atlas::Island& island : atlas.islands()) {
    const atlas::Status* status = atlas.statusOn(island.id, day);
    if (status == nullptr) {
      continue;
    }
    const std::vector<const atlas::Claim*> claims = atlas.claimsOn(island.id, day);
    Json json = {{"island", island.id},
                 {"date", atlas::toIso(day)},
                 {"administered_by", status->administeredBy},
                 {"state", stateWord(*status)},
                 {"since", atlas::toIso(administeredSince(*status, atlas))},
                 {"from", atlas::toIso(status->from)},
                 {"to", dayOrNull(status->to)},
                 {"claimed_by", claimants(claims)},
                 {"basis", orNull(status->basis)},
                 {"period", orNull(status->period)}};
    addEvidence(json, status->evidence);
    json["claims"] = ofClaims(claims);
    list.push_back(std::move(json));
  }
  return list;
}

Json ofStatusHistory(const atlas::Atlas& atlas) {
  Json list = Json::array();
  for (const atlas::Status& status : atlas.records().status) {
    Json json = {{"island", status.island},        {"administered_by", status.administeredBy},
                 {"state", stateWord(status)},     {"from", atlas::toIso(status.from)},
                 {"to", dayOrNull(status.to)},     {"basis", orNull(status.basis)},
                 {"period", orNull(status.period)}};
    addEvidence(json, status.evidence);
    list.push_back(std::move(json));
  }
  return list;
}

Json ofDistances(const atlas::Atlas& atlas) {
  Json list = Json::array();
  for (const atlas::PublishedDistance& row : atlas.records().distances) {
    list.push_back(ofPublished(row, atlas));
  }
  return list;
}

Json ofClaims(const std::vector<const atlas::Claim*>& claims) {
  Json list = Json::array();
  for (const atlas::Claim* claim : claims) {
    list.push_back(ofClaim(*claim));
  }
  return list;
}

Json ofChanges(const atlas::Atlas& atlas, const view::View& view) {
  const auto [first, second] = view::sidesOf(view);
  const auto ofSide = [](const view::View& side) {
    return Json{{"date", atlas::toIso(side.date)}, {"perspective", view::word(side.perspective)}};
  };
  Json list = Json::array();
  for (const view::Change& change : view::changesOf(atlas, view)) {
    const bool isLine = change.subject.subject == view::Subject::Line;
    Json json = {{"kind", view::word(change.kind)},
                 {"islands", change.islands},
                 {"line", isLine ? Json(change.subject.id) : Json(nullptr)},
                 {"text", change.sentence}};
    addEvidence(json, change.evidence);
    list.push_back(std::move(json));
  }
  return {{"from", ofSide(first)}, {"to", ofSide(second)}, {"changes", std::move(list)}};
}

Json ofPicture(const std::filesystem::path& path, const scene::Stage& stage, const view::View& view,
               const PageSettings& settings, const scene::Scene& scene) {
  Json sources = Json::array();
  for (const std::string& id : scene.sources) {
    if (const atlas::Source* source = stage.atlas.source(id)) {
      sources.push_back(
          {{"id", source->id}, {"title", source->title}, {"publisher", source->publisher}, {"url", source->url}});
    }
  }
  Json choices = Json::array();
  for (const brief::Choice& choice : brief::contestedChoices(stage, view, settings.page(), scene)) {
    choices.push_back({{"id", choice.id},
                       {"shown", choice.shown},
                       {"alternative", choice.alternative},
                       {"options", choice.options.empty() ? Json(nullptr) : Json(choice.options)}});
  }
  return {{"path", std::filesystem::absolute(path).string()},
          {"width_px", settings.size.width},
          {"height_px", settings.size.height},
          {"scale", settings.scale},
          {"layout", brief::word(settings.layout)},
          {"view", view::toText(view)},
          {"date", atlas::toIso(view.date)},
          {"sources", std::move(sources)},
          {"choices", std::move(choices)}};
}

Json ofArticle(const atlas::Atlas& atlas) {
  Json list = Json::array();
  for (const atlas::ArticleClaim& claim : atlas.records().article) {
    list.push_back({{"id", claim.id},
                    {"claim", claim.text},
                    {"verdict", atlas::word(claim.verdict)},
                    {"evidence", claim.finding},
                    {"records", claim.records},
                    {"sources", claim.sources},
                    {"view", orNull(claim.view)}});
  }
  return list;
}

Json ofMeasurement(const End& from, const End& to, const view::Leg& leg, const atlas::Atlas& atlas) {
  const double distance = leg.way.distanceMeters;
  Json published = Json::array();
  for (const atlas::PublishedDistance* row : view::publishedBetween(from.id, to.id, atlas)) {
    published.push_back(ofPublished(*row, atlas));
  }
  const auto azimuth = [](const std::optional<double>& degrees) {
    return degrees ? Json(rounded(*degrees, 1e6)) : Json(nullptr);
  };
  return {{"from", {{"id", from.id}, {"point", ofPoint(leg.way.from)}}},
          {"to", {{"id", to.id}, {"point", ofPoint(leg.way.to)}}},
          {"distance_m", meters(distance)},
          {"distance_error_m", meters(view::coastErrorMeters(leg, atlas))},
          {"azimuth_deg", azimuth(leg.azimuthDegrees)},
          {"azimuth_from_to_deg", azimuth(leg.azimuthDegrees)},
          {"azimuth_to_from_deg", azimuth(leg.azimuthBackDegrees)},
          {"nautical_miles", rounded(distance / geo::kMetersPerNauticalMile, 1e6)},
          {"published", std::move(published)}};
}

Json ofZones(const std::vector<ZonesOf>& all) {
  Json list = Json::array();
  for (const auto& [settlement, zones] : all) {
    Json line = Json::array();
    for (const geo::Line& part : zones.line) {
      Json points = Json::array();
      std::ranges::transform(part, std::back_inserter(points), ofPoint);
      line.push_back(std::move(points));
    }
    Json json = {{"id", settlement->id},
                 {"title", settlement->title},
                 {"administered_by", settlement->administeredBy},
                 {"islands", settlement->islands},
                 {"cut_island", orNull(settlement->cutIsland)},
                 {"line", orNull(settlement->line)},
                 {"period", orNull(settlement->period)},
                 {"note", orNull(settlement->note)},
                 {"sea_m2",
                  {{zones.side, areaOrNull(zones.gainedSquareMeters, 1)},
                   {zones.other, areaOrNull(zones.gainedSquareMeters, -1)}}},
                 {"sea_12_nautical_miles_m2",
                  {{zones.side, areaOrNull(zones.gainedTerritorialSquareMeters, 1)},
                   {zones.other, areaOrNull(zones.gainedTerritorialSquareMeters, -1)}}},
                 {"sea_error_m2", std::llround(zones.errorSquareMeters)},
                 {"equidistant_line", std::move(line)},
                 {"caveat", atlas::kZonesCaveat},
                 {"method", kZonesMethod}};
    addEvidence(json, settlement->evidence);
    list.push_back(std::move(json));
  }
  return list;
}

// Names of files may be any bytes.
std::string text(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace kurilscope::app::json

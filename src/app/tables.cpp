#include "app/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>

#include "app/status.hpp"
#include "app/table.hpp"
#include "app/words.hpp"
#include "base/text.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"

namespace kurilscope::app::tables {

namespace {

std::string untilWords(const std::optional<atlas::Day>& to) { return to ? atlas::toIso(*to) : ""; }

std::string claimants(const std::vector<const atlas::Claim*>& claims) {
  std::vector<std::string> ids;
  std::ranges::transform(claims, std::back_inserter(ids), &atlas::Claim::claimant);
  return joined(ids, ", ");
}

std::string administrationWords(const atlas::Status& status) {
  return status.passing ? status.administeredBy + " (takeover in progress)" : status.administeredBy;
}

std::string endName(const std::string& name, const std::string& id) { return name.empty() ? id : name; }

}  // namespace

std::string ofEvents(const std::vector<const atlas::Event*>& events) {
  Table table({{"start"}, {"end"}, {"kind"}, {"id"}, {"title"}});
  for (const atlas::Event* event : events) {
    table.add({atlas::toEdtf(event->start), event->end == event->start ? "" : atlas::toEdtf(event->end), event->kind,
               event->id, event->title});
  }
  return table.text();
}

std::string ofIslands(const atlas::Atlas& atlas, std::optional<atlas::Day> day) {
  std::vector<Column> columns = {{"id"},
                                 {"English"},
                                 {"Russian"},
                                 {"Japanese"},
                                 {"km²", Align::Right},
                                 {"published", Align::Right},
                                 {"km to Hokkaido", Align::Right}};
  if (day) {
    columns.push_back({"administered by"});
    columns.push_back({"claimed by"});
  }
  Table table(std::move(columns));
  const std::vector<std::optional<double>> hokkaido = metersFromHokkaido(atlas);
  for (std::size_t i = 0; i < atlas.islands().size(); ++i) {
    const atlas::Island& island = atlas.islands()[i];
    std::vector<std::string> cells = {island.id,
                                      island.names.en,
                                      island.names.ru,
                                      island.names.ja,
                                      words::squareKilometers(atlas.areaSquareMeters(island.id)),
                                      island.areaSquareKm ? fmt::format("{:g}", *island.areaSquareKm) : "",
                                      words::kilometers(hokkaido[i])};
    if (day) {
      const atlas::Status* status = atlas.statusOn(island.id, *day);
      cells.push_back(status == nullptr ? "" : administrationWords(*status));
      cells.push_back(claimants(atlas.claimsOn(island.id, *day)));
    }
    table.add(std::move(cells));
  }
  return table.text();
}

std::string ofStatusOn(const atlas::Atlas& atlas, atlas::Day day) {
  Table table({{"island"}, {"name"}, {"administered by"}, {"since"}, {"claimed by"}, {"basis"}});
  for (const atlas::Island& island : atlas.islands()) {
    if (const atlas::Status* status = atlas.statusOn(island.id, day)) {
      table.add({island.id, island.names.en, administrationWords(*status),
                 atlas::toIso(administeredSince(*status, atlas)), claimants(atlas.claimsOn(island.id, day)),
                 status->basis});
    }
  }
  return fmt::format("{}\n\n{}", atlas::inWords(day), table.text());
}

std::string ofStatusHistory(const atlas::Atlas& atlas) {
  Table table({{"island"}, {"from"}, {"to"}, {"administered by"}, {"basis"}});
  for (const atlas::Status& status : atlas.records().status) {
    table.add(
        {status.island, atlas::toIso(status.from), untilWords(status.to), administrationWords(status), status.basis});
  }
  return table.text();
}

std::string ofDistances(const atlas::Atlas& atlas) {
  Table table({{"from"},
               {"to"},
               {"published km", Align::Right},
               {"computed km", Align::Right},
               {"difference", Align::Right},
               {"coast to coast", Align::Right},
               {"point to point", Align::Right},
               {"what it measures"}});
  for (const atlas::PublishedDistance& row : atlas.records().distances) {
    const double computed = computedMeters(row, atlas);
    table.add({endName(row.fromName, row.from), endName(row.toName, row.to), shortest(row.km),
               words::kilometers(computed), fmt::format("{:+.1f}", computed / 1000 - row.km),
               words::kilometers(coastToCoastMeters(row, atlas)),
               words::kilometers(geo::distanceMeters(row.fromPoint, row.toPoint)), row.measures});
  }
  return table.text() +
         "\nComputed: between the coasts of islands, from the point where an end is a place, as the published row "
         "says.\n"
         "Coast to coast: between the islands that both ends stand on. Point to point: between the listed places.\n";
}

std::string ofClaims(const std::vector<const atlas::Claim*>& claims) {
  Table table({{"island"}, {"claimant"}, {"from"}, {"to"}, {"basis"}});
  for (const atlas::Claim* claim : claims) {
    table.add({claim->island, claim->claimant, atlas::toIso(claim->from), untilWords(claim->to), claim->basis});
  }
  return table.text();
}

std::string ofChanges(const atlas::Atlas& atlas, const view::View& view) {
  std::string text = view::comparisonInWords(view);
  if (view::comparesPerspectives(view)) {
    text += ", " + atlas::inWords(view.date);
  }
  text += "\n\n";
  const std::vector<view::Change> changes = view::changesOf(atlas, view);
  for (const view::Change& change : changes) {
    text += fmt::format("{}\n  [{}]\n", change.sentence,
                        change.evidence.sources.empty() ? words::confidence(change.evidence.confidence)
                                                        : joined(change.evidence.sources, ", "));
  }
  return changes.empty() ? text + "Nothing that this pack knows of differs.\n" : text;
}

std::string ofArticle(const atlas::Atlas& atlas) {
  std::string text;
  for (const atlas::ArticleClaim& claim : atlas.records().article) {
    text += fmt::format("{}{}  {}\n  {}\n  [{}]\n", text.empty() ? "" : "\n", claim.id, claim.text,
                        fmt::format("{}: {}", atlas::word(claim.verdict), claim.finding), joined(claim.sources, ", "));
  }
  return text.empty() ? "This pack checks no article.\n" : text;
}

std::string ofMeasurement(const End& from, const End& to, const view::Leg& leg, const atlas::Atlas& atlas) {
  const double meters = leg.way.distanceMeters;
  std::string text = fmt::format("{} to {}: {:.2f} km ({:.2f} nautical miles)", from.name, to.name, meters / 1000,
                                 meters / geo::kMetersPerNauticalMile);
  if (leg.azimuthDegrees) {
    text += fmt::format(", bearing {:.1f}°", *leg.azimuthDegrees);
    text += fmt::format(" (back {:.1f}°)", *leg.azimuthBackDegrees);
  }
  if (const double error = view::coastErrorMeters(leg, atlas); error > 0) {
    text += fmt::format("\n  ± {:.0f} m by the coast's resolution", error);
  }
  text += fmt::format("\n  from {}\n  to   {}\n", words::position(leg.way.from), words::position(leg.way.to));
  for (const atlas::PublishedDistance* row : view::publishedBetween(from.id, to.id, atlas)) {
    text +=
        fmt::format("  published: {} km, {} to {}; we compute {} km between those: {} [{}]\n", shortest(row->km),
                    endName(row->fromName, row->from), endName(row->toName, row->to),
                    words::kilometers(computedMeters(*row, atlas)), row->measures, joined(row->evidence.sources, ", "));
  }
  return text;
}

std::string ofZones(const std::vector<ZonesOf>& all) {
  std::string text;
  for (const auto& [settlement, zones] : all) {
    const double length =
        std::accumulate(zones.line.begin(), zones.line.end(), 0.0,
                        [](double sum, const geo::Line& part) { return sum + geo::lengthMeters(part); });
    text += fmt::format("{}: {}\n", settlement->id, settlement->title);
    if (zones.gained.empty()) {
      text += "  sea       as it is; the others are compared with this\n";
    } else {
      const auto area = [](std::optional<double> known) { return known ? words::squareKilometers(known) : "unknown"; };
      text +=
          fmt::format("  sea       {0} +{2} km², {1} -{2} km² (of it {3} km² within 12 nautical miles)\n", zones.side,
                      zones.other, area(zones.gainedSquareMeters), area(zones.gainedTerritorialSquareMeters));
    }
    text += fmt::format("  line      equidistant, {:.0f} km; the pack's line: {}\n", length / 1000, settlement->line);
    text += fmt::format("  sources   {}\n", joined(settlement->evidence.sources, ", "));
    text += settlement->note.empty() ? "\n" : fmt::format("  note      {}\n\n", settlement->note);
  }
  return text + kZonesMethod + "\n";
}

}  // namespace kurilscope::app::tables

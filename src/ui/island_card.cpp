#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "scene/compose.hpp"
#include "ui/band_segments.hpp"
#include "ui/card_parts.hpp"
#include "ui/measure_panel.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"
#include "view/standing.hpp"

namespace kurilscope::ui {

namespace {

constexpr const char* kHokkaido = "hokkaido";

std::string kindInWords(const std::string& kind) {
  return kind == "group" ? "Island group" : kind == "context" ? "Island" : capitalised(kind);
}

void namesUi(const Ui& ui, const atlas::NameSet& names) {
  sectionTitle(ui, "Names");
  factRow(ui, "English", names.en);
  factRow(ui, "Russian", names.ru);
  factRow(ui, "Japanese", names.ja, names.jaLatin);
}

// A party with its colour, then since when and on what ground; its sources show on hover.
void partyUi(const Ui& ui, const std::string& party, const std::string& since, const std::string& ground,
             const atlas::Evidence& evidence) {
  ImGui::BeginGroup();
  ImFont* font = ui.state.fonts.bold;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 box = at + ImVec2(0, font->FontSize / 2 - ui.px(5));
  ImGui::GetWindowDrawList()->AddRectFilled(box, box + ImVec2(ui.px(10), ui.px(10)),
                                            toImGui(scene::administrationColor(ui.colors, party)), ui.px(2));
  ImGui::Indent(ui.px(18));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  textIn(font, ui.colors.text, ui.in.atlas.titleOfAdministration(party));
  textIn(ui.state.fonts.small, ui.colors.textQuiet, since + weaknessMark(evidence.confidence));
  if (!ground.empty()) {
    textIn(ui.state.fonts.small, ui.colors.text, ground);
  }
  ImGui::PopStyleVar();
  ImGui::Unindent(ui.px(18));
  ImGui::EndGroup();
  evidenceTip(ui, evidence);
  space(ui, 5);
}

std::string spanWords(const Ui& ui, atlas::Day from, const std::optional<atlas::Day>& to) {
  const std::string since = sinceWords(ui.in.atlas, from);
  return to ? fmt::format("{}, until {}", since, atlas::inWords(*to)) : since;
}

void statusUi(const Ui& ui, const atlas::Island& island) {
  const atlas::Status* status = ui.in.atlas.statusOn(island.id, ui.in.view.date);
  if (status == nullptr) {
    return;
  }
  sectionTitle(ui, status->passing ? "Administered by (a takeover in progress)" : "Administered by");
  const atlas::Day since = administeredSince(ui.in.atlas, *status);
  const std::string ground =
      since == status->from ? status->basis
                            : fmt::format("{}: {}", capitalised(sinceWords(ui.in.atlas, status->from)), status->basis);
  partyUi(ui, status->administeredBy, sinceWords(ui.in.atlas, since), ground, status->evidence);
}

void claimsUi(const Ui& ui, const atlas::Island& island) {
  const std::vector<const atlas::Claim*> claims = ui.in.atlas.claimsOn(island.id, ui.in.view.date);
  if (claims.empty()) {
    return;
  }
  sectionTitle(ui, "Claimed by");
  for (const atlas::Claim* claim : claims) {
    const std::string ground =
        claim->instrument.empty() ? claim->basis : fmt::format("{} ({})", claim->basis, claim->instrument);
    partyUi(ui, claim->claimant, spanWords(ui, claim->from, claim->to), ground, claim->evidence);
  }
}

// What the capital's view makes of the same facts.
void perspectiveUi(const Ui& ui, const atlas::Island& island) {
  const view::Perspective perspective = ui.in.view.perspective;
  if (perspective == view::Perspective::Neutral || !island.disputed) {
    return;
  }
  const std::vector<std::string> members = ui.in.atlas.membersOf(island.id);
  const view::Standing seen = view::standingOf(ui.in.atlas, members.front(), ui.in.view.date, perspective);
  const view::Standing neutral =
      view::standingOf(ui.in.atlas, members.front(), ui.in.view.date, view::Perspective::Neutral);
  const auto party = [&ui](const std::string& id) { return view::partyInWords(ui.in.atlas, id); };
  std::string words;
  if (seen.isStated) {
    words = fmt::format("drawn in the tint of {}, which claims it; the stripes say that {} administers it.",
                        party(seen.ground), party(seen.stripes));
  } else if (!seen.ground.empty() && neutral.stripes != seen.stripes) {
    words = fmt::format("drawn in the tint of {}; the claim by {} is not drawn.", party(seen.ground),
                        party(neutral.stripes));
  }
  if (!words.empty()) {
    noteBox(ui, view::inWords(perspective), {capitalised(words)});
  }
}

// A group has no status of its own: how its members stand.
void groupStatusUi(const Ui& ui, const atlas::Island& island) {
  std::map<std::string, std::vector<std::string>> byParty;
  for (const std::string& member : ui.in.atlas.membersOf(island.id)) {
    const atlas::Status* status = ui.in.atlas.statusOn(member, ui.in.view.date);
    if (status != nullptr) {
      byParty[status->administeredBy].push_back(member);
    }
  }
  for (const auto& [party, members] : byParty) {
    sectionTitle(ui, fmt::format("Administered by {}", ui.in.atlas.titleOfAdministration(party)));
    islandChipsUi(ui, members);
  }
}

std::optional<double> metersToHokkaido(const Ui& ui, const std::string& id) {
  const auto known = ui.state.hokkaidoMeters.find(id);
  if (known != ui.state.hokkaidoMeters.end()) {
    return known->second;
  }
  std::optional<double> meters;
  if (id != kHokkaido && ui.in.atlas.island(kHokkaido) != nullptr) {
    const geo::Coast from = ui.in.atlas.coastOf(kHokkaido);
    const geo::Coast to = ui.in.atlas.coastOf(id);
    if (!from.empty() && !to.empty()) {
      meters = from.nearest(to).distanceMeters;
    }
  }
  ui.state.hokkaidoMeters.emplace(id, meters);
  return meters;
}

std::string publishedArea(const atlas::Island& island) {
  return island.areaSquareKm ? areaInWords(*island.areaSquareKm * 1e6) : std::string{};
}

void publishedDistancesUi(const Ui& ui, const std::string& id) {
  for (const atlas::PublishedDistance& distance : ui.in.atlas.records().distances) {
    if (distance.from == id || distance.to == id) {
      factRow(
          ui, "Published", fmt::format("{} km", distance.km),
          fmt::format("{} to {}{}", distance.fromName, distance.toName, weaknessMark(distance.evidence.confidence)));
      evidenceTip(ui, distance.evidence, distance.measures);
    }
  }
}

// The pack names a place by its id, or writes it out where it has none.
std::string settlementName(const Ui& ui, const atlas::Island& island) {
  const atlas::Place* place = ui.in.atlas.place(island.settlement);
  return place == nullptr ? island.settlement : scene::nameInline(place->names, island.disputed, ui.in.view);
}

void measuresUi(const Ui& ui, const atlas::Island& island) {
  sectionTitle(ui, "Measures");
  factRow(ui, "Area", publishedArea(island), island.areaNote);
  if (island.highestMeters) {
    factRow(ui, "Highest", fmt::format("{:.0f} m", *island.highestMeters), island.highestNote);
  }
  if (const auto meters = metersToHokkaido(ui, island.id)) {
    factRow(ui, "To Hokkaido", lengthInWords(*meters), "shortest, coast to coast, on the ellipsoid");
  }
  publishedDistancesUi(ui, island.id);
  ringsUi(ui, island.id);
  factRow(ui, "Population", island.population);
  factRow(ui, "Settlement", settlementName(ui, island));
}

void actionsUi(const Ui& ui, const atlas::Island& island) {
  space(ui, 8);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(6), ui.px(6)));
  if (iconButton(ui, "go", Icon::Target, withKey("Move the map there", keys::kSelected),
                 {.label = "Go there", .hasGround = true})) {
    ui.command(view::GoTo{island.id});
  }
  ImGui::SameLine();
  if (iconButton(ui, "copytext", Icon::Copy, withKey("Copy this card as text", keys::kCopyText),
                 {.label = "Copy as text", .hasGround = true})) {
    ui.copy(islandAsText(ui.in.atlas, island, ui.in.view.date));
  }
  if (island.id != kHokkaido && metersToHokkaido(ui, island.id)) {
    const view::Measurement measurement{{island.id, kHokkaido}, false};
    const bool isOn = ui.in.view.measurement == measurement;
    if (textButton(ui, "measure", isOn ? "Hide the distance to Hokkaido" : "Show the distance to Hokkaido", {}, isOn)) {
      ui.command(view::SetMeasurement{isOn ? std::nullopt : std::optional(measurement)});
    }
  }
  ImGui::PopStyleVar();
}

void eventsUi(const Ui& ui, const std::vector<const atlas::Event*>& events) {
  if (events.empty()) {
    return;
  }
  sectionTitle(ui, "Events");
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const atlas::Event* event : events) {
    if (eventRowUi(ui, *event, false)) {
      ui.command(view::Select{{view::Subject::Event, event->id}, true});
    }
  }
  ImGui::PopStyleVar();
}

}  // namespace

void islandCardUi(const Ui& ui, const atlas::Island& island) {
  textIn(ui.state.fonts.small, ui.colors.textQuiet, kindInWords(island.kind));
  textIn(ui.state.fonts.heading, ui.colors.text, scene::nameInline(island.names, island.disputed, ui.in.view));
  textIn(ui.state.fonts.small, ui.colors.textQuiet, fmt::format("On {}", atlas::inWords(ui.in.view.date)));
  perspectiveUi(ui, island);
  if (island.isGroup()) {
    groupStatusUi(ui, island);
  } else {
    statusUi(ui, island);
    claimsUi(ui, island);
  }
  actionsUi(ui, island);
  namesUi(ui, island.names);
  measuresUi(ui, island);
  if (!island.note.empty()) {
    noteBox(ui, "Note", {island.note});
  }
  disagreementsUi(ui, island.id);
  evidenceUi(ui, island.evidence);
  eventsUi(ui, ui.in.atlas.eventsOf(island.id));
  space(ui, 16);
}

void placeCardUi(const Ui& ui, const atlas::Place& place) {
  textIn(ui.state.fonts.small, ui.colors.textQuiet, capitalised(place.kind));
  textIn(ui.state.fonts.heading, ui.colors.text, scene::nameInline(place.names, false, ui.in.view));
  space(ui, 6);
  if (iconButton(ui, "go", Icon::Target, withKey("Move the map there", keys::kSelected),
                 {.label = "Go there", .hasGround = true})) {
    ui.command(view::GoTo{place.id});
  }
  namesUi(ui, place.names);
  factRow(ui, "Formerly", place.formerName);
  factRow(ui, "Country", place.country);
  ringsUi(ui, place.id);
  if (!place.note.empty()) {
    noteBox(ui, "Note", {place.note});
  }
  disagreementsUi(ui, place.id);
  std::vector<const atlas::Event*> events;
  for (const atlas::Event& event : ui.in.atlas.events()) {
    if (event.place == place.id) {
      events.push_back(&event);
    }
  }
  eventsUi(ui, events);
  evidenceUi(ui, place.evidence);
  space(ui, 16);
}

}  // namespace kurilscope::ui

#include "scene/composer.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "scene/line_style.hpp"

namespace kurilscope::scene {

namespace {

using view::Layer;

constexpr float kPointIslandRadius = 2.6F;  // the small-island guarantee, in 1/96 inch
constexpr double kSmallestVisible = 5.0;    // a polygon smaller than this gets a ring around it, likewise

std::string titleOf(const Standing& standing, const atlas::Atlas& atlas) {
  return "Administered by " + atlas.titleOfAdministration(standing.status->administeredBy);
}

}  // namespace

Composer::Composer(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
                   const view::Selection& hovered)
    : stage_(stage),
      atlas_(stage.atlas),
      view_(view),
      hovered_(hovered),
      basemap_(stage.basemapFor(view)),
      palette_(palette(view.theme)),
      frame_(frame),
      reserved_(reserved.begin(), reserved.end()),
      placement_{.frame = frame,
                 .transform = transformFor(stage, view, frame),
                 .isWorld = basemap_.isWorld,
                 .halo = palette_.halo,
                 .labels = {},
                 .reserved = reserved_,
                 .marks = {},
                 .lines = {}} {
  scene_.frame = frame;
  scene_.transform = placement_.transform;
  scene_.isWorld = basemap_.isWorld;
  scene_.background = palette_.sea;
  const geo::Plane topLeft = scene_.transform.plane({0, 0});
  const geo::Plane bottomRight = scene_.transform.plane({frame.width, frame.height});
  visible_ = {topLeft.x, bottomRight.y, bottomRight.x, topLeft.y};
  for (std::uint32_t i = 0; i < basemap_.polygons.size(); ++i) {
    const BasePolygon& polygon = basemap_.polygons[i];
    if (polygon.bounds.overlaps(visible_)) {
      (polygon.isFar || polygon.runsOn ? far_ : near_).push_back(i);
    }
  }
}

Scene Composer::compose() {
  addSea();
  addGraticule();
  addStatus();
  addClaims();
  addCoasts();
  addLines();
  addHighlights();
  addPointIslands();
  addTicks();
  addWays();
  addPlaces();
  addEvents();
  collectIslandNames();
  collectWaterNames();
  placeLabels();
  buildLegend();
  std::ranges::sort(scene_.sources);
  scene_.sources.erase(std::unique(scene_.sources.begin(), scene_.sources.end()), scene_.sources.end());
  return std::move(scene_);
}

std::vector<LegendEntry> Composer::legend() {
  buildLegend();
  return std::move(scene_.legend);
}

glm::vec2 Composer::pixelOf(geo::LonLat point) const {
  return scene_.transform.pixel(basemap_.projection.project(point));
}

std::vector<glm::vec2> Composer::pixelsOf(const std::vector<geo::LonLat>& line) const {
  std::vector<glm::vec2> pixels;
  for (const geo::Plane& point : basemap_.projection.project(line)) {
    const glm::vec2 pixel = scene_.transform.pixel(point);
    if (std::isfinite(pixel.x) && std::isfinite(pixel.y)) {
      pixels.push_back(pixel);
    }
  }
  return pixels;
}

bool Composer::isInside(glm::vec2 pixel, float margin) const {
  return pixel.x >= margin && pixel.y >= margin && pixel.x <= static_cast<float>(frame_.width) - margin &&
         pixel.y <= static_cast<float>(frame_.height) - margin;
}

bool Composer::isHidden(glm::vec2 pixel) const {
  return std::ranges::any_of(reserved_, [pixel](const Box& box) { return box.overlaps({pixel, pixel}); });
}

double Composer::metersPerUnit() const { return view_.camera.spanKm * 1000 / frame_.width * frame_.scale; }

const Standing& Composer::standingOf(const std::string& island) {
  const auto [found, isNew] = standings_.try_emplace(island);
  if (isNew) {
    const std::vector<const atlas::Claim*> rivals = atlas_.rivalClaimsOn(island, view_.date);
    found->second = {atlas_.statusOn(island, view_.date), rivals.empty() ? nullptr : rivals.front()};
  }
  return found->second;
}

Color Composer::tintOf(const Standing& standing) const {
  if (standing.status == nullptr || !view_.shows(Layer::Status)) {
    return palette_.land;
  }
  return administrationTint(palette_, standing.status->administeredBy);
}

const atlas::Event* Composer::eventInFocus() const {
  return view_.selection.subject == view::Subject::Event ? atlas_.event(view_.selection.id) : nullptr;
}

std::vector<std::string> Composer::islandsOf(const view::Selection& selection) const {
  if (selection.subject == view::Subject::Island) {
    return atlas_.membersOf(selection.id);
  }
  std::vector<std::string> ids;
  const atlas::Event* event = selection.subject == view::Subject::Event ? atlas_.event(selection.id) : nullptr;
  for (const std::string& island : event == nullptr ? std::vector<std::string>{} : event->islands) {
    const std::vector<std::string> members = atlas_.membersOf(island);
    ids.insert(ids.end(), members.begin(), members.end());
  }
  return ids;
}

void Composer::cite(const atlas::Evidence& evidence) {
  scene_.sources.insert(scene_.sources.end(), evidence.sources.begin(), evidence.sources.end());
}

void Composer::addSea() {
  // Two water lines, the wider one fainter; only around the region, so that the eye stays there.
  if (basemap_.isWorld) {
    return;
  }
  scene_.items.emplace_back(StrokeCoast{near_, mixed(palette_.sea, palette_.seaShallow, 0.5), px(18)});
  scene_.items.emplace_back(StrokeCoast{near_, palette_.seaShallow, px(9)});
}

void Composer::addStatus() {
  scene_.items.emplace_back(FillLand{far_, palette_.landFar});
  scene_.items.emplace_back(StrokeCoast{far_, palette_.coastFar, px(0.7F)});
  std::map<std::uint32_t, FillLand> byColor;
  for (const std::uint32_t id : near_) {
    const Standing& standing = standingOf(basemap_.polygons[id].island);
    const Color color = tintOf(standing);
    FillLand& fill = byColor[static_cast<std::uint32_t>(color.r << 16 | color.g << 8 | color.b)];
    fill.color = color;
    fill.polygons.push_back(id);
  }
  for (auto& [key, fill] : byColor) {
    scene_.items.emplace_back(std::move(fill));
  }
  for (const auto& [island, standing] : standings_) {
    if (standing.status != nullptr) {
      cite(standing.status->evidence);
    }
  }
}

void Composer::addClaims() {
  // A takeover in progress and a claim by another are both stripes, told apart by their slant.
  std::map<std::string, HatchLand> claims;
  HatchLand passing{.polygons = {},
                    .color = palette_.russia.withAlpha(static_cast<std::uint8_t>(palette_.hatchAlpha * 255)),
                    .periodPixels = static_cast<int>(std::lround(px(5))),
                    .widthPixels = static_cast<int>(std::lround(px(2))),
                    .rising = false};
  for (const std::uint32_t id : near_) {
    const Standing& standing = standingOf(basemap_.polygons[id].island);
    if (standing.status != nullptr && standing.status->passing && view_.shows(Layer::Status)) {
      passing.polygons.push_back(id);
    } else if (const atlas::Claim* claim = standing.rivalClaim; claim != nullptr && view_.shows(Layer::Claims)) {
      claims[claim->claimant].polygons.push_back(id);
      cite(claim->evidence);
    }
  }
  for (auto& [claimant, hatch] : claims) {
    hatch.color =
        administrationColor(palette_, claimant).withAlpha(static_cast<std::uint8_t>(palette_.hatchAlpha * 255));
    hatch.periodPixels = std::max(4, static_cast<int>(std::lround(px(7))));
    hatch.widthPixels = std::max(1, static_cast<int>(std::lround(px(1.5F))));
    scene_.items.emplace_back(std::move(hatch));
  }
  if (!passing.polygons.empty()) {
    scene_.items.emplace_back(std::move(passing));
  }
}

void Composer::addCoasts() {
  scene_.items.emplace_back(StrokeCoast{near_, palette_.coast, px(basemap_.isWorld ? 0.6F : 0.9F)});
}

void Composer::addHighlights() {
  if (!(hovered_ == view_.selection)) {
    outline(hovered_, 1.4F);
  }
  outline(view_.selection, 2.2F, 1.8F);
}

void Composer::outline(const view::Selection& selection, float width, float casing) {
  const std::vector<std::string> islands = islandsOf(selection);
  const std::set<std::string> chosen(islands.begin(), islands.end());
  PolygonIds polygons;
  for (const std::uint32_t id : near_) {
    if (basemap_.polygons[id].isMain && chosen.contains(basemap_.polygons[id].island)) {
      polygons.push_back(id);
    }
  }
  if (!polygons.empty()) {
    if (casing > 0) {
      scene_.items.emplace_back(StrokeCoast{polygons, palette_.selectionEdge, px(width + casing)});
    }
    scene_.items.emplace_back(StrokeCoast{std::move(polygons), palette_.selection, px(width)});
  }
}

void Composer::addPointIslands() {
  // Every named islet keeps a mark at every zoom: a dot where the coast has no polygon, a ring around one too small
  // to be seen.
  std::map<std::string, double> largest;  // of an island's polygons, the longer side in metres
  for (const BasePolygon& polygon : basemap_.polygons) {
    if (polygon.isMain) {
      double& side = largest[polygon.island];
      side = std::max({side, polygon.bounds.right - polygon.bounds.left, polygon.bounds.top - polygon.bounds.bottom});
    }
  }
  const std::vector<std::string> highlighted = islandsOf(view_.selection);
  for (const atlas::Island& island : atlas_.islands()) {
    const glm::vec2 pixel = pixelOf(island.position);
    if (island.isGroup() || island.isContext() || !isInside(pixel)) {
      continue;
    }
    const auto side = largest.find(island.id);
    const double extent = side == largest.end() ? 0 : side->second * scene_.transform.pixelsPerMeter / frame_.scale;
    if (extent >= kSmallestVisible) {
      continue;
    }
    const bool isChosen = std::ranges::find(highlighted, island.id) != highlighted.end();
    const Color tint = tintOf(standingOf(island.id));
    scene_.items.emplace_back(Symbol{.shape = SymbolShape::Disc,
                                     .center = pixel,
                                     .radiusPixels = px(kPointIslandRadius),
                                     .fill = tint,
                                     .outline = isChosen ? palette_.selection : palette_.coast,
                                     .outlinePixels = px(isChosen ? 1.6F : 0.9F)});
    const glm::vec2 reach{px(kPointIslandRadius + 2)};
    const glm::vec2 mark{px(kPointIslandRadius + 0.9F)};
    placement_.reserve({pixel - mark, pixel + mark}, island.id);
    scene_.marks.push_back({{view::Subject::Island, island.id}, pixel - reach, pixel + reach});
  }
}

void Composer::buildLegend() {
  std::map<std::string, LegendEntry> tints;
  std::map<std::string, LegendEntry> hatches;
  bool isPassing = false;
  for (const std::uint32_t id : near_) {
    const Standing& standing = standingOf(basemap_.polygons[id].island);
    if (standing.status == nullptr) {
      continue;
    }
    const Color tint = tintOf(standing);
    if (view_.shows(Layer::Status)) {
      tints[standing.status->administeredBy] = {
          .kind = LegendKind::Tint, .title = titleOf(standing, atlas_), .color = tint};
      isPassing = isPassing || standing.status->passing;
    }
    const atlas::Claim* claim = standing.rivalClaim;
    if (claim != nullptr && !standing.status->passing && view_.shows(Layer::Claims)) {
      hatches[claim->claimant] = {.kind = LegendKind::Hatch,
                                  .title = "Claimed by " + atlas_.titleOfAdministration(claim->claimant),
                                  .color = administrationColor(palette_, claim->claimant),
                                  .ground = tint};
    }
  }
  for (auto& [id, entry] : tints) {
    scene_.legend.push_back(std::move(entry));
  }
  for (auto& [id, entry] : hatches) {
    scene_.legend.push_back(std::move(entry));
  }
  if (isPassing) {
    scene_.legend.push_back({.kind = LegendKind::Hatch,
                             .title = "Takeover in progress",
                             .color = palette_.russia,
                             .ground = administrationTint(palette_, "japan"),
                             .rising = false});
  }
  std::set<atlas::LineKind> kinds;
  for (const atlas::Line* line : shownLines()) {
    kinds.insert(line->kind);
  }
  for (const atlas::LineKind kind : kinds) {
    scene_.legend.push_back(lineLegend(kind, view_.perspective, palette_, frame_.scale));
  }
  addEventLegend();
}

Scene compose(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
              const view::Selection& hovered) {
  return Composer(stage, view, frame, reserved, hovered).compose();
}

std::vector<LegendEntry> legendFor(const Stage& stage, const view::View& view, const Frame& frame) {
  return Composer(stage, view, frame, {}, {}).legend();
}

}  // namespace kurilscope::scene

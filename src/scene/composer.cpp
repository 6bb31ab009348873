#include "scene/composer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "scene/swipe.hpp"
#include "view/sides.hpp"

namespace kurilscope::scene {

namespace {

using view::Layer;

constexpr float kPointIslandRadius = 2.6F;  // the small-island guarantee, in 1/96 inch
constexpr float kWorldIslandRadius = 1.7F;  // where the whole chain is a few marks
constexpr double kSmallestVisible = 5.0;    // a polygon smaller than this gets a ring around it, likewise
constexpr double kThinlyOutlined = 26;      // one smaller than this has a thinner outline, so that its tint is seen

// Stripes over the land, likewise: of a claim in the neutral view, and of what a capital's view states.
constexpr float kClaimPeriod = 7;
constexpr float kClaimWidth = 1.5F;
constexpr float kPassingPeriod = 8;  // of a takeover in progress: half the one, half the other
constexpr float kPassingWidth = 4;
constexpr float kStatedPeriod = 10;
constexpr float kStatedWidth = 4.5F;

// What a tint says, or a tint with stripes.
std::string tintTitle(const view::Standing& standing, const atlas::Atlas& atlas) {
  return "Administered by " + atlas.titleOfAdministration(standing.ground);
}
std::string stripesTitle(const view::Standing& standing, const atlas::Atlas& atlas) {
  const std::string stripes = atlas.titleOfAdministration(standing.stripes);
  return standing.isStated
             ? fmt::format("Claimed by {}, administered by {}", atlas.titleOfAdministration(standing.ground), stripes)
             : "Claimed by " + stripes;
}

}  // namespace

Composer::Composer(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
                   std::span<const view::Selection> hovered)
    : stage_(stage),
      atlas_(stage.atlas),
      view_(view),
      hovered_(hovered),
      basemap_(stage.basemapFor(view)),
      survey_(stage.surveys->of(stage.atlas, basemap_)),
      palette_(palette(view.theme)),
      frame_(frame),
      reserved_(reserved),
      placement_{.frame = frame,
                 .transform = transformFor(stage, view, frame),
                 .isWorld = basemap_.isWorld,
                 .halo = palette_.halo,
                 .labels = {},
                 .reserved = {reserved.begin(), reserved.end()},
                 .marks = {},
                 .lines = {}},
      sides_{{view.date, view.perspective}, {view.date, view.perspective}} {
  if (view.comparison) {
    const auto [first, second] = view::sidesOf(view);
    sides_ = {{first.date, first.perspective}, {second.date, second.perspective}};
  }
  // With claims hidden, what a capital claims cannot be the ground either.
  const auto standings = [&](const Moment& side) {
    return &survey_.standings(side.date, view.shows(Layer::Claims) ? side.perspective : view::Perspective::Neutral);
  };
  standings_ = {standings(sides_.first), standings(sides_.second)};
  scene_.frame = frame;
  scene_.transform = placement_.transform;
  shownEvents_ = findShownEvents();
  scene_.isWorld = basemap_.isWorld;
  scene_.background = palette_.sea;
  visible_ = boxAround(0);
  const geo::PlaneBox ground = marksDifference() ? visible_ : boxAround(kGroundMargin);
  Survey::LandFound land = survey_.landIn(ground);
  near_ = std::move(land.near);
  far_ = std::move(land.far);
}

geo::PlaneBox Composer::boxAround(double marginPixels) const {
  const geo::Plane topLeft = scene_.transform.plane({-marginPixels, -marginPixels});
  const geo::Plane bottomRight = scene_.transform.plane({frame_.width + marginPixels, frame_.height + marginPixels});
  return {topLeft.x, bottomRight.y, bottomRight.x, topLeft.y};
}

bool Composer::isVisible(std::uint32_t polygon) const { return basemap_.polygons[polygon].bounds.overlaps(visible_); }

void Composer::addItems() {
  addSea();
  addGraticule();
  addRaster(false);
  addZones();
  addFarLand();
  if (marksDifference()) {
    addDifference();
    addRaster(true);
    addCoasts();
    addLineDifference();
  } else {
    addStatus();
    addClaims();
    addRaster(true);
    addCoasts();
    addZoneCourse();
    addLines();
  }
  scene_.groundItems = scene_.items.size();
  addHighlights();
  addPointIslands();
  addTicks();
  addRings();
  addWays();
  addPlaces();
  addEvents();
  collectIslandNames();
  collectWaterNames();
  placement_.labels = std::move(labels_);
}

Scene Composer::compose(const OnGround& onGround) {
  names_ = knownNames();
  addItems();
  if (needsNames()) {
    placeLabels(onGround);
  }
  addNames();
  buildLegend();
  listSources();
  return std::move(scene_);
}

LabelTask Composer::labelTask() {
  addItems();
  return std::move(placement_);
}

std::vector<LegendEntry> Composer::legend() {
  buildLegend();
  return std::move(scene_.legend);
}

glm::vec2 Composer::pixelOf(geo::LonLat point) const {
  return scene_.transform.pixel(basemap_.projection.project(point));
}

std::vector<glm::vec2> Composer::pixelsOf(const std::vector<geo::LonLat>& line) const {
  return pixelsOf(basemap_.projection.project(line));
}

std::vector<glm::vec2> Composer::pixelsOf(const geo::PlaneRing& line) const {
  std::vector<glm::vec2> pixels;
  pixels.reserve(line.size());
  for (const geo::Plane& point : line) {
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

Color Composer::tintOf(const view::Standing& standing) const {
  if (standing.status == nullptr || !view_.shows(Layer::Status)) {
    return palette_.land;
  }
  return administrationTint(palette_, standing.ground);
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
  for (const std::string& source : evidence.sources) {
    cited_.push_back(&source);
  }
}

void Composer::listSources() {
  const auto text = [](const std::string* source) -> const std::string& { return *source; };
  std::ranges::sort(cited_, {}, text);
  for (const std::string* source : cited_) {
    if (scene_.sources.empty() || scene_.sources.back() != *source) {
      scene_.sources.push_back(*source);
    }
  }
}

void Composer::addSea() {
  // Two water lines, the wider one fainter; only around the region, so that the eye stays there.
  if (basemap_.isWorld || isOverPicture()) {
    return;
  }
  scene_.items.emplace_back(StrokeCoast{near_, mixed(palette_.sea, palette_.seaShallow, 0.5), px(18), true});
  scene_.items.emplace_back(StrokeCoast{near_, palette_.seaShallow, px(9), true});
}

void Composer::addFarLand() {
  if (!isOverPicture()) {
    scene_.items.emplace_back(FillLand{far_, palette_.landFar});
  }
  scene_.items.emplace_back(StrokeCoast{std::move(far_), palette_.coastFar, px(0.7F)});
}

void Composer::addStatus() {
  std::map<std::uint32_t, FillLand> byColor;
  for (const std::uint32_t id : near_) {
    const view::Standing& standing = standingOfPolygon(id);
    const Color color = tintOf(standing);
    FillLand& fill = byColor[static_cast<std::uint32_t>(color.r << 16 | color.g << 8 | color.b)];
    fill.color = landColor(color);
    fill.polygons.push_back(id);
  }
  for (auto& [key, fill] : byColor) {
    scene_.items.emplace_back(std::move(fill));
  }
  std::vector<bool> isCited(survey_.islandCount());
  for (const std::uint32_t id : near_) {
    const view::Standing& standing = standingOfPolygon(id);
    if (standing.status != nullptr && !isCited[survey_.numberOf(id)] && isVisible(id)) {
      isCited[survey_.numberOf(id)] = true;
      cite(standing.status->evidence);
    }
  }
}

void Composer::addClaims() {
  // A takeover in progress and a claim by another are both stripes, told apart by their slant and their breadth.
  std::map<std::string, HatchLand> claims;
  HatchLand passing{.polygons = {},
                    .color = palette_.russia.withAlpha(static_cast<std::uint8_t>(palette_.hatchAlpha * 255)),
                    .periodPixels = std::max(4, static_cast<int>(std::lround(px(kPassingPeriod)))),
                    .widthPixels = std::max(2, static_cast<int>(std::lround(px(kPassingWidth)))),
                    .rising = false};
  for (const std::uint32_t id : near_) {
    const view::Standing& standing = standingOfPolygon(id);
    if (standing.isPassing() && view_.shows(Layer::Status)) {
      passing.polygons.push_back(id);
    } else if (!standing.stripes.empty() && view_.shows(Layer::Claims)) {
      claims[standing.stripes].polygons.push_back(id);
      if (isVisible(id)) {
        cite(standing.claim->evidence);
      }
    }
  }
  const bool isStated = view_.perspective != view::Perspective::Neutral;
  for (auto& [party, hatch] : claims) {
    hatch.color = stripesColor(party);
    hatch.periodPixels = std::max(4, static_cast<int>(std::lround(px(isStated ? kStatedPeriod : kClaimPeriod))));
    hatch.widthPixels = std::max(1, static_cast<int>(std::lround(px(isStated ? kStatedWidth : kClaimWidth))));
    scene_.items.emplace_back(std::move(hatch));
  }
  if (!passing.polygons.empty()) {
    scene_.items.emplace_back(std::move(passing));
  }
}

// As seen from a capital the stripes are the actual administration: in its own tint, which the ink of a claim would
// blend with the ground to brown where the land is a few stripes wide.
Color Composer::stripesColor(const std::string& party) const {
  return view_.perspective == view::Perspective::Neutral
             ? administrationColor(palette_, party).withAlpha(static_cast<std::uint8_t>(palette_.hatchAlpha * 255))
             : administrationTint(palette_, party);
}

void Composer::addCoasts() {
  scene_.items.emplace_back(StrokeCoast{near_, palette_.coast, px(basemap_.isWorld ? 0.6F : 0.9F)});
}

void Composer::addHighlights() {
  std::vector<std::string> lit;
  for (const view::Selection& hovered : hovered_) {
    const std::vector<std::string> islands =
        hovered == view_.selection ? std::vector<std::string>{} : islandsOf(hovered);
    lit.insert(lit.end(), islands.begin(), islands.end());
  }
  outline(lit, 1.4F);
  outline(islandsOf(view_.selection), 2.2F, 1.8F);
}

void Composer::outline(const std::vector<std::string>& islands, float width, float casing) {
  const std::set<std::string> chosen(islands.begin(), islands.end());
  PolygonIds large;
  PolygonIds small;
  for (const std::uint32_t id : near_) {
    const BasePolygon& polygon = basemap_.polygons[id];
    if (polygon.isMain && chosen.contains(polygon.island)) {
      (unitsAcross(polygon.bounds) > kThinlyOutlined ? large : small).push_back(id);
    }
  }
  const auto stroke = [&](const PolygonIds& polygons, float share) {
    if (!polygons.empty() && casing > 0) {
      scene_.items.emplace_back(StrokeCoast{polygons, palette_.selectionEdge, px(share * (width + casing))});
    }
    if (!polygons.empty()) {
      scene_.items.emplace_back(StrokeCoast{polygons, palette_.selection, px(share * width)});
    }
  };
  stroke(large, 1);
  stroke(small, 0.5F);
}

// The longer side on the map, in 1/96 inch.
double Composer::unitsAcross(const geo::PlaneBox& box) const {
  return unitsOf(std::max(box.right - box.left, box.top - box.bottom));
}

void Composer::addPointIslands() {
  // Every named islet keeps a mark at every zoom: a dot where the coast has no polygon, a ring around one too small
  // to be seen.
  const std::vector<std::string> highlighted = islandsOf(view_.selection);
  const float radius = basemap_.isWorld ? kWorldIslandRadius : kPointIslandRadius;
  for (const atlas::Island& island : atlas_.islands()) {
    const glm::vec2 pixel = pixelOf(island);
    if (island.isGroup() || island.isContext() || !isInside(pixel)) {
      continue;
    }
    const Survey::Number number = survey_.numberOf(island.id);
    if (unitsOf(survey_.extentMeters(number)) >= kSmallestVisible) {
      continue;
    }
    const bool isChosen = std::ranges::find(highlighted, island.id) != highlighted.end();
    const auto [fill, edge] = markColors(number);
    const bool isPlain = edge == palette_.coast;
    scene_.items.emplace_back(Symbol{.shape = SymbolShape::Disc,
                                     .center = pixel,
                                     .radiusPixels = px(radius),
                                     .fill = fill,
                                     .outline = isChosen ? palette_.selection : edge,
                                     .outlinePixels = px((isChosen || !isPlain ? 0.6F : 0.35F) * radius)});
    const glm::vec2 reach{px(radius + 2)};
    const glm::vec2 mark{px(radius + 0.9F)};
    keepMarkClear({pixel - mark, pixel + mark}, island.id);
    scene_.marks.push_back({{view::Subject::Island, island.id}, pixel - reach, pixel + reach});
  }
}

std::pair<Color, Color> Composer::markColors(Survey::Number island) const {
  const view::Standing& standing = standingOf(island);
  if (!marksDifference()) {
    constexpr double kStripes = 0.4;  // of the ground of a takeover in progress: a mark is too small for them
    const bool isPassing = standing.isPassing() && view_.shows(Layer::Status);
    return {mixed(tintOf(standing), palette_.russia, isPassing ? kStripes : 0), palette_.coast};
  }
  const view::Standing& before = standingOf(island, Side::First);
  if (before.looksLike(standing)) {
    return {palette_.land, palette_.coast};
  }
  if (!atlas::isSameParty(before.ground, standing.ground)) {
    return {changedTint(standing), changedTint(before)};
  }
  return {palette_.land, administrationColor(palette_, standing.stripes.empty() ? before.stripes : standing.stripes)};
}

// Whose view it is, or what is set against what; the neutral view of one day needs no heading.
void Composer::addLegendHeading() {
  const std::string words = marksDifference()                                 ? view::comparisonInWords(view_)
                            : view_.perspective == view::Perspective::Neutral ? std::string()
                                                                              : view::inWords(view_.perspective);
  if (!words.empty()) {
    scene_.legend.push_back({.kind = LegendKind::Heading, .title = words, .color = palette_.text, .ground = {}});
  }
}

void Composer::buildLegend() {
  addLegendHeading();
  if (marksDifference()) {
    addDifferenceLegend();
  } else {
    addStatusLegend();
    addLinesLegend();
  }
}

void Composer::addStatusLegend() {
  std::map<std::string_view, LegendEntry> tints;
  std::map<std::pair<std::string_view, bool>, LegendEntry> hatches;
  bool isPassing = false;
  for (const std::uint32_t id : near_) {
    const view::Standing& standing = standingOfPolygon(id);
    if (standing.status == nullptr || !isVisible(id)) {
      continue;
    }
    const Color tint = tintOf(standing);
    if (view_.shows(Layer::Status) && !standing.isStated) {
      const auto [entry, isNew] = tints.try_emplace(standing.ground);
      if (isNew) {
        entry->second = {.kind = LegendKind::Tint, .title = tintTitle(standing, atlas_), .color = tint};
      }
      isPassing = isPassing || standing.isPassing();
    }
    if (!standing.stripes.empty() && !standing.isPassing() && view_.shows(Layer::Claims)) {
      const auto [entry, isNew] = hatches.try_emplace({standing.stripes, standing.isStated});
      if (isNew) {
        entry->second = {.kind = LegendKind::Hatch,
                         .title = stripesTitle(standing, atlas_),
                         .color = stripesColor(standing.stripes).withAlpha(255)};
      }
      entry->second.ground = tint;
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
}

void Composer::addLinesLegend() {
  std::set<atlas::LineKind> kinds;
  constexpr float kAlongTheEdge = 22;  // 1/96 inch: what is seen there alone, or under a page's foot, needs no entry
  for (const atlas::Line* line : linesOf(sides_.second, px(kAlongTheEdge))) {
    kinds.insert(line->kind);
  }
  for (const atlas::LineKind kind : kinds) {
    scene_.legend.push_back(lineLegend(kind, view_.perspective, palette_, frame_.scale));
  }
  addZonesLegend();
  addEventLegend();
}

Scene compose(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
              const std::vector<view::Selection>& hovered, const OnGround& onGround) {
  if (view.comparison && view.comparison->swipe) {
    return composeSwipe(stage, view, frame, reserved, hovered);
  }
  return Composer(stage, view, frame, reserved, hovered).compose(onGround);
}

std::vector<LegendEntry> legendFor(const Stage& stage, const view::View& view, const Frame& frame) {
  if (view.comparison && view.comparison->swipe) {
    return swipeLegend(stage, view, frame);
  }
  return Composer(stage, view, frame, {}, {}).legend();
}

}  // namespace kurilscope::scene

// What differs between the two sides of a comparison: the rest of the map is quiet, so that the eye finds the change.
#include <algorithm>
#include <cmath>

#include "scene/composer.hpp"
#include "view/sides.hpp"

namespace kurilscope::scene {

namespace {

using view::Layer;
using view::Standing;

// Bands so wide that both sides' tints are read as areas, unlike the fine stripes of a claim; in 1/96 inch.
constexpr float kBandWidth = 8;
constexpr float kStripePeriod = 7;
constexpr float kStripeWidth = 1.5F;
constexpr double kChangedShare = 0.72;  // of a colour over changed land: stronger than the tint of how things stand

bool hasOtherGround(const Standing& before, const Standing& after) {
  return !before.ground.empty() && !after.ground.empty() && !atlas::isSameParty(before.ground, after.ground);
}

// "Administered by Japan → by USSR", "Administered by USSR → claimed by Japan"
std::string passageTitle(const atlas::Atlas& atlas, const Standing& before, const Standing& after) {
  const std::string verb = before.isStated ? "Claimed" : "Administered";
  const std::string next = before.isStated == after.isStated ? "" : after.isStated ? "claimed " : "administered ";
  return fmt::format("{} by {} → {}by {}", verb, atlas.titleOfAdministration(before.ground), next,
                     atlas.titleOfAdministration(after.ground));
}

std::string lowerFirst(std::string words) {
  words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  return words;
}

}  // namespace

// By the legend's words. Bands of both tints where the ground changes, stripes where a claim came or went.
struct Composer::Difference {
  struct Bands {
    Bands(Color theBefore, Color theAfter) : before(theBefore), after(theAfter) {}
    Color before;
    Color after;
    PolygonIds polygons;
  };
  struct Stripes {
    Color color;
    bool isRising = true;
    PolygonIds polygons;
  };
  void stripe(const std::string& title, Color color, bool isRising, std::uint32_t polygon) {
    Stripes& stripe = stripes[title];
    stripe.color = color;
    stripe.isRising = isRising;
    stripe.polygons.push_back(polygon);
  }
  std::map<std::string, Bands> bands;
  std::map<std::string, Stripes> stripes;
  PolygonIds quiet;
};

Color Composer::changedTint(const Standing& standing) const {
  return mixed(palette_.land, administrationColor(palette_, standing.ground), kChangedShare);
}

Composer::Difference Composer::difference() {
  Difference found;
  for (const std::uint32_t id : near_) {
    const Standing& before = standingOfPolygon(id, Side::First);
    const Standing& after = standingOfPolygon(id, Side::Second);
    if (hasOtherGround(before, after) && view_.shows(Layer::Status)) {
      const std::string title = passageTitle(atlas_, before, after);
      found.bands.try_emplace(title, changedTint(before), changedTint(after)).first->second.polygons.push_back(id);
      cite(after.status->evidence);
      continue;
    }
    found.quiet.push_back(id);
    if (before.isPassing() != after.isPassing() && view_.shows(Layer::Status)) {
      found.stripe("Takeover in progress", palette_.russia, false, id);
      // A status period may end before the pack's does.
      cite((after.status != nullptr ? after : before).status->evidence);
    } else if (!before.looksLike(after) && view_.shows(Layer::Claims)) {
      addClaimStripes(before, false, id, found);
      addClaimStripes(after, true, id, found);
    }
  }
  return found;
}

void Composer::addClaimStripes(const Standing& standing, bool isLater, std::uint32_t polygon, Difference& found) {
  if (standing.stripes.empty()) {
    return;
  }
  const auto [first, second] = view::sidesInWords(view_);
  const std::string party = atlas_.titleOfAdministration(standing.stripes);
  const std::string title = view::comparesPerspectives(view_)
                                ? fmt::format("Claim by {}: {} only", party, lowerFirst(isLater ? second : first))
                                : fmt::format("Claim by {} {}", party, isLater ? "begun" : "ended");
  found.stripe(title, administrationColor(palette_, standing.stripes), isLater, polygon);
  cite(standing.claim->evidence);
}

void Composer::addDifference() {
  const Difference found = difference();
  const auto pixels = [this](float units) { return std::max(2, static_cast<int>(std::lround(px(units)))); };
  scene_.items.emplace_back(FillLand{found.quiet, palette_.land});
  for (const auto& [title, bands] : found.bands) {
    scene_.items.emplace_back(FillLand{bands.polygons, bands.after});
    scene_.items.emplace_back(HatchLand{bands.polygons, bands.before, 2 * pixels(kBandWidth), pixels(kBandWidth)});
    scene_.items.emplace_back(StrokeCoast{bands.polygons, palette_.text, px(2)});
  }
  for (const auto& [title, stripes] : found.stripes) {
    scene_.items.emplace_back(
        HatchLand{stripes.polygons, stripes.color, pixels(kStripePeriod), pixels(kStripeWidth), stripes.isRising});
  }
}

std::vector<std::pair<const atlas::Line*, Composer::Fate>> Composer::lineFates() const {
  const std::vector<const atlas::Line*> before = linesOf(sides_.first);
  const std::vector<const atlas::Line*> after = linesOf(sides_.second);
  const auto isAmong = [](const std::vector<const atlas::Line*>& lines, const atlas::Line* line) {
    return std::ranges::find(lines, line) != lines.end();
  };
  std::vector<std::pair<const atlas::Line*, Fate>> fates;
  for (const atlas::Line* line : before) {
    if (!isAmong(after, line)) {
      fates.emplace_back(line, Fate::Goes);
    }
  }
  for (const atlas::Line* line : after) {
    const bool isReadAlike =
        view::inWords(line->kind, sides_.first.perspective) == view::inWords(line->kind, sides_.second.perspective);
    fates.emplace_back(line, isAmong(before, line) && isReadAlike ? Fate::Stays : Fate::Comes);
  }
  std::ranges::stable_sort(fates, {}, [](const auto& fate) { return fate.second; });
  return fates;
}

Color Composer::fateColor(Fate fate) const {
  switch (fate) {
    case Fate::Stays:
      return palette_.coastFar;
    case Fate::Goes:
      return palette_.textQuiet;
    case Fate::Comes:
      break;
  }
  return palette_.lineInk;
}

void Composer::addLineDifference() {
  for (const auto& [line, fate] : lineFates()) {
    const Moment& side = fate == Fate::Goes ? sides_.first : sides_.second;
    LineStyle style = lineStyle(line->kind, side.perspective);
    style.width *= fate == Fate::Comes ? 1.4F : 1;
    addLine(*line, survey_.planesOf(*line), style, fateColor(fate));
  }
}

LegendEntry Composer::fateLegend(const atlas::Line& line, Fate fate) const {
  const auto [first, second] = view::sidesInWords(view_);
  const Moment& side = fate == Fate::Goes ? sides_.first : sides_.second;
  LegendEntry entry = lineLegend(line.kind, side.perspective, palette_, frame_.scale);
  entry.color = fateColor(fate);
  if (!view::comparesPerspectives(view_)) {
    entry.title += fate == Fate::Stays  ? ", on both days"
                   : fate == Fate::Goes ? fmt::format(", {} only", first)
                                        : fmt::format(", {} only", second);
  }
  return entry;
}

void Composer::addDifferenceLegend() {
  const Difference found = difference();
  for (const auto& [title, bands] : found.bands) {
    scene_.legend.push_back(
        {.kind = LegendKind::Passage, .title = title, .color = bands.before, .ground = bands.after});
  }
  for (const auto& [title, stripes] : found.stripes) {
    scene_.legend.push_back({.kind = LegendKind::Hatch,
                             .title = title,
                             .color = stripes.color,
                             .ground = palette_.land,
                             .rising = stripes.isRising});
  }
  if (!found.quiet.empty()) {
    scene_.legend.push_back({.kind = LegendKind::Tint, .title = "No difference", .color = palette_.land});
  }
  for (const auto& [line, fate] : lineFates()) {
    LegendEntry entry = fateLegend(*line, fate);
    if (std::ranges::find(scene_.legend, entry.title, &LegendEntry::title) == scene_.legend.end()) {
      scene_.legend.push_back(std::move(entry));
    }
  }
}

}  // namespace kurilscope::scene

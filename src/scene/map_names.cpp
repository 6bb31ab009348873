// Names of islands and waters: which are told at this scale, and how.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "scene/composer.hpp"

namespace kurilscope::scene {

namespace {

using view::Layer;
using view::Subject;

// Context has its name on it as soon as that is no wider than the land; a disputed island where it finds room there.
Stand standOf(const atlas::Island& island, double widthUnits) {
  if (island.isContext() && widthUnits > 70) {
    return Stand::On;
  }
  return widthUnits > 130 ? Stand::OnOrBeside : Stand::Beside;
}

}  // namespace

void Composer::collectIslandNames() {
  if (!view_.shows(Layer::Labels) || !needsNames()) {
    return;
  }
  const std::vector<std::string> concerned = islandsOf(view_.selection);
  const std::set<std::string> chosen(concerned.begin(), concerned.end());
  const LandCells& land = stage_.labels->ground(basemap_, scene_.transform, frame_);
  for (const atlas::Island& island : atlas_.islands()) {
    glm::vec2 pixel = pixelOf(island);
    const bool mayMove = !island.isContext() || isRoomy();  // an inset does not name the neighbour's last corner
    if (const auto heart = isInside(pixel, px(4)) || !mayMove ? std::nullopt : land.heartOf(island.id)) {
      pixel = *heart;  // its middle lies outside, but there is land enough to name
    }
    const bool isSelected = view_.selection == view::Selection{Subject::Island, island.id};
    if (!isInside(pixel, px(4)) || (isHidden(pixel) && !showsElsewhere(island, land))) {
      continue;
    }
    if (isSelected || isNamed(island)) {
      labels_.push_back(islandLabel(island, pixel, chosen.contains(island.id), isSelected));
    } else if (isNamedAround(island)) {
      labels_.push_back(groupLabel(island, pixel));
    }
  }
}

// Whether some of an island's land is clear of the furniture, though its middle is not.
bool Composer::showsElsewhere(const atlas::Island& island, const LandCells& land) const {
  constexpr double kLarge = 60;  // 1/96 inch: no piece of furniture hides all of it
  const double across = std::sqrt(island.areaSquareKm.value_or(0)) * 1000 / metersPerUnit();
  const std::optional<glm::vec2> heart = land.heartOf(island.id);
  return island.isGroup() || island.isContext() || across > kLarge || (heart && !isHidden(*heart));
}

// A group speaks for its islets while they stand too near one another to carry their own names.
bool Composer::isNamed(const atlas::Island& island) const {
  if (basemap_.isWorld) {
    return island.isGroup() && island.partOf.empty();
  }
  const bool isTight = metersPerUnit() > kIsletsApartMeters;
  if (island.isGroup()) {
    return isTight && island.partOf.size() <= 1 && !island.partOf.empty();
  }
  const bool hasGroup = std::ranges::any_of(island.partOf, [this](const std::string& id) {
    const atlas::Island* group = atlas_.island(id);
    return group != nullptr && !group->partOf.empty();
  });
  return !(isTight && hasGroup);
}

// A disputed group whose islets carry their own names is still called by its own, where the picture has room for it.
bool Composer::isNamedAround(const atlas::Island& group) const {
  return group.isGroup() && group.disputed && !basemap_.isWorld && group.partOf.size() == 1 && isRoomy();
}

// Wider than an inset, which has the group's name as its title.
bool Composer::isRoomy() const {
  constexpr float kRoomy = 480;  // 1/96 inch
  return static_cast<float>(frame_.width) >= px(kRoomy);
}

Label Composer::islandLabel(const atlas::Island& island, glm::vec2 pixel, bool isConcerned, bool isSelected) const {
  constexpr double kMostLed = 26;       // a wider island has room beside it
  constexpr double kIslet = 1;          // square kilometres: its name in the smallest type
  constexpr double kLargeIsland = 200;  // square kilometres: its name in the larger type
  const double area = island.areaSquareKm.value_or(island.isContext() ? 50000 : 0.01);
  const double widthUnits = std::sqrt(area) * 1000 / metersPerUnit();
  const std::vector<std::string> lines = labelLines(island.names, island.disputed, view_);
  std::vector<std::string> land = atlas_.membersOf(island.id);
  land.push_back(island.id);
  const bool isMajor = area > kLargeIsland || (island.isGroup() && island.disputed);
  const float size = island.isContext() && area > 10000 ? type::kHeading
                     : isMajor && island.disputed       ? type::kBody
                     : area < kIslet                    ? type::kNote
                                                        : type::kSmall;
  return {.subject = {Subject::Island, island.id},
          .lines = lines,
          .face = isMajor || widthUnits > 26 ? Face::SansBold : Face::Sans,
          .sizePixels = px(size),
          .letterSpacingPixels = island.isContext() ? px(1.5F) : 0,
          .color = island.isContext() && !isMajor ? palette_.textQuiet : palette_.text,
          .priority = (island.disputed ? 70 : 42) + 8 * std::log10(1 + area) +
                      (isSelected    ? 500
                       : isConcerned ? 40
                                     : 0),
          .anchor = pixel,
          .gapPixels = px(4.5F),
          .path = {},
          .stand = standOf(island, widthUnits),
          .tie = Tie::Land,
          .land = land,
          .longestLeader = widthUnits < kMostLed || isSelected ? px(kLongLeader) : 0,
          .otherLines = view_.names == view::Names::Dual && lines.size() > 1 ? std::vector{joined(lines, " / ")}
                                                                             : std::vector<std::string>{},
          .secondSizePixels = view_.names == view::Names::All ? px(type::kNote) : 0};
}

// Quiet and spaced, so that it is not read as the name of one of the islets.
Label Composer::groupLabel(const atlas::Island& group, glm::vec2 pixel) const {
  std::vector<std::string> land = atlas_.membersOf(group.id);
  land.push_back(group.id);
  return {.subject = {Subject::Island, group.id},
          .lines = {nameInline(group.names, group.disputed, view_)},
          .face = Face::Sans,
          .sizePixels = px(type::kBody),
          .letterSpacingPixels = px(4),
          .color = palette_.textQuiet,
          .priority = 58,  // after the islets
          .anchor = pixel,
          .gapPixels = px(16),
          .tie = Tie::Land,
          .land = std::move(land)};
}

// Of several lines in pixels, the one of which most is seen; empty where none is.
std::vector<glm::vec2> Composer::mostSeen(const std::vector<std::vector<geo::LonLat>>& lines) const {
  std::vector<glm::vec2> best;
  float most = 0;
  for (const std::vector<geo::LonLat>& line : lines) {
    const std::vector<glm::vec2> pixels = pixelsOf(survey_.planesOf(line));
    float seen = 0;
    for (std::size_t i = 1; i < pixels.size(); ++i) {
      constexpr int kSamples = 24;
      const float stretch = glm::distance(pixels[i - 1], pixels[i]) / kSamples;
      for (int k = 0; k < kSamples; ++k) {
        const glm::vec2 point = glm::mix(pixels[i - 1], pixels[i], (static_cast<float>(k) + 0.5F) / kSamples);
        seen += isInside(point) && !isHidden(point) ? stretch : 0;
      }
    }
    if (seen > most) {
      most = seen;
      best = pixels;
    }
  }
  return best;
}

void Composer::collectWaterNames() {
  if (!view_.shows(Layer::Waters) || !needsNames()) {
    return;
  }
  for (const atlas::Water& water : atlas_.records().waters) {
    const std::vector<glm::vec2> path = mostSeen(water.lines);
    if (path.size() < 2) {
      continue;
    }
    const bool isWide = water.kind == "sea" || water.kind == "ocean";
    // In one line it follows its course; a strait's two names stand level, one under the other, where that fits better.
    std::vector<std::string> lines = labelLines(water.names, water.disputed, view_);
    std::vector<std::string> inOneLine = {lines.front()};
    if (isWide || lines.size() == 1) {
      lines = std::exchange(inOneLine, {});
    } else {
      inOneLine = {nameInline(water.names, water.disputed, view_)};
    }
    labels_.push_back({.subject = {},
                       .lines = std::move(lines),
                       .face = Face::WaterItalic,
                       .sizePixels = px(isWide            ? type::kHeading
                                        : water.rank == 1 ? type::kSmall
                                                          : type::kNote),
                       .letterSpacingPixels = px(isWide ? 5.0F : 1.2F),
                       .color = palette_.water,
                       .priority = isWide ? 85.0 : 44.0 - 6.0 * water.rank,
                       .anchor = path[path.size() / 2],
                       .gapPixels = 0,
                       .path = path,
                       .otherLines = std::move(inOneLine),
                       .standsAtMouths = !isWide && water.rank == 1});
  }
}

}  // namespace kurilscope::scene

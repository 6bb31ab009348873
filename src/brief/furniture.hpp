#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "brief/page.hpp"

namespace kurilscope::brief {

[[nodiscard]] inline glm::vec2 sizeOf(const scene::Box& box) { return box.bottomRight - box.topLeft; }

// How wide title and caption are: narrow where the usual width would hide land that need not be hidden.
enum class ColumnWidth { Usual, Narrow, Narrowest };

// What every piece of furniture is made from.
struct Desk {
  const scene::Stage& stage;
  const view::View& view;
  const scene::Frame& frame;
  const Page& page;
  ColumnWidth column = ColumnWidth::Usual;

  [[nodiscard]] float px(float units) const { return units * frame.scale; }  // 1/96 inch to pixels
  [[nodiscard]] const scene::Palette& palette() const { return scene::palette(view.theme); }
  [[nodiscard]] const geo::Projection& projection() const { return stage.basemapFor(view).projection; }
  [[nodiscard]] float marginPixels() const { return px(16); }
  // Of any piece; the width that title and caption share at most.
  [[nodiscard]] float widestPixels() const;
  [[nodiscard]] float columnPixels() const;
};

// A piece of furniture: its size, in whole pixels, is known before it has a place and before the map is composed;
// `draw` adds its items at that place and may look at the finished map.
struct Block {
  glm::vec2 size{0, 0};
  std::function<void(glm::vec2 topLeft, scene::Scene& map)> draw;
};

// Whose view it is, or which two are compared.
[[nodiscard]] std::string seenFrom(const view::View& view);
// The event that a caption tells: the chosen one, else the one that the date belongs to; null for none.
[[nodiscard]] const atlas::Event* eventOf(const atlas::Atlas& atlas, const view::View& view);

// Nothing where there is nothing to say.
[[nodiscard]] std::optional<Block> titleBlock(const Desk& desk);
[[nodiscard]] std::optional<Block> captionBlock(const Desk& desk);
[[nodiscard]] std::optional<Block> legendBlock(const Desk& desk);
// The entries with no ground, no wider than that.
[[nodiscard]] std::optional<Block> plainLegendBlock(const Desk& desk, std::vector<scene::LegendEntry> entries,
                                                    float widthPixels);
[[nodiscard]] std::optional<Block> scaleBarBlock(const Desk& desk);
// Kilometres or metres alone, with no ground.
[[nodiscard]] std::optional<Block> plainBarBlock(const Desk& desk);
[[nodiscard]] std::optional<Block> northArrowBlock(const Desk& desk);
[[nodiscard]] std::optional<Block> sourcesBlock(const Desk& desk);

// The ground that words stand on: the map shows through, but no more than words can bear.
inline constexpr std::uint8_t kPanelAlpha = 240;
// Pieces of furniture do not overlap: their items, from the `first` on, may be drawn kind by kind, words last, so that
// a canvas draws those of a kind as one.
void groupByKind(scene::Scene& map, std::size_t first);
[[nodiscard]] scene::Rectangle panel(const Desk& desk, glm::vec2 topLeft, glm::vec2 size);

}  // namespace kurilscope::brief

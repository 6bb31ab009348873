#pragma once

#include <array>
#include <optional>
#include <span>
#include <utility>

#include "canvas/gl/canvas.hpp"
#include "canvas/gl/glyph_atlas.hpp"
#include "canvas/gl/kept_ground.hpp"
#include "canvas/gl/land_layer.hpp"
#include "canvas/gl/programs.hpp"
#include "canvas/gl/raster_texture.hpp"
#include "canvas/gl/square.hpp"
#include "canvas/gl/stream.hpp"

namespace kurilscope::canvas::gl {

// Where a scene is drawn, and how.
struct Target {
  glm::ivec2 topLeft{0, 0};  // of the scene
  int height = 0;            // of the whole target
  Quality quality = Quality::AtHand;
  bool keepsGround = false;
  std::size_t depth = 0;         // of insets in one another
  std::optional<PixelBox> part;  // of the scene, that alone is drawn

  bool operator==(const Target&) const = default;
};

// The ground of a scene as it stands in a target.
struct DrawnGround {
  Target target;
  scene::Frame frame;
  scene::MapTransform transform;
  std::size_t items = 0;  // of the scene, that are drawn
  FrameCounts counts;

  [[nodiscard]] bool isOf(const scene::Scene& scene, const Target& its) const {
    return frame == scene.frame && transform == scene.transform && items <= scene.groundItems && target == its;
  }
};

// What a canvas keeps from one picture to the next.
struct Canvas::State {
  const scene::Stage& stage;
  Programs programs;
  GlyphAtlas glyphs;
  LandLayer region;
  std::optional<LandLayer> world;     // from when it is first shown
  std::array<KeptGround, 2> grounds;  // of the picture, and of an inset in it
  std::optional<DrawnGround> begun;   // of the picture that is drawn next
  Square square;
  QuadStream areas{{{2}, {4, GL_UNSIGNED_BYTE}}};
  QuadStream lines{{{4}, {4}, {4, GL_UNSIGNED_BYTE}}};
  QuadStream symbols{{{4}, {2}, {4, GL_UNSIGNED_BYTE}, {4, GL_UNSIGNED_BYTE}}};
  QuadStream rectangles{{{4}, {2}, {4, GL_UNSIGNED_BYTE}, {4, GL_UNSIGNED_BYTE}}};
  QuadStream rasters{{{2}, {2}}};
  RasterTexture raster;
  QuadStream texts{{{2}, {4}, {4, GL_UNSIGNED_BYTE}, {4, GL_UNSIGNED_BYTE}}};

  State(const scene::Stage& theStage, Programs thePrograms, Provisions provisions)
      : stage(theStage), programs(std::move(thePrograms)), glyphs(provisions.takeGlyphs()), region(theStage.region) {
    for (auto& [land, mesh] : provisions.takeLand()) {
      layer(land.isWorld).upload(land.mesh, std::move(mesh));
    }
  }

  LandLayer& layer(bool isWorld) {
    if (isWorld && !world) {
      world.emplace(stage.world.get());
    }
    return isWorld ? *world : region;
  }
};

// Colours over one another by their alpha, and alpha kept.
void blendByAlpha();

// Boxes of a target, with one opaque colour.
void fill(Canvas::State& state, std::span<const PixelBox> boxes, glm::ivec2 targetSize, scene::Color color);

// Items of a scene, and the insets in it, as draw calls: all of them; those of the ground, which are the first so many;
// the others; of the ground what is to be drawn anew. Blending by alpha and the scissor test are on.
FrameCounts paint(Canvas::State& state, const scene::Scene& scene, const Target& target);
FrameCounts paintGround(Canvas::State& state, const scene::Scene& scene, const Target& target, std::size_t items);
FrameCounts paintAfterGround(Canvas::State& state, const scene::Scene& scene, const Target& target, std::size_t items);
FrameCounts paintAnew(Canvas::State& state, const scene::Scene& scene, const Target& target, std::size_t items,
                      const Renewal& anew);

}  // namespace kurilscope::canvas::gl

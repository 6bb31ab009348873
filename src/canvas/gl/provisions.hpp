#pragma once

#include <map>
#include <utility>

#include "canvas/gl/glyph_atlas.hpp"
#include "canvas/gl/kept_meshes.hpp"
#include "scene/compose.hpp"

namespace kurilscope::canvas::gl {

// What drawing a scene takes besides OpenGL, made beforehand on any thread, while OpenGL starts on another: its glyphs,
// and the land at its levels of detail. A canvas that is given them need not make them; it makes what is missing.
class Provisions {
 public:
  // The typesetter must outlive what is made. Errors: Machine, naming the font file.
  [[nodiscard]] static Result<Provisions> create(const scene::Typesetter& type);

  // Adds what a scene needs, its insets' too; of the land only what has been kept, since making it takes seconds.
  void add(const scene::Stage& stage, const scene::Scene& scene, bool isInset = false);

  // For the canvas.
  struct Land {
    bool isWorld = false;
    MeshName mesh;
    auto operator<=>(const Land&) const = default;
  };
  [[nodiscard]] GlyphAtlas takeGlyphs() { return std::move(glyphs_); }
  [[nodiscard]] std::map<Land, LandMeshBytes> takeLand() { return std::move(land_); }

 private:
  explicit Provisions(GlyphAtlas glyphs) : glyphs_(std::move(glyphs)) {}

  GlyphAtlas glyphs_;
  std::map<Land, LandMeshBytes> land_;
};

}  // namespace kurilscope::canvas::gl

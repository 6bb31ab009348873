#pragma once

#include <memory>
#include <optional>
#include <span>

#include "base/result.hpp"
#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

// A picture in the atlas, of a glyph or several, placed relative to the whole pixel of an origin; y down.
struct GlyphPicture {
  int left = 0;  // from the origin to the picture's left edge
  int top = 0;   // from the origin to the picture's top edge, negative above
  int width = 0;
  int height = 0;
  int u = 0;
  int v = 0;
};

// Glyphs made by FreeType at the very pixel size (and angle) they are shown at, so they are sharp at every scale;
// each is kept twice, as its fill and as its halo. One thread at a time, and only `bind` needs OpenGL.
class GlyphAtlas {
 public:
  // The typesetter must outlive the atlas. Errors: Machine, naming the font file.
  [[nodiscard]] static Result<GlyphAtlas> create(const scene::Typesetter& type);
  GlyphAtlas(GlyphAtlas&&) noexcept;
  ~GlyphAtlas();

  // The pictures of a text's glyphs, from the first one's origin; haloPixels 0 asks for the fill. Of a level text all
  // glyphs are one picture. Origins count to a quarter of a pixel, so spacing stays even. Valid until the next call;
  // when the atlas is full it is emptied and `generation` goes up: pictures asked for before are void.
  [[nodiscard]] std::span<const GlyphPicture> picturesOf(const scene::Text& text, float haloPixels);
  [[nodiscard]] int generation() const;
  [[nodiscard]] int size() const;  // width and height of the texture
  std::size_t bind();              // uploads what is new and binds the texture to unit 0; the bytes uploaded

 private:
  struct State;
  explicit GlyphAtlas(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::canvas::gl

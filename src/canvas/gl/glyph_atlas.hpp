#pragma once

#include <memory>
#include <optional>
#include <vector>

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

// The pictures of a text: of its glyphs one by one, halos and fills; or, where it is level, all of it as one.
struct TextPictures {
  // The halo is where the picture says, the fill beside it, as large and with the same origin.
  struct Whole {
    GlyphPicture halo;
    int fillU = 0;
  };
  std::vector<GlyphPicture> halos;  // none where the text has no halo
  std::vector<GlyphPicture> fills;
  std::optional<Whole> whole;  // instead
};

// Glyphs made by FreeType at the very pixel size (and angle) they are shown at, so they are sharp at every scale;
// each is kept twice, as its fill and as its halo. One thread at a time, and only `bind` needs OpenGL.
class GlyphAtlas {
 public:
  // The typesetter must outlive the atlas. Errors: Machine, naming the font file.
  [[nodiscard]] static Result<GlyphAtlas> create(const scene::Typesetter& type);
  GlyphAtlas(GlyphAtlas&&) noexcept;
  ~GlyphAtlas();

  // All from the first glyph's origin. Origins count to a quarter of a pixel, so spacing stays even. Valid until the
  // next call; when the atlas is full it is emptied and `generation` goes up: pictures asked for before are void.
  [[nodiscard]] const TextPictures& picturesOf(const scene::Text& text);
  [[nodiscard]] int generation() const;
  std::size_t bind();  // uploads what is new and binds the texture to unit 0; the bytes uploaded

 private:
  struct State;
  explicit GlyphAtlas(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::canvas::gl

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/shared_bytes.hpp"

namespace kurilscope::scene {

// One family for Latin, Cyrillic and Japanese (Noto Sans CJK JP); an italic serif for water, with an upright serif
// where a script has no italics.
enum class Face { Sans, SansBold, WaterItalic, WaterUpright, Count };

struct FontFile {
  std::string path;
  int index = 0;      // face inside a collection
  SharedBytes bytes;  // all of it; a family for Japanese has twenty megabytes, of which few pages are looked at
};

// A glyph of a shaped text: its number in the face, and its origin from the text's start, in pixels, y downwards.
struct Glyph {
  Face face = Face::Sans;
  std::uint32_t id = 0;
  float x = 0;
  float y = 0;
  float advance = 0;
};

struct GlyphRun {
  std::string text;
  std::vector<Glyph> glyphs;
  float sizePixels = 0;
  float width = 0;
  float ascent = 0;   // of capitals and their diacritics, above the baseline
  float descent = 0;  // below the baseline, positive
};

// Shapes text with HarfBuzz over FreeType faces; the same shaping serves every canvas. Results are cached, so calls
// must come from one thread, and a run is good until some thousand others were asked for.
class Typesetter {
 public:
  // Finds the fonts through fontconfig. Errors: Machine, naming the family and the package that brings it.
  [[nodiscard]] static Result<Typesetter> fromSystem();
  Typesetter(Typesetter&&) noexcept;
  Typesetter& operator=(Typesetter&&) noexcept;
  ~Typesetter();

  [[nodiscard]] const GlyphRun& shape(std::string_view text, Face face, float sizePixels,
                                      float letterSpacingPixels = 0) const;
  [[nodiscard]] const FontFile& fontFile(Face face) const;
  // True where some face of the fallback chain has every character of the text.
  [[nodiscard]] bool covers(std::string_view text) const;
  // The text broken into lines no wider than `widthPixels`, at spaces, or between ideographs. Remembered like shapes.
  [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, Face face, float sizePixels,
                                                 float widthPixels) const;

 private:
  struct State;
  explicit Typesetter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::scene

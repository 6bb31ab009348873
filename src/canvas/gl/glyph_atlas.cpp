#include "canvas/gl/glyph_atlas.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <glm/common.hpp>
#include <map>
#include <numbers>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

namespace {

constexpr int kSize = 2048;        // width, and the most rows
constexpr int kLeastHeight = 512;  // of the texture, which grows with what is in it
constexpr int kGap = 1;
constexpr float kRotationSteps = 360.0F;  // a degree: finer cannot be seen

// How a glyph is to be rendered; lengths in 1/64 pixel, as FreeType counts.
struct Rendering {
  int face = 0;
  std::uint32_t glyph = 0;
  int size = 0;
  int halo = 0;
  int rotationStep = 0;
  int shiftX = 0;  // of the origin within its pixel, y down
  int shiftY = 0;

  auto operator<=>(const Rendering&) const = default;
};

// A glyph of a text: quarters of a pixel from the whole pixel of the first one's origin to its own, y down.
struct RunGlyph {
  int face = 0;
  std::uint32_t glyph = 0;
  int x = 0;
  int y = 0;
  int rotationStep = 0;

  bool operator==(const RunGlyph&) const = default;
};

// A text, wherever it stands; lengths in 1/64 pixel.
struct Run {
  int size = 0;
  int halo = 0;
  std::vector<RunGlyph> glyphs;

  bool operator==(const Run&) const = default;
};

struct HashOfRun {
  std::size_t operator()(const Run& run) const {
    std::uint64_t hash = 0;
    const auto add = [&hash](int value) {  // G. Fowler, L. Noll, P. Vo: FNV-1a, a number at a time
      hash = (hash ^ static_cast<std::uint32_t>(value)) * 0x100000001b3U;
    };
    add(run.size);
    add(run.halo);
    for (const RunGlyph& glyph : run.glyphs) {
      add(glyph.face);
      add(static_cast<int>(glyph.glyph));
      add(glyph.x);
      add(glyph.y);
      add(glyph.rotationStep);
    }
    return hash ^ (hash >> 32U);
  }
};

// What no glyph has been copied to is never looked at. Glyphs stand on whole pixels, so nothing is ever interpolated.
Texture emptyTexture(int height) {
  Texture texture = Texture::make();
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, kSize, height, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  return texture;
}

int in64ths(float pixels) { return static_cast<int>(std::lround(pixels * 64)); }

// The run of a text, in memory that is there already.
void describe(const scene::Text& text, Run& run) {
  run.size = in64ths(text.sizePixels);
  run.halo = in64ths(text.haloPixels);
  run.glyphs.clear();
  const glm::vec2 start = text.glyphs.empty() ? glm::vec2{0} : 4.0F * glm::floor(text.glyphs.front().origin);
  for (const scene::PlacedGlyph& glyph : text.glyphs) {
    const glm::ivec2 quarters(glm::floor(4.0F * glyph.origin) - start);
    const float turns = glyph.rotation / (2 * std::numbers::pi_v<float>);
    run.glyphs.push_back({.face = static_cast<int>(glyph.face),
                          .glyph = glyph.id,
                          .x = quarters.x,
                          .y = quarters.y,
                          .rotationStep = turns == 0 ? 0 : static_cast<int>(std::lround(turns * kRotationSteps))});
  }
}

}  // namespace

struct GlyphAtlas::State {
  FT_Library library = nullptr;
  std::array<FT_Face, static_cast<std::size_t>(scene::Face::Count)> faces{};
  std::map<Rendering, std::optional<GlyphPicture>> pictures;
  std::unordered_map<Run, TextPictures, HashOfRun> runs;
  Run run;                           // the one looked for; kept, so that frames need no memory
  std::vector<std::uint8_t> pixels;  // of the rows that are in use
  std::optional<Texture> texture;    // from the first bind on
  int textureHeight = 0;
  int shelfX = 0;
  int shelfY = 0;
  int shelfHeight = 0;
  int dirtyFirst = kSize;  // rows changed since the last upload
  int dirtyLast = -1;
  int generation = 0;

  State() { pixels.reserve(static_cast<std::size_t>(kSize) * kSize); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    for (FT_Face face : faces) {
      if (face != nullptr) {
        FT_Done_Face(face);
      }
    }
    FT_Done_FreeType(library);
  }

  void clear() {
    pictures.clear();
    runs.clear();
    pixels.clear();
    shelfX = shelfY = shelfHeight = 0;
    dirtyFirst = kSize;
    dirtyLast = -1;
    ++generation;
  }

  // Room for a picture on the current shelf or a new one below it, blank.
  std::pair<int, int> room(int width, int height) {
    if (shelfX + width + kGap > kSize) {
      shelfX = 0;
      shelfY += shelfHeight + kGap;
      shelfHeight = 0;
    }
    if (shelfY + height + kGap > kSize) {
      clear();
    }
    const std::pair<int, int> place{shelfX, shelfY};
    shelfX += width + kGap;
    shelfHeight = std::max(shelfHeight, height);
    pixels.resize(std::max(pixels.size(), static_cast<std::size_t>(place.second + height) * kSize));
    return place;
  }

  std::optional<GlyphPicture> keep(const FT_BitmapGlyph glyph) {
    const FT_Bitmap& bitmap = glyph->bitmap;
    const auto width = static_cast<int>(bitmap.width);
    const auto height = static_cast<int>(bitmap.rows);
    if (width == 0 || height == 0 || width + kGap > kSize || height + kGap > kSize) {
      return std::nullopt;
    }
    const auto [u, v] = room(width, height);
    for (int row = 0; row < height; ++row) {
      std::copy_n(bitmap.buffer + row * bitmap.pitch, width, at(u, v + row));
    }
    touch(v, height);
    return GlyphPicture{glyph->left, -glyph->top, width, height, u, v};
  }

  [[nodiscard]] int rows() const { return static_cast<int>(pixels.size() / kSize); }
  // A larger texture is filled anew.
  void fitTexture() {
    if (rows() <= textureHeight) {
      return;
    }
    textureHeight = std::max(textureHeight, kLeastHeight);
    while (textureHeight < rows()) {
      textureHeight *= 2;
    }
    texture = emptyTexture(textureHeight);
    touch(0, rows());
  }

  [[nodiscard]] std::vector<std::uint8_t>::iterator at(int u, int v) {
    return pixels.begin() + static_cast<std::ptrdiff_t>(v) * kSize + u;
  }
  void touch(int v, int height) {
    dirtyFirst = std::min(dirtyFirst, v);
    dirtyLast = std::max(dirtyLast, v + height - 1);
  }

  std::optional<GlyphPicture> picture(const Rendering& wanted) {
    const auto found = pictures.find(wanted);
    if (found != pictures.end()) {
      return found->second;
    }
    const auto made = render(wanted);
    pictures.emplace(wanted, made);
    return made;
  }

  // Where the atlas is emptied on the way there is room the second time.
  const TextPictures& picturesOf(const scene::Text& text) {
    describe(text, run);
    const auto known = runs.find(run);
    if (known != runs.end()) {
      return known->second;
    }
    const int before = generation;
    TextPictures made = render(run);
    if (generation != before) {
      made = render(run);
    }
    return runs.emplace(run, std::move(made)).first->second;
  }

  // A turned text stays in pieces: while the map is zoomed it has other angles in every frame.
  TextPictures render(const Run& wanted) {
    TextPictures made;
    if (wanted.halo > 0) {
      made.halos = renderEach(wanted, wanted.halo);
    }
    made.fills = renderEach(wanted, 0);
    if (std::ranges::all_of(wanted.glyphs, [](const RunGlyph& glyph) { return glyph.rotationStep == 0; })) {
      made.whole = joined(made);
    }
    return made;
  }

  // From the first glyph's origin.
  std::vector<GlyphPicture> renderEach(const Run& wanted, int halo) {
    std::vector<GlyphPicture> parts;
    for (const RunGlyph& glyph : wanted.glyphs) {
      constexpr int kQuarter = 16;
      const glm::ivec2 whole{glyph.x >> 2, glyph.y >> 2};
      auto part = picture({.face = glyph.face,
                           .glyph = glyph.glyph,
                           .size = wanted.size,
                           .halo = halo,
                           .rotationStep = glyph.rotationStep,
                           .shiftX = (glyph.x & 3) * kQuarter,
                           .shiftY = (glyph.y & 3) * kQuarter});
      if (part) {
        part->left += whole.x;
        part->top += whole.y;
        parts.push_back(*part);
      }
    }
    return parts;
  }

  // Halos and fills beside one another; nothing where they do not fit.
  std::optional<TextPictures::Whole> joined(const TextPictures& parts) {
    glm::ivec2 low{kSize};
    glm::ivec2 high{-kSize};
    for (const auto* pictures : {&parts.halos, &parts.fills}) {
      for (const GlyphPicture& part : *pictures) {
        low = glm::min(low, glm::ivec2{part.left, part.top});
        high = glm::max(high, glm::ivec2{part.left + part.width, part.top + part.height});
      }
    }
    const glm::ivec2 size = high - low;
    const int both = 2 * size.x + kGap;
    if (parts.fills.empty() || both + kGap > kSize || size.y + kGap > kSize) {
      return std::nullopt;
    }
    const int before = generation;
    const auto [u, v] = room(both, size.y);
    if (generation != before) {
      return std::nullopt;
    }
    const int fillU = u + size.x + kGap;
    combine(parts.halos, {u - low.x, v - low.y});
    combine(parts.fills, {fillU - low.x, v - low.y});
    touch(v, size.y);
    return TextPictures::Whole{{low.x, low.y, size.x, size.y, u, v}, fillU};
  }

  // Each pixel as dark as the darkest of the pictures there.
  void combine(const std::vector<GlyphPicture>& parts, glm::ivec2 origin) {
    for (const GlyphPicture& part : parts) {
      for (int row = 0; row < part.height; ++row) {
        const auto to = at(origin.x + part.left, origin.y + part.top + row);
        std::transform(to, to + part.width, at(part.u, part.v + row), to,
                       [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
      }
    }
  }

  std::optional<GlyphPicture> render(const Rendering& wanted) {
    FT_Face face = faces[static_cast<std::size_t>(wanted.face)];
    FT_Set_Char_Size(face, wanted.size, wanted.size, 72, 72);
    // Outlines are turned, not bitmaps, so text along a curve is as sharp as the rest; hinting would fight the turn.
    if (FT_Load_Glyph(face, wanted.glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) {
      return std::nullopt;
    }
    FT_Glyph glyph = nullptr;
    if (FT_Get_Glyph(face->glyph, &glyph) != 0) {
      return std::nullopt;
    }
    // FreeType's y points up: a clockwise turn on screen is a negative angle there.
    const double angle = -2 * std::numbers::pi * wanted.rotationStep / kRotationSteps;
    const auto fixed = [](double value) { return static_cast<FT_Fixed>(std::lround(value * 0x10000)); };
    FT_Matrix turn{fixed(std::cos(angle)), fixed(-std::sin(angle)), fixed(std::sin(angle)), fixed(std::cos(angle))};
    FT_Vector shift{wanted.shiftX, -wanted.shiftY};
    FT_Glyph_Transform(glyph, &turn, &shift);
    if (wanted.halo > 0) {
      FT_Stroker stroker = nullptr;
      FT_Stroker_New(library, &stroker);
      FT_Stroker_Set(stroker, wanted.halo, FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
      FT_Glyph_StrokeBorder(&glyph, stroker, 0, 1);
      FT_Stroker_Done(stroker);
    }
    std::optional<GlyphPicture> picture;
    if (FT_Glyph_To_Bitmap(&glyph, FT_RENDER_MODE_NORMAL, nullptr, 1) == 0) {
      picture = keep(reinterpret_cast<FT_BitmapGlyph>(glyph));
    }
    FT_Done_Glyph(glyph);
    return picture;
  }
};

GlyphAtlas::GlyphAtlas(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlyphAtlas::GlyphAtlas(GlyphAtlas&&) noexcept = default;
GlyphAtlas::~GlyphAtlas() = default;

Result<GlyphAtlas> GlyphAtlas::create(const scene::Typesetter& type) {
  auto state = std::make_unique<State>();
  if (FT_Init_FreeType(&state->library) != 0) {
    return fail(ErrorKind::Machine, "FreeType does not start");
  }
  for (std::size_t i = 0; i < state->faces.size(); ++i) {
    const scene::FontFile& file = type.fontFile(static_cast<scene::Face>(i));
    const std::string_view bytes = file.bytes.view();
    if (FT_New_Memory_Face(state->library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                           static_cast<FT_Long>(bytes.size()), file.index, &state->faces[i]) != 0) {
      return fail(ErrorKind::Machine, "font {} (face {}) cannot be read", file.path, file.index);
    }
  }
  return GlyphAtlas(std::move(state));
}

const TextPictures& GlyphAtlas::picturesOf(const scene::Text& text) { return state_->picturesOf(text); }

int GlyphAtlas::generation() const { return state_->generation; }

std::size_t GlyphAtlas::bind() {
  glActiveTexture(GL_TEXTURE0);
  state_->fitTexture();
  if (state_->texture) {
    glBindTexture(GL_TEXTURE_2D, state_->texture->id());
  }
  const int rows = state_->dirtyLast - state_->dirtyFirst + 1;
  if (rows <= 0) {
    return 0;
  }
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, state_->dirtyFirst, kSize, rows, GL_RED, GL_UNSIGNED_BYTE,
                  state_->pixels.data() + static_cast<std::ptrdiff_t>(state_->dirtyFirst) * kSize);
  state_->dirtyFirst = kSize;
  state_->dirtyLast = -1;
  return static_cast<std::size_t>(rows) * kSize;
}

}  // namespace kurilscope::canvas::gl

#include "ui/fonts.hpp"

#include <ft2build.h>
#include <imgui.h>
#if __has_include(<imgui_freetype.h>)
#include <imgui_freetype.h>
#define KURILSCOPE_FREETYPE_BUILDER 1
#endif
#include FT_FREETYPE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "scene/style.hpp"

namespace kurilscope::ui {

namespace {

using Characters = std::set<char32_t>;

void addRange(Characters& characters, char32_t first, char32_t last) {
  for (char32_t c = first; c <= last; ++c) {
    characters.insert(c);
  }
}

// Latin with macrons, Russian, kana and the punctuation of the panels' own texts: what people type.
Characters alphabets() {
  Characters characters;
  addRange(characters, 0x20, 0x7E);
  addRange(characters, 0xA0, 0xFF);
  addRange(characters, 0x410, 0x44F);
  addRange(characters, 0x3041, 0x3096);
  addRange(characters, 0x30A1, 0x30FE);
  for (const char32_t c : U"ĀāĒēĪīŌōŪūЁё、。「」–—‘’“”…·→←↑↓°′″№×−≈≤≥²日本語") {
    if (c != 0) {
      characters.insert(c);
    }
  }
  return characters;
}

bool isAlphabetic(char32_t c) { return c < 0x2E80; }

struct Collector {
  Characters& characters;

  void text(std::string_view words) const {
    const std::u32string points = codePoints(words);
    characters.insert(points.begin(), points.end());
  }
  void names(const atlas::NameSet& set) const {
    for (const std::string* name : {&set.en, &set.ru, &set.ja, &set.jaLatin, &set.jaShort}) {
      text(*name);
    }
  }
  void titles(const std::vector<atlas::TitledId>& all) const {
    for (const atlas::TitledId& titled : all) {
      text(titled.title);
    }
  }
  void geography(const atlas::Records& records) const {
    for (const atlas::Island& island : records.islands) {
      names(island.names);
      for (const std::string* words : {&island.areaNote, &island.highestNote, &island.inhabited, &island.population,
                                       &island.settlement, &island.note}) {
        text(*words);
      }
    }
    for (const atlas::Place& place : records.places) {
      names(place.names);
      for (const std::string* words : {&place.kind, &place.formerName, &place.country, &place.note}) {
        text(*words);
      }
    }
    for (const atlas::Water& water : records.waters) {
      names(water.names);
    }
  }
  void history(const atlas::Records& records) const {
    for (const atlas::Event& event : records.events) {
      for (const std::string* words : {&event.title, &event.summary, &event.note}) {
        text(*words);
      }
      std::ranges::for_each(event.actors, [this](const std::string& actor) { text(actor); });
    }
    for (const atlas::Status& status : records.status) {
      text(status.basis);
    }
    for (const atlas::Claim& claim : records.claims) {
      text(claim.basis);
      text(claim.instrument);
    }
    for (const atlas::Disagreement& disagreement : records.disagreements) {
      text(disagreement.text);
    }
    for (const atlas::PublishedDistance& distance : records.distances) {
      text(distance.fromName + distance.toName + distance.measures);
    }
    for (const atlas::Position& position : records.positions) {
      text(position.text);
    }
    for (const atlas::ArticleClaim& claim : records.article) {
      text(claim.text + claim.finding);
    }
    for (const atlas::Period& period : records.periods) {
      text(period.basis);
    }
    for (const atlas::Line& line : records.lines) {
      text(line.title + line.note);
    }
    for (const atlas::Source& source : records.sources) {
      for (const std::string* words : {&source.title, &source.publisher, &source.date, &source.note}) {
        text(*words);
      }
    }
  }
  void frame(const atlas::Records& records) const {
    text(records.title);
    titles(records.administrations);
    titles(records.eventKinds);
    for (const atlas::Band& band : records.bands) {
      text(band.title);
    }
    for (const atlas::NamedView& named : records.views) {
      text(named.title);
    }
  }
};

using Ranges = std::vector<ImWchar>;

template <class Keep>
Ranges rangesOf(const std::u32string& characters, Keep keep) {
  Ranges ranges;
  for (const char32_t c : characters) {
    if (c < 0x20 || c > 0xFFFF || !keep(c)) {
      continue;
    }
    const auto wide = static_cast<ImWchar>(c);
    if (!ranges.empty() && ranges.back() + 1 == wide) {
      ranges.back() = wide;
    } else {
      ranges.push_back(wide);
      ranges.push_back(wide);
    }
  }
  ranges.push_back(0);
  return ranges;
}

// ImGui takes a size to be ascent plus descent; type sizes are those of the em square. Their ratio, by the face.
float lineHeightOfEm(std::string_view file, int index) {
  constexpr float kUsual = 1.2F;
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  if (FT_Init_FreeType(&library) != 0) {
    return kUsual;
  }
  float ratio = kUsual;
  if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(file.data()), static_cast<FT_Long>(file.size()),
                         index, &face) == 0) {
    if (face->units_per_EM > 0) {
      ratio = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
    }
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return ratio;
}

// Adds sizes of one face to the atlas, which must have built and forgotten them before this ends.
class Loader {
 public:
  Loader(const scene::FontFile& file, const Ranges& everything, const Ranges& alphabetic, float scale)
      : file_{file.bytes.view()},
        index_{file.index},
        everything_{everything},
        alphabetic_{alphabetic},
        pixelsPerSize_{lineHeightOfEm(file_, file.index) * scale} {}

  [[nodiscard]] bool isReadable() const { return !file_.empty(); }

  [[nodiscard]] ImFont* load(ImFontAtlas& atlas, float size, bool onlyAlphabetic) const {
    ImFontConfig config;
    config.FontNo = index_;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    return atlas.AddFontFromMemoryTTF(const_cast<char*>(file_.data()), static_cast<int>(file_.size()),
                                      std::round(size * pixelsPerSize_), &config,
                                      (onlyAlphabetic ? alphabetic_ : everything_).data());
  }

 private:
  std::string_view file_;
  int index_;
  const Ranges& everything_;
  const Ranges& alphabetic_;
  float pixelsPerSize_;
};

// The fonts in the order of `Fonts`.
struct Wanted {
  float size;
  bool isBold = false;
  bool isOnlyAlphabetic = false;
};
constexpr std::array<Wanted, 6> kWanted = {{{scene::type::kBody},
                                            {scene::type::kBody, true},
                                            {scene::type::kHeading, true},
                                            {scene::type::kTitle, true, true},
                                            {scene::type::kSmall},
                                            {scene::type::kNote, false, true}}};

// Stripes like a slash, whole pixels apart, of soft edges.
struct Hatch {
  int step;
  int width;
  int height;
  float thickness;

  explicit Hatch(float scale)
      : step(std::max(3, static_cast<int>(std::lround(6 * scale)))),
        width(32 * step),
        height(static_cast<int>(std::ceil(28 * scale))),
        thickness(1.3F * scale) {}

  // Of a pixel; stripes start at the lower edge.
  [[nodiscard]] std::uint8_t coverageAt(int column, int row) const {
    const float along = static_cast<float>(column) - static_cast<float>(height - 1 - row);
    const float apart = std::abs(std::remainder(along, static_cast<float>(step))) / std::numbers::sqrt2_v<float>;
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(thickness / 2 + 0.5F - apart, 0.0F, 1.0F)));
  }
};

// A plate with round ends.
struct Plate {
  int half;  // of its height
  int width;
  int height;

  Plate(int theHalf, float scale)
      : half(theHalf), width(static_cast<int>(std::lround(kPlateUnits * scale))), height(2 * theHalf) {}

  [[nodiscard]] std::uint8_t coverageAt(int column, int row) const {
    const auto radius = static_cast<float>(half);
    const float middle = static_cast<float>(width) / 2;
    const float x = std::max(std::abs(static_cast<float>(column) + 0.5F - middle) - (middle - radius), 0.0F);
    const float y = static_cast<float>(row) + 0.5F - radius;
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(radius + 0.5F - std::hypot(x, y), 0.0F, 1.0F)));
  }
};

// Shapes that are drawn as glyphs of a font.
template <class Shape>
class ShapeGlyph {
 public:
  ShapeGlyph(ImFontAtlas& atlas, ImFont* font, unsigned short point, const Shape& shape)
      : atlas_(atlas), shape_(shape), place_(atlas.AddCustomRectFontGlyph(font, point, shape.width, shape.height, 0)) {}

  // Into the atlas when it has been built.
  void draw() const {
    const ImFontAtlasCustomRect& place = *atlas_.GetCustomRectByIndex(place_);
    for (int row = 0; row < shape_.height; ++row) {
      for (int column = 0; column < shape_.width; ++column) {
        atlas_.TexPixelsAlpha8[(place.Y + row) * atlas_.TexWidth + place.X + column] = shape_.coverageAt(column, row);
      }
    }
  }

 private:
  ImFontAtlas& atlas_;
  Shape shape_;
  int place_;
};

// False, and ImGui's own font is in the atlas, where a file cannot be read.
bool build(ImFontAtlas& atlas, const std::u32string& characters, const scene::FontFile& sans,
           const scene::FontFile& sansBold, float scale) {
#ifdef KURILSCOPE_FREETYPE_BUILDER
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;  // the texture is no larger than it has to be
  const Ranges everything = rangesOf(characters, [](char32_t) { return true; });
  const Ranges alphabetic = rangesOf(characters, isAlphabetic);
  const Loader upright(sans, everything, alphabetic, scale);
  const Loader bold(sansBold, everything, alphabetic, scale);
  if (!upright.isReadable() || !bold.isReadable()) {
    atlas.AddFontDefault();
    return false;
  }
  for (const Wanted& font : kWanted) {
    (void)(font.isBold ? bold : upright).load(atlas, font.size, font.isOnlyAlphabetic);
  }
  ImFont* body = atlas.Fonts.front();
  const ShapeGlyph hatch(atlas, body, kHatchGlyph, Hatch(scale));
  std::vector<ShapeGlyph<Plate>> plates;
  for (int half = 1; half <= std::lround(kTallestPlateUnits * scale / 2); ++half) {
    plates.emplace_back(atlas, body, static_cast<unsigned short>(kPlateGlyphs + half), Plate(half, scale));
  }
  atlas.Build();
  if (atlas.TexPixelsAlpha8 != nullptr) {
    hatch.draw();
    std::ranges::for_each(plates, &ShapeGlyph<Plate>::draw);
  }
  // ImGui copies a file that it is not to own; so it was given the mappings, and they are taken back unfreed.
  for (ImFontConfig& config : atlas.ConfigData) {
    config.FontDataOwnedByAtlas = false;
  }
  atlas.ClearInputData();
  return true;
}

}  // namespace

std::u32string charactersOf(const atlas::Atlas& atlas) {
  Characters characters = alphabets();
  const Collector collector{characters};
  collector.geography(atlas.records());
  collector.history(atlas.records());
  collector.frame(atlas.records());
  return {characters.begin(), characters.end()};
}

std::u32string charactersOf(std::string_view text) {
  Characters characters = alphabets();
  const std::u32string points = codePoints(text);
  characters.insert(points.begin(), points.end());
  return {characters.begin(), characters.end()};
}

Fonts loadFonts(ImFontAtlas& atlas, const std::u32string& characters, const scene::FontFile& sans,
                const scene::FontFile& sansBold, float scale) {
  atlas.Clear();
  atlas.SetTexID(ImTextureID{});
  if (!build(atlas, characters, sans, sansBold, scale)) {
    ImFont* fallback = atlas.Fonts.front();
    return {fallback, fallback, fallback, fallback, fallback, fallback};
  }
  const ImVector<ImFont*>& fonts = atlas.Fonts;
  return {fonts[0], fonts[1], fonts[2], fonts[3], fonts[4], fonts[5]};
}

}  // namespace kurilscope::ui

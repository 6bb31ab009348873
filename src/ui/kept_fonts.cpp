#include "ui/kept_fonts.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "base/archive.hpp"
#include "base/cache_folder.hpp"
#include "base/checksum.hpp"
#include "base/kept_file.hpp"

namespace kurilscope::ui {

namespace {

constexpr std::size_t kMostFiles = 8;
constexpr std::size_t kFonts = 6;

struct Fields {};  // says where the fields of records are listed: in this namespace

struct KeptFont {
  float size = 0;
  float ascent = 0;
  float descent = 0;
  int surface = 0;
  std::vector<ImFontGlyph> glyphs;
};

template <class Archive>
void exchange(Archive& archive, KeptFont& font) {
  auto& [size, ascent, descent, surface, glyphs] = font;
  archive(size, ascent, descent, surface, glyphs);
}

struct KeptAtlas {
  std::string recipe;
  int width = 0;
  int height = 0;
  std::string pixels;         // a byte each
  ImVec2 white;               // where the texture is white
  std::vector<ImVec4> lines;  // where in it lines are, by their width
  std::vector<KeptFont> fonts;
};

template <class Archive>
void exchange(Archive& archive, KeptAtlas& atlas) {
  auto& [recipe, width, height, pixels, white, lines, fonts] = atlas;
  archive(recipe, width, height, pixels, white, lines, fonts);
}

std::string kind() { return fmt::format("fonts 1 for ImGui {}, {} bytes a glyph", IMGUI_VERSION, sizeof(ImFontGlyph)); }

std::filesystem::path fileOf(std::string_view recipe) {
  const std::filesystem::path cache = cacheFolder();
  return cache.empty() ? cache : cache / "fonts" / fmt::format("{:016x}.fonts", checksum(recipe));
}

bool isSound(const KeptAtlas& kept, const ImFontAtlas& atlas, std::string_view recipe) {
  return kept.recipe == recipe && kept.fonts.size() == kFonts && kept.width > 0 && kept.height > 0 &&
         kept.pixels.size() == static_cast<std::size_t>(kept.width) * static_cast<std::size_t>(kept.height) &&
         kept.lines.size() == std::size(atlas.TexUvLines);
}

void addFont(ImFontAtlas& atlas, const KeptFont& kept) {
  auto* font = IM_NEW(ImFont);
  font->FontSize = kept.size;
  font->Ascent = kept.ascent;
  font->Descent = kept.descent;
  font->MetricsTotalSurface = kept.surface;
  font->ContainerAtlas = &atlas;
  font->Glyphs.resize(static_cast<int>(kept.glyphs.size()));
  std::memcpy(font->Glyphs.Data, kept.glyphs.data(), kept.glyphs.size() * sizeof(ImFontGlyph));
  font->BuildLookupTable();
  atlas.Fonts.push_back(font);
}

}  // namespace

bool findFonts(ImFontAtlas& atlas, std::string_view recipe) {
  const std::filesystem::path file = fileOf(recipe);
  const auto bytes = file.empty() ? std::nullopt : readKept(file, kind());
  if (!bytes) {
    return false;
  }
  KeptAtlas kept;
  archive::Reader<Fields> reader(bytes->view());
  reader(kept);
  if (!reader.isWhole() || !isSound(kept, atlas, recipe)) {
    return false;
  }
  atlas.TexWidth = kept.width;
  atlas.TexHeight = kept.height;
  atlas.TexUvScale = {1.0F / static_cast<float>(kept.width), 1.0F / static_cast<float>(kept.height)};
  atlas.TexPixelsAlpha8 = static_cast<unsigned char*>(IM_ALLOC(kept.pixels.size()));
  std::memcpy(atlas.TexPixelsAlpha8, kept.pixels.data(), kept.pixels.size());
  for (const KeptFont& font : kept.fonts) {
    addFont(atlas, font);
  }
  atlas.TexUvWhitePixel = kept.white;
  std::ranges::copy(kept.lines, atlas.TexUvLines);
  atlas.TexReady = true;
  return true;
}

void keepFonts(const ImFontAtlas& atlas, std::string_view recipe) {
  const std::filesystem::path file = fileOf(recipe);
  if (file.empty() || atlas.TexPixelsAlpha8 == nullptr) {
    return;
  }
  KeptAtlas kept{.recipe = std::string(recipe), .width = atlas.TexWidth, .height = atlas.TexHeight};
  kept.pixels.assign(reinterpret_cast<const char*>(atlas.TexPixelsAlpha8),
                     static_cast<std::size_t>(atlas.TexWidth) * static_cast<std::size_t>(atlas.TexHeight));
  kept.white = atlas.TexUvWhitePixel;
  kept.lines.assign(std::begin(atlas.TexUvLines), std::end(atlas.TexUvLines));
  for (const ImFont* font : atlas.Fonts) {
    kept.fonts.push_back({font->FontSize,
                          font->Ascent,
                          font->Descent,
                          font->MetricsTotalSurface,
                          {font->Glyphs.begin(), font->Glyphs.end()}});
  }
  archive::Writer<Fields> writer;
  writer(kept);
  keep(file, kind(), writer.take(), kMostFiles);
}

}  // namespace kurilscope::ui

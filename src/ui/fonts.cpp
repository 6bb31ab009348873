#include "ui/fonts.hpp"

#include <ft2build.h>
#include <imgui.h>
#if __has_include(<imgui_freetype.h>)
#include <imgui_freetype.h>
#define KURILSCOPE_FREETYPE_BUILDER 1
#endif
#include FT_FREETYPE_H

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

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
float lineHeightOfEm(const scene::FontFile& file) {
  constexpr float kUsual = 1.2F;
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  if (FT_Init_FreeType(&library) != 0) {
    return kUsual;
  }
  float ratio = kUsual;
  if (FT_New_Face(library, file.path.c_str(), file.index, &face) == 0) {
    if (face->units_per_EM > 0) {
      ratio = static_cast<float>(face->ascender - face->descender) / static_cast<float>(face->units_per_EM);
    }
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return ratio;
}

class Loader {
 public:
  Loader(const std::u32string& characters, float scale) : scale_{scale} {
    // ImGui reads the ranges when it builds, which may be after this object's time.
    static Ranges everything;
    static Ranges alphabetic;
    everything = rangesOf(characters, [](char32_t) { return true; });
    alphabetic = rangesOf(characters, isAlphabetic);
    everything_ = everything.data();
    alphabetic_ = alphabetic.data();
  }

  ImFont* load(const scene::FontFile& file, float size, bool onlyAlphabetic) {
    ImFontConfig config;
    config.FontNo = file.index;
    config.OversampleH = 1;
    config.OversampleV = 1;
    config.PixelSnapH = true;
    const float pixels = std::round(size * ratioOf(file) * scale_);
    return ImGui::GetIO().Fonts->AddFontFromFileTTF(file.path.c_str(), pixels, &config,
                                                    onlyAlphabetic ? alphabetic_ : everything_);
  }

 private:
  float ratioOf(const scene::FontFile& file) {
    const auto [entry, isNew] = ratios_.try_emplace(file.path, 0.0F);
    if (isNew) {
      entry->second = lineHeightOfEm(file);
    }
    return entry->second;
  }

  float scale_;
  const ImWchar* everything_ = nullptr;
  const ImWchar* alphabetic_ = nullptr;
  std::map<std::string, float> ratios_;
};

bool isReadable(const scene::FontFile& file) {
  // ImGui asserts on a file that it cannot open, so look first.
  FILE* opened = std::fopen(file.path.c_str(), "rb");
  if (opened == nullptr) {
    return false;
  }
  std::fclose(opened);
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

Fonts loadFonts(const std::u32string& characters, const scene::FontFile& sans, const scene::FontFile& sansBold,
                float scale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
#ifdef KURILSCOPE_FREETYPE_BUILDER
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
  if (!isReadable(sans) || !isReadable(sansBold)) {
    ImFont* fallback = atlas.AddFontDefault();
    return {fallback, fallback, fallback, fallback, fallback, fallback};
  }
  Loader loader(characters, scale);
  Fonts fonts;
  fonts.body = loader.load(sans, scene::type::kBody, false);
  fonts.bold = loader.load(sansBold, scene::type::kBody, false);
  fonts.heading = loader.load(sansBold, scene::type::kHeading, false);
  fonts.title = loader.load(sansBold, scene::type::kTitle, true);
  fonts.small = loader.load(sans, scene::type::kSmall, false);
  fonts.note = loader.load(sans, scene::type::kNote, true);
  atlas.Build();
  atlas.ClearInputData();  // six copies of a family of twenty megabytes
  return fonts;
}

}  // namespace kurilscope::ui

#include "app/missing_letters.hpp"

#include <set>
#include <vector>

#include "base/text.hpp"

namespace kurilscope::app {

namespace {

constexpr std::uint32_t kBox = 0;  // the glyph of a font for what it does not have

// A text's characters, as bytes.
std::vector<std::string> charactersOf(const std::string& text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    const bool goesOn = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U && !characters.empty();
    goesOn ? void(characters.back() += byte) : void(characters.emplace_back(1, byte));
  }
  return characters;
}

void collect(const scene::Scene& scene, std::set<std::string>& missing) {
  for (const scene::Item& item : scene.items) {
    if (const auto* inset = std::get_if<scene::Inset>(&item)) {
      collect(*inset->scene, missing);
    }
    const auto* text = std::get_if<scene::Text>(&item);
    if (text == nullptr) {
      continue;
    }
    const std::vector<std::string> characters = charactersOf(text->text);
    for (std::size_t i = 0; i < text->glyphs.size(); ++i) {
      if (text->glyphs[i].id == kBox) {
        missing.insert(characters.size() == text->glyphs.size() ? characters[i] : text->text);
      }
    }
  }
}

}  // namespace

std::string missingLetters(const scene::Scene& scene) {
  constexpr std::size_t kMostShown = 8;
  std::set<std::string> missing;
  collect(scene, missing);
  if (missing.empty()) {
    return {};
  }
  std::vector<std::string> shown(missing.begin(), missing.end());
  if (shown.size() > kMostShown) {
    shown.resize(kMostShown);
    shown.emplace_back("…");
  }
  return fmt::format(
      "the map's fonts do not have {}, drawn as boxes; write it with Latin, Greek, Cyrillic, Japanese, Chinese or "
      "Korean "
      "letters",
      joined(shown, " "));
}

}  // namespace kurilscope::app

#include "canvas/cairo/words.hpp"

#include <string_view>

namespace kurilscope::canvas::cairo {

namespace {

// A text's characters, as bytes.
std::vector<std::string_view> charactersOf(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      ++end;
    }
    characters.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return characters;
}

}  // namespace

std::vector<Word> wordsOf(const scene::Text& text) {
  const std::vector<std::string_view> characters = charactersOf(text.text);
  const bool isOneToOne = characters.size() == text.glyphs.size();
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.glyphs.size(); ++i) {
    const scene::PlacedGlyph& glyph = text.glyphs[i];
    if (words.empty() || words.back().face != glyph.face || words.back().rotation != glyph.rotation) {
      words.push_back({.face = glyph.face, .rotation = glyph.rotation, .text = {}, .glyphs = {}, .clusters = {}});
    }
    Word& word = words.back();
    word.glyphs.push_back({.index = glyph.id, .x = glyph.origin.x, .y = glyph.origin.y});
    if (isOneToOne) {
      word.text += characters[i];
      word.clusters.push_back({.num_bytes = static_cast<int>(characters[i].size()), .num_glyphs = 1});
    }
  }
  for (std::size_t i = 0; i < words.size() && !isOneToOne; ++i) {
    words[i].text = i == 0 ? text.text : std::string();
    words[i].clusters = {
        {.num_bytes = static_cast<int>(words[i].text.size()), .num_glyphs = static_cast<int>(words[i].glyphs.size())}};
  }
  return words;
}

}  // namespace kurilscope::canvas::cairo

#include "scene/text_items.hpp"

namespace kurilscope::scene {

namespace {

constexpr std::string_view kEllipsis = "…";

// A space or a comma before the dots would look forgotten.
std::string_view withoutLooseEnd(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" ,;:");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

Text lineOfText(const Typesetter& type, std::string_view text, const TextStyle& style, glm::vec2 baseline,
                Align align) {
  const GlyphRun& run = type.shape(text, style.face, style.sizePixels, style.letterSpacingPixels);
  const float share = align == Align::Left ? 0.0F : align == Align::Center ? 0.5F : 1.0F;
  const glm::vec2 start{baseline.x - run.width * share, baseline.y};
  Text line{.text = run.text,
            .glyphs = {},
            .sizePixels = style.sizePixels,
            .fill = style.color,
            .halo = style.halo,
            .haloPixels = style.haloPixels,
            .alpha = 255};
  line.glyphs.reserve(run.glyphs.size());
  for (const Glyph& glyph : run.glyphs) {
    line.glyphs.push_back(
        {.face = glyph.face, .id = glyph.id, .origin = start + glm::vec2{glyph.x, glyph.y}, .rotation = 0});
  }
  return line;
}

float widthOf(const Typesetter& type, std::string_view text, const TextStyle& style) {
  return type.shape(text, style.face, style.sizePixels, style.letterSpacingPixels).width;
}

std::string elided(const Typesetter& type, std::string_view text, const TextStyle& style, float widthPixels) {
  if (widthOf(type, text, style) <= widthPixels) {
    return std::string(text);
  }
  const float room = widthPixels - widthOf(type, kEllipsis, style);
  const std::vector<std::string> lines =
      room > 0 ? type.wrapped(text, style.face, style.sizePixels, room) : std::vector<std::string>{};
  if (lines.empty() || lines.front().empty()) {
    return {};
  }
  // A line ends at a space; a single long word at any character. The first line may be one character too wide.
  const std::string start = std::string(withoutLooseEnd(lines.front())) + std::string(kEllipsis);
  return widthOf(type, start, style) <= widthPixels ? start : std::string();
}

}  // namespace kurilscope::scene

#include "brief/lines.hpp"

#include <algorithm>
#include <array>

namespace kurilscope::brief {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr float kLeading = 1.5F;  // between two lines of one text, in 1/96 inch

bool hasRoom(const Desk& desk, std::string_view text, const scene::TextStyle& style, float width, std::size_t most) {
  return desk.stage.type.wrapped(text, style.face, style.sizePixels, width).size() <= most;
}

// As much of a text as could fit if all of its letters were narrow: what is beyond need not be set to be left out.
std::string_view reachable(std::string_view text, const scene::TextStyle& style, float width, std::size_t most) {
  constexpr double kNarrow = 0.2;  // em
  // Where margins leave no room at all, the width is below nothing.
  const double letters = std::max(0.0F, width) / (kNarrow * style.sizePixels) + 2;
  const double bytes = 4.0 * (static_cast<double>(most) + 1) * letters;
  if (!(bytes < static_cast<double>(text.size()))) {
    return text;
  }
  auto end = static_cast<std::size_t>(bytes);
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {  // not inside a character
    --end;
  }
  return text.substr(0, end);
}

// Where sentences end: after the mark that ends them.
std::vector<std::size_t> sentenceEnds(std::string_view text) {
  constexpr std::array<std::string_view, 6> kMarks = {". ", "? ", "! ", "。", "！", "？"};
  std::vector<std::size_t> ends;
  for (const std::string_view mark : kMarks) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      ends.push_back(at + (mark.ends_with(' ') ? 1 : mark.size()));
    }
  }
  std::ranges::sort(ends);
  return ends;
}

}  // namespace

scene::TextStyle styleOf(const Desk& desk, scene::Face face, float units, scene::Color color) {
  return {.face = face, .sizePixels = desk.px(units), .color = color};
}

std::vector<std::string> fitted(const Desk& desk, std::string_view text, const scene::TextStyle& style, float width,
                                std::size_t most) {
  if (most == 0) {
    return {};
  }
  std::vector<std::string> lines =
      desk.stage.type.wrapped(reachable(text, style, width, most), style.face, style.sizePixels, width);
  if (lines.size() > most) {
    // Elided as if the rest stood in one line.
    std::string rest = lines[most - 1];
    for (std::size_t i = most; i < lines.size(); ++i) {
      rest += " " + lines[i];
    }
    lines.resize(most);
    lines.back() = scene::elided(desk.stage.type, rest, style, width);
  }
  std::erase(lines, std::string());
  return lines;
}

std::vector<std::string> fittedSentences(const Desk& desk, std::string_view text, const scene::TextStyle& style,
                                         float width, std::size_t most) {
  const std::string_view start = reachable(text, style, width, most);
  const std::vector<std::string> lines = desk.stage.type.wrapped(start, style.face, style.sizePixels, width);
  if (lines.size() > most) {
    std::size_t shown = 0;  // bytes of the lines that fit, each with the space that ended it
    for (std::size_t i = 0; i < most; ++i) {
      shown += lines[i].size() + 1;
    }
    const std::vector<std::size_t> ends = sentenceEnds(start);
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      const std::string cut = std::string(start.substr(0, *end)) + " " + std::string(kEllipsis);
      if (*end <= shown && hasRoom(desk, cut, style, width, most)) {
        return fitted(desk, cut, style, width, most);
      }
    }
  }
  return fitted(desk, text, style, width, most);
}

void Column::add(std::string_view text, const scene::TextStyle& style, float gapUnits, std::size_t most) {
  take(fitted(desk, text, style, width, most), style, gapUnits);
}

void Column::addSentences(std::string_view text, const scene::TextStyle& style, float gapUnits, std::size_t most) {
  take(fittedSentences(desk, text, style, width, most), style, gapUnits);
}

void Column::take(std::vector<std::string> texts, const scene::TextStyle& style, float gapUnits) {
  float gap = lines.empty() ? 0 : desk.px(gapUnits);
  for (std::string& text : texts) {
    lines.push_back({std::move(text), style, gap});
    gap = desk.px(kLeading);
  }
}

float Column::height() const {
  float height = 0;
  for (const Line& line : lines) {
    const scene::GlyphRun& run = desk.stage.type.shape(line.text, line.style.face, line.style.sizePixels);
    height += line.gapAbove + run.ascent + run.descent;
  }
  return height;
}

void Column::draw(glm::vec2 topLeft, scene::Scene& page) const {
  glm::vec2 pen = topLeft;
  for (const Line& line : lines) {
    const scene::GlyphRun& run = desk.stage.type.shape(line.text, line.style.face, line.style.sizePixels);
    pen.y += line.gapAbove + run.ascent;
    page.items.emplace_back(scene::lineOfText(desk.stage.type, line.text, line.style, pen));
    pen.y += run.descent;
  }
}

}  // namespace kurilscope::brief

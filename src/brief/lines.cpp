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
  std::vector<std::string> lines = desk.stage.type.wrapped(text, style.face, style.sizePixels, width);
  if (most == 0) {
    return {};
  }
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
  if (hasRoom(desk, text, style, width, most)) {
    return fitted(desk, text, style, width, most);
  }
  std::string cut;
  for (const std::size_t end : sentenceEnds(text)) {
    std::string longer = std::string(text.substr(0, end)) + " " + std::string(kEllipsis);
    if (!hasRoom(desk, longer, style, width, most)) {
      break;
    }
    cut = std::move(longer);
  }
  return fitted(desk, cut.empty() ? text : cut, style, width, most);
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

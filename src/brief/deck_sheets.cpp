#include "brief/deck_sheets.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace kurilscope::brief {

namespace {

using scene::Face;
namespace type = scene::type;

constexpr float kFootUnits = 24;

float dateWidth(const Leaves& leaves, const std::vector<ContentsEntry>& entries, const scene::TextStyle& style) {
  float width = 0;
  for (const ContentsEntry& entry : entries) {
    width = std::max(width, scene::widthOf(leaves.type(), entry.date, style));
  }
  return std::min(width, leaves.columnPixels() * 0.34F);
}

std::vector<scene::Sheet> contentsFrom(const DeckLook& look, const std::vector<ContentsEntry>& entries, int firstPage) {
  Leaves leaves(look.stage, look.theme, look.frame, {"Contents", look.title}, 1);
  const scene::TextStyle quiet = leaves.style(Face::Sans, type::kSmall, leaves.palette().textQuiet);
  const scene::TextStyle body = leaves.style(Face::Sans, type::kBody, leaves.palette().text);
  const float dates = dateWidth(leaves, entries, quiet);
  const float numbers = leaves.px(36);
  const float gap = leaves.px(14);
  const float column = leaves.columnPixels();
  for (int page = firstPage; const ContentsEntry& entry : entries) {
    const Paragraph date = leaves.paragraph(entry.date, quiet, dates);
    const Paragraph title = leaves.paragraph(entry.title, body, column - dates - gap - numbers);
    const float height = std::max(date.height(), title.height()) + leaves.px(7);
    leaves.add({height, [&, page](glm::vec2 at, scene::Sheet& sheet) {
                  date.draw(leaves.type(), at + glm::vec2{0, leaves.px(2)}, sheet);
                  title.draw(leaves.type(), at + glm::vec2{dates + gap, 0}, sheet);
                  sheet.scene.items.emplace_back(scene::lineOfText(leaves.type(), std::to_string(page), body,
                                                                   {at.x + column, at.y + body.sizePixels * 1.1F},
                                                                   scene::Align::Right));
                  sheet.links.push_back({{at, at + glm::vec2{column, height}}, fmt::format("page-{}", page)});
                }});
    ++page;
  }
  return leaves.take();
}

std::string pagesInWords(const std::set<int>& pages) {
  std::vector<std::string> runs;
  for (const NumberRun& run : runsOf(pages)) {
    runs.push_back(inWords(run));
  }
  return (pages.size() == 1 ? "page " : "pages ") + joined(runs, ", ");
}

std::string publicationOf(const CitedSource& cited) {
  std::vector<std::string> parts;
  for (const std::string& part : {cited.source->publisher, cited.source->date, pagesInWords(cited.pages)}) {
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return joined(parts, "  ·  ");
}

// Words on the foot's line, one after another.
class FootPen {
 public:
  FootPen(const DeckLook& look, scene::Sheet& sheet, float right)
      : look_(look), sheet_(sheet), right_(right), at_{16 * look.frame.scale, baseline(look)} {}

  static float baseline(const DeckLook& look) {
    return static_cast<float>(look.frame.height) - std::round(0.32F * kFootUnits * look.frame.scale);
  }

  [[nodiscard]] scene::TextStyle style(scene::Color color) const {
    return {.face = Face::Sans, .sizePixels = type::kNote * look_.frame.scale, .color = color};
  }

  // False where there is no room left.
  bool write(const std::string& text, const std::string& target = {}) {
    const scene::Palette& palette = scene::palette(look_.theme);
    const scene::TextStyle words = style(target.empty() ? palette.textQuiet : palette.water);
    const float width = scene::widthOf(look_.stage.type, text, words);
    if (at_.x + width > right_) {
      return false;
    }
    sheet_.scene.items.emplace_back(scene::lineOfText(look_.stage.type, text, words, at_));
    if (!target.empty()) {
      sheet_.links.push_back(
          {{at_ - glm::vec2{0, words.sizePixels}, at_ + glm::vec2{width, words.sizePixels * 0.3F}}, target});
    }
    at_.x += width;
    return true;
  }

  void writeNumbers(const std::string& heading, const std::set<int>& numbers) {
    bool hasRoom = !numbers.empty() && write(heading);
    bool isFirst = true;
    for (const NumberRun& run : runsOf(numbers)) {
      hasRoom = hasRoom && (isFirst || write(", ")) && write(inWords(run), fmt::format("source-{}", run.first));
      isFirst = false;
    }
    if (!numbers.empty() && !hasRoom) {
      write(" …");
    }
  }

 private:
  const DeckLook& look_;
  scene::Sheet& sheet_;
  float right_;
  glm::vec2 at_;
};

}  // namespace

std::vector<NumberRun> runsOf(const std::set<int>& numbers) {
  std::vector<NumberRun> runs;
  for (const int number : numbers) {
    if (!runs.empty() && runs.back().last + 1 == number) {
      runs.back().last = number;
    } else {
      runs.push_back({number, number});
    }
  }
  return runs;
}

std::string inWords(const NumberRun& run) {
  return run.first == run.last ? std::to_string(run.first)
                               : fmt::format("{}{}{}", run.first, run.last == run.first + 1 ? ", " : "–", run.last);
}

std::vector<scene::Sheet> contentsSheets(const DeckLook& look, const std::vector<ContentsEntry>& entries) {
  // How many sheets the list takes does not depend on the numbers in it.
  const auto count = static_cast<int>(contentsFrom(look, entries, 1).size());
  return contentsFrom(look, entries, count + 1);
}

std::vector<scene::Sheet> sourceSheets(const DeckLook& look, const std::vector<CitedSource>& sources, int firstPage) {
  Leaves leaves(look.stage, look.theme, look.frame, {"Sources", look.title}, firstPage);
  const scene::Palette& palette = leaves.palette();
  const scene::TextStyle body = leaves.style(Face::Sans, type::kSmall, palette.text);
  const scene::TextStyle note = leaves.style(Face::Sans, type::kNote, palette.textQuiet);
  const scene::TextStyle address = leaves.style(Face::Sans, type::kNote, palette.water);
  const float indent = leaves.px(34);
  const float width = leaves.columnPixels() - indent;
  for (int number = 1; const CitedSource& cited : sources) {
    const Paragraph title = leaves.paragraph(cited.source->title, body, width);
    const Paragraph published = leaves.paragraph(publicationOf(cited), note, width);
    const bool hasAddress = !cited.source->url.empty();
    const Paragraph where = hasAddress ? leaves.paragraph(cited.source->url, address, width)
                                       : leaves.paragraph(cited.source->note, note, width);
    const float height = title.height() + published.height() + where.height() + leaves.px(9);
    leaves.add({height, [&, number](glm::vec2 at, scene::Sheet& sheet) {
                  sheet.anchors.push_back({fmt::format("source-{}", number), at});
                  sheet.scene.items.emplace_back(scene::lineOfText(
                      leaves.type(), std::to_string(number), body,
                      {at.x + indent - leaves.px(10), at.y + body.sizePixels * 1.1F}, scene::Align::Right));
                  glm::vec2 pen = at + glm::vec2{indent, 0};
                  for (const Paragraph* words : {&title, &published, &where}) {
                    words->draw(leaves.type(), pen, sheet);
                    pen.y += words->height();
                  }
                  if (hasAddress) {
                    sheet.links.push_back({{at + glm::vec2{indent, 0}, {pen.x + width, pen.y}}, cited.source->url});
                  }
                }});
    ++number;
  }
  return leaves.take();
}

int footPixels(const DeckLook& look) { return static_cast<int>(std::ceil(kFootUnits * look.frame.scale)); }

void addFoot(const DeckLook& look, const Foot& foot, scene::Sheet& sheet) {
  const scene::Palette& palette = scene::palette(look.theme);
  const float top = static_cast<float>(look.frame.height - footPixels(look));
  const float width = static_cast<float>(look.frame.width);
  const float line = std::max(1.0F, std::round(look.frame.scale));
  sheet.scene.frame = look.frame;
  sheet.scene.items.emplace_back(scene::Rectangle{
      .topLeft = {0, top}, .size = {width, static_cast<float>(footPixels(look))}, .fill = palette.panel, .edge = {}});
  sheet.scene.items.emplace_back(
      scene::Rectangle{.topLeft = {0, top}, .size = {width, line}, .fill = palette.panelEdge, .edge = {}});
  const float right = width - 16 * look.frame.scale;
  const std::string back = "Contents";
  FootPen pen(look, sheet, right - 130 * look.frame.scale);
  pen.writeNumbers("Sources of the event: ", foot.eventSources);
  pen.writeNumbers(foot.eventSources.empty() ? "Sources of the map: " : "   of the map: ", foot.mapSources);
  const glm::vec2 corner{right, FootPen::baseline(look)};
  const scene::Text number = scene::lineOfText(look.stage.type, std::to_string(foot.page), pen.style(palette.text),
                                               corner, scene::Align::Right);
  sheet.scene.items.emplace_back(number);
  const glm::vec2 before = corner - glm::vec2{36 * look.frame.scale, 0};
  const float backWidth = scene::widthOf(look.stage.type, back, pen.style(palette.water));
  sheet.scene.items.emplace_back(
      scene::lineOfText(look.stage.type, back, pen.style(palette.water), before, scene::Align::Right));
  const float size = type::kNote * look.frame.scale;
  sheet.links.push_back({{before - glm::vec2{backWidth, size}, before + glm::vec2{0, size * 0.3F}}, "page-1"});
}

}  // namespace kurilscope::brief

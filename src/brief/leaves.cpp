#include "brief/leaves.hpp"

#include <algorithm>
#include <cmath>

namespace kurilscope::brief {

namespace {

namespace type = scene::type;

constexpr float kMargin = 56;     // around the words, in 1/96 inch
constexpr float kGutter = 56;     // between two columns
constexpr float kFoot = 28;       // for the page number
constexpr float kTwoFrom = 900;  // wider frames have two columns
constexpr float kMeasure = 760;   // lines of one column are no longer than this

}  // namespace

void Paragraph::draw(const scene::Typesetter& typesetter, glm::vec2 topLeft, scene::Sheet& sheet) const {
  float baseline = topLeft.y + style.sizePixels * 1.1F;
  for (const std::string& line : lines) {
    sheet.scene.items.emplace_back(scene::lineOfText(typesetter, line, style, {topLeft.x, baseline}));
    baseline += leading();
  }
}

Leaves::Leaves(const scene::Stage& stage, view::Theme theme, const scene::Frame& frame, Heading heading, int firstPage)
    : stage_(stage), theme_(theme), frame_(frame), heading_(std::move(heading)), firstPage_(firstPage) {
  beginSheet();
}

int Leaves::columns() const { return static_cast<float>(frame_.width) >= px(kTwoFrom) ? 2 : 1; }

float Leaves::columnPixels() const {
  const float width = static_cast<float>(frame_.width) - 2 * px(kMargin);
  return columns() == 2 ? (width - px(kGutter)) / 2 : std::min(width, px(kMeasure));
}

float Leaves::left(int column) const {
  return px(kMargin) + static_cast<float>(column) * (columnPixels() + px(kGutter));
}

scene::TextStyle Leaves::style(scene::Face face, float units, scene::Color color) const {
  return {.face = face, .sizePixels = px(units), .color = color};
}

Paragraph Leaves::paragraph(std::string_view text, const scene::TextStyle& style, float width) const {
  Paragraph words{stage_.type.wrapped(text, style.face, style.sizePixels, width), style};
  std::erase(words.lines, std::string());
  for (std::string& line : words.lines) {  // an address has no place to break
    line = scene::elided(stage_.type, line, style, width);
  }
  return words;
}

void Leaves::beginSheet() {
  scene::Sheet& sheet = sheets_.emplace_back();
  sheet.scene.frame = frame_;
  sheet.scene.background = palette().panel;
  const float width = static_cast<float>(frame_.width) - 2 * px(kMargin);
  const bool isFirst = sheets_.size() == 1;
  if (isFirst) {
    sheet.title = heading_.title;
  }
  glm::vec2 pen{px(kMargin), px(kMargin) * 0.8F};
  const auto put = [&](std::string_view text, scene::Face face, float units, scene::Color color) {
    const Paragraph words = paragraph(text, style(face, units, color), width);
    words.draw(stage_.type, pen, sheet);
    pen.y += words.height();
  };
  put(isFirst ? heading_.title : heading_.title + ", continued", scene::Face::SansBold, type::kTitle, palette().text);
  put(heading_.subtitle, scene::Face::Sans, type::kBody, palette().textQuiet);
  pen.y = std::round(pen.y + px(10));
  sheet.scene.items.emplace_back(scene::Rectangle{
      .topLeft = pen, .size = {width, std::max(1.0F, std::round(px(1)))}, .fill = palette().panelEdge, .edge = {}});
  const int page = firstPage_ + static_cast<int>(sheets_.size()) - 1;
  sheet.scene.items.emplace_back(
      scene::lineOfText(stage_.type, std::to_string(page), style(scene::Face::Sans, type::kSmall, palette().textQuiet),
                        {static_cast<float>(frame_.width) - px(kMargin), static_cast<float>(frame_.height) - px(kFoot)},
                        scene::Align::Right));
  top_ = pen.y + px(16);
  y_ = top_;
  column_ = 0;
}

void Leaves::add(const Row& row) {
  const float bottom = static_cast<float>(frame_.height) - px(kFoot) - px(20);
  if (y_ + row.height > bottom && y_ > top_) {
    y_ = top_;
    if (++column_ == columns()) {
      beginSheet();
    }
  }
  row.draw({left(column_), y_}, sheets_.back());
  y_ += row.height;
}

}  // namespace kurilscope::brief

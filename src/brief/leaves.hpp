#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scene/sheet.hpp"
#include "scene/text_items.hpp"

namespace kurilscope::brief {

// Words broken into lines of one style.
struct Paragraph {
  std::vector<std::string> lines;
  scene::TextStyle style;

  [[nodiscard]] float leading() const { return style.sizePixels * 1.4F; }
  [[nodiscard]] float height() const { return leading() * static_cast<float>(lines.size()); }
  void draw(const scene::Typesetter& type, glm::vec2 topLeft, scene::Sheet& sheet) const;
};

// Sheets of running text, as many as its rows ask for: a heading on each, the rows in one column or two, a page number
// at the foot.
class Leaves {
 public:
  // `height` in pixels; `draw` adds the row's items and links to a sheet with its top left there.
  struct Row {
    float height = 0;
    std::function<void(glm::vec2 topLeft, scene::Sheet& sheet)> draw;
  };

  struct Heading {
    std::string title;     // "Contents"
    std::string subtitle;  // the deck's
  };

  Leaves(const scene::Stage& stage, view::Theme theme, const scene::Frame& frame, Heading heading, int firstPage);

  [[nodiscard]] float px(float units) const { return units * frame_.scale; }  // 1/96 inch to pixels
  [[nodiscard]] float columnPixels() const;
  [[nodiscard]] scene::TextStyle style(scene::Face face, float units, scene::Color color) const;
  [[nodiscard]] Paragraph paragraph(std::string_view text, const scene::TextStyle& style, float width) const;
  [[nodiscard]] const scene::Typesetter& type() const { return stage_.type; }
  [[nodiscard]] const scene::Palette& palette() const { return scene::palette(theme_); }

  void add(const Row& row);
  [[nodiscard]] std::vector<scene::Sheet> take() { return std::move(sheets_); }

 private:
  [[nodiscard]] int columns() const;
  [[nodiscard]] float left(int column) const;
  void beginSheet();

  const scene::Stage& stage_;
  view::Theme theme_;
  scene::Frame frame_;
  Heading heading_;
  int firstPage_;
  float top_ = 0;   // of the rows
  int column_ = 0;  // of the next row, and where it starts
  float y_ = 0;
  std::vector<scene::Sheet> sheets_;
};

}  // namespace kurilscope::brief

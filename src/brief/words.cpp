// Title, caption and sources: the furniture that is made of words.
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>

#include "base/text.hpp"
#include "brief/evidence.hpp"
#include "brief/furniture.hpp"
#include "brief/lines.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"

namespace kurilscope::brief {

namespace {

using scene::Face;
using scene::TextStyle;
namespace type = scene::type;

constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kSummaryLines = 3;
constexpr std::size_t kMostSummaryLines = 6;  // where the picture is high enough
constexpr std::size_t kMostChanges = 6;
constexpr float kPadding = 12;  // on both sides of words on a panel

// The width of words on a panel of the column.
float innerWidth(const Desk& desk) { return desk.columnPixels() - 2 * desk.px(kPadding); }

std::optional<Block> blockOf(Column column, float leastWidth = 0) {
  if (column.lines.empty()) {
    return std::nullopt;
  }
  const Desk& desk = column.desk;
  const glm::vec2 padding{desk.px(kPadding), desk.px(9)};
  float width = leastWidth - 2 * padding.x;
  for (const Line& line : column.lines) {
    width = std::max(width, scene::widthOf(desk.stage.type, line.text, line.style));
  }
  const glm::vec2 size = glm::ceil(glm::vec2{width, column.height()} + 2.0F * padding);
  return Block{size, [desk, lines = std::move(column.lines), padding, size](glm::vec2 topLeft, scene::Scene& map) {
                 map.items.emplace_back(panel(desk, topLeft, size));
                 Column{.desk = desk, .width = size.x, .lines = lines}.draw(topLeft + padding, map);
               }};
}

// Seldom cut where there is room.
std::size_t summaryLines(const Desk& desk) {
  constexpr float kHigh = 600;  // 1/96 inch
  return static_cast<float>(desk.frame.height) < desk.px(kHigh) ? kSummaryLines : kMostSummaryLines;
}

// What differs, one sentence a change, as many as fit.
void addChanges(Column& column, const Desk& desk) {
  const std::vector<view::Change> changes = view::changesOf(desk.stage.atlas, desk.view);
  const scene::Palette& palette = desk.palette();
  const TextStyle body = styleOf(desk, Face::Sans, type::kSmall, palette.text);
  std::size_t told = 0;
  for (; told < changes.size() && told < kMostChanges; ++told) {
    column.add(changes[told].sentence, body, told == 0 ? 0 : 4, kSummaryLines);
  }
  const std::string rest = changes.empty()         ? "Nothing that this pack knows of differs."
                           : told < changes.size() ? fmt::format("and {} more", changes.size() - told)
                                                   : "";
  if (!rest.empty()) {
    column.add(rest, styleOf(desk, Face::Sans, type::kNote, palette.textQuiet), 3);
  }
}

}  // namespace

std::string seenFrom(const view::View& view) {
  if (view::comparesPerspectives(view)) {
    return view::comparisonInWords(view);
  }
  return view.perspective == view::Perspective::Neutral ? "Neutral: who administers and who claims are shown apart"
                                                        : view::inWords(view.perspective);
}

const atlas::Event* eventOf(const atlas::Atlas& atlas, const view::View& view) {
  const view::Selection& selection = view.selection;
  const atlas::Event* chosen = selection.subject == view::Subject::Event ? atlas.event(selection.id) : nullptr;
  return chosen != nullptr ? chosen : atlas.eventAt(view.date);
}

std::optional<Block> titleBlock(const Desk& desk) {
  const scene::Palette& palette = desk.palette();
  const std::string& title = desk.page.title.empty() ? desk.stage.atlas.records().title : desk.page.title;
  Column column{.desk = desk, .width = innerWidth(desk)};
  column.add(title, styleOf(desk, Face::SansBold, type::kHeading, palette.text), 0, kTitleLines);
  const std::string date = view::dateLine(desk.view);
  const TextStyle large = styleOf(desk, Face::Sans, type::kTitle, palette.text);
  const bool isTooWide = scene::widthOf(desk.stage.type, date, large) > innerWidth(desk);  // two dates in a row
  column.add(date, isTooWide ? styleOf(desk, Face::Sans, type::kHeading, palette.text) : large, 1);
  column.add(seenFrom(desk.view), styleOf(desk, Face::Sans, type::kSmall, palette.textQuiet), 2, kTitleLines);
  return blockOf(std::move(column), desk.page.hasCaption ? desk.columnPixels() : 0);
}

std::optional<Block> captionBlock(const Desk& desk) {
  const scene::Palette& palette = desk.palette();
  const TextStyle body = styleOf(desk, Face::Sans, type::kSmall, palette.text);
  Column column{.desk = desk, .width = innerWidth(desk)};
  if (!desk.page.caption.empty()) {
    column.add(desk.page.caption, body, 0, summaryLines(desk));
  } else if (desk.view.comparison) {
    addChanges(column, desk);
  } else if (const atlas::Event* event = eventOf(desk.stage.atlas, desk.view)) {
    const TextStyle quiet = styleOf(desk, Face::Sans, type::kSmall, palette.textQuiet);
    column.add(event->title, styleOf(desk, Face::SansBold, type::kBody, palette.text), 0, kTitleLines);
    column.add(atlas::inWords(event->start, event->end), quiet, 1);
    column.add(event->summary, body, 2, summaryLines(desk));
    const TextStyle note = styleOf(desk, Face::Sans, type::kNote, palette.textQuiet);
    const std::vector<std::string> publishers = publishersOf(desk.stage.atlas, event->evidence.sources);
    for (const std::string& line : publisherLines(desk, publishers, note, column.width, 1)) {
      column.add(line, note, 3);
    }
  }
  return blockOf(std::move(column), desk.columnPixels());
}

std::optional<Block> sourcesBlock(const Desk& desk) {
  const TextStyle style = styleOf(desk, Face::Sans, type::kNote, desk.palette().textQuiet);
  const scene::GlyphRun& run = desk.stage.type.shape("kurilscope", style.face, style.sizePixels);
  const glm::vec2 size{desk.frame.width, std::ceil(run.ascent + run.descent + 2 * desk.px(3))};
  const float baseline = std::round(desk.px(3) + run.ascent);
  return Block{
      size, [desk, style, size, baseline](glm::vec2 topLeft, scene::Scene& map) {
        map.items.emplace_back(scene::Rectangle{
            .topLeft = topLeft, .size = size, .fill = desk.palette().panel.withAlpha(kPanelAlpha), .edge = {}});
        const float room = size.x - 2 * desk.marginPixels();
        for (const std::string& line : footLines(desk, map, style, room, 1)) {
          map.items.emplace_back(
              scene::lineOfText(desk.stage.type, line, style, topLeft + glm::vec2{desk.marginPixels(), baseline}));
        }
      }};
}

}  // namespace kurilscope::brief

// Title, caption and sources: the furniture that is made of words.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "brief/furniture.hpp"
#include "scene/text_items.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"

namespace kurilscope::brief {

namespace {

using scene::Face;
using scene::TextStyle;
namespace type = scene::type;

constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kSummaryLines = 3;
constexpr std::size_t kMostPublishers = 5;
constexpr std::size_t kMostChanges = 6;
constexpr float kPadding = 12;  // on both sides of words on a panel

// One line of a block, under the one before.
struct Line {
  std::string text;
  TextStyle style;
  float gapAbove = 0;  // pixels between the line above and this one's highest letters
};

TextStyle styleOf(const Desk& desk, Face face, float units, scene::Color color) {
  return {.face = face, .sizePixels = desk.px(units), .color = color};
}

// A text broken into at most `most` lines; what does not fit ends in an ellipsis.
std::vector<std::string> fitted(const Desk& desk, std::string_view text, const TextStyle& style, float width,
                                std::size_t most) {
  std::vector<std::string> lines = desk.stage.type.wrapped(text, style.face, style.sizePixels, width);
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

// The width of words on a panel of the column.
float innerWidth(const Desk& desk) { return desk.columnPixels() - 2 * desk.px(kPadding); }

void addLines(std::vector<Line>& lines, const Desk& desk, std::string_view text, const TextStyle& style, float gapUnits,
              std::size_t most = 1) {
  const float width = innerWidth(desk);
  float gap = desk.px(gapUnits);
  for (std::string& line : fitted(desk, text, style, width, most)) {
    lines.push_back({std::move(line), style, gap});
    gap = desk.px(1.5F);
  }
}

std::optional<Block> blockOf(const Desk& desk, std::vector<Line> lines, float leastWidth = 0) {
  if (lines.empty()) {
    return std::nullopt;
  }
  const glm::vec2 padding{desk.px(kPadding), desk.px(9)};
  glm::vec2 size{leastWidth - 2 * padding.x, 0};
  lines.front().gapAbove = 0;
  for (const Line& line : lines) {
    const scene::GlyphRun& run = desk.stage.type.shape(line.text, line.style.face, line.style.sizePixels);
    size.x = std::max(size.x, run.width);
    size.y += line.gapAbove + run.ascent + run.descent;
  }
  size = glm::vec2{std::ceil(size.x + 2 * padding.x), std::ceil(size.y + 2 * padding.y)};
  return Block{size, [desk, lines = std::move(lines), padding, size](glm::vec2 topLeft, scene::Scene& map) {
                 map.items.emplace_back(panel(desk, topLeft, size));
                 glm::vec2 pen = topLeft + padding;
                 for (const Line& line : lines) {
                   const scene::GlyphRun& run =
                       desk.stage.type.shape(line.text, line.style.face, line.style.sizePixels);
                   pen.y += line.gapAbove + run.ascent;
                   map.items.emplace_back(scene::lineOfText(desk.stage.type, line.text, line.style, pen));
                   pen.y += run.descent;
                 }
               }};
}

// Whose view it is, or which two are compared.
std::string seenFrom(const view::View& view) {
  if (view::comparesPerspectives(view)) {
    return view::comparisonInWords(view);
  }
  return view.perspective == view::Perspective::Neutral ? "Neutral: who administers and who claims are shown apart"
                                                        : view::inWords(view.perspective);
}

// What differs, one sentence a change, as many as fit.
void addChanges(std::vector<Line>& lines, const Desk& desk) {
  const std::vector<view::Change> changes = view::changesOf(desk.stage.atlas, desk.view);
  const scene::Palette& palette = desk.palette();
  const TextStyle body = styleOf(desk, Face::Sans, type::kSmall, palette.text);
  std::size_t told = 0;
  for (; told < changes.size() && told < kMostChanges; ++told) {
    addLines(lines, desk, changes[told].sentence, body, told == 0 ? 0 : 4, kSummaryLines);
  }
  const std::string rest = changes.empty()         ? "Nothing that this pack knows of differs."
                           : told < changes.size() ? fmt::format("and {} more", changes.size() - told)
                                                   : "";
  if (!rest.empty()) {
    addLines(lines, desk, rest, styleOf(desk, Face::Sans, type::kNote, palette.textQuiet), 3);
  }
}

// The event that the caption tells: the chosen one, else the one that the date belongs to.
const atlas::Event* eventOf(const Desk& desk) {
  const view::Selection& selection = desk.view.selection;
  const atlas::Event* chosen =
      selection.subject == view::Subject::Event ? desk.stage.atlas.event(selection.id) : nullptr;
  return chosen != nullptr ? chosen : desk.stage.atlas.eventAt(desk.view.date);
}

// Primary and official sources first; those whose publisher is unknown speak through the count alone.
int rankOf(const atlas::Source& source) {
  static const std::vector<std::string> kinds = {"primary", "official", "reference", "press", "computed"};
  return static_cast<int>(std::ranges::find(kinds, source.kind) - kinds.begin());
}

// Who published the sources, each once, the weightiest first.
std::vector<std::string> publishersOf(const atlas::Atlas& atlas, const std::vector<std::string>& ids) {
  std::vector<const atlas::Source*> sources;
  for (const std::string& id : ids) {
    if (const atlas::Source* source = atlas.source(id)) {
      sources.push_back(source);
    }
  }
  const auto isUnknown = [](const atlas::Source* source) { return source->publisher.starts_with("Original not"); };
  std::ranges::stable_sort(sources, {},
                           [&](const atlas::Source* source) { return std::pair(isUnknown(source), rankOf(*source)); });
  std::vector<std::string> publishers;
  for (const atlas::Source* source : sources) {
    const std::string& name = source->publisher.empty() ? source->title : source->publisher;
    if (!name.empty() && std::ranges::find(publishers, name) == publishers.end()) {
      publishers.push_back(name);
    }
  }
  return publishers;
}

// "A; B; and 3 more", or "5 publishers"
std::string firstOf(const std::vector<std::string>& names, std::size_t count) {
  if (count == 0) {
    return fmt::format("{} publishers", names.size());
  }
  const std::string text = joined({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)}, "; ");
  return count < names.size() ? fmt::format("{}; and {} more", text, names.size() - count) : text;
}

// `lineFor` a number of publishers: the most that fit the width, else an elided line without any.
template <class LineFor>
std::string fittedPublishers(const Desk& desk, std::size_t publishers, const TextStyle& style, float width,
                             LineFor lineFor) {
  for (std::size_t count = std::min(publishers, kMostPublishers); count > 0; --count) {
    std::string line = lineFor(count);
    if (scene::widthOf(desk.stage.type, line, style) <= width) {
      return line;
    }
  }
  return scene::elided(desk.stage.type, lineFor(0), style, width);
}

std::string sourcesLine(const Desk& desk, const std::vector<std::string>& notes,
                        const std::vector<std::string>& publishers, std::size_t count) {
  std::vector<std::string> parts = notes;  // first, since the line's end may be elided
  parts.push_back(desk.projection().title());
  if (parts.back().find("WGS84") == std::string::npos) {
    parts.emplace_back("WGS84");
  }
  parts.emplace_back("Coastline: GSHHG (full resolution)");
  if (!publishers.empty()) {
    parts.push_back("Sources: " + firstOf(publishers, count));
  }
  parts.emplace_back("kurilscope");
  return joined(parts, "  ·  ");
}

}  // namespace

std::optional<Block> titleBlock(const Desk& desk) {
  const scene::Palette& palette = desk.palette();
  const std::string& title = desk.page.title.empty() ? desk.stage.atlas.records().title : desk.page.title;
  std::vector<Line> lines;
  addLines(lines, desk, title, styleOf(desk, Face::SansBold, type::kHeading, palette.text), 0, kTitleLines);
  const std::string date = view::dateLine(desk.view);
  const TextStyle large = styleOf(desk, Face::Sans, type::kTitle, palette.text);
  const bool isTooWide = scene::widthOf(desk.stage.type, date, large) > innerWidth(desk);  // two dates in a row
  addLines(lines, desk, date, isTooWide ? styleOf(desk, Face::Sans, type::kHeading, palette.text) : large, 1);
  addLines(lines, desk, seenFrom(desk.view), styleOf(desk, Face::Sans, type::kSmall, palette.textQuiet), 2,
           kTitleLines);
  return blockOf(desk, std::move(lines), desk.page.hasCaption ? desk.columnPixels() : 0);
}

std::optional<Block> captionBlock(const Desk& desk) {
  const scene::Palette& palette = desk.palette();
  const TextStyle body = styleOf(desk, Face::Sans, type::kSmall, palette.text);
  std::vector<Line> lines;
  if (!desk.page.caption.empty()) {
    addLines(lines, desk, desk.page.caption, body, 0, kSummaryLines);
  } else if (desk.view.comparison) {
    addChanges(lines, desk);
  } else if (const atlas::Event* event = eventOf(desk)) {
    const TextStyle quiet = styleOf(desk, Face::Sans, type::kSmall, palette.textQuiet);
    addLines(lines, desk, event->title, styleOf(desk, Face::SansBold, type::kBody, palette.text), 0, kTitleLines);
    addLines(lines, desk, atlas::inWords(event->start, event->end), quiet, 1);
    addLines(lines, desk, event->summary, body, 2, kSummaryLines);
    const std::vector<std::string> publishers = publishersOf(desk.stage.atlas, event->evidence.sources);
    if (!publishers.empty()) {
      const TextStyle note = styleOf(desk, Face::Sans, type::kNote, palette.textQuiet);
      const char* word = publishers.size() == 1 ? "Source: " : "Sources: ";
      const auto lineFor = [&](std::size_t count) { return word + firstOf(publishers, count); };
      addLines(lines, desk, fittedPublishers(desk, publishers.size(), note, innerWidth(desk), lineFor), note, 3);
    }
  }
  return blockOf(desk, std::move(lines), desk.columnPixels());
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
        const std::vector<std::string> publishers = publishersOf(desk.stage.atlas, map.sources);
        const auto lineFor = [&](std::size_t count) { return sourcesLine(desk, map.notes, publishers, count); };
        const std::string line = fittedPublishers(desk, publishers.size(), style, room, lineFor);
        map.items.emplace_back(
            scene::lineOfText(desk.stage.type, line, style, topLeft + glm::vec2{desk.marginPixels(), baseline}));
      }};
}

}  // namespace kurilscope::brief

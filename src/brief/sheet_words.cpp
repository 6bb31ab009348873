#include "brief/sheet_words.hpp"

#include <algorithm>
#include <array>

#include "brief/evidence.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"

namespace kurilscope::brief {

namespace {

using scene::Face;
using scene::TextStyle;
namespace type = scene::type;

constexpr std::size_t kHeadlineLines = 2;
constexpr std::size_t kLeastCaptionLines = 4;
constexpr std::size_t kMostCaptionLines = 60;
constexpr float kParagraphGap = 5;  // 1/96 inch

// An event heads the page of a day it belongs to; of another day it is only told.
const atlas::Event* headlineEvent(const Desk& desk) {
  if (!desk.page.title.empty() || desk.view.comparison) {
    return nullptr;
  }
  const atlas::Event* event = eventOf(desk.stage.atlas, desk.view);
  const bool isOfTheDay = event != nullptr && event->start.first <= desk.view.date && desk.view.date <= event->end.last;
  return isOfTheDay ? event : nullptr;
}

std::string headlineText(const Desk& desk) {
  if (!desk.page.title.empty()) {
    return desk.page.title;
  }
  const atlas::Event* event = headlineEvent(desk);
  return event != nullptr ? event->title : desk.stage.atlas.records().title;
}

// One paragraph a text, in at most so many lines; those left out are counted in the last.
void addParagraphs(Column& column, const std::vector<std::string>& texts, const TextStyle& style, std::size_t most) {
  std::size_t left = most;
  for (std::size_t told = 0; told < texts.size(); ++told) {
    const std::size_t spare = told + 1 < texts.size() ? 1 : 0;  // for the words that count the rest
    const std::size_t needed = fitted(column.desk, texts[told], style, column.width, left + 1).size();
    if (told > 0 && needed + spare > left) {
      column.add(fmt::format("and {} more", texts.size() - told), style, kParagraphGap);
      return;
    }
    const std::size_t lines = column.lines.size();
    column.addSentences(texts[told], style, kParagraphGap, std::max<std::size_t>(1, left - std::min(left, spare)));
    left -= std::min(left, column.lines.size() - lines);
  }
}

// What a caption tells: what heads it, its paragraphs, and where they come from.
struct Story {
  const atlas::Event* event = nullptr;
  bool hasTitle = false;
  std::vector<std::string> paragraphs;
};

Story storyOf(const Desk& desk) {
  Story story;
  if (!desk.page.caption.empty()) {
    story.paragraphs = {desk.page.caption};
    return story;
  }
  if (desk.view.comparison) {
    for (const view::Change& change : view::changesOf(desk.stage.atlas, desk.view)) {
      story.paragraphs.push_back(change.sentence);
    }
    if (story.paragraphs.empty()) {
      story.paragraphs = {"Nothing that this pack knows of differs."};
    }
    return story;
  }
  story.event = eventOf(desk.stage.atlas, desk.view);
  if (story.event != nullptr) {
    story.hasTitle = headlineEvent(desk) == nullptr;
    story.paragraphs = {story.event->summary};
  }
  return story;
}

Column told(const Desk& desk, const Story& story, float width, float bodyUnits, std::size_t most) {
  const scene::Palette& palette = desk.palette();
  Column column{.desk = desk, .width = width};
  if (story.hasTitle) {
    column.add(story.event->title, styleOf(desk, Face::SansBold, type::kBody, palette.text), 0, 3);
  }
  if (story.event != nullptr && (story.hasTitle || story.event->start.first != story.event->end.last)) {
    column.add(atlas::inWords(story.event->start, story.event->end),
               styleOf(desk, Face::Sans, type::kSmall, palette.textQuiet), 2);
  }
  addParagraphs(column, story.paragraphs, styleOf(desk, Face::Sans, bodyUnits, palette.text), most);
  if (story.event != nullptr) {
    const TextStyle note = styleOf(desk, Face::Sans, type::kNote, palette.textQuiet);
    const auto publishers = publishersOf(desk.stage.atlas, story.event->evidence.sources);
    float gap = kParagraphGap;
    for (const std::string& line : publisherLines(desk, publishers, note, width, 2)) {
      column.add(line, note, gap);
      gap = 1.5F;
    }
  }
  return column;
}

}  // namespace

Column headlineOf(const Desk& desk, float width) {
  const scene::Palette& palette = desk.palette();
  Column column{.desk = desk, .width = width};
  const std::string text = headlineText(desk);
  const TextStyle large = styleOf(desk, Face::SansBold, type::kTitle, palette.text);
  const bool isLong = desk.stage.type.wrapped(text, large.face, large.sizePixels, width).size() > kHeadlineLines;
  column.addSentences(text, isLong ? styleOf(desk, Face::SansBold, type::kHeading, palette.text) : large, 0,
                      kHeadlineLines);
  column.add(view::dateLine(desk.view), styleOf(desk, Face::Sans, type::kHeading, palette.textQuiet), 4);
  return column;
}

Column captionOf(const Desk& desk, float width, float height) {
  const Story story = storyOf(desk);
  if (story.paragraphs.empty()) {
    return {.desk = desk, .width = width};
  }
  for (const float units : {type::kBody, type::kSmall}) {
    Column whole = told(desk, story, width, units, kMostCaptionLines);
    if (whole.height() <= height) {
      return whole;
    }
  }
  const float lines = std::clamp(height / desk.px(type::kSmall), 1.0F, static_cast<float>(kMostCaptionLines));
  for (auto most = static_cast<std::size_t>(lines);; --most) {
    Column cut = told(desk, story, width, type::kSmall, most);
    if (cut.height() <= height || most == 1) {
      return cut;
    }
  }
}

float leastCaptionHeight(const Desk& desk, float width) {
  const Story story = storyOf(desk);
  if (story.paragraphs.empty()) {
    return 0;
  }
  return std::min(told(desk, story, width, type::kBody, kMostCaptionLines).height(),
                  told(desk, story, width, type::kSmall, kLeastCaptionLines).height());
}

Column standpointOf(const Desk& desk, float width) {
  Column column{.desk = desk, .width = width};
  column.add(seenFrom(desk.view), styleOf(desk, Face::Sans, type::kNote, desk.palette().textQuiet), 0, 3);
  return column;
}

std::size_t footLineCount(Layout layout) { return layout == Layout::A4 || layout == Layout::A4Portrait ? 3 : 2; }

scene::TextStyle footStyle(const Desk& desk) {
  return styleOf(desk, Face::Sans, type::kNote, desk.palette().textQuiet);
}

}  // namespace kurilscope::brief

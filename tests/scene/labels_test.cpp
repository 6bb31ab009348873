#include "scene/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "../brief/real_stage.hpp"
#include "view/command.hpp"

namespace kurilscope::scene {
namespace {

using atlas::day;
using view::Layer;

// The heart of each letter: from its origin to the next one's, half its size high. Real ink reaches a little further;
// what overlaps here is unreadable beyond doubt.
std::vector<Box> lettersOf(const Text& text) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < text.glyphs.size(); ++i) {
    const PlacedGlyph& glyph = text.glyphs[i];
    float advance = text.sizePixels * 0.3F;
    if (i + 1 < text.glyphs.size()) {
      const glm::vec2 step = text.glyphs[i + 1].origin - glyph.origin;
      advance = std::min(std::hypot(step.x, step.y), text.sizePixels);
    }
    const glm::vec2 along{std::cos(glyph.rotation), std::sin(glyph.rotation)};
    const glm::vec2 up{along.y, -along.x};
    Box box{glyph.origin, glyph.origin};
    for (const glm::vec2 corner : {glyph.origin + along * advance, glyph.origin + up * (text.sizePixels * 0.5F),
                                   glyph.origin + along * advance + up * (text.sizePixels * 0.5F)}) {
      box.topLeft = {std::min(box.topLeft.x, corner.x), std::min(box.topLeft.y, corner.y)};
      box.bottomRight = {std::max(box.bottomRight.x, corner.x), std::max(box.bottomRight.y, corner.y)};
    }
    boxes.push_back(box);
  }
  return boxes;
}

struct Lettering {
  std::string text;
  std::vector<Box> letters;
};

std::vector<Lettering> textsOf(const Scene& scene) {
  std::vector<Lettering> texts;
  for (const Item& item : scene.items) {
    if (const auto* text = std::get_if<Text>(&item)) {
      texts.push_back({text->text, lettersOf(*text)});
    }
  }
  return texts;
}

bool overlap(const std::vector<Box>& letters, const Box& other) {
  return std::ranges::any_of(letters, [&other](const Box& box) { return box.overlaps(other); });
}

class LabelsTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
  }

  [[nodiscard]] view::View randomView(std::mt19937& generator) const {
    const auto between = [&generator](double low, double high) {
      return std::uniform_real_distribution<double>(low, high)(generator);
    };
    view::View view = view::initialView(real_->atlas);
    view.date = real_->atlas.records().periodFirst + std::chrono::days{static_cast<int>(between(0, 27000))};
    view.camera = {{between(140, 158), between(41, 52)}, std::exp(between(std::log(15), std::log(15000)))};
    view.names = static_cast<view::Names>(generator() % 5);
    view.perspective = static_cast<view::Perspective>(generator() % 3);
    view.layers.set();
    if (generator() % 2 == 0) {
      const auto& events = real_->atlas.events();
      view.selection = {view::Subject::Event, events[generator() % events.size()].id};
    } else if (generator() % 2 == 0) {
      const auto& islands = real_->atlas.islands();
      view.selection = {view::Subject::Island, islands[generator() % islands.size()].id};
    }
    return view;
  }

  const RealStage* real_ = nullptr;
};

TEST_F(LabelsTest, NeverOverlapNorLeaveTheFrameNorStandUnderTheFurniture) {
  std::mt19937 generator(2019);
  std::size_t texts = 0;
  for (int i = 0; i < 200; ++i) {
    const view::View view = randomView(generator);
    const float scale = i % 3 == 0 ? 2.0F : 1.0F;
    const Frame frame{.width = 640 + 320 * (i % 4), .height = 480 + 210 * (i % 3), .scale = scale};
    const auto width = static_cast<float>(frame.width);
    const auto height = static_cast<float>(frame.height);
    const std::vector<Box> reserved = {{{0, 0}, {width * 0.4F, height * 0.12F}},
                                       {{width * 0.7F, height * 0.6F}, {width, height}}};
    const Scene scene = compose(real_->stage, view, frame, reserved);
    const std::vector<Lettering> letterings = textsOf(scene);
    texts += letterings.size();
    const std::string where = view::toText(view);
    for (std::size_t a = 0; a < letterings.size(); ++a) {
      for (const Box& letter : letterings[a].letters) {
        EXPECT_TRUE(letter.topLeft.x >= 0 && letter.topLeft.y >= 0 && letter.bottomRight.x <= width &&
                    letter.bottomRight.y <= height)
            << letterings[a].text << " leaves the frame\n"
            << where;
      }
      for (const Box& furniture : reserved) {
        EXPECT_FALSE(overlap(letterings[a].letters, furniture)) << letterings[a].text << "\n" << where;
      }
      for (std::size_t b = a + 1; b < letterings.size(); ++b) {
        EXPECT_FALSE(std::ranges::any_of(letterings[b].letters,
                                         [&](const Box& box) { return overlap(letterings[a].letters, box); }))
            << letterings[a].text << " | " << letterings[b].text << "\n"
            << where;
      }
    }
  }
  EXPECT_GT(texts, 1000U);
}

TEST_F(LabelsTest, LeaveTheSelectedEventsMarkFree) {
  int seen = 0;
  for (const atlas::Event& event : real_->atlas.events()) {
    view::View view = view::initialView(real_->atlas);
    view = view::apply(view, view::Select{{view::Subject::Event, event.id}, true}, real_->atlas);
    view.camera = {{149.5, 46.5}, 2300};
    const Scene scene = compose(real_->stage, view, {.width = 1200, .height = 800, .scale = 1});
    const auto position = real_->atlas.positionOf(event);
    if (!position) {
      continue;
    }
    const glm::vec2 pixel = scene.transform.pixel(real_->region.projection.project(*position));
    const Box mark{pixel - glm::vec2{6}, pixel + glm::vec2{6}};
    if (pixel.x < 20 || pixel.y < 20 || pixel.x > 1180 || pixel.y > 780) {
      continue;
    }
    ++seen;
    for (const Lettering& lettering : textsOf(scene)) {
      EXPECT_FALSE(overlap(lettering.letters, mark)) << event.id << ": " << lettering.text;
    }
    // The event that is read about is always named.
    EXPECT_TRUE(std::ranges::any_of(textsOf(scene), [&](const Lettering& l) { return l.text == event.title; }))
        << event.id;
  }
  EXPECT_GT(seen, 10);
}

// The small-island guarantee: a mark that a name lies over is no mark.
TEST_F(LabelsTest, LeaveTheMarksOfIsletsFree) {
  int marks = 0;
  for (const double span : {60.0, 100.0, 250.0, 700.0, 1500.0, 2600.0}) {
    for (const geo::LonLat center : {geo::LonLat{146.1, 43.5}, {152.0, 47.2}, {155.0, 49.5}}) {
      view::View view = view::initialView(real_->atlas);
      view.date = day(1990, 1, 1);
      view.camera = {center, span};
      const Scene scene = compose(real_->stage, view, {.width = 1200, .height = 800, .scale = 1});
      const std::vector<Lettering> letterings = textsOf(scene);
      for (const atlas::Island& island : real_->atlas.islands()) {
        const glm::vec2 at = scene.transform.pixel(real_->region.projection.project(island.position));
        const bool isMarked = std::ranges::any_of(scene.items, [at](const Item& item) {
          const auto* symbol = std::get_if<Symbol>(&item);
          return symbol != nullptr && symbol->shape == SymbolShape::Disc && symbol->center == at;
        });
        if (island.isGroup() || island.isContext() || !isMarked) {
          continue;
        }
        ++marks;
        for (const Lettering& lettering : letterings) {
          EXPECT_FALSE(overlap(lettering.letters, {at - glm::vec2{1.5F}, at + glm::vec2{1.5F}}))
              << lettering.text << " lies over " << island.id << " at " << span << " km";
        }
      }
    }
  }
  EXPECT_GT(marks, 50);
}

TEST_F(LabelsTest, AMarkAnswersForEachLabelOfASubject) {
  view::View view = view::initialView(real_->atlas);
  view.camera = {{146.5, 44.2}, 500};
  view.date = day(1990, 1, 1);
  view.names = view::Names::English;
  const Scene scene = compose(real_->stage, view, {.width = 1200, .height = 800, .scale = 1});
  for (const std::string id : {"kunashir", "iturup", "shikotan"}) {
    const std::string& name = real_->atlas.island(id)->names.en;
    const auto texts = textsOf(scene);
    const auto label = std::ranges::find_if(texts, [&](const Lettering& l) { return l.text == name; });
    ASSERT_NE(label, texts.end()) << name;
    EXPECT_TRUE(std::ranges::any_of(scene.marks, [&](const Mark& mark) {
      return mark.subject == view::Selection{view::Subject::Island, id} &&
             overlap(label->letters, {mark.topLeft, mark.bottomRight});
    })) << id;
  }
}

TEST_F(LabelsTest, TheImportantWinWhereThereIsRoomForFew) {
  view::View view = view::initialView(real_->atlas);
  view.camera = {{146.5, 44.2}, 700};
  view.date = day(1990, 1, 1);
  view.names = view::Names::English;
  const Scene scene = compose(real_->stage, view, {.width = 420, .height = 320, .scale = 1});
  const auto texts = textsOf(scene);
  for (const std::string id : {"kunashir", "iturup"}) {
    EXPECT_TRUE(std::ranges::any_of(texts, [&](const Lettering& l) {
      return l.text == real_->atlas.island(id)->names.en;
    })) << id;
  }
}

TEST(LabelPlacement, ALaterLabelYieldsAndIsLeftOutWithoutRoom) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  const Palette& colors = palette(view::Theme::Light);
  const Frame frame{.width = 200, .height = 60, .scale = 1};
  Placement placement(frame, real->type, colors, {});
  Scene scene;
  const Label label{.subject = {view::Subject::Place, "yuzhno-kurilsk"},
                    .lines = {"Yuzhno-Kurilsk"},
                    .sizePixels = 12,
                    .anchor = {100, 30}};
  int placed = 0;
  for (int i = 0; i < 20; ++i) {
    placed += placement.place(label, scene) ? 1 : 0;
  }
  EXPECT_GE(placed, 1);
  EXPECT_LT(placed, 20);
  EXPECT_EQ(scene.items.size(), static_cast<std::size_t>(placed));
  EXPECT_EQ(scene.marks.size(), static_cast<std::size_t>(placed));
  for (std::size_t a = 0; a < scene.marks.size(); ++a) {
    for (std::size_t b = a + 1; b < scene.marks.size(); ++b) {
      EXPECT_FALSE((Box{scene.marks[a].topLeft, scene.marks[a].bottomRight}.overlaps(
          {scene.marks[b].topLeft, scene.marks[b].bottomRight})));
    }
  }
  // Nothing is placed on what is reserved.
  Placement full(frame, real->type, colors, std::vector<Box>{{{0, 0}, {200, 60}}});
  EXPECT_FALSE(full.place(label, scene));
}

TEST(LabelPlacement, ATextAlongAPathThatIsTooShortIsLeftOut) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  Placement placement({.width = 400, .height = 300, .scale = 1}, real->type, palette(view::Theme::Light), {});
  Scene scene;
  Label label{.subject = {},
              .lines = {"Kunashir Strait"},
              .face = Face::WaterItalic,
              .sizePixels = 12,
              .path = {{100, 100}, {120, 110}}};
  EXPECT_FALSE(placement.place(label, scene));
  EXPECT_TRUE(scene.items.empty());
  // From right to left, it still reads from left to right.
  label.path = {{350, 200}, {200, 150}, {50, 100}};
  ASSERT_TRUE(placement.place(label, scene));
  const auto& text = std::get<Text>(scene.items.front());
  EXPECT_LT(text.glyphs.front().origin.x, text.glyphs.back().origin.x);
}

}  // namespace
}  // namespace kurilscope::scene

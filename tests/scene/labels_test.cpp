#include "scene/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "../allocations.hpp"
#include "../real_stage.hpp"
#include "geo/mesh.hpp"
#include "scene/composer.hpp"
#include "scene/navigate.hpp"
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

struct Words {
  std::string text;
  std::vector<Box> letters;
};

std::vector<Words> textsOf(const Scene& scene) {
  std::vector<Words> texts;
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
    view.layers.reset(static_cast<std::size_t>(Layer::AllEvents));  // a hundred marks more, most in one place
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

// Expects that no text of a scene overlaps another, leaves the frame or stands under furniture; gives how many there
// are.
std::size_t expectClear(const Scene& scene, const std::vector<Box>& reserved, const std::string& where) {
  const std::vector<Words> letterings = textsOf(scene);
  const auto width = static_cast<float>(scene.frame.width);
  const auto height = static_cast<float>(scene.frame.height);
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
  return letterings.size();
}

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
    texts += expectClear(compose(real_->stage, view, frame, reserved), reserved, view::toText(view));
  }
  EXPECT_GT(texts, 1000U);
}

// A picture is what its View says, whatever was looked at before: while the map is dragged, and while time goes on.
TEST_F(LabelsTest, OfAMapThatIsDraggedAreThoseOfAMapOpenedThere) {
  std::mt19937 generator(1956);
  const Frame frame{.width = 1100, .height = 700, .scale = 1};
  for (int i = 0; i < 12; ++i) {
    view::View view = randomView(generator);
    view.camera.spanKm = std::min(view.camera.spanKm, 4000.0);
    for (int step = 0; step < 10; ++step) {
      const Scene scene = compose(real_->stage, view, frame);
      expectClear(scene, {}, view::toText(view));
      Stage fresh = real_->stage;
      fresh.labels = newLabelMemo();
      fresh.surveys = newSurveys();
      EXPECT_TRUE(scene.items == compose(fresh, view, frame).items) << "step " << step << ": " << view::toText(view);
      view.camera = panned(real_->stage, view, frame, {500, 300}, {500.0 + 9 * step, 300.0 - 4 * step});
      view.date += std::chrono::days{200 * (step % 2)};
    }
  }
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
    for (const Words& lettering : textsOf(scene)) {
      EXPECT_FALSE(overlap(lettering.letters, mark)) << event.id << ": " << lettering.text;
    }
    // The event that is read about is always named.
    EXPECT_TRUE(std::ranges::any_of(textsOf(scene), [&](const Words& l) { return l.text == event.title; })) << event.id;
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
      const std::vector<Words> letterings = textsOf(scene);
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
        for (const Words& lettering : letterings) {
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
    const auto label = std::ranges::find_if(texts, [&](const Words& l) { return l.text == name; });
    ASSERT_NE(label, texts.end()) << name;
    EXPECT_TRUE(std::ranges::any_of(scene.marks, [&](const Mark& mark) {
      return mark.subject == view::Selection{view::Subject::Island, id} &&
             overlap(label->letters, {mark.topLeft, mark.bottomRight});
    })) << id;
  }
}

TEST_F(LabelsTest, TheTownsOfTheDisputedIslandsAreNamedWhereWordsAreLarge) {
  view::View view = view::initialView(real_->atlas);
  view.date = day(1956, 10, 19);
  view.camera = {{146.6, 44.4}, 480};
  const Scene scene = compose(real_->stage, view, {.width = 1800, .height = 1200, .scale = 3});
  for (const std::string id : {"yuzhno-kurilsk", "kurilsk"}) {
    EXPECT_TRUE(std::ranges::any_of(scene.marks, [&](const Mark& mark) {
      return mark.subject == view::Selection{view::Subject::Place, id} && mark.bottomRight.x - mark.topLeft.x > 100;
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
    EXPECT_TRUE(std::ranges::any_of(texts, [&](const Words& l) { return l.text == real_->atlas.island(id)->names.en; }))
        << id;
  }
}

// ---- whose name it is

float distanceTo(const Box& box, glm::vec2 point) {
  const glm::vec2 apart{std::max({box.topLeft.x - point.x, point.x - box.bottomRight.x, 0.0F}),
                        std::max({box.topLeft.y - point.y, point.y - box.bottomRight.y, 0.0F})};
  return std::hypot(apart.x, apart.y);
}

// Of a box from land, by the full coastline; 0 where it lies over it.
float distanceToLand(const Box& box, const BasePolygon& polygon, const MapTransform& transform) {
  const glm::vec2 reach{60};
  const geo::Plane topLeft = transform.plane(glm::dvec2(box.topLeft - reach));
  const geo::Plane bottomRight = transform.plane(glm::dvec2(box.bottomRight + reach));
  if (!polygon.bounds.overlaps({topLeft.x, bottomRight.y, bottomRight.x, topLeft.y})) {
    return 60;
  }
  const glm::vec2 middle = (box.topLeft + box.bottomRight) / 2.0F;
  float least = geo::contains(polygon.rings, transform.plane(glm::dvec2(middle))) ? 0 : 60;
  for (const geo::PlaneRing& ring : polygon.rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const glm::vec2 a = transform.pixel(ring[i - 1]);
      const glm::vec2 b = transform.pixel(ring[i]);
      const int steps = std::clamp(static_cast<int>(std::hypot(b.x - a.x, b.y - a.y)), 1, 400);
      for (int k = 0; k <= steps; ++k) {
        least = std::min(least, distanceTo(box, a + (b - a) * (static_cast<float>(k) / static_cast<float>(steps))));
      }
    }
  }
  return least;
}

TEST_F(LabelsTest, StandNearerToWhatTheyNameThanToAnythingElse) {
  std::mt19937 generator(1855);
  int islands = 0;
  int places = 0;
  int led = 0;
  for (int i = 0; i < 60; ++i) {
    view::View view = randomView(generator);
    view.camera.spanKm = std::min(view.camera.spanKm, 3000.0);
    view.selection = {};
    const Frame frame{.width = 1000, .height = 700, .scale = 1};
    const Scene scene = compose(real_->stage, view, frame);
    const auto landOf = [&](const Box& box, const std::string& island, bool isOwn) {
      float least = 60;
      for (const BasePolygon& polygon : real_->region.polygons) {
        if (!polygon.isFar && (polygon.island == island) == isOwn) {
          least = std::min(least, distanceToLand(box, polygon, scene.transform));
        }
      }
      return least;
    };
    const auto pixelOf = [&](geo::LonLat point) {
      return scene.transform.pixel(real_->region.projection.project(point));
    };
    const auto hasLeader = [&](const Box& box) {
      return std::ranges::any_of(scene.items, [&](const Item& item) {
        const auto* line = std::get_if<Polyline>(&item);
        return line != nullptr && line->points.size() == 2 && line->widthPixels < 1 &&
               distanceTo(box, line->points.back()) < 3;
      });
    };
    for (const Mark& mark : scene.marks) {
      const Box box{mark.topLeft + glm::vec2{2}, mark.bottomRight - glm::vec2{2}};
      if (box.bottomRight.x - box.topLeft.x < 16) {
        continue;  // a symbol's
      }
      if (hasLeader(box)) {
        ++led;
        continue;
      }
      const std::string where = mark.subject.id + "\n" + view::toText(view);
      if (mark.subject.subject == view::Subject::Island) {
        const atlas::Island& island = *real_->atlas.island(mark.subject.id);
        if (island.isGroup() || island.isContext()) {
          continue;
        }
        ++islands;
        const float own = std::min(landOf(box, island.id, true), distanceTo(box, pixelOf(island.position)));
        EXPECT_LE(own, landOf(box, island.id, false) + 2) << where;
      } else if (mark.subject.subject == view::Subject::Place) {
        ++places;
        const float own = distanceTo(box, pixelOf(real_->atlas.place(mark.subject.id)->position));
        for (const Mark& other : scene.marks) {
          if (other.subject.subject == view::Subject::Place && other.subject.id != mark.subject.id &&
              other.bottomRight.x - other.topLeft.x < 16) {
            EXPECT_LE(own, distanceTo(box, pixelOf(real_->atlas.place(other.subject.id)->position)))
                << other.subject.id << " is nearer to the name of " << where;
          }
        }
        // A town's name lies over no other island.
        if (const std::string* host = real_->region.hostOf(mark.subject.id)) {
          EXPECT_GT(landOf(box, *host, false), 0) << where;
        }
      }
    }
  }
  EXPECT_GT(islands, 100);
  EXPECT_GT(places, 60);
  EXPECT_GT(led, 10);
}

// Where each named thing's label stands from its anchor.
std::map<std::string, glm::vec2> offsetsOf(const Scene& scene, const Basemap& basemap, const atlas::Atlas& atlas) {
  std::map<std::string, glm::vec2> offsets;
  for (const Mark& mark : scene.marks) {
    const auto position = atlas.positionOf(mark.subject.id);
    if (mark.subject.subject != view::Subject::Event && mark.bottomRight.x - mark.topLeft.x > 20 && position) {
      offsets[mark.subject.id] = mark.topLeft - scene.transform.pixel(basemap.projection.project(*position));
    }
  }
  return offsets;
}

TEST_F(LabelsTest, StayWhereTheyAreOnTheGroundWhileTheMapIsPannedALittle) {
  std::mt19937 generator(1875);
  std::size_t seen = 0;
  std::size_t moved = 0;
  for (int i = 0; i < 40; ++i) {
    view::View view = randomView(generator);
    view.camera.spanKm = std::min(view.camera.spanKm, 3000.0);
    const Frame frame{.width = 1000, .height = 700, .scale = 1};
    const Scene scene = compose(real_->stage, view, frame);
    const auto before = offsetsOf(scene, real_->region, real_->atlas);
    view.camera = panned(real_->stage, view, frame, {500, 350}, {503, 348});
    const auto after = offsetsOf(compose(real_->stage, view, frame), real_->region, real_->atlas);
    for (const auto& [id, offset] : before) {
      const auto found = after.find(id);
      const glm::vec2 at =
          offset + scene.transform.pixel(real_->region.projection.project(*real_->atlas.positionOf(id)));
      if (at.x < 150 || at.y < 150 || at.x > 700 || at.y > 550) {
        continue;  // names at the frame's edge must turn inwards at some point
      }
      ++seen;
      moved += found == after.end() || std::hypot(found->second.x - offset.x, found->second.y - offset.y) > 2 ? 1 : 0;
    }
  }
  EXPECT_GT(seen, 150U);
  EXPECT_LE(moved, seen / 100) << "of " << seen;  // pushed by one at the edge
}

TEST_F(LabelsTest, AreNotPlacedAnewWhenOnlyTheDateChanges) {
  const LabelMemo& memo = *real_->stage.labels;
  view::View view = view::initialView(real_->atlas);
  view.date = day(1960, 3, 1);
  view.layers.reset(static_cast<std::size_t>(Layer::Events));
  const Frame frame{.width = 1111, .height = 777, .scale = 1};
  (void)compose(real_->stage, view, frame);
  const std::size_t before = memo.placements();
  view.date = day(1961, 7, 5);
  (void)compose(real_->stage, view, frame);
  (void)compose(real_->stage, view, frame, {}, {{view::Subject::Island, "iturup"}});
  EXPECT_EQ(memo.placements(), before);
  view.names = view::Names::Japanese;
  (void)compose(real_->stage, view, frame);
  EXPECT_EQ(memo.placements(), before + 1);
}

// The timeline is scrubbed there and back, while an inset asks for names of its own; a pan never comes back so.
TEST_F(LabelsTest, AreRememberedForTheDatesOfTheMapAlone) {
  view::View view = view::apply(view::initialView(real_->atlas), view::GoToView{"chain"}, real_->atlas);
  view::View inset = view::apply(view, view::GoToView{"habomai"}, real_->atlas);
  const Frame frame{.width = 1600, .height = 900, .scale = 1};
  const LabelMemo& memo = *real_->stage.labels;
  const auto placementsOf = [&](const auto& scrub) {
    const std::size_t before = memo.placements();
    scrub();
    return memo.placements() - before;
  };
  const auto scrub = [&] {
    for (int year = 1945; year < 2019; year += 3) {
      view.date = inset.date = day(year, 9, 10);
      (void)compose(real_->stage, view, frame);
      (void)compose(real_->stage, inset, {.width = 360, .height = 250, .scale = 1});
    }
  };
  scrub();
  EXPECT_EQ(placementsOf(scrub), 0U);
  const view::Camera camera = view.camera;
  for (int i = 0; i < 100; ++i) {
    view.camera.center.lat += 0.01;
    (void)compose(real_->stage, view, frame);
  }
  view.camera = camera;
  EXPECT_GT(placementsOf(scrub), 3U);
}

TEST_F(LabelsTest, AskForNoMemoryWhenOnlyTheDateChanges) {
  view::View view = view::apply(view::initialView(real_->atlas), view::GoToView{"chain"}, real_->atlas);
  view.layers.set();
  view.layers.reset(static_cast<std::size_t>(Layer::AllEvents));
  view.date = day(1990, 6, 1);
  const Frame frame{.width = 1600, .height = 900, .scale = 1};
  const Scene before = compose(real_->stage, view, frame);
  view.date += std::chrono::days{1};
  const Composer composer(real_->stage, view, frame, {}, {});
  std::shared_ptr<const Lettering> names;
  EXPECT_EQ(test::allocationsOf([&] { names = composer.knownNames(); }), 0U);
  ASSERT_NE(names, nullptr);
  EXPECT_EQ(names->items.size(), before.names.last - before.names.first);
  view.layers.reset(static_cast<std::size_t>(Layer::Places));
  EXPECT_EQ(Composer(real_->stage, view, frame, {}, {}).knownNames(), nullptr);
}

// ---- the placement itself

class LetteringTest : public LabelsTest {
 protected:
  void SetUp() override {
    LabelsTest::SetUp();
    // Far out at sea.
    view::View view = view::initialView(real_->atlas);
    view.camera = {{162.5, 42.5}, 20};
    task_.transform = transformFor(real_->stage, view, task_.frame);
  }
  [[nodiscard]] Lettering lettering() const {
    return lettered(task_, LandCells(real_->region, task_.transform, task_.frame), real_->type);
  }

  LabelTask task_{.frame = {.width = 200, .height = 60, .scale = 1},
                  .transform = {},
                  .halo = {},
                  .labels = {},
                  .reserved = {},
                  .marks = {},
                  .lines = {}};
  const Label town_{.subject = {view::Subject::Place, "yuzhno-kurilsk"},
                    .lines = {"Yuzhno-Kurilsk"},
                    .sizePixels = 12,
                    .anchor = {100, 30}};
};

TEST_F(LetteringTest, ALaterLabelYieldsAndIsLeftOutWithoutRoom) {
  task_.labels.assign(20, town_);
  const Lettering names = lettering();
  EXPECT_GE(names.items.size(), 1U);
  EXPECT_LT(names.items.size(), 20U);
  EXPECT_EQ(names.items.size(), names.marks.size());
  for (std::size_t a = 0; a < names.marks.size(); ++a) {
    for (std::size_t b = a + 1; b < names.marks.size(); ++b) {
      EXPECT_FALSE((Box{names.marks[a].topLeft, names.marks[a].bottomRight}.overlaps(
          {names.marks[b].topLeft, names.marks[b].bottomRight})));
    }
  }
  task_.reserved = {{{0, 0}, {200, 60}}};
  EXPECT_TRUE(lettering().items.empty());
}

TEST_F(LetteringTest, AnImportantLabelMovesALittleToLetAnotherIn) {
  task_.frame = {.width = 300, .height = 100, .scale = 1};
  Label first = town_;
  first.anchor = {150, 50};
  first.priority = 2;
  Label second = town_;
  second.subject.id = "kurilsk";
  second.anchor = {150, 58};
  second.priority = 1;
  // To the left of the second there is no room, so the first must leave the right side to it.
  task_.reserved = {{{0, 50}, {146, 100}}, {{0, 70}, {300, 100}}, {{150, 0}, {300, 36}}};
  task_.labels = {first, second};
  EXPECT_EQ(lettering().marks.size(), 2U);
}

TEST_F(LetteringTest, ALeaderJoinsANameToItsMarkWhereItIsCrowded) {
  task_.frame = {.width = 400, .height = 300, .scale = 1};
  Label crowded = town_;
  crowded.anchor = {200, 150};
  crowded.tie = Tie::Mark;
  task_.reserve({{197, 147}, {203, 153}}, "own");
  for (int i = 0; i < 6; ++i) {
    const float angle = static_cast<float>(i) * 1.0472F;
    const glm::vec2 at = crowded.anchor + 14.0F * glm::vec2{std::cos(angle), std::sin(angle)};
    task_.reserve({at - glm::vec2{2}, at + glm::vec2{2}}, "another");
  }
  task_.labels = {crowded};
  EXPECT_TRUE(lettering().items.empty());
  task_.labels.front().longestLeader = 130;
  const Lettering names = lettering();
  ASSERT_EQ(names.items.size(), 3U);  // the leader on its halo, and the name
  const auto& leader = std::get<Polyline>(names.items.front());
  EXPECT_LT(std::hypot(leader.points.front().x - 200, leader.points.front().y - 150), 8);
  EXPECT_LT(distanceTo({names.marks[0].topLeft, names.marks[0].bottomRight}, leader.points.back()), 3);
}

TEST_F(LetteringTest, ATextAlongAPathThatIsFarTooShortIsLeftOut) {
  task_.frame = {.width = 400, .height = 300, .scale = 1};
  Label strait{.subject = {},
               .lines = {"Kunashir Strait"},
               .face = Face::WaterItalic,
               .sizePixels = 12,
               .path = {{100, 100}, {120, 110}}};
  task_.labels = {strait};
  EXPECT_TRUE(lettering().items.empty());
  // From right to left, it still reads from left to right.
  task_.labels.front().path = {{350, 200}, {200, 150}, {50, 100}};
  const Lettering names = lettering();
  ASSERT_EQ(names.items.size(), 1U);
  const auto& text = std::get<Text>(names.items.front());
  EXPECT_LT(text.glyphs.front().origin.x, text.glyphs.back().origin.x);
  EXPECT_TRUE(names.marks.empty());
}

TEST_F(LetteringTest, ALinesTitleRunsBesideItAndNeverOverIt) {
  task_.frame = {.width = 400, .height = 300, .scale = 1};
  const std::vector<glm::vec2> line = {{20, 200}, {380, 170}};
  task_.avoid(line);
  task_.labels = {{.lines = {"proposed: a line"}, .sizePixels = 11, .gapPixels = 4, .path = line, .tie = Tie::Line}};
  const Lettering names = lettering();
  ASSERT_EQ(names.items.size(), 1U);
  for (const PlacedGlyph& glyph : std::get<Text>(names.items.front()).glyphs) {
    const float onLine = 200 - (glyph.origin.x - 20) * 30 / 360;
    EXPECT_GT(std::abs(glyph.origin.y - onLine), 2);
    EXPECT_LT(std::abs(glyph.origin.y - onLine), 16);
  }
}

}  // namespace
}  // namespace kurilscope::scene

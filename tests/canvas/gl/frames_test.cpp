#include <glad/gl.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "brief/page.hpp"
#include "framebuffer.hpp"
#include "real_canvas.hpp"
#include "scene/navigate.hpp"
#include "view/command.hpp"

namespace kurilscope::canvas::gl {
namespace {

class FramesTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(real_, nullptr); }

  [[nodiscard]] scene::Scene sceneOn(atlas::Day date, const scene::Frame& frame) const {
    view::View view = view::initialView(real_->real.atlas);
    view.date = date;
    return brief::composePage(real_->real.stage, view, frame, brief::Page{});
  }

  // As it stands in the framebuffer after one frame.
  [[nodiscard]] image::Image drawn(const scene::Scene& scene) const { return drawnOn(real_->canvas, scene); }
  static image::Image drawnOn(Canvas& canvas, const scene::Scene& scene) {
    const auto [width, height, scale] = scene.frame;
    (void)canvas.draw(scene, 0, 0, height, Quality::Final);
    return readBack(width, height);
  }

  RealCanvas* real_ = RealCanvas::get();
};

TEST_F(FramesTest, DatesChangeThePicture) {
  const auto render = [&](atlas::Day date) { return real_->canvas.render(sceneOn(date, {640, 360, 1})).value(); };
  const image::Image before = render(atlas::day(1945, 8, 20));
  const image::Image after = render(atlas::day(1945, 9, 3));
  EXPECT_GT(image::compare(before, after, 8).differing, 500);
}

// What a frame may cost at most, in exact counts: a little above what it does cost, since fonts differ between systems.
struct Most {
  const char* view;
  int calls;
  std::size_t vertices;
  std::size_t bytes;
};

// When the map is zoomed all is drawn; when it is panned what comes into sight; when only a date or the pointer has
// changed the ground is copied.
TEST_F(FramesTest, AFrameStaysWithinItsCounts) {
  const scene::Frame frame{1600, 900, 1};
  const Framebuffer framebuffer(frame.width, frame.height);
  Canvas canvas = Canvas::create(real_->real.stage).value();  // its atlas holds nothing of other tests
  const scene::Stage& stage = real_->real.stage;
  constexpr std::array kZoomed = {Most{"chain", 44, 90'000, 420'000}, Most{"kunashir", 24, 85'000, 220'000},
                                  Most{"habomai", 26, 45'000, 220'000}, Most{"world", 26, 210'000, 440'000}};
  // With the ground's margin on two sides, which the next ten frames of the pan need not draw.
  constexpr std::array kPanned = {Most{"chain", 32, 8'000, 90'000}, Most{"kunashir", 32, 18'000, 110'000},
                                  Most{"habomai", 28, 6'000, 52'000}, Most{"world", 20, 30'000, 76'000}};
  constexpr std::array kStill = {Most{"chain", 24, 4'000, 56'000}, Most{"kunashir", 14, 2'800, 43'000},
                                 Most{"habomai", 16, 2'600, 38'000}, Most{"world", 16, 2'000, 34'000}};
  for (std::size_t i = 0; i < kZoomed.size(); ++i) {
    view::View view =
        view::apply(view::initialView(real_->real.atlas), view::GoToView{kZoomed[i].view}, real_->real.atlas);
    const auto drawn = [&] {
      const scene::Scene scene = brief::composePage(stage, view, frame, brief::windowPage());
      return canvas.draw(scene, 0, 0, frame.height, Quality::Final);
    };
    (void)drawn();  // glyphs and levels of detail
    view.camera = scene::zoomed(stage, view, frame, {800, 450}, 0.99);
    const FrameCounts zoomed = drawn();
    (void)drawn();  // keeps the ground
    const FrameCounts still = drawn();
    view.camera = scene::panned(stage, view, frame, {800, 450}, {794, 448});
    const FrameCounts panned = drawn();
    view.camera = scene::panned(stage, view, frame, {800, 450}, {794, 448});
    const FrameCounts pannedOn = drawn();  // within the margin: no ground is drawn
    for (const auto& [most, counts] : {std::pair{kZoomed[i], zoomed}, {kPanned[i], panned}, {kStill[i], still}}) {
      EXPECT_GT(counts.vertices, most.vertices / 4) << most.view;
      EXPECT_LE(counts.drawCalls, most.calls) << most.view;
      EXPECT_LE(counts.vertices, most.vertices) << most.view;
      EXPECT_LE(counts.bytesUploaded, most.bytes) << most.view;
    }
    EXPECT_TRUE(zoomed.isFinal && still.isFinal) << kStill[i].view;
    EXPECT_FALSE(panned.isFinal) << kStill[i].view << ": a ground that was moved is drawn anew once it stays";
    EXPECT_LE(pannedOn.drawCalls, kStill[i].calls) << kStill[i].view;
    EXPECT_LE(pannedOn.vertices, kStill[i].vertices) << kStill[i].view;
  }
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

// The kept ground is the ground: the same scene drawn anew and from it are the same picture.
TEST_F(FramesTest, AKeptGroundIsTheSamePicture) {
  const scene::Frame frame{640, 360, 1};
  const scene::Scene scene = sceneOn(atlas::day(1956, 10, 19), frame);
  const scene::Scene other = sceneOn(atlas::day(1945, 9, 3), frame);
  const Framebuffer framebuffer(frame.width, frame.height);
  const image::Image first = drawn(scene);
  EXPECT_EQ(image::compare(drawn(scene), first, 0).differing, 0);
  EXPECT_EQ(image::compare(drawn(scene), first, 0).differing, 0);
  EXPECT_GT(image::compare(drawn(other), first, 8).differing, 500) << "another ground was taken for the same";
  EXPECT_EQ(image::compare(drawn(scene), first, 0).differing, 0);
}

// However the map is panned, scrubbed, lit up and left alone, what is kept and moved is what would be drawn anew.
TEST_F(FramesTest, AMovedGroundIsTheSamePicture) {
  const scene::Frame frame{720, 450, 1};
  const Framebuffer framebuffer(frame.width, frame.height);
  Canvas other = Canvas::create(real_->real.stage).value();  // draws all of it every time
  std::mt19937 generator{1875};
  const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(generator); };
  for (const char* place : {"chain", "kunashir", "southern", "world"}) {
    view::View view = view::apply(view::initialView(real_->real.atlas), view::GoToView{place}, real_->real.atlas);
    view.layers.set();
    view.date = atlas::day(1945, 8, 27);
    for (int step = 0; step < 24; ++step) {
      const glm::dvec2 from{pick(0, 719), pick(0, 449)};
      const int reach = step % 8 == 7 ? 500 : 20;
      if (step < 8) {  // further than the ground's margin
        view.camera = scene::panned(real_->real.stage, view, frame, from, from + glm::dvec2{-21, 13});
      } else if (step % 3 != 2) {
        view.camera = scene::panned(real_->real.stage, view, frame, from,
                                    from + glm::dvec2{pick(-reach, reach), pick(-reach, reach)});
      }
      if (step % 2 == 1) {
        view.date += std::chrono::days{pick(0, 3)};
      }
      if (step == 12) {
        view.selection = {view::Subject::Line, "lapérouse"};
        view.perspective = view::Perspective::Tokyo;
      }
      const scene::Scene scene = brief::composePage(real_->real.stage, view, frame, brief::windowPage());
      const image::Image moved = drawn(scene);
      scene::Scene anew = scene;
      anew.groundItems = 0;  // nothing of it is kept
      // A corner of the land may fall on the other side of a pixel's middle, since a float rounds otherwise elsewhere.
      EXPECT_LE(image::compare(moved, drawnOn(other, anew), 2).differing, 6) << place << ", step " << step;
    }
  }
}

// While names are placed the ground is drawn: where it is kept, and where the map is zoomed.
TEST_F(FramesTest, AGroundDrawnBeforeItsNamesIsTheSamePicture) {
  const scene::Frame frame{720, 450, 1};
  const Framebuffer framebuffer(frame.width, frame.height);
  Canvas other = Canvas::create(real_->real.stage).value();
  scene::Stage stage = real_->real.stage;
  stage.labels = scene::newLabelMemo();  // where no names have been placed yet
  view::View view = view::apply(view::initialView(real_->real.atlas), view::GoToView{"kunashir"}, real_->real.atlas);
  int early = 0;
  const auto drawGround = [&](const scene::Scene& unnamed) {
    ++early;
    EXPECT_EQ(unnamed.names.last, 0U);
    real_->canvas.drawGround(unnamed, 0, 0, frame.height, Quality::Final);
  };
  const scene::Scene start = brief::composePage(stage, view, frame, brief::windowPage(), drawGround);
  (void)drawn(start);
  (void)drawnOn(other, start);
  for (int step = 0; step < 12; ++step) {
    if (step % 4 == 3) {
      view.camera.spanKm *= 1.1;
    } else {
      view.camera = scene::panned(stage, view, frame, {400, 200}, {377, 211});
    }
    const scene::Scene scene = brief::composePage(stage, view, frame, brief::windowPage(), drawGround);
    const image::Image inTwoSteps = drawn(scene);  // before another canvas draws there
    EXPECT_EQ(image::compare(inTwoSteps, drawnOn(other, scene), 0).differing, 0) << step;
  }
  EXPECT_EQ(early, 13);
  view.date += std::chrono::days{1};
  (void)brief::composePage(stage, view, frame, brief::windowPage(), drawGround);
  EXPECT_EQ(early, 13) << "names that are known need no time";
  // Another scene than was begun is drawn whole.
  real_->canvas.drawGround(start, 0, 0, frame.height, Quality::Final);
  view.camera.spanKm *= 1.3;
  const scene::Scene last = brief::composePage(stage, view, frame, brief::windowPage());
  EXPECT_EQ(image::compare(drawn(last), drawnOn(other, last), 0).differing, 0);
}

// Through the whole period, with lines that come and go and islands that change hands, there and back.
TEST_F(FramesTest, AScrubbedGroundIsTheSamePicture) {
  const scene::Frame frame{960, 540, 1};
  const Framebuffer framebuffer(frame.width, frame.height);
  Canvas other = Canvas::create(real_->real.stage).value();  // draws all of it every time
  const atlas::Records& records = real_->real.atlas.records();
  const auto days = static_cast<double>((records.periodLast - records.periodFirst).count());
  for (const char* place : {"chain", "kunashir", "habomai"}) {
    view::View view = view::apply(view::initialView(real_->real.atlas), view::GoToView{place}, real_->real.atlas);
    view.layers.set();
    constexpr int kSteps = 36;
    for (int step = 0; step <= kSteps; ++step) {
      // Most changes of hands are of the first years.
      const double there = 1 - std::abs(2.0 * step / kSteps - 1);
      view.date = records.periodFirst + std::chrono::days{static_cast<int>(days * there * there)};
      const scene::Scene scene = brief::composePage(real_->real.stage, view, frame, brief::windowPage());
      scene::Scene anew = scene;
      anew.groundItems = 0;  // nothing of it is kept
      EXPECT_EQ(image::compare(drawn(scene), drawnOn(other, anew), 0).differing, 0) << place << ", step " << step;
    }
  }
}

// Islands that change hands are drawn anew within their shapes: no sea, and nothing of the land beside them.
TEST_F(FramesTest, LandOfAnotherColourIsDrawnAlone) {
  const scene::Frame frame{960, 540, 1};
  const Framebuffer framebuffer(frame.width, frame.height);
  view::View view = view::initialView(real_->real.atlas);
  const auto drawnOn = [&](atlas::Day date) {
    view.date = date;
    const scene::Scene scene = brief::composePage(real_->real.stage, view, frame, brief::windowPage());
    return real_->canvas.draw(scene, 0, 0, frame.height, Quality::Final);
  };
  const atlas::Day before = atlas::day(1947, 1, 1);
  const atlas::Day after = atlas::day(1953, 1, 1);  // the occupation of Hokkaido has ended
  (void)drawnOn(before);
  (void)drawnOn(after);
  const FrameCounts still = drawnOn(after);
  const FrameCounts changed = drawnOn(before);
  view.camera.spanKm *= 1.001;
  const FrameCounts whole = drawnOn(before);
  EXPECT_GT(changed.vertices, still.vertices + 1000);
  EXPECT_LT(changed.vertices - still.vertices, (whole.vertices - still.vertices) * 2 / 3);
}

// A file's picture depends on nothing but its scene: not on where the map was before.
TEST_F(FramesTest, AnExactPictureTakesNothingFromBefore) {
  const scene::Frame frame{720, 450, 1};
  const scene::Stage& stage = real_->real.stage;
  view::View view = view::apply(view::initialView(real_->real.atlas), view::GoToView{"kunashir"}, real_->real.atlas);
  Canvas fresh = Canvas::create(stage).value();
  for (int step = 0; step < 12; ++step) {
    const scene::Scene scene = brief::composePage(stage, view, frame, brief::windowPage());
    {
      const Framebuffer framebuffer(frame.width, frame.height);
      (void)drawn(scene);
    }
    EXPECT_EQ(image::compare(real_->canvas.render(scene).value(), fresh.render(scene).value(), 0).differing, 0) << step;
    view.camera = scene::panned(stage, view, frame, {400, 200}, {393, 211});
  }
}

}  // namespace
}  // namespace kurilscope::canvas::gl

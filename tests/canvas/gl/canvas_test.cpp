#include "canvas/gl/canvas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "brief/page.hpp"
#include "canvas/cairo/canvas.hpp"
#include "canvas/gl/handle.hpp"
#include "canvas/gl/off_screen.hpp"
#include "real_canvas.hpp"
#include "view/command.hpp"
#include "view/sides.hpp"

namespace kurilscope::canvas::gl {
namespace {

namespace fs = std::filesystem;
using image::Image;
using view::Layer;

class CanvasTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealCanvas::get();
    ASSERT_NE(real_, nullptr);
  }

  [[nodiscard]] view::View viewOf(geo::LonLat center, double spanKm) const {
    view::View view = view::initialView(real_->real.atlas);
    view.date = atlas::day(1956, 10, 19);
    view.camera = {center, spanKm};
    return view;
  }
  [[nodiscard]] scene::Scene composed(const view::View& view, scene::Frame frame) const {
    return scene::compose(real_->real.stage, view, frame);
  }
  [[nodiscard]] Image rendered(const scene::Scene& scene) const {
    auto picture = real_->canvas.render(scene);
    EXPECT_TRUE(picture) << picture.error().message;
    return picture.value_or(Image{});
  }

  RealCanvas* real_ = nullptr;
};

Image cropped(const Image& from, int left, int top, int width, int height) {
  Image part{.width = width, .height = height, .rgba = {}};
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* row = from.pixel(left, top + y);
    part.rgba.insert(part.rgba.end(), row, row + 4 * static_cast<std::ptrdiff_t>(width));
  }
  return part;
}

void expectEqual(const Image& actual, const Image& expected, std::int64_t mayDiffer = 0, int delta = 0) {
  const image::Comparison comparison = image::compare(actual, expected, delta);
  ASSERT_TRUE(comparison.sameSize);
  EXPECT_LE(comparison.differing, mayDiffer) << "worst " << comparison.worstDelta << "\n" << comparison.worstPixels;
}

// More than one colour: an empty picture equals itself too.
std::size_t colorsOf(const Image& picture) {
  std::vector<std::uint32_t> colors;
  for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
    colors.push_back(
        static_cast<std::uint32_t>(picture.rgba[i] << 16 | picture.rgba[i + 1] << 8 | picture.rgba[i + 2]));
  }
  std::ranges::sort(colors);
  const auto rest = std::ranges::unique(colors);
  return colors.size() - rest.size();
}

TEST_F(CanvasTest, TheSameSceneGivesTheSamePixels) {
  for (const double span : {80.0, 900.0, 2300.0, 12000.0}) {
    const scene::Scene scene = composed(viewOf({146.5, 44.2}, span), {.width = 640, .height = 400, .scale = 1});
    const Image first = rendered(scene);
    EXPECT_GT(colorsOf(first), 20U);
    (void)rendered(composed(viewOf({155, 50}, 300), {.width = 333, .height = 222, .scale = 2}));
    expectEqual(rendered(scene), first);
  }
}

TEST_F(CanvasTest, PicturesAreOpaque) {
  const Image picture = rendered(composed(viewOf({146.5, 44.2}, 900), {.width = 400, .height = 300, .scale = 1}));
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) {
    ASSERT_EQ(picture.rgba[i], 255) << "pixel " << i / 4;
  }
}

// A scene looked at through a window onto its pixels, as a smaller picture of its own.
scene::Scene window(scene::Scene scene, int left, int top, int width, int height) {
  const glm::vec2 shift{static_cast<float>(left), static_cast<float>(top)};
  scene.transform.middle -= glm::dvec2(shift);
  scene.frame.width = width;
  scene.frame.height = height;
  for (scene::Item& item : scene.items) {
    if (auto* polyline = std::get_if<scene::Polyline>(&item)) {
      for (glm::vec2& point : polyline->points) {
        point -= shift;
      }
    } else if (auto* symbol = std::get_if<scene::Symbol>(&item)) {
      symbol->center -= shift;
    } else if (auto* text = std::get_if<scene::Text>(&item)) {
      for (scene::PlacedGlyph& glyph : text->glyphs) {
        glyph.origin -= shift;
      }
    }
  }
  return scene;
}

// Each side of a swipe is just what its own picture shows there, also where the line lies in another tile.
TEST_F(CanvasTest, ASwipeShowsEachSidesOwnPixels) {
  view::View view = viewOf({146.5, 44.2}, 900);
  view.date = atlas::day(1945, 9, 6);
  view.comparison = view::Comparison{atlas::day(1945, 8, 17), 0.985};
  // Names keep clear of the line, so they may stand elsewhere than in a side's own picture.
  for (const Layer layer : {Layer::Labels, Layer::Waters, Layer::Graticule}) {
    view.layers.reset(static_cast<std::size_t>(layer));
  }
  const scene::Frame frame{.width = 4200, .height = 200, .scale = 1};
  const auto [first, second] = view::sidesOf(view);
  const Image whole = rendered(composed(view, frame));
  const Image left = rendered(composed(first, frame));
  const Image right = rendered(composed(second, frame));
  const int line = 4137;  // 0.985 of the width
  int differing = 0;
  for (int y = 0; y < 100; ++y) {  // above the handle
    for (int x = 0; x < frame.width; ++x) {
      const std::size_t at =
          4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) + static_cast<std::size_t>(x));
      const Image& side = x < line ? left : right;
      if (std::abs(x - line) > 3) {
        ASSERT_TRUE(std::equal(&whole.rgba[at], &whole.rgba[at] + 4, &side.rgba[at])) << x << ',' << y;
      }
      differing += std::equal(&left.rgba[at], &left.rgba[at] + 4, &right.rgba[at]) ? 0 : 1;
    }
  }
  EXPECT_GT(differing, 1000);  // or the sides could be exchanged and nobody would notice
}

// Wider than one tile: the seam at 4096 must not show. The picture is compared with windows onto it that are drawn
// in one piece, one of them across the seam.
TEST_F(CanvasTest, APictureWiderThanATileShowsNoSeam) {
  const scene::Scene scene = composed(viewOf({146.5, 44.2}, 900), {.width = 4200, .height = 300, .scale = 2});
  const Image whole = rendered(scene);
  ASSERT_EQ(whole.width, 4200);
  // A hatch counts from the picture's corner: windows begin at a whole number of its periods.
  int period = 1;
  for (const scene::Item& item : scene.items) {
    if (const auto* hatch = std::get_if<scene::HatchLand>(&item)) {
      period = std::max(period, hatch->periodPixels);
    }
  }
  ASSERT_GT(period, 1) << "a picture without a hatch tests less";
  for (const int left : {0, 2100 / period * period, 3900 / period * period}) {
    const int width = std::min(2100, 4200 - left);
    const Image part = rendered(window(scene, left, 0, width, 300));
    // Positions in floats round differently here and there.
    expectEqual(part, cropped(whole, left, 0, width, 300), width * 300 / 1000, 8);
  }
}

// However it is cut: tiles of a few pixels, so that coasts, hatches, dashes, symbols and letters all cross borders.
TEST_F(CanvasTest, TilesDoNotShow) {
  view::View view = viewOf({146.5, 44.2}, 500);
  view.names = view::Names::All;
  view.date = atlas::day(1945, 9, 6);
  view.comparison = view::Comparison{atlas::day(1945, 8, 17), {}};
  const scene::Scene scene = brief::composePage(real_->real.stage, view, {.width = 700, .height = 450, .scale = 1}, {});
  const Image whole = rendered(scene);
  for (const auto& [side, bandBytes] : {std::pair{16384, std::size_t{4 * 700 * 64}}, {64, 1U << 20}, {97, 1U << 20}}) {
    Image cut{.width = 700, .height = 450, .rgba = {}};
    const auto drawn = renderInBands(
        real_->canvas, scene,
        [&cut](const auto& band) -> Result<void> {
          cut.rgba.insert(cut.rgba.end(), band->rgba.begin(), band->rgba.end());
          return {};
        },
        side, bandBytes);
    ASSERT_TRUE(drawn) << drawn.error().message;
    expectEqual(cut, whole, 0, 1);  // a coast's ribbon rounds its way across a tile's edge by a level at most
  }
}

// Large letters on a large page, more than the atlas holds: what was collected when it is emptied is drawn all the
// same.
TEST_F(CanvasTest, TextsThatTheAtlasCannotHoldTogetherAreAllDrawn) {
  view::View view = viewOf({148, 46}, 1500);
  view.names = view::Names::All;
  const scene::Scene scene = composed(view, {.width = 5120, .height = 2880, .scale = 4});
  scene::Scene apart = scene;
  apart.items.clear();
  for (const scene::Item& item : scene.items) {
    apart.items.push_back(item);
    if (std::holds_alternative<scene::Text>(item)) {
      apart.items.emplace_back(scene::Symbol{.center = {-100, -100}});  // between two texts, each is drawn alone
    }
  }
  const auto inOnePiece = [this](const scene::Scene& drawn) {
    Image picture;
    EXPECT_TRUE(renderInBands(
        real_->canvas, drawn,
        [&picture](const auto& band) -> Result<void> {
          picture = *band;
          return {};
        },
        16384, 256U << 20));
    return picture;
  };
  expectEqual(inOnePiece(scene), inOnePiece(apart), 0, 0);
}

// Owns a framebuffer with one colour, larger than the picture drawn into it.
struct Target {
  FramebufferHandle framebuffer = FramebufferHandle::make();
  Renderbuffer pixels = Renderbuffer::make();
  int width;
  int height;

  Target(int theWidth, int theHeight) : width(theWidth), height(theHeight) {
    glBindRenderbuffer(GL_RENDERBUFFER, pixels.id());
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, pixels.id());
    EXPECT_EQ(glCheckFramebufferStatus(GL_FRAMEBUFFER), static_cast<GLenum>(GL_FRAMEBUFFER_COMPLETE));
  }

  [[nodiscard]] Image read() const {
    Image picture{.width = width, .height = height, .rgba = {}};
    std::vector<std::uint8_t> bytes(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
    for (int row = height - 1; row >= 0; --row) {
      const auto* begin = bytes.data() + 4 * static_cast<std::ptrdiff_t>(row) * width;
      picture.rgba.insert(picture.rgba.end(), begin, begin + 4 * static_cast<std::ptrdiff_t>(width));
    }
    return picture;
  }
};

TEST_F(CanvasTest, AnywhereInALargerTargetThePictureIsTheSameAndTheRestUntouched) {
  const scene::Scene scene = composed(viewOf({146.5, 44.2}, 600), {.width = 500, .height = 300, .scale = 1});
  const Image plain = rendered(scene);
  ASSERT_TRUE(std::ranges::any_of(scene.items, [](const scene::Item& item) {
    return std::holds_alternative<scene::HatchLand>(item);
  })) << "hatches are what an offset may shift";
  const Target target(700, 450);
  for (const glm::ivec2 at : {glm::ivec2{0, 0}, {13, 7}, {200, 150}, {101, 55}}) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    const scene::Color around{250, 0, 250};
    clearTarget(target.width, target.height, around);
    const FrameCounts counts = real_->canvas.draw(scene, at.x, at.y, target.height, Quality::Exact);
    EXPECT_TRUE(counts.isFinal);
    EXPECT_GT(counts.drawCalls, 0);
    const Image all = target.read();
    expectEqual(cropped(all, at.x, at.y, 500, 300), plain, 0, 2);  // a smooth edge may round the other way
    std::int64_t touched = 0;
    for (int y = 0; y < all.height; ++y) {
      for (int x = 0; x < all.width; ++x) {
        const bool isInside = x >= at.x && x < at.x + 500 && y >= at.y && y < at.y + 300;
        const std::uint8_t* pixel = all.pixel(x, y);
        touched += !isInside && !(pixel[0] == 250 && pixel[1] == 0 && pixel[2] == 250) ? 1 : 0;
      }
    }
    EXPECT_EQ(touched, 0) << "beside the picture at " << at.x << ',' << at.y;
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

TEST_F(CanvasTest, WithoutWaitingItDrawsSomethingAndComesToTheSameEnd) {
  auto fresh = Canvas::create(real_->real.stage);
  ASSERT_TRUE(fresh) << fresh.error().message;
  const scene::Scene scene = composed(viewOf({146.5, 44.2}, 600), {.width = 500, .height = 300, .scale = 1});
  const Image plain = rendered(scene);
  const Target target(500, 300);
  bool isFinal = false;
  for (int i = 0; i < 100000 && !isFinal; ++i) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    isFinal = fresh->draw(scene, 0, 0, 300, Quality::AtHand).isFinal;
  }
  ASSERT_TRUE(isFinal);
  expectEqual(target.read(), plain);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

// The vector file of a scene as poppler draws it, at the scene's own size.
Image rasterised(const scene::Stage& stage, const scene::Scene& scene, const fs::path& folder) {
  const auto written = cairo::writeVector(folder / "scene.pdf", stage, scene, {});
  EXPECT_TRUE(written) << written.error().message;
  const std::string command =
      fmt::format("pdftoppm -scale-to-x {} -scale-to-y {} -singlefile '{}' '{}'", scene.frame.width, scene.frame.height,
                  (folder / "scene.pdf").string(), (folder / "scene").string());
  EXPECT_EQ(std::system(command.c_str()), 0) << command << ": install poppler-utils";
  std::ifstream file(folder / "scene.ppm", std::ios::binary);
  std::string magic;
  int maximum = 0;
  Image picture;
  file >> magic >> picture.width >> picture.height >> maximum;
  file.get();
  EXPECT_EQ(magic, "P6");
  for (int i = 0; i < picture.width * picture.height; ++i) {
    char rgb[3] = {};
    file.read(rgb, 3);
    for (const char part : rgb) {
      picture.rgba.push_back(static_cast<std::uint8_t>(part));
    }
    picture.rgba.push_back(255);
  }
  EXPECT_TRUE(file.good());
  return picture;
}

class TwoCanvasesTest : public CanvasTest {
 protected:
  void SetUp() override {
    CanvasTest::SetUp();
    std::string name = (fs::temp_directory_path() / "kurilscope_two_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    if (!folder_.empty()) {
      fs::remove_all(folder_);
    }
  }
  fs::path folder_;
};

// Edges are smoothed differently by the two, so a pixel counts as different only from a clear difference on, and only
// some may: coasts and stripes are edges all along, and so is type, which Poppler draws without our hinting.
class TwoCanvasesShow : public TwoCanvasesTest {
 protected:
  // The share of pixels that differ clearly.
  double differing(const scene::Scene& scene) const {
    constexpr int kClearDelta = 64;
    const Image drawn = rendered(scene);
    const Image printed = rasterised(real_->real.stage, scene, folder_);
    EXPECT_GT(colorsOf(drawn), 20U);
    const image::Comparison comparison = image::compare(drawn, printed, kClearDelta);
    EXPECT_TRUE(comparison.sameSize) << printed.width << 'x' << printed.height;
    return static_cast<double>(comparison.differing) / (drawn.width * drawn.height);
  }
};

TEST_F(TwoCanvasesShow, TheSameMapWithoutType) {
  for (const double span : {150.0, 600.0, 2300.0, 12000.0}) {
    view::View view = viewOf({146.5, 44.2}, span);
    for (const Layer layer : {Layer::Labels, Layer::Waters, Layer::Places, Layer::Events, Layer::Claims}) {
      view.layers.reset(static_cast<std::size_t>(layer));
    }
    EXPECT_LT(differing(composed(view, {.width = 800, .height = 500, .scale = 1})), 0.015) << "span " << span;
  }
}

// Names, marks, stripes and all, in every theme.
TEST_F(TwoCanvasesShow, TheSameMapWithAllThatIsOnIt) {
  const std::vector<std::pair<geo::LonLat, double>> cameras = {
      {{149.5, 46.5}, 2300}, {{146.5, 44.2}, 500}, {{146.1, 43.5}, 100}, {{145.4, 43.9}, 130}, {{150, 41}, 42000}};
  for (const view::Theme theme : {view::Theme::Light, view::Theme::Dark, view::Theme::Print}) {
    for (const auto& [center, span] : cameras) {
      view::View view = viewOf(center, span);
      view.theme = theme;
      EXPECT_LT(differing(composed(view, {.width = 800, .height = 500, .scale = 1})), 0.05)
          << "span " << span << ", theme " << static_cast<int>(theme);
    }
  }
}

TEST_F(TwoCanvasesShow, TheSameRaster) {
  view::View view = viewOf({146.5, 44.2}, 500);
  const scene::Basemap& map = real_->real.region;
  const geo::Plane center = map.projection.project(view.camera.center);
  const auto raster = std::make_shared<scene::BaseRaster>(
      scene::BaseRaster{.name = "quarters.tif",
                        .box = {center.x - 100e3, center.y - 100e3, center.x + 100e3, center.y + 100e3},
                        .filled = {center.x - 100e3, center.y - 100e3, center.x + 100e3, center.y + 100e3},
                        .width = 320,
                        .height = 320,
                        .rgba = {}});
  for (int i = 0; i < 320 * 320; ++i) {  // red, green, blue and clear
    const bool isRight = i % 320 >= 160;
    const bool isLower = i / 320 >= 160;
    const auto alpha = static_cast<std::uint8_t>(isRight && isLower ? 0 : 255);
    raster->rgba.insert(raster->rgba.end(), {static_cast<std::uint8_t>(isRight || isLower ? 0 : 255),
                                             static_cast<std::uint8_t>(isRight && !isLower ? 255 : 0),
                                             static_cast<std::uint8_t>(isLower && !isRight ? 255 : 0), alpha});
  }
  const scene::RasterShelf shelf{raster};
  scene::Stage stage = real_->real.stage;
  stage.rasters = &shelf;
  const scene::Scene with = scene::compose(stage, view, {.width = 800, .height = 500, .scale = 1});
  const scene::Scene without = composed(view, {.width = 800, .height = 500, .scale = 1});
  const image::Comparison changed = image::compare(rendered(with), rendered(without), 64);
  EXPECT_GT(changed.differing, 320 * 320 / 2) << "it covers 320 x 320 pixels, a quarter of them clear";
  EXPECT_LT(differing(with), 0.06);
}

}  // namespace
}  // namespace kurilscope::canvas::gl

#include "brief/page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "../real_stage.hpp"
#include "base/text.hpp"
#include "brief/layout.hpp"
#include "brief/scale_bar.hpp"
#include "geo/geodesic.hpp"
#include "scene/labels.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {
namespace {

using scene::Box;
using scene::Frame;

const std::vector<Frame> kFrames = {
    {320, 180, 0.5F},   {320, 180, 1},     {320, 180, 4},     {333, 777, 1},     {640, 360, 1},   {800, 800, 0.75F},
    {1080, 1080, 1},    {1280, 720, 1},    {1600, 900, 1},    {1920, 400, 1},    {400, 1900, 1},  {2480, 3508, 3},
    {3840, 2160, 2.5F}, {1234, 567, 1.3F}, {16384, 9216, 10}, {16384, 16384, 1}, {9000, 16384, 8}};

class PageTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
  }

  [[nodiscard]] Places placesFor(const Frame& frame, const Page& page = {}) const {
    const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
    return arranged(desk, {{Piece::Title, titleBlock(desk)},
                           {Piece::Caption, captionBlock(desk)},
                           {Piece::Legend, legendBlock(desk)},
                           {Piece::ScaleBar, scaleBarBlock(desk)},
                           {Piece::NorthArrow, northArrowBlock(desk)},
                           {Piece::Sources, sourcesBlock(desk)}});
  }

  const RealStage* real_ = nullptr;
  view::View view_;
};

std::string describe(const Frame& frame) { return fmt::format("{}x{} at {}", frame.width, frame.height, frame.scale); }

// The box around a furniture item, symbols with their full reach.
std::optional<Box> boxOf(const scene::Item& item, const scene::Typesetter& type) {
  if (const auto* rectangle = std::get_if<scene::Rectangle>(&item)) {
    return Box{rectangle->topLeft, rectangle->topLeft + rectangle->size};
  }
  if (const auto* hatch = std::get_if<scene::HatchRectangle>(&item)) {
    return Box{hatch->topLeft, hatch->topLeft + hatch->size};
  }
  if (const auto* symbol = std::get_if<scene::Symbol>(&item)) {
    const glm::vec2 reach{1.2F * symbol->radiusPixels + symbol->outlinePixels};
    return Box{symbol->center - reach, symbol->center + reach};
  }
  if (const auto* text = std::get_if<scene::Text>(&item); text != nullptr && !text->glyphs.empty()) {
    const scene::GlyphRun& run = type.shape(text->text, text->glyphs.front().face, text->sizePixels);
    const glm::vec2 start = text->glyphs.front().origin;
    return Box{start - glm::vec2{0, run.ascent}, start + glm::vec2{run.width, run.descent}};
  }
  return std::nullopt;
}

bool isInside(const Box& inner, const Box& outer, float slack) {
  return inner.topLeft.x >= outer.topLeft.x - slack && inner.topLeft.y >= outer.topLeft.y - slack &&
         inner.bottomRight.x <= outer.bottomRight.x + slack && inner.bottomRight.y <= outer.bottomRight.y + slack;
}

TEST_F(PageTest, FurnitureStaysInTheFrameAndApart) {
  for (const char* date : {"1945-08-15", "1945-08-29", "1956-10-19", "1972-09-01", "1991-04-18", "2019-01-22"}) {
    view_.date = atlas::parseDay(date).value();
    for (const Frame& frame : kFrames) {
      const Box all{{0, 0}, {frame.width, frame.height}};
      const Places places = placesFor(frame);
      for (auto piece = places.begin(); piece != places.end(); ++piece) {
        EXPECT_TRUE(isInside(piece->second, all, 0)) << describe(frame) << " on " << date;
        for (auto other = std::next(piece); other != places.end(); ++other) {
          EXPECT_FALSE(piece->second.overlaps(other->second)) << describe(frame) << " on " << date;
        }
      }
    }
  }
}

TEST_F(PageTest, LeavesOutTheLeastImportantFirst) {
  for (const Frame& frame : kFrames) {
    const Places places = placesFor(frame);
    int index = 0;
    for (const auto& [piece, box] : places) {  // in order of importance, with no gap
      EXPECT_EQ(static_cast<int>(piece), index++) << describe(frame);
    }
  }
  EXPECT_EQ(placesFor({1600, 900, 1}).size(), 6U);
  EXPECT_EQ(placesFor({3840, 2160, 2.5F}).size(), 6U);
  EXPECT_EQ(placesFor({1280, 720, defaultScale(Layout::Map, {1280, 720})}).size(), 6U);
  EXPECT_TRUE(placesFor({320, 180, 0.5F}).contains(Piece::Title));
  EXPECT_LT(placesFor({320, 180, 1}).size(), 6U);
}

TEST_F(PageTest, EveryItemStaysInItsPiece) {
  view_.selection = {view::Subject::Event, real_->atlas.events().front().id};
  for (const Frame& frame : kFrames) {
    const Page page{.title = "A title long enough to need more than one line on any of these pages, 択捉島と国後島",
                    .caption = {}};
    const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
    for (const auto& block : {titleBlock(desk), captionBlock(desk), legendBlock(desk), scaleBarBlock(desk),
                              northArrowBlock(desk), sourcesBlock(desk)}) {
      if (!block) {
        continue;
      }
      scene::Scene map;
      map.frame = frame;
      map.sources = {real_->atlas.records().sources.front().id};
      const glm::vec2 topLeft{100, 200};
      block->draw(topLeft, map);
      EXPECT_FALSE(map.items.empty());
      for (const scene::Item& item : map.items) {
        if (const auto box = boxOf(item, real_->type)) {
          // The sources' strip is as wide as the frame; on a frame of nothing but margins it holds no words.
          EXPECT_TRUE(isInside(*box, {topLeft, topLeft + block->size}, 1))
              << describe(frame) << " item " << item.index();
        }
      }
    }
  }
}

TEST_F(PageTest, LongCaptionsEndInAnEllipsis) {
  Page page;
  for (int i = 0; i < 60; ++i) {
    page.caption += "words and 言葉 ";
  }
  for (const Frame& frame : kFrames) {
    const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
    const auto block = captionBlock(desk);
    if (!block) {
      continue;  // no room for even one word
    }
    EXPECT_LE(block->size.x, desk.columnPixels() + 1) << describe(frame);
    scene::Scene map;
    block->draw({0, 0}, map);
    EXPECT_LE(map.items.size(), 7U);  // the panel and six lines
    EXPECT_TRUE(std::get<scene::Text>(map.items.back()).text.ends_with("…")) << describe(frame);
  }
}

TEST_F(PageTest, LabelsKeepClearOfFurniture) {
  const Frame frame{1600, 900, 1};
  const scene::Scene page = composePage(real_->stage, view_, frame, {});
  std::size_t labels = 0;
  const Places places = placesFor(frame);
  std::vector<Box> reserved;
  for (const auto& [piece, box] : places) {
    reserved.push_back(box);
  }
  const scene::Scene map = scene::compose(real_->stage, view_, frame, reserved);
  ASSERT_GT(page.items.size(), map.items.size());
  for (const scene::Item& item : map.items) {
    const auto* text = std::get_if<scene::Text>(&item);
    if (text == nullptr) {
      continue;
    }
    ++labels;
    for (const scene::PlacedGlyph& glyph : text->glyphs) {
      for (const Box& box : reserved) {
        EXPECT_FALSE(box.overlaps({glyph.origin, glyph.origin + glm::vec2{0.5F}})) << text->text;
      }
    }
  }
  EXPECT_GT(labels, 10U);
}

// What every reader of the whole chain looks for: land that no caption hides, and the names of what is disputed over.
class WholeChain : public PageTest {
 protected:
  void SetUp() override {
    PageTest::SetUp();
    view_.camera = {{149.5, 46.5}, 2300};
  }
  [[nodiscard]] scene::Scene pageOn(const char* date, view::Names names) {
    view_.date = atlas::parseDay(date).value();
    view_.names = names;
    return composePage(real_->stage, view_, frame_, {});
  }

  Frame frame_{1600, 900, 1};
};

constexpr std::array<const char*, 5> kDates = {"1945-08-20", "1945-09-03", "1956-10-19", "1991-04-18", "2019-01-22"};

TEST_F(WholeChain, NoPanelHidesSakhalin) {
  for (const char* date : kDates) {
    const scene::Scene map = pageOn(date, view::Names::Dual);
    const scene::LandCells& land = real_->stage.labels->ground(real_->region, map.transform, frame_);
    const scene::LandCells::Owner north = land.ownerOf("sakhalin-north");
    const scene::LandCells::Owner south = land.ownerOf("sakhalin-south");
    int panels = 0;
    for (const scene::Item& item : map.items) {
      const auto* panel = std::get_if<scene::Rectangle>(&item);
      if (panel == nullptr || panel->fill != scene::palette(view_.theme).panel.withAlpha(kPanelAlpha)) {
        continue;
      }
      ++panels;
      land.bits().forEach(land.grid().cellsOf({panel->topLeft, panel->topLeft + panel->size}),
                          [&](int x, int y) { EXPECT_TRUE(land.at(x, y) != north && land.at(x, y) != south) << date; });
    }
    EXPECT_GT(panels, 4) << date;
  }
}

TEST_F(WholeChain, NamesTheStraitOfTheBorderAndTheMainTowns) {
  const std::map<view::Names, std::vector<std::string>> wanted = {
      {view::Names::Dual, {"Friza Strait", "Etorofu-kaikyō", "Kunashir", "Iturup", "Shikotan", "Habomai"}},
      {view::Names::Russian, {"Пролив Фриза", "Кунашир", "Итуруп", "Шикотан", "Хабомаи"}},
      {view::Names::Japanese, {"択捉海峡", "古釜布", "紗那", "国後島", "択捉島", "色丹島", "歯舞群島"}}};
  for (const char* date : kDates) {
    for (const auto& [names, all] : wanted) {
      const scene::Scene map = pageOn(date, names);
      const auto isWritten = [&map](const std::string& name) {
        return std::ranges::any_of(map.items, [&](const scene::Item& item) {
          const auto* text = std::get_if<scene::Text>(&item);
          return text != nullptr && text->text.find(name) != std::string::npos;
        });
      };
      for (const std::string& name : all) {
        EXPECT_TRUE(isWritten(name)) << name << " on " << date;
      }
      EXPECT_TRUE(isWritten("Yuzhno-Kurilsk") || isWritten("Южно-Курильск") || isWritten("Furukamappu") ||
                  isWritten("古釜布"))
          << view::word(names) << " on " << date;
    }
  }
}

TEST_F(PageTest, SaysWhatWasAskedOfIt) {
  const auto textsOf = [this](const Page& page) {
    std::string all;
    for (const scene::Item& item : composePage(real_->stage, view_, {1600, 900, 1}, page).items) {
      if (const auto* text = std::get_if<scene::Text>(&item)) {
        all += text->text + "\n";
      }
    }
    return all;
  };
  view_.date = atlas::parseDay("1956-10-19").value();
  const std::string full = textsOf({});
  for (const char* words :
       {"19 October 1956", "Neutral", "GSHHG", "WGS84", "Administered by", "km", "nautical miles"}) {
    EXPECT_NE(full.find(words), std::string::npos) << words << "\n" << full;
  }
  const atlas::Event* event = real_->atlas.eventAt(view_.date);
  ASSERT_NE(event, nullptr);
  EXPECT_NE(full.find(event->title.substr(0, 20)), std::string::npos) << event->title;

  const std::string own = textsOf({.title = "My briefing", .caption = "What to see here"});
  EXPECT_NE(own.find("My briefing\n"), std::string::npos);
  EXPECT_NE(own.find("What to see here\n"), std::string::npos);
  EXPECT_EQ(own.find(event->title.substr(0, 20)), std::string::npos);

  const std::string window = textsOf(windowPage());
  EXPECT_EQ(window.find("GSHHG"), std::string::npos);
  EXPECT_EQ(window.find("19 October 1956"), std::string::npos);
  EXPECT_NE(window.find("nautical miles"), std::string::npos);

  view_.perspective = view::Perspective::Tokyo;
  EXPECT_NE(textsOf({}).find("As seen from Tokyo"), std::string::npos);
}

TEST_F(PageTest, IsTheSameEachTime) {
  const scene::Scene first = composePage(real_->stage, view_, {1200, 700, 1}, {});
  const scene::Scene second = composePage(real_->stage, view_, {1200, 700, 1}, {});
  ASSERT_EQ(first.items.size(), second.items.size());
  for (std::size_t i = 0; i < first.items.size(); ++i) {
    const auto a = boxOf(first.items[i], real_->type);
    const auto b = boxOf(second.items[i], real_->type);
    ASSERT_EQ(a.has_value(), b.has_value());
    EXPECT_TRUE(!a || (a->topLeft == b->topLeft && a->bottomRight == b->bottomRight)) << i;
  }
}

// What the bar's own rectangles measure: each bar is two equal halves side by side.
struct DrawnBar {
  float pixels = 0;
  double meters = 0;
};

std::vector<DrawnBar> drawnBars(const Desk& desk) {
  const auto block = scaleBarBlock(desk);
  if (!block) {
    return {};
  }
  scene::Scene map;
  block->draw({0, 0}, map);
  std::vector<DrawnBar> bars;
  std::vector<double> lengths;
  for (std::size_t i = 1; i < map.items.size(); ++i) {  // 0 is the panel
    if (const auto* half = std::get_if<scene::Rectangle>(&map.items[i]); half != nullptr) {
      const auto& other = std::get<scene::Rectangle>(map.items[++i]);
      EXPECT_EQ(half->size.x, other.size.x);
      EXPECT_NEAR(half->topLeft.x + half->size.x, other.topLeft.x, 0.01F);
      bars.push_back({.pixels = half->size.x + other.size.x});
    } else if (const auto* text = std::get_if<scene::Text>(&map.items[i]); text != nullptr) {
      std::vector<std::string> words = split(text->text, ' ');
      if (words.size() > 1) {
        std::erase(words[0], ',');
        const double unit = words[1] == "km" ? 1000 : words[1] == "m" ? 1 : geo::kMetersPerNauticalMile;
        lengths.push_back(parseNumber(words[0]).value() * unit);
      }
    }
  }
  EXPECT_EQ(bars.size(), lengths.size());
  for (std::size_t i = 0; i < std::min(bars.size(), lengths.size()); ++i) {
    bars[i].meters = lengths[i];
  }
  return bars;
}

TEST_F(PageTest, ScaleBarIsTrueAtTheCentre) {
  const std::vector<view::Camera> cameras = {{{146, 44}, 0.5},      {{145.9, 43.9}, 60},  {{149.5, 46.5}, 900},
                                             {{149.5, 46.5}, 2300}, {{141, 52}, 6500},    {{150, 46}, 9000},
                                             {{100, 30}, 12000},    {{37.6, 55.7}, 7500}, {{-77, -12}, 15000}};
  int measured = 0;
  for (const view::Camera& camera : cameras) {
    view_.camera = camera;
    for (const Frame& frame : kFrames) {
      const Page page;
      const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
      for (const DrawnBar& bar : drawnBars(desk)) {
        const glm::dvec2 middle{frame.width / 2.0, frame.height / 2.0};
        const glm::dvec2 half{bar.pixels / 2.0, 0};
        const auto from = scene::lonLatAt(real_->stage, view_, frame, middle - half);
        const auto to = scene::lonLatAt(real_->stage, view_, frame, middle + half);
        EXPECT_NEAR(geo::distanceMeters(from, to) / bar.meters, 1, 0.01)
            << describe(frame) << ", span " << camera.spanKm << " km at " << camera.center.lon;
        ++measured;
      }
    }
  }
  EXPECT_GT(measured, 200);
}

TEST_F(PageTest, NorthArrowPointsToTrueNorth) {
  for (const view::Camera& camera : {view::Camera{{149.5, 46.5}, 900}, view::Camera{{131, 50}, 3000},
                                     view::Camera{{165, 44}, 2000}, view::Camera{{37.6, 55.7}, 9000}}) {
    view_.camera = camera;
    const Page page;
    const Frame frame{1600, 900, 1};
    const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
    const scene::MapTransform transform = scene::askedTransform(real_->stage, view_, desk.frame);
    const geo::LonLat north = geo::direct(camera.center, 0, 1000);
    const geo::Plane way = desk.projection().project(north);
    const double expected = std::atan2(way.x - transform.center.x, way.y - transform.center.y);
    scene::Scene map;
    const auto block = northArrowBlock(desk);
    ASSERT_TRUE(block);
    block->draw({0, 0}, map);
    int arrows = 0;
    for (const scene::Item& item : map.items) {
      if (const auto* symbol = std::get_if<scene::Symbol>(&item)) {
        ++arrows;
        EXPECT_NEAR(symbol->rotation, expected, 0.001) << camera.center.lon;
      }
    }
    EXPECT_EQ(arrows, 1);
  }
}

TEST(Page, RoundLengths) {
  const std::vector<std::pair<double, double>> cases = {
      {1, 1},       {1.99, 1},    {2, 2},     {4.999, 2},   {5, 5},           {9.99, 5}, {10, 10},
      {1000, 1000}, {999.9, 500}, {0.3, 0.2}, {0.05, 0.05}, {123456, 100000}, {0.1, 0.1}};
  for (const auto& [meters, round] : cases) {
    EXPECT_DOUBLE_EQ(roundLength(meters), round) << meters;
  }
  for (double meters = 1e-3; meters < 1e8; meters *= 1.0173) {
    EXPECT_LE(roundLength(meters), meters);
    EXPECT_GT(roundLength(meters) * 2.5000001, meters);
  }
  EXPECT_EQ(roundLength(0), 0);
  EXPECT_EQ(roundLength(-3), 0);
  EXPECT_EQ(roundLength(std::nan("")), 0);
  EXPECT_EQ(roundLength(HUGE_VAL), 0);
}

TEST(Page, DefaultScales) {
  EXPECT_EQ(defaultScale(Layout::Map, {1600, 900}), 1);
  EXPECT_EQ(defaultScale(Layout::Map, {3840, 2160}), 2.5F);
  EXPECT_EQ(defaultScale(Layout::Map, {320, 180}), 0.5F);
  EXPECT_EQ(defaultScale(Layout::Map, {1, 1}), 0.5F);
  EXPECT_EQ(defaultScale(Layout::Map, {16384, 900}), 1);
  EXPECT_NEAR(defaultScale(Layout::A4, defaultSize(Layout::A4)), 300.0 / 96, 1e-3);  // dots an inch
  EXPECT_EQ(defaultScale(Layout::Slide, defaultSize(Layout::Slide)), 1.75F);
}

TEST(Page, WindowPageKeepsOnlyWhatTheChromeDoesNotSay) {
  const Page page = windowPage();
  EXPECT_FALSE(page.hasTitle || page.hasCaption || page.hasSources);
  EXPECT_TRUE(page.hasLegend && page.hasScaleBar && page.hasNorthArrow);
}

}  // namespace
}  // namespace kurilscope::brief

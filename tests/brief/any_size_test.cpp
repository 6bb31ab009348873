// Every page composes at every legal size and scale, and at those a window may be squeezed to.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "../real_stage.hpp"
#include "brief/page.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {
namespace {

struct Case {
  scene::Frame frame;
  Page page;
  view::View view;

  [[nodiscard]] std::string inWords() const {
    return fmt::format("{}x{} at {}, layout {}: {}", frame.width, frame.height, frame.scale,
                       static_cast<int>(page.layout), view::toText(view));
  }
};

constexpr std::array kLayouts = {Layout::Map, Layout::Slide, Layout::A4, Layout::A4Portrait, Layout::Square};
constexpr std::array kScales = {0.25F, 1.0F, 3.3F, 11.0F, 16.0F};

// What may stand on a page beside the map, one more wordy than another.
std::vector<Page> pages() {
  Page captioned;
  captioned.title = "Title";
  captioned.caption = "北方領土。Ein langer Satz, der nicht passt! " + std::string(400, 'w') + " · Курильские острова?";
  return {Page{}, captioned, windowPage()};
}

std::vector<view::View> views(const atlas::Atlas& atlas) {
  const view::View first = view::initialView(atlas);
  view::View all = first;
  all.layers.set();
  all.names = view::Names::All;
  all.selection = {view::Subject::Event, atlas.events().front().id};
  all.measurement = view::Measurement{{"145.58,43.33", "146.7,43.8", "147,45"}, true};
  all.rings = view::RangeRings{"145.58,43.33", {50, 5000}};
  view::View changes = first;
  changes.names = view::Names::Japanese;
  changes.comparison = view::Comparison{atlas.records().periodFirst, std::nullopt};
  view::View swipe = first;
  swipe.names = view::Names::Russian;
  swipe.comparison = view::Comparison{view::Perspective::Moscow, 0.5};
  view::View world = first;
  world.camera.spanKm = view::kWidestKm;
  return {first, all, changes, swipe, world};
}

bool isFinite(const scene::Scene& page) {
  return std::ranges::all_of(page.items, [](const scene::Item& item) {
    if (const auto* box = std::get_if<scene::Rectangle>(&item)) {
      return std::isfinite(box->topLeft.x + box->topLeft.y + box->size.x + box->size.y);
    }
    const auto* text = std::get_if<scene::Text>(&item);
    return text == nullptr || std::ranges::all_of(text->glyphs, [](const scene::PlacedGlyph& glyph) {
             return std::isfinite(glyph.origin.x + glyph.origin.y);
           });
  });
}

void expectComposes(const RealStage& real, const Case& one) {
  SCOPED_TRACE(one.inWords());
  const scene::Scene page = composePage(real.stage, one.view, one.frame, one.page);
  EXPECT_EQ(page.frame.width, one.frame.width);
  EXPECT_EQ(page.frame.height, one.frame.height);
  EXPECT_TRUE(isFinite(page));
}

TEST(AnySize, EveryLayoutComposesAtTheEndsOfEveryRange) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  const std::vector<Page> pagesToMake = pages();
  const std::vector<view::View> viewsToShow = views(real->atlas);
  std::size_t turn = 0;
  for (const auto& [width, height] : {std::pair{1, 1}, {1, 900}, {900, 1}, {16, 16}, {300, 200}, {16384, 16}}) {
    for (const float scale : kScales) {
      for (const Layout layout : kLayouts) {
        Case one{
            {width, height, scale}, pagesToMake[turn % pagesToMake.size()], viewsToShow[turn % viewsToShow.size()]};
        one.page.layout = layout;
        expectComposes(*real, one);
        ++turn;
      }
    }
    ++turn;  // so that not every size pairs the same page with the same layout
  }
}

TEST(AnySize, AnyLayoutComposesAtAnySizeAndScale) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  const std::vector<Page> pagesToMake = pages();
  const std::vector<view::View> viewsToShow = views(real->atlas);
  std::mt19937 random(17);
  const auto upTo = [&random](std::size_t count) { return random() % count; };
  // Small ones are where room runs out: sides and scales are spread by their logarithms.
  const auto between = [&random](double least, double most) {
    return least * std::pow(most / least, static_cast<double>(random()) / std::mt19937::max());
  };
  for (int i = 0; i < 120; ++i) {
    Case one{
        {static_cast<int>(between(1, 2000)), static_cast<int>(between(1, 2000)), static_cast<float>(between(0.25, 16))},
        pagesToMake[upTo(pagesToMake.size())],
        viewsToShow[upTo(viewsToShow.size())]};
    one.page.layout = kLayouts[upTo(kLayouts.size())];
    expectComposes(*real, one);
  }
}

}  // namespace
}  // namespace kurilscope::brief

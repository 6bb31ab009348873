#include "scene/compose.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <glm/geometric.hpp>
#include <map>
#include <set>

#include "../real_stage.hpp"
#include "view/command.hpp"

namespace kurilscope::scene {
namespace {

using atlas::Day;
using atlas::day;
using view::Layer;

class ComposeTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
  }

  [[nodiscard]] view::View viewOn(Day date, view::Camera camera = {{147.5, 44.6}, 900}) const {
    view::View view = view::initialView(real_->atlas);
    view.date = date;
    view.camera = camera;
    return view;
  }
  [[nodiscard]] Scene composed(const view::View& view) const { return compose(real_->stage, view, frame_); }

  // The fill of an island's own polygons in a scene; fails unless all of them have the same one.
  [[nodiscard]] Color fillOf(const Scene& scene, const std::string& island) const {
    std::set<std::uint32_t> wanted;
    for (std::uint32_t i = 0; i < real_->region.polygons.size(); ++i) {
      if (real_->region.polygons[i].island == island && real_->region.polygons[i].isMain) {
        wanted.insert(i);
      }
    }
    EXPECT_FALSE(wanted.empty()) << island;
    std::map<std::uint32_t, Color> found;
    for (const Item& item : scene.items) {
      if (const auto* fill = std::get_if<FillLand>(&item)) {
        for (const std::uint32_t id : fill->polygons) {
          if (wanted.contains(id)) {
            EXPECT_TRUE(found.emplace(id, fill->color).second) << island << ": filled twice";
          }
        }
      }
    }
    EXPECT_EQ(found.size(), wanted.size()) << island << ": polygons without a fill";
    for (const auto& [id, color] : found) {
      EXPECT_EQ(color, found.begin()->second) << island;
    }
    return found.empty() ? Color{} : found.begin()->second;
  }

  [[nodiscard]] static Color tint(const view::View& view, std::string_view administration) {
    const Palette& colors = palette(view.theme);
    return administrationTint(colors, administration);
  }

  // The hatches that lie over an island.
  [[nodiscard]] std::vector<HatchLand> hatchesOver(const Scene& scene, const std::string& island) const {
    std::vector<HatchLand> hatches;
    for (const Item& item : scene.items) {
      if (const auto* hatch = std::get_if<HatchLand>(&item)) {
        if (std::ranges::any_of(hatch->polygons,
                                [&](std::uint32_t id) { return real_->region.polygons[id].island == island; })) {
          hatches.push_back(*hatch);
        }
      }
    }
    return hatches;
  }

  const RealStage* real_ = nullptr;
  Frame frame_{.width = 1200, .height = 800, .scale = 1};
};

// All of a scene that a canvas would draw or a page print, as text, so that a difference shows where it is.
std::vector<std::string> described(const Scene& scene) {
  std::vector<std::string> lines;
  const auto color = [](Color c) { return fmt::format("{:02x}{:02x}{:02x}{:02x}", c.r, c.g, c.b, c.a); };
  for (const Item& item : scene.items) {
    std::string line = fmt::format("item {}", item.index());
    if (const auto* fill = std::get_if<FillLand>(&item)) {
      line += fmt::format(" {} of {}", color(fill->color), fill->polygons.size());
    } else if (const auto* hatch = std::get_if<HatchLand>(&item)) {
      line += fmt::format(" {} of {}", color(hatch->color), hatch->polygons.size());
    } else if (const auto* stroke = std::get_if<StrokeCoast>(&item)) {
      line += fmt::format(" {} {} of {}", color(stroke->color), stroke->widthPixels, stroke->polygons.size());
    } else if (const auto* polyline = std::get_if<Polyline>(&item)) {
      line += fmt::format(" {} of {}", color(polyline->color), polyline->points.size());
      for (const glm::vec2 point : polyline->points) {
        line += fmt::format(" {},{}", point.x, point.y);
      }
    } else if (const auto* symbol = std::get_if<Symbol>(&item)) {
      line += fmt::format(" {} at {},{} r {}", color(symbol->fill), symbol->center.x, symbol->center.y,
                          symbol->radiusPixels);
    } else if (const auto* text = std::get_if<Text>(&item)) {
      line += " " + text->text;
      for (const PlacedGlyph& glyph : text->glyphs) {
        line += fmt::format(" {}@{},{},{}", glyph.id, glyph.origin.x, glyph.origin.y, glyph.rotation);
      }
    }
    lines.push_back(line);
  }
  for (const Mark& mark : scene.marks) {
    lines.push_back(fmt::format("mark {} {} {},{} {},{}", static_cast<int>(mark.subject.subject), mark.subject.id,
                                mark.topLeft.x, mark.topLeft.y, mark.bottomRight.x, mark.bottomRight.y));
  }
  for (const LegendEntry& entry : scene.legend) {
    lines.push_back("legend " + entry.title + " " + color(entry.color));
  }
  for (const std::string& source : scene.sources) {
    lines.push_back("source " + source);
  }
  return lines;
}

TEST_F(ComposeTest, TheSameInputGivesTheSameScene) {
  for (const double span : {60.0, 900.0, 2300.0, 12000.0}) {
    const view::View view = viewOn(day(1956, 10, 19), {{146.4, 44.0}, span});
    const std::vector<std::string> first = described(composed(view));
    ASSERT_GT(first.size(), 10U);
    // Another scene in between leaves nothing behind.
    (void)composed(viewOn(day(1945, 8, 20), {{155.0, 50.0}, 300}));
    EXPECT_EQ(described(composed(view)), first) << span;
  }
}

TEST_F(ComposeTest, OnThe30thOfAugust1945IturupIsSovietAndKunashirStillJapanese) {
  const view::View view = viewOn(day(1945, 8, 30));
  const Scene scene = composed(view);
  EXPECT_EQ(fillOf(scene, "iturup"), tint(view, "ussr"));
  EXPECT_EQ(fillOf(scene, "kunashir"), tint(view, "japan"));
  EXPECT_NE(tint(view, "ussr"), tint(view, "japan"));
  const view::View later = viewOn(day(1945, 9, 10));
  EXPECT_EQ(fillOf(composed(later), "kunashir"), tint(later, "ussr"));
  const view::View before = viewOn(day(1945, 8, 8));
  EXPECT_EQ(fillOf(composed(before), "iturup"), tint(before, "japan"));
}

TEST_F(ComposeTest, EveryIslandIsFilledAsItsStatusSaysOnManyDays) {
  frame_ = {.width = 1600, .height = 1600, .scale = 1};
  for (const Day date : {day(1945, 8, 1), day(1945, 8, 19), day(1945, 8, 29), day(1945, 9, 2), day(1945, 9, 6),
                         day(1956, 10, 19), day(1991, 12, 26), day(2019, 1, 22)}) {
    const view::View view = viewOn(date, {{150.0, 46.5}, 2400});
    const Scene scene = composed(view);
    int checked = 0;
    for (const atlas::Island& island : real_->atlas.islands()) {
      const atlas::Status* status = real_->atlas.statusOn(island.id, date);
      if (island.inCoast && !island.isContext() && status != nullptr) {
        EXPECT_EQ(fillOf(scene, island.id), tint(view, status->administeredBy))
            << island.id << " on " << atlas::toIso(date);
        ++checked;
      }
    }
    EXPECT_GT(checked, 20) << atlas::toIso(date);
  }
}

TEST_F(ComposeTest, NoFurnitureHidesAnyPartOfTheArrowToWhatLiesOffTheMap) {
  view::View view = viewOn(day(1956, 10, 19));
  view.selection = {view::Subject::Event, "joint-declaration-signed"};
  for (const float height : {0.0F, 14.0F, 40.0F, 90.0F}) {
    const std::vector<Box> reserved = {{{0, 0}, {static_cast<float>(frame_.width), height}}};
    bool isFound = false;
    for (const Item& item : compose(real_->stage, view, frame_, reserved).items) {
      const auto* symbol = std::get_if<Symbol>(&item);
      if (symbol != nullptr && symbol->shape == SymbolShape::Arrow) {
        isFound = true;
        EXPECT_GE(symbol->center.y - symbol->radiusPixels, height);
      }
    }
    EXPECT_TRUE(isFound);
  }
}

TEST_F(ComposeTest, AsSeenFromACapitalTheStripesAreTheTintOfWhoAdministers) {
  view::View view = viewOn(day(2019, 1, 22));
  view.perspective = view::Perspective::Tokyo;
  const Scene scene = composed(view);
  for (const std::string island : {"iturup", "kunashir", "shikotan"}) {
    const std::vector<HatchLand> hatches = hatchesOver(scene, island);
    ASSERT_EQ(hatches.size(), 1U) << island;
    EXPECT_EQ(hatches.front().color, tint(view, "russia"));
    // Half and half, and wide enough for both to be seen as what they are.
    EXPECT_GE(hatches.front().widthPixels, 4);
    EXPECT_GE(hatches.front().periodPixels, 2 * hatches.front().widthPixels);
  }
  const auto entry = std::ranges::find(scene.legend, LegendKind::Hatch, &LegendEntry::kind);
  ASSERT_NE(entry, scene.legend.end());
  EXPECT_EQ(entry->color, tint(view, "russia"));
}

TEST_F(ComposeTest, AClaimIsAHatchOnItsDaysAndItsLayerOnly) {
  const view::View today = viewOn(day(2019, 1, 22));
  const auto over = [this](const view::View& view, const std::string& island) {
    return hatchesOver(composed(view), island);
  };
  for (const std::string island : {"iturup", "kunashir", "shikotan"}) {
    const std::vector<HatchLand> hatches = over(today, island);
    ASSERT_EQ(hatches.size(), 1U) << island;
    EXPECT_EQ(hatches.front().color.withAlpha(255), palette(today.theme).japan);
    EXPECT_TRUE(hatches.front().rising);
  }
  EXPECT_TRUE(over(today, "urup").empty());
  EXPECT_TRUE(over(viewOn(day(1945, 8, 1)), "iturup").empty());
  view::View without = today;
  without.layers.reset(static_cast<std::size_t>(Layer::Claims));
  EXPECT_TRUE(over(without, "iturup").empty());
}

TEST_F(ComposeTest, ATakeoverInProgressFallsTheOtherWay) {
  int passing = 0;
  for (Day date = day(1945, 8, 18); date <= day(1945, 9, 5); date += std::chrono::days{1}) {
    const Scene scene = composed(viewOn(date, {{150.0, 46.5}, 2400}));
    for (const atlas::Island& island : real_->atlas.islands()) {
      const atlas::Status* status = real_->atlas.statusOn(island.id, date);
      if (!island.inCoast || status == nullptr || !status->passing || island.isContext()) {
        continue;
      }
      for (const HatchLand& hatch : hatchesOver(scene, island.id)) {
        EXPECT_FALSE(hatch.rising) << island.id;
        EXPECT_EQ(2 * hatch.widthPixels, hatch.periodPixels) << "a claim has thin stripes";
        ++passing;
      }
    }
  }
  EXPECT_GT(passing, 0);
}

// What a layer adds is gone without it, and all else stays as it was, in its order.
TEST_F(ComposeTest, ALayerTakesAwayItsOwnAlone) {
  // Labels make room for one another, so the marks are compared without them.
  view::View base = viewOn(day(1956, 10, 19), {{145.8, 43.9}, 420});
  base.layers.set();
  base.layers.reset(static_cast<std::size_t>(Layer::Labels));
  base.layers.reset(static_cast<std::size_t>(Layer::Proposals));  // always labelled
  base.layers.reset(static_cast<std::size_t>(Layer::Distances));  // likewise
  base.layers.reset(static_cast<std::size_t>(Layer::Waters));
  const std::vector<std::string> all = described(composed(base));
  const auto isItem = [](const std::string& line) { return line.rfind("item ", 0) == 0; };
  for (const Layer layer : {Layer::Claims, Layer::Lines, Layer::Places, Layer::Graticule}) {
    view::View without = base;
    without.layers.reset(static_cast<std::size_t>(layer));
    std::vector<std::string> rest = described(composed(without));
    std::vector<std::string> kept;
    std::vector<std::string> whole;
    std::ranges::copy_if(rest, std::back_inserter(kept), isItem);
    std::ranges::copy_if(all, std::back_inserter(whole), isItem);
    EXPECT_LT(kept.size(), whole.size()) << view::word(layer);
    auto at = whole.begin();
    for (const std::string& line : kept) {
      at = std::find(at, whole.end(), line);
      ASSERT_NE(at, whole.end()) << view::word(layer) << ": appeared or changed: " << line;
      ++at;
    }
  }
}

TEST_F(ComposeTest, EachLayerRemovesItsKindOfThing) {
  view::View view = viewOn(day(1945, 9, 3), {{145.8, 43.9}, 420});
  view.layers.set();
  const Scene all = composed(view);
  const auto without = [&](Layer layer) {
    view::View less = view;
    less.layers.reset(static_cast<std::size_t>(layer));
    return composed(less);
  };
  const auto marks = [](const Scene& scene, view::Subject subject) {
    return std::ranges::count_if(scene.marks, [subject](const Mark& mark) { return mark.subject.subject == subject; });
  };
  const auto waterTexts = [](const Scene& scene) {
    return std::ranges::count_if(scene.items, [](const Item& item) {
      const auto* text = std::get_if<Text>(&item);
      return text != nullptr && !text->glyphs.empty() &&
             (text->glyphs.front().face == Face::WaterItalic || text->glyphs.front().face == Face::WaterUpright);
    });
  };
  ASSERT_GT(marks(all, view::Subject::Place), 0);
  EXPECT_EQ(marks(without(Layer::Places), view::Subject::Place), 0);
  ASSERT_GT(marks(all, view::Subject::Event), 0);
  EXPECT_EQ(marks(without(Layer::Events), view::Subject::Event), 0);
  const auto texts = [](const Scene& scene, std::string_view words) {
    return std::ranges::count_if(scene.items, [words](const Item& item) {
      const auto* text = std::get_if<Text>(&item);
      return text != nullptr && text->text.ends_with(words);
    });
  };
  ASSERT_GT(texts(all, " km"), 0);
  EXPECT_EQ(texts(without(Layer::Distances), " km"), 0);
  ASSERT_GT(waterTexts(all), 0);
  EXPECT_EQ(waterTexts(without(Layer::Waters)), 0);
  EXPECT_EQ(fillOf(without(Layer::Status), "iturup"), palette(view.theme).land);
  view.layers.reset();
  const Scene none = composed(view);
  EXPECT_EQ(std::ranges::count_if(none.items, [](const Item& item) { return std::holds_alternative<Text>(item); }), 0);
  EXPECT_EQ(std::ranges::count_if(none.items, [](const Item& item) { return std::holds_alternative<HatchLand>(item); }),
            0);
  EXPECT_TRUE(none.legend.empty());
}

TEST_F(ComposeTest, ProposalsAreDashedAndCalledProposed) {
  bool found = false;
  for (const atlas::Line& line : real_->atlas.records().lines) {
    if (line.kind != atlas::LineKind::Proposed) {
      continue;
    }
    view::View view = viewOn(line.from.first, {{146.2, 43.8}, 320});
    view.layers.set(static_cast<std::size_t>(Layer::Proposals));
    const Scene with = composed(view);
    view.layers.reset(static_cast<std::size_t>(Layer::Proposals));
    const Scene without = composed(view);
    const auto dashed = [](const Scene& scene) {
      return std::ranges::count_if(scene.items, [](const Item& item) {
        const auto* polyline = std::get_if<Polyline>(&item);
        return polyline != nullptr && polyline->dashOn > 0;
      });
    };
    const auto entries = [](const Scene& scene) {
      return std::ranges::count_if(scene.legend, [](const LegendEntry& entry) {
        return entry.title.find("roposed") != std::string::npos && entry.dashOn > 0;
      });
    };
    EXPECT_EQ(entries(without), 0) << line.id;
    if (dashed(with) > dashed(without)) {
      EXPECT_EQ(entries(with), 1) << line.id;
      found = true;
    }
  }
  EXPECT_TRUE(found);
}

// The small-island guarantee: whatever the zoom, an island without a polygon has its symbol, and one with a polygon
// covers some pixels or has one too.
TEST_F(ComposeTest, EveryIsletInTheFrameKeepsItsMark) {
  int withoutPolygon = 0;
  for (double span = 10; span <= 7000; span *= 1.9) {
    for (const geo::LonLat center : {geo::LonLat{146.0, 43.45}, {147.5, 44.6}, {152.0, 47.2}, {155.5, 50.2}}) {
      const view::View view = viewOn(day(1990, 1, 1), {center, std::min(span, 7000.0)});
      const Scene scene = composed(view);
      std::vector<glm::vec2> symbols;
      for (const Item& item : scene.items) {
        if (const auto* symbol = std::get_if<Symbol>(&item)) {
          EXPECT_GE(symbol->radiusPixels, 1.5F);
          symbols.push_back(symbol->center);
        }
      }
      for (const atlas::Island& island : real_->atlas.islands()) {
        const glm::vec2 pixel = scene.transform.pixel(real_->region.projection.project(island.position));
        if (island.isGroup() || island.isContext() || pixel.x < 0 || pixel.y < 0 ||
            pixel.x > static_cast<float>(frame_.width) || pixel.y > static_cast<float>(frame_.height)) {
          continue;
        }
        const bool hasSymbol = std::ranges::any_of(
            symbols, [pixel](glm::vec2 at) { return std::hypot(at.x - pixel.x, at.y - pixel.y) < 0.5F; });
        float extent = 0;
        for (const BasePolygon& polygon : real_->region.polygons) {
          if (polygon.island == island.id && polygon.isMain) {
            const double meters =
                std::max(polygon.bounds.right - polygon.bounds.left, polygon.bounds.top - polygon.bounds.bottom);
            extent = std::max(extent, static_cast<float>(meters * scene.transform.pixelsPerMeter));
          }
        }
        EXPECT_TRUE(hasSymbol || extent >= 1)
            << island.id << " of " << extent << " pixels at a span of " << span << " km";
        withoutPolygon += !island.inCoast ? 1 : 0;
        if (!island.inCoast) {
          EXPECT_TRUE(hasSymbol) << island.id << " at a span of " << span << " km";
        }
      }
    }
  }
  EXPECT_GT(withoutPolygon, 10);
}

TEST_F(ComposeTest, TheLegendIsTheScenesAndNamesOnlyWhatIsShown) {
  for (const Day date : {day(1945, 8, 1), day(1945, 8, 30), day(1956, 10, 19), day(2019, 1, 22)}) {
    const view::View view = viewOn(date);
    const Scene scene = composed(view);
    const std::vector<LegendEntry> alone = legendFor(real_->stage, view, frame_);
    ASSERT_EQ(alone.size(), scene.legend.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(alone[i].title, scene.legend[i].title);
    }
    for (const LegendEntry& entry : scene.legend) {
      if (entry.kind == LegendKind::Tint) {
        EXPECT_TRUE(std::ranges::any_of(scene.items, [&](const Item& item) {
          const auto* fill = std::get_if<FillLand>(&item);
          return fill != nullptr && fill->color == entry.color && !fill->polygons.empty();
        })) << entry.title;
      }
    }
  }
}

TEST_F(ComposeTest, EverySourceCitedIsOneOfThePack) {
  const Scene scene = composed(viewOn(day(1956, 10, 19), {{149.5, 46.5}, 2300}));
  EXPECT_GT(scene.sources.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(scene.sources));
  for (const std::string& id : scene.sources) {
    EXPECT_NE(real_->atlas.source(id), nullptr) << id;
  }
}

TEST_F(ComposeTest, AHoveredIslandIsOutlinedAndNothingElseChanges) {
  const view::View view = viewOn(day(1956, 10, 19));
  const std::vector<std::string> plain = described(composed(view));
  const std::vector<std::string> lit =
      described(compose(real_->stage, view, frame_, {}, {{view::Subject::Island, "iturup"}}));
  EXPECT_EQ(lit.size(), plain.size() + 1);
  auto at = lit.begin();
  for (const std::string& line : plain) {
    at = std::find(at, lit.end(), line);
    ASSERT_NE(at, lit.end()) << line;
    ++at;
  }
}

TEST_F(ComposeTest, AnEpicentreIsThereWithItsEventAlone) {
  const auto isNamed = [this](const view::View& view) {
    const Scene scene = composed(view);
    return std::ranges::any_of(scene.marks, [](const Mark& mark) { return mark.subject.id == "epicentre-1994"; });
  };
  const view::Camera camera{{146.8, 43.8}, 300};
  EXPECT_TRUE(isNamed(viewOn(day(1994, 10, 20), camera)));
  EXPECT_FALSE(isNamed(viewOn(day(1956, 10, 19), camera)));
  EXPECT_FALSE(isNamed(viewOn(day(2019, 1, 22), camera)));
  view::View chosen = viewOn(day(2019, 1, 22), camera);
  chosen.selection = {view::Subject::Place, "epicentre-1994"};
  EXPECT_TRUE(isNamed(chosen));
}

TEST_F(ComposeTest, TheLegendHasEachKindOfEventThatIsMarkedAndNoOther) {
  for (const Day date : {day(1945, 9, 3), day(1956, 10, 19), day(1992, 9, 20), day(2018, 11, 20)}) {
    const Scene scene = composed(viewOn(date));
    std::set<std::string> marked;
    for (const Mark& mark : scene.marks) {
      if (mark.subject.subject == view::Subject::Event) {
        marked.insert(real_->atlas.titleOfEventKind(real_->atlas.event(mark.subject.id)->kind));
      }
    }
    std::set<std::string> told;
    for (const LegendEntry& entry : scene.legend) {
      if (entry.kind == LegendKind::Symbol) {
        EXPECT_TRUE(told.insert(entry.title).second) << entry.title;
      }
    }
    EXPECT_EQ(told, marked) << atlas::toIso(date);
  }
}

TEST_F(ComposeTest, EachKindOfEventHasItsOwnSymbol) {
  std::set<SymbolShape> shapes;
  for (const atlas::TitledId& kind : real_->atlas.records().eventKinds) {
    EXPECT_TRUE(shapes.insert(eventStyle(palette(view::Theme::Light), kind.id).shape).second) << kind.id;
  }
}

TEST_F(ComposeTest, TheGraticuleSaysWhatItIsAlongTheFrame) {
  view::View view = viewOn(day(1990, 1, 1));
  view.names = view::Names::English;
  const auto ticks = [&](const view::View& of) {
    std::vector<const Text*> found;
    static std::vector<Scene> kept;
    kept.push_back(composed(of));
    for (const Item& item : kept.back().items) {
      const auto* text = std::get_if<Text>(&item);
      if (text != nullptr && text->text.find("°") != std::string::npos) {
        found.push_back(text);
      }
    }
    return found;
  };
  const auto texts = ticks(view);
  ASSERT_GT(texts.size(), 10U);
  for (const Text* text : texts) {
    const glm::vec2 at = text->glyphs.front().origin;
    const bool isLongitude = text->text.ends_with("E");
    // It stands where the map has that coordinate.
    const glm::dvec2 middle{at.x + 20, at.y - 4};
    const geo::LonLat there = lonLatAt(real_->stage, view, frame_, middle);
    EXPECT_NEAR(std::stod(text->text), isLongitude ? there.lon : there.lat, 1.0) << text->text;
  }
  view.layers.reset(static_cast<std::size_t>(Layer::Graticule));
  EXPECT_TRUE(ticks(view).empty());
}

// A meridian that runs past the antipode comes back from the other side: it must not leap through the map.
TEST_F(ComposeTest, OnTheWorldNoLineOfTheGraticuleLeaps) {
  const Scene scene = composed(viewOn(day(2019, 1, 22), {{150.0, 41.0}, 42000}));
  ASSERT_TRUE(scene.isWorld);
  std::vector<std::string> meridians;
  for (const Item& item : scene.items) {
    const auto* text = std::get_if<Text>(&item);
    if (text != nullptr && text->text.find("°") != std::string::npos && text->glyphs.front().origin.y < 40) {
      EXPECT_EQ(std::ranges::count(meridians, text->text), 0) << text->text << " twice along the upper edge";
      meridians.push_back(text->text);
    }
    const auto* line = std::get_if<Polyline>(&item);
    for (std::size_t i = 1; line != nullptr && i < line->points.size(); ++i) {
      const double meters = glm::distance(line->points[i - 1], line->points[i]) * scene.transform.metersPerPixel();
      EXPECT_LT(meters, 13e6) << "a third of the way around the world";
    }
  }
  EXPECT_FALSE(meridians.empty());
}

TEST(EventMarks, OfOneKindInOnePlaceAreOneAndOfAllDatesNoPlaceIsMissing) {
  const RealStage& real = *RealStage::get();
  view::View view = view::apply(view::initialView(real.atlas), view::GoToView{"world"}, real.atlas);
  view.layers.set(static_cast<std::size_t>(view::Layer::AllEvents));
  const Scene scene = compose(real.stage, view, {.width = 1600, .height = 900});
  std::set<std::pair<std::string, std::string>> marked;
  for (const Mark& mark : scene.marks) {
    if (mark.subject.subject == view::Subject::Event) {
      const atlas::Event& event = *real.atlas.event(mark.subject.id);
      EXPECT_TRUE(marked.emplace(event.place, event.kind).second) << event.id;
    }
  }
  EXPECT_TRUE(marked.contains({"moscow", "summit"}));
  EXPECT_TRUE(marked.contains({"singapore", "summit"}));
}

// What is drawn while names are placed is what the whole scene begins with.
TEST_F(ComposeTest, GivesItsGroundWhileNamesArePlaced) {
  const view::View view = viewOn(day(1956, 10, 19));
  const Scene whole = composed(view);
  Stage fresh = real_->stage;
  fresh.labels = newLabelMemo();
  std::vector<Item> early;
  std::size_t groundItems = 0;
  const OnGround onGround = [&](const Scene& unnamed) {
    EXPECT_TRUE(early.empty()) << "called twice";
    EXPECT_EQ(unnamed.transform, whole.transform);
    early = unnamed.items;
    groundItems = unnamed.groundItems;
  };
  const Scene later = compose(fresh, view, frame_, {}, {}, onGround);
  EXPECT_EQ(later.items, whole.items);
  EXPECT_EQ(later.names.last - later.names.first, whole.names.last - whole.names.first);
  EXPECT_EQ(groundItems, whole.groundItems);
  EXPECT_EQ(early.size(), whole.names.first);
  EXPECT_TRUE(std::equal(early.begin(), early.end(), whole.items.begin()));
  early.clear();
  (void)compose(fresh, view, frame_, {}, {}, onGround);
  EXPECT_TRUE(early.empty()) << "names that are known need no time";
}

}  // namespace
}  // namespace kurilscope::scene

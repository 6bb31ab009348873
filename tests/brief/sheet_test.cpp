#include "brief/sheet.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "../real_stage.hpp"
#include "brief/evidence.hpp"
#include "brief/scale_bar.hpp"
#include "brief/sheet_words.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {
namespace {

using scene::Box;
using scene::Frame;

constexpr Layout kSheets[] = {Layout::Slide, Layout::A4, Layout::A4Portrait, Layout::Square};

const std::vector<PageSize> kSizes = {{800, 450},   {450, 800},    {640, 640},    {1024, 400},
                                      {1920, 1080}, {1080, 1080},  {3508, 2480},  {2480, 3508},
                                      {7680, 4320}, {4000, 16384}, {16384, 9216}, {900, 780}};

std::string longText(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text +=
        "The Government of Japan and that of the USSR agree to continue negotiations on "
        "択捉島・国後島・色丹島及び歯舞群島. "
        "Переговоры о заключении мирного договора продолжаются。";
  }
  return text;
}

class SheetTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
  }

  // The box of each item outside the map and the locator.
  [[nodiscard]] std::vector<Box> itemBoxes(const scene::Scene& page) const {
    std::vector<Box> boxes;
    for (const scene::Item& item : page.items) {
      if (const auto* text = std::get_if<scene::Text>(&item); text != nullptr && !text->glyphs.empty()) {
        const scene::GlyphRun& run = real_->type.shape(text->text, text->glyphs.front().face, text->sizePixels);
        const glm::vec2 start = text->glyphs.front().origin;
        boxes.push_back({start - glm::vec2{0, run.ascent}, start + glm::vec2{run.width, run.descent}});
      } else if (const auto* rectangle = std::get_if<scene::Rectangle>(&item)) {
        boxes.push_back({rectangle->topLeft, rectangle->topLeft + rectangle->size});
      } else if (const auto* hatch = std::get_if<scene::HatchRectangle>(&item)) {
        boxes.push_back({hatch->topLeft, hatch->topLeft + hatch->size});
      }
    }
    return boxes;
  }

  void expectWellMade(const Frame& frame, const Page& page, const std::string& what) const {
    const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
    const auto sheet = planSheet(desk);
    ASSERT_TRUE(sheet) << what;
    std::vector<Box> parts = {sheet->headline, sheet->map, sheet->legend, sheet->foot};
    for (const auto& part : {sheet->caption, sheet->locator}) {
      if (part) {
        parts.push_back(*part);
      }
    }
    const glm::vec2 all{frame.width, frame.height};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const glm::vec2 size = sizeOf(parts[i]);
      EXPECT_GT(std::min(size.x, size.y), 0) << what << " part " << i;
      EXPECT_GE(std::min(parts[i].topLeft.x, parts[i].topLeft.y), 4) << what << " part " << i;
      EXPECT_LE(parts[i].bottomRight.x, all.x - 4) << what << " part " << i;
      EXPECT_LE(parts[i].bottomRight.y, all.y - 4) << what << " part " << i;
      for (std::size_t j = i + 1; j < parts.size(); ++j) {
        EXPECT_FALSE(parts[i].overlaps(parts[j])) << what << " parts " << i << " and " << j;
      }
    }
    EXPECT_GE(sizeOf(sheet->map).x * sizeOf(sheet->map).y, 0.25F * all.x * all.y) << what;
    const scene::Scene scene = composeSheet(desk);
    const float slack = 1 + sheet->scale;
    for (const Box& box : itemBoxes(scene)) {
      const bool isAtHome = std::ranges::any_of(parts, [&](const Box& part) {
        return box.topLeft.x >= part.topLeft.x - slack && box.topLeft.y >= part.topLeft.y - slack &&
               box.bottomRight.x <= part.bottomRight.x + slack && box.bottomRight.y <= part.bottomRight.y + slack;
      });
      EXPECT_TRUE(isAtHome) << what << ": an item at " << box.topLeft.x << "," << box.topLeft.y << " to "
                            << box.bottomRight.x << "," << box.bottomRight.y;
    }
    expectComplete(scene, page, what);
  }

  // Everything that a page promises is there.
  void expectComplete(const scene::Scene& scene, const Page& page, const std::string& what) const {
    const std::string words = wordsOf(scene);
    EXPECT_NE(words.find("WGS84"), std::string::npos) << what;
    EXPECT_NE(words.find("km"), std::string::npos) << what;     // the scale bar
    EXPECT_NE(words.find("\nN\n"), std::string::npos) << what;  // the north arrow
    EXPECT_NE(words.find(atlas::inWords(view_.date).substr(0, 6)), std::string::npos) << what;
    const std::string start = page.title.substr(0, 6);
    EXPECT_NE(words.find(start), std::string::npos) << what;
    for (const scene::LegendEntry& entry : scene.legend) {
      EXPECT_NE(words.find(entry.title.substr(0, 12)), std::string::npos) << what << " " << entry.title;
    }
  }

  [[nodiscard]] static std::string wordsOf(const scene::Scene& scene) {
    std::string words = "\n";
    for (const scene::Item& item : scene.items) {
      if (const auto* text = std::get_if<scene::Text>(&item)) {
        words += text->text + "\n";
      } else if (const auto* inset = std::get_if<scene::Inset>(&item)) {
        words += wordsOf(*inset->scene);
      }
    }
    return words;
  }

  const RealStage* real_ = nullptr;
  view::View view_;
};

// Each size with another scale, theme, event and text, so that all of them meet without composing every combination.
TEST_F(SheetTest, PartsStandInThePageAndApartWhateverItSays) {
  const std::string events[] = {"joint-declaration-signed", "kunashir-occupied", "abe-putin-25-moscow", ""};
  const float scales[] = {0, 0.5F, 1, 3, 16};  // 0: the one that suits the size
  std::size_t turn = 0;
  for (const Layout layout : kSheets) {
    for (const PageSize size : kSizes) {
      ++turn;
      view_ = view::initialView(real_->atlas);
      const std::string& event = events[turn % 4];
      if (!event.empty()) {
        view_ = view::apply(view_, view::Select{{view::Subject::Event, event}, true}, real_->atlas);
      }
      view_.camera.spanKm = turn % 3 == 0 ? 120 : turn % 3 == 1 ? 700 : 2300;
      view_.theme = static_cast<view::Theme>(turn % 3);
      view_.names = turn % 5 == 0 ? view::Names::All : view::Names::Dual;
      const float asked = scales[turn % 5];
      const Frame frame{size.width, size.height, asked > 0 ? asked : defaultScale(layout, size)};
      const Page page{
          .layout = layout, .title = turn % 7 == 0 ? longText(2) : "", .caption = turn % 6 == 0 ? longText(12) : ""};
      expectWellMade(frame, page,
                     fmt::format("{} {}x{} at {} {}", word(layout), frame.width, frame.height, frame.scale, event));
    }
  }
}

TEST_F(SheetTest, ComparisonsAndZonesFitToo) {
  view_.date = atlas::parseDay("1945-09-06").value();
  view_.comparison = view::Comparison{atlas::parseDay("1945-08-17").value(), std::nullopt};
  for (const Layout layout : kSheets) {
    const PageSize size = defaultSize(layout);
    expectWellMade({size.width, size.height, defaultScale(layout, size)},
                   {.layout = layout, .title = {}, .caption = {}}, std::string(word(layout)));
  }
}

TEST_F(SheetTest, UsesFiveTypeSizesAtMost) {
  view_ = view::apply(view_, view::Select{{view::Subject::Event, "kunashir-occupied"}, true}, real_->atlas);
  for (const Layout layout : kSheets) {
    const PageSize size = defaultSize(layout);
    const Page page{.layout = layout, .title = {}, .caption = {}};
    const scene::Scene scene =
        composePage(real_->stage, view_, {size.width, size.height, defaultScale(layout, size)}, page);
    std::set<float> sizes;
    for (const scene::Item& item : scene.items) {
      if (const auto* text = std::get_if<scene::Text>(&item)) {
        sizes.insert(text->sizePixels);
      }
    }
    EXPECT_GE(sizes.size(), 3U);
    EXPECT_LE(sizes.size(), 5U);
  }
}

TEST_F(SheetTest, TheHeadlineIsTheDaysEventOrWhatWasTyped) {
  const Frame frame{1920, 1080, 1.75F};
  view_ = view::apply(view_, view::Select{{view::Subject::Event, "joint-declaration-signed"}, true}, real_->atlas);
  Page page{.layout = Layout::Slide, .title = {}, .caption = {}};
  const auto headline = [&] {
    const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
    return headlineOf(desk, 1500).lines.front().text;
  };
  EXPECT_EQ(headline(), real_->atlas.event("joint-declaration-signed")->title);
  view_.date = atlas::parseDay("1970-01-01").value();  // the event is told, but it does not head another day's page
  EXPECT_EQ(headline(), real_->atlas.records().title);
  page.title = "Own words";
  EXPECT_EQ(headline(), "Own words");
}

TEST_F(SheetTest, CaptionsAreCutAtASentence) {
  const Frame frame{1920, 1080, 1.75F};
  const Page page{.layout = Layout::Slide,
                  .title = {},
                  .caption =
                      "One sentence stands here. A second one follows it at once. And here is a third sentence of "
                      "the caption that is so long that it cannot find any room in what is left of this column."};
  const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
  const Column whole = captionOf(desk, 500, 1000);
  EXPECT_TRUE(whole.lines.back().text.ends_with("column."));
  const Column cut = captionOf(desk, 500, 80);
  EXPECT_LE(cut.height(), 80);
  ASSERT_FALSE(cut.lines.empty());
  EXPECT_TRUE(cut.lines.back().text.ends_with(". …")) << cut.lines.back().text;
}

TEST_F(SheetTest, ThePanelShowsAtLeastWhatTheViewDoes) {
  view_.camera.spanKm = 900;
  const auto shown = [&](glm::vec2 size) { return panelView(view_, {{0, 0}, size}).camera.spanKm; };
  EXPECT_DOUBLE_EQ(shown({1600, 900}), 900);
  EXPECT_DOUBLE_EQ(shown({900, 900}), 900);     // narrower: all of the width, and more of the height
  EXPECT_NEAR(shown({3200, 900}), 1800, 1e-9);  // broader: all of the height
}

TEST_F(SheetTest, ThePageKnowsWherePlacesLie) {
  const Frame frame{1920, 1080, 1.75F};
  const Page page{.layout = Layout::Slide, .title = {}, .caption = {}};
  const Desk desk{.stage = real_->stage, .view = view_, .frame = frame, .page = page};
  const Sheet sheet = planSheet(desk).value();
  const scene::Scene scene = composeSheet(desk);
  const auto center = real_->stage.basemapFor(view_).projection.project(view_.camera.center);
  const glm::vec2 middle = (sheet.map.topLeft + sheet.map.bottomRight) / 2.0F;
  EXPECT_NEAR(scene.transform.pixel(center).x, middle.x, 1);
  EXPECT_NEAR(scene.transform.pixel(center).y, middle.y, 1);
}

TEST_F(SheetTest, APageTooSmallForItsLayoutIsTheMapAlone) {
  const Page page{.layout = Layout::Slide, .title = {}, .caption = {}};
  const scene::Scene scene = composePage(real_->stage, view_, {120, 60, 1}, page);
  EXPECT_EQ(scene.frame.width, 120);
  EXPECT_FALSE(scene.items.empty());
}

}  // namespace
}  // namespace kurilscope::brief

#include "brief/deck_sheets.hpp"

#include <gtest/gtest.h>

#include "../real_stage.hpp"

namespace kurilscope::brief {
namespace {

class DeckSheetsTest : public testing::TestWithParam<scene::Frame> {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
  }
  [[nodiscard]] DeckLook look() const { return {real_->stage, view::Theme::Light, GetParam(), "A deck"}; }

  // Every word stands inside the frame.
  void expectInside(const std::vector<scene::Sheet>& sheets) const {
    for (const scene::Sheet& sheet : sheets) {
      for (const scene::Item& item : sheet.scene.items) {
        const auto* text = std::get_if<scene::Text>(&item);
        if (text == nullptr || text->glyphs.empty()) {
          continue;
        }
        EXPECT_GE(text->glyphs.front().origin.x, 0) << text->text;
        EXPECT_LT(text->glyphs.back().origin.x, GetParam().width) << text->text;
        EXPECT_GT(text->glyphs.front().origin.y, 0) << text->text;
        EXPECT_LT(text->glyphs.front().origin.y, GetParam().height) << text->text;
      }
    }
  }

  const RealStage* real_ = nullptr;
};

TEST_P(DeckSheetsTest, ContentsListEveryPageAndLeadThere) {
  std::vector<ContentsEntry> entries;
  for (const atlas::Event& event : real_->atlas.events()) {
    entries.push_back({event.title, atlas::inWords(event.start, event.end)});
  }
  const auto sheets = contentsSheets(look(), entries);
  expectInside(sheets);
  std::vector<std::string> targets;
  for (const scene::Sheet& sheet : sheets) {
    for (const scene::Link& link : sheet.links) {
      targets.push_back(link.target);
    }
  }
  ASSERT_EQ(targets.size(), entries.size());
  EXPECT_EQ(targets.front(), fmt::format("page-{}", sheets.size() + 1));
  EXPECT_EQ(targets.back(), fmt::format("page-{}", sheets.size() + entries.size()));
  EXPECT_EQ(sheets.front().title, "Contents");
}

TEST_P(DeckSheetsTest, SourcesHaveAnAnchorEachAndTheirAddress) {
  std::vector<CitedSource> cited;
  std::size_t addresses = 0;
  for (const atlas::Source& source : real_->atlas.records().sources) {
    cited.push_back({&source, {3, 4, 5, 9}});
    addresses += source.url.empty() ? 0 : 1;
  }
  const auto sheets = sourceSheets(look(), cited, 20);
  expectInside(sheets);
  std::size_t anchors = 0;
  std::size_t links = 0;
  for (const scene::Sheet& sheet : sheets) {
    anchors += sheet.anchors.size();
    links += sheet.links.size();
  }
  EXPECT_EQ(anchors, cited.size());
  EXPECT_EQ(links, addresses);
  EXPECT_EQ(sheets.front().anchors.front().name, "source-1");
}

INSTANTIATE_TEST_SUITE_P(Frames, DeckSheetsTest,
                         testing::Values(scene::Frame{1920, 1080, 1.75F}, scene::Frame{3508, 2480, 3.125F},
                                         scene::Frame{2480, 3508, 3.125F}, scene::Frame{1080, 1080, 1.5F}));

TEST(NumberRunsTest, NeighboursAreDrawnTogether) {
  std::string words;
  for (const NumberRun& run : runsOf({1, 2, 3, 7, 9, 10})) {
    words += inWords(run) + "|";
  }
  EXPECT_EQ(words, "1–3|7|9, 10|");
}

}  // namespace
}  // namespace kurilscope::brief

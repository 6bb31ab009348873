#include "brief/choices.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../real_stage.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {
namespace {

class ChoicesTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
    view_.date = atlas::parseDay("1991-04-18").value();
  }

  [[nodiscard]] std::vector<Choice> choices() const {
    const scene::Scene scene = composePage(real_->stage, view_, {1600, 900, 1}, page_);
    return contestedChoices(real_->stage, view_, page_, scene);
  }

  // Empty where the picture makes no such choice.
  [[nodiscard]] std::string shown(const std::string& id) const {
    const std::vector<Choice> all = choices();
    const auto found = std::ranges::find(all, id, &Choice::id);
    return found == all.end() ? "" : found->shown;
  }

  const RealStage* real_ = nullptr;
  view::View view_;
  Page page_;
};

TEST_F(ChoicesTest, TellsWhatThePictureShowsAndNothingElse) {
  EXPECT_NE(shown("tints").find("Administered by Japan"), std::string::npos);
  EXPECT_NE(shown("stripes").find("Claimed by Japan"), std::string::npos);
  EXPECT_NE(shown("lines").find("Line of actual administration"), std::string::npos);
  EXPECT_NE(shown("perspective").find("Neutral"), std::string::npos);
  EXPECT_EQ(shown("zones"), "");
  EXPECT_EQ(shown("title"), "");
  view_.layers = view::layersFrom("-claims,-lines,+proposals,-labels", view_.layers).value();
  EXPECT_EQ(shown("stripes"), "");
  EXPECT_EQ(shown("names"), "");
  EXPECT_NE(shown("proposals"), "");
}

TEST_F(ChoicesTest, TheOrderOfNamesFollowsThePerspective) {
  EXPECT_NE(shown("names").find("Iturup / Etorofu"), std::string::npos) << shown("names");
  view_.perspective = view::Perspective::Tokyo;
  EXPECT_NE(shown("names").find("Etorofu / Iturup"), std::string::npos) << shown("names");
  view_.names = view::Names::Russian;
  EXPECT_NE(shown("names").find("Russian names alone"), std::string::npos);
}

TEST_F(ChoicesTest, TypedWordsAreTheAuthors) {
  page_.title = "A claim of my own";
  page_.caption = "And why";
  EXPECT_NE(shown("title").find("A claim of my own"), std::string::npos);
  EXPECT_NE(shown("caption"), "");
  EXPECT_EQ(shown("event"), "");
}

TEST_F(ChoicesTest, EachNamesAnAlternativeAndStandsOnce) {
  view_.layers = view::layersFrom("+proposals,+zones", view_.layers).value();
  std::vector<std::string> ids;
  for (const Choice& choice : choices()) {
    EXPECT_FALSE(choice.shown.empty()) << choice.id;
    EXPECT_FALSE(choice.alternative.empty()) << choice.id;
    EXPECT_EQ(std::ranges::count(ids, choice.id), 0) << choice.id;
    ids.push_back(choice.id);
  }
  EXPECT_GE(ids.size(), 8U);
}

}  // namespace
}  // namespace kurilscope::brief

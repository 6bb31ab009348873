// Every View that shows a claim of the article makes a picture with something on it.
#include <gtest/gtest.h>

#include <algorithm>

#include "../real_stage.hpp"
#include "view/view.hpp"

namespace kurilscope::scene {
namespace {

TEST(Article, EveryViewComposes) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  ASSERT_FALSE(real->atlas.records().article.empty());
  for (const atlas::ArticleClaim& claim : real->atlas.records().article) {
    const Result<view::View> view = view::fromText(claim.view);
    ASSERT_TRUE(view) << claim.id << ": " << view.error().message;
    const Scene scene = compose(real->stage, *view, {1600, 900, 1});
    EXPECT_FALSE(scene.legend.empty()) << claim.id;
    EXPECT_FALSE(scene.sources.empty()) << claim.id;
    if (view->selection.subject == view::Subject::Event) {  // its mark, or the arrow towards it
      EXPECT_TRUE(std::ranges::find(scene.marks, view->selection, &Mark::subject) != scene.marks.end()) << claim.id;
    }
  }
}

}  // namespace
}  // namespace kurilscope::scene

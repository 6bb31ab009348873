// Names come and go softly in a window, and what is composed always has them in full.
#include "scene/name_fade.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "../real_stage.hpp"
#include "view/command.hpp"

namespace kurilscope::scene {
namespace {

class NameFadeTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
  }
  [[nodiscard]] Scene spanning(double km) const {
    view::View view = view::initialView(real_->atlas);
    view.camera = {{146.5, 44.2}, km};
    return compose(real_->stage, view, {.width = 1200, .height = 800, .scale = 1});
  }
  // How strongly each name stands.
  [[nodiscard]] static std::map<std::string, int> strengths(const Scene& scene) {
    std::map<std::string, int> alphas;
    for (std::size_t i = scene.names.first; i < scene.names.last; ++i) {
      if (const auto* text = std::get_if<Text>(&scene.items[i])) {
        alphas[text->text] = std::max<int>(alphas[text->text], text->alpha);
      }
    }
    return alphas;
  }

  const RealStage* real_ = nullptr;
};

TEST_F(NameFadeTest, TheFirstPictureIsThereAtOnce) {
  NameFade fade;
  fade.take(spanning(900), 10);
  EXPECT_FALSE(fade.isFading(10));
}

TEST_F(NameFadeTest, WhatAZoomBringsComesAndWhatItTakesGoes) {
  const Scene far = spanning(900);
  const Scene near = spanning(300);
  const auto before = strengths(far);
  const auto after = strengths(near);
  const auto isIn = [](const auto& names) { return [&names](const auto& name) { return names.contains(name.first); }; };
  ASSERT_FALSE(std::ranges::all_of(after, isIn(before)));
  ASSERT_FALSE(std::ranges::all_of(before, isIn(after)));
  NameFade fade;
  fade.take(far, 10);
  fade.take(near, 11);
  for (const double part : {0.25, 0.75}) {
    const double now = 11 + part * NameFade::kSeconds;
    ASSERT_TRUE(fade.isFading(now));
    const auto halfway = strengths(fade.at(near, now));
    for (const auto& [name, alpha] : after) {
      EXPECT_TRUE(before.contains(name) || (halfway.at(name) > 0 && halfway.at(name) < 255)) << name;
    }
    for (const auto& [name, alpha] : before) {
      EXPECT_TRUE(after.contains(name) || (halfway.at(name) > 0 && halfway.at(name) < 255)) << name;
    }
  }
  const double end = 11.001 + NameFade::kSeconds;
  EXPECT_FALSE(fade.isFading(end));
  EXPECT_EQ(strengths(fade.at(near, end)), after);
}

TEST_F(NameFadeTest, NothingFadesWhereTheNamesStay) {
  NameFade fade;
  fade.take(spanning(900), 10);
  fade.take(spanning(900), 11);
  EXPECT_FALSE(fade.isFading(11));
  // Nor when the window becomes another one.
  view::View view = view::initialView(real_->atlas);
  view.camera = {{146.5, 44.2}, 300};
  fade.take(compose(real_->stage, view, {.width = 900, .height = 700, .scale = 1}), 12);
  EXPECT_FALSE(fade.isFading(12));
}

TEST_F(NameFadeTest, AZoomBackMeetsTheNamesOnTheirWayOut) {
  const Scene far = spanning(900);
  const Scene near = spanning(300);
  NameFade fade;
  fade.take(far, 10);
  fade.take(near, 11);
  const double turn = 11 + 0.3 * NameFade::kSeconds;
  const auto leaving = strengths(fade.at(near, turn));
  fade.take(far, turn);
  const auto coming = strengths(fade.at(far, turn));
  for (const auto& [name, alpha] : strengths(far)) {
    EXPECT_NEAR(coming.at(name), leaving.at(name), 2) << name;
  }
}

}  // namespace
}  // namespace kurilscope::scene

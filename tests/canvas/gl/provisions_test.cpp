#include "canvas/gl/provisions.hpp"

#include <gtest/gtest.h>

#include "brief/page.hpp"
#include "framebuffer.hpp"
#include "real_canvas.hpp"
#include "view/command.hpp"

namespace kurilscope::canvas::gl {
namespace {

class ProvisionsTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(real_, nullptr); }

  [[nodiscard]] Provisions provisions() const {
    Provisions provisions = std::move(*Provisions::create(real_->real.type));
    provisions.add(real_->real.stage, scene_);
    return provisions;
  }

  RealCanvas* real_ = RealCanvas::get();
  // The whole chain, with its inset at another level of detail.
  scene::Scene scene_ = brief::composePage(real_->real.stage, view::initialView(real_->real.atlas), {1600, 900, 1}, {});
};

TEST_F(ProvisionsTest, ACanvasThatIsGivenThemIsReadyAtOnceAndDrawsTheSame) {
  Canvas plain = std::move(*Canvas::create(real_->real.stage));
  const image::Image expected = plain.render(scene_).value();  // keeps the land on disk too
  Canvas canvas = std::move(*Canvas::create(real_->real.stage, provisions()));
  EXPECT_EQ(image::compare(canvas.render(scene_).value(), expected, 0).differing, 0);
  Canvas unwaiting = std::move(*Canvas::create(real_->real.stage, provisions()));
  const Framebuffer target(1600, 900);
  EXPECT_TRUE(unwaiting.draw(scene_, 0, 0, 900, Quality::AtHand).isFinal);
}

TEST_F(ProvisionsTest, TheyHoldTheLandOfTheMapAndOfItsInset) {
  (void)real_->canvas.render(scene_);
  const auto land = provisions().takeLand();
  ASSERT_EQ(land.size(), 2u);
  EXPECT_FALSE(land.begin()->second.coast.indices.bytes.empty());
  EXPECT_NE(land.begin()->first.mesh.level, land.rbegin()->first.mesh.level);
  EXPECT_NE(land.begin()->first.mesh.squares.has_value(), land.rbegin()->first.mesh.squares.has_value());
}

}  // namespace
}  // namespace kurilscope::canvas::gl

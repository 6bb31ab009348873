#include <gtest/gtest.h>

#include "../allocations.hpp"
#include "../real_stage.hpp"
#include "brief/page.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {
namespace {

// How often a frame asks for memory, on which nothing but the date has changed: texts and glyphs of what is shown, each
// kept in the scene. A little above what it is, since other versions of the standard library grow their containers
// otherwise.
TEST(SteadyFrameTest, AsksForLittleMemory) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  struct Most {
    const char* view;
    std::size_t allocations;
  };
  for (const auto& [name, most] :
       {Most{"chain", 720}, Most{"kunashir", 410}, Most{"habomai", 460}, Most{"world", 340}}) {
    view::View view = view::apply(view::initialView(real->atlas), view::GoToView{name}, real->atlas);
    view.layers.set();
    view.layers.reset(static_cast<std::size_t>(view::Layer::AllEvents));
    view.date = atlas::day(1990, 6, 1);
    const auto frame = [&] { (void)composePage(real->stage, view, {1920, 1080, 1}, windowPage()); };
    const std::size_t first = test::allocationsOf(frame);
    view.date += std::chrono::days{1};
    const std::size_t steady = test::allocationsOf(frame);
    EXPECT_LE(steady, most) << name;
    EXPECT_TRUE(!test::countsAllocations() || 2 * steady < first)
        << name << ": what the first frame works out is not kept";
  }
}

}  // namespace
}  // namespace kurilscope::brief

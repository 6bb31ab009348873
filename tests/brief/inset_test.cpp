#include "brief/inset.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "../real_stage.hpp"
#include "geo/geodesic.hpp"
#include "geo/mesh.hpp"
#include "view/command.hpp"

namespace kurilscope::brief {
namespace {

class InsetTest : public testing::Test {
 protected:
  void SetUp() override {
    real_ = RealStage::get();
    ASSERT_NE(real_, nullptr);
    view_ = view::initialView(real_->atlas);
    view_.camera = {{149.5, 46.5}, 2300};
  }
  [[nodiscard]] scene::Scene page() const { return composePage(real_->stage, view_, frame_, {}); }
  [[nodiscard]] static const scene::Inset* insetOf(const scene::Scene& map) {
    for (const scene::Item& item : map.items) {
      if (const auto* inset = std::get_if<scene::Inset>(&item)) {
        return inset;
      }
    }
    return nullptr;
  }
  [[nodiscard]] bool hasInset() const { return insetOf(page()) != nullptr; }

  const RealStage* real_ = nullptr;
  view::View view_;
  scene::Frame frame_{1600, 900, 1};
};

TEST_F(InsetTest, StandsWhereTheIsletsAreTooSmallAndOnlyThere) {
  EXPECT_TRUE(hasInset());
  view_.camera = {{146.12, 43.52}, 75};
  EXPECT_FALSE(hasInset()) << "the islets are large";
  view_.camera = {{155.4, 50.0}, 520};
  EXPECT_FALSE(hasInset()) << "the group is not in the picture";
  view_.camera = {{150.0, 30.0}, 20000};
  EXPECT_FALSE(hasInset()) << "the world";
  view_.camera = {{149.5, 46.5}, 2300};
  view_.layers.reset(static_cast<std::size_t>(view::Layer::Inset));
  EXPECT_FALSE(hasInset());
  view_.layers.set(static_cast<std::size_t>(view::Layer::Inset));
  frame_ = {400, 300, 1};
  EXPECT_FALSE(hasInset()) << "it would take too much of a small picture";
}

TEST_F(InsetTest, CoversOpenSeaAlone) {
  int seen = 0;
  for (const double lon : {146.0, 148.0, 149.5, 151.0}) {
    for (const double span : {700.0, 1100.0, 1700.0, 2300.0, 3000.0}) {
      view_.camera = {{lon, 45.0}, span};
      const scene::Scene map = page();
      const scene::Inset* inset = insetOf(map);
      if (inset == nullptr) {
        continue;
      }
      ++seen;
      const glm::vec2 corner(inset->topLeft);
      const glm::vec2 size{inset->scene->frame.width, inset->scene->frame.height};
      EXPECT_TRUE(corner.x >= 0 && corner.y >= 0 && corner.x + size.x <= 1600 && corner.y + size.y <= 900);
      for (const scene::BasePolygon& polygon : real_->region.polygons) {
        for (const geo::Plane& point : polygon.isFar ? geo::PlaneRing{} : polygon.rings.front()) {
          const glm::vec2 pixel = map.transform.pixel(point) - corner;
          ASSERT_FALSE(pixel.x > 0 && pixel.y > 0 && pixel.x < size.x && pixel.y < size.y)
              << polygon.island << " lies under the inset of " << view::toText(view_);
        }
      }
    }
  }
  EXPECT_GT(seen, 8);
}

TEST_F(InsetTest, ShowsEveryIsletAndAnswersForIt) {
  const scene::Scene map = page();
  const scene::Inset* inset = insetOf(map);
  ASSERT_NE(inset, nullptr);
  for (const std::string& id : real_->atlas.membersOf("habomai")) {
    const atlas::Island& islet = *real_->atlas.island(id);
    const glm::vec2 inside = inset->scene->transform.pixel(real_->region.projection.project(islet.position));
    EXPECT_TRUE(inside.x > 0 && inside.y > 0 && inside.x < static_cast<float>(inset->scene->frame.width) &&
                inside.y < static_cast<float>(inset->scene->frame.height))
        << id;
    const bool isNamed = std::ranges::any_of(inset->scene->marks, [&](const scene::Mark& mark) {
      return mark.subject.id == id && mark.bottomRight.x - mark.topLeft.x > 16;
    });
    EXPECT_TRUE(isNamed) << id << " has no name in the inset";
    EXPECT_EQ(scene::pick(real_->stage, view_, map, glm::vec2(inset->topLeft) + inside),
              (view::Selection{view::Subject::Island, id}));
  }
}

TEST_F(InsetTest, NamesEveryIsletWhosesoeverClaimsAreDrawn) {
  for (const view::Perspective perspective :
       {view::Perspective::Neutral, view::Perspective::Tokyo, view::Perspective::Moscow}) {
    for (const view::Names names :
         {view::Names::English, view::Names::Dual, view::Names::Russian, view::Names::Japanese}) {
      view_.perspective = perspective;
      view_.names = names;
      const scene::Scene map = page();
      const scene::Inset* inset = insetOf(map);
      ASSERT_NE(inset, nullptr);
      for (const std::string& id : real_->atlas.membersOf("habomai")) {
        EXPECT_TRUE(std::ranges::any_of(
            inset->scene->marks,
            [&](const scene::Mark& mark) { return mark.subject.id == id && mark.bottomRight.x - mark.topLeft.x > 16; }))
            << id << " has no name, " << view::word(perspective) << ", " << view::word(names);
      }
    }
  }
}

TEST_F(InsetTest, HasAScaleBarOfItsOwnThatIsTrue) {
  const scene::Scene map = page();
  const scene::Inset* inset = insetOf(map);
  ASSERT_NE(inset, nullptr);
  // The last two rectangles are the halves of the bar; "5 km" or the like stands over its end.
  std::vector<scene::Rectangle> halves;
  double meters = 0;
  for (const scene::Item& item : inset->scene->items) {
    if (const auto* rectangle = std::get_if<scene::Rectangle>(&item)) {
      halves.push_back(*rectangle);
    }
    const auto* text = std::get_if<scene::Text>(&item);
    if (text != nullptr && text->text.ends_with(" km")) {
      meters = std::stod(text->text) * 1000;
    }
  }
  ASSERT_GE(halves.size(), 2U);
  ASSERT_GT(meters, 0);
  const double pixels = halves[halves.size() - 2].size.x + halves.back().size.x;
  const scene::MapTransform& transform = inset->scene->transform;
  const auto lonLatAt = [&](double shift) {
    return real_->region.projection.unproject(transform.plane(transform.middle + glm::dvec2{shift, 0}));
  };
  EXPECT_NEAR(geo::distanceMeters(lonLatAt(-pixels / 2), lonLatAt(pixels / 2)) / meters, 1, 0.01);
}

}  // namespace
}  // namespace kurilscope::brief

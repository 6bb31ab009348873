#include "app/raster_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../image/temp_folder.hpp"
#include "../real_stage.hpp"
#include "brief/page.hpp"
#include "view/command.hpp"

namespace kurilscope::app {
namespace {

// A picture of a box in degrees, all of one colour.
std::filesystem::path pictureOf(const image::TempFolder& folder, const geo::Box& box) {
  const auto path = folder.file("picture.vrt");
  image::writeBytes(path, fmt::format(R"(<VRTDataset rasterXSize="360" rasterYSize="180"><SRS>EPSG:4326</SRS>
<GeoTransform>{}, {}, 0, {}, 0, {}</GeoTransform><VRTRasterBand dataType="Byte" band="1"/>
<VRTRasterBand dataType="Byte" band="2"/><VRTRasterBand dataType="Byte" band="3"/></VRTDataset>)",
                                      box.west, (box.east - box.west) / 360, box.north, (box.south - box.north) / 180));
  return path;
}

const scene::Raster* rasterIn(const scene::Scene& page) {
  for (const scene::Item& item : page.items) {
    if (const auto* inset = std::get_if<scene::Inset>(&item)) {
      if (const scene::Raster* found = rasterIn(*inset->scene)) {
        return found;
      }
    }
    if (const auto* raster = std::get_if<scene::Raster>(&item)) {
      return raster;
    }
  }
  return nullptr;
}

struct Shown {
  scene::Scene before;
  scene::Scene page;
  std::shared_ptr<const scene::BaseRaster> raster;
};

Shown shownWith(const RealStage& real, const std::filesystem::path& file, const view::View& view,
                const scene::Frame& frame, brief::Layout layout) {
  RasterDesk desk(file);
  scene::Stage stage = real.stage;
  stage.rasters = &desk.shelf();
  brief::Page page;
  page.layout = layout;
  Shown shown;
  shown.before = brief::composePage(stage, view, frame, page);
  const Result<void> read = desk.finish(stage, shown.before);
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  shown.page = brief::composePage(stage, view, frame, page);
  shown.raster = desk.shelf().raster;
  return shown;
}

bool isCredited(const scene::Scene& page) {
  return std::ranges::any_of(page.notes, [](const auto& note) { return note == "Base picture: picture.vrt"; });
}

// Wherever the camera is, also far from where the projection is true to scale.
TEST(RasterDesk, APictureFillsTheMapThatItLiesUnder) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  const image::TempFolder folder;
  const auto file = pictureOf(folder, {-180, -90, 180, 90});
  for (const view::Camera& camera : {view::Camera{{149.5, 46.5}, 2300},
                                     {{160, 62}, 3000},
                                     {{120, 30}, 5000},
                                     {{178, 52}, 800},
                                     {{60, 20}, 9000},
                                     {{151, 48}, 16000}}) {
    for (const auto& [layout, frame] : {std::pair{brief::Layout::Map, scene::Frame{400, 225, 0.5F}},
                                        {brief::Layout::Map, scene::Frame{200, 500, 0.5F}},
                                        {brief::Layout::A4Portrait, scene::Frame{620, 877, 1}}}) {
      view::View view = view::initialView(real->atlas);
      view.camera = camera;
      const std::string where = view::toText(view) + fmt::format(" {}x{}", frame.width, frame.height);
      const auto [before, page, raster] = shownWith(*real, file, view, frame, layout);
      ASSERT_NE(raster, nullptr) << where;
      std::size_t empty = 0;
      for (std::size_t i = 3; i < raster->rgba.size(); i += 4) {
        empty += raster->rgba[i] == 0 ? 1 : 0;
      }
      EXPECT_LT(empty, raster->rgba.size() / 400) << where << ": seams alone may be empty";
      const geo::Plane topLeft = page.transform.plane({0, 0});
      const geo::Plane bottomRight = page.transform.plane({frame.width, frame.height});
      const double slack = page.transform.metersPerPixel() / 100;
      EXPECT_LE(raster->box.left, topLeft.x + slack) << where;
      EXPECT_GE(raster->box.right, bottomRight.x - slack) << where;
      EXPECT_GE(raster->box.top, topLeft.y - slack) << where;
      EXPECT_LE(raster->box.bottom, bottomRight.y + slack) << where;
      EXPECT_NE(rasterIn(page), nullptr) << where;
      EXPECT_TRUE(isCredited(page)) << where;
    }
  }
}

TEST(RasterDesk, APictureOutOfSightIsNeitherDrawnNorCredited) {
  const RealStage* real = RealStage::get();
  ASSERT_NE(real, nullptr);
  const image::TempFolder folder;
  const auto file = pictureOf(folder, {10, 40, 20, 50});
  const auto shown = shownWith(*real, file, view::initialView(real->atlas), {400, 225, 0.5F}, brief::Layout::Map);
  EXPECT_EQ(rasterIn(shown.page), nullptr);
  EXPECT_FALSE(isCredited(shown.page));
  EXPECT_EQ(shown.page.items, shown.before.items) << "the land is tinted as if there were no picture";
}

}  // namespace
}  // namespace kurilscope::app

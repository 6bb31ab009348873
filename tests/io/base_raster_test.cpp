#include "io/base_raster.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "../image/temp_folder.hpp"
#include "io/gdal.hpp"

namespace kurilscope::io {
namespace {

using image::TempFolder;
using image::writeBytes;

std::atomic<long long> computedPixels = 0;

// A ridge from the west to the east of whatever is asked for, and how much was asked for.
CPLErr ridge(void**, int, void* data, int width, int height, GDALDataType, GDALDataType, int pixelSpace,
             int lineSpace) {
  computedPixels += static_cast<long long>(width) * height;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto value = static_cast<float>(800 - 700 * std::abs(2.0 * y / height - 1));
      *reinterpret_cast<float*>(static_cast<char*>(data) + y * lineSpace + x * pixelSpace) = value;
    }
  }
  return CE_None;
}

// Heights of ten degrees by ten in so many pixels a side, computed when they are read.
std::string heights(int side) {
  const double degrees = 10.0 / side;
  return fmt::format(R"(<VRTDataset rasterXSize="{0}" rasterYSize="{0}"><SRS>EPSG:4326</SRS>
<GeoTransform>142, {1}, 0, 50, 0, -{1}</GeoTransform>
<VRTRasterBand dataType="Float32" band="1" subClass="VRTDerivedRasterBand"><PixelFunctionType>ridge</PixelFunctionType>
</VRTRasterBand></VRTDataset>)",
                     side, degrees);
}

WarpOrder orderOf(const std::filesystem::path& path) {
  constexpr const char* kLambert = "+proj=lcc +lat_1=43.5 +lat_2=51.5 +lat_0=46.5 +lon_0=150";
  return {.path = path,
          .projection = kLambert,
          .box = {-400'000, -300'000, -200'000, -100'000},
          .width = 100,
          .height = 100};
}

TEST(BaseRaster, OneThatIsPlacedByPointsOfTheGroundIsDrawn) {
  const TempFolder folder;
  const auto path = folder.file("scan.vrt");
  // A scanned map, a degree a pixel, whose corners are told.
  writeBytes(path, R"(<VRTDataset rasterXSize="20" rasterYSize="20"><GCPList Projection="EPSG:4326">
<GCP Id="1" Pixel="0" Line="0" X="135" Y="57"/><GCP Id="2" Pixel="20" Line="0" X="155" Y="57"/>
<GCP Id="3" Pixel="20" Line="20" X="155" Y="37"/><GCP Id="4" Pixel="0" Line="20" X="135" Y="37"/></GCPList>
<VRTRasterBand dataType="Byte" band="1"/><VRTRasterBand dataType="Byte" band="2"/><VRTRasterBand dataType="Byte" band="3"/>
</VRTDataset>)");
  const Result<WarpedRaster> warped = warpedRaster(orderOf(path));
  ASSERT_TRUE(warped) << warped.error().message;
  EXPECT_FALSE(warped->isRelief);
  EXPECT_EQ(warped->rgba.at(3), 255) << "it covers all of what is asked for";
}

TEST(BaseRaster, OfAFineOneNoMoreIsReadThanTheMapCanShow) {
  registerAllDrivers();
  GDALAddDerivedBandPixelFunc("ridge", ridge);
  const TempFolder folder;
  for (const int side : {500, 40'000}) {
    SCOPED_TRACE(side);
    const auto path = folder.file(fmt::format("{}.vrt", side));
    writeBytes(path, heights(side));
    computedPixels = 0;
    const Result<WarpedRaster> warped = warpedRaster(orderOf(path));
    ASSERT_TRUE(warped) << warped.error().message;
    EXPECT_TRUE(warped->isRelief);
    EXPECT_EQ(warped->rgba.size(), 4U * 100 * 100);
    EXPECT_TRUE(std::ranges::any_of(warped->rgba, [](std::uint8_t value) { return value != 0; })) << "no shades";
    EXPECT_GT(computedPixels, 0);
    EXPECT_LT(computedPixels, 1'000'000) << "of " << static_cast<long long>(side) * side;
  }
}

}  // namespace
}  // namespace kurilscope::io

#include "io/raster.hpp"

#include <cpl_conv.h>
#include <gtest/gtest.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <random>

#include "../image/temp_folder.hpp"
#include "base/output_file.hpp"
#include "geo/projection.hpp"
#include "io/gdal.hpp"
#include "io/picture_texts.hpp"

namespace kurilscope::io {
namespace {

using image::bytesOf;
using image::Image;
using image::TempFolder;
using image::Texts;
using image::writeBytes;

const Texts kTexts = {{"Title", "択捉島 · Итуруп"},
                      {"Software", "kurilscope 0.1.0"},
                      {"kurilscope:view", "date=1956-10-19&center=146.2,44.1&names=dual"},
                      {"kurilscope:sources", "A & B <1956>; \"C\"; Договор"}};
constexpr const char* kLambert = "+proj=lcc +lat_1=43.5 +lat_2=51.5 +lat_0=46.5 +lon_0=150 +datum=WGS84 +units=m";

struct Case {
  RasterFormat format;
  const char* name;
};
constexpr Case kCases[] = {
    {RasterFormat::GeoTiff, "a.tif"}, {RasterFormat::Jpeg, "a.jpg"}, {RasterFormat::Webp, "a.webp"}};

// Flat patches, as maps have, in many bands.
Image patches(int width, int height) {
  Image image{.width = width, .height = height, .rgba = {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto shade = static_cast<std::uint8_t>((x / 40 * 53 + y / 40 * 31) % 256);
      image.rgba.insert(image.rgba.end(), {shade, static_cast<std::uint8_t>(255 - shade), 90, 255});
    }
  }
  return image;
}

Result<void> written(const std::filesystem::path& path, RasterFormat format, const Image& image, Grid grid = {}) {
  auto writer = newRaster({.name = path.string(),
                           .format = format,
                           .width = image.width,
                           .height = image.height,
                           .dotsPerInch = 120,
                           .grid = grid.projection.empty() ? Grid{kLambert, {0, 0}, 100} : grid,
                           .texts = kTexts});
  if (!writer) {
    return tl::make_unexpected(writer.error());
  }
  constexpr int kBand = 50;
  for (int top = 0; top < image.height; top += kBand) {
    const int end = std::min(top + kBand, image.height);
    auto added = (*writer)->add(std::make_shared<Image>(
        Image{.width = image.width,
              .height = end - top,
              .rgba = {image.pixel(0, top), image.pixel(0, end - 1) + 4 * static_cast<std::ptrdiff_t>(image.width)}}));
    if (!added) {
      return added;
    }
  }
  return (*writer)->finish().and_then([&path](const std::string& bytes) { return writeFile(path, bytes); });
}

std::vector<std::uint8_t> pixelsOf(const std::filesystem::path& path, int width, int height) {
  const DatasetPtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER));
  EXPECT_NE(dataset, nullptr) << path;
  std::vector<std::uint8_t> rgb(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  EXPECT_EQ(dataset->GetRasterXSize(), width);
  EXPECT_EQ(dataset->GetRasterYSize(), height);
  EXPECT_EQ(dataset->RasterIO(GF_Read, 0, 0, width, height, rgb.data(), width, height, GDT_Byte, 3, nullptr, 3,
                              GSpacing{3} * width, 1, nullptr),
            CE_None);
  return rgb;
}

TEST(Raster, ComesBackWithItsTextsAndNothingBesideIt) {
  const Image image = patches(330, 215);
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.name);
    const TempFolder folder;
    const auto done = written(folder.file(one.name), one.format, image);
    ASSERT_TRUE(done) << done.error().message;
    const std::filesystem::directory_iterator files(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 1);
    const Result<Texts> texts = readPictureTexts(folder.file(one.name));
    ASSERT_TRUE(texts) << texts.error().message;
    for (const auto& [key, value] : kTexts) {
      ASSERT_TRUE(texts->contains(key)) << key;
      EXPECT_EQ(texts->at(key), value);
    }
    const std::vector<std::uint8_t> rgb = pixelsOf(folder.file(one.name), image.width, image.height);
    double difference = 0;
    for (std::size_t pixel = 0; pixel < rgb.size() / 3; ++pixel) {
      for (std::size_t part = 0; part < 3; ++part) {
        difference += std::abs(rgb[3 * pixel + part] - image.rgba[4 * pixel + part]);
      }
    }
    // JPEG blurs the edges between colours.
    EXPECT_LE(difference / static_cast<double>(rgb.size()), one.format == RasterFormat::Jpeg ? 3 : 0);
  }
}

TEST(Raster, SaysItsDotsPerInch) {
  const Image image = patches(64, 40);
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.name);
    const TempFolder folder;
    ASSERT_TRUE(written(folder.file(one.name), one.format, image));
    const DatasetPtr dataset(GDALDataset::Open(folder.file(one.name).c_str(), GDAL_OF_RASTER));
    ASSERT_NE(dataset, nullptr);
    const auto item = [&](const char* name) {
      const char* text = dataset->GetMetadataItem(name);
      return std::string(text == nullptr ? "" : text);
    };
    if (one.format == RasterFormat::GeoTiff) {
      EXPECT_EQ(item("TIFFTAG_XRESOLUTION"), "120");
      EXPECT_EQ(item("TIFFTAG_YRESOLUTION"), "120");
      EXPECT_EQ(item("TIFFTAG_RESOLUTIONUNIT"), "2 (pixels/inch)");
    } else if (one.format == RasterFormat::Webp) {
      const std::string bytes = bytesOf(folder.file(one.name));
      EXPECT_EQ(bytes.find("EXIF") % 2, 0U);
      EXPECT_NE(bytes.find(std::string("\xC0\xD4\1\0\xE8\3\0\0", 8)), std::string::npos) << "120000 / 1000";
    } else {
      const std::string bytes = bytesOf(folder.file(one.name));
      EXPECT_EQ(bytes.substr(6, 12), std::string("JFIF\0\1\1\1\0\x78\0\x78", 12));
    }
  }
}

// The corners as GDAL places them, by the file's own words, against the projection that drew the map.
TEST(Raster, AGeoTiffLiesWhereItsMapDoes) {
  const Image image = patches(400, 300);
  const Grid grids[] = {{kLambert, {-420'000, -180'000}, 250},
                        {geo::Projection::azimuthalEquidistant({150, 46}).definition(), {-8e6, 6e6}, 40'000},
                        {geo::Projection::lambertConformalConic(44, 50, {149, 47}).definition(), {-1000, 2000}, 0.5},
                        {geo::Projection::mercator().definition(), {-300'000, 5.5e6}, 1000}};
  for (const Grid& grid : grids) {
    SCOPED_TRACE(grid.projection);
    const TempFolder folder;
    const auto done = written(folder.file("a.tif"), RasterFormat::GeoTiff, image, grid);
    ASSERT_TRUE(done) << done.error().message;
    const DatasetPtr dataset(GDALDataset::Open(folder.file("a.tif").c_str(), GDAL_OF_RASTER));
    ASSERT_NE(dataset, nullptr);
    ASSERT_NE(dataset->GetSpatialRef(), nullptr);
    EXPECT_FALSE(std::filesystem::exists(folder.file("a.tif.aux.xml")));
    std::array<double, 6> place{};
    ASSERT_EQ(dataset->GetGeoTransform(place.data()), CE_None);
    OGRSpatialReference degrees;
    degrees.SetWellKnownGeogCS("WGS84");
    degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> toDegrees(
        OGRCreateCoordinateTransformation(dataset->GetSpatialRef(), &degrees));
    ASSERT_NE(toDegrees, nullptr);
    const auto projection = geo::Projection::fromProj(grid.projection).value();
    for (const auto& [x, y] : {std::pair{0, 0}, {400, 0}, {0, 300}, {400, 300}, {200, 150}}) {
      double lon = place[0] + x * place[1] + y * place[2];
      double lat = place[3] + x * place[4] + y * place[5];
      ASSERT_TRUE(toDegrees->Transform(1, &lon, &lat));
      const geo::Plane actual = projection.project({lon, lat});
      const geo::Plane expected{grid.topLeft.x + x * grid.metersPerPixel, grid.topLeft.y - y * grid.metersPerPixel};
      EXPECT_LT(std::hypot(actual.x - expected.x, actual.y - expected.y), grid.metersPerPixel / 2) << x << ',' << y;
    }
  }
}

TEST(Raster, ASideThatTheFormatCannotHaveIsRefused) {
  const auto wide = newRaster(
      {.name = "a.webp", .format = RasterFormat::Webp, .width = 16384, .height = 10, .grid = {}, .texts = {}});
  ASSERT_FALSE(wide);
  EXPECT_NE(wide.error().message.find("16383"), std::string::npos) << wide.error().message;
}

// Whatever bytes arrive: texts, or an error that names the file. Nothing crashes.
TEST(PictureTexts, DamagedPicturesNeverCrash) {
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.name);
    const TempFolder folder;
    ASSERT_TRUE(written(folder.file(one.name), one.format, patches(60, 40)));
    const std::string whole = bytesOf(folder.file(one.name));
    std::mt19937 random(5);
    for (std::size_t step = 0; step < 60; ++step) {
      std::string bytes = step < 20 ? whole.substr(0, whole.size() * step / 20) : whole;
      for (std::size_t flips = 0; step >= 20 && flips <= step % 5; ++flips) {
        bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
      }
      writeBytes(folder.file("b"), bytes);
      const Result<Texts> texts = readPictureTexts(folder.file("b"));
      if (!texts) {
        EXPECT_NE(texts.error().message.find("/b'"), std::string::npos) << texts.error().message;
      }
    }
  }
}

TEST(PictureTexts, AnSvgIsReadByItsMetadata) {
  const TempFolder folder;
  const auto read = [&folder](const std::string& bytes) {
    writeBytes(folder.file("a.svg"), bytes);
    return readPictureTexts(folder.file("a.svg"));
  };
  const std::string head = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">";
  const auto texts = read(head +
                          "<metadata>\n<entry xmlns=\"urn:kurilscope\" key=\"kurilscope:view\">a&amp;b=択捉</entry>\n"
                          "</metadata></svg>");
  ASSERT_TRUE(texts) << texts.error().message;
  EXPECT_EQ(texts->at("kurilscope:view"), "a&b=択捉");
  for (const char* other : {"", "<metadata>", "<metadata><entry></metadata>", "<metadata></entry></metadata></svg>"}) {
    const auto none = read(head + other);
    ASSERT_TRUE(none) << other;
    EXPECT_FALSE(none->contains("kurilscope:view"));
  }
}

TEST(PictureTexts, WhatIsNoPictureIsSaidToBeNone) {
  const TempFolder folder;
  writeBytes(folder.file("a.txt"), "date=1956-10-19");
  for (const auto& [path, phrase] : {std::pair{folder.file("a.txt"), "is no picture that kurilscope writes"},
                                     {folder.file("none.png"), "cannot read"},
                                     {folder.path(), "is a folder"}}) {
    const auto texts = readPictureTexts(path);
    ASSERT_FALSE(texts);
    EXPECT_EQ(texts.error().kind, ErrorKind::Input);
    EXPECT_NE(texts.error().message.find(phrase), std::string::npos) << texts.error().message;
  }
}

}  // namespace
}  // namespace kurilscope::io

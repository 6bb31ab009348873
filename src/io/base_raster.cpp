#include "io/base_raster.hpp"

#include <gdal_alg.h>
#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "io/gdal.hpp"

namespace kurilscope::io {

namespace {

// How dark the deepest shadow is and how bright the fullest light, of 255: names and tints stay readable below.
constexpr double kDarkest = 150;
constexpr double kBrightest = 110;
// GDAL's hillshade of level ground under a light 45 degrees high, 1 + 254 sin 45°; 0 stands for nothing.
constexpr double kLevelShade = 180.6;
// Slopes soften as pixels grow; raising the ground by the root of the pixel's size keeps its forms in sight.
constexpr double kTrueSlopeMeters = 60;
// Of a raster much finer than the map, so many samples are taken across one of the map's pixels.
constexpr double kSamplesAcross = 4;

template <class Options, void (*kFree)(Options*)>
struct FreeOptions {
  void operator()(Options* options) const { kFree(options); }
};
using TranslateOptions =
    std::unique_ptr<GDALTranslateOptions, FreeOptions<GDALTranslateOptions, GDALTranslateOptionsFree>>;
using WarpOptions = std::unique_ptr<GDALWarpAppOptions, FreeOptions<GDALWarpAppOptions, GDALWarpAppOptionsFree>>;
using DemOptions =
    std::unique_ptr<GDALDEMProcessingOptions, FreeOptions<GDALDEMProcessingOptions, GDALDEMProcessingOptionsFree>>;

// GDAL's utilities take their options as on a command line.
template <class Owner, class Make>
Owner parsed(Make make, std::vector<std::string> words) {
  std::vector<char*> pointers;
  std::ranges::transform(words, std::back_inserter(pointers), [](std::string& word) { return word.data(); });
  pointers.push_back(nullptr);
  return Owner(make(pointers.data(), nullptr));
}

DatasetPtr owned(GDALDatasetH handle) { return DatasetPtr(GDALDataset::FromHandle(handle)); }

tl::unexpected<Error> unusable(const WarpOrder& order, const std::string& why) {
  return fail(ErrorKind::Input, "'{}' cannot be laid under the map: {}", order.path.string(), why);
}

std::string said(const GdalMessages& messages) {
  return messages.failures().empty() ? "GDAL gives no reason" : messages.failures().front();
}

bool hasPlace(GDALDataset& raster) {
  std::array<double, 6> corner{};
  const bool hasCorner = raster.GetSpatialRef() != nullptr && raster.GetGeoTransform(corner.data()) == CE_None;
  return hasCorner || (raster.GetGCPCount() > 0 && raster.GetGCPSpatialRef() != nullptr);
}

bool isBytes(GDALDataset& raster) { return raster.GetRasterBand(1)->GetRasterDataType() == GDT_Byte; }

// Bands of bytes in place of a table's colours.
DatasetPtr expanded(GDALDataset& raster) {
  const auto options = parsed<TranslateOptions>(GDALTranslateOptionsNew, {"-of", "VRT", "-expand", "rgba"});
  return owned(GDALTranslate("", GDALDataset::ToHandle(&raster), options.get(), nullptr));
}

struct FreeTransformer {
  void operator()(void* transformer) const { GDALDestroyGenImgProjTransformer(transformer); }
};

std::string fullProjection(const WarpOrder& order) { return order.projection + " +datum=WGS84 +units=m +no_defs"; }

// How many of the raster's pixels lie across one of the map's; 0 where that cannot be told.
double pixelsAcross(GDALDataset& raster, const WarpOrder& order) {
  const GdalMessages quiet;  // whatever fails here is tried again by the warp, which tells
  OGRSpatialReference plane;
  char* text = nullptr;
  if (plane.importFromProj4(fullProjection(order).c_str()) != OGRERR_NONE || plane.exportToWkt(&text) != OGRERR_NONE) {
    return 0;
  }
  const std::unique_ptr<char, decltype(&VSIFree)> wkt(text, &VSIFree);
  GDALDatasetH source = GDALDataset::ToHandle(&raster);
  const std::unique_ptr<void, FreeTransformer> transformer(
      GDALCreateGenImgProjTransformer(source, nullptr, nullptr, wkt.get(), TRUE, 0, 1));
  std::array<double, 6> corner{};
  int width = 0;
  int height = 0;
  if (!transformer || GDALSuggestedWarpOutput(source, GDALGenImgProjTransform, transformer.get(), corner.data(), &width,
                                              &height) != CE_None) {
    return 0;
  }
  return (order.box.right - order.box.left) / order.width / corner[1];
}

// A raster far finer than the map, as if it had fewer pixels: the rest of the file need not be read. Nothing where it
// is not much finer or has overviews of its own.
DatasetPtr thinned(GDALDataset& raster, const WarpOrder& order) {
  const double across = pixelsAcross(raster, order);
  if (across < 2 * kSamplesAcross || raster.GetRasterBand(1)->GetOverviewCount() > 0) {
    return nullptr;
  }
  const auto fewer = [&](int pixels) {
    return std::to_string(std::max(1L, std::lround(pixels * kSamplesAcross / across)));
  };
  const auto options = parsed<TranslateOptions>(
      GDALTranslateOptionsNew,
      {"-of", "VRT", "-outsize", fewer(raster.GetRasterXSize()), fewer(raster.GetRasterYSize()), "-r", "nearest"});
  return owned(GDALTranslate("", GDALDataset::ToHandle(&raster), options.get(), nullptr));
}

DatasetPtr warped(GDALDataset& raster, const WarpOrder& order, std::vector<std::string> more) {
  std::vector<std::string> words = {"-of",
                                    "MEM",
                                    "-t_srs",
                                    fullProjection(order),
                                    "-te",
                                    fmt::format("{}", order.box.left),
                                    fmt::format("{}", order.box.bottom),
                                    fmt::format("{}", order.box.right),
                                    fmt::format("{}", order.box.top),
                                    "-ts",
                                    std::to_string(order.width),
                                    std::to_string(order.height)};
  words.insert(words.end(), more.begin(), more.end());
  const auto options = parsed<WarpOptions>(GDALWarpAppOptionsNew, std::move(words));
  const DatasetPtr fewer = thinned(raster, order);
  GDALDatasetH source = GDALDataset::ToHandle(fewer ? fewer.get() : &raster);
  return options ? owned(GDALWarp("", nullptr, 1, &source, options.get(), nullptr)) : nullptr;
}

std::uint8_t shadeOf(double strength, double most) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(strength, 0.0, 1.0) * most));
}

// From GDAL's grey to black or white of some strength.
std::vector<std::uint8_t> shades(const std::vector<std::uint8_t>& grey) {
  std::vector<std::uint8_t> rgba(4 * grey.size(), 0);
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const double light = grey[i];
    if (grey[i] == 0) {
      continue;
    }
    if (light < kLevelShade) {
      rgba[4 * i + 3] = shadeOf((kLevelShade - light) / kLevelShade, kDarkest);
    } else {
      std::fill_n(&rgba[4 * i], 4, shadeOf((light - kLevelShade) / (255 - kLevelShade), kBrightest));
    }
  }
  return rgba;
}

Result<WarpedRaster> relief(GDALDataset& raster, const WarpOrder& order, const GdalMessages& messages) {
  const DatasetPtr ground = warped(raster, order, {"-ot", "Float32", "-dstnodata", "-32768", "-r", "cubic"});
  if (!ground) {
    return unusable(order, said(messages));
  }
  const double metersPerPixel = (order.box.right - order.box.left) / order.width;
  const double raised = std::max(1.0, std::sqrt(metersPerPixel / kTrueSlopeMeters));
  const auto options =
      parsed<DemOptions>(GDALDEMProcessingOptionsNew,
                         {"-of", "MEM", "-multidirectional", "-compute_edges", "-z", fmt::format("{:.3f}", raised)});
  const DatasetPtr shaded =
      owned(GDALDEMProcessing("", GDALDataset::ToHandle(ground.get()), "hillshade", nullptr, options.get(), nullptr));
  std::vector<std::uint8_t> grey(static_cast<std::size_t>(order.width) * static_cast<std::size_t>(order.height));
  if (!shaded || shaded->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, order.width, order.height, grey.data(), order.width,
                                                    order.height, GDT_Byte, 0, 0, nullptr) != CE_None) {
    return unusable(order, said(messages));
  }
  return WarpedRaster{.isRelief = true, .rgba = shades(grey)};
}

void multiplyByAlpha(std::vector<std::uint8_t>& rgba) {
  for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
    for (std::size_t channel = 0; channel < 3; ++channel) {
      rgba[i + channel] = static_cast<std::uint8_t>((rgba[i + channel] * rgba[i + 3] + 127) / 255);
    }
  }
}

Result<WarpedRaster> picture(GDALDataset& raster, const WarpOrder& order, const GdalMessages& messages) {
  const bool hasAlpha = raster.GetRasterCount() == 4 || raster.GetRasterCount() == 2;
  const DatasetPtr pixels =
      warped(raster, order, {"-r", "bilinear", hasAlpha ? "-srcalpha" : "-nosrcalpha", "-dstalpha"});
  if (!pixels) {
    return unusable(order, said(messages));
  }
  const bool isGrey = pixels->GetRasterCount() == 2;
  std::array<int, 4> bands = isGrey ? std::array{1, 1, 1, 2} : std::array{1, 2, 3, 4};
  WarpedRaster result;
  result.rgba.resize(4 * static_cast<std::size_t>(order.width) * static_cast<std::size_t>(order.height));
  if (pixels->RasterIO(GF_Read, 0, 0, order.width, order.height, result.rgba.data(), order.width, order.height,
                       GDT_Byte, 4, bands.data(), 4, 4 * static_cast<GSpacing>(order.width), 1, nullptr) != CE_None) {
    return unusable(order, said(messages));
  }
  multiplyByAlpha(result.rgba);
  return result;
}

}  // namespace

Result<WarpedRaster> warpedRaster(const WarpOrder& order) {
  registerAllDrivers();
  const GdalMessages messages;
  const DatasetPtr file(
      GDALDataset::Open(order.path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
  if (!file || file->GetRasterCount() == 0) {
    return unusable(order, file ? "it holds no raster" : said(messages));
  }
  if (!hasPlace(*file)) {
    return unusable(order,
                    "it does not say where on Earth it lies; gdal_translate writes that into a "
                    "copy: -a_srs with -a_ullr, or with -gcp for each point that is known");
  }
  const int bands = file->GetRasterCount();
  if (bands == 1 && !isBytes(*file)) {
    return relief(*file, order, messages);
  }
  if (bands > 4 || !isBytes(*file)) {
    return unusable(order, fmt::format("it has {} bands of {}; elevations in one band, or up to four bands of bytes, "
                                       "can be drawn (gdal_translate -ot Byte -scale -b 1 -b 2 -b 3 makes them)",
                                       bands, GDALGetDataTypeName(file->GetRasterBand(1)->GetRasterDataType())));
  }
  if (file->GetRasterBand(1)->GetColorTable() != nullptr) {
    const DatasetPtr colors = expanded(*file);
    return colors ? picture(*colors, order, messages) : unusable(order, said(messages));
  }
  return picture(*file, order, messages);
}

}  // namespace kurilscope::io

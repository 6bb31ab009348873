#include "io/raster.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <ogr_spatialref.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "base/text.hpp"
#include "image/xmp.hpp"
#include "io/carriers.hpp"
#include "io/gdal.hpp"

namespace kurilscope::io {

namespace {

constexpr int kBands = 3;  // red, green, blue

struct Kind {
  const char* driver;
  const char* name;
  int largestSide;  // pixels
};

const Kind& kindOf(RasterFormat format) {
  static constexpr std::array kKinds = {Kind{"GTiff", "GeoTIFF", 1'000'000}, Kind{"JPEG", "JPEG", 65'500},
                                        Kind{"WEBP", "WebP", 16'383}};
  return kKinds.at(static_cast<std::size_t>(format));
}

// A folder of GDAL's in memory, where pictures are made.
class MemoryFolder {
 public:
  MemoryFolder() {
    static std::atomic<int> count{0};
    path_ = fmt::format("/vsimem/kurilscope-{}/", ++count);
  }
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;
  ~MemoryFolder() { VSIRmdirRecursive(path_.c_str()); }

  [[nodiscard]] std::string file() const { return path_ + "picture"; }

 private:
  std::string path_;
};

tl::unexpected<Error> refused(const RasterOrder& order, const GdalMessages& messages) {
  return fail(ErrorKind::Machine, "cannot make '{}': {}", order.name,
              messages.failures().empty() ? "GDAL gives no reason" : messages.failures().front());
}

GDALDriver* driverNamed(const char* name) {
  registerAllDrivers();
  return GetGDALDriverManager()->GetDriverByName(name);
}

DatasetPtr newDataset(const RasterOrder& order, const std::string& file) {
  CPLStringList options;
  if (order.format != RasterFormat::GeoTiff) {  // their drivers only copy
    GDALDriver* memory = driverNamed("MEM");
    return DatasetPtr(memory->Create("", order.width, order.height, kBands, GDT_Byte, options.List()));
  }
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("PREDICTOR", "2");
  options.SetNameValue("INTERLEAVE", "PIXEL");
  options.SetNameValue("PHOTOMETRIC", "RGB");
  options.SetNameValue("NUM_THREADS", "ALL_CPUS");
  return DatasetPtr(driverNamed(kindOf(order.format).driver)
                        ->Create(file.c_str(), order.width, order.height, kBands, GDT_Byte, options.List()));
}

bool placeOnGround(GDALDataset& dataset, const Grid& grid) {
  OGRSpatialReference reference;
  // The ellipsoid is WGS84's; said so, programs need not guess the datum.
  if (reference.importFromProj4((grid.projection + " +datum=WGS84 +units=m +no_defs").c_str()) != OGRERR_NONE) {
    return false;
  }
  std::array<double, 6> corner = {grid.topLeft.x, grid.metersPerPixel, 0, grid.topLeft.y, 0, -grid.metersPerPixel};
  return dataset.SetSpatialRef(&reference) == CE_None && dataset.SetGeoTransform(corner.data()) == CE_None;
}

void setResolution(GDALDataset& dataset, double dotsPerInch) {
  constexpr const char* kInch = "2";
  const std::string dots = fmt::format("{:.6g}", dotsPerInch);
  dataset.SetMetadataItem("TIFFTAG_XRESOLUTION", dots.c_str());
  dataset.SetMetadataItem("TIFFTAG_YRESOLUTION", dots.c_str());
  dataset.SetMetadataItem("TIFFTAG_RESOLUTIONUNIT", kInch);
}

void setTexts(GDALDataset& dataset, const image::Texts& texts) {
  static const std::array<std::pair<const char*, const char*>, 2> kTags = {
      {{"Title", "TIFFTAG_IMAGEDESCRIPTION"}, {"Software", "TIFFTAG_SOFTWARE"}}};
  for (const auto& [key, value] : texts) {
    dataset.SetMetadataItem(tiffItemOf(key).c_str(), value.c_str());
  }
  std::string packet = image::xmpPacket(texts);
  std::array<char*, 2> list = {packet.data(), nullptr};
  dataset.SetMetadata(list.data(), "xml:XMP");
  for (const auto& [key, tag] : kTags) {
    if (const auto text = texts.find(key); text != texts.end()) {
      dataset.SetMetadataItem(tag, text->second.c_str());
    }
  }
}

// Makes the JPEG or WebP file in memory from the pixels.
bool copyOut(const RasterOrder& order, GDALDataset& pixels, const std::string& file) {
  CPLStringList options;
  if (order.format == RasterFormat::Jpeg) {
    constexpr std::size_t kLongestComment = 65'000;  // JPEG's own limit is two bytes of length
    const std::string lines = keyValueLines(order.texts);
    options.SetNameValue("QUALITY", "92");
    options.SetNameValue("COMMENT", lines.size() <= kLongestComment ? lines.c_str() : nullptr);
  } else {
    options.SetNameValue("LOSSLESS", "YES");
    options.SetNameValue("METHOD", "5");  // on maps a fifth smaller than the 4 of its own choice, and no slower
  }
  GDALDriver* driver = driverNamed(kindOf(order.format).driver);
  const DatasetPtr copy(driver->CreateCopy(file.c_str(), &pixels, FALSE, options.List(), nullptr, nullptr));
  return copy != nullptr;
}

class GdalRaster : public RasterFile {
 public:
  explicit GdalRaster(RasterOrder order) : order_(std::move(order)), dataset_(newDataset(order_, memory_.file())) {}

  [[nodiscard]] Result<void> start();
  [[nodiscard]] Result<void> add(const std::shared_ptr<const image::Image>& band) override;
  [[nodiscard]] Result<std::string> finish() override;

 private:
  RasterOrder order_;
  MemoryFolder memory_;
  DatasetPtr dataset_;
  int rows_ = 0;  // added so far
};

Result<void> GdalRaster::start() {
  const GdalMessages messages;
  const bool isTiff = order_.format == RasterFormat::GeoTiff;
  if (dataset_ == nullptr || (isTiff && !placeOnGround(*dataset_, order_.grid))) {
    return refused(order_, messages);
  }
  if (isTiff) {
    setTexts(*dataset_, order_.texts);
    setResolution(*dataset_, order_.dotsPerInch);
  }
  return {};
}

Result<void> GdalRaster::add(const std::shared_ptr<const image::Image>& band) {
  if (band->width != order_.width || band->height > order_.height - rows_) {
    return fail(ErrorKind::Machine, "cannot make '{}': {} by {} pixels do not fit at row {} of {} by {}", order_.name,
                band->width, band->height, rows_, order_.width, order_.height);
  }
  const GdalMessages messages;
  constexpr int kBytesPerPixel = 4;
  // GDAL asks for writable memory and only reads it.
  auto* pixels = const_cast<std::uint8_t*>(band->rgba.data());
  const CPLErr written = dataset_->RasterIO(GF_Write, 0, rows_, band->width, band->height, pixels, band->width,
                                            band->height, GDT_Byte, kBands, nullptr, kBytesPerPixel,
                                            static_cast<GSpacing>(kBytesPerPixel) * band->width, 1, nullptr);
  if (written != CE_None) {
    return refused(order_, messages);
  }
  rows_ += band->height;
  return {};
}

Result<std::string> GdalRaster::finish() {
  if (rows_ != order_.height) {
    return fail(ErrorKind::Machine, "cannot make '{}': {} of its {} rows are missing", order_.name,
                order_.height - rows_, order_.height);
  }
  const GdalMessages messages;
  const std::string memoryFile = memory_.file();
  const bool isMade = order_.format == RasterFormat::GeoTiff || copyOut(order_, *dataset_, memoryFile);
  dataset_.reset();  // writes what is left of a TIFF
  if (!isMade || !messages.failures().empty()) {
    return refused(order_, messages);
  }
  vsi_l_offset size = 0;
  const GByte* buffer = VSIGetMemFileBuffer(memoryFile.c_str(), &size, FALSE);
  std::string bytes(reinterpret_cast<const char*>(buffer), buffer == nullptr ? 0 : static_cast<std::size_t>(size));
  switch (order_.format) {
    case RasterFormat::Webp:
      return withMetadata(bytes, order_.width, order_.height, order_.dotsPerInch, order_.texts);
    case RasterFormat::Jpeg:
      return withPacket(withDensity(bytes, order_.dotsPerInch), order_.texts);
    case RasterFormat::GeoTiff:
      break;
  }
  return bytes;
}

}  // namespace

Result<std::unique_ptr<RasterFile>> newRaster(RasterOrder order) {
  const Kind& kind = kindOf(order.format);
  if (driverNamed(kind.driver) == nullptr) {
    return fail(ErrorKind::Machine, "cannot make '{}': this machine's GDAL was built without {}; write a .png",
                order.name, kind.name);
  }
  if (order.width < 1 || order.height < 1 || order.width > kind.largestSide || order.height > kind.largestSide) {
    return fail(ErrorKind::Machine, "cannot make '{}' of {} by {} pixels: a side of a {} has 1 to {}; write a .png",
                order.name, order.width, order.height, kind.name, kind.largestSide);
  }
  auto raster = std::make_unique<GdalRaster>(std::move(order));
  return raster->start().map([&raster]() -> std::unique_ptr<RasterFile> { return std::move(raster); });
}

}  // namespace kurilscope::io

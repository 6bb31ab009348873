#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "geo/point.hpp"
#include "image/image.hpp"

namespace kurilscope::io {

enum class RasterFormat { GeoTiff, Jpeg, Webp };

// Where a picture's pixels lie: rows along the plane of a projection of the WGS84 ellipsoid, north up.
struct Grid {
  std::string projection;  // PROJ string, metres
  geo::Plane topLeft;      // the outer corner of the first pixel
  double metersPerPixel = 1;
};

struct RasterOrder {
  std::string name;  // for messages
  RasterFormat format = RasterFormat::GeoTiff;
  int width = 0;  // pixels
  int height = 0;
  double dotsPerInch = 96;
  Grid grid;           // for GeoTIFF alone
  image::Texts texts;  // travel inside, to be read by readPictureTexts
};

// A picture on its way through GDAL, from top to bottom in bands, as image::PngWriter writes it; alpha is dropped.
// GeoTIFF (deflated) and WebP keep every pixel as it is, JPEG nearly. Errors of all of it: Machine.
class RasterFile {
 public:
  virtual ~RasterFile() = default;

  [[nodiscard]] virtual Result<void> add(const std::shared_ptr<const image::Image>& band) = 0;
  [[nodiscard]] virtual Result<std::string> finish() = 0;  // the file's bytes
};

// Errors: Machine, also where GDAL was built without the format or the format has no room for the size.
[[nodiscard]] Result<std::unique_ptr<RasterFile>> newRaster(RasterOrder order);

}  // namespace kurilscope::io

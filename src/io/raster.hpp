#pragma once

#include <filesystem>
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
  std::filesystem::path path;
  RasterFormat format = RasterFormat::GeoTiff;
  int width = 0;  // pixels
  int height = 0;
  Grid grid;           // for GeoTIFF alone
  image::Texts texts;  // travel inside, to be read by readPictureTexts
};

// Writes a picture through GDAL, from top to bottom in bands, as image::PngWriter does; alpha is dropped. GeoTIFF
// (deflated) and WebP keep every pixel as it is, JPEG nearly. Errors of all of it: Machine, also where GDAL was built
// without the format.
class RasterWriter {
 public:
  [[nodiscard]] static Result<RasterWriter> create(RasterOrder order);
  RasterWriter(RasterWriter&&) noexcept;
  ~RasterWriter();  // without `finish` no file is left

  [[nodiscard]] Result<void> add(const std::shared_ptr<const image::Image>& band);
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit RasterWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::io

#pragma once

#include <memory>

#include "canvas/gl/handle.hpp"
#include "scene/base_raster.hpp"

namespace kurilscope::canvas::gl {

// The raster that was drawn last, as a texture.
class RasterTexture {
 public:
  void bind(const std::shared_ptr<const scene::BaseRaster>& raster);

 private:
  std::shared_ptr<const scene::BaseRaster> raster_;
  Texture texture_;
};

}  // namespace kurilscope::canvas::gl

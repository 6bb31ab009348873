#include "canvas/gl/raster_texture.hpp"

namespace kurilscope::canvas::gl {

void RasterTexture::bind(const std::shared_ptr<const scene::BaseRaster>& raster) {
  if (raster == raster_) {
    glBindTexture(GL_TEXTURE_2D, texture_.id());
    return;
  }
  raster_ = raster;
  texture_ = Texture::make();
  glBindTexture(GL_TEXTURE_2D, texture_.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, raster->width, raster->height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               raster->rgba.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

}  // namespace kurilscope::canvas::gl

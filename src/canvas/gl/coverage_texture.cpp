#include "canvas/gl/coverage_texture.hpp"

#include <array>

#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

struct CoverageTexture::State {
  Texture texture = Texture::make();
};

CoverageTexture::CoverageTexture() : state_(std::make_unique<State>()) {}
CoverageTexture::~CoverageTexture() = default;

void CoverageTexture::upload(int width, int height, const std::uint8_t* coverage) {
  constexpr std::array<GLint, 4> kWhite = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glBindTexture(GL_TEXTURE_2D, state_->texture.id());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, coverage);
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kWhite.data());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glBindTexture(GL_TEXTURE_2D, 0);
}

unsigned CoverageTexture::id() const { return state_->texture.id(); }

}  // namespace kurilscope::canvas::gl

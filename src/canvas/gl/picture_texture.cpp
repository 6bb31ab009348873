#include "canvas/gl/picture_texture.hpp"

#include "canvas/gl/handle.hpp"

namespace kurilscope::canvas::gl {

struct PictureTexture::State {
  Texture texture;
};

PictureTexture::PictureTexture() : state_(std::make_unique<State>()) {}
PictureTexture::PictureTexture(PictureTexture&&) noexcept = default;
PictureTexture::~PictureTexture() = default;

unsigned PictureTexture::id() const { return state_->texture.id(); }

Result<void> PictureTexture::draw(Canvas& canvas, const scene::Scene& scene) {
  GLint boundBefore = 0;
  glGetIntegerv(GL_FRAMEBUFFER_BINDING, &boundBefore);
  const FramebufferHandle framebuffer = FramebufferHandle::make();
  Texture texture = Texture::make();
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, scene.frame.width, scene.frame.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
  const bool isComplete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  if (isComplete) {
    canvas.draw(scene, 0, 0, scene.frame.height, Quality::Exact);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(boundBefore));
  if (!isComplete) {
    return fail(ErrorKind::Machine, "{} cannot show a picture of {}x{} pixels",
                reinterpret_cast<const char*>(glGetString(GL_RENDERER)), scene.frame.width, scene.frame.height);
  }
  glBindTexture(GL_TEXTURE_2D, texture.id());
  glGenerateMipmap(GL_TEXTURE_2D);
  glBindTexture(GL_TEXTURE_2D, 0);
  state_->texture = std::move(texture);
  return {};
}

}  // namespace kurilscope::canvas::gl

#pragma once

#include <memory>

#include "canvas/gl/canvas.hpp"

namespace kurilscope::canvas::gl {

// A scene drawn into a texture, to be shown smaller inside a window. It belongs to the canvas's context.
class PictureTexture {
 public:
  PictureTexture();
  PictureTexture(PictureTexture&&) noexcept;
  ~PictureTexture();

  // Its whole frame, at the right level of detail. Errors: Machine (too large for the driver).
  [[nodiscard]] Result<void> draw(Canvas& canvas, const scene::Scene& scene);
  // 0 before the first picture. The first row of pixels is the picture's last.
  [[nodiscard]] unsigned id() const;

 private:
  struct State;  // keeps OpenGL's loader out of this header
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::canvas::gl

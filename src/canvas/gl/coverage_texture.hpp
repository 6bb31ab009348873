#pragma once

#include <cstdint>
#include <memory>

namespace kurilscope::canvas::gl {

// White, covered to the degree that a byte a texel says: what the letters of panels are. Each pixel shows the one texel
// that it is on, since letters stand on whole pixels; mixing four is much slower in software. It belongs to the context
// it was made in.
class CoverageTexture {
 public:
  CoverageTexture();
  ~CoverageTexture();

  // Rows from the top, one after another.
  void upload(int width, int height, const std::uint8_t* coverage);
  [[nodiscard]] unsigned id() const;

 private:
  struct State;  // keeps OpenGL's loader out of this header
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::canvas::gl

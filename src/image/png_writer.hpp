#pragma once

#include <memory>

#include "base/output_file.hpp"
#include "base/result.hpp"
#include "image/image.hpp"

namespace kurilscope::image {

// Writes a PNG from top to bottom in bands: `add` returns as soon as the band waits its turn, so that the next one can
// be drawn while this one is compressed, in strips, on threads of their own. No more bands are held than are worked on.
// The same bands give the same bytes. Errors of all of it: Machine, and those of the sink, which gets the bytes.
class PngWriter {
 public:
  enum class Pixels { Rgb, Rgba };  // Rgb drops an alpha that is 255 throughout

  // `dotsPerInch` 0: the file does not say how large it is on paper.
  [[nodiscard]] static Result<PngWriter> create(ByteSink sink, int width, int height, Pixels pixels, const Texts& texts,
                                                double dotsPerInch = 0);
  PngWriter(PngWriter&&) noexcept;
  ~PngWriter();

  // The rows below those that were added before; as wide as the picture.
  [[nodiscard]] Result<void> add(std::shared_ptr<const Image> band);
  // Waits for the last strips. All rows must have been added.
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit PngWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::image

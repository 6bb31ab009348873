#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <memory>

#include "base/result.hpp"
#include "image/image.hpp"
#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

class Canvas;

// Takes a picture's rows from the top down, band by band, each as wide as the picture. An error ends the drawing.
using BandSink = std::function<Result<void>(std::shared_ptr<const image::Image>)>;

// Draws the scene off screen in tiles no larger than `largestTile` and the driver's own limits, and hands it on in
// bands of about `bandBytes`, so that a picture of any size takes little memory. Tiles do not show: the pixels are the
// same however it is cut. Errors: Machine (the driver cannot make the framebuffer), and the sink's.
[[nodiscard]] Result<void> renderInBands(Canvas& canvas, const scene::Scene& scene, const BandSink& sink,
                                         int largestTile = 16384, std::size_t bandBytes = 8U << 20);

}  // namespace kurilscope::canvas::gl

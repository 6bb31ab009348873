#pragma once

#include "canvas/gl/painter.hpp"

namespace kurilscope::canvas::gl {

// Draws a scene and the insets in it, its ground from where it is kept if it is. Blending by alpha and the scissor test
// are on.
FrameCounts drawn(Canvas::State& state, const scene::Scene& scene, const Target& target);
// The same in two steps: the ground, then the rest of the scene that it is of.
DrawnGround drawnGround(Canvas::State& state, const scene::Scene& scene, const Target& target);
FrameCounts drawnAfter(const DrawnGround& ground, Canvas::State& state, const scene::Scene& scene,
                       const Target& target);

}  // namespace kurilscope::canvas::gl

#pragma once

#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace kurilscope::scene {

// How somebody sees colours, or how a printer without them shows them.
enum class Vision { Full, Protan, Deutan, Tritan, Grey };

// The words of the command line, in the order of the enumerators.
[[nodiscard]] const std::vector<std::string>& visionWords();

// A colour as it is seen. Dichromats after G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based
// Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6),
// 2009, severity 1.0, applied to linear light; grey by relative luminance (ITU-R BT.709).
[[nodiscard]] Color simulated(Color color, Vision vision);

// The whole picture, colour by colour, so that every canvas shows it alike.
[[nodiscard]] Scene simulated(Scene scene, Vision vision);

}  // namespace kurilscope::scene

#pragma once

#include <imgui.h>

#include "scene/vision.hpp"

namespace kurilscope::ui {

// Recolours all that the panels have drawn for a frame, as the map is recoloured by scene::simulated.
void showAsSeen(ImDrawData& drawn, scene::Vision vision);

}  // namespace kurilscope::ui

#pragma once

#include "atlas/atlas.hpp"
#include "image/image.hpp"
#include "scene/scene.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// What travels inside a picture: its View, the pack, the sources behind what it shows.
[[nodiscard]] image::Texts pictureTexts(const atlas::Atlas& atlas, const view::View& view, const scene::Scene& scene);

}  // namespace kurilscope::app

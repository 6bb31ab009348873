#pragma once

#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

// The scene without the texts, lines and insets that lie wholly outside a box of it: what a tile of a large picture
// draws. The glyphs of a whole large page do not fit in the atlas, which would be emptied and filled again for each.
[[nodiscard]] scene::Scene partOfScene(const scene::Scene& scene, glm::ivec2 begin, glm::ivec2 end);

}  // namespace kurilscope::canvas::gl

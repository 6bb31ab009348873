#pragma once

#include <filesystem>
#include <string>

#include "app/page_settings.hpp"
#include "atlas/atlas.hpp"
#include "image/image.hpp"
#include "scene/scene.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// What travels inside a picture, by key: "kurilscope:view" and "kurilscope:page", from which it can be made again;
// "kurilscope:pack" and "kurilscope:pack-hash", of what; "kurilscope:sources" behind what it shows; "Title",
// "Software". `page` is that of PageSettings as text.
[[nodiscard]] image::Texts pictureTexts(const atlas::Atlas& atlas, const view::View& view, const scene::Scene& scene,
                                        const std::string& page = {});

// What a picture brings back.
struct Carried {
  view::View view;  // as far as this pack has what it names
  PageOptions page;
  std::string note;  // a sentence where the picture was made from another pack; empty where all is as it was
};

// Reads a picture of any format that is written. Errors: Input (no picture, none of the program's, damaged), Machine.
[[nodiscard]] Result<Carried> carriedBy(const std::filesystem::path& picture, const atlas::Atlas& atlas);

}  // namespace kurilscope::app

#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.hpp"
#include "canvas/gl/canvas.hpp"
#include "image/image.hpp"
#include "scene/compose.hpp"

namespace kurilscope::app {

// Gives the canvas that draws pixels, which may first have to be made; vectors never ask for it.
using CanvasSource = std::function<Result<canvas::gl::Canvas*>()>;

// ".png, .pdf or .svg": what `writePicture` can write, for messages and help.
[[nodiscard]] std::string pictureFormats();
[[nodiscard]] bool isPictureFormat(const std::filesystem::path& path);
[[nodiscard]] bool isPixelFormat(const std::filesystem::path& path);  // one that OpenGL draws

// Draws the scene into a file of the format that its extension names, in any case of letters; `texts` travel inside.
// The file appears whole or not at all. Errors: Usage (another extension), Machine (no GL, unwritable path).
[[nodiscard]] Result<void> writePicture(const std::filesystem::path& path, const scene::Stage& stage,
                                        const scene::Scene& scene, const image::Texts& texts,
                                        const CanvasSource& canvas);

}  // namespace kurilscope::app

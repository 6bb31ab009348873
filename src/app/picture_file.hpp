#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/output_file.hpp"
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
[[nodiscard]] std::vector<std::string> pictureEndings();      // ".png" … in small letters, every spelling
[[nodiscard]] bool isPixelFormat(const std::string& ending);  // one that OpenGL draws

// Draws the scene into a file; `texts` travel inside. The format is what `ending` says, and where that is empty, what
// the name ends in, in any case of letters. The file appears whole or not at all.
// Errors: Usage (another ending), Machine (no GL, unwritable path).
[[nodiscard]] Result<void> writePicture(const std::filesystem::path& path, const std::string& ending,
                                        const scene::Stage& stage, const scene::Scene& scene, const image::Texts& texts,
                                        const CanvasSource& canvas);

// Draws the scene as a picture of pixels, in the format of that ending. Pixels go into the sink as they are drawn.
// Errors: Machine, and the sink's.
[[nodiscard]] Result<void> writePixels(const ByteSink& sink, const std::string& ending, const scene::Stage& stage,
                                       const scene::Scene& scene, const image::Texts& texts,
                                       const CanvasSource& canvas);

}  // namespace kurilscope::app

#pragma once

#include <filesystem>
#include <future>
#include <memory>

#include "atlas/atlas.hpp"
#include "base/output_file.hpp"
#include "base/result.hpp"
#include "brief/page.hpp"
#include "image/image.hpp"
#include "platform/headless.hpp"
#include "scene/vision.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

using ContextBegun = std::future<Result<platform::HeadlessContext>>;  // or none

// Makes pictures of one atlas with no display, as many as are wanted: fonts and basemaps are read once, and OpenGL
// starts with the first picture that needs it. One thread, on which the GL context stays current.
class Studio {
 public:
  // The atlas must outlive it. `context`, where one was begun before, is used for the first picture that needs it;
  // `raster` is a file of the user's own to lay under or over the land.
  // Errors: Input (the pack's projection), Machine (fonts).
  [[nodiscard]] static Result<Studio> create(const atlas::Atlas& atlas, ContextBegun context = {},
                                             const std::filesystem::path& raster = {});
  Studio(Studio&&) noexcept;
  ~Studio();

  [[nodiscard]] const scene::Stage& stage() const;

  // Reads of the raster what the page shows of the View. Without it scenes show what was read last. Errors: Input.
  [[nodiscard]] Result<void> readRaster(const view::View& view, const scene::Frame& frame, const brief::Page& page);

  // The map with its page, as `vision` sees it. Letters that no font has are told on stderr, once. Waits for the zones
  // at sea that the View shows. The same arguments give the same scene, whatever was made before.
  [[nodiscard]] scene::Scene scene(const view::View& view, const scene::Frame& frame, const brief::Page& page,
                                   scene::Vision vision = scene::Vision::Full);

  // Errors: Machine (no GL).
  [[nodiscard]] Result<image::Image> picture(const scene::Scene& scene);

  // A file in the format of that ending, or of the name's where it is empty; see writePicture.
  [[nodiscard]] Result<void> write(const std::filesystem::path& path, const scene::Scene& scene,
                                   const image::Texts& texts, const std::string& ending = {});
  // See writePixels.
  [[nodiscard]] Result<void> writePixels(const ByteSink& sink, const std::string& ending, const scene::Scene& scene,
                                         const image::Texts& texts);

 private:
  struct State;
  explicit Studio(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::app

#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "scene/compose.hpp"

namespace kurilscope::app {

// Reads what Views show of the user's own raster, on a thread of its own, and puts it on a shelf for the scenes. All
// calls come from one thread, on which scenes are composed too.
class RasterDesk {
 public:
  // With no file it has nothing to do.
  explicit RasterDesk(std::filesystem::path file = {}) : file_(std::move(file)) {}
  RasterDesk(const RasterDesk&) = delete;
  RasterDesk& operator=(const RasterDesk&) = delete;

  [[nodiscard]] const scene::RasterShelf& shelf() const { return shelf_; }
  [[nodiscard]] bool hasFile() const { return !file_.empty(); }
  [[nodiscard]] bool isBusy() const { return work_.valid(); }
  // "Reading relief.tif …", or nothing.
  [[nodiscard]] std::string progress() const;

  // Takes what is read onto the shelf, and starts on what the View shows beyond it or finer than it. `aspect` is the
  // map's width by its height. True when the shelf has changed. Errors: Input, once; then the file is left alone.
  Result<bool> advance(const scene::Stage& stage, const view::View& view, double aspect, int widthPixels);
  // Reads just what a page shows, composed before without it, pixel by pixel, whatever was read before.
  Result<void> finish(const scene::Stage& stage, const scene::Scene& page);

 private:
  using Read = Result<std::shared_ptr<const scene::BaseRaster>>;

  [[nodiscard]] bool suffices(const scene::Stage& stage, const view::View& view, double aspect, int widthPixels) const;
  [[nodiscard]] Result<bool> take(Read read);

  std::filesystem::path file_;
  scene::RasterShelf shelf_;
  std::future<Read> work_;
};

}  // namespace kurilscope::app

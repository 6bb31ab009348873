#include "app/raster_desk.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "packs/pictures.hpp"

namespace kurilscope::app {

namespace {

// Read around what is shown, so that a little panning needs nothing new.
constexpr double kMargin = 0.35;
// Coarser than the screen by more than this, the raster is read anew.
constexpr double kCoarsest = 1.4;
constexpr int kMostPixels = 8192;  // a side: textures are no larger everywhere

geo::PlaneBox shownBox(const scene::Stage& stage, const view::View& view, double aspect, double margin) {
  const geo::Plane center = stage.basemapFor(view).projection.project(view.camera.center);
  const double halfWidth = view.camera.spanKm * 500 * (1 + margin);
  const double halfHeight = view.camera.spanKm * 500 / aspect * (1 + margin);
  return {center.x - halfWidth, center.y - halfHeight, center.x + halfWidth, center.y + halfHeight};
}

bool holds(const geo::PlaneBox& outer, const geo::PlaneBox& inner) {
  return outer.left <= inner.left && outer.bottom <= inner.bottom && outer.right >= inner.right &&
         outer.top >= inner.top;
}

io::WarpOrder orderFor(const std::filesystem::path& file, const scene::Stage& stage, const view::View& view,
                       double aspect, int widthPixels, double margin) {
  io::WarpOrder order{.path = file,
                      .projection = stage.basemapFor(view).projection.definition(),
                      .box = shownBox(stage, view, aspect, margin)};
  const double scale = std::min(1.0, kMostPixels / (widthPixels * (1 + margin) * std::max(1.0, 1 / aspect)));
  order.width = std::max(1, static_cast<int>(std::lround(widthPixels * (1 + margin) * scale)));
  order.height = std::max(1, static_cast<int>(std::lround(order.width / aspect)));
  return order;
}

Result<std::shared_ptr<const scene::BaseRaster>> readRaster(const io::WarpOrder& order, bool isWorld) {
  return packs::warpedRaster(order).map([&](io::WarpedRaster&& warped) {
    return std::make_shared<const scene::BaseRaster>(scene::BaseRaster{.name = order.path.filename().string(),
                                                                       .isWorld = isWorld,
                                                                       .isRelief = warped.isRelief,
                                                                       .box = order.box,
                                                                       .width = order.width,
                                                                       .height = order.height,
                                                                       .rgba = std::move(warped.rgba)});
  });
}

}  // namespace

std::string RasterDesk::progress() const {
  return isBusy() ? fmt::format("Reading {} …", file_.filename().string()) : "";
}

bool RasterDesk::suffices(const scene::Stage& stage, const view::View& view, double aspect, int widthPixels) const {
  const scene::BaseRaster* raster = shelf_.raster.get();
  if (raster == nullptr || raster->isWorld != stage.basemapFor(view).isWorld) {
    return false;
  }
  const double wanted = view.camera.spanKm * 1000 / widthPixels;
  const double held = (raster->box.right - raster->box.left) / raster->width;
  return holds(raster->box, shownBox(stage, view, aspect, 0)) &&
         (held <= kCoarsest * wanted || raster->width >= kMostPixels);
}

Result<bool> RasterDesk::take(Read read) {
  if (!read) {
    file_.clear();
    return tl::make_unexpected(read.error());
  }
  shelf_.raster = std::move(*read);
  return true;
}

Result<bool> RasterDesk::advance(const scene::Stage& stage, const view::View& view, double aspect, int widthPixels) {
  Result<bool> hasChanged = false;
  if (work_.valid() && work_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    hasChanged = take(work_.get());
  }
  if (!file_.empty() && !work_.valid() && !suffices(stage, view, aspect, widthPixels)) {
    work_ = std::async(std::launch::async, readRaster, orderFor(file_, stage, view, aspect, widthPixels, kMargin),
                       stage.basemapFor(view).isWorld);
  }
  return hasChanged;
}

Result<void> RasterDesk::finish(const scene::Stage& stage, const view::View& view, double aspect, int widthPixels) {
  if (file_.empty()) {
    return {};
  }
  return take(readRaster(orderFor(file_, stage, view, aspect, widthPixels, 0), stage.basemapFor(view).isWorld))
      .map([](bool) {});
}

}  // namespace kurilscope::app

#include "app/raster_desk.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "base/text.hpp"
#include "packs/pictures.hpp"

namespace kurilscope::app {

namespace {

// Read around what is shown, so that a little panning needs nothing new.
constexpr double kMargin = 0.35;
// Coarser than the screen by more than this, the raster is read anew.
constexpr double kCoarsest = 1.4;
constexpr int kMostPixels = 8192;  // a side: textures are no larger everywhere

// What a map shows, where a kilometre is as long as its projection has it there, and a margin around it.
geo::PlaneBox shownBox(const scene::MapTransform& transform, const scene::Frame& frame, double margin) {
  const glm::dvec2 size{frame.width, frame.height};
  const geo::Plane topLeft = transform.plane(size * (-margin / 2));
  const geo::Plane bottomRight = transform.plane(size * (1 + margin / 2));
  return {topLeft.x, bottomRight.y, bottomRight.x, topLeft.y};
}

scene::Frame frameOf(double aspect, int widthPixels) {
  return {.width = widthPixels, .height = std::max(1, static_cast<int>(std::lround(widthPixels / aspect))), .scale = 1};
}

bool holds(const geo::PlaneBox& outer, const geo::PlaneBox& inner) {
  return outer.left <= inner.left && outer.bottom <= inner.bottom && outer.right >= inner.right &&
         outer.top >= inner.top;
}

io::WarpOrder orderFor(const std::filesystem::path& file, const scene::Basemap& basemap, const geo::PlaneBox& box,
                       const scene::Frame& frame, double margin) {
  io::WarpOrder order{.path = file, .projection = basemap.projection.definition(), .box = box};
  const double scale = std::min(1 + margin, static_cast<double>(kMostPixels) / std::max(frame.width, frame.height));
  order.width = std::max(1, static_cast<int>(std::lround(frame.width * scale)));
  order.height = std::max(1, static_cast<int>(std::lround(frame.height * scale)));
  return order;
}

// The box around the pixels that are not empty.
geo::PlaneBox filledBox(const io::WarpOrder& order, const std::vector<std::uint8_t>& rgba) {
  int left = order.width;
  int top = order.height;
  int right = 0;
  int bottom = 0;
  std::size_t alpha = 3;
  for (int y = 0; y < order.height; ++y) {
    for (int x = 0; x < order.width; ++x, alpha += 4) {
      if (rgba[alpha] > 0) {
        left = std::min(left, x);
        right = std::max(right, x + 1);
        top = std::min(top, y);
        bottom = std::max(bottom, y + 1);
      }
    }
  }
  if (right == 0) {
    constexpr double kNowhere = std::numeric_limits<double>::infinity();
    return {kNowhere, kNowhere, -kNowhere, -kNowhere};
  }
  const double width = (order.box.right - order.box.left) / order.width;
  const double height = (order.box.top - order.box.bottom) / order.height;
  return {order.box.left + left * width, order.box.top - bottom * height, order.box.left + right * width,
          order.box.top - top * height};
}

Result<std::shared_ptr<const scene::BaseRaster>> readRaster(const io::WarpOrder& order, bool isWorld) {
  return packs::warpedRaster(order).map([&](io::WarpedRaster&& warped) {
    return std::make_shared<const scene::BaseRaster>(
        scene::BaseRaster{.name = wellFormed(order.path.filename().string()),
                          .isWorld = isWorld,
                          .isRelief = warped.isRelief,
                          .box = order.box,
                          .filled = filledBox(order, warped.rgba),
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
  const scene::Frame frame = frameOf(aspect, widthPixels);
  const scene::MapTransform transform = scene::transformFor(stage, view, frame);
  const double held = (raster->box.right - raster->box.left) / raster->width;
  return holds(raster->box, shownBox(transform, frame, 0)) &&
         (held <= kCoarsest * transform.metersPerPixel() || raster->width >= kMostPixels);
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
    const scene::Frame frame = frameOf(aspect, widthPixels);
    const scene::Basemap& basemap = stage.basemapFor(view);
    const geo::PlaneBox box = shownBox(scene::transformFor(stage, view, frame), frame, kMargin);
    work_ = std::async(std::launch::async, readRaster, orderFor(file_, basemap, box, frame, kMargin), basemap.isWorld);
  }
  return hasChanged;
}

Result<void> RasterDesk::finish(const scene::Stage& stage, const scene::Scene& page) {
  if (!hasFile()) {
    return {};
  }
  const scene::Basemap& basemap = page.isWorld ? stage.world.get() : stage.region;
  const geo::PlaneBox box = shownBox(page.transform, page.frame, 0);
  return take(readRaster(orderFor(file_, basemap, box, page.frame, 0), basemap.isWorld)).map([](bool) {});
}

}  // namespace kurilscope::app

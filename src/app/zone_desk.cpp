#include "app/zone_desk.hpp"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <utility>

namespace kurilscope::app {

namespace {

using Shelve = std::function<void(scene::ZoneShelf&)>;

}  // namespace

std::string ZoneDesk::progress() const { return isBusy() ? progress_ : ""; }

bool ZoneDesk::needsLimits(const view::View& view) const {
  return view.shows(view::Layer::Zones) && !shelf_.limits && scene::settlementOf(view, atlas_) != nullptr;
}

const atlas::Settlement* ZoneDesk::needed(const view::View& view) const {
  const atlas::Settlement* settlement = scene::settlementOf(view, atlas_);
  const bool isWanted = view.shows(view::Layer::Zones) && settlement != nullptr;
  return isWanted && !shelf_.settlements.contains(settlement->id) ? settlement : nullptr;
}

// The settlement first: it is what was asked for.
void ZoneDesk::start(const view::View& view) {
  if (const atlas::Settlement* settlement = needed(view)) {
    progress_ = fmt::format("Computing zones at sea{}: {} …", shelf_.limits ? "" : ", 1 of 2", settlement->title);
    work_ = std::async(std::launch::async, [this, settlement]() -> Shelve {
      auto shapes = std::make_shared<scene::ZoneShapes>(scene::zoneShapesOf(*settlement, atlas_));
      return [shapes, id = settlement->id](scene::ZoneShelf& shelf) { shelf.settlements[id] = std::move(*shapes); };
    });
  } else if (needsLimits(view)) {
    progress_ = "Computing zones at sea, 2 of 2: 12 and 200 nautical miles from every coast …";
    work_ = std::async(std::launch::async, [this]() -> Shelve {
      auto limits = std::make_shared<scene::LimitShapes>(scene::limitShapesOf(atlas_));
      return [limits](scene::ZoneShelf& shelf) { shelf.limits = std::move(*limits); };
    });
  }
}

bool ZoneDesk::advance(const view::View& view) {
  bool hasChanged = false;
  if (work_.valid() && work_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
    work_.get()(shelf_);
    hasChanged = true;
  }
  if (!work_.valid()) {
    start(view);
  }
  return hasChanged;
}

void ZoneDesk::finish(const view::View& view) {
  advance(view);
  while (work_.valid()) {
    work_.wait();
    advance(view);
  }
}

}  // namespace kurilscope::app

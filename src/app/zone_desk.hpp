#pragma once

#include <functional>
#include <future>
#include <string>

#include "scene/zone_shapes.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// Computes the zones that Views ask for, each once, on a thread of its own, and puts them on a shelf for the scenes.
// All calls come from one thread, on which scenes are composed too.
class ZoneDesk {
 public:
  explicit ZoneDesk(const atlas::Atlas& atlas) : atlas_(atlas) {}
  ZoneDesk(const ZoneDesk&) = delete;
  ZoneDesk& operator=(const ZoneDesk&) = delete;

  [[nodiscard]] const scene::ZoneShelf& shelf() const { return shelf_; }
  [[nodiscard]] bool isBusy() const { return work_.valid(); }
  // "Computing zones at sea, 1 of 2: …", or nothing.
  [[nodiscard]] std::string progress() const;

  // Takes what is done onto the shelf and starts what the View still needs. True when the shelf has changed.
  bool advance(const view::View& view);
  // The same, waiting until nothing is left to do.
  void finish(const view::View& view);

 private:
  [[nodiscard]] bool needsLimits(const view::View& view) const;
  [[nodiscard]] const atlas::Settlement* needed(const view::View& view) const;
  void start(const view::View& view);

  const atlas::Atlas& atlas_;
  scene::ZoneShelf shelf_;
  std::string progress_;
  std::future<std::function<void(scene::ZoneShelf&)>> work_;  // gives what puts the result on the shelf
};

}  // namespace kurilscope::app

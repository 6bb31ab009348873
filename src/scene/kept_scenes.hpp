#pragma once

#include <list>
#include <memory>

#include "scene/scene.hpp"
#include "view/view.hpp"

namespace kurilscope::scene {

// Pictures in the picture, which mostly stay as they are from frame to frame: the last few, by what they show. For
// scenes that depend on nothing else. One thread at a time.
class KeptScenes {
 public:
  [[nodiscard]] std::shared_ptr<const Scene> find(const view::View& view, const Frame& frame);  // null: not kept
  void keep(const view::View& view, std::shared_ptr<const Scene> scene);

 private:
  struct Kept {
    view::View view;
    std::shared_ptr<const Scene> scene;
  };
  std::list<Kept> kept_;  // the latest first
};

}  // namespace kurilscope::scene

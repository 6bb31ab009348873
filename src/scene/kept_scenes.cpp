#include "scene/kept_scenes.hpp"

#include <algorithm>

#include "scene/compose.hpp"

namespace kurilscope::scene {

std::shared_ptr<const Scene> KeptScenes::find(const view::View& view, const Frame& frame) {
  const auto found =
      std::ranges::find_if(kept_, [&](const Kept& kept) { return kept.scene->frame == frame && kept.view == view; });
  if (found == kept_.end()) {
    return nullptr;
  }
  kept_.splice(kept_.begin(), kept_, found);
  return kept_.front().scene;
}

void KeptScenes::keep(const view::View& view, std::shared_ptr<const Scene> scene) {
  constexpr std::size_t kMost = 4;
  kept_.push_front({view, std::move(scene)});
  if (kept_.size() > kMost) {
    kept_.pop_back();
  }
}

std::shared_ptr<KeptScenes> newKeptScenes() { return std::make_shared<KeptScenes>(); }

}  // namespace kurilscope::scene

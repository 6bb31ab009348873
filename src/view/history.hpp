#pragma once

#include <vector>

#include "view/view.hpp"

namespace kurilscope::view {

// Undo and redo as a list of Views. A continuous gesture (a drag, a scrub) is one step: `record` it when it ends.
class History {
 public:
  explicit History(View first) : views_{std::move(first)} {}

  // Remembers a View unless it equals the present one; what had been undone is forgotten.
  void record(const View& view);
  [[nodiscard]] bool canUndo() const { return present_ > 0; }
  [[nodiscard]] bool canRedo() const { return present_ + 1 < views_.size(); }
  const View& undo();
  const View& redo();

 private:
  static constexpr std::size_t kLongest = 500;
  std::vector<View> views_;
  std::size_t present_ = 0;
};

}  // namespace kurilscope::view

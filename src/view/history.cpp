#include "view/history.hpp"

namespace kurilscope::view {

void History::record(const View& view) {
  if (views_[present_] == view) {
    return;
  }
  views_.resize(present_ + 1);
  views_.push_back(view);
  if (views_.size() > kLongest) {
    views_.erase(views_.begin());
  }
  present_ = views_.size() - 1;
}

const View& History::undo() {
  present_ -= canUndo() ? 1 : 0;
  return views_[present_];
}

const View& History::redo() {
  present_ += canRedo() ? 1 : 0;
  return views_[present_];
}

}  // namespace kurilscope::view

#include "app/coast_desk.hpp"

#include <chrono>

namespace kurilscope::app {

void CoastDesk::start() {
  if (!coasts_.valid()) {
    coasts_ = std::async(std::launch::async, [this] { return view::Coasts(atlas_); });
  }
}

bool CoastDesk::isReady() const {
  return coasts_.valid() && coasts_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

const view::Coasts& CoastDesk::all() {
  start();
  return coasts_.get();
}

}  // namespace kurilscope::app

#pragma once

#include <future>

#include "view/coasts.hpp"

namespace kurilscope::app {

// The coasts under their indices, which take a tenth of a second to make and which the first frame does without: made
// on a thread of their own from `start` on.
class CoastDesk {
 public:
  explicit CoastDesk(const atlas::Atlas& atlas) : atlas_(atlas) {}

  void start();                             // does nothing the second time
  [[nodiscard]] bool isReady() const;       // `all` would not wait
  [[nodiscard]] const view::Coasts& all();  // waits; starts where that was not done

 private:
  const atlas::Atlas& atlas_;
  std::shared_future<view::Coasts> coasts_;
};

}  // namespace kurilscope::app

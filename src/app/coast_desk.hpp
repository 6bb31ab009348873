#pragma once

#include <future>

#include "view/coasts.hpp"

namespace kurilscope::app {

// The coasts under their indices, which take some 45 ms and 5 MB to make and which only the mouse over the
// map asks for: made on a thread of their own from `start` on.
class CoastDesk {
 public:
  explicit CoastDesk(const atlas::Atlas& atlas) : atlas_(atlas) {}

  void start();                        // does nothing the second time
  [[nodiscard]] bool isReady() const;  // `all` would not wait
  [[nodiscard]] bool isBusy() const { return coasts_.valid() && !isReady(); }
  [[nodiscard]] const view::Coasts& all();  // waits; starts where that was not done

 private:
  const atlas::Atlas& atlas_;
  std::shared_future<view::Coasts> coasts_;
};

}  // namespace kurilscope::app

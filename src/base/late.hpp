#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace kurilscope {

// A value that is made when it is first asked for: once, on whichever thread that is, while others wait. Copies share
// it.
template <class T>
class Late {
 public:
  Late() : Late(T()) {}
  explicit(false) Late(T value) : state_(std::make_shared<State>()) { state_->value.emplace(std::move(value)); }
  [[nodiscard]] static Late by(std::function<T()> make) {
    auto state = std::make_shared<State>();
    state->make = std::move(make);
    return Late(std::move(state));
  }

  [[nodiscard]] const T& get() const {
    std::call_once(state_->isMade, [this] {
      if (state_->make) {
        state_->value.emplace(state_->make());
        state_->make = nullptr;  // and what it holds on to
      }
    });
    return *state_->value;
  }

 private:
  struct State {
    std::function<T()> make;
    std::optional<T> value;
    std::once_flag isMade;
  };
  explicit Late(std::shared_ptr<State> state) : state_(std::move(state)) {}

  std::shared_ptr<State> state_;
};

}  // namespace kurilscope

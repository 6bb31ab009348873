#pragma once

#include <optional>
#include <string>
#include <vector>

#include "../canvas/gl/framebuffer.hpp"
#include "platform/window.hpp"

namespace kurilscope::test {

// A window without a display: what happens to it is sent by hand, its time passes only while it waits, and what it
// shows is read back. Needs a current OpenGL context.
class HeadlessWindow final : public platform::Window {
 public:
  HeadlessWindow(int width, int height) : width_(width), height_(height), target_(width, height) {}

  void send(platform::Event event);
  // True when it would sleep until something happens: nothing moves, and nothing is worked on.
  [[nodiscard]] bool isAsleep() const { return isAsleep_; }
  [[nodiscard]] image::Image picture() const;  // top row first

  [[nodiscard]] std::vector<platform::Event> wait(std::optional<double> seconds) override;
  [[nodiscard]] double now() const override { return now_; }
  void present() override {}
  [[nodiscard]] std::pair<int, int> size() const override { return {width_, height_}; }
  [[nodiscard]] float contentScale() const override { return 1; }
  [[nodiscard]] bool isMinimized() const override { return false; }
  [[nodiscard]] double refreshRate() const override { return 60; }
  [[nodiscard]] platform::Placement placement() const override { return {.width = width_, .height = height_}; }
  void setPointer(platform::Pointer /*pointer*/) override {}
  void setClipboard(const std::string& text) override { clipboard_ = text; }
  [[nodiscard]] std::string clipboard() const override { return clipboard_; }

 private:
  int width_;
  int height_;
  Framebuffer target_;
  double now_ = 1;
  bool isAsleep_ = false;
  std::vector<platform::Event> events_;
  std::string clipboard_;
};

}  // namespace kurilscope::test

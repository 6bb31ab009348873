#include "app/frame.hpp"

namespace kurilscope::app {

bool nextFrame(platform::Window& window, ImGuiWindow& imgui, Viewer& viewer) {
  viewer.waitForEvents();
  if (!viewer.needsFrame()) {
    return false;
  }
  viewer.setUpPanels();
  const std::vector<platform::Event> events = viewer.takeEvents();
  imgui.begin(events);
  viewer.drawFrame(events);
  imgui.end(viewer.vision());
  window.present();
  viewer.afterFrame();
  return true;
}

}  // namespace kurilscope::app

#include "app/studio.hpp"

#include <optional>
#include <utility>

#include "app/picture_file.hpp"
#include "app/session.hpp"
#include "app/zone_desk.hpp"
#include "canvas/gl/canvas.hpp"
#include "platform/headless.hpp"

namespace kurilscope::app {

// On the heap, since the stage refers to its neighbours and the canvas to the stage.
struct Studio::State {
  Props props;
  ZoneDesk zones;
  scene::Stage stage;
  std::optional<platform::HeadlessContext> context;
  std::optional<canvas::gl::Canvas> canvas;  // dies before its context

  State(const atlas::Atlas& atlas, Props theProps)
      : props(std::move(theProps)), zones(atlas), stage(props.stage(atlas, zones.shelf())) {}

  Result<canvas::gl::Canvas*> readyCanvas() {
    if (canvas) {
      return &*canvas;
    }
    auto newContext = platform::HeadlessContext::create();
    if (!newContext) {
      return tl::make_unexpected(newContext.error());
    }
    context.emplace(std::move(*newContext));
    auto newCanvas = canvas::gl::Canvas::create(stage);
    if (!newCanvas) {
      context.reset();
      return tl::make_unexpected(newCanvas.error());
    }
    canvas.emplace(std::move(*newCanvas));
    return &*canvas;
  }
};

Studio::Studio(std::unique_ptr<State> state) : state_(std::move(state)) {}
Studio::Studio(Studio&&) noexcept = default;
Studio::~Studio() = default;

Result<Studio> Studio::create(const atlas::Atlas& atlas) {
  return Props::make(atlas).map(
      [&atlas](Props&& props) { return Studio(std::make_unique<State>(atlas, std::move(props))); });
}

const scene::Stage& Studio::stage() const { return state_->stage; }

scene::Scene Studio::scene(const view::View& view, const scene::Frame& frame, const brief::Page& page,
                           scene::Vision vision) {
  state_->zones.finish(view);
  return scene::simulated(brief::composePage(state_->stage, view, frame, page), vision);
}

Result<image::Image> Studio::picture(const scene::Scene& scene) {
  return state_->readyCanvas().and_then([&scene](canvas::gl::Canvas* canvas) { return canvas->render(scene); });
}

Result<void> Studio::write(const std::filesystem::path& path, const scene::Scene& scene, const image::Texts& texts) {
  return writePicture(path, state_->stage, scene, texts, [this] { return state_->readyCanvas(); });
}

}  // namespace kurilscope::app

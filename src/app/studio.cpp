#include "app/studio.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "app/missing_letters.hpp"
#include "app/picture_file.hpp"
#include "app/raster_desk.hpp"
#include "app/session.hpp"
#include "app/zone_desk.hpp"
#include "canvas/gl/canvas.hpp"
#include "platform/headless.hpp"

namespace kurilscope::app {

// On the heap, since the stage refers to its neighbours and the canvas to the stage.
struct Studio::State {
  Props props;
  ZoneDesk zones;
  RasterDesk rasters;
  scene::Stage stage;
  std::set<std::string> told;  // of letters that are missing
  ContextBegun begun;
  std::optional<platform::HeadlessContext> context;
  std::optional<canvas::gl::Canvas> canvas;  // dies before its context

  State(const atlas::Atlas& atlas, Props theProps, ContextBegun theContext, const std::filesystem::path& raster)
      : props(std::move(theProps)),
        zones(atlas),
        rasters(raster),
        stage(props.stage(atlas, zones.shelf())),
        begun(std::move(theContext)) {
    stage.rasters = &rasters.shelf();
  }

  // With what `first` needs made while OpenGL starts, if it still does.
  Result<canvas::gl::Canvas*> readyCanvas(const scene::Scene& first) {
    if (canvas) {
      return &*canvas;
    }
    auto provisions = canvas::gl::Provisions::create(stage.type);
    if (!provisions) {
      return tl::make_unexpected(provisions.error());
    }
    provisions->add(stage, first);
    auto newContext = begun.valid() ? begun.get() : platform::HeadlessContext::create();
    if (!newContext) {
      return tl::make_unexpected(newContext.error());
    }
    context.emplace(std::move(*newContext));
    context->makeCurrent();
    auto newCanvas = canvas::gl::Canvas::create(stage, std::move(*provisions));
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

Result<Studio> Studio::create(const atlas::Atlas& atlas, ContextBegun context, const std::filesystem::path& raster) {
  return Props::make(atlas).map([&](Props&& props) {
    return Studio(std::make_unique<State>(atlas, std::move(props), std::move(context), raster));
  });
}

const scene::Stage& Studio::stage() const { return state_->stage; }

Result<void> Studio::readRaster(const view::View& view, const scene::Frame& frame, const brief::Page& page) {
  if (!state_->rasters.hasFile()) {
    return {};
  }
  return state_->rasters.finish(state_->stage, brief::composePage(state_->stage, view, frame, page));
}

scene::Scene Studio::scene(const view::View& view, const scene::Frame& frame, const brief::Page& page,
                           scene::Vision vision) {
  state_->zones.finish(view);
  scene::Scene scene = scene::simulated(brief::composePage(state_->stage, view, frame, page), vision);
  if (const std::string missing = missingLetters(scene); !missing.empty() && state_->told.insert(missing).second) {
    fmt::print(stderr, "kurilscope: {}\n", missing);
  }
  return scene;
}

Result<image::Image> Studio::picture(const scene::Scene& scene) {
  return state_->readyCanvas(scene).and_then([&scene](canvas::gl::Canvas* canvas) { return canvas->render(scene); });
}

Result<void> Studio::write(const std::filesystem::path& path, const scene::Scene& scene, const image::Texts& texts,
                           const std::string& ending) {
  return writePicture(path, ending, state_->stage, scene, texts, [&] { return state_->readyCanvas(scene); });
}

Result<void> Studio::writePixels(const ByteSink& sink, const std::string& ending, const scene::Scene& scene,
                                 const image::Texts& texts) {
  return app::writePixels(sink, ending, state_->stage, scene, texts, [&] { return state_->readyCanvas(scene); });
}

}  // namespace kurilscope::app

#pragma once

#include <optional>
#include <vector>

#include "canvas/gl/canvas.hpp"
#include "scene/name_fade.hpp"
#include "scene/vision.hpp"

namespace kurilscope::app {

// The map in the window: a scene that is composed only when what it depends on has changed, and drawn.
class MapDrawing {
 public:
  // What a scene depends on besides the stage.
  struct Wanted {
    view::View view;
    scene::Frame frame;
    std::vector<view::Selection> hovered;
    std::vector<scene::Box> covered;  // by what floats over the map, in its pixels
    scene::Vision vision = scene::Vision::Full;

    bool operator==(const Wanted&) const = default;
  };

  // The stage must outlive it.
  MapDrawing(const scene::Stage& stage, canvas::gl::Canvas canvas) : stage_(stage), canvas_(std::move(canvas)) {}

  // Into the bound framebuffer of that size, the map from `topLeft` on, and the panels' colour all around it. `now` in
  // seconds, for names that fade.
  void draw(const Wanted& wanted, glm::ivec2 topLeft, glm::ivec2 targetSize, double now);
  void forget() { drawn_.reset(); }  // the stage has changed: the next frame is composed anew

  [[nodiscard]] const scene::Scene& scene() const { return scene_; }
  [[nodiscard]] bool isComposed() const { return drawn_.has_value(); }
  [[nodiscard]] bool areNamesFading() const { return areNamesFading_; }
  [[nodiscard]] bool isFinal() const { return isFinal_; }  // false while a better level of detail is made
  [[nodiscard]] canvas::gl::Canvas& canvas() { return canvas_; }

 private:
  void compose(const Wanted& wanted, glm::ivec2 topLeft, int targetHeight);

  const scene::Stage& stage_;
  canvas::gl::Canvas canvas_;
  scene::Scene scene_;
  std::optional<Wanted> drawn_;
  scene::NameFade fade_;
  bool areNamesFading_ = false;
  bool isFinal_ = true;
};

}  // namespace kurilscope::app

#include "app/map_drawing.hpp"

#include "brief/page.hpp"

namespace kurilscope::app {

void MapDrawing::draw(const Wanted& wanted, glm::ivec2 topLeft, glm::ivec2 targetSize, double now) {
  if (drawn_ != wanted) {
    compose(wanted, topLeft, targetSize.y);
    fade_.take(scene_, now);
    drawn_ = wanted;
  }
  areNamesFading_ = fade_.isFading(now);
  isFinal_ = canvas_
                 .draw(areNamesFading_ ? fade_.at(scene_, now) : scene_, topLeft.x, topLeft.y, targetSize.y,
                       canvas::gl::Quality::AtHand)
                 .isFinal;
  canvas_.fillAround(topLeft, {wanted.frame.width, wanted.frame.height}, targetSize,
                     scene::simulated(scene::palette(wanted.view.theme).panel, wanted.vision));
}

void MapDrawing::compose(const Wanted& wanted, glm::ivec2 topLeft, int targetHeight) {
  brief::Page page = brief::windowPage();
  page.hovered = wanted.hovered;
  page.covered = wanted.covered;
  // While names are placed. Colours are simulated in whole scenes only.
  const auto drawGround = [&](const scene::Scene& unnamed) {
    if (wanted.vision == scene::Vision::Full) {
      canvas_.drawGround(unnamed, topLeft.x, topLeft.y, targetHeight, canvas::gl::Quality::AtHand);
    }
  };
  scene_ = scene::simulated(brief::composePage(stage_, wanted.view, wanted.frame, page, drawGround), wanted.vision);
}

}  // namespace kurilscope::app

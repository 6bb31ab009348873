#include "canvas/gl/frame.hpp"

namespace kurilscope::canvas::gl {

namespace {

// From where it is kept; nothing where it is not.
std::optional<DrawnGround> drawnFromKept(Canvas::State& state, const scene::Scene& scene, const Target& target) {
  LandLayer& land = state.layer(scene.isWorld);
  const bool isFinal = land.choose(meshOf(scene, target.depth > 0), target.quality != Quality::AtHand);
  // Kept in a corner of its own, an inset is a shade off here and there.
  const bool isExact = target.quality == Quality::Exact;
  const bool isShifted = target.topLeft != glm::ivec2{0, 0};
  if (!target.keepsGround || target.depth >= state.grounds.size() || !isFinal || (isExact && isShifted)) {
    return std::nullopt;
  }
  KeptGround& ground = state.grounds[target.depth];
  const scene::Basemap& basemap = scene.isWorld ? state.stage.world.get() : state.stage.region;
  if (!ground.follow(scene, land.chosenLevel(), basemap, !isExact)) {
    return std::nullopt;
  }
  FrameCounts counts;
  if (const auto pieces = ground.beginDrawing(); !pieces.empty()) {
    Target sheet = target;
    sheet.height = ground.sheetSize().y;
    for (const auto& [part, topLeft, anew] : pieces) {
      sheet.topLeft = topLeft;
      sheet.part = part;
      counts += anew == nullptr ? paintGround(state, scene, sheet, ground.items())
                                : paintAnew(state, scene, sheet, ground.items(), *anew);
    }
    ground.endDrawing();
  }
  if (!ground.isDrawn()) {
    return std::nullopt;
  }
  counts.isFinal = counts.isFinal && !ground.hasMoved();
  ground.copyTo(target.topLeft.x, target.height - target.topLeft.y - scene.frame.height);
  return DrawnGround{target, scene.frame, scene.transform, ground.items(), counts};
}

}  // namespace

DrawnGround drawnGround(Canvas::State& state, const scene::Scene& scene, const Target& target) {
  if (const auto kept = drawnFromKept(state, scene, target)) {
    return *kept;
  }
  const FrameCounts counts = paintGround(state, scene, target, scene.groundItems);
  return {target, scene.frame, scene.transform, scene.groundItems, counts};
}

FrameCounts drawnAfter(const DrawnGround& ground, Canvas::State& state, const scene::Scene& scene,
                       const Target& target) {
  FrameCounts counts = ground.counts;
  return counts += paintAfterGround(state, scene, target, ground.items);
}

FrameCounts drawn(Canvas::State& state, const scene::Scene& scene, const Target& target) {
  if (const auto kept = drawnFromKept(state, scene, target)) {
    return drawnAfter(*kept, state, scene, target);
  }
  return paint(state, scene, target);
}

}  // namespace kurilscope::canvas::gl

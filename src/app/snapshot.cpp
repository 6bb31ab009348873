#include "app/snapshot.hpp"

#include "app/picture_texts.hpp"
#include "app/studio.hpp"

namespace kurilscope::app {

Result<void> writeSnapshot(const atlas::Atlas& atlas, const view::View& view, const SnapshotOptions& options) {
  auto studio = Studio::create(atlas);
  if (!studio) {
    return tl::make_unexpected(studio.error());
  }
  const scene::Frame frame{
      options.width, options.height,
      options.scale.value_or(brief::defaultScale(options.page.layout, {options.width, options.height}))};
  const scene::Scene scene = studio->scene(view, frame, options.page, options.vision);
  return studio->write(options.output, scene, pictureTexts(atlas, view, scene));
}

}  // namespace kurilscope::app

#include "app/snapshot.hpp"

#include <map>
#include <string>

#include "app/session.hpp"
#include "app/zone_desk.hpp"
#include "base/text.hpp"
#include "canvas/cairo/canvas.hpp"
#include "canvas/gl/canvas.hpp"
#include "image/image.hpp"
#include "platform/headless.hpp"

namespace kurilscope::app {

std::map<std::string, std::string> pictureTexts(const atlas::Atlas& atlas, const view::View& view,
                                                const scene::Scene& scene) {
  std::vector<std::string> titles;
  for (const std::string& id : scene.sources) {
    if (const atlas::Source* source = atlas.source(id)) {
      titles.push_back(source->publisher.empty() ? source->title : source->title + ", " + source->publisher);
    }
  }
  return {{"kurilscope:view", view::toText(view)},
          {"kurilscope:pack", atlas.records().title},
          {"kurilscope:sources", joined(titles, "; ")},
          {"Software", "kurilscope " KURILSCOPE_VERSION},
          {"Title", atlas.records().title + ", " + atlas::inWords(view.date)}};
}

Result<void> writeSnapshot(const atlas::Atlas& atlas, const view::View& view, const SnapshotOptions& options) {
  const auto props = Props::make(atlas);
  if (!props) {
    return tl::make_unexpected(props.error());
  }
  ZoneDesk zones(atlas);
  zones.finish(view);
  const scene::Stage stage = props->stage(atlas, zones.shelf());
  const scene::Frame frame{
      options.width, options.height,
      options.scale.value_or(brief::defaultScale(options.page.layout, {options.width, options.height}))};
  const scene::Scene scene = scene::simulated(brief::composePage(stage, view, frame, options.page), options.vision);
  const auto texts = pictureTexts(atlas, view, scene);
  if (options.output.extension() != ".png") {
    return canvas::cairo::writeVector(options.output, stage, scene, texts);
  }
  const auto context = platform::HeadlessContext::create();
  if (!context) {
    return tl::make_unexpected(context.error());
  }
  auto canvas = canvas::gl::Canvas::create(stage);
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  const auto picture = canvas->render(scene);
  if (!picture) {
    return tl::make_unexpected(picture.error());
  }
  return image::writePng(options.output, *picture, texts);
}

}  // namespace kurilscope::app

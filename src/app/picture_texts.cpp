#include "app/picture_texts.hpp"

#include <string>
#include <vector>

#include "base/text.hpp"

namespace kurilscope::app {

image::Texts pictureTexts(const atlas::Atlas& atlas, const view::View& view, const scene::Scene& scene) {
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

}  // namespace kurilscope::app

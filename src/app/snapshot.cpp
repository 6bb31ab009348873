#include "app/snapshot.hpp"

#include "app/picture_texts.hpp"

namespace kurilscope::app {

Result<scene::Scene> writeSnapshot(Studio& studio, const view::View& view, const PageSettings& settings,
                                   const std::filesystem::path& path, const std::string& ending) {
  if (const auto read = studio.readRaster(view, settings.frame(), settings.page()); !read) {
    return tl::make_unexpected(read.error());
  }
  scene::Scene scene = studio.scene(view, settings.frame(), settings.page(), settings.vision);
  return studio.write(path, scene, pictureTexts(studio.stage().atlas, view, scene, toText(settings)), ending)
      .map([&scene] { return std::move(scene); });
}

}  // namespace kurilscope::app

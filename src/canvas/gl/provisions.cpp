#include "canvas/gl/provisions.hpp"

namespace kurilscope::canvas::gl {

Result<Provisions> Provisions::create(const scene::Typesetter& type) {
  return GlyphAtlas::create(type).map([](GlyphAtlas&& glyphs) { return Provisions(std::move(glyphs)); });
}

void Provisions::add(const scene::Stage& stage, const scene::Scene& scene, bool isInset) {
  const Land wanted{scene.isWorld, meshOf(scene, isInset)};
  if (!land_.contains(wanted)) {
    const scene::Basemap& basemap = scene.isWorld ? stage.world.get() : stage.region;
    if (auto mesh = findLandMesh(basemap, wanted.mesh, meshesFolder())) {
      land_.emplace(wanted, std::move(*mesh));
    }
  }
  for (const scene::Item& item : scene.items) {
    if (const auto* text = std::get_if<scene::Text>(&item)) {
      (void)glyphs_.picturesOf(*text);
    } else if (const auto* inset = std::get_if<scene::Inset>(&item)) {
      add(stage, *inset->scene, true);
    }
  }
}

}  // namespace kurilscope::canvas::gl

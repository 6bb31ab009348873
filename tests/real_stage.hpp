#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "real_pack.hpp"
#include "scene/compose.hpp"

namespace kurilscope {

// The stage of the pack that ships with the program, made once for a test program.
struct RealStage {
  const atlas::Atlas& atlas;
  scene::Basemap region;
  Late<scene::Basemap> world;
  scene::Typesetter type;
  scene::Stage stage{atlas, region, world, type};

  // Null, with a failed expectation, where something is missing.
  static const RealStage* get() {
    static const std::unique_ptr<RealStage> stage = make();
    return stage.get();
  }

 private:
  static std::unique_ptr<RealStage> make() {
    const atlas::Atlas& atlas = test::realAtlas();
    auto region = scene::regionBasemap(atlas);
    auto type = scene::Typesetter::fromSystem();
    if (!region || !type) {
      ADD_FAILURE() << (region ? type.error().message : region.error().message);
      return nullptr;
    }
    scene::Basemap world = scene::worldBasemap(atlas);
    return std::unique_ptr<RealStage>(new RealStage{atlas, std::move(*region), std::move(world), std::move(*type)});
  }
};

}  // namespace kurilscope

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>

#include "io/pack.hpp"
#include "scene/compose.hpp"

namespace kurilscope {

// The stage of the pack that ships with the program, made once for a test program.
struct RealStage {
  atlas::Atlas atlas;
  scene::Basemap region;
  scene::Basemap world;
  scene::Typesetter type;
  scene::Stage stage{atlas, region, world, type};

  // Null, with a failed expectation, where something is missing.
  static const RealStage* get() {
    static const std::unique_ptr<RealStage> stage = make();
    return stage.get();
  }

 private:
  static std::unique_ptr<RealStage> make() {
    Diagnostics diagnostics;
    auto atlas = io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
    if (!atlas) {
      ADD_FAILURE() << atlas.error().message << "\n" << diagnostics.text();
      return nullptr;
    }
    auto region = scene::regionBasemap(*atlas);
    auto type = scene::Typesetter::fromSystem();
    if (!region || !type) {
      ADD_FAILURE() << (region ? type.error().message : region.error().message);
      return nullptr;
    }
    scene::Basemap world = scene::worldBasemap(*atlas);
    return std::unique_ptr<RealStage>(
        new RealStage{std::move(*atlas), std::move(*region), std::move(world), std::move(*type)});
  }
};

}  // namespace kurilscope

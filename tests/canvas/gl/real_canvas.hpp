#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "../../real_stage.hpp"
#include "canvas/gl/canvas.hpp"
#include "platform/headless.hpp"

namespace kurilscope {

// The real pack's stage with a canvas on a windowless context, made once for a test program.
struct RealCanvas {
  const RealStage& real;
  platform::HeadlessContext context;
  canvas::gl::Canvas canvas;

  // Null, with a failed expectation, where something is missing.
  static RealCanvas* get() {
    static const std::unique_ptr<RealCanvas> canvas = make();
    return canvas.get();
  }

 private:
  static std::unique_ptr<RealCanvas> make() {
    const RealStage* real = RealStage::get();
    auto context = platform::HeadlessContext::create();
    if (real == nullptr || !context) {
      ADD_FAILURE() << (context ? "no pack" : context.error().message);
      return nullptr;
    }
    auto canvas = canvas::gl::Canvas::create(real->stage);
    if (!canvas) {
      ADD_FAILURE() << canvas.error().message;
      return nullptr;
    }
    return std::unique_ptr<RealCanvas>(new RealCanvas{*real, std::move(*context), std::move(*canvas)});
  }
};

}  // namespace kurilscope

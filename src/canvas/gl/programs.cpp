#include "canvas/gl/programs.hpp"

#include <utility>

namespace kurilscope::canvas::gl {

Result<Programs> loadPrograms() {
  auto fill = Program::load("land.vert", "fill.frag");
  auto stripes = Program::load("land.vert", "stripes.frag");
  auto coast = Program::load("coast.vert", "coast.frag");
  auto water = Program::load("coast.vert", "water.frag");
  auto area = Program::load("area.vert", "area.frag");
  auto line = Program::load("line.vert", "line.frag");
  auto symbol = Program::load("symbol.vert", "symbol.frag");
  auto rectangle = Program::load("rectangle.vert", "rectangle.frag");
  auto text = Program::load("text.vert", "text.frag");
  auto raster = Program::load("raster.vert", "raster.frag");
  for (const auto* program : {&fill, &stripes, &coast, &water, &area, &line, &symbol, &rectangle, &text, &raster}) {
    if (!*program) {
      return tl::make_unexpected(program->error());
    }
  }
  return Programs{std::move(*fill), std::move(*stripes), std::move(*coast),     std::move(*water), std::move(*area),
                  std::move(*line), std::move(*symbol),  std::move(*rectangle), std::move(*text),  std::move(*raster)};
}

}  // namespace kurilscope::canvas::gl

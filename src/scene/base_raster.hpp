#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::scene {

// A raster of the user's own on one of the basemaps' planes.
struct BaseRaster {
  std::string name;       // of its file
  bool isWorld = false;   // which basemap's plane
  bool isRelief = false;  // shades, laid over the land; else a picture, under it
  geo::PlaneBox box;
  geo::PlaneBox filled;  // around what in it is not empty; inside out where all of it is
  int width = 0;         // pixels over the box, top row first
  int height = 0;
  std::vector<std::uint8_t> rgba;  // 8 bits a channel, multiplied by alpha
};

// What is read so far; whoever reads puts it in, on the thread that composes scenes.
struct RasterShelf {
  std::shared_ptr<const BaseRaster> raster;
};

}  // namespace kurilscope::scene

#pragma once

#include <ogr_geometry.h>

#include <memory>
#include <string>

#include "io/table.hpp"

namespace kurilscope::io {

// Turns OGR geometries of one layer into degrees east and north on WGS84.
class GeometryReader {
 public:
  // `reference` may be null: then the coordinates are taken as degrees already.
  GeometryReader(Geometry wanted, const OGRSpatialReference* reference);

  // Fills the row's lines or polygons. What is wrong with the geometry, in words; empty where nothing is.
  [[nodiscard]] std::string read(const OGRGeometry* geometry, TableRow& row) const;

 private:
  [[nodiscard]] bool takePart(const OGRGeometry& part, TableRow& row) const;

  Geometry wanted_;
  std::unique_ptr<OGRCoordinateTransformation> toDegrees_;  // null where none is needed
  bool knowsReference_ = true;
};

}  // namespace kurilscope::io

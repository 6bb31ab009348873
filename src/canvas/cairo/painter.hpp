#pragma once

#include <cairo.h>

#include <array>
#include <memory>
#include <unordered_map>

#include "canvas/cairo/words.hpp"
#include "scene/compose.hpp"

namespace kurilscope::canvas::cairo {

// Draws the items of one scene with a context whose unit is the frame's pixel, y down.
class Painter {
 public:
  Painter(cairo_t* context, const scene::Stage& stage, const scene::Scene& scene);

  void paint();

 private:
  struct DestroyFace {
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
  };
  using FontFace = std::unique_ptr<cairo_font_face_t, DestroyFace>;

  void draw(const scene::FillLand& item);
  void draw(const scene::HatchLand& item);
  void draw(const scene::StrokeCoast& item);
  void draw(const scene::FillArea& item);
  void draw(const scene::Polyline& item);
  void draw(const scene::Symbol& item);
  void draw(const scene::Text& item);
  void draw(const scene::Rectangle& item);
  void draw(const scene::HatchRectangle& item);
  void draw(const scene::Raster& item);
  void draw(const scene::ClipTo& item);
  void draw(const scene::Inset& item);

  // A polygon of the basemap, as coarse as the picture allows; made on first use.
  [[nodiscard]] double toleranceMeters() const;
  const geo::PlanePolygon& land(std::uint32_t id);
  [[nodiscard]] geo::Plane pixelOf(geo::Plane point) const;
  // What follows is drawn in this box of pixels alone. Areas are cut at it and not left to the clip path, which some
  // programs ignore: an inset's land would lie on the map around it.
  void showOnly(glm::vec2 topLeft, glm::vec2 size);
  // What is shown of the polygon, in pixels.
  geo::PlanePolygon landIn(std::uint32_t id);
  void fill(const geo::PlanePolygon& area);  // by the even-odd rule
  void setColor(scene::Color color, std::uint8_t alpha = 255);
  // Continues the path from `from` to `to`, lifting the pen where the line leaves the picture.
  void addSegment(geo::Plane from, geo::Plane to);
  cairo_font_face_t* fontFace(scene::Face face);
  void setFont(const Word& word, double size);
  void show(const Word& word);                                // as text
  void addPath(const std::vector<Word>& words, double size);  // as outlines
  // Whether a search finds the text where its letters are drawn as text: not along a curve, nor spaced.
  [[nodiscard]] bool isFoundAsDrawn(const scene::Text& item) const;
  // The words of those texts, in the background's colour on it: some programs show even what is transparent.
  void addWordsToFind();
  void addWordsToFind(const scene::Text& item);

  cairo_t* context_;
  const scene::Stage& stage_;
  const scene::Scene& scene_;
  const scene::Basemap& basemap_;
  geo::PlaneBox shown_;  // pixels
  std::unordered_map<std::uint32_t, geo::PlanePolygon> land_;
  std::array<FontFace, static_cast<std::size_t>(scene::Face::Count)> faces_;
};

// The outline of a symbol around the origin, as a path; see scene::SymbolShape.
void addSymbolPath(cairo_t* context, scene::SymbolShape shape, double radius);

}  // namespace kurilscope::canvas::cairo

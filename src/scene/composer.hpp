#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "scene/labels.hpp"

namespace kurilscope::scene {

// How one island stands on the View's date.
struct Standing {
  const atlas::Status* status = nullptr;
  const atlas::Claim* rivalClaim = nullptr;  // by a government that does not administer it on that day
};

// Builds one scene, step by step in drawing order. Lives for one call of compose.
class Composer {
 public:
  Composer(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
           const view::Selection& hovered);

  [[nodiscard]] Scene compose();
  [[nodiscard]] std::vector<LegendEntry> legend();

 private:
  // composer.cpp: ground, status, islands
  void addGraticule();
  void addSea();
  void addStatus();
  void addClaims();
  void addCoasts();
  void addHighlights();
  void addPointIslands();
  void buildLegend();

  // zones.cpp: what a settlement would mean at sea
  void addZones();       // under the land
  void addZoneCourse();  // over it
  void addZoneLabel(const ZoneShapes& shapes, const std::vector<std::vector<glm::vec2>>& rings);
  [[nodiscard]] float roomAt(glm::vec2 pixel, const std::vector<std::vector<glm::vec2>>& squeezedRings) const;
  void addZonesLegend();
  void addThinLine(const std::vector<geo::PlaneRing>& lines, const Polyline& like);
  [[nodiscard]] const ZoneShapes* zonesShown() const;

  // marks.cpp: what stands on the ground
  void addLines();
  [[nodiscard]] std::vector<const atlas::Line*> shownLines() const;  // the stronger class last
  void addWays();
  void addWay(const std::string& from, const std::string& to, double priority);
  void addPlaces();
  void addEvents();
  void addOffMapArrow(const atlas::Event& event, geo::LonLat place);

  // names are collected while marks are added, then placed by importance
  void collectIslandNames();
  [[nodiscard]] bool isNamed(const atlas::Island& island) const;
  [[nodiscard]] Label islandLabel(const atlas::Island& island, glm::vec2 pixel, bool isConcerned,
                                  bool isSelected) const;
  void collectWaterNames();
  void placeLabels();

  [[nodiscard]] glm::vec2 pixelOf(geo::LonLat point) const;
  [[nodiscard]] std::vector<glm::vec2> pixelsOf(const std::vector<geo::LonLat>& line) const;
  [[nodiscard]] bool isInside(glm::vec2 pixel, float margin = 0) const;
  [[nodiscard]] bool isHidden(glm::vec2 pixel) const;                         // under the page's furniture
  [[nodiscard]] float px(float units) const { return units * frame_.scale; }  // 1/96 inch to pixels
  // Ground metres per unit of 1/96 inch: how far the map is zoomed, whatever the pixel density.
  [[nodiscard]] double metersPerUnit() const;
  [[nodiscard]] const Standing& standingOf(const std::string& island);
  [[nodiscard]] Color tintOf(const Standing& standing) const;
  [[nodiscard]] const atlas::Event* eventInFocus() const;
  // The islands that a selection is about: itself, its group's members, or those of its event.
  [[nodiscard]] std::vector<std::string> islandsOf(const view::Selection& selection) const;
  void outline(const view::Selection& selection, float width);
  void cite(const atlas::Evidence& evidence);

  const Stage& stage_;
  const atlas::Atlas& atlas_;
  const view::View& view_;
  view::Selection hovered_;
  const Basemap& basemap_;
  const Palette& palette_;
  Frame frame_;
  Scene scene_;
  std::vector<Box> reserved_;
  Placement placement_;
  geo::PlaneBox visible_;
  PolygonIds near_;  // visible polygons of the region
  PolygonIds far_;   // visible land that stays in the background
  std::unordered_map<std::string, Standing> standings_;
  std::vector<Label> labels_;
};

}  // namespace kurilscope::scene

#pragma once

#include <array>
#include <string>
#include <vector>

#include "scene/labels.hpp"
#include "scene/line_style.hpp"
#include "scene/survey.hpp"
#include "view/measure.hpp"
#include "view/standing.hpp"

namespace kurilscope::scene {

// How far a name may stand from its mark, joined by a leader, in 1/96 inch.
inline constexpr float kLongLeader = 130;

// Builds one scene, step by step in drawing order. Lives for one call of compose.
class Composer {
 public:
  Composer(const Stage& stage, const view::View& view, const Frame& frame, std::span<const Box> reserved,
           std::span<const view::Selection> hovered);

  [[nodiscard]] Scene compose(const OnGround& onGround = {});
  [[nodiscard]] std::vector<LegendEntry> legend();
  [[nodiscard]] LabelTask labelTask();  // the scene's names, all that placing them depends on
  // Where the names stand, if that is known already. Asks for no memory.
  [[nodiscard]] std::shared_ptr<const Lettering> knownNames() const;

 private:
  void addItems();  // all but the names, which it collects

  // composer.cpp: ground, status, islands
  void addSea();
  void addFarLand();
  void addRaster(bool isRelief);
  [[nodiscard]] const BaseRaster* raster() const;
  [[nodiscard]] bool isOverPicture() const;
  // Of land that a picture may lie under.
  [[nodiscard]] Color landColor(Color color) const;
  void addStatus();
  void addClaims();
  void addCoasts();
  void addHighlights();
  void addPointIslands();
  [[nodiscard]] double unitsAcross(const geo::PlaneBox& box) const;
  // Metres of the plane on the map, in 1/96 inch.
  [[nodiscard]] double unitsOf(double meters) const { return meters * scene_.transform.pixelsPerMeter / frame_.scale; }
  void buildLegend();
  void addLegendHeading();
  void addStatusLegend();
  void addLinesLegend();

  // difference.cpp: what differs between the two sides of a comparison, instead of how things stand
  void addDifference();
  void addDifferenceLegend();
  void addLineDifference();
  struct Difference;
  [[nodiscard]] Difference difference();
  void addClaimStripes(const view::Standing& standing, bool isLater, std::uint32_t polygon, Difference& found);
  enum class Fate { Stays, Goes, Comes };  // Comes: also what the second side calls otherwise
  [[nodiscard]] std::vector<std::pair<const atlas::Line*, Fate>> lineFates() const;  // in drawing order
  [[nodiscard]] LegendEntry fateLegend(const atlas::Line& line, Fate fate) const;
  // A side of a comparison, as far as the map's ground depends on it.
  struct Moment {
    atlas::Day date{};
    view::Perspective perspective = view::Perspective::Neutral;
  };
  [[nodiscard]] std::vector<const atlas::Line*> linesOf(const Moment& side, float margin = 0) const;
  [[nodiscard]] bool isSeen(const geo::PlaneRing& line, float margin = 0) const;
  [[nodiscard]] Color changedTint(const view::Standing& standing) const;
  [[nodiscard]] Color fateColor(Fate fate) const;

  // graticule.cpp: meridians and parallels, and what they are along the frame
  void addGraticule();
  void addTicks();  // over the land, under the names
  struct Ticks;
  void addTicks(const GraticuleLine& line, const std::vector<glm::vec2>& pixels, Ticks& ticks);
  [[nodiscard]] GraticuleKey graticuleKey() const;

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
  // Some parts of a line; all of it where it is chosen or hovered.
  void addLine(const atlas::Line& line, const std::vector<geo::PlaneRing>& parts, const LineStyle& style, Color color);
  [[nodiscard]] std::vector<const atlas::Line*> shownLines() const;  // the stronger class last
  void addWays();
  void addMeasurement();
  void addMeasuredArea(const std::vector<view::Leg>& legs);
  void nameEnds(const view::Measured& measured);
  void addFigures(std::vector<std::string> lines, glm::vec2 anchor, Stand stand);
  void addWay(const geo::PlaneRing& way, const std::string& island, std::string words, double priority);
  void addWayEnd(glm::vec2 pixel);
  void addRings();
  void addPlaces();
  void addEvents();
  [[nodiscard]] double freshnessOf(const atlas::Event& event) const;
  [[nodiscard]] std::string meetingsAt(const atlas::Place& place) const;
  void addEventLegend();
  void addOffMapArrow(const atlas::Event& event, geo::LonLat place);

  // map_names.cpp; names are collected while marks are added, then placed by importance; not where it is known how that
  // ends
  [[nodiscard]] bool needsNames() const { return names_ == nullptr; }
  [[nodiscard]] LabelKey labelKey() const;
  void keepMarkClear(const Box& mark, const std::string& id = {});
  void keepClear(const std::vector<glm::vec2>& line);
  void keepClear(const geo::PlaneRing& line);
  void collectIslandNames();
  [[nodiscard]] bool showsElsewhere(const atlas::Island& island, const LandCells& land) const;
  [[nodiscard]] bool isNamed(const atlas::Island& island) const;
  [[nodiscard]] bool isNamedAround(const atlas::Island& group) const;
  [[nodiscard]] bool isRoomy() const;
  [[nodiscard]] Label islandLabel(const atlas::Island& island, glm::vec2 pixel, bool isConcerned,
                                  bool isSelected) const;
  [[nodiscard]] Label groupLabel(const atlas::Island& group, glm::vec2 pixel) const;
  void collectWaterNames();
  [[nodiscard]] std::vector<glm::vec2> mostSeen(const std::vector<std::vector<geo::LonLat>>& lines) const;
  void placeLabels(const OnGround& onGround);
  void addNames();

  [[nodiscard]] glm::vec2 pixelOf(geo::LonLat point) const;
  template <class Record>
  [[nodiscard]] glm::vec2 pixelOf(const Record& record) const {
    return scene_.transform.pixel(survey_.planeOf(record));
  }
  [[nodiscard]] std::vector<glm::vec2> pixelsOf(const geo::PlaneRing& line) const;
  [[nodiscard]] std::vector<glm::vec2> pixelsOf(const std::vector<geo::LonLat>& line) const;
  [[nodiscard]] geo::PlaneBox boxAround(double marginPixels) const;  // of the picture
  [[nodiscard]] bool isVisible(std::uint32_t polygon) const;
  [[nodiscard]] bool isInside(glm::vec2 pixel, float margin = 0) const;
  [[nodiscard]] bool isHidden(glm::vec2 pixel) const;                         // under the page's furniture
  [[nodiscard]] float px(float units) const { return units * frame_.scale; }  // 1/96 inch to pixels
  // Ground metres per unit of 1/96 inch: how far the map is zoomed, whatever the pixel density.
  [[nodiscard]] double metersPerUnit() const;
  // How an island stands on one side of a comparison; both are the View itself where it compares nothing.
  enum class Side { First, Second };
  [[nodiscard]] const view::Standing& standingOf(Survey::Number island, Side side = Side::Second) const {
    return (*standings_[side == Side::First ? 0 : 1])[island];
  }
  [[nodiscard]] const view::Standing& standingOfPolygon(std::uint32_t polygon, Side side = Side::Second) const {
    return standingOf(survey_.numberOf(polygon), side);
  }
  [[nodiscard]] Color tintOf(const view::Standing& standing) const;
  [[nodiscard]] Color stripesColor(const std::string& party) const;
  // The fill and the edge of an islet's mark.
  [[nodiscard]] std::pair<Color, Color> markColors(Survey::Number island) const;
  [[nodiscard]] bool marksDifference() const { return view_.comparison.has_value(); }
  [[nodiscard]] const atlas::Event* eventInFocus() const;
  // The islands that a selection is about: itself, its group's members, or those of its event.
  [[nodiscard]] std::vector<const atlas::Event*> findShownEvents() const;
  void keepTopmost(std::vector<const atlas::Event*>& events) const;
  [[nodiscard]] std::vector<std::string> islandsOf(const view::Selection& selection) const;
  void outline(const std::vector<std::string>& islands, float width, float casing = 0);
  void cite(const atlas::Evidence& evidence);
  void listSources();

  const Stage& stage_;
  const atlas::Atlas& atlas_;
  const view::View& view_;
  std::span<const view::Selection> hovered_;
  const Basemap& basemap_;
  const Survey& survey_;
  const Palette& palette_;
  Frame frame_;
  Scene scene_;
  std::span<const Box> reserved_;
  LabelTask placement_;
  geo::PlaneBox visible_;
  PolygonIds near_;                  // polygons of the region, visible or within the ground's margin
  PolygonIds far_;                   // likewise, land that stays in the background
  std::pair<Moment, Moment> sides_;  // of the View's comparison
  std::array<const Survey::Standings*, 2> standings_{};
  std::vector<const std::string*> cited_;         // sources
  std::vector<const atlas::Event*> shownEvents_;  // the latest last, the focused one behind it
  std::shared_ptr<const std::vector<GraticuleLine>> graticule_;
  std::size_t firstOfGraticule_ = 0;  // of the scene's items
  std::vector<Symbol> wayEnds_;
  std::vector<Label> labels_;
  std::shared_ptr<const Lettering> names_;  // null until they are placed
};

}  // namespace kurilscope::scene

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text_hash.hpp"
#include "scene/basemap.hpp"
#include "scene/graticule.hpp"
#include "scene/polygon_ids.hpp"
#include "view/standing.hpp"

namespace kurilscope::scene {

// What every scene of an atlas on a basemap asks anew, worked out once: where records lie on the plane, whose each
// polygon is, how the islands stand between two changes. It grows as it is asked. One thread at a time.
class Survey {
 public:
  Survey(const atlas::Atlas& atlas, const Basemap& basemap);

  // Of records of the atlas; not finite where the projection cannot show them.
  [[nodiscard]] geo::Plane planeOf(const atlas::Island& island) const;
  [[nodiscard]] geo::Plane planeOf(const atlas::Place& place) const;
  // Events of one kind in one place share the number of their mark.
  struct EventMark {
    bool hasPlace = false;
    geo::Plane plane;
    std::uint32_t number = 0;
  };
  [[nodiscard]] const EventMark& markOf(const atlas::Event& event) const;
  [[nodiscard]] std::size_t markCount() const { return marks_.size(); }  // so far
  // Of a line that the atlas holds: its points that can be shown.
  [[nodiscard]] const geo::PlaneRing& planesOf(const std::vector<geo::LonLat>& line) const;

  // The parts of a line of the atlas, and those drawn among others, see partsApart.
  [[nodiscard]] const std::vector<geo::PlaneRing>& planesOf(const atlas::Line& line) const;
  [[nodiscard]] const std::vector<geo::PlaneRing>& planesApart(const atlas::Line& line,
                                                               const std::vector<const atlas::Line*>& shown) const;

  // The shortest ways from Hokkaido to each disputed island or group that is part of no other, as geodesics.
  struct Way {
    const atlas::Island* island = nullptr;
    double meters = 0;
    geo::PlaneRing line;
  };
  [[nodiscard]] const std::vector<Way>& ways() const;

  // Of the last key asked for, while it stays the same.
  [[nodiscard]] std::shared_ptr<const std::vector<GraticuleLine>> graticule(const GraticuleKey& key) const;

  // Islands are numbered, those that have land and those of the atlas alike.
  using Number = std::uint32_t;
  [[nodiscard]] Number numberOf(std::string_view island) const;  // of one that is known
  [[nodiscard]] Number numberOf(std::uint32_t polygon) const { return numberOfPolygon_[polygon]; }
  [[nodiscard]] std::size_t islandCount() const { return numbers_.size(); }
  // The longer side of the largest of an island's own polygons, metres; 0 where it has none.
  [[nodiscard]] double extentMeters(Number island) const { return extents_[island]; }

  // The polygons whose boxes overlap this one, rising: those of the region, and those that are drawn quietly. Of the
  // last box asked for they are remembered.
  struct LandFound {
    PolygonIds near;
    PolygonIds far;
  };
  [[nodiscard]] LandFound landIn(const geo::PlaneBox& box) const;

  // How each island stands, by its number. The days from one change of anything to the next share one answer.
  using Standings = std::vector<view::Standing>;
  [[nodiscard]] const Standings& standings(atlas::Day date, view::Perspective perspective) const;
  // The first day from which all islands have stood as they do on a day, and all lines run.
  [[nodiscard]] atlas::Day unchangedSince(atlas::Day date) const;

 private:
  // Polygons one after the other of one sort. The world's are 180 000, too many to be looked at one by one in a frame.
  struct Run {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    bool isQuiet = false;
    geo::PlaneBox bounds;
  };
  void findRuns();
  [[nodiscard]] LandFound lookForLand(const geo::PlaneBox& box) const;
  void numberIslands();
  void findChanges();

  const atlas::Atlas& atlas_;
  const Basemap& basemap_;
  std::unordered_map<std::string, Number, TextHash, std::equal_to<>> numbers_;
  std::vector<Number> numberOfPolygon_;
  std::vector<Run> runs_;
  std::vector<geo::PlaneBox> bounds_;  // of the polygons, one beside the other in memory
  std::vector<double> extents_;
  std::vector<atlas::Day> changes_;  // days on which a status, a claim or a line begins or ends, sorted
  std::vector<geo::Plane> islands_;
  std::vector<geo::Plane> places_;
  mutable std::vector<std::optional<EventMark>> events_;
  mutable std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> marks_;  // by place and kind
  mutable std::unordered_map<const geo::LonLat*, geo::PlaneRing> lines_;
  mutable std::unordered_map<const atlas::Line*, std::vector<geo::PlaneRing>> partsOfLines_;
  mutable std::map<std::pair<const atlas::Line*, std::vector<const atlas::Line*>>, std::vector<geo::PlaneRing>> apart_;
  mutable std::optional<std::vector<Way>> ways_;
  mutable std::optional<geo::PlaneBox> landBox_;
  mutable LandFound land_;
  mutable GraticuleKey graticuleKey_;
  mutable std::shared_ptr<const std::vector<GraticuleLine>> graticule_;
  mutable std::map<std::pair<atlas::Day, view::Perspective>, Standings> standings_;  // by the first day of each span
};

// The surveys of a stage, one a basemap.
class Surveys {
 public:
  [[nodiscard]] const Survey& of(const atlas::Atlas& atlas, const Basemap& basemap);

 private:
  std::map<const Basemap*, Survey> surveys_;
};

}  // namespace kurilscope::scene

#include "scene/survey.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "geo/geodesic.hpp"
#include "scene/compose.hpp"
#include "scene/line_parts.hpp"

namespace kurilscope::scene {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kWayStepMeters = 5000;

template <class Record>
std::vector<geo::Plane> planesOfAll(const std::vector<Record>& records, const geo::Projection& projection) {
  std::vector<geo::Plane> planes;
  planes.reserve(records.size());
  for (const Record& record : records) {
    planes.push_back(projection.project(record.position));
  }
  return planes;
}

geo::PlaneRing finite(geo::PlaneRing ring) {
  std::erase_if(ring, [](geo::Plane point) { return !std::isfinite(point.x) || !std::isfinite(point.y); });
  return ring;
}

template <class Record>
std::size_t indexOf(const Record& record, const std::vector<Record>& records) {
  return static_cast<std::size_t>(&record - records.data());
}

}  // namespace

Survey::Survey(const atlas::Atlas& atlas, const Basemap& basemap)
    : atlas_(atlas),
      basemap_(basemap),
      islands_(planesOfAll(atlas.islands(), basemap.projection)),
      places_(planesOfAll(atlas.places(), basemap.projection)),
      events_(atlas.events().size()) {
  findRuns();
  numberIslands();
  findChanges();
}

void Survey::findRuns() {
  constexpr std::uint32_t kLongest = 64;
  for (std::uint32_t i = 0; i < basemap_.polygons.size(); ++i) {
    const BasePolygon& polygon = basemap_.polygons[i];
    bounds_.push_back(polygon.bounds);
    const bool isQuiet = polygon.isFar || polygon.runsOn;
    if (runs_.empty() || runs_.back().isQuiet != isQuiet || i - runs_.back().first == kLongest) {
      runs_.push_back({i, i, isQuiet, polygon.bounds});
    }
    Run& run = runs_.back();
    run.end = i + 1;
    run.bounds = {std::fmin(run.bounds.left, polygon.bounds.left), std::fmin(run.bounds.bottom, polygon.bounds.bottom),
                  std::fmax(run.bounds.right, polygon.bounds.right), std::fmax(run.bounds.top, polygon.bounds.top)};
  }
}

Survey::LandFound Survey::landIn(const geo::PlaneBox& box) const {
  if (landBox_ != box) {
    land_ = lookForLand(box);
    landBox_ = box;
  }
  return land_;
}

Survey::LandFound Survey::lookForLand(const geo::PlaneBox& box) const {
  std::vector<std::uint32_t> near;
  std::vector<std::uint32_t> far;
  for (const Run& run : runs_) {
    if (!run.bounds.overlaps(box)) {
      continue;
    }
    std::vector<std::uint32_t>& land = run.isQuiet ? far : near;
    if (run.bounds.left >= box.left && run.bounds.right <= box.right && run.bounds.bottom >= box.bottom &&
        run.bounds.top <= box.top) {
      const std::size_t before = land.size();
      land.resize(before + run.end - run.first);
      std::iota(land.begin() + static_cast<std::ptrdiff_t>(before), land.end(), run.first);
      continue;
    }
    for (std::uint32_t i = run.first; i < run.end; ++i) {
      if (bounds_[i].overlaps(box)) {
        land.push_back(i);
      }
    }
  }
  return {std::move(near), std::move(far)};
}

void Survey::numberIslands() {
  const auto number = [this](const std::string& island) {
    const auto found = numbers_.try_emplace(island, static_cast<Number>(numbers_.size())).first->second;
    extents_.resize(numbers_.size());
    return found;
  };
  for (const BasePolygon& polygon : basemap_.polygons) {
    const Number island = numberOfPolygon_.emplace_back(number(polygon.island));
    if (polygon.isMain) {
      const geo::PlaneBox& bounds = polygon.bounds;
      extents_[island] = std::max({extents_[island], bounds.right - bounds.left, bounds.top - bounds.bottom});
    }
  }
  for (const atlas::Island& island : atlas_.islands()) {
    number(island.id);
  }
}

void Survey::findChanges() {
  const auto add = [this](const auto& records) {
    for (const auto& record : records) {
      changes_.push_back(record.from);
      if (record.to) {
        changes_.push_back(*record.to);
      }
    }
  };
  add(atlas_.records().status);
  add(atlas_.records().claims);
  for (const atlas::Line& line : atlas_.records().lines) {
    changes_.push_back(line.from.first);
    if (line.to) {  // see Line::covers
      changes_.insert(changes_.end(), {line.to->first, line.to->last + std::chrono::days{1}});
    }
  }
  std::ranges::sort(changes_);
}

geo::Plane Survey::planeOf(const atlas::Island& island) const { return islands_[indexOf(island, atlas_.islands())]; }

geo::Plane Survey::planeOf(const atlas::Place& place) const { return places_[indexOf(place, atlas_.places())]; }

const Survey::EventMark& Survey::markOf(const atlas::Event& event) const {
  std::optional<EventMark>& mark = events_[indexOf(event, atlas_.events())];
  if (!mark) {
    const auto position = atlas_.positionOf(event);
    const std::string& where = !event.place.empty() ? event.place : position ? event.islands.front() : event.id;
    mark = {.hasPlace = position.has_value(),
            .plane = position ? basemap_.projection.project(*position) : geo::Plane{kNaN, kNaN},
            .number = marks_.try_emplace({where, event.kind}, static_cast<std::uint32_t>(marks_.size())).first->second};
  }
  return *mark;
}

const geo::PlaneRing& Survey::planesOf(const std::vector<geo::LonLat>& line) const {
  const auto [found, isNew] = lines_.try_emplace(line.data());
  if (isNew) {
    found->second = finite(basemap_.projection.project(line));
  }
  return found->second;
}

const std::vector<geo::PlaneRing>& Survey::planesOf(const atlas::Line& line) const {
  const auto [found, isNew] = partsOfLines_.try_emplace(&line);
  if (isNew) {
    for (const std::vector<geo::LonLat>& part : line.parts) {
      found->second.push_back(finite(basemap_.projection.project(part)));
    }
  }
  return found->second;
}

const std::vector<geo::PlaneRing>& Survey::planesApart(const atlas::Line& line,
                                                       const std::vector<const atlas::Line*>& shown) const {
  if (line.kind != atlas::LineKind::Zone) {
    return planesOf(line);
  }
  constexpr std::size_t kMost = 256;
  if (apart_.size() > kMost) {
    apart_.clear();
  }
  const auto [found, isNew] = apart_.try_emplace({&line, shown});
  if (isNew) {
    for (const std::vector<geo::LonLat>& part : partsApart(line, shown)) {
      found->second.push_back(finite(basemap_.projection.project(part)));
    }
  }
  return found->second;
}

const std::vector<Survey::Way>& Survey::ways() const {
  if (ways_) {
    return *ways_;
  }
  ways_.emplace();
  for (const atlas::Island& island : atlas_.islands()) {
    const bool isOfGroup = std::ranges::any_of(island.partOf, [this](const std::string& id) {
      const atlas::Island* group = atlas_.island(id);
      return group != nullptr && group->disputed;
    });
    const auto way = island.disputed && !isOfGroup ? atlas_.shortestBetween("hokkaido", island.id) : std::nullopt;
    if (way) {
      const std::vector<geo::LonLat> line = geo::geodesicLine(way->from, way->to, kWayStepMeters);
      ways_->push_back({&island, way->distanceMeters, finite(basemap_.projection.project(line))});
    }
  }
  return *ways_;
}

std::shared_ptr<const std::vector<GraticuleLine>> Survey::graticule(const GraticuleKey& key) const {
  if (graticule_ == nullptr || graticuleKey_ != key) {
    graticuleKey_ = key;
    graticule_ = std::make_shared<const std::vector<GraticuleLine>>(graticuleOf(key, basemap_.projection));
  }
  return graticule_;
}

Survey::Number Survey::numberOf(std::string_view island) const { return numbers_.find(island)->second; }

atlas::Day Survey::unchangedSince(atlas::Day date) const {
  const auto next = std::ranges::upper_bound(changes_, date);
  return next == changes_.begin() ? atlas::Day::min() : *std::prev(next);
}

const Survey::Standings& Survey::standings(atlas::Day date, view::Perspective perspective) const {
  const auto [found, isNew] = standings_.try_emplace({unchangedSince(date), perspective});
  if (isNew) {
    found->second.resize(islandCount());
    for (const auto& [island, number] : numbers_) {
      found->second[number] = view::standingOf(atlas_, island, date, perspective);
    }
  }
  return found->second;
}

const Survey& Surveys::of(const atlas::Atlas& atlas, const Basemap& basemap) {
  return surveys_.try_emplace(&basemap, atlas, basemap).first->second;
}

std::shared_ptr<Surveys> newSurveys() { return std::make_shared<Surveys>(); }

}  // namespace kurilscope::scene

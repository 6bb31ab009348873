#include "app/kept_basemaps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "base/archive.hpp"
#include "base/assert.hpp"
#include "base/kept_file.hpp"

namespace kurilscope::app {

namespace {

namespace fs = std::filesystem;
using scene::Basemap;

// Raise the numbers with every change of what is written.
constexpr std::string_view kKind = "basemap 2";
constexpr std::string_view kFarKind = "far basemap 1";
constexpr std::size_t kMostFiles = 16;

struct Fields {};  // says where they are listed: in this namespace

template <class Archive>
void exchange(Archive& archive, std::pair<geo::Plane, geo::Plane>& edge) {
  auto& [a, b] = edge;
  archive(a, b);
}

template <class Archive>
void exchange(Archive& archive, scene::BasePolygon& polygon) {
  auto& [island, isMain, isFar, runsOn, rings, bounds, sketches, cuts] = polygon;
  archive(island, isMain, isFar, runsOn, rings, bounds, cuts);
  for (geo::PlanePolygon& sketch : sketches) {
    archive(sketch);
  }
}

using Hosts = std::vector<std::pair<std::string, std::string>>;

template <class Archive>
void exchange(Archive& archive, std::pair<std::string, std::string>& host) {
  auto& [place, island] = host;
  archive(place, island);
}

using Polygons = std::vector<scene::BasePolygon>;
using Boxes = std::vector<geo::PlaneBox>;

// Of a basemap that is kept: where, and how it is made anew.
struct Recipe {
  fs::path folder;  // empty: nothing is kept
  std::uint64_t key = 0;
  std::function<Result<Basemap>()> make;

  [[nodiscard]] fs::path file(std::string_view extension) const {
    return folder.empty() ? fs::path() : folder / fmt::format("{:016x}.{}", key, extension);
  }
};

std::size_t firstFar(const Polygons& polygons) {
  return static_cast<std::size_t>(std::ranges::find(polygons, true, &scene::BasePolygon::isFar) - polygons.begin());
}

Polygons farOf(const Polygons& polygons) {
  return {polygons.begin() + static_cast<std::ptrdiff_t>(firstFar(polygons)), polygons.end()};
}

Polygons farPolygons(const Recipe& recipe) {
  if (const auto bytes = readKept(recipe.file("far"), kFarKind)) {
    Polygons far;
    archive::Reader<Fields> reader(bytes->view());
    reader(far);
    if (reader.isWhole()) {
      return far;
    }
  }
  const Result<Basemap> made = recipe.make();
  KURILSCOPE_ASSERT(made.has_value(), "a projection that was good stays good");
  return farOf(made->polygons);
}

void addOutlines(Polygons& polygons, const Boxes& farBounds) {
  polygons.reserve(polygons.size() + farBounds.size());
  for (const geo::PlaneBox& bounds : farBounds) {
    scene::BasePolygon& polygon = polygons.emplace_back();
    polygon.isFar = true;
    polygon.bounds = bounds;
  }
}

std::optional<Basemap> find(const Recipe& recipe, geo::Projection projection) {
  std::error_code error;
  const auto bytes = readKept(recipe.file("basemap"), kKind);
  if (!bytes || !fs::exists(recipe.file("far"), error)) {
    return std::nullopt;
  }
  Basemap map{.projection = std::move(projection), .key = recipe.key};
  Boxes farBounds;
  Hosts hosts;
  archive::Reader<Fields> reader(bytes->view());
  reader(map.polygons, farBounds, map.isWorld, hosts);
  if (!reader.isWhole()) {
    return std::nullopt;
  }
  map.hosts.insert(hosts.begin(), hosts.end());
  addOutlines(map.polygons, farBounds);
  map.far = Late<Polygons>::by([recipe] { return farPolygons(recipe); });
  return map;
}

void keepBasemap(Basemap& map, const Recipe& recipe) {
  Hosts hosts(map.hosts.begin(), map.hosts.end());
  Polygons far = farOf(map.polygons);
  Polygons near(map.polygons.begin(), map.polygons.begin() + static_cast<std::ptrdiff_t>(firstFar(map.polygons)));
  Boxes farBounds;
  std::ranges::transform(far, std::back_inserter(farBounds), &scene::BasePolygon::bounds);
  archive::Writer<Fields> rings;
  rings(far);
  keep(recipe.file("far"), kFarKind, rings.take(), kMostFiles);
  archive::Writer<Fields> outlines;
  outlines(near, farBounds, map.isWorld, hosts);
  keep(recipe.file("basemap"), kKind, outlines.take(), kMostFiles);
}

Result<Basemap> keptOrMade(const Recipe& recipe, geo::Projection projection) {
  if (auto found = find(recipe, std::move(projection))) {
    return std::move(*found);
  }
  Result<Basemap> made = recipe.make();
  if (made && !recipe.folder.empty()) {
    keepBasemap(*made, recipe);
  }
  return made;
}

}  // namespace

Result<Basemap> keptRegionBasemap(const atlas::Atlas& atlas, const fs::path& folder) {
  auto projection = scene::regionProjection(atlas);
  if (!projection) {
    return tl::make_unexpected(projection.error());
  }
  return keptOrMade({folder, scene::basemapKey(atlas, false), [&atlas] { return scene::regionBasemap(atlas); }},
                    std::move(*projection));
}

Basemap keptWorldBasemap(const atlas::Atlas& atlas, const fs::path& folder) {
  const Recipe recipe{folder, scene::basemapKey(atlas, true),
                      [&atlas] { return Result<Basemap>(scene::worldBasemap(atlas)); }};
  Result<Basemap> world = keptOrMade(recipe, scene::worldProjection(atlas));
  KURILSCOPE_ASSERT(world.has_value(), "the world's projection is no pack's");
  return std::move(*world);
}

}  // namespace kurilscope::app

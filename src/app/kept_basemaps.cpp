#include "app/kept_basemaps.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/archive.hpp"
#include "base/kept_file.hpp"

namespace kurilscope::app {

namespace {

namespace fs = std::filesystem;
using scene::Basemap;

constexpr std::string_view kKind = "basemap 1";  // raise the number with every change of what is written
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

fs::path fileOf(const fs::path& folder, std::uint64_t key) {
  return folder.empty() ? fs::path() : folder / fmt::format("{:016x}.basemap", key);
}

std::optional<Basemap> find(const fs::path& folder, std::uint64_t key, geo::Projection projection) {
  const auto bytes = folder.empty() ? std::nullopt : readKept(fileOf(folder, key), kKind);
  if (!bytes) {
    return std::nullopt;
  }
  Basemap map{.projection = std::move(projection), .polygons = {}, .isWorld = false, .hosts = {}, .key = key};
  Hosts hosts;
  archive::Reader<Fields> reader(*bytes);
  reader(map.polygons, map.isWorld, hosts);
  if (!reader.isWhole()) {
    return std::nullopt;
  }
  map.hosts.insert(hosts.begin(), hosts.end());
  return map;
}

Basemap kept(Basemap map, const fs::path& folder) {
  Hosts hosts(map.hosts.begin(), map.hosts.end());
  archive::Writer<Fields> writer;
  writer(map.polygons, map.isWorld, hosts);
  keep(fileOf(folder, map.key), kKind, writer.take(), kMostFiles);
  return map;
}

}  // namespace

Result<Basemap> keptRegionBasemap(const atlas::Atlas& atlas, const fs::path& folder) {
  auto projection = scene::regionProjection(atlas);
  if (!projection) {
    return tl::make_unexpected(projection.error());
  }
  if (auto found = find(folder, scene::basemapKey(atlas, false), std::move(*projection))) {
    return std::move(*found);
  }
  return scene::regionBasemap(atlas).map([&folder](Basemap&& map) { return kept(std::move(map), folder); });
}

Basemap keptWorldBasemap(const atlas::Atlas& atlas, const fs::path& folder) {
  if (auto found = find(folder, scene::basemapKey(atlas, true), scene::worldProjection(atlas))) {
    return std::move(*found);
  }
  return kept(scene::worldBasemap(atlas), folder);
}

}  // namespace kurilscope::app

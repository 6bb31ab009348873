// How long it takes to ask for the nearest coast, after the coasts' trees were made: from places all over the region to
// every coast that the map reads out at the cursor, and from coast to coast.
#include <random>
#include <string>
#include <vector>

#include "base/allocator.hpp"
#include "geo/nearest.hpp"
#include "io/pack.hpp"
#include "measure.hpp"

namespace kurilscope::bench {
namespace {

void print(const std::string& what, const std::vector<double>& microseconds) {
  report(what + ", median", median(microseconds));
  report(what + ", p99", percentile(microseconds, 0.99));
}

void fromPlaces(const geo::Coast& coast, const char* what) {
  std::mt19937 random(1855);
  std::uniform_real_distribution<double> lon(141, 157);
  std::uniform_real_distribution<double> lat(42, 51);
  std::vector<double> times;
  for (int i = 0; i < 2000; ++i) {
    const geo::LonLat place{lon(random), lat(random)};
    times.push_back(1000 * millisecondsOf([&] { (void)coast.nearest(place); }));
  }
  print(what, times);
}

int run() {
  tuneAllocator();  // as main does
  Diagnostics diagnostics;
  const atlas::Atlas atlas = valueOf(io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics));
  const geo::Coast hokkaido = atlas.coastOf("hokkaido");
  fromPlaces(hokkaido, "a place to Hokkaido");
  fromPlaces(atlas.coastOf("kuril-chain"), "a place to the Kuril chain");
  std::vector<double> times;
  for (const char* id : {"kunashir", "iturup", "shikotan", "habomai", "urup", "paramushir", "shumshu"}) {
    const geo::Coast island = atlas.coastOf(id);
    times.push_back(1000 * millisecondsOf([&] { (void)hokkaido.nearest(island); }));
  }
  print("Hokkaido to an island, coast to coast", times);
  return 0;
}

}  // namespace
}  // namespace kurilscope::bench

int main() { return kurilscope::bench::run(); }

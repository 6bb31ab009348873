// How long it takes to ask for the nearest coast, after the coasts' trees were made: from places all over the region to
// every coast that the map reads out at the cursor, and from coast to coast.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

#include "geo/nearest.hpp"
#include "io/pack.hpp"

namespace kurilscope {
namespace {

using Clock = std::chrono::steady_clock;

double microsecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

void print(const char* what, std::vector<double> times) {
  std::ranges::sort(times);
  fmt::print("{:<44} median {:8.1f} us   p99 {:8.1f} us   worst {:8.1f} us\n", what, times[times.size() / 2],
             times[times.size() * 99 / 100], times.back());
}

void fromPlaces(const geo::Coast& coast, const char* what) {
  std::mt19937 random(1855);
  std::uniform_real_distribution<double> lon(141, 157);
  std::uniform_real_distribution<double> lat(42, 51);
  std::vector<double> times;
  double sum = 0;
  for (int i = 0; i < 2000; ++i) {
    const geo::LonLat place{lon(random), lat(random)};
    const Clock::time_point start = Clock::now();
    sum += coast.nearest(place).distanceMeters;
    times.push_back(microsecondsSince(start));
  }
  print(what, std::move(times));
  fmt::print("  (mean distance {:.0f} km)\n", sum / 2000 / 1000);
}

int run() {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  if (!atlas) {
    fmt::print(stderr, "{}\n", diagnostics.text());
    return 1;
  }
  const Clock::time_point start = Clock::now();
  const geo::Coast hokkaido = atlas->coastOf("hokkaido");
  const geo::Coast chain = atlas->coastOf("kuril-chain");
  fmt::print("coasts of Hokkaido and the chain made in {:.1f} ms\n", microsecondsSince(start) / 1000);
  fromPlaces(hokkaido, "a place to Hokkaido");
  fromPlaces(chain, "a place to the Kuril chain");
  std::vector<double> times;
  for (const char* id : {"kunashir", "iturup", "shikotan", "habomai", "urup", "paramushir", "shumshu"}) {
    const geo::Coast island = atlas->coastOf(id);
    const Clock::time_point begin = Clock::now();
    (void)hokkaido.nearest(island);
    times.push_back(microsecondsSince(begin));
  }
  print("Hokkaido to an island, coast to coast", std::move(times));
  return 0;
}

}  // namespace
}  // namespace kurilscope

int main() { return kurilscope::run(); }

// What it costs the processor to say what is to be drawn, before any of it is: composing the page while the map is
// panned, zoomed and the date scrubbed, placing all names of the chain anew, and how often a steady frame asks for
// memory. Prints a table; --json prints a line of JSON a figure instead; `--loop PLACE MOTION ROUNDS` does one thing
// again and again, for a profiler.
#include <cstring>
#include <string>

#include "../allocations.hpp"
#include "app/session.hpp"
#include "base/allocator.hpp"
#include "brief/page.hpp"
#include "io/pack.hpp"
#include "measure.hpp"
#include "motions.hpp"
#include "scene/composer.hpp"

namespace kurilscope::bench {
namespace {

constexpr scene::Frame kScreen{1920, 1080, 1};
constexpr scene::Frame kLaptop{1600, 900, 1};

class Bench {
 public:
  explicit Bench(const atlas::Atlas& atlas)
      : atlas_(atlas), props_(valueOf(app::Props::make(atlas))), stage_(props_.stage(atlas, zones_)) {}

  [[nodiscard]] scene::Scene composed(const view::View& view) const {
    return brief::composePage(stage_, view, kScreen, brief::windowPage());
  }

  // Milliseconds of each frame of a motion, the second time that it is made.
  [[nodiscard]] std::vector<double> timesOf(const view::View& view, Motion motion) const {
    for (int i = 0; i < kFrames; ++i) {
      (void)composed(moved(view, motion, i, stage_, kScreen));
    }
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) {
      const view::View next = moved(view, motion, i, stage_, kScreen);
      times.push_back(millisecondsOf([&] { (void)composed(next); }));
    }
    return times;
  }

  // Milliseconds of placing the names of a view, all that placing needs being at hand.
  [[nodiscard]] std::vector<double> placementTimes(const view::View& view) const {
    const scene::LabelTask task = scene::Composer(stage_, view, kLaptop, {}, {}).labelTask();
    const scene::LandCells land(stage_.region, task.transform, kLaptop);
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) {
      times.push_back(millisecondsOf([&] { (void)scene::lettered(task, land, stage_.type); }));
    }
    return times;
  }

  // Of a frame whose date is a day later than the last one's and on which nothing else changed.
  [[nodiscard]] double steadyAllocations(view::View view) const {
    view.date = atlas::day(1990, 6, 1);
    (void)composed(view);
    view.date += std::chrono::days{1};
    return static_cast<double>(test::allocationsOf([&] { (void)composed(view); }));
  }

  void loop(const char* place, const std::string& word, int rounds) const {
    const view::View view = viewOf(atlas_, place, true);
    for (int round = 0; round < rounds; ++round) {
      for (const auto& [motion, name] : kMotions) {
        for (int i = 0; word == name && i < kFrames; ++i) {
          (void)composed(moved(view, motion, i, stage_, kScreen));
        }
      }
      if (word == "names") {
        (void)placementTimes(view);
      }
    }
  }

 private:
  const atlas::Atlas& atlas_;
  scene::ZoneShelf zones_;
  app::Props props_;
  scene::Stage stage_;
};

void printTimes(const std::string& name, const std::vector<double>& times, bool isJson) {
  if (isJson) {
    report(name, median(times));
    report(name + ", p99", percentile(times, 0.99));
  } else {
    fmt::print("{:<60}{:>8.3f} ms, p99 {:>7.3f} ms\n", name, median(times), percentile(times, 0.99));
  }
}

void measure(const Bench& bench, const atlas::Atlas& atlas, bool isJson) {
  for (const char* place : kPlaces) {
    const view::View view = viewOf(atlas, place, true);
    for (const auto& [motion, word] : kMotions) {
      printTimes(fmt::format("composing, {}, all layers, {}", place, word), bench.timesOf(view, motion), isJson);
    }
  }
  printTimes("placing the names of the chain", bench.placementTimes(viewOf(atlas, "chain", true)), isJson);
  for (const char* place : kPlaces) {
    const std::string name = fmt::format("allocations of a steady frame, {}", place);
    const double count = bench.steadyAllocations(viewOf(atlas, place, true));
    isJson ? report(name, count) : fmt::print("{:<60}{:>8}\n", name, count);
  }
}

int run(int argc, char** argv) {
  tuneAllocator();  // as main does
  Diagnostics diagnostics;
  const atlas::Atlas atlas = valueOf(io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics));
  const Bench bench(atlas);
  if (argc == 5 && std::strcmp(argv[1], "--loop") == 0) {
    bench.loop(argv[2], argv[3], std::atoi(argv[4]));
  } else {
    measure(bench, atlas, argc > 1 && std::strcmp(argv[1], "--json") == 0);
  }
  return 0;
}

}  // namespace
}  // namespace kurilscope::bench

int main(int argc, char** argv) { return kurilscope::bench::run(argc, argv); }

// Walks through the window without a display and compares what it shows then with a window that is opened so:
// walk --seeds A..B --steps N [--pictures FOLDER]
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "walker.hpp"

namespace {

using kurilscope::test::Step;
using kurilscope::test::Walked;
using kurilscope::test::Walker;

struct Wanted {
  std::uint64_t first = 1;
  std::uint64_t last = 1;
  int steps = 60;
  std::filesystem::path pictures = std::filesystem::temp_directory_path();
};

template <class Number>
bool read(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

bool read(int count, char** words, Wanted& wanted) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view name = words[i];
    const std::string_view value = words[i + 1];
    const std::size_t dots = value.find("..");
    const bool isRead = name == "--seeds" && dots != std::string_view::npos
                            ? read(value.substr(0, dots), wanted.first) && read(value.substr(dots + 2), wanted.last)
                        : name == "--steps" ? read(value, wanted.steps)
                                            : name == "--pictures" && !(wanted.pictures = value).empty();
    if (!isRead) {
      return false;
    }
  }
  return count % 2 == 1;
}

void report(const Walker& walker, std::uint64_t seed, const std::vector<Step>& steps, const Wanted& wanted) {
  const std::vector<Step> fewest = walker.shortest(steps);
  const Walked walked = walker.walk(fewest);
  fmt::print("  {} of {} steps do it ({}):\n", fewest.size(), steps.size(), walked.problem);
  for (const Step& step : fewest) {
    fmt::print("    {}\n", kurilscope::test::inWords(step));
  }
  fmt::print("  its link: {}\n", walked.link);
  for (const auto& [name, picture] : {std::pair{"walked", &walked.walked}, std::pair{"opened", &walked.opened}}) {
    const auto path = wanted.pictures / fmt::format("walk-{}-{}.png", seed, name);
    if (picture->width > 0 && kurilscope::image::writePng(path, *picture)) {
      fmt::print("  {}\n", path.string());
    }
  }
}

}  // namespace

int main(int count, char** words) {
  if (count > 1 && std::strcmp(words[1], "snapshot") == 0) {
    return 0;  // the window saves pictures by starting its own program once more
  }
  Wanted wanted;
  if (!read(count, words, wanted)) {
    fmt::print(stderr, "walk --seeds A..B --steps N [--pictures FOLDER]\n");
    return 2;
  }
  ::setenv("PATH", "/nowhere", 1);  // links are not opened, nothing is copied
  const auto walker = Walker::create();
  if (!walker) {
    fmt::print(stderr, "walk: {}\n", walker.error().message);
    return 3;
  }
  int different = 0;
  for (std::uint64_t seed = wanted.first; seed <= wanted.last; ++seed) {
    const std::vector<Step> steps = kurilscope::test::stepsOf(seed, wanted.steps);
    fmt::print("walk {}: {} steps … ", seed, steps.size());
    std::fflush(stdout);
    const Walked walked = (*walker)->walk(steps);
    fmt::print("{}\n", walked.problem.empty() ? "the same" : walked.problem);
    if (!walked.problem.empty()) {
      ++different;
      report(**walker, seed, steps, wanted);
    }
    std::fflush(stdout);
  }
  fmt::print("{} walks of {} steps, {} with a difference\n", wanted.last - wanted.first + 1, wanted.steps, different);
  return different == 0 ? 0 : 1;
}

// What fuzzers start from and what they have found, once more in every run of the tests: each input below seeds/NAME
// and found/NAME goes through the harness of that name.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "harness.hpp"

namespace kurilscope::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputsOf(const std::string& harness) {
  std::vector<fs::path> inputs;
  for (const char* kind : {"seeds", "found"}) {
    const fs::path folder = fs::path(KURILSCOPE_SOURCE_DIR "/tests/fuzz") / kind / harness;
    if (fs::is_directory(folder)) {
      for (const auto& entry : fs::directory_iterator(folder)) {
        inputs.push_back(entry.path());
      }
    }
  }
  return inputs;
}

class Fuzz : public testing::TestWithParam<std::string> {};

TEST_P(Fuzz, KnownInputsBreakNothing) {
  const std::vector<fs::path> inputs = inputsOf(GetParam());
  EXPECT_FALSE(inputs.empty()) << "a fuzzer needs something to start from, in tests/fuzz/seeds/" << GetParam();
  for (const fs::path& input : inputs) {
    std::ifstream stream(input, std::ios::binary);
    EXPECT_NO_THROW(harnesses().at(GetParam())(std::string{std::istreambuf_iterator<char>(stream), {}})) << input;
  }
}

std::vector<std::string> names() {
  std::vector<std::string> names;
  for (const auto& [name, harness] : harnesses()) {
    names.push_back(name);
  }
  return names;
}

INSTANTIATE_TEST_SUITE_P(Harness, Fuzz, testing::ValuesIn(names()), [](const auto& name) { return name.param; });

}  // namespace
}  // namespace kurilscope::fuzz

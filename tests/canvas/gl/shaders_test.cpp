#include "canvas/gl/shader_source.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "canvas/gl/program.hpp"
#include "real_canvas.hpp"

namespace kurilscope::canvas::gl {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Shaders, EveryFileIsEmbeddedByteForByteAndNothingElse) {
  std::set<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(KURILSCOPE_SOURCE_DIR "/shaders")) {
    const std::string name = entry.path().filename().string();
    files.insert(name);
    const auto embedded = embeddedShaders().find(name);
    ASSERT_NE(embedded, embeddedShaders().end()) << name;
    EXPECT_EQ(embedded->second, contentOf(entry.path())) << name;
  }
  EXPECT_EQ(files.size(), embeddedShaders().size());
}

// NAME.frag goes with NAME.vert; land.vert serves the two ways of filling land, coast.vert water lines too.
TEST(Shaders, EveryPairLinksAndNoFileIsLeftOver) {
  ASSERT_NE(RealCanvas::get(), nullptr);
  std::set<std::pair<std::string, std::string>> pairs = {
      {"land.vert", "fill.frag"}, {"land.vert", "stripes.frag"}, {"coast.vert", "water.frag"}};
  for (const auto& [name, text] : embeddedShaders()) {
    const std::string stem = fs::path(name).stem().string();
    if (embeddedShaders().contains(stem + ".vert") && embeddedShaders().contains(stem + ".frag")) {
      pairs.emplace(stem + ".vert", stem + ".frag");
    }
  }
  std::set<std::string_view> used;
  for (const auto& [vertex, fragment] : pairs) {
    const auto program = Program::load(vertex, fragment);
    EXPECT_TRUE(program) << program.error().message;
    used.insert(vertex);
    used.insert(fragment);
  }
  for (const auto& [name, text] : embeddedShaders()) {
    EXPECT_TRUE(used.contains(name)) << name << " belongs to no pair";
  }
}

TEST(Shaders, AMissingOneIsNamed) {
  ASSERT_NE(RealCanvas::get(), nullptr);
  const auto program = Program::load("land.vert", "no-such.frag");
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().kind, ErrorKind::Machine);
  EXPECT_NE(program.error().message.find("no-such.frag"), std::string::npos);
}

}  // namespace
}  // namespace kurilscope::canvas::gl

// Golden pictures: each line of cases.txt runs the real program; its picture is compared with images/NAME.png.
//
// Limits, here and nowhere else. On the machine that made the pictures (the same renderer and fonts, see made_with.txt)
// they are strict; another version of Mesa or of the fonts moves edges, so there the limits only catch what a reader
// would see.
//   KURILSCOPE_UPDATE_GOLDEN=1 makes the pictures anew, on llvmpipe alone; such a run never passes. Look at them first.

#include <glad/gl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "image/image.hpp"
#include "platform/headless.hpp"
#include "scene/typesetter.hpp"

namespace kurilscope {
namespace {

struct Limits {
  int delta;     // of one channel, 0..255
  double share;  // of the pixels that may lie beyond it
};
constexpr Limits kSameMachine{2, 10.0 / (400 * 300)};
constexpr Limits kOtherMachine{40, 0.02};

const std::filesystem::path kFolder = KURILSCOPE_SOURCE_DIR "/tests/golden";
const std::filesystem::path kKept = KURILSCOPE_BINARY_DIR "/golden";

struct Case {
  std::string name;
  std::string arguments;
};

void PrintTo(const Case& golden, std::ostream* out) { *out << golden.arguments; }

std::vector<Case> cases() {
  std::vector<Case> all;
  std::ifstream file(kFolder / "cases.txt");
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    Case golden;
    if (words >> golden.name && golden.name[0] != '#') {
      std::getline(words, golden.arguments);
      golden.arguments = trimmed(golden.arguments);
      all.push_back(golden);
    }
  }
  return all;
}

// Renderer and fonts, the two things that pixels depend on besides the program.
std::string thisMachine() {
  const auto context = platform::HeadlessContext::create();
  const auto type = scene::Typesetter::fromSystem();
  if (!context || !type) {
    return "nothing that can draw";
  }
  std::string words = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  words += "\n" + std::string(reinterpret_cast<const char*>(glGetString(GL_VERSION)));
  for (const scene::Face face : {scene::Face::Sans, scene::Face::WaterItalic}) {
    const std::filesystem::path font = type->fontFile(face).path;
    words += fmt::format("\n{} {} bytes", font.filename().string(), std::filesystem::file_size(font));
  }
  return words + "\n";
}

std::string contentsOf(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Golden : public ::testing::TestWithParam<Case> {};

TEST_P(Golden, LooksAsBefore) {
  static const std::string machine = thisMachine();
  const std::filesystem::path madeWith = kFolder / "images" / "made_with.txt";
  const std::filesystem::path expectedPath = kFolder / "images" / (GetParam().name + ".png");
  std::filesystem::create_directories(kKept);
  const std::filesystem::path actualPath = kKept / (GetParam().name + ".actual.png");
  const std::string command =
      fmt::format("env -u DISPLAY -u WAYLAND_DISPLAY LIBGL_ALWAYS_SOFTWARE=1 '{}' snapshot --pack '{}' -o '{}' {}",
                  KURILSCOPE_BINARY_DIR "/kurilscope", KURILSCOPE_SOURCE_DIR "/data/kuril", actualPath.string(),
                  GetParam().arguments);
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  if (std::getenv("KURILSCOPE_UPDATE_GOLDEN") != nullptr) {
    ASSERT_NE(machine.find("llvmpipe"), std::string::npos)
        << "golden pictures are made on llvmpipe alone, not on " << machine;
    std::filesystem::copy_file(actualPath, expectedPath, std::filesystem::copy_options::overwrite_existing);
    std::ofstream(madeWith) << machine;
    FAIL() << "made anew, not compared: look at " << expectedPath;
  }
  ASSERT_TRUE(std::filesystem::exists(expectedPath)) << "no golden picture; the candidate is " << actualPath;
  const auto actual = image::readPng(actualPath);
  const auto expected = image::readPng(expectedPath);
  ASSERT_TRUE(actual) << actual.error().message;
  ASSERT_TRUE(expected) << expected.error().message;
  const Limits limits = contentsOf(madeWith) == machine ? kSameMachine : kOtherMachine;
  const image::Comparison difference = image::compare(actual->image, expected->image, limits.delta);
  ASSERT_TRUE(difference.sameSize);
  const double pixels = static_cast<double>(expected->image.width) * expected->image.height;
  if (static_cast<double>(difference.differing) > limits.share * pixels) {
    const std::filesystem::path diffPath = kKept / (GetParam().name + ".diff.png");
    static_cast<void>(image::writePng(diffPath, difference.difference));
    FAIL() << difference.differing << " pixels differ by more than " << limits.delta << " of 255; see " << actualPath
           << " and " << diffPath << "\n"
           << difference.worstPixels << "on " << machine;
  }
  std::filesystem::remove(actualPath);
  std::filesystem::remove(kKept / (GetParam().name + ".diff.png"));  // of an earlier run
}

TEST(GoldenPictures, EachBelongsToACaseAndEachCaseHasItsOwnName) {
  std::set<std::string> names;
  for (const Case& golden : cases()) {
    EXPECT_TRUE(names.insert(golden.name + ".png").second) << golden.name << " stands twice in cases.txt";
    EXPECT_FALSE(golden.arguments.empty()) << golden.name;
  }
  EXPECT_GE(names.size(), 15U);
  for (const auto& entry : std::filesystem::directory_iterator(kFolder / "images")) {
    const std::string file = entry.path().filename().string();
    EXPECT_TRUE(file == "made_with.txt" || names.contains(file)) << file << " belongs to no case";
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, ::testing::ValuesIn(cases()), [](const auto& each) {
  std::string name = each.param.name;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace kurilscope

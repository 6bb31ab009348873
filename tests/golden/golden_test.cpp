// Golden pictures: each line of cases.txt runs the real program; its picture is compared with images/NAME.png.
//
// Limits, here and nowhere else. On the machine that made the pictures (the same renderer and fonts, see made_with.txt)
// they are strict. Another version of Mesa places edges differently within a pixel, and another one of GEOS makes other
// far coasts; there small tiles are held, which a label that is lost, or stands elsewhere, breaks anywhere (tiles.hpp).
//   KURILSCOPE_STRICT_GOLDEN=1 fails where the strict limits do not apply.
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

#include "../hermetic.hpp"
#include "tiles.hpp"

namespace kurilscope {
namespace {

// Strict: how far one channel of a pixel may differ, and the share of the pixels that may lie beyond it.
constexpr int kStrictDelta = 2;
constexpr double kStrictShare = 10.0 / (400 * 300);
// Elsewhere. With Mesa 25 and GEOS 3.13, 17 pixels of a tile have no like at worst, in far coasts, and 6 otherwise; a
// name of five letters that is lost leaves 28.
constexpr test::TileLimits kElsewhere{.delta = 24, .reach = 1, .side = 32, .most = 22};

const std::filesystem::path kFolder = KURILSCOPE_SOURCE_DIR "/tests/golden";
const std::filesystem::path kMadeWith = kFolder / "images" / "made_with.txt";
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
std::string drawnWith() {
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

const std::string& thisMachine() {
  static const std::string machine = drawnWith();
  return machine;
}

std::string contentsOf(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool isStrict() {
  static const bool isSame = contentsOf(kMadeWith) == thisMachine();
  return isSame;
}

// What is wrong with a picture, for a reader; empty where it is as expected. The difference is kept beside it.
std::string wrongWith(const image::Image& actual, const image::Image& expected, const std::filesystem::path& diffPath) {
  const image::Comparison difference = image::compare(actual, expected, kStrictDelta);
  if (!difference.sameSize) {
    return "it has another size";
  }
  std::string wrong;
  if (isStrict()) {
    const double pixels = static_cast<double>(expected.width) * expected.height;
    if (static_cast<double>(difference.differing) > kStrictShare * pixels) {
      wrong = fmt::format("{} pixels differ by more than {} of 255", difference.differing, kStrictDelta);
    }
  } else if (const auto worst = test::worstTile(actual, expected, kElsewhere); worst.pixels > kElsewhere.most) {
    wrong = fmt::format("{} of the pixels from {},{} have no like; {} may", worst.pixels, worst.x, worst.y,
                        kElsewhere.most);
  }
  if (!wrong.empty()) {
    static_cast<void>(image::writePng(diffPath, difference.difference));
    wrong += fmt::format("; see {}\n{}on {}", diffPath.string(), difference.worstPixels, thisMachine());
  }
  return wrong;
}

// Each picture is drawn with an empty cache: what another build kept there might be what is compared.
class Golden : public ::testing::TestWithParam<Case> {
 protected:
  Golden() {
    std::filesystem::create_directories(kKept);
    home_ = mkdtemp((kKept / "home-XXXXXX").string().data());
    test::liveIn(home_);
  }
  ~Golden() override {
    std::error_code ignored;
    std::filesystem::remove_all(home_, ignored);
  }

 private:
  std::filesystem::path home_;
};

TEST_P(Golden, LooksAsBefore) {
  const std::filesystem::path expectedPath = kFolder / "images" / (GetParam().name + ".png");
  const std::filesystem::path actualPath = kKept / (GetParam().name + ".actual.png");
  const std::string command =
      fmt::format("env -u DISPLAY -u WAYLAND_DISPLAY LIBGL_ALWAYS_SOFTWARE=1 '{}' snapshot --pack '{}' -o '{}' {}",
                  KURILSCOPE_BINARY_DIR "/kurilscope", KURILSCOPE_SOURCE_DIR "/data/kuril", actualPath.string(),
                  GetParam().arguments);
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
  if (std::getenv("KURILSCOPE_UPDATE_GOLDEN") != nullptr) {
    ASSERT_NE(thisMachine().find("llvmpipe"), std::string::npos)
        << "golden pictures are made on llvmpipe alone, not on " << thisMachine();
    std::filesystem::copy_file(actualPath, expectedPath, std::filesystem::copy_options::overwrite_existing);
    std::ofstream(kMadeWith) << thisMachine();
    FAIL() << "made anew, not compared: look at " << expectedPath;
  }
  ASSERT_TRUE(std::filesystem::exists(expectedPath)) << "no golden picture; the candidate is " << actualPath;
  const auto actual = image::readPng(actualPath);
  const auto expected = image::readPng(expectedPath);
  ASSERT_TRUE(actual) << actual.error().message;
  ASSERT_TRUE(expected) << expected.error().message;
  const std::filesystem::path diffPath = kKept / (GetParam().name + ".diff.png");
  const std::string wrong = wrongWith(actual->image, expected->image, diffPath);
  ASSERT_TRUE(wrong.empty()) << actualPath << ": " << wrong;
  std::filesystem::remove(actualPath);
  std::filesystem::remove(diffPath);  // of an earlier run
}

TEST(GoldenPictures, AreHeldToTheStrictLimitsHere) {
  if (!isStrict()) {
    ASSERT_EQ(std::getenv("KURILSCOPE_STRICT_GOLDEN"), nullptr) << "they were made with\n"
                                                                << contentsOf(kMadeWith) << "and this is\n"
                                                                << thisMachine();
    GTEST_SKIP() << "they are compared by tiles, for this is\n" << thisMachine();
  }
}

// The tiles hold what they are there for: the shortest name of a picture, painted over with the land it stands on.
TEST(GoldenPictures, ALostNameIsSeenOnEveryMachine) {
  const auto whole = image::readPng(kFolder / "images" / "tokyo.png");
  ASSERT_TRUE(whole) << whole.error().message;
  EXPECT_EQ(test::worstTile(whole->image, whole->image, kElsewhere).pixels, 0);
  image::Image without = whole->image;
  constexpr int kLeft = 87;  // "Rausu"
  constexpr int kRight = 103;
  constexpr int kTop = 177;
  constexpr int kBottom = 184;
  for (int y = kTop; y < kBottom; ++y) {
    for (int x = kLeft; x < kRight; ++x) {
      std::copy_n(whole->image.pixel(x, kBottom), 4,
                  &without.rgba[static_cast<std::size_t>(4 * (y * without.width + x))]);
    }
  }
  EXPECT_GT(test::worstTile(without, whole->image, kElsewhere).pixels, kElsewhere.most);
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

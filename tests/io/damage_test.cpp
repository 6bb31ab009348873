#include <gtest/gtest.h>

#include <random>

#include "small_pack.hpp"

// Whatever bytes a pack holds: it loads whole, or it does not load and says why. Nothing crashes or hangs.

namespace kurilscope::io {
namespace {

const std::vector<std::string> kFiles = {
    "pack.toml",   "islands.csv",     "places.csv",    "events.csv",     "status.csv",        "claims.csv",
    "periods.csv", "distances.csv",   "sources.csv",   "meetings.csv",   "disagreements.csv", "positions.csv",
    "article.csv", "settlements.csv", "coast.geojson", "waters.geojson", "lines.geojson"};

void expectWholeOrExplained(const TempFolder& folder, const std::string& file) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = loadPack(folder.path(), diagnostics);
  EXPECT_EQ(atlas.has_value(), diagnostics.empty()) << file << "\n" << diagnostics.text();
}

class Damaged : public testing::TestWithParam<std::string> {};

TEST_P(Damaged, FlippedBytes) {
  const std::string& file = GetParam();
  const TempFolder folder;
  writeSmallPack(folder);
  const std::string whole = folder.read(file);
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (int flips = 0; flips <= round % 4; ++flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
    }
    folder.write(file, bytes);
    expectWholeOrExplained(folder, file);
  }
}

TEST_P(Damaged, CutOff) {
  const std::string& file = GetParam();
  const TempFolder folder;
  writeSmallPack(folder);
  const std::string whole = folder.read(file);
  for (std::size_t step = 0; step < 30; ++step) {
    folder.write(file, whole.substr(0, whole.size() * step / 30));
    expectWholeOrExplained(folder, file);
  }
}

INSTANTIATE_TEST_SUITE_P(Pack, Damaged, testing::ValuesIn(kFiles),
                         [](const auto& file) { return file.param.substr(0, file.param.find('.')); });

TEST(DamagedCoast, IsAProblemWhenCutOffAndNeverACrash) {
  const TempFolder folder;
  const std::filesystem::path data = KURILSCOPE_SOURCE_DIR "/data";
  std::filesystem::copy(data / "kuril", folder.path() / "kuril", std::filesystem::copy_options::recursive);
  std::filesystem::copy(data / "world", folder.path() / "world", std::filesystem::copy_options::recursive);
  const std::string whole = folder.read("kuril/coast.fgb");
  std::mt19937 random(3);
  for (const double part : {0.0001, 0.01, 0.3, 0.7, 0.999}) {
    folder.write("kuril/coast.fgb",
                 whole.substr(0, static_cast<std::size_t>(part * static_cast<double>(whole.size()))));
    Diagnostics diagnostics;
    EXPECT_FALSE(loadPack(folder.path() / "kuril", diagnostics)) << part;
    EXPECT_NE(diagnostics.text().find("coast.fgb"), std::string::npos) << diagnostics.text();
  }
  for (int round = 0; round < 10; ++round) {
    std::string bytes = whole;
    bytes[random() % 2000] = static_cast<char>(random() & 0xFF);  // the header and the index, where it hurts most
    folder.write("kuril/coast.fgb", bytes);
    Diagnostics diagnostics;
    const bool loaded = loadPack(folder.path() / "kuril", diagnostics).has_value();
    EXPECT_EQ(loaded, diagnostics.empty()) << diagnostics.text();
  }
}

}  // namespace
}  // namespace kurilscope::io

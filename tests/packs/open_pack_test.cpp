#include "packs/open_pack.hpp"

#include <gtest/gtest.h>

namespace kurilscope::packs {
namespace {

TEST(OpenPack, ReadsThroughTheModuleAndTellsOfProblems) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = readPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
  ASSERT_TRUE(atlas) << atlas.error().message << diagnostics.text();
  EXPECT_GT(atlas->events().size(), 100u);
  const Result<atlas::Atlas> none = openPack(KURILSCOPE_SOURCE_DIR "/no such pack", diagnostics);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::Input);
}

TEST(DefaultPack, IsFoundBesideTheProgramOrTheErrorNamesThePlaces) {
  const Result<std::filesystem::path> path = defaultPack();
  if (path) {
    EXPECT_TRUE(std::filesystem::exists(*path / "pack.toml"));
  } else {
    EXPECT_EQ(path.error().kind, ErrorKind::Input);
    EXPECT_NE(path.error().message.find("share/kurilscope/data/kuril"), std::string::npos) << path.error().message;
  }
}

}  // namespace
}  // namespace kurilscope::packs

#include "canvas/gl/kept_meshes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "../../real_stage.hpp"

namespace kurilscope::canvas::gl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLevel = 9;  // a coarse one, quickly made

class KeptMeshes : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(RealStage::get(), nullptr);
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] LandMesh load() const { return keptLandMesh(RealStage::get()->region, kLevel, folder_); }
  [[nodiscard]] fs::path onlyFile() const {
    const fs::directory_iterator files(folder_);
    return files->path();
  }

  fs::path folder_ = fs::path(testing::TempDir()) / ("kurilscope-kept-meshes-" + std::to_string(::getpid()));
};

void expectSame(const LandMesh& a, const LandMesh& b) {
  EXPECT_EQ(a.fill.vertices, b.fill.vertices);
  EXPECT_EQ(a.fill.indices, b.fill.indices);
  EXPECT_EQ(a.coast.indices, b.coast.indices);
  EXPECT_EQ(a.softCoast.indices, b.softCoast.indices);
  ASSERT_EQ(a.coast.chunks.size(), b.coast.chunks.size());
  EXPECT_EQ(a.coast.chunks.back().firstIndex, b.coast.chunks.back().firstIndex);
}

TEST_F(KeptMeshes, WhatWasKeptIsWhatWasMade) {
  const LandMesh made = load();
  expectSame(made, buildLandMesh(RealStage::get()->region, kLevel));
  const fs::file_time_type written = fs::last_write_time(onlyFile());
  expectSame(load(), made);
  EXPECT_EQ(fs::last_write_time(onlyFile()), written) << "it was made again";
}

TEST_F(KeptMeshes, ADamagedFileIsMadeAgain) {
  const LandMesh made = load();
  std::string bytes(fs::file_size(onlyFile()), 0);
  std::ifstream(onlyFile(), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(onlyFile(), std::ios::binary) << bytes;
  expectSame(load(), made);
  std::string again(bytes.size(), 0);
  std::ifstream(onlyFile(), std::ios::binary).read(again.data(), static_cast<std::streamsize>(again.size()));
  EXPECT_NE(again, bytes) << "the damage is still there";
}

TEST_F(KeptMeshes, ABasemapWithoutAKeyIsNotKept) {
  const scene::Basemap& region = RealStage::get()->region;
  const scene::Basemap nameless{
      .projection = scene::worldProjection(RealStage::get()->atlas), .polygons = region.polygons, .hosts = {}};
  (void)keptLandMesh(nameless, kLevel, folder_);
  EXPECT_FALSE(fs::exists(folder_));
}

}  // namespace
}  // namespace kurilscope::canvas::gl

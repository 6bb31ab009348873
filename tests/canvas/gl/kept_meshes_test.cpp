#include "canvas/gl/kept_meshes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
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

  [[nodiscard]] LandMeshBytes load() const { return keptLandMesh(RealStage::get()->region, kLevel, folder_); }
  [[nodiscard]] fs::path onlyFile() const {
    const fs::directory_iterator files(folder_);
    return files->path();
  }

  fs::path folder_ = fs::path(testing::TempDir()) / ("kurilscope-kept-meshes-" + std::to_string(::getpid()));
};

template <class Vertex>
void expectSame(const LandMeshBytes::Part<Vertex>& a, const LandMeshBytes::Part<Vertex>& b) {
  EXPECT_FALSE(a.vertices.bytes.empty());
  EXPECT_TRUE(a.vertices.bytes == b.vertices.bytes);
  EXPECT_TRUE(a.indices.bytes == b.indices.bytes);
  ASSERT_EQ(a.chunks.size(), b.chunks.size());
  EXPECT_EQ(a.chunks.back().firstIndex, b.chunks.back().firstIndex);
}

void expectSame(const LandMeshBytes& a, const LandMeshBytes& b) {
  expectSame(a.fill, b.fill);
  expectSame(a.coast, b.coast);
  expectSame(a.softCoast, b.softCoast);
}

TEST_F(KeptMeshes, BytesAreThoseOfTheMesh) {
  const LandMesh mesh = buildLandMesh(RealStage::get()->region, kLevel);
  const LandMeshBytes bytes = bytesOf(mesh);
  ASSERT_EQ(bytes.coast.vertices.bytes.size(), mesh.coast.vertices.size() * sizeof(Rib));
  EXPECT_EQ(
      std::memcmp(bytes.coast.vertices.bytes.data(), mesh.coast.vertices.data(), bytes.coast.vertices.bytes.size()), 0);
  ASSERT_EQ(bytes.fill.indices.bytes.size(), mesh.fill.indices.size() * sizeof(std::uint32_t));
  EXPECT_EQ(std::memcmp(bytes.fill.indices.bytes.data(), mesh.fill.indices.data(), bytes.fill.indices.bytes.size()), 0);
  EXPECT_EQ(bytes.softCoast.chunks.size(), mesh.softCoast.chunks.size());
}

TEST_F(KeptMeshes, WhatWasKeptIsWhatWasMade) {
  const LandMeshBytes made = load();
  expectSame(made, bytesOf(buildLandMesh(RealStage::get()->region, kLevel)));
  const fs::file_time_type written = fs::last_write_time(onlyFile());
  expectSame(load(), made);
  EXPECT_EQ(fs::last_write_time(onlyFile()), written) << "it was made again";
}

TEST_F(KeptMeshes, ADamagedFileIsMadeAgain) {
  const LandMeshBytes made = load();
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

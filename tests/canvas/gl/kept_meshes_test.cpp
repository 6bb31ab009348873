#include "canvas/gl/kept_meshes.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "../../real_stage.hpp"
#include "scene/compose.hpp"
#include "view/command.hpp"

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

  [[nodiscard]] LandMeshBytes load() const { return keptLandMesh(RealStage::get()->region, {kLevel, {}}, folder_); }
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

// The corners of a chunk's triangles, in order.
std::vector<MapPoint> corners(const LandMeshBytes::Part<Rib>& part, const Chunk& chunk) {
  std::vector<MapPoint> points;
  for (std::uint32_t i = chunk.firstIndex; i < chunk.firstIndex + chunk.indexCount; ++i) {
    std::uint32_t index = 0;
    std::memcpy(&index, part.indices.bytes.data() + i * sizeof index, sizeof index);
    Rib rib;
    std::memcpy(&rib, part.vertices.bytes.data() + index * sizeof rib, sizeof rib);
    points.push_back(rib.at);
  }
  return points;
}

TEST_F(KeptMeshes, APartHasTheSameTrianglesWhereItIs) {
  const LandMeshBytes whole = load();
  const Squares squares{-1, -1, 0, 0};
  const MeshName name{kLevel, squares};
  const LandMeshBytes part = keptLandMesh(RealStage::get()->region, name, folder_);
  ASSERT_FALSE(part.coast.chunks.empty());
  EXPECT_LT(part.coast.chunks.size(), whole.coast.chunks.size());
  EXPECT_LT(part.coast.vertices.bytes.size(), whole.coast.vertices.bytes.size());
  auto from = whole.coast.chunks.begin();
  for (const Chunk& chunk : part.coast.chunks) {
    from = std::ranges::find_if(from, whole.coast.chunks.end(), [&](const Chunk& other) {
      return other.polygon == chunk.polygon && other.bounds.left == chunk.bounds.left &&
             other.bounds.top == chunk.bounds.top && other.indexCount == chunk.indexCount;
    });
    ASSERT_NE(from, whole.coast.chunks.end()) << "in the same order";
    EXPECT_EQ(corners(part.coast, chunk), corners(whole.coast, *from));
  }
  expectSame(keptLandMesh(RealStage::get()->region, name, folder_), part);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 2) << "it has a file of its own";
}

TEST(MeshNames, AnInsetsAreTheSquaresAroundIt) {
  ASSERT_NE(RealStage::get(), nullptr);
  const RealStage& real = *RealStage::get();
  const view::View view = view::apply(view::initialView(real.atlas), view::GoToView{"habomai"}, real.atlas);
  const scene::Scene scene = scene::compose(real.stage, view, {400, 300, 1});
  const MeshName whole = meshOf(scene, false);
  const MeshName part = meshOf(scene, true);
  EXPECT_FALSE(whole.squares);
  ASSERT_TRUE(part.squares);
  EXPECT_GT(part.squares->right, part.squares->left);
  EXPECT_GT(part.squares->top, part.squares->bottom);
  EXPECT_TRUE(whole.covers(part));
  EXPECT_TRUE(part.covers(part));
  EXPECT_FALSE(part.covers(whole));
  EXPECT_FALSE((MeshName{part.level + 1, {}}.covers(part)));
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
  (void)keptLandMesh(nameless, {kLevel, {}}, folder_);
  EXPECT_FALSE(fs::exists(folder_));
}

}  // namespace
}  // namespace kurilscope::canvas::gl

#include "canvas/gl/canvas.hpp"

#include <glad/gl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "../../real_stage.hpp"
#include "brief/page.hpp"
#include "canvas/gl/land_mesh.hpp"
#include "canvas/gl/program.hpp"
#include "canvas/gl/shader_source.hpp"
#include "platform/headless.hpp"

namespace kurilscope::canvas::gl {
namespace {

using test::RealStage;

class GlCanvas : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto context = platform::HeadlessContext::create();
    ASSERT_TRUE(context) << context.error().message;
    context_ = new platform::HeadlessContext(std::move(*context));
    stage_ = new scene::Stage(RealStage::get().stage());
    auto canvas = Canvas::create(*stage_);
    ASSERT_TRUE(canvas) << canvas.error().message;
    canvas_ = new Canvas(std::move(*canvas));
  }
  static void TearDownTestSuite() {
    delete canvas_;
    delete stage_;
    delete context_;
  }

  static image::Image render(const view::View& view, const scene::Frame& frame) {
    return canvas_->render(brief::composePage(*stage_, view, frame, brief::Page{})).value();
  }

  static platform::HeadlessContext* context_;
  static scene::Stage* stage_;
  static Canvas* canvas_;
};

platform::HeadlessContext* GlCanvas::context_ = nullptr;
scene::Stage* GlCanvas::stage_ = nullptr;
Canvas* GlCanvas::canvas_ = nullptr;

std::set<std::string> shadersOnDisk() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(KURILSCOPE_SOURCE_DIR "/shaders")) {
    names.insert(entry.path().filename());
  }
  return names;
}

TEST_F(GlCanvas, EveryShaderFileIsEmbeddedAndLinks) {
  std::set<std::string> embedded;
  for (const auto& [name, text] : embeddedShaders()) {
    embedded.emplace(name);
  }
  EXPECT_EQ(embedded, shadersOnDisk());
  std::set<std::string> linked;
  for (const auto& [vertex, fragment] : {std::pair{"land.vert", "fill.frag"},
                                         {"land.vert", "hatch.frag"},
                                         {"coast.vert", "coast.frag"},
                                         {"area.vert", "area.frag"},
                                         {"line.vert", "line.frag"},
                                         {"symbol.vert", "symbol.frag"},
                                         {"rectangle.vert", "rectangle.frag"},
                                         {"text.vert", "text.frag"}}) {
    const auto program = Program::load(vertex, fragment);
    EXPECT_TRUE(program) << program.error().message;
    linked.insert({vertex, fragment});
  }
  EXPECT_EQ(linked, shadersOnDisk()) << "a shader that no program uses";
}

TEST_F(GlCanvas, AMissingShaderIsAnErrorThatNamesIt) {
  const auto program = Program::load("land.vert", "nothing.frag");
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().kind, ErrorKind::Machine);
  EXPECT_NE(program.error().message.find("nothing.frag"), std::string::npos);
}

TEST_F(GlCanvas, TheSameSceneGivesTheSamePixels) {
  const view::View view = RealStage::get().view(1956, 10, 19);
  EXPECT_EQ(render(view, {640, 360, 1}).rgba, render(view, {640, 360, 1}).rgba);
}

TEST_F(GlCanvas, PicturesBeyondOneTileHaveNoSeam) {
  // 5000 pixels need two tiles; the same scene drawn with its picture moved left fills one tile with the seam inside.
  const view::View view = RealStage::get().view(2019, 1, 22, "southern");
  const scene::Scene scene = brief::composePage(*stage_, view, {5000, 200, 1}, brief::Page{});
  const image::Image tiled = canvas_->render(scene).value();
  GLuint texture = 0;
  GLuint framebuffer = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 1000, 200, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  canvas_->draw(scene, -3600, 0, 200, true);
  std::vector<std::uint8_t> rows(4 * 1000 * 200);
  glReadPixels(0, 0, 1000, 200, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteFramebuffers(1, &framebuffer);
  glDeleteTextures(1, &texture);
  int differing = 0;
  for (int y = 0; y < 200; ++y) {
    for (int x = 0; x < 1000; ++x) {
      const std::uint8_t* a = tiled.pixel(3600 + x, y);
      const std::uint8_t* b = &rows[4 * (static_cast<std::size_t>(199 - y) * 1000 + static_cast<std::size_t>(x))];
      differing += std::abs(a[0] - b[0]) > 2 || std::abs(a[1] - b[1]) > 2 || std::abs(a[2] - b[2]) > 2 ? 1 : 0;
    }
  }
  EXPECT_LE(differing, 20);
}

TEST_F(GlCanvas, DatesChangeThePicture) {
  const image::Image before = render(RealStage::get().view(1945, 8, 20), {640, 360, 1});
  const image::Image after = render(RealStage::get().view(1945, 9, 3), {640, 360, 1});
  EXPECT_GT(image::compare(before, after, 8).differing, 500);
}

TEST_F(GlCanvas, AFrameDrawsInFewCalls) {
  const scene::Scene scene =
      brief::composePage(*stage_, RealStage::get().view(1956, 10, 19), {1600, 900, 1}, brief::Page{});
  canvas_->render(scene).value();
  GLuint framebuffer = 0;
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 1600, 900, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glGenFramebuffers(1, &framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  const FrameCounts counts = canvas_->draw(scene, 0, 0, 900, true);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteFramebuffers(1, &framebuffer);
  glDeleteTextures(1, &texture);
  EXPECT_TRUE(counts.isFinal);
  EXPECT_GT(counts.drawCalls, 5);
  EXPECT_LT(counts.drawCalls, 120);
  EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));
}

double shoelace(const geo::PlaneRing& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
  }
  return std::abs(sum) / 2;
}

// Every polygon that something is left of has triangles, at every level, on both basemaps: none is ever unfilled.
TEST(LandMesh, EveryPolygonIsFilledAtEveryLevel) {
  const scene::Stage stage = RealStage::get().stage();
  for (const scene::Basemap* basemap : {&stage.region, &stage.world}) {
    for (std::size_t level = 1; level < levelTolerances().size(); level += 3) {
      const LandMesh mesh = buildLandMesh(*basemap, level);
      std::set<std::uint32_t> filled;
      for (const Chunk& chunk : mesh.fillChunks) {
        filled.insert(chunk.polygon);
      }
      for (std::uint32_t i = 0; i < basemap->polygons.size(); ++i) {
        const geo::PlanePolygon rings = geo::simplified(basemap->polygons[i].rings, levelTolerances()[level]);
        EXPECT_TRUE(rings.empty() || filled.contains(i)) << basemap->polygons[i].island << " at level " << level;
      }
    }
  }
}

TEST(LandMesh, TrianglesCoverThePolygon) {
  const scene::Stage stage = RealStage::get().stage();
  const LandMesh mesh = buildLandMesh(stage.region, 4);
  for (std::uint32_t i = 0; i < stage.region.polygons.size(); ++i) {
    if (stage.region.polygons[i].island != "kunashir" || !stage.region.polygons[i].isMain) {
      continue;
    }
    double area = 0;
    for (const Chunk& chunk : mesh.fillChunks) {
      for (std::uint32_t k = chunk.firstIndex; chunk.polygon == i && k < chunk.firstIndex + chunk.indexCount; k += 3) {
        const auto at = [&](std::uint32_t corner) {
          const std::size_t vertex = 2 * static_cast<std::size_t>(mesh.fillIndices[k + corner]);
          return geo::Plane{mesh.fillVertices[vertex], mesh.fillVertices[vertex + 1]};
        };
        area += shoelace({at(0), at(1), at(2), at(0)});
      }
    }
    const geo::PlanePolygon rings = geo::simplified(stage.region.polygons[i].rings, levelTolerances()[4]);
    double expected = shoelace(rings.front());
    for (std::size_t hole = 1; hole < rings.size(); ++hole) {
      expected -= shoelace(rings[hole]);
    }
    EXPECT_NEAR(area / expected, 1, 1e-3);
  }
}

// The cut along the 50th parallel is no coast at any level.
TEST(LandMesh, CutsAreNeverStroked) {
  const scene::Stage stage = RealStage::get().stage();
  for (const std::size_t level : {0U, 4U, 7U}) {
    const LandMesh mesh = buildLandMesh(stage.region, level);
    for (const CoastMesh* coast : {&mesh.coast, &mesh.softCoast}) {
      for (const Chunk& chunk : coast->chunks) {
        const scene::BasePolygon& polygon = stage.region.polygons[chunk.polygon];
        if (!polygon.island.starts_with("sakhalin") || !polygon.isMain) {
          continue;
        }
        for (std::uint32_t k = chunk.firstIndex; k < chunk.firstIndex + chunk.indexCount; k += 6) {
          const float* ends = &coast->vertices[4 * static_cast<std::size_t>(coast->indices[k])];
          const geo::Plane origin = mesh.origins[chunk.polygon];
          const geo::LonLat a = stage.region.projection.unproject({ends[0] + origin.x, ends[1] + origin.y});
          const geo::LonLat b = stage.region.projection.unproject({ends[2] + origin.x, ends[3] + origin.y});
          const bool runsAlong =
              std::abs(a.lat - 50) < 0.005 && std::abs(b.lat - 50) < 0.005 && std::abs(a.lon - b.lon) > 0.1;
          EXPECT_FALSE(runsAlong) << "level " << level << ": " << a.lon << " to " << b.lon;
        }
      }
    }
  }
}

TEST(LandMesh, LevelsFollowTheScale) {
  EXPECT_EQ(levelFor(1), 0U);
  EXPECT_EQ(levelTolerances()[levelFor(1437)], 400);
  EXPECT_EQ(levelFor(1e6), levelTolerances().size() - 1);
}

}  // namespace
}  // namespace kurilscope::canvas::gl

#pragma once

#include <cstdint>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <span>

#include "canvas/gl/handle.hpp"
#include "canvas/gl/kept_meshes.hpp"
#include "canvas/gl/program.hpp"
#include "scene/scene.hpp"

namespace kurilscope::canvas::gl {

// The land of one basemap on the GPU, level by level as they are needed.
class LandLayer {
 public:
  explicit LandLayer(const scene::Basemap& basemap);
  ~LandLayer();
  LandLayer(const LandLayer&) = delete;
  LandLayer& operator=(const LandLayer&) = delete;

  // Takes a mesh that was made elsewhere.
  void upload(const MeshName& name, LandMeshBytes mesh);

  // Chooses the mesh for the pictures to come. With `mayWait` the right one is made now; otherwise it is made in the
  // background, from disk where it has been kept, while the nearest one at hand is drawn, or none yet. False where a
  // better one is still being made.
  bool choose(const MeshName& wanted, bool mayWait);
  [[nodiscard]] std::size_t chosenLevel() const { return chosen_.level; }

  // What was drawn.
  struct Drawn {
    int calls = 0;
    std::size_t vertices = 0;
  };

  // The program must be in use; sets its uniforms and draws what of the chosen polygons may reach into one of these
  // boxes.
  Drawn drawFill(const Program& program, const scene::PolygonIds& polygons, const scene::MapTransform& transform,
                 std::span<const geo::PlaneBox> visible);
  Drawn drawCoast(const Program& program, const scene::PolygonIds& polygons, const scene::MapTransform& transform,
                  std::span<const geo::PlaneBox> visible, bool isSoft);

 private:
  struct Part {
    VertexArray array;
    Buffer vertices;
    Buffer indices;
    std::vector<Chunk> chunks;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rangeOfPolygon;  // first and past-the-last chunk
  };
  struct Level {
    Part fill;
    Part coast;
    Part softCoast;
    std::uint64_t lastChosen = 0;
  };

  template <class Vertex>
  static Part makePart(LandMeshBytes::Part<Vertex>& mesh, std::size_t polygons);
  Drawn draw(const Part& part, const Program& program, const scene::PolygonIds& polygons,
             const scene::MapTransform& transform, std::span<const geo::PlaneBox> visible);
  void addRange(const Chunk& chunk);
  bool chooseNearest(const MeshName& wanted);

  const scene::Basemap& basemap_;
  std::filesystem::path folder_;  // where meshes are kept
  std::map<MeshName, Level> levels_;
  MeshName chosen_;
  std::uint64_t choices_ = 0;
  std::optional<MeshName> underWay_;
  std::future<LandMeshBytes> future_;
  std::vector<GLsizei> counts_;       // of the ranges of one draw call; kept, so that frames need no memory
  std::vector<const void*> offsets_;  // likewise
  std::uint32_t rangeEnd_ = 0;        // the index that follows the last range
};

}  // namespace kurilscope::canvas::gl

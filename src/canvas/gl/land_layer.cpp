#include "canvas/gl/land_layer.hpp"

#include <chrono>
#include <cstdlib>

namespace kurilscope::canvas::gl {

namespace {

// Draw calls whose parts share an origin are sent as one.
struct Batch {
  std::vector<GLsizei> counts;
  std::vector<const void*> offsets;

  void add(const Chunk& chunk) {
    const auto* offset = reinterpret_cast<const char*>(static_cast<std::size_t>(chunk.firstIndex) * sizeof(GLuint));
    // Neighbouring chunks lie behind one another in the index buffer: one longer range.
    if (!counts.empty() &&
        static_cast<const char*>(offsets.back()) + sizeof(GLuint) * static_cast<std::size_t>(counts.back()) == offset) {
      counts.back() += static_cast<GLsizei>(chunk.indexCount);
      return;
    }
    counts.push_back(static_cast<GLsizei>(chunk.indexCount));
    offsets.push_back(offset);
  }

  // The number of draw calls: 1, or 0 when there was nothing.
  int draw() {
    if (counts.empty()) {
      return 0;
    }
    glMultiDrawElements(GL_TRIANGLES, counts.data(), GL_UNSIGNED_INT, offsets.data(),
                        static_cast<GLsizei>(counts.size()));
    counts.clear();
    offsets.clear();
    return 1;
  }
};

}  // namespace

LandLayer::~LandLayer() {
  if (future_.valid()) {
    future_.wait();
  }
}

LandLayer::Part LandLayer::makePart(int components, const std::vector<float>& vertices,
                                    const std::vector<std::uint32_t>& indices, std::vector<Chunk> chunks,
                                    std::size_t polygons) {
  Part part{VertexArray::make(), Buffer::make(), Buffer::make(), std::move(chunks), {}};
  glBindVertexArray(part.array.id());
  glBindBuffer(GL_ARRAY_BUFFER, part.vertices.id());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(float)), vertices.data(),
               GL_STATIC_DRAW);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, part.indices.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)), indices.data(),
               GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, components, GL_FLOAT, GL_FALSE, 0, nullptr);
  glBindVertexArray(0);
  part.rangeOfPolygon.assign(polygons, {0, 0});
  for (std::uint32_t i = 0; i < part.chunks.size(); ++i) {
    auto& range = part.rangeOfPolygon[part.chunks[i].polygon];
    range = {range.second == 0 ? i : range.first, i + 1};
  }
  return part;
}

void LandLayer::upload(std::size_t level, LandMesh mesh) {
  const std::size_t polygons = basemap_.polygons.size();
  const auto coast = [polygons](CoastMesh& part) {
    return makePart(4, part.vertices, part.indices, std::move(part.chunks), polygons);
  };
  Part fill = makePart(2, mesh.fillVertices, mesh.fillIndices, std::move(mesh.fillChunks), polygons);
  levels_.insert_or_assign(level,
                           Level{std::move(mesh.origins), std::move(fill), coast(mesh.coast), coast(mesh.softCoast)});
}

bool LandLayer::chooseLevel(double metersPerPixel, bool mayWait) {
  const std::size_t wanted = levelFor(metersPerPixel);
  if (underWay_ && (mayWait || future_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)) {
    upload(*underWay_, future_.get());
    underWay_.reset();
  }
  if (levels_.contains(wanted)) {
    chosen_ = wanted;
    return true;
  }
  if (mayWait || levels_.empty()) {
    upload(wanted, buildLandMesh(basemap_, wanted));
    chosen_ = wanted;
    return true;
  }
  if (!underWay_) {
    underWay_ = wanted;
    future_ = std::async(std::launch::async, [this, wanted] { return buildLandMesh(basemap_, wanted); });
  }
  // The nearest level at hand meanwhile.
  chosen_ = levels_.begin()->first;
  for (const auto& [level, data] : levels_) {
    const auto apart = [wanted](std::size_t other) {
      return std::abs(static_cast<int>(other) - static_cast<int>(wanted));
    };
    chosen_ = apart(level) < apart(chosen_) ? level : chosen_;
  }
  return false;
}

int LandLayer::draw(const Part& part, const Program& program, const scene::PolygonIds& polygons,
                    const scene::MapTransform& transform, const geo::PlaneBox& visible) const {
  glBindVertexArray(part.array.id());
  program.set("pixelsPerMeter", static_cast<float>(transform.pixelsPerMeter));
  const std::vector<geo::Plane>& origins = levels_.at(chosen_).origins;
  Batch batch;
  int calls = 0;
  const geo::Plane* origin = nullptr;
  for (const std::uint32_t polygon : polygons) {
    if (origin == nullptr || !(*origin == origins[polygon])) {
      calls += batch.draw();
      origin = &origins[polygon];
      program.set("originPixels", transform.pixel(*origin));
    }
    const auto [first, last] = part.rangeOfPolygon[polygon];
    for (std::uint32_t i = first; i < last; ++i) {
      if (part.chunks[i].bounds.overlaps(visible)) {
        batch.add(part.chunks[i]);
      }
    }
  }
  return calls + batch.draw();
}

int LandLayer::drawFill(const Program& program, const scene::PolygonIds& polygons, const scene::MapTransform& transform,
                        const geo::PlaneBox& visible) const {
  return draw(levels_.at(chosen_).fill, program, polygons, transform, visible);
}

int LandLayer::drawCoast(const Program& program, const scene::PolygonIds& polygons,
                         const scene::MapTransform& transform, const geo::PlaneBox& visible, bool isSoft) const {
  const Level& level = levels_.at(chosen_);
  return draw(isSoft ? level.softCoast : level.coast, program, polygons, transform, visible);
}

}  // namespace kurilscope::canvas::gl

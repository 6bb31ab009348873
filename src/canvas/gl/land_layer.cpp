#include "canvas/gl/land_layer.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>

namespace kurilscope::canvas::gl {

namespace {

// What is kept on disk is there within this time, so that the first frame need not be without land.
constexpr std::chrono::milliseconds kPatience{60};

void describe(const archive::ListBytes<MapPoint>& /*vertices*/) {
  glEnableVertexAttribArray(0);
  glVertexAttribIPointer(0, 2, GL_INT, sizeof(MapPoint), nullptr);
}

void describe(const archive::ListBytes<Rib>& /*vertices*/) {
  glEnableVertexAttribArray(0);
  glVertexAttribIPointer(0, 2, GL_INT, sizeof(Rib), nullptr);
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 2, GL_SHORT, GL_TRUE, sizeof(Rib), reinterpret_cast<const void*>(offsetof(Rib, x)));
}

template <class T>
void fillBuffer(GLenum target, const Buffer& buffer, const archive::ListBytes<T>& values) {
  glBindBuffer(target, buffer.id());
  glBufferData(target, static_cast<GLsizeiptr>(values.bytes.size()), values.bytes.data(), GL_STATIC_DRAW);
}

}  // namespace

LandLayer::LandLayer(const scene::Basemap& basemap) : basemap_(basemap), folder_(meshesFolder()) {}

LandLayer::~LandLayer() {
  if (future_.valid()) {
    future_.wait();
  }
}

template <class Vertex>
LandLayer::Part LandLayer::makePart(LandMeshBytes::Part<Vertex>& mesh, std::size_t polygons) {
  Part part{VertexArray::make(), Buffer::make(), Buffer::make(), std::move(mesh.chunks), {}};
  glBindVertexArray(part.array.id());
  fillBuffer(GL_ARRAY_BUFFER, part.vertices, mesh.vertices);
  fillBuffer(GL_ELEMENT_ARRAY_BUFFER, part.indices, mesh.indices);
  describe(mesh.vertices);
  glBindVertexArray(0);
  part.rangeOfPolygon.assign(polygons, {0, 0});
  for (std::uint32_t i = 0; i < part.chunks.size(); ++i) {
    auto& range = part.rangeOfPolygon[part.chunks[i].polygon];
    range = {range.second == 0 ? i : range.first, i + 1};
  }
  return part;
}

void LandLayer::upload(const MeshName& name, LandMeshBytes mesh) {
  constexpr std::size_t kMostLevels = 16;  // the scales that are in use, and insets; each is some megabytes
  if (levels_.size() >= kMostLevels) {
    levels_.erase(std::ranges::min_element(levels_, {}, [](const auto& level) { return level.second.lastChosen; }));
  }
  const std::size_t polygons = basemap_.polygons.size();
  levels_.insert_or_assign(name, Level{makePart(mesh.fill, polygons), makePart(mesh.coast, polygons),
                                       makePart(mesh.softCoast, polygons), ++choices_});
}

bool LandLayer::choose(const MeshName& wanted, bool mayWait) {
  if (underWay_ && (mayWait || future_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)) {
    upload(*underWay_, future_.get());
    underWay_.reset();
  }
  const auto found = std::ranges::find_if(levels_, [&](const auto& level) { return level.first.covers(wanted); });
  if (found != levels_.end()) {
    chosen_ = found->first;
    found->second.lastChosen = ++choices_;
    return true;
  }
  if (mayWait) {
    upload(wanted, keptLandMesh(basemap_, wanted, folder_));
    chosen_ = wanted;
    return true;
  }
  if (!underWay_) {
    underWay_ = wanted;
    future_ = std::async(std::launch::async, [this, wanted] { return keptLandMesh(basemap_, wanted, folder_); });
  }
  return chooseNearest(wanted);
}

// Of those that are at hand everywhere that is wanted.
bool LandLayer::chooseNearest(const MeshName& wanted) {
  const auto apart = [&wanted](const MeshName& other) {
    return std::abs(static_cast<int>(other.level) - static_cast<int>(wanted.level));
  };
  const Level* nearest = nullptr;
  for (const auto& [name, level] : levels_) {
    if (!name.squares && (nearest == nullptr || apart(name) < apart(chosen_))) {
      chosen_ = name;
      nearest = &level;
    }
  }
  if (nearest == nullptr) {
    return future_.wait_for(kPatience) == std::future_status::ready && choose(wanted, false);
  }
  return false;
}

void LandLayer::addRange(const Chunk& chunk) {
  // Neighbouring chunks lie behind one another in the index buffer: one longer range.
  if (!counts_.empty() && rangeEnd_ == chunk.firstIndex) {
    counts_.back() += static_cast<GLsizei>(chunk.indexCount);
  } else {
    counts_.push_back(static_cast<GLsizei>(chunk.indexCount));
    // OpenGL takes an offset as a pointer.
    offsets_.push_back(reinterpret_cast<const void*>(static_cast<std::size_t>(chunk.firstIndex) * sizeof(GLuint)));
  }
  rangeEnd_ = chunk.firstIndex + chunk.indexCount;
}

LandLayer::Drawn LandLayer::draw(const Part& part, const Program& program, const scene::PolygonIds& polygons,
                                 const scene::MapTransform& transform, std::span<const geo::PlaneBox> visible) {
  counts_.clear();
  offsets_.clear();
  Drawn drawn;
  const auto isSeen = [visible](const Chunk& chunk) {
    return std::ranges::any_of(visible, [&chunk](const geo::PlaneBox& box) { return chunk.bounds.overlaps(box); });
  };
  for (const std::uint32_t polygon : polygons) {
    const auto [first, last] = part.rangeOfPolygon[polygon];
    for (std::uint32_t i = first; i < last; ++i) {
      if (isSeen(part.chunks[i])) {
        addRange(part.chunks[i]);
        drawn.vertices += part.chunks[i].indexCount;
      }
    }
  }
  if (counts_.empty()) {
    return drawn;
  }
  const MapPoint middle = toUnits(transform.center);
  program.set("middleUnits", glm::ivec2{middle.x, middle.y});
  program.set("middlePixels", transform.pixel(toPlane(middle)));
  program.set("pixelsPerUnit", static_cast<float>(transform.pixelsPerMeter / kUnitsPerMeter));
  glBindVertexArray(part.array.id());
  glMultiDrawElements(GL_TRIANGLES, counts_.data(), GL_UNSIGNED_INT, offsets_.data(),
                      static_cast<GLsizei>(counts_.size()));
  drawn.calls = 1;
  return drawn;
}

LandLayer::Drawn LandLayer::drawFill(const Program& program, const scene::PolygonIds& polygons,
                                     const scene::MapTransform& transform, std::span<const geo::PlaneBox> visible) {
  const auto level = levels_.find(chosen_);
  return level == levels_.end() ? Drawn{} : draw(level->second.fill, program, polygons, transform, visible);
}

LandLayer::Drawn LandLayer::drawCoast(const Program& program, const scene::PolygonIds& polygons,
                                      const scene::MapTransform& transform, std::span<const geo::PlaneBox> visible,
                                      bool isSoft) {
  const auto level = levels_.find(chosen_);
  return level == levels_.end()
             ? Drawn{}
             : draw(isSoft ? level->second.softCoast : level->second.coast, program, polygons, transform, visible);
}

}  // namespace kurilscope::canvas::gl

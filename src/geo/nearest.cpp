#include "geo/nearest.hpp"

#include <GeographicLib/GeodesicLine.hpp>

#include "geo/geodesic.hpp"
#include "geo/wgs84.hpp"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <optional>
#include <span>
#include <utility>

namespace kurilscope::geo {
namespace {

using glm::dvec2;
using glm::dvec3;

// No normal section of the ellipsoid is bent more (meridian at the equator) or less (at a pole) than these.
constexpr double kLeastCurvatureRadius = kPolarRadius * kPolarRadius / kEquatorRadius;
constexpr double kMostCurvatureRadius = kEquatorRadius * kEquatorRadius / kPolarRadius;
constexpr double kTouchMeters = 1e-6;  // closer is a crossing: the geodesics themselves are good to nanometres
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

dvec3 earthCentred(LonLat point) {
  constexpr double kRadians = std::numbers::pi / 180;
  constexpr double kEccentricity2 = kFlattening * (2 - kFlattening);
  const double sinLat = std::sin(point.lat * kRadians);
  const double cosLat = std::cos(point.lat * kRadians);
  const double normal = kEquatorRadius / std::sqrt(1 - kEccentricity2 * sinLat * sinLat);
  return {normal * cosLat * std::cos(point.lon * kRadians), normal * cosLat * std::sin(point.lon * kRadians),
          normal * (1 - kEccentricity2) * sinLat};
}

// How far the geodesic between two points at most leaves the chord between them: the height of a circle's arc, with
// room for the ellipsoid's geodesics not being quite plane.
double bulgeOf(double chord) {
  const double half = std::min(chord / 2, kLeastCurvatureRadius);
  return 1.1 * half * half /
         (kLeastCurvatureRadius + std::sqrt(kLeastCurvatureRadius * kLeastCurvatureRadius - half * half));
}

// No two points whose geodesic is at most this long are further apart in a straight line.
double longestChord(double geodesic) {
  const double angle = std::min(geodesic / (2 * kMostCurvatureRadius), std::numbers::pi / 2);
  return 2 * kMostCurvatureRadius * std::sin(angle) + kTouchMeters;
}

struct Segment {
  LonLat a;
  LonLat b;
  dvec3 chordA;
  dvec3 chordB;
  double bulge = 0;
};

// Where two straight segments are nearest, as fractions of their lengths.
struct Fractions {
  double s = 0;
  double t = 0;
};

template <class Vector>
double nearestFraction(Vector point, Vector a, Vector b) {
  const Vector along = b - a;
  const double length2 = glm::dot(along, along);
  return length2 > 0 ? std::clamp(glm::dot(point - a, along) / length2, 0.0, 1.0) : 0;
}

// The nearest points are both inside their segments, or one of them is an end; the best of the five cases.
template <class Vector>
std::pair<Fractions, double> nearestOf(Vector a0, Vector a1, Vector b0, Vector b1) {
  std::array<Fractions, 5> cases = {{{nearestFraction(b0, a0, a1), 0},
                                     {nearestFraction(b1, a0, a1), 1},
                                     {0, nearestFraction(a0, b0, b1)},
                                     {1, nearestFraction(a1, b0, b1)},
                                     {}}};
  const Vector u = a1 - a0;
  const Vector v = b1 - b0;
  const Vector w = a0 - b0;
  const double uu = glm::dot(u, u);
  const double uv = glm::dot(u, v);
  const double vv = glm::dot(v, v);
  const double determinant = uu * vv - uv * uv;
  if (determinant > 0) {
    cases[4] = {std::clamp((uv * glm::dot(v, w) - vv * glm::dot(u, w)) / determinant, 0.0, 1.0),
                std::clamp((uu * glm::dot(v, w) - uv * glm::dot(u, w)) / determinant, 0.0, 1.0)};
  }
  std::pair<Fractions, double> best = {{}, kInfinity};
  for (const Fractions& candidate : cases) {
    const double distance = glm::length(w + candidate.s * u - candidate.t * v);
    if (distance < best.second) {
      best = {candidate, distance};
    }
  }
  return best;
}

// The geodesic of a segment, its points by metres from its start.
class Edge {
 public:
  explicit Edge(const Segment& segment)
      : segment_(segment),
        line_(wgs84().InverseLine(segment.a.lat, segment.a.lon, segment.b.lat, segment.b.lon, kCapabilities)) {}

  [[nodiscard]] double length() const { return line_.Distance(); }

  [[nodiscard]] LonLat at(double meters) const {
    if (meters <= 0) {
      return segment_.a;
    }
    if (meters >= length()) {
      return segment_.b;
    }
    LonLat point;
    line_.Position(meters, point.lat, point.lon);
    return point;
  }

 private:
  static constexpr unsigned kCapabilities =
      GeographicLib::Geodesic::LATITUDE | GeographicLib::Geodesic::LONGITUDE | GeographicLib::Geodesic::DISTANCE_IN;

  const Segment& segment_;
  GeographicLib::GeodesicLine line_;
};

// A part of an edge that shrinks around the nearest point as it is found.
struct Window {
  const Edge* edge;
  double at;
  double low = 0;
  double high = 0;

  void open(double reach) {
    low = std::max(0.0, at - reach);
    high = std::min(edge->length(), at + reach);
  }
  double moveTo(double fraction) {  // gives how far that was
    const double before = at;
    at = low + fraction * (high - low);
    return std::abs(at - before);
  }
};

dvec2 aroundCentre(LonLat centre, LonLat point) {
  const Inverse way = inverse(centre, point);
  const double azimuth = way.azimuthFromDegrees * std::numbers::pi / 180;
  return {way.distanceMeters * std::sin(azimuth), way.distanceMeters * std::cos(azimuth)};
}

// The shortest geodesic between two edges, from a first guess. In the azimuthal equidistant plane around the middle of
// the present guess the way between the two points is straight, of true length, and meets a line at a right angle
// where the geodesic does. Only the edges are slightly bent there, so they are looked at through ever smaller windows.
Shortest settled(const Segment& from, const Segment& to, Fractions guess) {
  constexpr double kEnoughMeters = 0.01;  // in so small a window a bend is below a nanometre
  constexpr int kMostSteps = 60;
  const Edge fromEdge(from);
  const Edge toEdge(to);
  Window p{.edge = &fromEdge, .at = guess.s * fromEdge.length()};
  Window q{.edge = &toEdge, .at = guess.t * toEdge.length()};
  Shortest best{.from = from.a, .to = to.a, .distanceMeters = kInfinity};
  double reach = std::max(fromEdge.length(), toEdge.length());
  for (int step = 0; step < kMostSteps; ++step) {
    const LonLat pointP = fromEdge.at(p.at);
    const LonLat pointQ = toEdge.at(q.at);
    const Inverse way = inverse(pointP, pointQ);
    if (way.distanceMeters < best.distanceMeters) {
      best = {pointP, pointQ, way.distanceMeters};
    }
    if (reach < kEnoughMeters || best.distanceMeters < kTouchMeters) {
      break;
    }
    const LonLat centre = direct(pointP, way.azimuthFromDegrees, way.distanceMeters / 2);
    p.open(reach);
    q.open(reach);
    const auto onPlane = [&](const Edge& edge, double meters) { return aroundCentre(centre, edge.at(meters)); };
    const Fractions found =
        nearestOf(onPlane(fromEdge, p.low), onPlane(fromEdge, p.high), onPlane(toEdge, q.low), onPlane(toEdge, q.high))
            .first;
    const double moved = std::max(p.moveTo(found.s), q.moveTo(found.t));
    if (moved < 0.5 * reach || step == 0) {
      reach *= 0.1;
    }
  }
  if (best.distanceMeters < kTouchMeters) {
    best = {best.from, best.from, 0};
  }
  return best;
}

struct Bounds {
  dvec3 low{kInfinity};
  dvec3 high{-kInfinity};

  [[nodiscard]] Bounds joined(const Bounds& other) const {
    return {glm::min(low, other.low), glm::max(high, other.high)};
  }
  [[nodiscard]] double distanceTo(const Bounds& other) const {
    return glm::length(glm::max(glm::max(low - other.high, other.low - high), dvec3(0.0)));
  }
};

// The same in half the room, no smaller and at most a metre larger on each side.
class RoundedBounds {
 public:
  RoundedBounds() = default;
  explicit RoundedBounds(const Bounds& bounds) {
    constexpr float kFarthest = std::numeric_limits<float>::infinity();
    for (int axis = 0; axis < 3; ++axis) {
      low_[axis] = std::nextafter(static_cast<float>(bounds.low[axis]), -kFarthest);
      high_[axis] = std::nextafter(static_cast<float>(bounds.high[axis]), kFarthest);
    }
  }
  [[nodiscard]] Bounds whole() const { return {dvec3(low_), dvec3(high_)}; }

 private:
  glm::vec3 low_{};
  glm::vec3 high_{};
};

Bounds boundsOf(const Segment& segment) {
  return {glm::min(segment.chordA, segment.chordB) - segment.bulge,
          glm::max(segment.chordA, segment.chordB) + segment.bulge};
}

// A few segments that follow one another along a ring; a ring of one vertex is a segment without length.
class Run {
 public:
  static constexpr std::uint32_t kMost = 8;

  Run(const LonLat* first, std::uint32_t count) : count_(std::max(count, 1U)) {
    LonLat a = *first;
    dvec3 chordA = earthCentred(a);
    for (std::uint32_t i = 0; i < count_; ++i) {
      const LonLat b = count == 0 ? a : first[i + 1];
      const dvec3 chordB = count == 0 ? chordA : earthCentred(b);
      segments_[i] = {
          .a = a, .b = b, .chordA = chordA, .chordB = chordB, .bulge = bulgeOf(glm::length(chordB - chordA))};
      a = b;
      chordA = chordB;
    }
  }
  [[nodiscard]] std::span<const Segment> segments() const& { return {segments_.data(), count_}; }
  void segments() const&& = delete;  // they would go with it

 private:
  std::array<Segment, kMost> segments_;
  std::uint32_t count_;
};

}  // namespace

// A binary tree of boxes over runs of segments, each part halved across its longest side. Of the coast only vertices
// are stored: what else is to be known of a segment costs less time to work out again than it would cost room.
struct Coast::Index {
  struct Node {
    RoundedBounds rounded;
    std::uint32_t first = 0;  // of a leaf: its first vertex
    std::uint32_t count = 0;  // of segments
    std::uint32_t right = 0;  // the left child follows its parent; 0: a leaf

    [[nodiscard]] bool isLeaf() const { return right == 0; }
    [[nodiscard]] Bounds bounds() const { return rounded.whole(); }
  };

  std::vector<LonLat> vertices;
  std::vector<Node> nodes;

  explicit Index(const std::vector<Ring>& rings) {
    std::size_t size = 0;
    for (const Ring& ring : rings) {
      size += ring.size();
    }
    vertices.reserve(size);
    std::vector<Leaf> leaves;
    leaves.reserve(size / Run::kMost + rings.size());
    for (const Ring& ring : rings) {
      append(ring, leaves);
    }
    if (!leaves.empty()) {
      nodes.reserve(2 * leaves.size() - 1);
      build(leaves);
    }
  }

  [[nodiscard]] Run runOf(const Node& leaf) const { return {&vertices[leaf.first], leaf.count}; }

 private:
  struct Leaf {
    Node node;
    Bounds bounds;

    [[nodiscard]] dvec3 middle() const { return (bounds.low + bounds.high) / 2.0; }
  };

  void append(const Ring& ring, std::vector<Leaf>& leaves) {
    if (ring.empty()) {
      return;
    }
    const auto begin = static_cast<std::uint32_t>(vertices.size());
    const auto segments = static_cast<std::uint32_t>(ring.size()) - 1;
    vertices.insert(vertices.end(), ring.begin(), ring.end());
    std::uint32_t done = 0;
    do {
      Leaf leaf{.node = {.rounded = {}, .first = begin + done, .count = std::min(Run::kMost, segments - done)},
                .bounds = {}};
      const Run run = runOf(leaf.node);
      for (const Segment& segment : run.segments()) {
        leaf.bounds = leaf.bounds.joined(boundsOf(segment));
      }
      leaf.node.rounded = RoundedBounds(leaf.bounds);
      leaves.push_back(leaf);
      done += leaf.node.count;
    } while (done < segments);
  }

  static void halve(std::span<Leaf> leaves) {
    Bounds middles;
    for (const Leaf& leaf : leaves) {
      middles = middles.joined({leaf.middle(), leaf.middle()});
    }
    const dvec3 size = middles.high - middles.low;
    const int axis = size.x >= size.y && size.x >= size.z ? 0 : (size.y >= size.z ? 1 : 2);
    std::nth_element(leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(leaves.size() / 2), leaves.end(),
                     [axis](const Leaf& a, const Leaf& b) { return a.middle()[axis] < b.middle()[axis]; });
  }

  std::pair<std::uint32_t, Bounds> build(std::span<Leaf> leaves) {
    const auto self = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(leaves.front().node);
    if (leaves.size() == 1) {
      return {self, leaves.front().bounds};
    }
    halve(leaves);
    const auto [left, leftBounds] = build(leaves.first(leaves.size() / 2));
    const auto [right, rightBounds] = build(leaves.subspan(leaves.size() / 2));
    const Bounds bounds = leftBounds.joined(rightBounds);
    nodes[self] = {.rounded = RoundedBounds(bounds), .count = nodes[left].count + nodes[right].count, .right = right};
    return {self, bounds};
  }
};

namespace {

// Calls visit(a, b) for the pairs of segments whose boxes are no further apart than `bound`, the near ones first;
// visit may lower the bound.
template <class Index, class Visit>
void visitNear(const Index& a, std::size_t nodeA, const Index& b, std::size_t nodeB, const double& bound,
               const Visit& visit) {
  const auto& boxA = a.nodes[nodeA];
  const auto& boxB = b.nodes[nodeB];
  if (boxA.bounds().distanceTo(boxB.bounds()) > bound) {
    return;
  }
  if (boxA.isLeaf() && boxB.isLeaf()) {
    const Run runA = a.runOf(boxA);
    const Run runB = b.runOf(boxB);
    for (const Segment& segmentA : runA.segments()) {
      for (const Segment& segmentB : runB.segments()) {
        visit(segmentA, segmentB);
      }
    }
    return;
  }
  const bool splitA = !boxA.isLeaf() && (boxB.isLeaf() || boxA.count >= boxB.count);
  std::array<std::pair<std::size_t, std::size_t>, 2> children = {{{nodeA, nodeB}, {nodeA, nodeB}}};
  (splitA ? children[0].first : children[0].second) += 1;
  (splitA ? children[1].first : children[1].second) = splitA ? boxA.right : boxB.right;
  const auto distance = [&](const auto& pair) {
    return a.nodes[pair.first].bounds().distanceTo(b.nodes[pair.second].bounds());
  };
  if (distance(children[1]) < distance(children[0])) {
    std::swap(children[0], children[1]);
  }
  for (const auto& [childA, childB] : children) {
    visitNear(a, childA, b, childB, bound, visit);
  }
}

// Calls visit(segment) for the segments whose boxes are no further from `place` than `bound`, the near ones first;
// visit may lower the bound.
template <class Index, class Visit>
void visitNear(const Index& index, std::size_t node, dvec3 place, const double& bound, const Visit& visit) {
  const auto& box = index.nodes[node];
  if (box.isLeaf()) {
    const Run run = index.runOf(box);
    for (const Segment& segment : run.segments()) {
      visit(segment);
    }
    return;
  }
  std::array<std::size_t, 2> children = {node + 1, box.right};
  std::array<double, 2> distances = {};
  for (std::size_t i = 0; i < children.size(); ++i) {
    distances[i] = index.nodes[children[i]].bounds().distanceTo({place, place});
  }
  if (distances[1] < distances[0]) {
    std::swap(children[0], children[1]);
    std::swap(distances[0], distances[1]);
  }
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (distances[i] <= bound) {
      visitNear(index, children[i], place, bound, visit);
    }
  }
}

}  // namespace

Coast::Coast(std::vector<Ring> rings) : index_(std::make_unique<Index>(rings)) {}
Coast::Coast(Coast&&) noexcept = default;
Coast& Coast::operator=(Coast&&) noexcept = default;
Coast::~Coast() = default;

bool Coast::empty() const { return index_->nodes.empty(); }

Shortest Coast::nearest(LonLat point) const { return Coast({{point}}).nearest(*this); }

double Coast::nearlyMeters(LonLat point) const {
  if (empty()) {
    return kInfinity;
  }
  const dvec3 place = earthCentred(point);
  std::optional<Segment> nearest;
  double best = kInfinity;
  visitNear(*index_, 0, place, best, [&](const Segment& segment) {
    const double fraction = nearestFraction(place, segment.chordA, segment.chordB);
    const double chord = glm::length(place - glm::mix(segment.chordA, segment.chordB, fraction));
    if (chord < best) {
      best = chord;
      nearest = segment;
    }
  });
  if (!nearest) {  // no coordinate is a number
    return kInfinity;
  }
  const Edge edge(*nearest);
  return distanceMeters(point, edge.at(nearestFraction(place, nearest->chordA, nearest->chordB) * edge.length()));
}

double Coast::edgeMetersAt(LonLat point) const {
  constexpr double kAtMeters = 1;
  double longest = 0;
  if (!empty()) {
    const dvec3 place = earthCentred(point);
    visitNear(*index_, 0, place, kAtMeters, [&](const Segment& segment) {
      const double fraction = nearestFraction(place, segment.chordA, segment.chordB);
      if (glm::length(place - glm::mix(segment.chordA, segment.chordB, fraction)) <= kAtMeters + segment.bulge) {
        longest = std::max(longest, Edge(segment).length());
      }
    });
  }
  return longest;
}

Box Coast::bounds() const {
  Box box{.west = kInfinity, .south = kInfinity, .east = -kInfinity, .north = -kInfinity};
  for (const LonLat vertex : index_->vertices) {
    // Counted from the first vertex, so that the antimeridian is a place like any other.
    const double origin = index_->vertices.front().lon;
    const double lon = origin + std::remainder(vertex.lon - origin, 360.0);
    box = {std::min(box.west, lon), std::min(box.south, vertex.lat), std::max(box.east, lon),
           std::max(box.north, vertex.lat)};
  }
  return box;
}

Shortest Coast::nearest(const Coast& other) const {
  Shortest best{.from = {kNaN, kNaN}, .to = {kNaN, kNaN}, .distanceMeters = kInfinity};
  if (empty() || other.empty()) {
    return best;
  }
  // First the pair nearest by its chords, which is the answer or very near it; its geodesic then bounds the chords of
  // all pairs that could still be shorter on the ground.
  double bound = kInfinity;
  std::optional<std::pair<Segment, Segment>> first;
  visitNear(*index_, 0, *other.index_, 0, bound, [&](const Segment& a, const Segment& b) {
    const double chord = nearestOf(a.chordA, a.chordB, b.chordA, b.chordB).second;
    if (chord < bound) {
      bound = chord;
      first = {a, b};
    }
  });
  const auto settle = [&](const Segment& a, const Segment& b) {
    const auto [guess, chord] = nearestOf(a.chordA, a.chordB, b.chordA, b.chordB);
    if (chord - a.bulge - b.bulge > bound) {
      return;
    }
    const Shortest found = settled(a, b, guess);
    if (found.distanceMeters < best.distanceMeters) {
      best = found;
      bound = found.distanceMeters > 0 ? longestChord(found.distanceMeters) : -1;
    }
  };
  if (!first) {  // no coordinate is a number
    return best;
  }
  settle(first->first, first->second);
  visitNear(*index_, 0, *other.index_, 0, bound, settle);
  return best;
}

}  // namespace kurilscope::geo

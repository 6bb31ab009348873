#include "geo/nearest.hpp"

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
  explicit Edge(const Segment& segment) : segment_(segment) {
    geod_inverseline(&line_, &wgs84(), segment.a.lat, segment.a.lon, segment.b.lat, segment.b.lon, 0);
  }

  [[nodiscard]] double length() const { return line_.s13; }

  [[nodiscard]] LonLat at(double meters) const {
    if (meters <= 0) {
      return segment_.a;
    }
    if (meters >= length()) {
      return segment_.b;
    }
    LonLat point;
    geod_position(&line_, meters, &point.lat, &point.lon, nullptr);
    return point;
  }

 private:
  const Segment& segment_;
  geod_geodesicline line_{};
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

Bounds boundsOf(const Segment& segment) {
  return {glm::min(segment.chordA, segment.chordB) - segment.bulge,
          glm::max(segment.chordA, segment.chordB) + segment.bulge};
}

// Appends the segments of a ring; a ring of one vertex is a segment without length.
void append(std::vector<Segment>& segments, const Ring& ring) {
  const auto add = [&](LonLat a, LonLat b) {
    Segment segment{.a = a, .b = b, .chordA = earthCentred(a), .chordB = earthCentred(b)};
    segment.bulge = bulgeOf(glm::length(segment.chordB - segment.chordA));
    segments.push_back(segment);
  };
  if (ring.size() == 1) {
    add(ring[0], ring[0]);
  }
  for (std::size_t i = 1; i < ring.size(); ++i) {
    add(ring[i - 1], ring[i]);
  }
}

}  // namespace

// A binary tree of boxes over the segments, each part halved across its longest side down to a few segments.
struct Coast::Index {
  static constexpr std::size_t kMostInLeaf = 4;  // with one box a segment the boxes take more room than the coast

  struct Node {
    Bounds bounds;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t right = 0;  // the left child follows its parent; 0: a leaf

    [[nodiscard]] bool isLeaf() const { return right == 0; }
  };

  std::vector<Segment> segments;
  std::vector<Node> nodes;

  explicit Index(const std::vector<Ring>& rings) {
    std::size_t vertices = 0;
    for (const Ring& ring : rings) {
      vertices += ring.size();
    }
    segments.reserve(vertices);
    for (const Ring& ring : rings) {
      append(segments, ring);
    }
    if (!segments.empty()) {
      nodes.reserve(segments.size());
      build(0, segments.size());
      nodes.shrink_to_fit();
    }
  }

  [[nodiscard]] std::span<const Segment> segmentsOf(const Node& node) const {
    return std::span(segments).subspan(node.first, node.count);
  }

  void halve(std::size_t first, std::size_t count) {
    const auto middleOf = [](const Segment& segment) { return segment.chordA + segment.chordB; };
    const auto begin = segments.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    Bounds middles;
    std::for_each(begin, end, [&](const Segment& segment) {
      middles = middles.joined({middleOf(segment), middleOf(segment)});
    });
    const dvec3 size = middles.high - middles.low;
    const int axis = size.x >= size.y && size.x >= size.z ? 0 : (size.y >= size.z ? 1 : 2);
    std::nth_element(begin, begin + static_cast<std::ptrdiff_t>(count / 2), end,
                     [&](const Segment& a, const Segment& b) { return middleOf(a)[axis] < middleOf(b)[axis]; });
  }

  std::size_t build(std::size_t first, std::size_t count) {
    const std::size_t self = nodes.size();
    nodes.push_back({.bounds = {},
                     .first = static_cast<std::uint32_t>(first),
                     .count = static_cast<std::uint32_t>(count)});
    if (count <= kMostInLeaf) {
      for (std::size_t i = first; i < first + count; ++i) {
        nodes[self].bounds = nodes[self].bounds.joined(boundsOf(segments[i]));
      }
      return self;
    }
    halve(first, count);
    const std::size_t left = build(first, count / 2);
    const std::size_t right = build(first + count / 2, count - count / 2);
    nodes[self].right = static_cast<std::uint32_t>(right);
    nodes[self].bounds = nodes[left].bounds.joined(nodes[right].bounds);
    return self;
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
  if (boxA.bounds.distanceTo(boxB.bounds) > bound) {
    return;
  }
  if (boxA.isLeaf() && boxB.isLeaf()) {
    for (const Segment& segmentA : a.segmentsOf(boxA)) {
      for (const Segment& segmentB : b.segmentsOf(boxB)) {
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
    return a.nodes[pair.first].bounds.distanceTo(b.nodes[pair.second].bounds);
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
    for (const Segment& segment : index.segmentsOf(box)) {
      visit(segment);
    }
    return;
  }
  std::array<std::size_t, 2> children = {node + 1, box.right};
  std::array<double, 2> distances = {};
  for (std::size_t i = 0; i < children.size(); ++i) {
    distances[i] = index.nodes[children[i]].bounds.distanceTo({place, place});
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

bool Coast::empty() const { return index_->segments.empty(); }

Shortest Coast::nearest(LonLat point) const { return Coast({{point}}).nearest(*this); }

double Coast::nearlyMeters(LonLat point) const {
  if (empty()) {
    return kInfinity;
  }
  const dvec3 place = earthCentred(point);
  const Segment* nearest = nullptr;
  double best = kInfinity;
  visitNear(*index_, 0, place, best, [&](const Segment& segment) {
    const double fraction = nearestFraction(place, segment.chordA, segment.chordB);
    const double chord = glm::length(place - glm::mix(segment.chordA, segment.chordB, fraction));
    if (chord < best) {
      best = chord;
      nearest = &segment;
    }
  });
  if (nearest == nullptr) {  // no coordinate is a number
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
  for (const Segment& segment : index_->segments) {
    for (const LonLat end : {segment.a, segment.b}) {
      // Counted from the first vertex, so that the antimeridian is a place like any other.
      const double origin = index_->segments.front().a.lon;
      const double lon = origin + std::remainder(end.lon - origin, 360.0);
      box = {std::min(box.west, lon), std::min(box.south, end.lat), std::max(box.east, lon),
             std::max(box.north, end.lat)};
    }
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
  std::pair<const Segment*, const Segment*> first;
  visitNear(*index_, 0, *other.index_, 0, bound, [&](const Segment& a, const Segment& b) {
    const double chord = nearestOf(a.chordA, a.chordB, b.chordA, b.chordB).second;
    if (chord < bound) {
      bound = chord;
      first = {&a, &b};
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
  if (first.first == nullptr) {  // no coordinate is a number
    return best;
  }
  settle(*first.first, *first.second);
  visitNear(*index_, 0, *other.index_, 0, bound, settle);
  return best;
}

}  // namespace kurilscope::geo

#pragma once

#include <memory>
#include <vector>

#include "geo/point.hpp"

namespace kurilscope::geo {

// The shortest way between two coasts, or from a point to a coast.
struct Shortest {
  LonLat from;
  LonLat to;
  double distanceMeters = 0;
};

// A coast as segments under a spatial index. The segments are chords between vertices in Earth-centred coordinates,
// so nothing is special at the antimeridian or near a pole; candidates that a chord's length cannot rule out are
// settled by true geodesics, segment to segment.
class Coast {
 public:
  // Rings are taken as lines: being inside is not looked at. Single points count as rings of one vertex.
  explicit Coast(std::vector<Ring> rings);
  Coast(Coast&&) noexcept;
  Coast& operator=(Coast&&) noexcept;
  ~Coast();

  [[nodiscard]] bool empty() const;

  // From `point` to the nearest point of this coast; infinitely far where the coast is empty.
  [[nodiscard]] Shortest nearest(LonLat point) const;

  // Nearly the length of nearest(point), never less than it and an order of magnitude faster: the point is chosen by
  // chords, the way to it is a geodesic. For places within 400 km of the coast it is at most two metres too long (two
  // points whose chords differ by less may be taken for one another), nearly always by nothing.
  [[nodiscard]] double nearlyMeters(LonLat point) const;

  // The longest edge that runs within a metre of a point; 0 where none does, and of single points.
  [[nodiscard]] double edgeMetersAt(LonLat point) const;

  // A box around all vertices; beyond 180 degrees where the coast lies across the antimeridian. Of an empty coast, one
  // whose west is east of its east.
  [[nodiscard]] Box bounds() const;

  // From the nearest point of this coast to that of the other; exactly 0 where they cross or touch, infinitely far
  // where either is empty.
  [[nodiscard]] Shortest nearest(const Coast& other) const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace kurilscope::geo

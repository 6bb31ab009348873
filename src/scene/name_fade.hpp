#pragma once

#include <string>
#include <vector>

#include "scene/scene.hpp"

namespace kurilscope::scene {

// Lets the map's names come and go softly in a window, where a zoom would make them pop. Pictures never fade: what is
// composed always has its names in full. Times are seconds of any one clock.
class NameFade {
 public:
  static constexpr double kSeconds = 0.2;

  // Takes in what was composed anew. A name is the same as before where its words stand where the ground has carried
  // them, give or take; the names of a first picture, and of one of another size or projection, are there at once.
  void take(const Scene& scene, double now);
  [[nodiscard]] bool isFading(double now) const;
  // The scene last taken as it looks at `now`: names that have just come are faint, those that went fade on the ground
  // where they stood.
  [[nodiscard]] Scene at(const Scene& scene, double now) const;

 private:
  struct Name {
    std::string text;
    IndexRange items;         // of the scene
    glm::vec2 place{0, 0};    // of its first glyph, pixels
    geo::Plane ground;        // under it
    double since = 0;         // when it began to come, or to go
    std::vector<Item> drawn;  // of one that goes
  };

  [[nodiscard]] static std::vector<Name> namesOf(const Scene& scene);
  [[nodiscard]] static bool isSame(const Name& before, const Name& name, const Scene& scene);
  [[nodiscard]] static double levelOf(const Name& name, double now, bool isGoing);

  bool hasTaken_ = false;
  bool isWorld_ = false;
  Frame frame_;
  std::vector<Name> shown_;
  std::vector<Name> going_;
  std::vector<Item> items_;  // the names of the scene last taken
};

}  // namespace kurilscope::scene

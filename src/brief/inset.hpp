#pragma once

#include <optional>

#include "brief/furniture.hpp"

namespace kurilscope::brief {

// The inset: a disputed group whose islets are too near one another for this map, enlarged with a scale bar of its own,
// over open sea and clear of `taken`. Nothing where the map shows the islets well enough, where the group is not in the
// picture, or where no sea is free.
struct InsetPlan {
  const atlas::Island* group = nullptr;
  scene::Box box;      // in whole pixels
  scene::Box located;  // what it shows, on the map around it
  view::View view;
};
[[nodiscard]] std::optional<InsetPlan> planInset(const Desk& desk, std::span<const scene::Box> taken);

// Adds it to the map, and the frame that says where it lies.
void drawInset(const Desk& desk, const InsetPlan& plan, scene::Scene& map);

}  // namespace kurilscope::brief

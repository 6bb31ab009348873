#pragma once

#include <string>
#include <variant>
#include <vector>

#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::view {

// Everything an input can do to a View, as values. Panels, mouse, keys, the command line and tests all speak them.
struct SetDate {
  atlas::Day date{};
};
struct StepDate {
  int days = 0;
  int months = 0;
  int years = 0;
};
enum class Direction { Back, Forward };
struct StepEvent {  // to the start of the neighbouring event, which becomes selected
  Direction direction = Direction::Forward;
};
struct SetCamera {
  Camera camera;
};
struct FitBox {
  geo::Box box;
  double aspect = 16.0 / 9.0;  // width over height of the picture
};
struct GoTo {  // the camera to an island, group, place or an event's place, near enough to see it
  std::string id;
};
struct GoToView {  // a named view of the pack
  std::string id;
};
struct SetLayers {
  LayerSet layers;
};
struct ToggleLayer {
  Layer layer = Layer::Status;
};
struct SetNames {
  Names names = Names::Dual;
};
struct SetPerspective {
  Perspective perspective = Perspective::Neutral;
};
struct SetTheme {
  Theme theme = Theme::Light;
};
struct Select {
  Selection selection;
  bool moveDate = false;  // an event also takes the playhead to its start
};
struct SetMeasurement {
  std::optional<Measurement> measurement;
};
struct SetRings {
  std::optional<RangeRings> rings;
};
struct SetComparison {  // with a day inside the pack's period
  std::optional<Comparison> comparison;
};
struct SetView {  // all of it at once, as a link or the article asks
  View view;
};
struct SetSettlement {  // by its id; empty: the pack's first
  std::string id;
};
struct SetFilter {
  Filter filter;
};
struct ToggleKind {  // shows or hides the events of a kind
  std::string kind;
};

using Command = std::variant<SetDate, StepDate, StepEvent, SetCamera, FitBox, GoTo, GoToView, SetLayers, ToggleLayer,
                             SetNames, SetPerspective, SetTheme, Select, SetMeasurement, SetRings, SetComparison,
                             SetSettlement, SetView, SetFilter, ToggleKind>;
using Commands = std::vector<Command>;

// The View after a command. Dates stay in the pack's period; ids that the atlas does not know change nothing.
[[nodiscard]] View apply(const View& view, const Command& command, const atlas::Atlas& atlas);

// The View that a pack opens with.
[[nodiscard]] View initialView(const atlas::Atlas& atlas);

}  // namespace kurilscope::view

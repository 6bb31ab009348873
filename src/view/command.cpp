#include "view/command.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/geodesic.hpp"
#include "view/filter.hpp"

namespace kurilscope::view {

namespace {

using atlas::Day;

Day clampedTo(Day date, const atlas::Atlas& atlas) {
  return std::clamp(date, atlas.records().periodFirst, atlas.records().periodLast);
}

// Same day of another month; the last day where that month is shorter.
Day monthsLater(Day date, int months) {
  const std::chrono::year_month_day from{date};
  const auto month = std::chrono::year_month{from.year(), from.month()} + std::chrono::months{months};
  const std::chrono::year_month_day to{month / from.day()};
  return to.ok() ? Day{to} : Day{month / std::chrono::last};
}

Camera fitted(const geo::Box& box, double aspect) {
  Camera camera;
  camera.center = {(box.west + box.east) / 2, (box.south + box.north) / 2};
  // Of a box wider than half the Earth the shortest way between its sides leads around its back: there by halves.
  const bool isWide = box.east - box.west > 180;
  const geo::LonLat eastEnd = isWide ? camera.center : geo::LonLat{box.east, camera.center.lat};
  const double widthKm = (isWide ? 2 : 1) * geo::distanceMeters({box.west, camera.center.lat}, eastEnd) / 1000;
  const double heightKm = geo::distanceMeters({camera.center.lon, box.south}, {camera.center.lon, box.north}) / 1000;
  camera.spanKm = std::max(widthKm, heightKm * aspect);
  return limited(camera);
}

// Room around the thing looked at, so that it does not touch the frame.
Camera withMargin(Camera camera) {
  camera.spanKm = std::clamp(camera.spanKm * 1.4, 12.0, kWidestKm);
  return camera;
}

// The least box around points.
class Around {
 public:
  void include(geo::LonLat point) {
    box_ = {std::min(box_.west, point.lon), std::min(box_.south, point.lat), std::max(box_.east, point.lon),
            std::max(box_.north, point.lat)};
  }
  void include(const std::vector<geo::LonLat>& points) {
    for (const geo::LonLat point : points) {
      include(point);
    }
  }
  [[nodiscard]] std::optional<Camera> camera() const {
    return box_.west > box_.east ? std::nullopt : std::optional(withMargin(fitted(box_, 16.0 / 9.0)));
  }

 private:
  geo::Box box_{180, 90, -180, -90};
};

Around aroundIslands(const std::vector<std::string>& members, const atlas::Atlas& atlas) {
  Around around;
  for (const atlas::LandPolygon& land : atlas.land()) {
    if (land.isMain && std::ranges::find(members, land.island) != members.end()) {
      around.include(land.rings.front());
    }
  }
  for (const std::string& member : members) {
    if (const atlas::Island* island = atlas.island(member)) {
      around.include(island->position);
    }
  }
  return around;
}

// Of a line or a water.
Around aroundWay(const std::string& id, const atlas::Atlas& atlas) {
  Around around;
  if (const atlas::Line* line = atlas.line(id)) {
    for (const auto& part : line->parts) {
      around.include(part);
    }
  }
  const std::vector<atlas::Water>& waters = atlas.records().waters;
  const auto water = std::ranges::find(waters, id, &atlas::Water::id);
  if (water != waters.end() && !water->lines.empty()) {
    around.include(water->lines.front());
  }
  return around;
}

std::optional<Camera> cameraFor(const std::string& id, const atlas::Atlas& atlas) {
  if (const auto camera = aroundIslands(atlas.membersOf(id), atlas).camera()) {
    return camera;
  }
  constexpr double kSurroundingsKm = 120;
  if (const auto position = atlas.positionOf(id)) {
    return Camera{*position, kSurroundingsKm};
  }
  std::optional<Camera> camera = aroundWay(id, atlas).camera();
  if (camera) {
    camera->spanKm = std::max(camera->spanKm, kSurroundingsKm);
  }
  return camera;
}

struct Applier {
  View view;
  const atlas::Atlas& atlas;

  void setDate(Day date) { view.date = clampedTo(date, atlas); }

  void operator()(const SetDate& command) { setDate(command.date); }

  void operator()(const StepDate& command) {
    setDate(monthsLater(view.date, command.months + 12 * command.years) + std::chrono::days{command.days});
  }

  void operator()(const StepEvent& command) {
    const atlas::Event* next = neighbourEvent(view, command.direction, atlas);
    if (next != nullptr) {
      select({Subject::Event, next->id}, true);
    }
  }

  void operator()(const SetCamera& command) { view.camera = limited(command.camera); }

  void operator()(const FitBox& command) { view.camera = fitted(command.box, command.aspect); }

  void operator()(const GoTo& command) {
    const atlas::Event* event = atlas.event(command.id);
    if (const auto camera = cameraFor(event != nullptr ? event->place : command.id, atlas)) {
      view.camera = limited(*camera);
    }
  }

  void operator()(const GoToView& command) {
    for (const atlas::NamedView& named : atlas.records().views) {
      if (named.id == command.id) {
        view.camera = limited({named.center, named.spanKm});
      }
    }
  }

  void operator()(const SetLayers& command) { view.layers = command.layers; }
  void operator()(const ToggleLayer& command) { view.layers.flip(static_cast<std::size_t>(command.layer)); }
  void operator()(const SetNames& command) { view.names = command.names; }
  void operator()(const SetPerspective& command) { view.perspective = command.perspective; }
  void operator()(const SetTheme& command) { view.theme = command.theme; }
  void operator()(const Select& command) { select(command.selection, command.moveDate); }
  void operator()(const SetMeasurement& command) { view.measurement = command.measurement; }
  void operator()(const SetRings& command) { view.rings = command.rings; }
  void operator()(const SetComparison& command) {
    view.comparison = command.comparison;
    if (!view.comparison) {
      return;
    }
    if (auto* date = std::get_if<Day>(&view.comparison->with)) {
      *date = clampedTo(*date, atlas);
    }
    if (auto& swipe = view.comparison->swipe) {
      *swipe = std::clamp(*swipe, 0.0, 1.0);
    }
  }
  void operator()(const SetView& command) {
    view = command.view;
    view.camera = limited(view.camera);
    setDate(view.date);
  }

  void operator()(const SetSettlement& command) {
    if (command.id.empty() || atlas.settlement(command.id) != nullptr) {
      view.settlement = command.id;
    }
  }

  void operator()(const SetFilter& command) { view.filter = command.filter; }

  void operator()(const ToggleKind& command) {
    const bool isKnown = std::ranges::any_of(atlas.records().eventKinds,
                                             [&](const atlas::TitledId& kind) { return kind.id == command.kind; });
    if (view.filter.hiddenKinds.erase(command.kind) == 0 && isKnown) {
      view.filter.hiddenKinds.insert(command.kind);
    }
  }

  void select(const Selection& selection, bool moveDate) {
    const atlas::Event* event = selection.subject == Subject::Event ? atlas.event(selection.id) : nullptr;
    const bool known = selection.subject == Subject::Nothing || event != nullptr ||
                       (selection.subject == Subject::Island && atlas.island(selection.id) != nullptr) ||
                       (selection.subject == Subject::Place && atlas.place(selection.id) != nullptr) ||
                       (selection.subject == Subject::Line && atlas.line(selection.id) != nullptr);
    if (!known) {
      return;
    }
    view.selection = selection;
    if (event != nullptr && moveDate) {
      setDate(event->start.first);
    }
  }
};

}  // namespace

View apply(const View& view, const Command& command, const atlas::Atlas& atlas) {
  Applier applier{view, atlas};
  std::visit(applier, command);
  return std::move(applier.view);
}

View initialView(const atlas::Atlas& atlas) {
  View view;
  view.date = atlas.records().defaultDate;
  if (!atlas.records().views.empty()) {
    const atlas::NamedView& first = atlas.records().views.front();
    view.camera = limited({first.center, first.spanKm});
  }
  return view;
}

}  // namespace kurilscope::view

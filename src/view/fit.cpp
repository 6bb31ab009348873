#include "view/fit.hpp"

#include <algorithm>
#include <variant>

#include "base/text.hpp"

namespace kurilscope::view {

namespace {

bool isKnown(const Selection& selection, const atlas::Atlas& atlas) {
  switch (selection.subject) {
    case Subject::Event:
      return atlas.event(selection.id) != nullptr;
    case Subject::Island:
      return atlas.island(selection.id) != nullptr;
    case Subject::Place:
      return atlas.place(selection.id) != nullptr;
    case Subject::Line:
      return atlas.line(selection.id) != nullptr;
    case Subject::Nothing:
      break;
  }
  return true;
}

bool hasKind(const atlas::Atlas& atlas, const std::string& id) {
  return std::ranges::find(atlas.records().eventKinds, id, &atlas::TitledId::id) != atlas.records().eventKinds.end();
}

bool hasActor(const atlas::Atlas& atlas, const std::string& actor) {
  return std::ranges::any_of(atlas.events(), [&actor](const atlas::Event& event) {
    return std::ranges::find(event.actors, actor) != event.actors.end();
  });
}

// Of everything that can be one: an island, a group, a place or LON,LAT.
bool isEnd(const atlas::Atlas& atlas, const std::string& end) {
  return atlas.island(end) != nullptr || atlas.pointNamed(end).has_value();
}

// A View being fitted, field by field.
struct Fitting {
  const atlas::Atlas& atlas;
  Fitted& result;

  void leaveOut(std::string what) const { result.leftOut.push_back(std::move(what)); }

  void measurement() const {
    auto& measured = result.view.measurement;
    if (!measured) {
      return;
    }
    const auto unknown =
        std::ranges::find_if(measured->ends, [this](const std::string& end) { return !isEnd(atlas, end); });
    if (unknown != measured->ends.end()) {
      leaveOut(fmt::format("the measured end '{}'", *unknown));
      measured.reset();
    }
  }

  void filter() const {
    Filter& filter = result.view.filter;
    std::erase_if(filter.hiddenKinds, [this](const std::string& kind) {
      if (!hasKind(atlas, kind)) {
        leaveOut(fmt::format("the kind of event '{}'", kind));
        return true;
      }
      return false;
    });
    if (!filter.island.empty() && atlas.island(filter.island) == nullptr) {
      leaveOut(fmt::format("the island or group '{}'", filter.island));
      filter.island.clear();
    }
    if (!filter.actor.empty() && !hasActor(atlas, filter.actor)) {
      leaveOut(fmt::format("the actor '{}'", filter.actor));
      filter.actor.clear();
    }
  }
};

}  // namespace

std::string missing(const std::vector<std::string>& leftOut) {
  return "this pack does not have " + joined(leftOut, ", ");
}

Fitted fitted(View view, const atlas::Atlas& atlas) {
  Fitted result;
  const auto leaveOut = [&result](std::string what) { result.leftOut.push_back(std::move(what)); };
  if (!atlas.inPeriod(view.date)) {
    leaveOut("the date " + atlas::toIso(view.date));
    view.date = std::clamp(view.date, atlas.records().periodFirst, atlas.records().periodLast);
  }
  if (!isKnown(view.selection, atlas)) {
    leaveOut(fmt::format("the {} '{}'", word(view.selection.subject), view.selection.id));
    view.selection = {};
  }
  if (!view.settlement.empty() && atlas.settlement(view.settlement) == nullptr) {
    leaveOut(fmt::format("the settlement '{}'", view.settlement));
    view.settlement.clear();
  }
  if (view.rings && !atlas.pointNamed(view.rings->around)) {
    leaveOut(fmt::format("the rings around '{}'", view.rings->around));
    view.rings.reset();
  }
  const auto* day = view.comparison ? std::get_if<atlas::Day>(&view.comparison->with) : nullptr;
  if (day != nullptr && !atlas.inPeriod(*day)) {
    leaveOut("the comparison with " + atlas::toIso(*day));
    view.comparison.reset();
  }
  result.view = std::move(view);
  const Fitting fitting{atlas, result};
  fitting.measurement();
  fitting.filter();
  return result;
}

}  // namespace kurilscope::view

#include "view/fit.hpp"

#include <algorithm>
#include <variant>

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

}  // namespace

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
  return result;
}

}  // namespace kurilscope::view

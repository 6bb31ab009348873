#include "view/sides.hpp"

#include <fmt/format.h>

namespace kurilscope::view {

std::pair<View, View> sidesOf(const View& view) {
  View own = view;
  own.comparison.reset();
  View other = own;
  if (!view.comparison) {
    return {own, other};
  }
  if (const auto* perspective = std::get_if<Perspective>(&view.comparison->with)) {
    other.perspective = *perspective;
    return {own, other};
  }
  other.date = std::get<atlas::Day>(view.comparison->with);
  return other.date < own.date ? std::pair{other, own} : std::pair{own, other};
}

bool comparesPerspectives(const View& view) {
  return view.comparison && std::holds_alternative<Perspective>(view.comparison->with);
}

std::string inWords(Perspective perspective) {
  switch (perspective) {
    case Perspective::Tokyo:
      return "As seen from Tokyo";
    case Perspective::Moscow:
      return "As seen from Moscow";
    case Perspective::Neutral:
      break;
  }
  return "Neutral";
}

std::pair<std::string, std::string> sidesInWords(const View& view) {
  const auto [first, second] = sidesOf(view);
  return comparesPerspectives(view) ? std::pair{inWords(first.perspective), inWords(second.perspective)}
                                    : std::pair{atlas::inWords(first.date), atlas::inWords(second.date)};
}

std::string comparisonInWords(const View& view) {
  const auto [first, second] = sidesInWords(view);
  return fmt::format("{} → {}", first, second);
}

std::string dateLine(const View& view) {
  return view.comparison && !comparesPerspectives(view) ? comparisonInWords(view) : atlas::inWords(view.date);
}

}  // namespace kurilscope::view

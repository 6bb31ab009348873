#include "base/text.hpp"
#include "scene/compose.hpp"

namespace kurilscope::scene {

namespace {

// Both names of a disputed place stand together; the perspective only says which comes first.
std::vector<std::string> romanised(const atlas::NameSet& names, bool disputed, const view::View& view) {
  if (!disputed || names.jaShort.empty() || names.jaShort == names.en) {
    return {names.en};
  }
  return view.perspective == view::Perspective::Tokyo ? std::vector{names.jaShort, names.en}
                                                      : std::vector{names.en, names.jaShort};
}

const std::string& firstNonEmpty(const std::string& wanted, const std::string& otherwise) {
  return wanted.empty() ? otherwise : wanted;
}

std::string nativeNames(const atlas::NameSet& names, const view::View& view) {
  if (names.ru.empty() || names.ja.empty()) {
    return names.ru + names.ja;
  }
  return view.perspective == view::Perspective::Tokyo ? names.ja + " · " + names.ru : names.ru + " · " + names.ja;
}

}  // namespace

std::vector<std::string> labelLines(const atlas::NameSet& names, bool disputed, const view::View& view) {
  switch (view.names) {
    case view::Names::English:
      return {names.en};
    case view::Names::Russian:
      return {firstNonEmpty(names.ru, names.en)};
    case view::Names::Japanese:
      return {firstNonEmpty(names.ja, names.en)};
    case view::Names::Dual:
      return romanised(names, disputed, view);
    case view::Names::All:
      break;
  }
  const std::string native = nativeNames(names, view);
  const std::string first = joined(romanised(names, disputed, view), " / ");
  return native.empty() ? std::vector{first} : std::vector{first, native};
}

std::string nameInline(const atlas::NameSet& names, bool disputed, const view::View& view) {
  const std::vector<std::string> lines = labelLines(names, disputed, view);
  return view.names == view::Names::Dual ? joined(lines, " / ") : lines.front();
}

atlas::NameSet namesUnder(const atlas::Place& place, const atlas::Status* status) {
  atlas::NameSet names = place.names;
  if (place.formerName.empty()) {
    return names;
  }
  if (status != nullptr && status->administeredBy == "japan") {
    // The pack has no Russian form of a former name; the present one did not exist yet.
    names.en = place.formerName;
    names.ru.clear();
  } else if (isDisputed(place)) {
    names.jaShort = place.formerName;
  }
  return names;
}

bool isDisputed(const atlas::Place& place) { return place.country.empty() && !place.formerName.empty(); }

}  // namespace kurilscope::scene

#include "scene/compose.hpp"

namespace kurilscope::scene {

namespace {

// Both names of a disputed place stand together; the perspective only says which comes first.
std::string romanised(const atlas::NameSet& names, bool disputed, const view::View& view) {
  if (!disputed || names.jaShort.empty() || names.jaShort == names.en) {
    return names.en;
  }
  return view.perspective == view::Perspective::Tokyo ? names.jaShort + " / " + names.en
                                                      : names.en + " / " + names.jaShort;
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
      return {romanised(names, disputed, view)};
    case view::Names::All:
      break;
  }
  const std::string native = nativeNames(names, view);
  return native.empty() ? std::vector{romanised(names, disputed, view)}
                        : std::vector{romanised(names, disputed, view), native};
}

std::string nameInline(const atlas::NameSet& names, bool disputed, const view::View& view) {
  return labelLines(names, disputed, view).front();
}

}  // namespace kurilscope::scene

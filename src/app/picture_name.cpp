#include "app/picture_name.hpp"

#include <fmt/format.h>

namespace kurilscope::app {

std::string pictureName(const atlas::Atlas& atlas, const view::View& view) {
  std::string name = "kuril-" + atlas::toIso(view.date);
  const bool isKnown = atlas.event(view.selection.id) != nullptr || atlas.island(view.selection.id) != nullptr ||
                       atlas.place(view.selection.id) != nullptr;
  return isKnown ? name + "-" + view.selection.id : name;
}

std::filesystem::path unusedName(const std::string& name, const std::string& extension) {
  std::filesystem::path path = name + extension;
  for (int i = 2; std::filesystem::exists(path); ++i) {
    path = fmt::format("{}-{}{}", name, i, extension);
  }
  return path;
}

}  // namespace kurilscope::app

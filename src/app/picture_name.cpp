#include "app/picture_name.hpp"

#include <fmt/format.h>

#include <system_error>

namespace kurilscope::app {

std::string pictureName(const atlas::Atlas& atlas, const view::View& view) {
  std::string name = "kuril-" + atlas::toIso(view.date);
  const bool isKnown = atlas.event(view.selection.id) != nullptr || atlas.island(view.selection.id) != nullptr ||
                       atlas.place(view.selection.id) != nullptr;
  return isKnown ? name + "-" + view.selection.id : name;
}

std::filesystem::path unusedName(const std::string& name, const std::string& extension) {
  std::filesystem::path path = name + extension;
  int number = 1;
  // What cannot be looked at is nothing that would be written over: writing there fails, with the reason.
  for (std::error_code ignored; std::filesystem::exists(path, ignored);) {
    path = fmt::format("{}-{}{}", name, ++number, extension);
  }
  return path;
}

}  // namespace kurilscope::app

#include "app/asked.hpp"

#include <cstdio>

#include "app/view_options.hpp"

namespace kurilscope::app {

Result<Asked> askedFor(const ViewOptions& view, const PageOptions& page, const atlas::Atlas& atlas) {
  const auto start = startFrom(view, atlas);
  if (!start) {
    return tl::make_unexpected(start.error());
  }
  if (!start->note.empty()) {
    fmt::print(stderr, "kurilscope: {}\n", start->note);
  }
  const PageSettings settings = settingsFrom(page.over(start->page));
  return viewFrom(view, atlas, settings.aspect(), start->view).map([&](const view::View& asked) {
    return Asked{asked, settings};
  });
}

}  // namespace kurilscope::app

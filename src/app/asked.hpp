#pragma once

#include "app/options.hpp"
#include "app/page_settings.hpp"
#include "atlas/atlas.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// What VIEW and PAGE options come to together, since a picture of --from carries both and a page's shape decides what
// --bbox fits.
struct Asked {
  view::View view;
  PageSettings settings;
};

// What there is to say of the start (another pack, …) goes to standard error. Errors: those of startFrom and viewFrom.
[[nodiscard]] Result<Asked> askedFor(const ViewOptions& view, const PageOptions& page, const atlas::Atlas& atlas);

}  // namespace kurilscope::app

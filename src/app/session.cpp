#include "app/session.hpp"

namespace kurilscope::app {

Result<Props> Props::make(const atlas::Atlas& atlas) {
  auto type = scene::Typesetter::fromSystem();
  if (!type) {
    return tl::make_unexpected(type.error());
  }
  auto region = scene::regionBasemap(atlas);
  if (!region) {
    return tl::make_unexpected(region.error());
  }
  return Props{std::move(*region), scene::worldBasemap(atlas), std::move(*type)};
}

}  // namespace kurilscope::app

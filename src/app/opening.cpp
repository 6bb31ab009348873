#include "app/opening.hpp"

#include "packs/open_pack.hpp"

namespace kurilscope::app {

namespace {

std::unique_ptr<Opened> opened(const std::filesystem::path& pack) {
  Diagnostics diagnostics;
  Result<atlas::Atlas> atlas = packs::openPack(pack, diagnostics);
  // On the heap before the props are made: they may refer to the atlas.
  auto opened = std::make_unique<Opened>(Opened{std::move(diagnostics), std::move(atlas), std::nullopt});
  if (opened->atlas) {
    opened->props = Props::make(*opened->atlas);
  }
  return opened;
}

}  // namespace

std::future<std::unique_ptr<Opened>> openInBackground(const std::filesystem::path& pack) {
  return std::async(std::launch::async, opened, pack);
}

}  // namespace kurilscope::app

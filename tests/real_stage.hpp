#pragma once

#include <memory>
#include <stdexcept>

#include "io/pack.hpp"
#include "scene/compose.hpp"
#include "view/command.hpp"

namespace kurilscope::test {

// The pack that ships, with its basemaps and fonts; made once per test program.
class RealStage {
 public:
  static const RealStage& get() {
    static const RealStage stage;
    return stage;
  }

  [[nodiscard]] const atlas::Atlas& atlas() const { return *atlas_; }
  [[nodiscard]] scene::Stage stage() const { return {*atlas_, *region_, *world_, *type_}; }
  // A view of the pack's on a date.
  [[nodiscard]] view::View view(int year, unsigned month, unsigned day, const char* named = "chain") const {
    view::View view = view::apply(view::initialView(*atlas_), view::GoToView{named}, *atlas_);
    view.date = atlas::day(year, month, day);
    return view;
  }

 private:
  RealStage() {
    Diagnostics diagnostics;
    auto atlas = io::loadPack(KURILSCOPE_SOURCE_DIR "/data/kuril", diagnostics);
    if (!atlas) {
      throw std::runtime_error(atlas.error().message + "\n" + diagnostics.text());
    }
    atlas_ = std::make_unique<atlas::Atlas>(std::move(*atlas));
    region_ = std::make_unique<scene::Basemap>(scene::regionBasemap(*atlas_).value());
    world_ = std::make_unique<scene::Basemap>(scene::worldBasemap(*atlas_));
    type_ = std::make_unique<scene::Typesetter>(scene::Typesetter::fromSystem().value());
  }

  std::unique_ptr<atlas::Atlas> atlas_;
  std::unique_ptr<scene::Basemap> region_;
  std::unique_ptr<scene::Basemap> world_;
  std::unique_ptr<scene::Typesetter> type_;
};

}  // namespace kurilscope::test

#pragma once

#include <memory>

#include "real_pack.hpp"
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

  [[nodiscard]] const atlas::Atlas& atlas() const { return realAtlas(); }
  [[nodiscard]] scene::Stage stage() const { return {realAtlas(), *region_, *world_, *type_}; }
  // A view of the pack's on a date.
  [[nodiscard]] view::View view(int year, unsigned month, unsigned day, const char* named = "chain") const {
    view::View view = view::apply(view::initialView(realAtlas()), view::GoToView{named}, realAtlas());
    view.date = atlas::day(year, month, day);
    return view;
  }

 private:
  RealStage() {
    region_ = std::make_unique<scene::Basemap>(scene::regionBasemap(realAtlas()).value());
    world_ = std::make_unique<scene::Basemap>(scene::worldBasemap(realAtlas()));
    type_ = std::make_unique<scene::Typesetter>(scene::Typesetter::fromSystem().value());
  }

  std::unique_ptr<scene::Basemap> region_;
  std::unique_ptr<scene::Basemap> world_;
  std::unique_ptr<scene::Typesetter> type_;
};

}  // namespace kurilscope::test

#include "app/opening.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

#include "app/bookmarks.hpp"
#include "brief/page.hpp"
#include "packs/open_pack.hpp"
#include "ui/panels.hpp"

namespace kurilscope::app {

namespace {

PanelFonts fontsFor(const atlas::Atlas& atlas, const scene::Typesetter& type, float scale) {
  auto shelf = std::make_shared<ImFontAtlas>();
  const ui::Fonts fonts = ui::loadFontsFor(atlas, type, scale, *shelf);
  return {std::move(shelf), fonts, scale};
}

// Composes the first frame but for what only the panels know: names that stand elsewhere are made of the same glyphs.
Result<canvas::gl::Provisions> provisionsFor(const scene::Stage& stage, const view::View& view,
                                             const Settings& settings) {
  const float scale = settings.scale();
  const ui::MapArea area = ui::Panels::mapArea(settings.width, settings.height, scale);
  return canvas::gl::Provisions::create(stage.type).map([&](canvas::gl::Provisions&& provisions) {
    provisions.add(stage, brief::composePage(stage, view, {area.width, area.height, scale}, brief::windowPage()));
    return std::move(provisions);
  });
}

// As the last run was left, where nothing was asked for.
Result<WindowOptions> optionsOf(const OptionsFor& optionsFor, const atlas::Atlas& atlas, const Settings& settings) {
  return optionsFor(atlas).map([&](WindowOptions&& options) {
    if (!options.restoresLast || settings.lastView.empty()) {
      return std::move(options);
    }
    if (const auto last = rememberedView(settings.lastView, atlas)) {
      options.view = *last;
    } else {
      fmt::print(stderr, "kurilscope: {}\n", last.error().message);
      options.message = last.error().message;
    }
    return std::move(options);
  });
}

std::unique_ptr<Opened> opened(const std::filesystem::path& pack, const OptionsFor& optionsFor,
                               const Settings& settings) {
  Diagnostics diagnostics;
  Result<atlas::Atlas> read = packs::openPack(pack, diagnostics);
  // On the heap before the rest is made: it refers to the atlas.
  auto opened = std::make_unique<Opened>(Opened{.diagnostics = std::move(diagnostics), .atlas = std::move(read)});
  if (!opened->atlas) {
    return opened;
  }
  const atlas::Atlas& atlas = *opened->atlas;
  const Result<WindowOptions>& options = opened->options.emplace(optionsOf(optionsFor, atlas, settings));
  if (!options) {
    return opened;
  }
  const Result<Props>& props = opened->props.emplace(Props::make(atlas));
  if (!props) {
    return opened;
  }
  auto fonts = std::async(std::launch::async, fontsFor, std::cref(atlas), std::cref(props->type), settings.scale());
  const scene::Stage& stage = opened->stage.emplace(props->stage(atlas, opened->noZones));
  opened->provisions.emplace(provisionsFor(stage, options->view, settings));
  opened->fonts = fonts.get();
  return opened;
}

}  // namespace

std::future<std::unique_ptr<Opened>> openInBackground(const std::filesystem::path& pack, const OptionsFor& optionsFor,
                                                      const Settings& settings) {
  return std::async(std::launch::async, opened, pack, optionsFor, settings);
}

}  // namespace kurilscope::app

#include "app/opening.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <utility>

#include "app/bookmarks.hpp"
#include "brief/page.hpp"
#include "packs/open_pack.hpp"
#include "scene/navigate.hpp"
#include "ui/panels.hpp"

namespace kurilscope::app {

namespace {

PanelFonts fontsFor(const atlas::Atlas& atlas, const scene::Typesetter& type, float scale) {
  auto shelf = std::make_shared<ImFontAtlas>();
  const ui::Fonts fonts = ui::loadFontsFor(atlas, type, scale, *shelf);
  return {std::move(shelf), fonts, scale};
}

// Of the map, if the window is as it was left.
scene::Frame frameExpected(const Settings& settings) {
  const float scale = settings.scale();
  const ui::MapArea area =
      ui::Panels::mapArea(std::round(static_cast<float>(settings.placement.width) * settings.screenScale),
                          std::round(static_cast<float>(settings.placement.height) * settings.screenScale), scale);
  return {area.width, area.height, scale};
}

// Composes the first frame but for what only the panels know: names that stand elsewhere are made of the same glyphs.
Result<canvas::gl::Provisions> provisionsFor(const scene::Stage& stage, const view::View& view,
                                             const scene::Frame& frame) {
  return canvas::gl::Provisions::create(stage.type).map([&](canvas::gl::Provisions&& provisions) {
    provisions.add(stage, brief::composePage(stage, view, frame, brief::windowPage()));
    return std::move(provisions);
  });
}

// As the last run was left, where nothing was asked for and that fits the pack; else all that the pack's first view
// shows, below the toolbar.
void adaptFirstView(WindowOptions& options, const scene::Stage& stage, const Settings& settings,
                    const scene::Frame& frame) {
  if (!options.restoresLast) {
    return;
  }
  if (!settings.lastView.empty()) {
    const auto last = rememberedView(settings.lastView, stage.atlas);
    if (last) {
      options.view = *last;
      return;
    }
    fmt::print(stderr, "kurilscope: the last view cannot be shown: {}\n", last.error().message);
    options.message = "The last view cannot be shown: " + last.error().message;
  }
  options.view.camera =
      scene::shownBelow(stage, options.view, frame, ui::Panels::toolbarHeight(frame.scale), options.view.camera);
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
  Result<WindowOptions>& options = opened->options.emplace(optionsFor(atlas));
  if (!options) {
    return opened;
  }
  const Result<Props>& props = opened->props.emplace(Props::make(atlas));
  if (!props) {
    return opened;
  }
  auto fonts = std::async(std::launch::async, fontsFor, std::cref(atlas), std::cref(props->type), settings.scale());
  const scene::Stage& stage = opened->stage.emplace(props->stage(atlas, opened->noZones));
  const scene::Frame frame = frameExpected(settings);
  adaptFirstView(*options, stage, settings, frame);
  opened->provisions.emplace(provisionsFor(stage, options->view, frame));
  opened->fonts = fonts.get();
  return opened;
}

}  // namespace

std::future<std::unique_ptr<Opened>> openInBackground(const std::filesystem::path& pack, const OptionsFor& optionsFor,
                                                      const Settings& settings) {
  return std::async(std::launch::async, opened, pack, optionsFor, settings);
}

}  // namespace kurilscope::app

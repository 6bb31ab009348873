#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "app/measure.hpp"
#include "app/page_settings.hpp"
#include "app/zones.hpp"
#include "atlas/atlas.hpp"
#include "view/measure.hpp"
#include "view/view.hpp"

// The documents of --json. Lengths in metres, areas in square metres, coordinates [lon, lat] in degrees, dates EDTF,
// ids those of the pack; a value that is not known is null. Keys are kept from version to version.
namespace kurilscope::app::json {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json ofEvents(const std::vector<const atlas::Event*>& events);
// With the state on `day` where one is given.
[[nodiscard]] Json ofIslands(const atlas::Atlas& atlas, std::optional<atlas::Day> day);
[[nodiscard]] Json ofStatusOn(const atlas::Atlas& atlas, atlas::Day day);
[[nodiscard]] Json ofStatusHistory(const atlas::Atlas& atlas);
[[nodiscard]] Json ofDistances(const atlas::Atlas& atlas);
[[nodiscard]] Json ofClaims(const std::vector<const atlas::Claim*>& claims);
// `view` compares two sides.
[[nodiscard]] Json ofChanges(const atlas::Atlas& atlas, const view::View& view);
[[nodiscard]] Json ofArticle(const atlas::Atlas& atlas);
[[nodiscard]] Json ofMeasurement(const End& from, const End& to, const view::Leg& leg, const atlas::Atlas& atlas);

[[nodiscard]] Json ofZones(const std::vector<ZonesOf>& all);

// A picture that was written, with what in it takes a side.
[[nodiscard]] Json ofPicture(const std::filesystem::path& path, const scene::Stage& stage, const view::View& view,
                             const PageSettings& settings, const scene::Scene& scene);

// The document as text: two blanks of indent, UTF-8, a newline at its end.
[[nodiscard]] std::string text(const Json& document);

}  // namespace kurilscope::app::json

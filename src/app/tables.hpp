#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/measure.hpp"
#include "app/zones.hpp"
#include "atlas/atlas.hpp"
#include "view/measure.hpp"
#include "view/view.hpp"

// What the table verbs print for people.
namespace kurilscope::app::tables {

[[nodiscard]] std::string ofEvents(const std::vector<const atlas::Event*>& events);
// With the state on `day` where one is given.
[[nodiscard]] std::string ofIslands(const atlas::Atlas& atlas, std::optional<atlas::Day> day);
[[nodiscard]] std::string ofStatusOn(const atlas::Atlas& atlas, atlas::Day day);
[[nodiscard]] std::string ofStatusHistory(const atlas::Atlas& atlas);
[[nodiscard]] std::string ofDistances(const atlas::Atlas& atlas);
[[nodiscard]] std::string ofClaims(const std::vector<const atlas::Claim*>& claims);
// `view` compares two sides.
[[nodiscard]] std::string ofChanges(const atlas::Atlas& atlas, const view::View& view);
[[nodiscard]] std::string ofArticle(const atlas::Atlas& atlas);
[[nodiscard]] std::string ofMeasurement(const End& from, const End& to, const view::Leg& leg,
                                        const atlas::Atlas& atlas);

[[nodiscard]] std::string ofZones(const std::vector<ZonesOf>& all);

}  // namespace kurilscope::app::tables

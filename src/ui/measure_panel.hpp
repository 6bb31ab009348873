#pragma once

#include <string>
#include <vector>

#include "ui/layout.hpp"
#include "ui/panel_state.hpp"

namespace kurilscope::ui {

// The legs, the total, the area and the published figures of the View's measurement, and what the tool waits for; in
// the map's upper left corner while the tool is on or something is measured.
void measurePanelUi(const Ui& ui, const Rect& map);
// What the next click takes hold of and how far it is, at the mouse.
void measureHintUi(const Ui& ui, const Rect& map);
// The View's measurement as plain text for a briefing; empty where there is none.
[[nodiscard]] std::string measurementAsText(const Ui& ui);

// How its parts are told. An end by its name or its position; "8.5 nm"; "031.2°", empty for none; what kind of way a
// leg is, by its ends.
[[nodiscard]] std::string endInWords(const Ui& ui, const std::string& end);
[[nodiscard]] std::string milesInWords(double meters);
[[nodiscard]] std::string azimuthInWords(std::optional<double> degrees);
[[nodiscard]] std::string wayInWords(const Ui& ui, const view::Leg& leg);
// The figures of the View's measurement; null where it has none. Worked out once for a measurement, for finding
// published figures asks many coasts.
[[nodiscard]] const MeasuredFacts* factsOf(const Ui& ui);

// A field for the radii of range rings around an island, a place or a point, with what takes them away again.
void ringsUi(const Ui& ui, const std::string& around);
// "12", "50 km", "12 nm, 24 nm": kilometres. Errors: Usage.
[[nodiscard]] Result<std::vector<double>> radiiFrom(const std::string& typed);

}  // namespace kurilscope::ui

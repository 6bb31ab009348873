#pragma once

#include <string>
#include <vector>

#include "ui/panel_state.hpp"

namespace kurilscope::ui {

// Parts that the cards of events, islands, places and lines share.

// "All events" on the left, the neighbours on the right.
void cardHeaderUi(const Ui& ui);
// Clickable islands; each selects and goes there.
void islandChipsUi(const Ui& ui, const std::vector<std::string>& islands);
// The sources by id, each with its ways to open and to copy; then how far to trust the record.
void evidenceUi(const Ui& ui, const atlas::Evidence& evidence);
// The sources of the item just drawn, while the mouse is over it, with what else there is to say first.
void evidenceTip(const Ui& ui, const atlas::Evidence& evidence, const std::string& words = {});
// "Sources disagree", with the record's own note among them.
void disagreementsUi(const Ui& ui, const std::string& id);
// A line of the reading list: symbol, date, title. True when clicked. Its height depends on the width that is left.
[[nodiscard]] float eventRowHeight(const Ui& ui, const atlas::Event& event);
bool eventRowUi(const Ui& ui, const atlas::Event& event, bool isCurrent);

[[nodiscard]] std::string confidenceInWords(atlas::Confidence confidence);
// "Joint Declaration. Ministry of Foreign Affairs of Japan, 1956. https://…"
[[nodiscard]] std::string citation(const atlas::Source& source);
// The card of an event as plain text for a briefing.
[[nodiscard]] std::string eventAsText(const atlas::Atlas& atlas, const atlas::Event& event);
[[nodiscard]] std::string islandAsText(const atlas::Atlas& atlas, const atlas::Island& island, atlas::Day date);
[[nodiscard]] std::string lineAsText(const atlas::Atlas& atlas, const atlas::Line& line, const view::View& view);
// What differs between the sides that are compared, with the sources of each sentence.
[[nodiscard]] std::string changesAsText(const atlas::Atlas& atlas, const view::View& view);
// "from 8 September 1951 until 9 December 1955"
[[nodiscard]] std::string lineDatesInWords(const atlas::Line& line);
// A note after words whose evidence is weak, " (single source)" or " (general knowledge)"; empty where it is verified.
[[nodiscard]] std::string weaknessMark(atlas::Confidence confidence);
// "since 28 August 1945", or that it began before the pack does.
[[nodiscard]] std::string sinceWords(const atlas::Atlas& atlas, atlas::Day from);
// "44.023° N  145.862° E"
[[nodiscard]] std::string positionInWords(geo::LonLat position);
[[nodiscard]] std::string capitalised(std::string words);
// The day from which an island has been in the hands that hold it by `status`, whatever the legal grounds since.
[[nodiscard]] atlas::Day administeredSince(const atlas::Atlas& atlas, const atlas::Status& status);
// "12.3 km", "450 m"
[[nodiscard]] std::string lengthInWords(double meters);
[[nodiscard]] std::string areaInWords(double squareMeters);

}  // namespace kurilscope::ui

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "scene/compose.hpp"
#include "ui/card_parts.hpp"
#include "view/changes.hpp"
#include "view/sides.hpp"
#include "view/standing.hpp"

namespace kurilscope::ui {

namespace {

void addSources(std::string& text, const atlas::Atlas& atlas, const atlas::Evidence& evidence) {
  if (!evidence.sources.empty()) {
    text += "\nSources:\n";
  }
  for (const std::string& id : evidence.sources) {
    if (const atlas::Source* source = atlas.source(id)) {
      text += fmt::format("- {}\n", citation(*source));
    }
  }
  text += fmt::format("Confidence: {}.\n", confidenceInWords(evidence.confidence));
}

}  // namespace

std::string confidenceInWords(atlas::Confidence confidence) {
  switch (confidence) {
    case atlas::Confidence::Verified:
      return "verified by two sources or a primary text";
    case atlas::Confidence::SingleSource:
      return "single source: not confirmed by a second, independent one";
    case atlas::Confidence::GeneralKnowledge:
      break;
  }
  return "general knowledge, no source";
}

std::string citation(const atlas::Source& source) {
  std::string text = source.title;
  const std::vector<std::string> parts = {source.publisher, source.date};
  std::vector<std::string> known;
  std::ranges::copy_if(parts, std::back_inserter(known), [](const std::string& part) { return !part.empty(); });
  if (!known.empty()) {
    text += ". " + joined(known, ", ");
  }
  return source.url.empty() ? text : text + ". " + source.url;
}

std::string eventAsText(const atlas::Atlas& atlas, const atlas::Event& event) {
  std::string text = fmt::format("{}\n{}\n\n{}\n", event.title, atlas::inWords(event.start, event.end), event.summary);
  if (!event.actors.empty()) {
    text += fmt::format("\nParties: {}\n", joined(event.actors, ", "));
  }
  if (!event.note.empty()) {
    text += fmt::format("\nNote: {}\n", event.note);
  }
  for (const atlas::Disagreement* disagreement : atlas.disagreementsAbout(event.id)) {
    text += fmt::format("\nSources disagree: {}\n", disagreement->text);
  }
  addSources(text, atlas, event.evidence);
  return text;
}

std::string islandAsText(const atlas::Atlas& atlas, const atlas::Island& island, atlas::Day date) {
  const atlas::NameSet& names = island.names;
  std::string text = fmt::format("{} · {} · {}\n{}\n", names.en, names.ru, names.ja, atlas::inWords(date));
  if (const atlas::Status* status = atlas.statusOn(island.id, date)) {
    text += fmt::format("Administered by {}, {}. {}\n", atlas.titleOfAdministration(status->administeredBy),
                        sinceWords(atlas, administeredSince(atlas, *status)), status->basis);
  }
  for (const atlas::Claim* claim : atlas.claimsOn(island.id, date)) {
    text += fmt::format("Claimed by {}, {}. {}\n", atlas.titleOfAdministration(claim->claimant),
                        sinceWords(atlas, claim->from), claim->basis);
  }
  addSources(text, atlas, island.evidence);
  return text;
}

std::string lineAsText(const atlas::Atlas& atlas, const atlas::Line& line, const view::View& view) {
  std::string text =
      fmt::format("{}\n{}, {}\n", line.title, view::inWords(line.kind, view.perspective), lineDatesInWords(line));
  if (!line.note.empty()) {
    text += fmt::format("\n{}\n", line.note);
  }
  addSources(text, atlas, line.evidence);
  return text;
}

std::string changesAsText(const atlas::Atlas& atlas, const view::View& view) {
  std::string text = view::comparisonInWords(view) + "\n";
  for (const view::Change& change : view::changesOf(atlas, view)) {
    text += fmt::format("\n{}\n", change.sentence);
    addSources(text, atlas, change.evidence);
  }
  return text;
}

std::string lineDatesInWords(const atlas::Line& line) {
  return line.to ? fmt::format("from {} until {}", atlas::inWords(line.from), atlas::inWords(*line.to))
                 : fmt::format("since {}", atlas::inWords(line.from));
}

std::string weaknessMark(atlas::Confidence confidence) {
  switch (confidence) {
    case atlas::Confidence::SingleSource:
      return " (single source)";
    case atlas::Confidence::GeneralKnowledge:
      return " (general knowledge)";
    case atlas::Confidence::Verified:
      break;
  }
  return {};
}

std::string sinceWords(const atlas::Atlas& atlas, atlas::Day from) {
  const atlas::Day first = atlas.records().statusFirst;
  return from <= first ? fmt::format("since before {}", atlas::inWords(first))
                       : fmt::format("since {}", atlas::inWords(from));
}

std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

atlas::Day administeredSince(const atlas::Atlas& atlas, const atlas::Status& status) {
  atlas::Day since = status.from;
  while (const atlas::Status* before = atlas.statusOn(status.island, since - std::chrono::days{1})) {
    if (before->administeredBy != status.administeredBy || before->from >= since) {
      break;
    }
    since = before->from;
  }
  return since;
}

std::string positionInWords(geo::LonLat position) {
  const double lon = std::remainder(position.lon, 360);
  return fmt::format("{:.3f}° {}  {:.3f}° {}", std::abs(position.lat), position.lat < 0 ? 'S' : 'N', std::abs(lon),
                     lon < 0 ? 'W' : 'E');
}

std::string lengthInWords(double meters) {
  return meters < 1000 ? fmt::format("{:.0f} m", meters) : fmt::format("{:.1f} km", meters / 1000);
}

std::string areaInWords(double squareMeters) {
  const double km = squareMeters / 1e6;
  return km < 10    ? fmt::format("{:.2f} km²", km)
         : km < 100 ? fmt::format("{:.1f} km²", km)
                    : fmt::format("{:.0f} km²", km);
}

}  // namespace kurilscope::ui

#pragma once

#include <fmt/format.h>

#include <string>

#include "atlas/atlas.hpp"
#include "base/text.hpp"

namespace kurilscope::io {

// Records as text, every field of every table, so that two packs can be compared and the difference read.
class RecordsText {
 public:
  static std::string of(const atlas::Records& records) {
    RecordsText text;
    text.geography(records);
    text.history(records);
    text.witnesses(records);
    return text.text_;
  }

 private:
  template <class... Fields>
  void line(const Fields&... fields) {
    ((text_ += show(fields) + "|"), ...);
    text_ += "\n";
  }

  static std::string show(const std::string& text) { return text; }
  static std::string show(const char* text) { return text; }
  static std::string show(const std::vector<std::string>& list) { return joined(list, ";"); }
  static std::string show(double number) { return shortest(number); }
  static std::string show(int number) { return std::to_string(number); }
  static std::string show(bool flag) { return flag ? "yes" : "no"; }
  static std::string show(const geo::LonLat& point) { return shortest(point.lon) + "," + shortest(point.lat); }
  static std::string show(const atlas::Date& date) { return atlas::toEdtf(date); }
  static std::string show(atlas::Day day) { return atlas::toIso(day); }
  static std::string show(const atlas::NameSet& names) {
    return joined({names.en, names.ru, names.ja, names.jaLatin, names.jaShort}, "/");
  }
  static std::string show(const atlas::Evidence& evidence) {
    return fmt::format("{} ({})", joined(evidence.sources, ";"), static_cast<int>(evidence.confidence));
  }
  template <class T>
  static std::string show(const std::optional<T>& value) {
    return value ? show(*value) : "-";
  }

  void geography(const atlas::Records& records) {
    for (const auto& r : records.islands) {
      line("island", r.id, r.kind, r.names, r.position, r.areaSquareKm, r.areaNote, r.highestMeters, r.highestNote,
           r.inhabited, r.population, r.settlement, r.group, r.partOf, r.disputed, r.inCoast, r.note, r.evidence);
    }
    for (const auto& r : records.places) {
      line("place", r.id, r.kind, r.names, r.formerName, r.position, r.rank, r.country, r.note, r.evidence);
    }
    for (const auto& r : records.distances) {
      line("distance", r.id, r.from, r.to, r.fromName, r.fromPoint, r.toName, r.toPoint, r.km, r.measures, r.evidence);
    }
  }

  void history(const atlas::Records& records) {
    for (const auto& r : records.events) {
      line("event", r.id, r.start, r.end, r.kind, r.title, r.summary, r.actors, r.place, r.islands, r.evidence, r.note);
    }
    for (const auto& r : records.status) {
      line("status", r.island, r.from, r.to, r.administeredBy, r.passing, r.period, r.basis, r.evidence);
    }
    for (const auto& r : records.claims) {
      line("claim", r.island, r.claimant, r.from, r.to, r.basis, r.instrument, r.period, r.evidence);
    }
    for (const auto& r : records.periods) {
      line("period", r.id, r.areas, r.from, r.to, r.kind, r.administeredBy, r.claimedBy, r.basis, r.lineDescription,
           r.evidence);
    }
    for (const auto& r : records.settlements) {
      line("settlement", r.id, r.title, r.administeredBy, r.islands, r.cutIsland, r.line, r.period, r.note, r.evidence);
    }
    for (const auto& r : records.meetings) {
      line("meeting", r.event, r.sinceTwoThousandSix, r.sinceTwoThousandThirteen);
    }
  }

  void witnesses(const atlas::Records& records) {
    for (const auto& r : records.sources) {
      line("source", r.id, r.title, r.publisher, r.date, r.url, r.kind, r.note);
    }
    for (const auto& r : records.disagreements) {
      line("disagreement", r.id, r.about, r.text);
    }
    for (const auto& r : records.positions) {
      line("position", r.perspective, r.order, r.text, r.evidence);
    }
    for (const auto& r : records.article) {
      line("article", r.id, r.text, std::string(word(r.verdict)), r.finding, r.records, r.sources, r.view);
    }
  }

  std::string text_;
};

}  // namespace kurilscope::io

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/date.hpp"
#include "geo/point.hpp"

namespace kurilscope::atlas {

enum class Confidence { Verified, SingleSource, GeneralKnowledge };

// Ids of the Sources that vouch for a record, and how far to trust it. Empty for general knowledge.
struct Evidence {
  std::vector<std::string> sources;
  Confidence confidence = Confidence::GeneralKnowledge;
};

// A place's names. `jaShort` is the romanised Japanese short name ("Etorofu"), empty where it equals `en`.
struct NameSet {
  std::string en;
  std::string ru;
  std::string ja;
  std::string jaLatin;
  std::string jaShort;
};

struct Source {
  std::string id;
  std::string title;
  std::string publisher;
  std::string date;
  std::string url;
  std::string kind;  // primary, official, press, reference, computed
  std::string note;
};

struct Island {
  std::string id;
  std::string kind;  // island, islet, islets, rock, group, context
  NameSet names;
  geo::LonLat position;
  std::optional<double> areaSquareKm;  // published
  std::string areaNote;
  std::optional<double> highestMeters;
  std::string highestNote;
  std::string inhabited;
  std::string population;
  std::string settlement;
  std::string group;                // the band it belongs to, or empty
  std::vector<std::string> partOf;  // every group record it belongs to: Signalny to the Habomai and to the chain
  bool disputed = false;  // claimed by a government that does not administer it, in the sense of the naming policy
  bool inCoast = false;   // has a polygon; otherwise drawn and measured as a point
  std::string note;
  Evidence evidence;

  [[nodiscard]] bool isGroup() const { return kind == "group"; }
  [[nodiscard]] bool isContext() const { return kind == "context"; }
};

struct Place {
  std::string id;
  std::string kind;  // town, cape, bay, city
  NameSet names;
  std::string formerName;
  geo::LonLat position;
  int rank = 3;  // 1 most important
  std::string country;
  std::string note;
  Evidence evidence;
};

// A strait, bay or sea with the line its label follows.
struct Water {
  std::string id;
  std::string kind;
  NameSet names;
  std::vector<std::vector<geo::LonLat>> lines;  // along any of which its name may stand; of a sea, one for each scale
  bool disputed = false;                        // between disputed shores: both names stand together
  int rank = 3;
  std::string note;
  Evidence evidence;
};

struct Event {
  std::string id;
  Date start;
  Date end;  // equal to start for a single date
  std::string kind;
  std::string title;
  std::string summary;
  std::vector<std::string> actors;
  std::string place;  // id of an island or a place, or empty
  std::vector<std::string> islands;
  Evidence evidence;
  std::string note;
};

// Who administered an island from one day until the day before another.
struct Status {
  std::string island;
  Day from{};
  std::optional<Day> to;  // the first day it no longer holds; empty: still
  std::string administeredBy;
  bool passing = false;  // a takeover in progress
  std::string period;
  std::string basis;
  Evidence evidence;

  [[nodiscard]] bool covers(Day day) const { return from <= day && (!to || day < *to); }
};

// Who claimed an island, apart from who held it.
struct Claim {
  std::string island;
  std::string claimant;
  Day from{};
  std::optional<Day> to;
  std::string basis;
  std::string instrument;
  std::string period;
  Evidence evidence;

  [[nodiscard]] bool covers(Day day) const { return from <= day && (!to || day < *to); }
};

// A treaty regime, proposal or practice with its dates and its ground.
struct Period {
  std::string id;
  std::vector<std::string> areas;
  Date from;
  std::optional<Date> to;
  std::string kind;
  std::string administeredBy;
  std::string claimedBy;
  std::string basis;
  std::string lineDescription;
  Evidence evidence;
};

enum class LineKind { InForce, DeFacto, Claimed, Historical, Proposed, Zone };

struct Line {
  std::string id;
  Date from;
  std::optional<Date> to;
  LineKind kind = LineKind::Historical;
  std::string title;
  std::string period;
  std::string note;
  std::vector<std::vector<geo::LonLat>> parts;
  Evidence evidence;

  // Drawn on a day: from its first possible day; an end given as a day is the first day without it, one given as a
  // month or a year still belongs to it.
  [[nodiscard]] bool covers(Day day) const {
    return from.first <= day && (!to || (to->precision == Precision::Day ? day < to->first : day <= to->last));
  }
};

// A what-if: which islands a side would administer besides those it does. Administration as it is where it names none.
struct Settlement {
  std::string id;
  std::string title;
  std::string administeredBy;        // the side
  std::vector<std::string> islands;  // whole islands or groups
  std::string cutIsland;             // an island of which only the part on their side of `line` is meant, or empty
  std::string line;                  // the line of the facts, or empty
  std::string period;                // where the idea comes from, or empty
  std::string note;
  Evidence evidence;
};

// A distance somebody published, to compare with ours.
struct PublishedDistance {
  std::string id;
  std::string from;
  std::string to;
  std::string fromName;
  geo::LonLat fromPoint;
  std::string toName;
  geo::LonLat toPoint;
  double km = 0;
  std::string measures;
  Evidence evidence;
};

struct LandPolygon {
  std::string island;   // the island it is, or the one whose status it shares
  bool isMain = false;  // the island itself rather than an unnamed islet near it
  geo::Polygon rings;   // closed; outer first, then lakes
};

// An Abe-Putin meeting's number in the Japanese count since 2006 and since 2013 (0: not counted).
struct Meeting {
  std::string event;
  int sinceTwoThousandSix = 0;
  int sinceTwoThousandThirteen = 0;
};

// Where sources disagree; shown beside the records it is about.
struct Disagreement {
  std::string id;
  std::vector<std::string> about;
  std::string text;
};

struct Position {
  std::string perspective;  // tokyo, moscow
  int order = 0;
  std::string text;
  Evidence evidence;
};

enum class Verdict { Confirmed, Imprecise, Contradicted, Unverifiable };
[[nodiscard]] std::string_view word(Verdict verdict);  // "confirmed"

// A claim of the article that the pack checks, in our own words, and what became of it.
struct ArticleClaim {
  std::string id;
  std::string text;
  Verdict verdict = Verdict::Unverifiable;
  std::string finding;               // the evidence in words
  std::vector<std::string> records;  // ids of the records that are evidence
  std::vector<std::string> sources;
  std::string view;  // a View as text that shows it, or empty
};

struct NamedView {
  std::string id;
  std::string title;
  geo::LonLat center;
  double spanKm = 0;
};

struct Band {
  std::string id;
  std::string title;
  std::vector<std::string> islands;
};

struct TitledId {
  std::string id;
  std::string title;
};

struct Licence {
  std::string part;
  std::string licence;
  std::string holder;
};

}  // namespace kurilscope::atlas

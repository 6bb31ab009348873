#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "atlas/far_land.hpp"
#include "atlas/records.hpp"
#include "base/text_hash.hpp"
#include "geo/nearest.hpp"

namespace kurilscope::atlas {

// The records of a pack as read, before they are checked against one another.
struct Records {
  std::string title;
  std::string directory;           // where the pack lies
  std::vector<std::string> files;  // pack.toml and the parts it names, by their names there, sorted
  Day periodFirst{};               // days the playhead may stand on, both inclusive
  Day periodLast{};
  Day statusFirst{};  // days that every island's status must cover, both inclusive
  Day statusLast{};
  Day defaultDate{};
  geo::Box region;
  std::string projection;  // PROJ string of the region's map
  std::vector<NamedView> views;
  std::vector<Band> bands;
  std::vector<TitledId> administrations;  // japan, ussr, russia, allies
  std::vector<TitledId> eventKinds;       // in the order of the timeline's lanes
  std::vector<Licence> licences;
  std::vector<LandPolygon> land;
  FarLand world;
  std::vector<Island> islands;
  std::vector<Place> places;
  std::vector<Water> waters;
  std::vector<Event> events;
  std::vector<Status> status;
  std::vector<Claim> claims;
  std::vector<Period> periods;
  std::vector<Line> lines;
  std::vector<PublishedDistance> distances;
  std::vector<Settlement> settlements;
  std::vector<Source> sources;
  std::vector<Meeting> meetings;
  std::vector<Disagreement> disagreements;
  std::vector<Position> positions;
  std::vector<ArticleClaim> article;
};

// True where two administrations are one party's: the USSR and Russia, which continues it.
[[nodiscard]] bool isSameParty(std::string_view a, std::string_view b);

// What we know: the pack's records, sorted and indexed; immutable once made. Records refer to one another by id.
class Atlas {
 public:
  explicit Atlas(Records records);
  Atlas(Atlas&&) noexcept = default;

  [[nodiscard]] const Records& records() const { return records_; }
  [[nodiscard]] const std::vector<Island>& islands() const { return records_.islands; }
  [[nodiscard]] const std::vector<Place>& places() const { return records_.places; }
  [[nodiscard]] const std::vector<Event>& events() const { return records_.events; }  // by start, then end
  [[nodiscard]] const std::vector<LandPolygon>& land() const { return records_.land; }

  // By id; null where there is none.
  [[nodiscard]] const Island* island(std::string_view id) const;
  [[nodiscard]] const Place* place(std::string_view id) const;
  [[nodiscard]] const Event* event(std::string_view id) const;
  [[nodiscard]] const Source* source(std::string_view id) const;
  [[nodiscard]] const Line* line(std::string_view id) const;
  [[nodiscard]] const Period* period(std::string_view id) const;
  [[nodiscard]] const Settlement* settlement(std::string_view id) const;
  [[nodiscard]] std::string titleOfAdministration(std::string_view id) const;
  [[nodiscard]] std::string titleOfEventKind(std::string_view id) const;

  // The status of an island on a day; null for groups and outside the pack's status period.
  [[nodiscard]] const Status* statusOn(std::string_view island, Day day) const;
  [[nodiscard]] std::vector<const Claim*> claimsOn(std::string_view island, Day day) const;
  // Claims by governments other than the one that administers the island, on days when it is claimed by more than one:
  // the residual sovereignty of an occupied country that nobody contests is no rival claim.
  [[nodiscard]] std::vector<const Claim*> rivalClaimsOn(std::string_view island, Day day) const;
  // Single islands of an id: the island itself, or the members of a group or band.
  [[nodiscard]] std::vector<std::string> membersOf(std::string_view islandOrGroup) const;
  // True where an event has to do with an island or group, or with a group or member of it.
  [[nodiscard]] bool touches(const Event& event, std::string_view island) const;
  [[nodiscard]] std::vector<const Event*> eventsOf(std::string_view island) const;  // all that touch it
  [[nodiscard]] std::vector<const Disagreement*> disagreementsAbout(std::string_view id) const;

  // Position of an event's place, or of its first island; nothing for an event without a place.
  [[nodiscard]] std::optional<geo::LonLat> positionOf(const Event& event) const;
  [[nodiscard]] std::optional<geo::LonLat> positionOf(std::string_view islandOrPlace) const;

  // The event in progress on a day or else the last that began before it; null before the first.
  [[nodiscard]] const Event* eventAt(Day day) const;
  // The events that go on on any day from `first` to `last`, in their order.
  [[nodiscard]] std::vector<const Event*> eventsIn(Day first, Day last) const;
  // The neighbours of a day in the order of the events: strictly before, strictly after.
  [[nodiscard]] const Event* eventBefore(Day day) const;
  [[nodiscard]] const Event* eventAfter(Day day) const;

  // The coast of an island or of a group's members (its own polygons only), or its point where it has none.
  [[nodiscard]] geo::Coast coastOf(std::string_view islandOrGroup) const;
  // The point that a text names: an island's or place's, or "LON,LAT"; nothing for other texts.
  [[nodiscard]] std::optional<geo::LonLat> pointNamed(const std::string& end) const;
  // The coast that a text names: an island's, a group's, a place's point, or that of "LON,LAT"; nothing for other
  // texts.
  [[nodiscard]] std::optional<geo::Coast> coastNamed(const std::string& end) const;
  // The shortest way between two such coasts. Remembered: a map asks again every frame. One thread at a time.
  [[nodiscard]] std::optional<geo::Shortest> shortestBetween(const std::string& from, const std::string& to) const;
  // Geodesic area inside the island's own outer rings, lakes included as official figures do; nothing for a point.
  [[nodiscard]] std::optional<double> areaSquareMeters(std::string_view islandOrGroup) const;

  [[nodiscard]] bool inPeriod(Day day) const { return records_.periodFirst <= day && day <= records_.periodLast; }

 private:
  template <class Value>
  using ById = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;
  using Index = ById<std::size_t>;

  Records records_;
  mutable std::map<std::pair<std::string, std::string>, std::optional<geo::Shortest>> ways_;
  Index islandIndex_;
  Index placeIndex_;
  Index eventIndex_;
  Index sourceIndex_;
  Index lineIndex_;
  Index periodIndex_;
  ById<std::vector<std::size_t>> statusOfIsland_;
  ById<std::vector<std::size_t>> claimsOfIsland_;
  ById<std::vector<std::size_t>> landOfIsland_;
  std::vector<Day> lastEnds_;  // for each event the latest end among it and those before it
};

}  // namespace kurilscope::atlas

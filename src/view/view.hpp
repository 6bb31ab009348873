#pragma once

#include <bitset>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "atlas/date.hpp"
#include "base/result.hpp"
#include "geo/point.hpp"

namespace kurilscope::view {

enum class Layer {
  Status,
  Claims,
  Lines,
  Proposals,
  Events,
  Places,
  Waters,
  Labels,
  Graticule,
  Distances,
  AllEvents,
  Inset,
  Zones,
  Count
};
enum class Perspective { Neutral, Tokyo, Moscow };
enum class Names { English, Russian, Japanese, Dual, All };
enum class Theme { Light, Dark, Print };
enum class Subject { Nothing, Event, Island, Place, Line };

using LayerSet = std::bitset<static_cast<std::size_t>(Layer::Count)>;

struct Camera {
  geo::LonLat center{149.5, 46.5};
  double spanKm = 2300;  // ground width of the picture at the centre

  bool operator==(const Camera&) const = default;
};

// The nearest camera that a map can be drawn with: whoever sets one, links, commands, named views, goes through this.
inline constexpr double kNarrowestKm = 0.5;
inline constexpr double kWidestKm = 45000;
inline constexpr double kFarthestLat = 89.9;  // at a pole itself, east is nowhere
[[nodiscard]] Camera limited(Camera camera);

struct Selection {
  Subject subject = Subject::Nothing;
  std::string id;

  bool operator==(const Selection&) const = default;
};

// What is measured: from end to end, two or more of them, each an island id, a place id, "hokkaido" or "LON,LAT"; back
// to the first where it is closed, which takes three.
struct Measurement {
  std::vector<std::string> ends;
  bool isClosed = false;

  bool operator==(const Measurement&) const = default;
};

// Circles of points equally far from one: an island's or place's, by id, or "LON,LAT".
struct RangeRings {
  std::string around;
  std::vector<double> radiiKm;  // each above 0 and at most kWidestRingKm

  bool operator==(const RangeRings&) const = default;
};
inline constexpr double kWidestRingKm = 5000;

// Another day to compare with, or another perspective on the same day.
struct Comparison {
  std::variant<atlas::Day, Perspective> with;
  // Both sides drawn beside one another, parted at this share of the picture's width (0..1); nothing: what differs.
  std::optional<double> swipe;

  bool operator==(const Comparison&) const = default;
};

// Which events are shown, in lists, lanes and on the map alike: those of no hidden kind that have all words of `text`
// and, where one is named, touch the island (or group) and have the actor.
struct Filter {
  std::set<std::string> hiddenKinds;
  std::string text;
  std::string island = {};
  std::string actor = {};

  bool operator==(const Filter&) const = default;
  [[nodiscard]] bool isEmpty() const { return *this == Filter{}; }
};

// All that the user looks at; a value. Undo is a list of Views, a link is a View as text.
struct View {
  atlas::Day date{};
  Camera camera;
  LayerSet layers = defaultLayers();
  Perspective perspective = Perspective::Neutral;
  Names names = Names::Dual;
  Theme theme = Theme::Light;
  Selection selection;
  std::optional<Measurement> measurement;
  std::optional<RangeRings> rings;
  std::optional<Comparison> comparison;
  std::string settlement;  // the what-if whose zones at sea are drawn; empty: the pack's first, the present state
  Filter filter;

  bool operator==(const View&) const = default;
  [[nodiscard]] bool shows(Layer layer) const { return layers.test(static_cast<std::size_t>(layer)); }
  [[nodiscard]] static LayerSet defaultLayers();
};

// Each enumeration's words as the command line and links write them, in the order of the enumerators.
template <class E>
[[nodiscard]] const std::vector<std::string>& words();
template <>
const std::vector<std::string>& words<Layer>();
template <>
const std::vector<std::string>& words<Perspective>();
template <>
const std::vector<std::string>& words<Names>();
template <>
const std::vector<std::string>& words<Theme>();
template <>
const std::vector<std::string>& words<Subject>();

template <class E>
[[nodiscard]] const std::string& word(E value) {
  return words<E>().at(static_cast<std::size_t>(value));
}

// Errors: Usage, listing the accepted words, with the nearest one first where the word looks mistyped.
template <class E>
[[nodiscard]] Result<E> fromWord(std::string_view text);

// A width in kilometres within the camera's limits, as typed. Errors: Usage.
[[nodiscard]] Result<double> spanFrom(std::string_view text);

// "1945-08-17" or "tokyo", as typed. Errors: Usage.
[[nodiscard]] Result<Comparison> comparisonFrom(std::string_view text);

// "kunashir:50,100" or "145.58,43.33:22.224", kilometres after the colon, as typed. Errors: Usage.
[[nodiscard]] Result<RangeRings> ringsFrom(std::string_view text);

// A change of layers as typed: "+claims,-events" changes `layers`, "status,claims" replaces it. Errors: Usage.
[[nodiscard]] Result<LayerSet> layersFrom(std::string_view text, LayerSet layers);

// The View as one line of text, "date=1956-10-19&center=147.5,44.2&span=900&…"; only what differs from a default
// View is optional, reading it back gives an equal View bit for bit. Errors: Usage, naming the part that is wrong.
[[nodiscard]] std::string toText(const View& view);
[[nodiscard]] Result<View> fromText(std::string_view text);

}  // namespace kurilscope::view

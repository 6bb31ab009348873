#include "view/view.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <ranges>

#include "base/text.hpp"

namespace kurilscope::view {

namespace {

Result<Camera> cameraFrom(std::string_view centerText, std::string_view spanText) {
  const std::optional<geo::LonLat> center = geo::lonLatFrom(centerText);
  if (!center) {
    return fail(ErrorKind::Usage, "center: '{}' is not LON,LAT in degrees, such as 145.95,44.18", centerText);
  }
  return spanFrom(spanText).map([&center](double span) { return limited({*center, span}); });
}

std::string layersToText(LayerSet layers) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (layers.test(i)) {
      names.push_back(words<Layer>()[i]);
    }
  }
  return names.empty() ? "none" : joined(names, ",");
}

std::string comparedWith(const Comparison& comparison) {
  const auto* date = std::get_if<atlas::Day>(&comparison.with);
  return date != nullptr ? atlas::toIso(*date) : word(std::get<Perspective>(comparison.with));
}

Result<void> setSelection(View& view, std::string_view value) {
  const std::size_t colon = value.find(':');
  const auto subject = fromWord<Subject>(value.substr(0, colon));
  const bool isWhole =
      subject && *subject != Subject::Nothing && colon != std::string_view::npos && colon + 1 < value.size();
  if (!isWhole) {
    return fail(ErrorKind::Usage, "select: '{}' is not event:ID, island:ID, place:ID or line:ID", value);
  }
  view.selection = {*subject, std::string(value.substr(colon + 1))};
  return {};
}

Result<void> setMeasurement(View& view, std::string_view value) {
  Measurement measurement{{}, value.ends_with('|')};
  for (const auto& end : std::views::split(value, '|')) {
    if (!end.empty()) {
      measurement.ends.emplace_back(end.begin(), end.end());
    }
  }
  const std::size_t least = measurement.isClosed ? 3 : 2;
  if (measurement.ends.size() < least) {
    return fail(ErrorKind::Usage, "measure: '{}' is not FROM|TO, nor three ends or more with | between them", value);
  }
  view.measurement = std::move(measurement);
  return {};
}

// assign(view.names, fromWord<Names>(value)): the value, or the error.
template <class T, class V>
Result<void> assign(T& target, Result<V> value) {
  if (!value) {
    return tl::make_unexpected(value.error());
  }
  target = *value;
  return {};
}

// Beside the View until all parts are read: without a comparison it means nothing.
Result<void> assignSwipe(std::optional<double>& swipe, std::string_view value) {
  const auto share = parseNumber(value);
  if (!share || !(*share >= 0) || !(*share <= 1)) {
    return fail(ErrorKind::Usage, "swipe: '{}' is not a share of the picture's width from 0 to 1", value);
  }
  swipe = *share;
  return {};
}

Result<void> setPart(View& view, std::string_view key, const std::string& value, std::string& center,
                     std::string& span) {
  if (key == "date") {
    return assign(view.date, atlas::parseDay(value));
  }
  if (key == "center") {
    center = value;
    return {};
  }
  if (key == "span") {
    span = value;
    return {};
  }
  if (key == "layers") {
    return assign(view.layers, layersFrom(value, {}));
  }
  if (key == "perspective") {
    return assign(view.perspective, fromWord<Perspective>(value));
  }
  if (key == "names") {
    return assign(view.names, fromWord<Names>(value));
  }
  if (key == "theme") {
    return assign(view.theme, fromWord<Theme>(value));
  }
  if (key == "select") {
    return setSelection(view, value);
  }
  if (key == "measure") {
    return setMeasurement(view, value);
  }
  if (key == "ring") {
    return assign(view.rings, ringsFrom(value));
  }
  if (key == "compare") {
    return assign(view.comparison, comparisonFrom(value));
  }
  if (key == "settlement") {
    view.settlement = value;
    return {};
  }
  if (key == "hide") {
    const std::vector<std::string> kinds = split(value, ',');
    view.filter.hiddenKinds = {kinds.begin(), kinds.end()};
    return {};
  }
  if (key == "find") {
    view.filter.text = value;
    return {};
  }
  if (key == "about") {
    view.filter.island = value;
    return {};
  }
  if (key == "actor") {
    view.filter.actor = value;
    return {};
  }
  return fail(ErrorKind::Usage, "link: '{}' is not a part of a view", key);
}

}  // namespace

Camera limited(Camera camera) {
  camera.spanKm = std::clamp(camera.spanKm, kNarrowestKm, kWidestKm);
  camera.center.lat = std::clamp(camera.center.lat, -kFarthestLat, kFarthestLat);
  if (!(camera.center.lon >= -180) || !(camera.center.lon <= 360)) {
    camera.center.lon = std::remainder(camera.center.lon, 360);
  }
  return camera;
}

Result<double> spanFrom(std::string_view text) {
  const auto span = parseNumber(trimmed(text));
  if (!span || !(*span >= kNarrowestKm) || !(*span <= kWidestKm)) {
    return fail(ErrorKind::Usage, "span: '{}' is not a width in kilometres from {} to {}", text, kNarrowestKm,
                kWidestKm);
  }
  return *span;
}

Result<RangeRings> ringsFrom(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  RangeRings rings{std::string(text.substr(0, colon)), {}};
  for (const std::string& part :
       colon == std::string_view::npos ? std::vector<std::string>{} : split(text.substr(colon + 1), ',')) {
    rings.radiiKm.push_back(parseNumber(part).value_or(-1));
  }
  const auto isRadius = [](double km) { return km > 0 && km <= kWidestRingKm; };
  if (rings.around.empty() || rings.radiiKm.empty() || !std::ranges::all_of(rings.radiiKm, isRadius)) {
    return fail(ErrorKind::Usage,
                "ring: '{}' is not ID:KM or LON,LAT:KM, such as cape-nosappu:50,100, of at most {} kilometres", text,
                kWidestRingKm);
  }
  return rings;
}

LayerSet View::defaultLayers() {
  LayerSet layers;
  layers.set();
  for (const Layer off : {Layer::Distances, Layer::Proposals, Layer::AllEvents, Layer::Zones}) {
    layers.reset(static_cast<std::size_t>(off));
  }
  return layers;
}

template <>
const std::vector<std::string>& words<Layer>() {
  static const std::vector<std::string> all = {"status",     "claims", "lines",  "proposals", "events",
                                               "places",     "waters", "labels", "graticule", "distances",
                                               "all-events", "inset",  "zones"};
  return all;
}

template <>
const std::vector<std::string>& words<Perspective>() {
  static const std::vector<std::string> all = {"neutral", "tokyo", "moscow"};
  return all;
}

template <>
const std::vector<std::string>& words<Names>() {
  static const std::vector<std::string> all = {"en", "ru", "ja", "dual", "all"};
  return all;
}

template <>
const std::vector<std::string>& words<Theme>() {
  static const std::vector<std::string> all = {"light", "dark", "print"};
  return all;
}

template <>
const std::vector<std::string>& words<Subject>() {
  static const std::vector<std::string> all = {"nothing", "event", "island", "place", "line"};
  return all;
}

template <class E>
Result<E> fromWord(std::string_view text) {
  const std::vector<std::string>& all = words<E>();
  const auto found = std::find(all.begin(), all.end(), text);
  if (found == all.end()) {
    const auto near = nearestWord(text, all);
    return fail(ErrorKind::Usage, "'{}' is not known{}; use one of {}", text,
                near ? fmt::format(", did you mean {}?", *near) : "", joined(all, ", "));
  }
  return static_cast<E>(found - all.begin());
}

template Result<Layer> fromWord<Layer>(std::string_view);
template Result<Perspective> fromWord<Perspective>(std::string_view);
template Result<Names> fromWord<Names>(std::string_view);
template Result<Theme> fromWord<Theme>(std::string_view);
template Result<Subject> fromWord<Subject>(std::string_view);

Result<Comparison> comparisonFrom(std::string_view text) {
  if (const auto perspective = fromWord<Perspective>(text)) {
    return Comparison{*perspective, std::nullopt};
  }
  const auto day = atlas::parseDay(text);
  if (!day) {
    return fail(ErrorKind::Usage, "compare: '{}' is neither a date, such as 1956-10-19, nor one of {}", text,
                joined(words<Perspective>(), ", "));
  }
  return Comparison{*day, std::nullopt};
}

Result<LayerSet> layersFrom(std::string_view text, LayerSet layers) {
  const std::vector<std::string> parts = split(text, ',');
  const bool changes =
      !parts.empty() && std::ranges::all_of(parts, [](const auto& part) { return part[0] == '+' || part[0] == '-'; });
  if (!changes) {
    layers.reset();
  }
  for (const std::string& part : parts) {
    if (part == "none" || part == "all") {
      part == "all" ? layers.set() : layers.reset();
      continue;
    }
    const bool isSigned = part[0] == '+' || part[0] == '-';
    const auto layer = fromWord<Layer>(std::string_view(part).substr(isSigned ? 1 : 0));
    if (!layer || (isSigned && !changes)) {
      return fail(ErrorKind::Usage, "layers: {}",
                  layer ? "write either names, or names that each begin with + or -" : layer.error().message);
    }
    layers.set(static_cast<std::size_t>(*layer), part[0] != '-');
  }
  return layers;
}

std::string toText(const View& view) {
  std::string text =
      fmt::format("date={}&center={},{}&span={}&layers={}&perspective={}&names={}&theme={}", atlas::toIso(view.date),
                  shortest(view.camera.center.lon), shortest(view.camera.center.lat), shortest(view.camera.spanKm),
                  layersToText(view.layers), word(view.perspective), word(view.names), word(view.theme));
  if (view.selection.subject != Subject::Nothing) {
    text += fmt::format("&select={}:{}", word(view.selection.subject), escaped(view.selection.id));
  }
  if (view.measurement) {
    text += fmt::format("&measure={}{}", escaped(joined(view.measurement->ends, "|")),
                        view.measurement->isClosed ? "|" : "");
  }
  if (view.rings) {
    std::vector<std::string> radii;
    std::ranges::transform(view.rings->radiiKm, std::back_inserter(radii), shortest);
    text += fmt::format("&ring={}:{}", escaped(view.rings->around), joined(radii, ","));
  }
  if (view.comparison) {
    text += "&compare=" + comparedWith(*view.comparison);
    if (view.comparison->swipe) {
      text += "&swipe=" + shortest(*view.comparison->swipe);
    }
  }
  if (!view.settlement.empty()) {
    text += "&settlement=" + escaped(view.settlement);
  }
  if (!view.filter.hiddenKinds.empty()) {
    const std::vector<std::string> kinds(view.filter.hiddenKinds.begin(), view.filter.hiddenKinds.end());
    text += "&hide=" + escaped(joined(kinds, ","));
  }
  if (!view.filter.text.empty()) {
    text += "&find=" + escaped(view.filter.text);
  }
  if (!view.filter.island.empty()) {
    text += "&about=" + escaped(view.filter.island);
  }
  if (!view.filter.actor.empty()) {
    text += "&actor=" + escaped(view.filter.actor);
  }
  return text;
}

Result<View> fromText(std::string_view text) {
  View view;
  std::string center = fmt::format("{},{}", shortest(view.camera.center.lon), shortest(view.camera.center.lat));
  std::string span = shortest(view.camera.spanKm);
  std::optional<double> swipe;
  bool hasDate = false;
  for (const std::string& part : split(text, '&')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) {
      return fail(ErrorKind::Usage, "link: '{}' has no '='; a link reads date=1956-10-19&center=…&span=…", part);
    }
    const std::string key = part.substr(0, equals);
    const auto value = unescaped(std::string_view(part).substr(equals + 1));
    if (!value) {
      return fail(ErrorKind::Usage, "link: '{}' has a % without two hexadecimal digits", part);
    }
    if (!isUtf8(*value)) {
      return fail(ErrorKind::Usage, "link: '{}' is not UTF-8; copy the link anew", part);
    }
    hasDate = hasDate || key == "date";
    if (auto set = key == "swipe" ? assignSwipe(swipe, *value) : setPart(view, key, *value, center, span); !set) {
      return tl::make_unexpected(set.error());
    }
  }
  if (!hasDate) {
    return fail(ErrorKind::Usage, "link: '{}' has no date; a link reads date=1956-10-19&center=…&span=…", text);
  }
  if (auto set = assign(view.camera, cameraFrom(center, span)); !set) {
    return tl::make_unexpected(set.error());
  }
  if (swipe && !view.comparison) {
    return fail(ErrorKind::Usage, "link: swipe needs compare=…, which says what is swiped over");
  }
  if (view.comparison) {
    view.comparison->swipe = swipe;
  }
  return view;
}

}  // namespace kurilscope::view

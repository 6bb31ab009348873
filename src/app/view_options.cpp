#include "app/view_options.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/filter_options.hpp"
#include "base/text.hpp"
#include "view/command.hpp"
#include "view/fit.hpp"

namespace kurilscope::app {

namespace {

using view::View;

// The error of a value with the option it was given to in front: "--layers: …", said once.
tl::unexpected<Error> about(const std::string& option, const Error& error) {
  if (error.message.starts_with(option)) {
    return tl::make_unexpected(error);
  }
  const bool saysName = error.message.starts_with(option.substr(2) + ":");
  return fail(error.kind, "{}{}", saysName ? "--" : option + ": ", error.message);
}

// Exactly N numbers between commas, or nothing.
template <std::size_t N>
std::optional<std::array<double, N>> numbers(std::string_view text) {
  const std::vector<std::string> parts = split(text, ',');
  std::array<double, N> values{};
  if (parts.size() != N) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < N; ++i) {
    const auto value = parseNumber(parts[i]);
    if (!value) {
      return std::nullopt;
    }
    values[i] = *value;
  }
  return values;
}

Result<geo::LonLat> centerFrom(const std::string& text) {
  const auto center = geo::lonLatFrom(text);
  if (!center) {
    return fail(ErrorKind::Usage, "--center: '{}' is not LON,LAT in degrees, such as 145.95,44.18", text);
  }
  return *center;
}

Result<geo::Box> boxFrom(const std::string& text) {
  const auto values = numbers<4>(text);
  if (!values) {
    return fail(ErrorKind::Usage, "--bbox: '{}' is not W,S,E,N in degrees, such as 145,43,147.5,44.6", text);
  }
  const auto [west, south, east, north] = *values;
  const bool isBox = std::abs(west) <= 180 && south >= -90 && east >= -180 && east <= 360 && north <= 90 &&
                     west != east && south < north;
  const geo::Box box{west, south, west < east ? east : east + 360, north};
  if (!isBox || box.east - box.west > 360) {
    return fail(ErrorKind::Usage,
                "--bbox: '{}' is no box: south must be below north, in degrees, and west above east only where it lies "
                "across the 180th meridian",
                text);
  }
  return box;
}

// set(option, text, target, read): target = read(text) where the option was given.
template <class T, class Read>
Result<void> set(const std::string& option, const std::optional<std::string>& text, T& target, Read read) {
  if (!text) {
    return {};
  }
  const auto value = read(*text);
  if (!value) {
    return about(option, value.error());
  }
  target = *value;
  return {};
}

Result<void> setSwipe(const ViewOptions& options, View& view) {
  double share = 0;
  auto read = set("--swipe", options.swipe, share, [](const std::string& text) -> Result<double> {
    const auto number = parseNumber(trimmed(text));
    if (!number || !(*number >= 0) || !(*number <= 1)) {
      return fail(ErrorKind::Usage, "--swipe: '{}' is not a share of the picture's width from 0 to 1", text);
    }
    return *number;
  });
  if (!read || !options.swipe) {
    return read;
  }
  if (!view.comparison) {
    return fail(ErrorKind::Usage, "--swipe parts the two sides of a comparison; say what to compare with by --compare");
  }
  view.comparison->swipe = share;
  return {};
}

// The options that mean the same whatever the pack.
Result<void> setWords(const ViewOptions& options, View& view) {
  return set("--layers", options.layers, view.layers,
             [&](const auto& text) { return view::layersFrom(text, view.layers); })
      .and_then([&] { return set("--names", options.names, view.names, view::fromWord<view::Names>); })
      .and_then([&] {
        return set("--perspective", options.perspective, view.perspective, view::fromWord<view::Perspective>);
      })
      .and_then([&] { return set("--theme", options.theme, view.theme, view::fromWord<view::Theme>); })
      .and_then([&] { return set("--ring", options.ring, view.rings, view::ringsFrom); })
      .and_then([&] { return set("--compare", options.compare, view.comparison, view::comparisonFrom); })
      .and_then([&] { return setSwipe(options, view); });
}

template <class Records>
std::vector<std::string> idsOf(const Records& records) {
  std::vector<std::string> ids;
  std::ranges::transform(records, std::back_inserter(ids), [](const auto& record) { return record.id; });
  return ids;
}

Result<void> setEvent(const ViewOptions& options, const atlas::Atlas& atlas, View& view) {
  if (!options.event) {
    return {};
  }
  const atlas::Event* event = atlas.event(*options.event);
  if (event == nullptr) {
    return fail(ErrorKind::Usage, "--event: no event is called '{}'.{} (kurilscope events lists them)", *options.event,
                didYouMean(*options.event, idsOf(atlas.events())));
  }
  view = view::apply(view, view::Select{{view::Subject::Event, event->id}, true}, atlas);
  // An event in a far city is shown by an arrow at the frame's edge, not by leaving the islands.
  const bool hasCamera = options.center || options.span || options.bbox || options.view || options.link || options.from;
  const auto position = atlas.positionOf(*event);
  if (!hasCamera && position && atlas.records().region.holds(*position)) {
    view = view::apply(view, view::GoTo{event->id}, atlas);
  }
  return {};
}

Result<void> checkRings(const atlas::Atlas& atlas, const View& view) {
  if (!view.rings || atlas.pointNamed(view.rings->around)) {
    return {};
  }
  std::vector<std::string> known = idsOf(atlas.islands());
  std::ranges::copy(idsOf(atlas.places()), std::back_inserter(known));
  return fail(ErrorKind::Usage, "--ring: no island or place is called '{}'.{} A point is LON,LAT", view.rings->around,
              didYouMean(view.rings->around, known));
}

Result<void> setNamedView(const ViewOptions& options, const atlas::Atlas& atlas, View& view) {
  if (!options.view) {
    return {};
  }
  const std::vector<std::string> known = idsOf(atlas.records().views);
  if (std::ranges::find(known, *options.view) == known.end()) {
    return fail(ErrorKind::Usage, "--view: no view is called '{}'.{} This pack has {}", *options.view,
                didYouMean(*options.view, known), joined(known, ", "));
  }
  view = view::apply(view, view::GoToView{*options.view}, atlas);
  return {};
}

// A settlement is asked for to be seen, so its layer goes on; --layers may still switch it off.
Result<void> setSettlement(const ViewOptions& options, const atlas::Atlas& atlas, View& view) {
  if (!options.settlement) {
    return {};
  }
  return settlementNamed(*options.settlement, atlas).map([&](const atlas::Settlement* settlement) {
    view.settlement = settlement->id;
    view.layers.set(static_cast<std::size_t>(view::Layer::Zones));
  });
}

Result<void> setCamera(const ViewOptions& options, const atlas::Atlas& atlas, double aspect, View& view) {
  view::Camera camera = view.camera;
  auto good = set("--center", options.center, camera.center, centerFrom).and_then([&] {
    return set("--span", options.span, camera.spanKm, view::spanFrom);
  });
  view = view::apply(view, view::SetCamera{camera}, atlas);
  if (good && options.bbox) {
    good = boxFrom(*options.bbox).map([&](const geo::Box& box) {
      view = view::apply(view, view::FitBox{box, aspect}, atlas);
    });
  }
  return good;
}

}  // namespace

std::string didYouMean(std::string_view word, const std::vector<std::string>& known) {
  // "joint-declaration" is the beginning of an id before it is a misspelling of another.
  const auto longer =
      std::ranges::find_if(known, [word](const auto& id) { return !word.empty() && id.starts_with(word); });
  const auto near = longer != known.end() ? std::optional(*longer) : nearestWord(word, known);
  return near ? fmt::format(" Did you mean '{}'?", *near) : "";
}

Result<atlas::Day> dayWithin(const std::string& text, const atlas::Atlas& atlas) {
  const auto day = atlas::parseDay(text);
  if (!day) {
    return about("--date", day.error());
  }
  if (!atlas.inPeriod(*day)) {
    return fail(ErrorKind::Usage, "--date: {} is outside the pack's period; choose a day from {} to {}",
                atlas::toIso(*day), atlas::toIso(atlas.records().periodFirst),
                atlas::toIso(atlas.records().periodLast));
  }
  return *day;
}

Result<const atlas::Settlement*> settlementNamed(const std::string& id, const atlas::Atlas& atlas) {
  const std::vector<std::string> known = idsOf(atlas.records().settlements);
  const atlas::Settlement* settlement = atlas.settlement(id);
  if (settlement == nullptr) {
    return fail(ErrorKind::Usage, "--settlement: no settlement is called '{}'.{} This pack has {}", id,
                didYouMean(id, known), known.empty() ? "none" : joined(known, ", "));
  }
  return settlement;
}

Result<void> checkViewOptions(const ViewOptions& options) {
  if (options.link && options.from) {
    return fail(ErrorKind::Usage, "--link and --from both say where to start; give one of them");
  }
  if (options.bbox && (options.center || options.span)) {
    return fail(ErrorKind::Usage, "--bbox says where the map is, and so do --center and --span; give one or the other");
  }
  if (options.view && (options.bbox || options.center)) {
    return fail(ErrorKind::Usage, "--view says where the map is, and so do --center and --bbox; give one of them");
  }
  View view;
  atlas::Day day{};
  geo::LonLat center;
  double span = 0;
  geo::Box box;
  return set("--date", options.date, day, atlas::parseDay)
      .and_then([&] { return set("--center", options.center, center, centerFrom); })
      .and_then([&] { return set("--span", options.span, span, view::spanFrom); })
      .and_then([&] { return set("--bbox", options.bbox, box, boxFrom); })
      .and_then([&] { return set("--link", options.link, view, view::fromText); })
      .and_then([&] { return setWords(options, view); });
}

Result<Carried> startFrom(const ViewOptions& options, const atlas::Atlas& atlas) {
  if (options.from) {
    return carriedBy(*options.from, atlas).map_error([](const Error& error) {
      return Error{error.kind, "--from: " + error.message};
    });
  }
  if (!options.link) {
    return Carried{view::initialView(atlas), {}, {}};
  }
  const auto view = view::fromText(*options.link);
  if (!view) {
    return about("--link", view.error());
  }
  const view::Fitted fitted = view::fitted(*view, atlas);
  if (!fitted.leftOut.empty()) {
    return fail(ErrorKind::Usage,
                "--link: {}; its days are {} to {}, and kurilscope events, islands and zones list "
                "its records",
                view::missing(fitted.leftOut), atlas::toIso(atlas.records().periodFirst),
                atlas::toIso(atlas.records().periodLast));
  }
  return Carried{*view, {}, {}};
}

Result<View> viewFrom(const ViewOptions& options, const atlas::Atlas& atlas, double aspect, View view) {
  auto good =
      setEvent(options, atlas, view)
          .and_then([&] { return setNamedView(options, atlas, view); })
          .and_then([&] { return setCamera(options, atlas, aspect, view); })
          .and_then([&] { return setSettlement(options, atlas, view); })
          .and_then([&] { return setWords(options, view); })
          .and_then([&] {
            return filterFrom(options, atlas, view.filter).map([&](const view::Filter& filter) {
              view.filter = filter;
            });
          })
          .and_then([&] { return checkRings(atlas, view); })
          .and_then([&] {
            return set("--date", options.date, view.date, [&](const auto& text) { return dayWithin(text, atlas); });
          });
  if (const auto* day = view.comparison ? std::get_if<atlas::Day>(&view.comparison->with) : nullptr;
      good && day != nullptr && !atlas.inPeriod(*day)) {
    good =
        fail(ErrorKind::Usage, "--compare: {} is outside the pack's period; choose a day from {} to {}",
             atlas::toIso(*day), atlas::toIso(atlas.records().periodFirst), atlas::toIso(atlas.records().periodLast));
  }
  if (good && !atlas.inPeriod(view.date)) {
    good = dayWithin(atlas::toIso(view.date), atlas).map([](atlas::Day) {});
  }
  if (!good) {
    return tl::make_unexpected(good.error());
  }
  return view;
}

}  // namespace kurilscope::app

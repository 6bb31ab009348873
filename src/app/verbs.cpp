#include "app/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>
#include <utility>

#include "app/asked.hpp"
#include "app/batch.hpp"
#include "app/briefings.hpp"
#include "app/json.hpp"
#include "app/measure.hpp"
#include "app/picture_file.hpp"
#include "app/snapshot.hpp"
#include "app/tables.hpp"
#include "app/view_options.hpp"
#include "app/window.hpp"
#include "app/zones.hpp"
#include "base/diagnostics.hpp"
#include "packs/open_pack.hpp"
#include "view/command.hpp"

namespace kurilscope::app {

namespace {

using atlas::Atlas;

// A full disk or a broken pipe shows itself at the flush.
Result<void> print(const std::string& text) {
  const bool isWritten = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!isWritten) {
    return fail(ErrorKind::Machine, "standard output cannot be written to; is the disk full?");
  }
  return {};
}

Result<std::filesystem::path> packPath(const Invocation& invocation) {
  if (invocation.pack) {
    return *invocation.pack;
  }
  return packs::defaultPack();
}

Result<std::optional<atlas::Day>> dateOf(const Invocation& invocation, const Atlas& atlas) {
  if (!invocation.date) {
    return std::optional<atlas::Day>();
  }
  return dayWithin(*invocation.date, atlas).map([](atlas::Day day) { return std::optional(day); });
}

std::vector<const atlas::Event*> eventsOn(const Atlas& atlas, std::optional<atlas::Day> day) {
  std::vector<const atlas::Event*> events;
  for (const atlas::Event& event : atlas.events()) {
    if (!day || (event.start.first <= *day && *day <= event.end.last)) {
      events.push_back(&event);
    }
  }
  return events;
}

std::vector<const atlas::Claim*> claimsOn(const Atlas& atlas, std::optional<atlas::Day> day) {
  std::vector<const atlas::Claim*> claims;
  for (const atlas::Claim& claim : atlas.records().claims) {
    if (!day || claim.covers(*day)) {
      claims.push_back(&claim);
    }
  }
  return claims;
}

Result<void> printTable(const Invocation& invocation, const Atlas& atlas) {
  const auto date = dateOf(invocation, atlas);
  if (!date) {
    return tl::make_unexpected(date.error());
  }
  const std::optional<atlas::Day> day = *date;
  const auto answer = [&](auto asJson, auto asTable) {
    return print(invocation.json ? json::text(asJson()) : asTable());
  };
  switch (invocation.verb) {
    case Verb::Events:
      return answer([&] { return json::ofEvents(eventsOn(atlas, day)); },
                    [&] { return tables::ofEvents(eventsOn(atlas, day)); });
    case Verb::Islands:
      return answer([&] { return json::ofIslands(atlas, day); }, [&] { return tables::ofIslands(atlas, day); });
    case Verb::Status:
      return answer([&] { return day ? json::ofStatusOn(atlas, *day) : json::ofStatusHistory(atlas); },
                    [&] { return day ? tables::ofStatusOn(atlas, *day) : tables::ofStatusHistory(atlas); });
    case Verb::Distances:
      return answer([&] { return json::ofDistances(atlas); }, [&] { return tables::ofDistances(atlas); });
    default:
      return answer([&] { return json::ofClaims(claimsOn(atlas, day)); },
                    [&] { return tables::ofClaims(claimsOn(atlas, day)); });
  }
}

Result<void> printChanges(const Invocation& invocation, const Atlas& atlas) {
  constexpr double kAnyAspect = 1;
  const auto view = viewFrom(invocation.view, atlas, kAnyAspect, view::initialView(atlas));
  if (!view) {
    return tl::make_unexpected(view.error());
  }
  return print(invocation.json ? json::text(json::ofChanges(atlas, *view)) : tables::ofChanges(atlas, *view));
}

Result<void> printMeasurement(const Invocation& invocation, const Atlas& atlas) {
  const auto from = endFrom(invocation.from, atlas);
  if (!from) {
    return tl::make_unexpected(from.error());
  }
  const auto to = endFrom(invocation.to, atlas);
  if (!to) {
    return tl::make_unexpected(to.error());
  }
  const auto measured = view::measured({.ends = {from->id, to->id}, .isClosed = false}, atlas);
  if (!measured) {
    return fail(ErrorKind::Input, "'{}' and '{}' cannot be measured in this pack", from->id, to->id);
  }
  const view::Leg& leg = measured->legs.front();
  return print(invocation.json ? json::text(json::ofMeasurement(*from, *to, leg, atlas))
                               : tables::ofMeasurement(*from, *to, leg, atlas));
}

Result<void> printZones(const Invocation& invocation, const Atlas& atlas) {
  std::vector<const atlas::Settlement*> settlements;
  if (invocation.settlement) {
    const auto named = settlementNamed(*invocation.settlement, atlas);
    if (!named) {
      return tl::make_unexpected(named.error());
    }
    settlements.push_back(*named);
  } else {
    std::ranges::transform(atlas.records().settlements, std::back_inserter(settlements),
                           [](const atlas::Settlement& settlement) { return &settlement; });
  }
  std::vector<ZonesOf> all;
  for (const atlas::Settlement* settlement : settlements) {
    all.push_back({settlement, atlas::zonesOf(*settlement, atlas)});
  }
  return print(invocation.json ? json::text(json::ofZones(all)) : tables::ofZones(all));
}

Result<void> printCounts(const std::filesystem::path& pack, const Atlas& atlas) {
  const atlas::Records& records = atlas.records();
  return print(fmt::format(
      "{}: no problems\n"
      "  {} islands, {} land polygons, {} places, {} waters\n"
      "  {} events, {} status rows, {} claims, {} periods, {} lines\n"
      "  {} published distances, {} settlements, {} sources\n",
      pack.string(), records.islands.size(), records.land.size(), records.places.size(), records.waters.size(),
      records.events.size(), records.status.size(), records.claims.size(), records.periods.size(), records.lines.size(),
      records.distances.size(), records.settlements.size(), records.sources.size()));
}

Result<void> snapshot(const Invocation& invocation, const Atlas& atlas, ContextBegun context) {
  const auto asked = askedFor(invocation.view, invocation.page, atlas);
  if (!asked) {
    return tl::make_unexpected(asked.error());
  }
  auto made = Studio::create(atlas, std::move(context), invocation.raster);
  if (!made) {
    return tl::make_unexpected(made.error());
  }
  auto studio = std::make_unique<Studio>(std::move(*made));
  const auto written = writeSnapshot(*studio, asked->view, asked->settings, invocation.output, invocation.format);
  if (!written) {
    return tl::make_unexpected(written.error());  // and the studio waits for an OpenGL that is still starting
  }
  // Kept until the end: the system takes back what OpenGL holds sooner than OpenGL gives it.
  static const Studio* kept = nullptr;
  kept = studio.release();
  return invocation.json ? print(json::text(json::ofPicture(invocation.output, kept->stage(), asked->view,
                                                            asked->settings, *written)))
                         : Result<void>{};
}

Result<WindowOptions> windowOptions(const Invocation& invocation, const Atlas& atlas) {
  constexpr double kWindowAspect = 16.0 / 9.0;
  const auto start = startFrom(invocation.view, atlas);
  if (!start) {
    return tl::make_unexpected(start.error());
  }
  return viewFrom(invocation.view, atlas, kWindowAspect, start->view).map([&](const view::View& view) {
    return WindowOptions{.view = view,
                         .restoresLast = invocation.view == ViewOptions{},
                         .printsViews = invocation.printsViews,
                         .printsFrames = invocation.printsFrames,
                         .raster = invocation.raster,
                         .message = start->note};
  });
}

}  // namespace

Result<void> run(const Invocation& invocation) {
  const auto pack = packPath(invocation);
  if (!pack) {
    return tl::make_unexpected(pack.error());
  }
  if (invocation.verb == Verb::Window) {
    return runWindow(*pack, [&](const Atlas& atlas) { return windowOptions(invocation, atlas); });
  }
  ContextBegun context;
  if (invocation.verb == Verb::Snapshot && !invocation.each && isPixelFormat(invocation.format)) {
    context = platform::HeadlessContext::createInBackground();  // OpenGL starts while the pack opens
  }
  Diagnostics diagnostics;
  const Result<Atlas> atlas =
      invocation.verb == Verb::Check ? packs::readPack(*pack, diagnostics) : packs::openPack(*pack, diagnostics);
  fmt::print(stderr, "{}", diagnostics.text());
  if (!atlas) {
    return tl::make_unexpected(atlas.error());
  }
  switch (invocation.verb) {
    case Verb::Snapshot:
      return invocation.each ? writeBatch(invocation, *atlas) : snapshot(invocation, *atlas, std::move(context));
    case Verb::Film:
      return makeFilm(invocation, *atlas);
    case Verb::Deck:
      return makeDeck(invocation, *atlas);
    case Verb::Measure:
      return printMeasurement(invocation, *atlas);
    case Verb::Changes:
      return printChanges(invocation, *atlas);
    case Verb::Article:
      return print(invocation.json ? json::text(json::ofArticle(*atlas)) : tables::ofArticle(*atlas));
    case Verb::Zones:
      return printZones(invocation, *atlas);
    case Verb::Check:
      return printCounts(*pack, *atlas);
    default:
      return printTable(invocation, *atlas);
  }
}

}  // namespace kurilscope::app

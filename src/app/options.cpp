#include "app/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "app/deck.hpp"
#include "app/examples.hpp"
#include "app/film.hpp"
#include "app/picture_file.hpp"
#include "app/view_options.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"

namespace kurilscope::app {

namespace {

// Stands before a value such as "-150,44" or "-1.png", or the parser would take it for options.
constexpr char kValueMark = '\x1F';

std::string withoutValueMark(const std::string& argument) {
  return argument.starts_with(kValueMark) ? argument.substr(1) : argument;
}

// Names of files may be any bytes; what is looked up, drawn or written into a picture is text.
bool isPathType(const std::string& type) {
  constexpr std::array<std::string_view, 5> kPaths = {"PATH", "PACK", "FILE", "LIST", "IMAGE"};
  return std::ranges::find(kPaths, type) != kPaths.end();
}

std::string notText(const std::string& text) {
  return isUtf8(text) ? ""
                      : fmt::format("'{}' is not UTF-8; type it in a terminal that is set to UTF-8",
                                    wellFormed(withoutValueMark(text)));
}

// The text of an option as typed, kept apart from its absence.
CLI::Option* addText(CLI::App& app, const std::string& name, std::optional<std::string>& target,
                     const std::string& type, const std::string& help) {
  CLI::Option* option = app.add_option_function<std::string>(
      name, [&target](const std::string& text) { target = withoutValueMark(text); }, help);
  if (!isPathType(type)) {
    option->check(notText);
  }
  return option->type_name(type)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void addViewOptions(CLI::App& app, ViewOptions& view) {
  const std::string group = "VIEW (what the map shows)";
  const auto add = [&](const char* name, std::optional<std::string>& target, const char* type, const char* help) {
    return addText(app, name, target, type, help)->group(group);
  };
  add("--date", view.date, "D", "the day, such as 1956-10-19");
  add("--event", view.event, "ID", "select an event; the day is its start unless --date says otherwise");
  add("--center", view.center, "LON,LAT", "the middle of the map, in degrees");
  add("--span", view.span, "KM", "the width of the map on the ground, in kilometres");
  add("--bbox", view.bbox, "W,S,E,N", "fit this box instead, in degrees");
  add("--view", view.view, "NAME", "a named view of the pack instead");
  add("--layers", view.layers, "+a,-b", "switch layers on and off, or list those wanted");
  add("--names", view.names, "WORD", "en, ru, ja, dual (both names of disputed places) or all");
  add("--perspective", view.perspective, "WORD", "neutral, tokyo or moscow: whose claims and names come first");
  add("--ring", view.ring, "ID|LON,LAT:KM", "rings around a point, such as cape-nosappu:50,100 or 145.58,43.33:22.2");
  add("--compare", view.compare, "D|WORD", "mark what differs from another day, or from another perspective");
  add("--swipe", view.swipe, "SHARE", "with --compare: both sides, parted at this share of the width, 0 to 1");
  add("--settlement", view.settlement, "ID", "a what-if of the pack: draws its zones at sea (layer zones)");
  add("--theme", view.theme, "WORD", "light, dark or print");
  add("--kinds", view.kinds, "a,b", "only events of these kinds (treaty,summit), or +a,-b to show and hide");
  add("--about", view.about, "ID", "only events that touch this island or group");
  add("--actor", view.actor, "NAME", "only events with this actor, such as USSR");
  add("--find", view.find, "TEXT", "only events with all of these words");
  add("--link", view.link, "TEXT", "start from a copied link; the options above override it");
  add("--from", view.from, "IMAGE",
      "start from a picture that kurilscope wrote: its view, and for snapshot its page too");
}

struct PageTexts {
  std::optional<std::string> size;
  std::optional<std::string> scale;
  std::optional<std::string> layout;
  std::optional<std::string> simulate;
};

void addPageOptions(CLI::App& app, PageOptions& page, PageTexts& texts) {
  const std::string group = "PAGE (what stands around it)";
  addText(app, "--size", texts.size, "WxH", "pixels, 16 to 16384 a side; by default those of the layout")->group(group);
  addText(app, "--scale", texts.scale, "F", "size of type and lines; by default it follows the picture's size")
      ->group(group);
  addText(app, "--simulate", texts.simulate, "WORD",
          "as colour-blind readers (protan, deutan, tritan) or a printer without colours (grey) would have it")
      ->group(group);
  addText(app, "--layout", texts.layout, "WORD", "map, or a composed page: slide, a4, a4-portrait or square [map]")
      ->group(group);
  addText(app, "--title", page.title, "T", "instead of the pack's title")->group(group);
  addText(app, "--caption", page.caption, "T", "instead of the event's title and summary")->group(group);
}

// Everything the parser fills before it is checked.
struct Typed {
  Invocation invocation;
  std::string firstWord;
  std::optional<std::string> pack;
  std::optional<std::string> raster;
  std::optional<std::string> output;
  std::optional<std::string> format;
  std::optional<std::string> from;
  std::optional<std::string> to;
  PageTexts page;
  std::map<const CLI::App*, Verb> verbs;
};

void addPackOption(CLI::App& app, Typed& typed) {
  addText(app, "--pack", typed.pack, "PACK", "a pack's folder instead of the one that ships with kurilscope");
}

void addRasterOption(CLI::App& app, Typed& typed) {
  addText(
      app, "--raster", typed.raster, "FILE",
      "a raster of your own with its place on Earth (GeoTIFF …): elevations are shaded over the land, a picture lies "
      "under it")
      ->group("VIEW (what the map shows)");
}

void addFormat(CLI::App& app, Typed& typed, const std::string& help) {
  addText(app, "--format", typed.format, "WORD", help);
}

CLI::App& addVerb(CLI::App& app, Typed& typed, Verb verb, const char* name, const char* help) {
  CLI::App& sub = *app.add_subcommand(name, help);
  sub.allow_extras();
  sub.group("Verbs");
  sub.footer("");  // or it would inherit the program's
  typed.verbs[&sub] = verb;
  addPackOption(sub, typed);
  return sub;
}

void addTable(CLI::App& app, Typed& typed, Verb verb, const char* name, const char* help, const char* dateHelp) {
  CLI::App& sub = addVerb(app, typed, verb, name, help);
  addText(sub, "--date", typed.invocation.date, "D", dateHelp);
  sub.add_flag("--json", typed.invocation.json, "one JSON document on stdout and nothing else");
}

void addChanges(CLI::App& app, Typed& typed) {
  CLI::App& sub = addVerb(app, typed, Verb::Changes, "changes", "What differs between two days or two perspectives");
  addText(sub, "--date", typed.invocation.view.date, "D", "one day; without it, the day on which the pack opens");
  addText(sub, "--perspective", typed.invocation.view.perspective, "WORD", "neutral, tokyo or moscow");
  addText(sub, "--compare", typed.invocation.view.compare, "D|WORD",
          "the other day, or the other perspective (required)");
  sub.add_flag("--json", typed.invocation.json, "one JSON document on stdout and nothing else");
  sub.footer(kChangesExamples);
}

void addArticle(CLI::App& app, Typed& typed) {
  CLI::App& sub = addVerb(app, typed, Verb::Article, "article", "What the source article claims, checked");
  sub.add_flag("--json", typed.invocation.json, "one JSON document on stdout and nothing else");
}

void addSnapshot(CLI::App& app, Typed& typed) {
  CLI::App& sub = addVerb(app, typed, Verb::Snapshot, "snapshot", "One picture of the map; works with no display");
  addText(sub, "-o,--output", typed.output, "FILE",
          "where to: a " + pictureFormats() + " file, - for standard output, or a folder for many (required)");
  addText(sub, "--each", typed.invocation.each, "LIST",
          "many pictures into the folder -o: one for each line of a file (- for standard input), which is a link, an "
          "event or a picture; or for each picture of a folder. --event all: for each event");
  addFormat(sub, typed, "what the names of many end in, or of one whose name does not say, such as -o - [png]");
  sub.add_flag("--json", typed.invocation.json, "tell on stdout where it is, its sources, and what in it takes a side");
  addViewOptions(sub, typed.invocation.view);
  addRasterOption(sub, typed);
  addPageOptions(sub, typed.invocation.page, typed.page);
  sub.footer(kSnapshotExamples);
}

void addFilm(CLI::App& app, Typed& typed) {
  CLI::App& sub = addVerb(app, typed, Verb::Film, "film", "The timeline as a film; works with no display");
  FilmTexts& film = typed.invocation.film;
  addText(sub, "-o,--output", typed.output, "FILE",
          "where to: " + filmFormats() + ", or - for standard output (required)");
  addFormat(sub, typed, "mp4, webm or gif where the name does not say, such as -o - [mp4]");
  addText(sub, "--start", film.start, "D", "the first day [the pack's first]");
  addText(sub, "--end", film.end, "D", "the last day [the pack's last]");
  addText(sub, "--mode", film.mode, "WORD", "clock (day by day) or story (event by event) [clock]");
  addText(sub, "--seconds", film.seconds, "N", "how long the film is");
  addText(sub, "--days-per-second", film.daysPerSecond, "N", "how fast the clock runs [365]");
  addText(sub, "--fps", film.fps, "N", "frames a second [30]");
  addViewOptions(sub, typed.invocation.view);
  addPageOptions(sub, typed.invocation.page, typed.page);
  sub.footer(kFilmExamples);
}

void addDeck(CLI::App& app, Typed& typed) {
  CLI::App& sub = addVerb(app, typed, Verb::Deck, "deck", "One page for each event; works with no display");
  addText(sub, "-o,--output", typed.output, "FILE",
          "where to: a " + deckFormats() + " file, or - for standard output (required)");
  addFormat(sub, typed, "pdf or html where the name does not say, such as -o - [pdf]");
  addText(sub, "--events", typed.invocation.deck.events, "a,b-*", "these events; without it, all that pass the filter");
  addText(sub, "--bookmarks", typed.invocation.deck.bookmarks, "N,N|all", "bookmarks of the window instead of events");
  addViewOptions(sub, typed.invocation.view);
  addPageOptions(sub, typed.invocation.page, typed.page);
  sub.footer(kDeckExamples);
}

void addZones(CLI::App& app, Typed& typed) {
  CLI::App& sub =
      addVerb(app, typed, Verb::Zones, "zones", "What settlements would mean at sea, by equidistance; no legal claim");
  addText(sub, "--settlement", typed.invocation.settlement, "ID", "only this one");
  sub.add_flag("--json", typed.invocation.json, "one JSON document on stdout and nothing else");
}

void addMeasure(CLI::App& app, Typed& typed) {
  CLI::App& sub = addVerb(app, typed, Verb::Measure, "measure", "The shortest way between two coasts or points");
  addText(sub, "A", typed.from, "END", "an island, group or place id, hokkaido, or LON,LAT");
  addText(sub, "B", typed.to, "END", "the other end");
  sub.add_flag("--json", typed.invocation.json, "one JSON document on stdout and nothing else");
  sub.footer(kMeasureExamples);
}

void describe(CLI::App& app, Typed& typed) {
  app.description(
      "kurilscope: a map of the Kuril chain and Hokkaido, tied to a timeline from 1945 to 2019.\n"
      "With no verb it opens its window.");
  app.name("kurilscope");
  app.get_formatter()->column_width(28);
  app.get_formatter()->label("SUBCOMMAND", "VERB");
  app.set_version_flag("--version", std::string("kurilscope ") + KURILSCOPE_VERSION);
  app.allow_extras();
  app.require_subcommand(0, 1);
  app.footer(kExamples);
  addText(app, "PACK", typed.pack, "PATH", "a pack's folder; without it, the pack that ships with kurilscope");
  addPackOption(app, typed);
  addViewOptions(app, typed.invocation.view);
  addRasterOption(app, typed);
  app.add_flag("--print-views", typed.invocation.printsViews,
               "print every view of the window as a line that --link reads, for scripts");
  app.add_flag(
      "--print-frames", typed.invocation.printsFrames,
      "print a line for every frame of the window: its number, whether its map is complete, and the seconds of "
      "the monotonic clock, for benchmarks");
  addSnapshot(app, typed);
  addFilm(app, typed);
  addDeck(app, typed);
  addTable(app, typed, Verb::Events, "events", "What happened", "only events in progress on that day");
  addTable(app, typed, Verb::Islands, "islands", "Every named island, its size and its distance from Hokkaido",
           "also who administered and claimed it on that day");
  addTable(app, typed, Verb::Status, "status", "Who administered each island",
           "the state on that day, with who claimed it; without a date, the whole history");
  addTable(app, typed, Verb::Distances, "distances", "Published distances beside computed ones",
           "accepted as by the other tables; distances are the same on any day");
  addTable(app, typed, Verb::Claims, "claims", "Who claimed each island, since when and on what ground",
           "only claims that stood on that day");
  addChanges(app, typed);
  addArticle(app, typed);
  addZones(app, typed);
  addMeasure(app, typed);
  CLI::App& check = addVerb(app, typed, Verb::Check, "check", "Reads a pack and lists every problem in it");
  addText(check, "PACK", typed.pack, "PATH", "the pack's folder; without it, the pack that ships with kurilscope");
}

std::vector<std::string> verbNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(sub->get_name());
  }
  return names;
}

std::vector<std::string> optionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
  return names;
}

// The app whose options count: the verb's, or the program's own where no verb was given.
const CLI::App& chosen(const CLI::App& app) {
  const auto subs = app.get_subcommands();
  return subs.empty() ? app : *subs.front();
}

std::string helpHint(const CLI::App& verb) {
  return verb.get_parent() == nullptr ? "see kurilscope --help"
                                      : fmt::format("see kurilscope {} --help", verb.get_name());
}

// A bare first word that is no folder is a mistyped verb rather than a pack.
Result<void> checkFirstWord(const CLI::App& app, const Typed& typed) {
  std::error_code ignored;
  const bool isVerb = typed.pack && *typed.pack == typed.firstWord && &chosen(app) == &app &&
                      typed.pack->find('/') == std::string::npos && !std::filesystem::exists(*typed.pack, ignored);
  if (isVerb) {
    return fail(ErrorKind::Usage, "'{}' is neither a verb nor a pack's folder.{} (see kurilscope --help)", *typed.pack,
                didYouMean(*typed.pack, verbNames(app)));
  }
  return {};
}

Result<void> checkWords(const CLI::App& app) {
  const CLI::App& verb = chosen(app);
  const std::vector<std::string> extras = app.remaining(true);
  if (!extras.empty()) {
    const std::string extra = withoutValueMark(extras.front());
    const std::string word = extra.substr(0, extra.find('='));
    if (word.starts_with('-')) {
      return fail(ErrorKind::Usage, "'{}' is not an option{}.{} ({})", word,
                  verb.get_parent() == nullptr ? "" : " of " + verb.get_name(), didYouMean(word, optionNames(verb)),
                  helpHint(verb));
    }
    return fail(ErrorKind::Usage, "'{}' was not expected there. ({})", extra, helpHint(verb));
  }
  if (&verb == &app) {
    return {};
  }
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() > 0 && !option->get_group().empty() && option->get_group().starts_with("VIEW")) {
      return fail(ErrorKind::Usage, "'{0}' stands before the verb; write it after: kurilscope {1} {0} …",
                  option->get_name(), verb.get_name());
    }
  }
  return {};
}

// target = read(text) where the option was given; its errors with the option in front.
template <class T, class Read>
Result<void> readInto(const char* option, const std::optional<std::string>& text, std::optional<T>& target, Read read) {
  if (!text) {
    return {};
  }
  const Result<T> value = read(*text);
  if (!value) {
    return fail(ErrorKind::Usage, "{}: {}", option, value.error().message);
  }
  target = *value;
  return {};
}

Result<void> readPage(const PageTexts& texts, PageOptions& page) {
  return readInto("--layout", texts.layout, page.layout, brief::layoutFrom)
      .and_then([&] { return readInto("--size", texts.size, page.size, brief::pageSizeFrom); })
      .and_then([&] { return readInto("--scale", texts.scale, page.scale, scaleFrom); })
      .and_then([&] { return readInto("--simulate", texts.simulate, page.vision, visionFrom); });
}

// What a verb writes: the endings of its formats, the first being that of a stream, and how messages list them.
struct Formats {
  std::vector<std::string> endings;
  std::string listed;
};

std::string endingOf(const std::filesystem::path& path) { return lowercased(path.extension().string()); }

bool isOneOf(const std::vector<std::string>& endings, const std::string& ending) {
  return std::ranges::find(endings, ending) != endings.end();
}

// The ending that --format says.
Result<std::string> namedFormat(const std::string& text, const Formats& formats) {
  std::string ending = lowercased(text.starts_with('.') ? text : "." + text);
  if (!isOneOf(formats.endings, ending)) {
    return fail(ErrorKind::Usage, "--format: '{}' is not {}", text, formats.listed);
  }
  return ending;
}

// The format of one file: what its name ends in; where that says nothing, what --format says; else, of a stream, the
// first. Empty where nothing tells.
Result<std::string> formatOf(const std::filesystem::path& output, const std::optional<std::string>& asked,
                             const Formats& formats) {
  const std::string ending = endingOf(output);
  const std::string own = isOneOf(formats.endings, ending) ? ending : std::string();
  if (!asked) {
    return own.empty() && isStream(output) ? formats.endings.front() : own;
  }
  return namedFormat(*asked, formats).and_then([&](const std::string& named) -> Result<std::string> {
    if (!own.empty() && own != named) {
      return fail(ErrorKind::Usage, "--format: '{}' would be a {}, as its name says; leave out --format or rename it",
                  output.string(), own);
    }
    return named;
  });
}

// Many pictures go into a folder, each started from a line of the list.
Result<void> readFolder(Invocation& invocation) {
  const ViewOptions& view = invocation.view;
  if (isPictureFormat(invocation.output) || isStream(invocation.output)) {
    return fail(ErrorKind::Usage, "--output: '{}' is one picture; with --each give a folder",
                invocation.output.string());
  }
  if (view.link || view.from || (view.event && invocation.each != kEachEvent)) {
    return fail(ErrorKind::Usage, "--each says where each picture starts; leave out --link, --from and --event");
  }
  return {};
}

Result<void> readFormat(const Typed& typed, const Formats& formats, const char* what, Invocation& invocation) {
  const auto format = formatOf(invocation.output, typed.format, formats);
  if (!format) {
    return tl::make_unexpected(format.error());
  }
  if (format->empty()) {
    return fail(ErrorKind::Usage, "--output: '{}' does not end in {}, the {}s that can be written",
                invocation.output.string(), formats.listed, what);
  }
  invocation.format = *format;
  return {};
}

Result<void> readOutput(const Typed& typed, Invocation& invocation) {
  const std::optional<std::string>& text = typed.output;
  if (invocation.view.event == "all" && !invocation.each) {
    invocation.each = kEachEvent;
  }
  if (!text || text->empty()) {
    return invocation.each
               ? fail(ErrorKind::Usage, "snapshot: say where to write the pictures: -o FOLDER")
               : fail(ErrorKind::Usage, "snapshot: say where to write the picture: -o FILE, with {} at its end",
                      pictureFormats());
  }
  invocation.output = *text;
  if (invocation.each) {
    if (invocation.json) {
      return fail(ErrorKind::Usage, "--json tells of one picture; leave it out with --each");
    }
    return readFolder(invocation).and_then([&]() -> Result<void> {
      return typed.format
                 ? namedFormat(*typed.format, {pictureEndings(), pictureFormats()}).map([&](std::string ending) {
                     invocation.format = std::move(ending);
                   })
                 : Result<void>{};
    });
  }
  if (invocation.json && (invocation.output == "-" || invocation.output == "/dev/stdout")) {
    return fail(ErrorKind::Usage, "--json and the picture would both go to '{}'; write the picture to a file", *text);
  }
  return readFormat(typed, {pictureEndings(), pictureFormats()}, "picture", invocation);
}

// Where a film or a deck goes.
Result<void> readTarget(const Typed& typed, const char* verb, const std::string& formats, Invocation& invocation) {
  if (!typed.output || typed.output->empty()) {
    return fail(ErrorKind::Usage, "{}: say where to write it: -o FILE, {}", verb, formats);
  }
  invocation.output = *typed.output;
  return {};
}

// A film without an ending is a folder of frames.
Result<void> readFilmFormat(const Typed& typed, Invocation& invocation) {
  const auto format = formatOf(invocation.output, typed.format, {filmEndings(), filmFormats()});
  if (!format) {
    return tl::make_unexpected(format.error());
  }
  if (format->empty() && invocation.output.has_extension()) {
    return fail(ErrorKind::Usage, "--output: '{}' is not a film that can be written: {}", invocation.output.string(),
                filmFormats());
  }
  invocation.format = *format;
  return {};
}

Result<void> readFilm(const Typed& typed, Invocation& invocation) {
  return readTarget(typed, "film", filmFormats(), invocation)
      .and_then([&] { return readFilmFormat(typed, invocation); })
      .and_then([&] { return readPage(typed.page, invocation.page); })
      .and_then([&] { return timingFrom(invocation.film); })
      .map([](const FilmTiming&) {});
}

// A page of a deck is a slide, a map in an .html, whose words stand around it.
Result<void> readDeck(const Typed& typed, Invocation& invocation) {
  if (invocation.page.caption) {
    return fail(ErrorKind::Usage, "--caption is for one picture; each page of a deck has its event's");
  }
  return readTarget(typed, "deck", deckFormats(), invocation)
      .and_then([&] {
        return readFormat(typed, {deckEndings(), deckFormats()}, "deck", invocation);
      })
      .and_then([&] { return readPage(typed.page, invocation.page); })
      .and_then([&] { return checkDeckTexts(invocation.deck); })
      .map([&] {
        if (!invocation.page.layout && invocation.format == ".pdf") {
          invocation.page.layout = brief::Layout::Slide;
        }
      });
}

Result<Invocation> checked(const CLI::App& app, Typed& typed) {
  Invocation& invocation = typed.invocation;
  const auto subs = app.get_subcommands();
  invocation.verb = subs.empty() ? Verb::Window : typed.verbs.at(subs.front());
  Result<void> good = checkFirstWord(app, typed).and_then([&] { return checkWords(app); });
  // A picture in the place of a pack is opened with the pack that ships.
  invocation.raster = typed.raster.value_or("");
  if (std::error_code ignored; typed.pack && isPictureFormat(*typed.pack) && invocation.verb == Verb::Window &&
                               std::filesystem::is_regular_file(*typed.pack, ignored)) {
    invocation.view.from = *typed.pack;
  } else if (typed.pack) {
    invocation.pack = *typed.pack;
  }
  if (good && invocation.verb == Verb::Snapshot) {
    good = readOutput(typed, invocation).and_then([&] { return readPage(typed.page, invocation.page); });
  }
  if (good && invocation.verb == Verb::Film) {
    good = readFilm(typed, invocation);
  }
  if (good && invocation.verb == Verb::Deck) {
    good = readDeck(typed, invocation);
  }
  if (good && invocation.verb == Verb::Changes && !invocation.view.compare) {
    good = fail(ErrorKind::Usage,
                "changes: say what to compare with, such as kurilscope changes --date 1945-09-06 --compare 1945-08-17");
  }
  constexpr std::array kWithView = {Verb::Snapshot, Verb::Film, Verb::Deck, Verb::Window, Verb::Changes};
  if (good && std::ranges::find(kWithView, invocation.verb) != kWithView.end()) {
    good = checkViewOptions(invocation.view);
  }
  if (good && invocation.verb == Verb::Measure) {
    if (!typed.from || !typed.to) {
      good = fail(ErrorKind::Usage, "measure: give two ends, such as kurilscope measure hokkaido kunashir");
    } else {
      invocation.from = trimmed(*typed.from);
      invocation.to = trimmed(*typed.to);
    }
  }
  if (!good) {
    return tl::make_unexpected(good.error());
  }
  return std::move(invocation);
}

std::string helpOf(const CLI::App& verb) {
  std::string text = verb.help(verb.get_parent() == nullptr ? "" : "kurilscope");
  // The formatter leaves two blank lines before each group.
  for (std::size_t at = text.find("\n\n\n"); at != std::string::npos; at = text.find("\n\n\n", at)) {
    text.erase(at, 1);
  }
  return text;
}

// The arguments in the order that the parser pops them.
std::vector<std::string> reversedArguments(int argc, const char* const* argv) {
  std::vector<std::string> arguments;
  for (int i = argc - 1; i > 0; --i) {
    std::string argument = argv[i];
    const bool isNumber = argument.size() > 1 && argument[0] == '-' &&
                          (std::isdigit(static_cast<unsigned char>(argument[1])) != 0 || argument[1] == '.');
    arguments.push_back(isNumber ? kValueMark + argument : argument);
  }
  return arguments;
}

}  // namespace

Result<std::variant<Invocation, Answer>> parseCommandLine(int argc, const char* const* argv) {
  using Parsed = std::variant<Invocation, Answer>;
  CLI::App app;
  Typed typed;
  typed.firstWord = argc > 1 ? argv[1] : "";
  describe(app, typed);
  try {
    app.parse(reversedArguments(argc, argv));
  } catch (const CLI::CallForHelp&) {
    return Parsed{Answer{helpOf(chosen(app))}};
  } catch (const CLI::CallForVersion& version) {
    return Parsed{Answer{std::string(version.what()) + "\n"}};
  } catch (const CLI::ParseError& error) {
    return fail(ErrorKind::Usage, "{} ({})", error.what(), helpHint(chosen(app)));
  }
  return checked(app, typed).map([](Invocation&& invocation) { return Parsed{std::move(invocation)}; });
}

}  // namespace kurilscope::app

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "app/briefing_options.hpp"
#include "app/page_settings.hpp"
#include "base/result.hpp"

namespace kurilscope::app {

enum class Verb {
  Window,
  Snapshot,
  Film,
  Deck,
  Events,
  Islands,
  Status,
  Distances,
  Claims,
  Changes,
  Article,
  Zones,
  Measure,
  Check
};

// The VIEW options as typed; empty where not given. view_options.hpp makes a View of them.
struct ViewOptions {
  std::optional<std::string> date;
  std::optional<std::string> event;
  std::optional<std::string> center;
  std::optional<std::string> span;
  std::optional<std::string> bbox;
  std::optional<std::string> view;
  std::optional<std::string> layers;
  std::optional<std::string> ring;
  std::optional<std::string> names;
  std::optional<std::string> perspective;
  std::optional<std::string> compare;
  std::optional<std::string> swipe;
  std::optional<std::string> settlement;
  std::optional<std::string> theme;
  std::optional<std::string> link;
  std::optional<std::string> from;
  std::optional<std::string> kinds;
  std::optional<std::string> about;
  std::optional<std::string> actor;
  std::optional<std::string> find;

  bool operator==(const ViewOptions&) const = default;
};

// What `each` says for the pack's events, one after another.
inline constexpr const char* kEachEvent = "all events";

// What the user asks for, checked as far as that is possible without the pack.
struct Invocation {
  Verb verb = Verb::Window;
  std::optional<std::filesystem::path> pack;  // empty: the one that ships with the program
  ViewOptions view;                           // Window, Snapshot, Film, Deck, Changes
  PageOptions page;                           // Snapshot, Film, Deck
  std::filesystem::path output;               // Snapshot, Film, Deck: a file; with `each` a folder
  std::optional<std::string> each;            // Snapshot: the list of many pictures
  std::string format = ".png";                // of what is written; empty for a film's folder of frames
  DeckTexts deck;
  FilmTexts film;
  std::filesystem::path raster;           // Window, Snapshot: a file of the user's own; empty for none
  bool json = false;                      // the tables and Measure
  bool printsViews = false;               // Window: every View as a line of link text
  bool printsFrames = false;              // Window: every frame as a line
  std::optional<std::string> date;        // the tables
  std::optional<std::string> settlement;  // Zones
  std::string from;                       // Measure
  std::string to;
};

// A text to print on stdout instead of doing anything: --help, --version.
struct Answer {
  std::string text;
};

// Reads a command line. Errors: Usage, naming the word that is wrong and, where one is near, the word that was meant.
[[nodiscard]] Result<std::variant<Invocation, Answer>> parseCommandLine(int argc, const char* const* argv);

}  // namespace kurilscope::app

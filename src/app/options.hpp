#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "base/result.hpp"
#include "brief/paper.hpp"
#include "scene/vision.hpp"

namespace kurilscope::app {

enum class Verb {
  Window,
  Snapshot,
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

  bool operator==(const ViewOptions&) const = default;
};

// The PAGE options. Width and height are pixels, those of the layout where no size is given; a missing scale means the
// one that suits the size.
struct PageOptions {
  brief::Layout layout = brief::Layout::Map;
  int width = 1920;
  int height = 1080;
  std::optional<float> scale;
  scene::Vision vision = scene::Vision::Full;
  std::optional<std::string> title;
  std::optional<std::string> caption;
};

// What the user asks for, checked as far as that is possible without the pack.
struct Invocation {
  Verb verb = Verb::Window;
  std::optional<std::filesystem::path> pack;  // empty: the one that ships with the program
  ViewOptions view;                           // Window, Snapshot, Changes
  PageOptions page;                           // Snapshot
  std::filesystem::path output;               // Snapshot
  bool json = false;                          // the tables and Measure
  bool printsViews = false;                   // Window: every View as a line of link text
  bool printsFrames = false;                  // Window: every frame as a line
  std::optional<std::string> date;            // the tables
  std::optional<std::string> settlement;      // Zones
  std::string from;                           // Measure
  std::string to;
};

// A text to print on stdout instead of doing anything: --help, --version.
struct Answer {
  std::string text;
};

// Reads a command line. Errors: Usage, naming the word that is wrong and, where one is near, the word that was meant.
[[nodiscard]] Result<std::variant<Invocation, Answer>> parseCommandLine(int argc, const char* const* argv);

}  // namespace kurilscope::app

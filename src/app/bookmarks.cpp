#include "app/bookmarks.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <sstream>
#include <system_error>

#include "app/settings.hpp"
#include "base/input_file.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"
#include "geo/geodesic.hpp"
#include "view/fit.hpp"

namespace kurilscope::app {

namespace {

// Takes one line into `bookmarks`; gives what is wrong with it, or nothing.
std::string take(std::string_view line, Bookmarks& bookmarks) {
  const toml::parse_result parsed = toml::parse(line);
  if (!parsed) {
    return std::string(parsed.error().description());
  }
  for (const auto& [key, value] : parsed.table()) {
    const auto number = wholeNumber(key.str(), 1, kLastBookmark);
    const auto view = value.is_table() ? value.as_table()->at_path("view").value<std::string>() : std::nullopt;
    if (!number) {
      return fmt::format("'{}' is no number from 1 to {}", key.str(), kLastBookmark);
    }
    if (!view) {
      return "it has no view";
    }
    Result<view::View> read = view::fromText(*view);
    if (!read) {
      return read.error().message;
    }
    const std::string name = value.as_table()->at_path("name").value_or(std::string{});
    if (!bookmarks.emplace(*number, Bookmark{name, std::move(*read)}).second) {
      return fmt::format("bookmark {} stands here a second time", key.str());
    }
  }
  return {};
}

// Keeps a file's content under a name that holds nothing else. Gives the name, or nothing when it cannot be written.
std::optional<std::filesystem::path> keepAside(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::path aside = path.string() + ".bak";
  for (int i = 2; std::filesystem::exists(aside) && readFile(aside).value_or(std::string{}) != content; ++i) {
    aside = fmt::format("{}.bak{}", path.string(), i);
  }
  return writeFile(aside, content) ? std::optional(aside) : std::nullopt;
}

std::string titleOf(const view::Selection& selection, const atlas::Atlas& atlas) {
  switch (selection.subject) {
    case view::Subject::Event:
      return atlas.event(selection.id) == nullptr ? std::string{} : atlas.event(selection.id)->title;
    case view::Subject::Island:
      return atlas.island(selection.id) == nullptr ? std::string{} : atlas.island(selection.id)->names.en;
    case view::Subject::Place:
      return atlas.place(selection.id) == nullptr ? std::string{} : atlas.place(selection.id)->names.en;
    case view::Subject::Line:
      return atlas.line(selection.id) == nullptr ? std::string{} : atlas.line(selection.id)->title;
    case view::Subject::Nothing:
      break;
  }
  return {};
}

}  // namespace

std::filesystem::path bookmarksPath() {
  const std::filesystem::path settings = settingsPath();
  return settings.empty() ? settings : settings.parent_path() / "bookmarks.toml";
}

BookmarksRead loadBookmarks(const std::filesystem::path& path) {
  BookmarksRead read;
  const Result<std::string> content = readFile(path);
  if (!content) {
    return read;
  }
  std::istringstream lines(withoutMark(*content));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (const std::string problem = take(line, read.bookmarks); !problem.empty()) {
      read.problems.push_back(fmt::format("{}:{}: {}", path.filename().string(), number, problem));
    }
  }
  if (!read.problems.empty()) {
    const auto aside = keepAside(path, *content);
    read.problems.push_back(
        aside ? fmt::format("The file as it was is kept as {}", aside->string())
              : fmt::format("{} could not be copied: save it elsewhere before setting a bookmark", path.string()));
  }
  return read;
}

Result<void> saveBookmarks(const std::filesystem::path& path, const Bookmarks& bookmarks) {
  std::error_code ignored;  // a folder that is missing still shows when the file is made
  std::filesystem::create_directories(path.parent_path(), ignored);
  std::ostringstream text;
  for (const auto& [number, bookmark] : bookmarks) {
    toml::table entry{{"name", bookmark.name}, {"view", view::toText(bookmark.view)}};
    entry.is_inline(true);
    text << toml::table{{std::to_string(number), std::move(entry)}} << "\n";
  }
  return writeFile(path, text.str());
}

std::string bookmarkName(const view::View& view, const atlas::Atlas& atlas) {
  if (std::string title = titleOf(view.selection, atlas); !title.empty()) {
    return title;
  }
  // The narrowest of the pack's views that has the middle of the map in it and is no detail of what is shown.
  const atlas::NamedView* best = nullptr;
  for (const atlas::NamedView& named : atlas.records().views) {
    const double km = geo::distanceMeters(named.center, view.camera.center) / 1000;
    const bool hasIt = km < named.spanKm / 2 && named.spanKm > view.camera.spanKm / 2;
    if (hasIt && (best == nullptr || named.spanKm < best->spanKm)) {
      best = &named;
    }
  }
  return best == nullptr ? atlas.records().title : best->title;
}

Result<view::View> rememberedView(std::string_view link, const atlas::Atlas& atlas) {
  Result<view::View> view = view::fromText(link);
  const std::vector<std::string> leftOut = view ? view::fitted(*view, atlas).leftOut : std::vector<std::string>{};
  if (!view || !leftOut.empty()) {
    return fail(ErrorKind::Input, "{}", view ? view::missing(leftOut) : view.error().message);
  }
  return view;
}

}  // namespace kurilscope::app

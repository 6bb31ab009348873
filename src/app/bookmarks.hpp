#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.hpp"
#include "base/result.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// A View to come back to: a place and a time.
struct Bookmark {
  std::string name;
  view::View view;

  bool operator==(const Bookmark&) const = default;
};

// By the number of the key.
inline constexpr int kLastBookmark = 9;
using Bookmarks = std::map<int, Bookmark>;

struct BookmarksRead {
  Bookmarks bookmarks;
  std::vector<std::string> problems;  // a line each, for the user
};

// bookmarks.toml beside the window's settings; empty where no such folder is known.
[[nodiscard]] std::filesystem::path bookmarksPath();

// A line of the file is one bookmark: 1 = { name = "Kunashir", view = "date=1956-10-19&…" }. A line that cannot be read
// is left out and told; the file as it was is then kept beside it as bookmarks.toml.bak. A missing file has none.
[[nodiscard]] BookmarksRead loadBookmarks(const std::filesystem::path& path);

// Errors: Machine.
[[nodiscard]] Result<void> saveBookmarks(const std::filesystem::path& path, const Bookmarks& bookmarks);

// What a bookmark of this View is called: what is selected, else the part of the region that is shown.
[[nodiscard]] std::string bookmarkName(const view::View& view, const atlas::Atlas& atlas);

// The View of a link from an earlier run. Errors: Input, where it cannot be read or this pack lacks what it names.
[[nodiscard]] Result<view::View> rememberedView(std::string_view link, const atlas::Atlas& atlas);

}  // namespace kurilscope::app

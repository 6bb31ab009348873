#include "harness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "../io/small_pack.hpp"
#include "app/bookmarks.hpp"
#include "app/settings.hpp"
#include "atlas/date.hpp"
#include "base/text.hpp"
#include "io/pack.hpp"
#include "io/picture_texts.hpp"
#include "packs/record_bytes.hpp"
#include "view/view.hpp"

namespace kurilscope::fuzz {

namespace {

using io::TempFolder;

void expect(bool holds, const std::string& promise) {
  if (!holds) {
    throw std::logic_error(promise);
  }
}

template <class T>
void expectExplained(const Result<T>& result) {
  expect(result.has_value() || !result.error().message.empty(), "an error says what is wrong");
}

void dates(std::string_view text) {
  const auto date = atlas::parseEdtf(text);
  expectExplained(date);
  if (date) {
    const std::string again = atlas::toEdtf(*date);
    const auto read = atlas::parseEdtf(again);
    expect(read && *read == *date, fmt::format("'{}' is read, but '{}' is what is written for it", text, again));
    static_cast<void>(atlas::inWords(*date));
  }
  const auto day = atlas::parseDay(text);
  expectExplained(day);
  if (day) {
    const auto read = atlas::parseDay(atlas::toIso(*day));
    expect(read && *read == *day, fmt::format("the day '{}' is written as {}", text, atlas::toIso(*day)));
  }
}

void links(std::string_view text) {
  const auto view = view::fromText(text);
  expectExplained(view);
  if (view) {
    const std::string again = view::toText(*view);
    const auto read = view::fromText(again);
    expect(read && *read == *view, fmt::format("the link is not what is read from it: {}", again));
  }
}

// Loads whole or says why not.
void load(const TempFolder& folder) {
  Diagnostics diagnostics;
  const Result<atlas::Atlas> atlas = io::loadPack(folder.path(), diagnostics);
  expectExplained(atlas);
  expect(atlas.has_value() == diagnostics.empty(), "a pack loads whole, or its problems are told");
}

// Parts of a pack, each below a line such as "@ events.csv"; the small pack has the others.
void packs(std::string_view bytes) {
  constexpr std::string_view kMark = "\n@ ";
  const TempFolder folder;
  io::writeSmallPack(folder);
  std::string text = "\n" + std::string(bytes);
  for (std::size_t at = text.find(kMark); at != text.npos;) {
    const std::size_t name = at + kMark.size();
    const std::size_t next = text.find(kMark, name);
    const std::size_t line = std::min(text.find('\n', name), text.size());
    const std::string file = text.substr(name, line - name);
    std::error_code tooLong;
    if (file.find('/') == std::string::npos && std::filesystem::exists(folder.path() / file, tooLong)) {
      folder.write(file, text.substr(std::min(line + 1, text.size()), next == text.npos ? next : next - line));
    }
    at = next;
  }
  load(folder);
}

// A picture whose View is to be taken up again.
void pictures(std::string_view bytes) {
  const TempFolder folder;
  folder.write("picture", std::string(bytes));
  const auto texts = io::readPictureTexts(folder.path() / "picture");
  expectExplained(texts);
  if (texts) {
    for (const auto& [key, text] : *texts) {
      links(text);
    }
  }
}

// The small pack as the cache keeps it, damaged: each three bytes of input put the third at the place that the others
// name, and what is left over cuts off the end.
void records(std::string_view edits) {
  static const std::string whole = [] {
    const TempFolder folder;
    io::writeSmallPack(folder);
    Diagnostics diagnostics;
    return packs::toBytes(io::readPack(folder.path(), diagnostics)->records);
  }();
  std::string bytes = whole;
  const auto at = [&edits](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(edits[i])); };
  std::size_t i = 0;
  for (; i + 2 < edits.size(); i += 3) {
    bytes[(at(i) * 256 + at(i + 1)) % bytes.size()] = edits[i + 2];
  }
  if (i < edits.size()) {
    bytes.resize(bytes.size() * at(i) / 256);
  }
  if (const auto records = packs::fromBytes(bytes)) {
    expect(packs::toBytes(*records) == bytes, "records are what they were kept as");
  }
  static_cast<void>(packs::farLandFromBytes(bytes));
}

// The window's settings and its bookmarks.
void settings(std::string_view bytes) {
  const TempFolder folder;
  folder.write("a.toml", std::string(bytes));
  const app::Settings settings = app::loadSettings(folder.path() / "a.toml");
  expect(settings.scale() >= 0.25F && settings.scale() <= 16, "an interface has a size");
  app::saveSettings(folder.path() / "b.toml", settings);
  expect(app::loadSettings(folder.path() / "b.toml") == settings, "settings are read as they were written");

  const app::BookmarksRead read = app::loadBookmarks(folder.path() / "a.toml");
  for (const auto& [number, bookmark] : read.bookmarks) {
    expect(1 <= number && number <= 9, "a bookmark has a key");
  }
  expectExplained(app::saveBookmarks(folder.path() / "c.toml", read.bookmarks));
  expect(app::loadBookmarks(folder.path() / "c.toml").bookmarks == read.bookmarks,
         "bookmarks are read as they were written");
}

// What texts are taken apart by everywhere.
void texts(std::string_view text) {
  if (const auto number = parseNumber(text); number && std::isfinite(*number)) {
    expect(parseNumber(shortest(*number)) == number, fmt::format("{} is written as {}", text, shortest(*number)));
  }
  expect(unescaped(escaped(text)) == std::string(text), "an escaped text reads back");
  if (const auto lines = fromKeyValueLines(text); text.find('\r') == text.npos) {  // which is written as a blank
    expect(fromKeyValueLines(keyValueLines(lines)) == lines, "lines of keys and values read back");
  }
  static_cast<void>(codePoints(text));
}

}  // namespace

const std::map<std::string, Harness>& harnesses() {
  static const std::map<std::string, Harness> all = {
      {"dates", dates},     {"links", links},       {"packs", packs}, {"pictures", pictures},
      {"records", records}, {"settings", settings}, {"texts", texts},
  };
  return all;
}

}  // namespace kurilscope::fuzz

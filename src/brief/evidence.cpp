#include "brief/evidence.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "brief/lines.hpp"

namespace kurilscope::brief {

namespace {

constexpr std::size_t kMostPublishers = 5;  // a line

// Primary and official sources first; those whose publisher is unknown speak through the count alone.
int rankOf(const atlas::Source& source) {
  static const std::vector<std::string> kinds = {"primary", "official", "reference", "press", "computed"};
  return static_cast<int>(std::ranges::find(kinds, source.kind) - kinds.begin());
}

// "A; B; and 3 more", or "5 publishers"
std::string firstOf(const std::vector<std::string>& names, std::size_t count) {
  if (count == 0) {
    return fmt::format("{} publishers", names.size());
  }
  const std::string text = joined({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)}, "; ");
  return count < names.size() ? fmt::format("{}; and {} more", text, names.size() - count) : text;
}

// `textFor` a number of publishers: the most that fit the lines, else an elided text without any.
template <class TextFor>
std::vector<std::string> fittedPublishers(const Desk& desk, std::size_t publishers, const scene::TextStyle& style,
                                          float width, std::size_t most, TextFor textFor) {
  for (std::size_t count = std::min(publishers, kMostPublishers * most); count > 0; --count) {
    const std::vector<std::string> lines = desk.stage.type.wrapped(textFor(count), style.face, style.sizePixels, width);
    const auto fits = [&](const std::string& line) { return scene::widthOf(desk.stage.type, line, style) <= width; };
    if (lines.size() <= most && std::ranges::all_of(lines, fits)) {
      return lines;
    }
  }
  return fitted(desk, textFor(0), style, width, most);
}

std::string footText(const Desk& desk, const std::vector<std::string>& notes,
                     const std::vector<std::string>& publishers, std::size_t count) {
  std::vector<std::string> parts = notes;  // first, since the end may be elided
  parts.push_back(desk.projection().title());
  if (parts.back().find("WGS84") == std::string::npos) {
    parts.emplace_back("WGS84");
  }
  parts.emplace_back("Coastline: GSHHG (full resolution)");
  if (!publishers.empty()) {
    parts.push_back("Sources: " + firstOf(publishers, count));
  }
  parts.emplace_back("kurilscope");
  return joined(parts, "  ·  ");
}

}  // namespace

std::vector<std::string> publishersOf(const atlas::Atlas& atlas, const std::vector<std::string>& ids) {
  std::vector<const atlas::Source*> sources;
  for (const std::string& id : ids) {
    if (const atlas::Source* source = atlas.source(id)) {
      sources.push_back(source);
    }
  }
  const auto isUnknown = [](const atlas::Source* source) { return source->publisher.starts_with("Original not"); };
  std::ranges::stable_sort(sources, {},
                           [&](const atlas::Source* source) { return std::pair(isUnknown(source), rankOf(*source)); });
  std::vector<std::string> publishers;
  for (const atlas::Source* source : sources) {
    const std::string& name = source->publisher.empty() ? source->title : source->publisher;
    if (!name.empty() && std::ranges::find(publishers, name) == publishers.end()) {
      publishers.push_back(name);
    }
  }
  return publishers;
}

std::vector<std::string> publisherLines(const Desk& desk, const std::vector<std::string>& publishers,
                                        const scene::TextStyle& style, float width, std::size_t most) {
  if (publishers.empty()) {
    return {};
  }
  const char* word = publishers.size() == 1 ? "Source: " : "Sources: ";
  return fittedPublishers(desk, publishers.size(), style, width, most,
                          [&](std::size_t count) { return word + firstOf(publishers, count); });
}

std::vector<std::string> footLines(const Desk& desk, const scene::Scene& map, const scene::TextStyle& style,
                                   float width, std::size_t most) {
  const std::vector<std::string> publishers = publishersOf(desk.stage.atlas, map.sources);
  return fittedPublishers(desk, publishers.size(), style, width, most,
                          [&](std::size_t count) { return footText(desk, map.notes, publishers, count); });
}

}  // namespace kurilscope::brief

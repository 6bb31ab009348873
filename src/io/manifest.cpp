#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>

#include "base/input_file.hpp"
#include "base/text.hpp"
#include "geo/projection.hpp"
#include "io/draft.hpp"
#include "io/gdal.hpp"
#include "io/row.hpp"

namespace kurilscope::io {

namespace {

int lineOf(const toml::source_region& source) { return static_cast<int>(source.begin.line); }

// A table of pack.toml; `path` is its name as problems show it ("region.", "views.").
class Section {
 public:
  Section(const toml::table& table, std::string path, Diagnostics& diagnostics)
      : table_(table), path_(std::move(path)), diagnostics_(diagnostics) {}

  [[nodiscard]] int line() const { return lineOf(table_.source()); }

  void problem(std::string_view key, std::string text) const {
    const toml::node* node = table_.get(key);
    diagnostics_.add(
        {"pack.toml", node != nullptr ? lineOf(node->source()) : line(), path_ + std::string(key), std::move(text)});
  }

  [[nodiscard]] std::string text(std::string_view key) const {
    const std::optional<std::string> value = table_[key].value<std::string>();
    if (!value || value->empty()) {
      problem(key, fmt::format("write {} = \"…\"", key));
    }
    return value.value_or("");
  }

  // As many numbers as there are limits, within them.
  [[nodiscard]] std::optional<std::vector<double>> numbers(std::string_view key,
                                                           const std::vector<std::pair<double, double>>& limits) const {
    std::vector<double> values;
    if (const toml::array* array = table_[key].as_array()) {
      for (const toml::node& node : *array) {
        values.push_back(node.value<double>().value_or(std::nan("")));
      }
    }
    bool good = values.size() == limits.size();
    for (std::size_t i = 0; good && i < values.size(); ++i) {
      good = values[i] >= limits[i].first && values[i] <= limits[i].second;
    }
    if (!good) {
      problem(key, fmt::format("write {} numbers: degrees east from -180 to 180, north from -90 to 90", limits.size()));
      return std::nullopt;
    }
    return values;
  }

  // As ids of tables: a "," in one would part a link.
  [[nodiscard]] std::string id(std::string_view key) const {
    std::string value = text(key);
    if (!value.empty() && !isId(value)) {
      problem(key, fmt::format("'{}' is no id; use lower-case letters, digits and hyphens", value));
    }
    return value;
  }

  [[nodiscard]] double positive(std::string_view key) const {
    const double value = table_[key].value<double>().value_or(0);
    if (!(value > 0) || !std::isfinite(value)) {
      problem(key, "write a number above 0");
      return 1;
    }
    return value;
  }

  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> values;
    if (const toml::array* array = table_[key].as_array()) {
      for (const toml::node& node : *array) {
        values.push_back(node.value<std::string>().value_or(""));
      }
    }
    if (values.empty() || std::ranges::find(values, "") != values.end()) {
      problem(key, fmt::format("write {} = [\"…\", \"…\"]", key));
    }
    return values;
  }

  [[nodiscard]] atlas::Day day(std::string_view key) const {
    return dayOf(table_.get(key), key).value_or(atlas::Day{});
  }

  // A first and a last day, both inclusive.
  [[nodiscard]] std::pair<atlas::Day, atlas::Day> days(std::string_view key) const {
    const toml::array* array = table_[key].as_array();
    if (array == nullptr || array->size() != 2) {
      problem(key, fmt::format("write {} = [\"1945-01-01\", \"2019-01-22\"]: the first and the last day", key));
      return {};
    }
    const auto first = dayOf(array->get(0), key);
    const auto last = dayOf(array->get(1), key);
    if (first && last && *last < *first) {
      problem(key, "the last day comes before the first");
    }
    return first && last ? std::pair{*first, *last} : std::pair<atlas::Day, atlas::Day>{};
  }

 private:
  // As text or as TOML's own date.
  std::optional<atlas::Day> dayOf(const toml::node* node, std::string_view key) const {
    std::string written;
    if (node != nullptr) {
      if (const auto date = node->value<toml::date>()) {
        written = fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
      } else {
        written = node->value<std::string>().value_or("");
      }
    }
    const Result<atlas::Date> date = atlas::parseEdtf(written);
    if (!date || date->precision != atlas::Precision::Day || date->approximate) {
      problem(key, fmt::format("'{}' is not a single day; write it as \"1956-10-19\"", written));
      return std::nullopt;
    }
    return date->first;
  }

  const toml::table& table_;
  std::string path_;
  Diagnostics& diagnostics_;
};

void readBasics(const Section& root, atlas::Records& records) {
  records.title = root.text("title");
  constexpr const char* kVersion = "1";  // of the pack format that this program reads
  if (const std::string version = root.text("version"); !version.empty() && version != kVersion) {
    root.problem("version",
                 fmt::format("this program reads packs of version {}, and this one is of version {}; a newer "
                             "kurilscope may read it",
                             kVersion, version));
  }
  std::tie(records.periodFirst, records.periodLast) = root.days("period");
  std::tie(records.statusFirst, records.statusLast) = root.days("status_period");
  records.defaultDate = root.day("default_date");
  const bool hasPeriod = records.periodFirst < records.periodLast;  // otherwise that is the problem
  if (hasPeriod && (records.defaultDate < records.periodFirst || records.periodLast < records.defaultDate)) {
    root.problem("default_date", "the day lies outside the period");
  }
}

// "EPSG:32655" as PROJ writes it; any other text as it is.
std::string projectionFrom(const std::string& text) {
  constexpr std::string_view kAuthority = "epsg:";
  const std::string code = lowercased(text).starts_with(kAuthority) ? text.substr(kAuthority.size()) : "";
  const GdalMessages quiet;  // what is no code is reported as no projection
  OGRSpatialReference reference;
  char* definition = nullptr;
  const bool isKnown = !code.empty() &&
                       reference.importFromEPSG(wholeNumber(code, 1, 999'999).value_or(0)) == OGRERR_NONE &&
                       reference.exportToProj4(&definition) == OGRERR_NONE;
  const std::unique_ptr<char, decltype(&VSIFree)> owned(definition, VSIFree);
  return isKnown ? std::string(definition) : text;
}

void readRegion(const Section& region, atlas::Records& records) {
  if (const auto box = region.numbers("bbox", {{-180, 180}, {-90, 90}, {-180, 180}, {-90, 90}})) {
    records.region = {.west = box->at(0), .south = box->at(1), .east = box->at(2), .north = box->at(3)};
    if (records.region.west > records.region.east) {
      records.region.east += 360;  // across the 180th meridian
    }
    if (records.region.west == records.region.east || records.region.south >= records.region.north) {
      region.problem("bbox", "write west, south, east, north; south below north, west above east only across 180");
    }
  }
  records.projection = projectionFrom(region.text("projection"));
  if (const auto projection = geo::Projection::fromProj(records.projection); !projection) {
    region.problem("projection", projection.error().message);
  }
}

void readPartNames(const toml::table& parts, Draft& draft, Diagnostics& diagnostics) {
  const Section section(parts, "parts.", diagnostics);
  std::vector<std::string> known = requiredParts();
  known.insert(known.end(), optionalParts().begin(), optionalParts().end());
  for (const auto& [key, node] : parts) {
    const std::string name(key.str());
    if (std::ranges::find(known, name) == known.end()) {
      const auto near = nearestWord(name, known);
      section.problem(name, fmt::format("there is no part '{}'; {}", name,
                                        near ? fmt::format("did you mean '{}'?", *near)
                                             : fmt::format("the parts are {}", joined(known, ", "))));
      continue;
    }
    if (std::string spec = section.text(name); !spec.empty()) {
      draft.parts.emplace(name, PartName{.spec = std::move(spec), .line = lineOf(node.source())});
    }
  }
  for (const std::string& name : requiredParts()) {
    if (!parts.contains(name)) {
      section.problem(name, fmt::format("the part is missing; write {} = \"{}.csv\" under [parts]", name, name));
    }
  }
}

// Calls `read` for each table of an array of tables, and notes the lines they stand in.
template <class Read>
void readEach(const toml::table& root, const std::string& key, bool required, Draft& draft, Diagnostics& diagnostics,
              Read read) {
  Origin& origin = draft.origins[key];
  origin.file = "pack.toml";
  const toml::array* array = root[key].as_array();
  if (array == nullptr || array->empty()) {
    if (required) {
      Section(root, "", diagnostics).problem(key, fmt::format("write at least one [[{}]]", key));
    }
    return;
  }
  for (const toml::node& node : *array) {
    if (const toml::table* table = node.as_table()) {
      const Section section(*table, key + ".", diagnostics);
      read(section);
      origin.rows.push_back(section.line());
    } else {
      diagnostics.add({"pack.toml", lineOf(node.source()), key, fmt::format("write it as [[{}]]", key)});
    }
  }
}

void readLists(const toml::table& root, Draft& draft, Diagnostics& diagnostics) {
  atlas::Records& records = draft.records;
  const auto titled = [](std::vector<atlas::TitledId>& list) {
    return [&list](const Section& item) { list.push_back({.id = item.id("id"), .title = item.text("title")}); };
  };
  readEach(root, "administrations", true, draft, diagnostics, titled(records.administrations));
  readEach(root, "event_kinds", true, draft, diagnostics, titled(records.eventKinds));
  readEach(root, "views", false, draft, diagnostics, [&](const Section& item) {
    const auto center = item.numbers("center", {{-180, 180}, {-90, 90}}).value_or(std::vector<double>{0, 0});
    records.views.push_back({.id = item.id("id"),
                             .title = item.text("title"),
                             .center = {.lon = center[0], .lat = center[1]},
                             .spanKm = item.positive("span_km")});
  });
  readEach(root, "bands", true, draft, diagnostics, [&](const Section& item) {
    records.bands.push_back({.id = item.id("id"), .title = item.text("title"), .islands = item.texts("islands")});
  });
  readEach(root, "licences", false, draft, diagnostics, [&](const Section& item) {
    records.licences.push_back(
        {.part = item.text("part"), .licence = item.text("licence"), .holder = item.text("holder")});
  });
}

// A table of the root that must be there; an empty one and a problem where it is not.
const toml::table& tableOf(const toml::table& root, std::string_view key, Diagnostics& diagnostics) {
  static const toml::table kNone;
  if (const toml::table* table = root[key].as_table()) {
    return *table;
  }
  Section(root, "", diagnostics).problem(key, fmt::format("the section [{}] is missing", key));
  return kNone;
}

}  // namespace

void readManifest(const std::filesystem::path& file, Draft& draft, Diagnostics& diagnostics) {
  Result<std::string> bytes = readFile(file);
  if (!bytes) {
    diagnostics.add({"pack.toml", 0, "", "the file cannot be read; check its permissions"});
    return;
  }
  const Result<std::string> text = textOf(std::move(*bytes));
  if (!text) {
    diagnostics.add({"pack.toml", 0, "", text.error().message});
    return;
  }
  const toml::parse_result parsed = toml::parse(*text, std::string_view("pack.toml"));
  if (!parsed) {
    diagnostics.add({"pack.toml", lineOf(parsed.error().source()), "",
                     fmt::format("this is not TOML: {}", parsed.error().description())});
    return;
  }
  const toml::table& root = parsed.table();
  const Section section(root, "", diagnostics);
  readBasics(section, draft.records);
  if (const toml::table& region = tableOf(root, "region", diagnostics); !region.empty()) {
    readRegion(Section(region, "region.", diagnostics), draft.records);
  }
  if (const toml::table& parts = tableOf(root, "parts", diagnostics); !parts.empty()) {
    readPartNames(parts, draft, diagnostics);
  }
  readLists(root, draft, diagnostics);
}

}  // namespace kurilscope::io

#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/atlas.hpp"
#include "base/diagnostics.hpp"

namespace kurilscope::io {

// Where the records of one part come from: record i stands in row rows[i] of the file.
struct Origin {
  std::string file;
  std::vector<int> rows;
  bool isWhole = true;  // false where rows had to be left out
};

// What pack.toml says of a part: "file" or "file:layer", and in which line.
struct PartName {
  std::string spec;
  int line = 0;
};

// A pack on the way in: its records, and where each of them stands, so that checks can point there.
struct Draft {
  std::filesystem::path directory;
  atlas::Records records;
  std::map<std::string, PartName, std::less<>> parts;  // by part
  std::map<std::string, Origin, std::less<>> origins;  // by part
  std::set<std::string> files{"pack.toml"};            // all that was read, as the pack names them

  // False where a part or some of its rows could not be read: then nothing can be said of references into it.
  [[nodiscard]] bool hasRead(std::string_view part) const {
    const auto origin = origins.find(part);
    return origin != origins.end() && origin->second.isWhole && !origin->second.rows.empty();
  }

  // A problem with record `index` of a part.
  [[nodiscard]] Problem problem(std::string_view part, std::size_t index, std::string column, std::string text) const {
    const auto origin = origins.find(part);
    if (origin == origins.end() || index >= origin->second.rows.size()) {
      return {std::string(part), 0, std::move(column), std::move(text)};
    }
    return {origin->second.file, origin->second.rows[index], std::move(column), std::move(text)};
  }
};

// The steps of loadPack, in order. Each reports all it finds and leaves the records as far as they could be read;
// checkRecords says nothing that would only repeat a problem found before it.
void readManifest(const std::filesystem::path& file, Draft& draft, Diagnostics& diagnostics);
void readParts(Draft& draft, Diagnostics& diagnostics);
void checkRecords(const Draft& draft, Diagnostics& diagnostics);
void checkStatus(const Draft& draft, Diagnostics& diagnostics);  // a part of checkRecords

// Names of the parts that [parts] of pack.toml may have.
[[nodiscard]] const std::vector<std::string>& requiredParts();
[[nodiscard]] const std::vector<std::string>& optionalParts();

}  // namespace kurilscope::io

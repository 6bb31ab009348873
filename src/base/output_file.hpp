#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "base/shutdown.hpp"

namespace kurilscope {

// Takes a file's bytes from its beginning to its end. Errors: Machine.
using ByteSink = std::function<Result<void>(std::string_view)>;

// The one way to write a file: it appears under its name only when it is whole. Until then it has a name of its own
// beside the target, unlike any other's, so that any number of writers may have the same target. Without `finish`
// nothing is left of it, also where the program is ended meanwhile.
//
// An existing file keeps its permissions and, where possible, its owner; one that is write-protected is refused. A link
// is followed and stays. "-" and /dev/stdout are standard output; what is written to it, to a pipe or to a device goes
// straight there. Errors: Machine, with the target, the reason and the way out.
class OutputFile {
 public:
  // Who writes: `write`, or another program to `path`.
  enum class Writer { Ours, AnotherProgram };
  // Whether the bytes must have reached the disk before the name does. A cache can do without.
  enum class Sync { Yes, No };

  [[nodiscard]] static Result<OutputFile> create(const std::filesystem::path& target, Writer writer = Writer::Ours,
                                                 Sync sync = Sync::Yes);
  OutputFile(OutputFile&&) noexcept = default;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  // After an error there is no point in writing on; `finish` gives it again.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  [[nodiscard]] Result<void> finish();

  // Where another program writes.
  [[nodiscard]] const std::filesystem::path& path() const { return passing_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using Stream = std::unique_ptr<std::FILE, Close>;

  OutputFile() = default;
  [[nodiscard]] Result<void> begin(Writer writer);
  [[nodiscard]] Result<void> beginBeside();
  [[nodiscard]] Result<void> copyToStream();
  [[nodiscard]] tl::unexpected<Error> failure(int errnoValue) const;

  std::filesystem::path target_;   // as it was given
  std::filesystem::path file_;     // what its links lead to
  std::filesystem::path passing_;  // its name until then; empty for what goes straight to its target
  bool isStream_ = false;
  bool isSynced_ = true;
  Cleanup cleanup_;
  Stream stream_;
  int writeError_ = 0;  // errno of the first write that failed
};

// A folder that appears under its name only when all that belongs in it is there. Errors: Usage where the name is
// taken, Machine.
class OutputFolder {
 public:
  [[nodiscard]] static Result<OutputFolder> create(const std::filesystem::path& target);
  OutputFolder(OutputFolder&&) noexcept;
  OutputFolder& operator=(OutputFolder&&) = delete;
  ~OutputFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return passing_; }  // until then
  [[nodiscard]] Result<void> finish();

 private:
  OutputFolder(std::filesystem::path target, std::filesystem::path passing, Cleanup cleanup);

  std::filesystem::path target_;
  std::filesystem::path passing_;  // empty once it has its name
  Cleanup cleanup_;
};

// Writes all of a file at once.
[[nodiscard]] Result<void> writeFile(const std::filesystem::path& target, std::string_view bytes);

// Whether that is "-", /dev/stdout, a pipe or a device, whose bytes go straight through and whose name says nothing of
// their format.
[[nodiscard]] bool isStream(const std::filesystem::path& target);

// Why `path` could not be written, for an errno value: "…: no space is left on the disk; free some or …".
[[nodiscard]] Error cannotWrite(const std::filesystem::path& path, int errnoValue);

}  // namespace kurilscope

#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/result.hpp"

namespace kurilscope::image {

// A file that appears under its name only when it is whole: written as "<target>.part" beside it, then renamed.
// Without `finish` the half file is removed. Errors: Machine, with the path, the reason and the way out.
class PartFile {
 public:
  [[nodiscard]] static Result<PartFile> create(const std::filesystem::path& target);
  PartFile(PartFile&&) noexcept = default;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  [[nodiscard]] std::FILE* stream() const { return stream_.get(); }
  [[nodiscard]] Result<void> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using Stream = std::unique_ptr<std::FILE, Close>;

  PartFile(std::filesystem::path target, std::filesystem::path part, Stream stream);

  std::filesystem::path target_;
  std::filesystem::path part_;
  Stream stream_;
};

// Why `path` could not be written, for an errno value: "…: no space is left on the disk; free some or …".
[[nodiscard]] Error cannotWrite(const std::filesystem::path& path, int errnoValue);

}  // namespace kurilscope::image

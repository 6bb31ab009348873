#include "image/part_file.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace kurilscope::image {

Error cannotWrite(const std::filesystem::path& path, int errnoValue) {
  std::string reason;
  switch (errnoValue) {
    case ENOENT:
    case ENOTDIR:
      reason = fmt::format("there is no folder '{}'; create it or write elsewhere",
                           path.has_parent_path() ? path.parent_path().string() : std::string("."));
      break;
    case EACCES:
    case EPERM:
      reason = "permission is denied; write to a folder of your own or change its permissions";
      break;
    case EROFS:
      reason = "the disk is read-only; write to another one";
      break;
    case ENOSPC:
    case EDQUOT:
      reason = "no space is left on the disk; free some or write to another one";
      break;
    case EISDIR:
      reason = "that is a folder; give the name of a file";
      break;
    case ENAMETOOLONG:
      reason = "the name is too long; choose a shorter one";
      break;
    default:
      reason = std::strerror(errnoValue);
  }
  return {ErrorKind::Machine, fmt::format("cannot write '{}': {}", path.string(), reason)};
}

PartFile::PartFile(std::filesystem::path target, std::filesystem::path part, Stream stream)
    : target_(std::move(target)), part_(std::move(part)), stream_(std::move(stream)) {}

Result<PartFile> PartFile::create(const std::filesystem::path& target) {
  std::error_code ignored;
  if (std::filesystem::is_directory(target, ignored)) {
    return tl::make_unexpected(cannotWrite(target, EISDIR));
  }
  std::filesystem::path part = target;
  part += ".part";
  Stream stream(std::fopen(part.c_str(), "wb"));
  if (!stream) {
    return tl::make_unexpected(cannotWrite(target, errno));
  }
  return PartFile(target, std::move(part), std::move(stream));
}

PartFile::~PartFile() {
  if (stream_) {  // neither finished nor moved from
    stream_.reset();
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
  }
}

Result<void> PartFile::finish() {
  // A full disk may show only when the last bytes leave the buffer.
  const bool whole = std::fflush(stream_.get()) == 0 && std::ferror(stream_.get()) == 0;
  const int reason = errno;
  if (!whole) {
    return tl::make_unexpected(cannotWrite(target_, reason));
  }
  if (std::rename(part_.c_str(), target_.c_str()) != 0) {
    return tl::make_unexpected(cannotWrite(target_, errno));
  }
  if (std::fclose(stream_.release()) != 0) {
    return tl::make_unexpected(cannotWrite(target_, errno));
  }
  return {};
}

}  // namespace kurilscope::image

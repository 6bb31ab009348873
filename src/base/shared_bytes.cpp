#include "base/shared_bytes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <new>
#include <utility>

namespace kurilscope {

SharedBytes::SharedBytes(std::string text) {
  const auto owned = std::make_shared<const std::string>(std::move(text));
  view_ = *owned;
  owner_ = owned;
}

std::optional<SharedBytes> SharedBytes::ofFile(const std::filesystem::path& file, Pages pages) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return std::nullopt;
  }
  errno = 0;
  struct stat found {};
  void* start = MAP_FAILED;
  if (::fstat(descriptor, &found) == 0 && found.st_size > 0) {
    const int atOnce = pages == Pages::AllAtOnce ? MAP_POPULATE : 0;
    start = ::mmap(nullptr, static_cast<std::size_t>(found.st_size), PROT_READ, MAP_PRIVATE | atOnce, descriptor, 0);
  }
  const bool isMemoryShort = start == MAP_FAILED && errno == ENOMEM;
  ::close(descriptor);
  if (isMemoryShort) {  // and not the file to blame
    throw std::bad_alloc();
  }
  if (start == MAP_FAILED) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(found.st_size);
  SharedBytes bytes;
  bytes.owner_ =
      std::shared_ptr<const void>(start, [size](const void* mapped) { ::munmap(const_cast<void*>(mapped), size); });
  bytes.view_ = {static_cast<const char*>(start), size};
  return bytes;
}

SharedBytes SharedBytes::from(std::size_t first) const {
  SharedBytes rest = *this;
  rest.view_.remove_prefix(first);
  return rest;
}

}  // namespace kurilscope

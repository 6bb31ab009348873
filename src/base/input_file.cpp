#include "base/input_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace kurilscope {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path) {
  const auto failure = [&path] {
    return fail(ErrorKind::Input, "cannot read '{}': {}", path.string(), std::generic_category().message(errno));
  };
  errno = 0;
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rbe"));
  if (file == nullptr) {
    return failure();
  }
  std::string bytes;
  std::array<char, 1 << 16> part{};
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), file.get())) {
    bytes.append(part.data(), count);
  }
  if (std::ferror(file.get()) != 0) {  // opening a folder goes well, reading it does not
    return failure();
  }
  return bytes;
}

}  // namespace kurilscope

#include "platform/address_space.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <thread>

namespace kurilscope::platform {

namespace {

constexpr std::uint64_t kMegabyte = 1 << 20;

// Measured: libraries (those that read packs, too), buffers and shaders, and for each of the renderer's threads, one a
// core, its stack and what the C library reserves for its heap.
std::uint64_t neededForOpenGl() {
  constexpr std::uint64_t kOnce = 800 * kMegabyte;
  constexpr std::uint64_t kPerThread = 144 * kMegabyte;
  constexpr unsigned kMostThreads = 16;  // of llvmpipe
  return kOnce + kPerThread * std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
}

std::uint64_t usedNow() {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace

Result<void> checkRoomForOpenGl() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) {
    return {};
  }
  const std::uint64_t needed = usedNow() + neededForOpenGl();
  if (limit.rlim_cur >= needed) {
    return {};
  }
  return fail(ErrorKind::Machine,
              "there is not enough memory for OpenGL: {} MB of addresses are allowed, it takes {}; raise the limit "
              "(ulimit -v), or write a .pdf or .svg",
              limit.rlim_cur / kMegabyte, needed / kMegabyte);
}

}  // namespace kurilscope::platform

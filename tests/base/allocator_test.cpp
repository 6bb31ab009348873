#include "base/allocator.hpp"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace kurilscope {
namespace {

constexpr std::size_t kMegabyte = 1024 * 1024;

// Whether the system was asked for large pages at an address.
bool areLargePagesWantedAt(const void* address) {
  std::ifstream maps("/proc/self/smaps");
  const auto place = reinterpret_cast<std::uintptr_t>(address);
  bool isHere = false;
  for (std::string line; std::getline(maps, line);) {
    std::istringstream words(line);
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char dash = 0;
    if (words >> std::hex >> begin >> dash >> end && dash == '-') {
      isHere = begin <= place && place < end;
    }
    if (isHere && line.starts_with("VmFlags:")) {
      return line.find(" hg") != std::string::npos;
    }
  }
  return false;
}

class Allocator : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream maps("/proc/self/smaps");
    const std::string told{std::istreambuf_iterator<char>(maps), {}};
    if (!std::filesystem::exists("/sys/kernel/mm/transparent_hugepage") || told.find("VmFlags:") == std::string::npos) {
      GTEST_SKIP() << "the system has no large pages, or does not tell";
    }
    memory_ = ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ASSERT_NE(memory_, MAP_FAILED);
  }
  void TearDown() override {
    if (memory_ != nullptr) {
      ::munmap(memory_, kBytes);
    }
  }

  static constexpr std::size_t kBytes = 8 * kMegabyte;
  void* memory_ = nullptr;
};

TEST_F(Allocator, WholeLargePagesAreAskedForAndNoOthers) {
  useLargePages(memory_, kMegabyte);  // holds no whole one
  EXPECT_FALSE(areLargePagesWantedAt(static_cast<char*>(memory_) + kMegabyte / 2));
  useLargePages(memory_, kBytes);
  EXPECT_TRUE(areLargePagesWantedAt(static_cast<char*>(memory_) + kBytes / 2));
}

TEST_F(Allocator, TheHeapsNextBlocksLieInThem) {
#ifdef KURILSCOPE_SANITIZED
  GTEST_SKIP() << "the sanitizer has an allocator of its own";
#endif
  tuneAllocator();
  // Smaller than what is mapped on its own; the first fills the large page that the heap had begun.
  const std::string first(2 * kMegabyte, 'x');
  const std::string second(2 * kMegabyte, 'x');
  EXPECT_TRUE(areLargePagesWantedAt(&second[kMegabyte]));
}

}  // namespace
}  // namespace kurilscope

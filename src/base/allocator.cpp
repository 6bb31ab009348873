#include "base/allocator.hpp"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace kurilscope {

namespace {

constexpr int kMegabyte = 1024 * 1024;

void* endOfHeap() { return ::sbrk(0); }

// The next so many bytes of the heap in large pages.
void useLargePagesForHeap(int bytes) {
  void* begin = endOfHeap();
  ::mallopt(M_TOP_PAD, bytes);
  // More than is left of the heap, and less than what is mapped on its own: the heap grows by that and the padding.
  void* more = std::malloc(kMegabyte / 2);
  if (::malloc_usable_size(more) > 0) {
    useLargePages(begin, static_cast<std::size_t>(static_cast<char*>(endOfHeap()) - static_cast<char*>(begin)));
  }
  std::free(more);
}

}  // namespace

void useLargePages(void* memory, std::size_t bytes) {
  constexpr std::uintptr_t kPage = 2 * kMegabyte;
  const auto begin = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t first = (begin + kPage - 1) / kPage * kPage;
  const std::uintptr_t end = (begin + bytes) / kPage * kPage;
  if (end > first) {
    ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
  }
}

void tuneAllocator() {
  ::mallopt(M_MMAP_THRESHOLD, 4 * kMegabyte);
  ::mallopt(M_TRIM_THRESHOLD, 96 * kMegabyte);
  useLargePagesForHeap(28 * kMegabyte);
  ::mallopt(M_TOP_PAD, 2 * kMegabyte);
}

}  // namespace kurilscope

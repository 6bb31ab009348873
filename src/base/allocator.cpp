#include "base/allocator.hpp"

#include <malloc.h>

namespace kurilscope {

void tuneAllocator() {
  constexpr int kMegabyte = 1024 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, kMegabyte / 4);
  ::mallopt(M_TRIM_THRESHOLD, 64 * kMegabyte);
  ::mallopt(M_TOP_PAD, 2 * kMegabyte);
}

}  // namespace kurilscope

#include "allocations.hpp"

#include <cerrno>

// Sanitizers bring their own: nothing is counted beside them.
#ifndef KURILSCOPE_SANITIZED
#define COUNTS_ALLOCATIONS 1

// glibc's own names for what stands in for malloc here; operator new and all libraries come by malloc.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {
thread_local std::size_t count = 0;
}

extern "C" {

void* malloc(std::size_t size) {
  ++count;
  return __libc_malloc(size);
}
void* calloc(std::size_t members, std::size_t size) {
  ++count;
  return __libc_calloc(members, size);
}
void* realloc(void* block, std::size_t size) {
  ++count;
  return __libc_realloc(block, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
  ++count;
  return __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}
}

#else
#define COUNTS_ALLOCATIONS 0

namespace {
constexpr std::size_t count = 0;
}

#endif

namespace kurilscope::test {

std::size_t allocations() { return count; }
bool countsAllocations() { return COUNTS_ALLOCATIONS != 0; }

}  // namespace kurilscope::test

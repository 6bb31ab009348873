#pragma once

#include <cstddef>

namespace kurilscope::test {

// How often this thread has asked for memory so far, by malloc and its kin or by new: for programs that are linked with
// allocations.cpp.
[[nodiscard]] std::size_t allocations();

// False under the sanitizers, which bring their own.
[[nodiscard]] bool countsAllocations();

template <class Work>
std::size_t allocationsOf(Work&& work) {
  const std::size_t before = allocations();
  work();
  return allocations() - before;
}

}  // namespace kurilscope::test

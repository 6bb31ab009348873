// One fuzzer: libFuzzer's entry for the harness that this program was compiled for.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kurilscope::fuzz::Harness& harness = kurilscope::fuzz::harnesses().at(KURILSCOPE_HARNESS);
  try {
    harness({reinterpret_cast<const char*>(data), size});
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "broken promise: %s\n", broken.what());
    std::abort();
  }
  return 0;
}

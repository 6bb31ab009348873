#include "base/assert.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace kurilscope {

void assertionFailed(std::string_view condition, std::string_view sentence, std::source_location place) {
  fmt::print(stderr, "kurilscope: a fault in the program itself, please report it: {}\n  {}:{}: {} does not hold\n",
             sentence, place.file_name(), place.line(), condition);
  std::abort();
}

}  // namespace kurilscope

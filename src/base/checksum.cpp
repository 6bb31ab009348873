#include "base/checksum.hpp"

#include <cstring>

namespace kurilscope {

namespace {

// One step of FNV-1a, eight bytes at a time, and the high bits brought down, which a product leaves best mixed.
std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
  sum = (sum ^ word) * 0x9E3779B97F4A7C15ull;
  return sum ^ (sum >> 32);
}

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t sum = mixed(0xCBF29CE484222325ull, bytes.size());
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    sum = mixed(sum, word);
    bytes.remove_prefix(sizeof word);
  }
  for (const char byte : bytes) {
    sum = mixed(sum, static_cast<unsigned char>(byte));
  }
  return sum;
}

}  // namespace kurilscope

#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace kurilscope::bench {

using Clock = std::chrono::steady_clock;

inline double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// The share `part` of the way through the sorted times.
inline double percentile(std::vector<double> times, double part) {
  std::ranges::sort(times);
  return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

inline double median(const std::vector<double>& times) { return percentile(times, 0.5); }

template <class Work>
double millisecondsOf(Work&& work) {
  const Clock::time_point start = Clock::now();
  std::forward<Work>(work)();
  return millisecondsSince(start);
}

// Ends the benchmark with the message where there is no value.
template <class T>
T valueOf(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "{}\n", result.error().message);
    std::exit(1);
  }
  return std::move(*result);
}

// What a benchmark says: one line of JSON a figure, for bench.py.
inline void report(std::string_view name, double value) {
  fmt::print("{{\"name\": \"{}\", \"value\": {:.6g}}}\n", name, value);
}

}  // namespace kurilscope::bench

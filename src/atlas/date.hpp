#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace kurilscope::atlas {

// A day of the Gregorian calendar; nothing here assumes days after 1970.
using Day = std::chrono::sys_days;

[[nodiscard]] Day day(int year, unsigned month, unsigned dayOfMonth);

enum class Precision { Day, Month, Year, Range };

// A date as it is known: an interval of whole days with the precision it was written in.
// "February 1946" is the interval of its 28 days and never 1 February.
struct Date {
  Day first{};
  Day last{};  // inclusive
  Precision precision = Precision::Day;
  bool approximate = false;  // written with a ~: about

  [[nodiscard]] bool covers(Day day) const { return first <= day && day <= last; }
  bool operator==(const Date&) const = default;
};

// EDTF: 1945-08-28, 1946-02, 1977, 1946/1949, 1947~ (https://www.loc.gov/standards/datetime/).
// Errors: Input, saying what was read and which forms are accepted.
[[nodiscard]] Result<Date> parseEdtf(std::string_view text);
[[nodiscard]] std::string toEdtf(const Date& date);

// A single day, as people type it: 1956-10-19, 19.10.1956, 19 October 1956, Oct 1956, 1956 (the first day of each).
// Errors: Usage.
[[nodiscard]] Result<Day> parseDay(std::string_view text);
[[nodiscard]] std::string toIso(Day day);  // 1956-10-19

// In words, as the page prints it: "19 October 1956", "February 1946", "1977", "about 1947", "1946 to 1949".
[[nodiscard]] std::string inWords(const Date& date);
[[nodiscard]] std::string inWords(Day day);
// An interval given by its two ends: "18–23 August 1945", "July 1947 to 1949".
[[nodiscard]] std::string inWords(const Date& start, const Date& end);

}  // namespace kurilscope::atlas

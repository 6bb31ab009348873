#include "atlas/date.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace kurilscope::atlas {
namespace {

using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::string_view kEdtfForms = "write 1945-08-28, 1946-02, 1977, 1946/1949 or, for about, 1947~";
constexpr std::string_view kDayForms = "write 1956-10-19, 19.10.1956, 19 October 1956, Oct 1956 or 1956";

year_month_day calendar(Day day) { return year_month_day{day}; }
int yearOf(Day day) { return static_cast<int>(calendar(day).year()); }
unsigned monthOf(Day day) { return static_cast<unsigned>(calendar(day).month()); }
unsigned dayOf(Day day) { return static_cast<unsigned>(calendar(day).day()); }
std::string_view monthName(unsigned number) { return kMonths[number - 1]; }

Day lastOfMonth(int inYear, unsigned inMonth) { return Day{year_month_day_last{year{inYear} / month{inMonth} / last}}; }

// Digits only: no sign, no blank.
std::optional<unsigned> number(std::string_view text, std::size_t minDigits, std::size_t maxDigits) {
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() < minDigits || text.size() > maxDigits || !std::ranges::all_of(text, isDigit)) {
    return std::nullopt;
  }
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The parts of a date as they were written, before they are checked against the calendar.
struct Written {
  unsigned year = 0;
  std::optional<unsigned> month;
  std::optional<unsigned> day;
};

// The interval of what was written, or what is wrong with it.
tl::expected<Date, std::string> onCalendar(const Written& written) {
  if (written.year == 0) {
    return tl::make_unexpected(std::string("there is no year 0"));
  }
  const int inYear = static_cast<int>(written.year);
  if (!written.month) {
    return Date{.first = day(inYear, 1, 1), .last = day(inYear, 12, 31), .precision = Precision::Year};
  }
  const unsigned inMonth = *written.month;
  if (inMonth < 1 || inMonth > 12) {
    return tl::make_unexpected(fmt::format("there is no month {}", inMonth));
  }
  const Day monthEnd = lastOfMonth(inYear, inMonth);
  if (!written.day) {
    return Date{.first = day(inYear, inMonth, 1), .last = monthEnd, .precision = Precision::Month};
  }
  if (*written.day < 1 || *written.day > dayOf(monthEnd)) {
    return tl::make_unexpected(
        fmt::format("{} {} has {} days, not {}", monthName(inMonth), inYear, dayOf(monthEnd), *written.day));
  }
  const Day exact = day(inYear, inMonth, *written.day);
  return Date{.first = exact, .last = exact, .precision = Precision::Day};
}

// YYYY, YYYY-MM or YYYY-MM-DD.
std::optional<Written> readIso(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
    return std::nullopt;
  }
  Written written;
  const auto inYear = number(text.substr(0, 4), 4, 4);
  if (!inYear) {
    return std::nullopt;
  }
  written.year = *inYear;
  if (text.size() >= 7) {
    written.month = number(text.substr(5, 2), 2, 2);
    if (text[4] != '-' || !written.month) {
      return std::nullopt;
    }
  }
  if (text.size() == 10) {
    written.day = number(text.substr(8, 2), 2, 2);
    if (text[7] != '-' || !written.day) {
      return std::nullopt;
    }
  }
  return written;
}

// One date without an interval's slash; `text` is the whole that the message shows.
Result<Date> parseSingle(std::string_view part, std::string_view text) {
  const bool approximate = part.ends_with('~');
  const auto written = readIso(approximate ? part.substr(0, part.size() - 1) : part);
  if (!written) {
    return fail(ErrorKind::Input, "'{}' is not a date; {}", text, kEdtfForms);
  }
  auto date = onCalendar(*written);
  if (!date) {
    return fail(ErrorKind::Input, "'{}' is not a date: {}", text, date.error());
  }
  date->approximate = approximate;
  return *date;
}

Result<Date> parseInterval(std::string_view start, std::string_view end, std::string_view text) {
  const Result<Date> from = parseSingle(start, text);
  if (!from) {
    return from;
  }
  const Result<Date> to = parseSingle(end, text);
  if (!to) {
    return to;
  }
  if (from->approximate != to->approximate) {
    return fail(ErrorKind::Input, "'{}': an interval is about as a whole; write the ~ at both ends or at neither",
                text);
  }
  if (to->last < from->first) {
    return fail(ErrorKind::Input, "'{}' ends before it starts; write {}/{}", text, end, start);
  }
  return Date{.first = from->first, .last = to->last, .precision = Precision::Range, .approximate = from->approximate};
}

// The two ends of a range, in the coarsest precision that gives exactly its days: only the days are stored, and
// 1946/1949 shall not come out as 1946-01-01/1949-12-31.
std::pair<Date, Date> endsOf(const Date& range) {
  const Day monthStart = day(yearOf(range.first), monthOf(range.first), 1);
  const Day monthEnd = lastOfMonth(yearOf(range.last), monthOf(range.last));
  Date start = range;
  Date end = range;
  start.last = range.first;
  end.first = range.last;
  start.precision = end.precision = Precision::Day;
  if (range.first == monthStart && range.last == monthEnd) {
    start.precision = end.precision = Precision::Month;
    start.last = lastOfMonth(yearOf(range.first), monthOf(range.first));
    end.first = day(yearOf(range.last), monthOf(range.last), 1);
    if (monthOf(range.first) == 1 && monthOf(range.last) == 12) {
      start.precision = end.precision = Precision::Year;
      start.last = day(yearOf(range.first), 12, 31);
      end.first = day(yearOf(range.last), 1, 1);
    }
  }
  return {start, end};
}

// "Oct", "Sept.", "october": the month whose English name begins so.
std::optional<unsigned> monthNamed(std::string_view word) {
  if (word.ends_with('.')) {
    word.remove_suffix(1);
  }
  if (word.size() < 3) {
    return std::nullopt;
  }
  const auto sameLetter = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  const auto begins = [&](std::string_view name) {
    return word.size() <= name.size() && std::ranges::equal(word, name.substr(0, word.size()), sameLetter);
  };
  const auto found = std::ranges::find_if(kMonths, begins);
  if (found == kMonths.end()) {
    return std::nullopt;
  }
  return static_cast<unsigned>(found - kMonths.begin()) + 1;
}

// 19.10.1956
std::optional<Written> readDotted(std::string_view text) {
  const std::size_t first = text.find('.');
  const std::size_t second = text.find('.', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos) {
    return std::nullopt;
  }
  const auto inDay = number(text.substr(0, first), 1, 2);
  const auto inMonth = number(text.substr(first + 1, second - first - 1), 1, 2);
  const auto inYear = number(text.substr(second + 1), 4, 4);
  if (!inDay || !inMonth || !inYear) {
    return std::nullopt;
  }
  return Written{.year = *inYear, .month = inMonth, .day = inDay};
}

// 19 October 1956, October 19, 1956, Oct 1956
std::optional<Written> readWords(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, ',', ' ');
  std::ranges::replace(spaced, '\t', ' ');
  std::vector<std::string> words = split(spaced, ' ');
  if (words.size() == 3 && monthNamed(words[0])) {
    std::swap(words[0], words[1]);
  }
  if (words.size() != 2 && words.size() != 3) {
    return std::nullopt;
  }
  Written written;
  const auto inYear = number(words.back(), 4, 4);
  written.month = monthNamed(words[words.size() - 2]);
  if (words.size() == 3) {
    written.day = number(words[0], 1, 2);
  }
  if (!inYear || !written.month || (words.size() == 3 && !written.day)) {
    return std::nullopt;
  }
  written.year = *inYear;
  return written;
}

// One end in words, without "about"; a range in full.
std::string plainWords(const Date& date) {
  switch (date.precision) {
    case Precision::Day:
      return inWords(date.first);
    case Precision::Month:
      return fmt::format("{} {}", monthName(monthOf(date.first)), yearOf(date.first));
    case Precision::Year:
      return fmt::format("{}", yearOf(date.first));
    case Precision::Range:
      break;
  }
  const auto [start, end] = endsOf(date);
  return inWords(Date{.first = start.first, .last = start.last, .precision = start.precision},
                 Date{.first = end.first, .last = end.last, .precision = end.precision});
}

// Two ends of one precision, what they share said once: "18–23 August 1945", "April to July 1946".
std::string spanInWords(const Date& start, const Date& end) {
  const bool sameYear = yearOf(start.first) == yearOf(end.first);
  const bool sameMonth = sameYear && monthOf(start.first) == monthOf(end.first);
  if (start.precision == Precision::Day && sameMonth) {
    return fmt::format("{}–{}", dayOf(start.first), plainWords(end));
  }
  if (start.precision == Precision::Day && sameYear) {
    return fmt::format("{} {} to {}", dayOf(start.first), monthName(monthOf(start.first)), plainWords(end));
  }
  if (start.precision == Precision::Month && sameYear) {
    return fmt::format("{} to {}", monthName(monthOf(start.first)), plainWords(end));
  }
  return fmt::format("{} to {}", plainWords(start), plainWords(end));
}

}  // namespace

Day day(int inYear, unsigned inMonth, unsigned dayOfMonth) {
  return Day{year{inYear} / month{inMonth} / std::chrono::day{dayOfMonth}};
}

Result<Date> parseEdtf(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    return parseSingle(text, text);
  }
  return parseInterval(text.substr(0, slash), text.substr(slash + 1), text);
}

std::string toEdtf(const Date& date) {
  const std::string_view mark = date.approximate ? "~" : "";
  switch (date.precision) {
    case Precision::Day:
      return fmt::format("{}{}", toIso(date.first), mark);
    case Precision::Month:
      return fmt::format("{:04}-{:02}{}", yearOf(date.first), monthOf(date.first), mark);
    case Precision::Year:
      return fmt::format("{:04}{}", yearOf(date.first), mark);
    case Precision::Range:
      break;
  }
  const auto [start, end] = endsOf(date);
  return toEdtf(start) + "/" + toEdtf(end);
}

Result<Day> parseDay(std::string_view text) {
  const std::string_view typed = trimmed(text);
  auto written = readIso(typed);
  if (!written) {
    written = readDotted(typed);
  }
  if (!written) {
    written = readWords(typed);
  }
  if (!written) {
    return fail(ErrorKind::Usage, "'{}' is not a date; {}", typed, kDayForms);
  }
  const auto date = onCalendar(*written);
  if (!date) {
    return fail(ErrorKind::Usage, "'{}' is not a date: {}", typed, date.error());
  }
  return date->first;
}

std::string toIso(Day day) { return fmt::format("{:04}-{:02}-{:02}", yearOf(day), monthOf(day), dayOf(day)); }

std::string inWords(Day day) { return fmt::format("{} {} {}", dayOf(day), monthName(monthOf(day)), yearOf(day)); }

std::string inWords(const Date& date) { return (date.approximate ? "about " : "") + plainWords(date); }

std::string inWords(const Date& start, const Date& end) {
  // A range at one end stands for its own outer end.
  const Date from = start.precision == Precision::Range ? endsOf(start).first : start;
  const Date to = end.precision == Precision::Range ? endsOf(end).second : end;
  if (from == to) {
    return inWords(from);
  }
  if (from.approximate != to.approximate || from.precision != to.precision) {
    return fmt::format("{} to {}", inWords(from), inWords(to));
  }
  return (from.approximate ? "about " : "") + spanInWords(from, to);
}

}  // namespace kurilscope::atlas

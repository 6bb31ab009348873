#include "ui/time_axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kurilscope::ui {

namespace {

using std::chrono::year_month_day;

constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string monthName(std::chrono::month month) { return kMonths.at(static_cast<unsigned>(month) - 1); }

int yearsOf(TickStep step) { return step == TickStep::Decade ? 10 : step == TickStep::FiveYears ? 5 : 1; }

int monthsOf(TickStep step) { return step == TickStep::Quarter ? 3 : 1; }

int floorTo(int value, int unit) { return value - ((value % unit) + unit) % unit; }

void addYears(std::vector<Tick>& ticks, TickStep step, atlas::Day first, atlas::Day last) {
  const int unit = yearsOf(step);
  const int begin = floorTo(static_cast<int>(year_month_day{first}.year()), unit);
  for (int year = begin; atlas::day(year, 1, 1) <= last; year += unit) {
    ticks.push_back({atlas::day(year, 1, 1), fmt::format("{}", year), unit < 10 && year % 10 == 0});
  }
}

void addMonths(std::vector<Tick>& ticks, TickStep step, atlas::Day first, atlas::Day last) {
  const int unit = monthsOf(step);
  auto month = std::chrono::year_month{year_month_day{first}.year(), std::chrono::January};
  for (; atlas::Day{month / 1} <= last; month += std::chrono::months{unit}) {
    const bool isMajor = month.month() == std::chrono::January;
    ticks.push_back({atlas::Day{month / 1},
                     isMajor ? fmt::format("{}", static_cast<int>(month.year())) : monthName(month.month()), isMajor});
  }
}

void addDays(std::vector<Tick>& ticks, TickStep step, atlas::Day first, atlas::Day last) {
  const unsigned unit = step == TickStep::TenDays ? 10 : step == TickStep::FiveDays ? 5 : 1;
  for (atlas::Day day = first; day <= last; day += std::chrono::days{1}) {
    const year_month_day date{day};
    const unsigned number = static_cast<unsigned>(date.day());
    // No tick on the 31st among fives and tens: it would stand one day before the next month's first.
    if ((number - 1) % unit != 0 || (unit > 1 && number > 30)) {
      continue;
    }
    const bool isMajor = number == 1;
    ticks.push_back({day,
                     isMajor ? fmt::format("{} {}", monthName(date.month()), static_cast<int>(date.year()))
                             : fmt::format("{}", number),
                     isMajor});
  }
}

// What the first label needs besides itself to be read alone: the year of a month, the month and year of a day.
std::string contextOf(TickStep step, atlas::Day day) {
  const year_month_day date{day};
  if (step <= TickStep::Year) {
    return {};
  }
  const std::string year = fmt::format(" {}", static_cast<int>(date.year()));
  return step <= TickStep::Month ? year : ' ' + monthName(date.month()) + year;
}

// A step's ticks outside of folds.
std::vector<Tick> openTicks(TickStep step, const TimeAxis& axis) {
  std::vector<Tick> ticks = ticksOf(step, axis.numbers());
  std::erase_if(ticks, [&](const Tick& tick) { return axis.foldAt(dayNumber(tick.day)) != nullptr; });
  return ticks;
}

// Among folds years pass between one tick and the next: each open stretch begins with the name of its year.
void addStretches(std::vector<Tick>& ticks, const TimeAxis& axis) {
  for (const TimeRange& fold : axis.folds->folds()) {
    const atlas::Day day = dayFromNumber(fold.last);
    if (axis.numbers().contains(fold.last)) {
      ticks.push_back({day, fmt::format("{}", static_cast<int>(year_month_day{day}.year())), false});
    }
  }
  std::ranges::stable_sort(ticks, {}, &Tick::day);
}

bool isFoldBetween(const TimeAxis& axis, atlas::Day a, atlas::Day b) {
  return axis.folds != nullptr && std::ranges::any_of(axis.folds->folds(), [&](const TimeRange& fold) {
           return dayNumber(a) < fold.first && fold.last <= dayNumber(b);
         });
}

double typicalDays(TickStep step) {
  constexpr std::array kDays = {3652.5, 1826.25, 365.25, 91.3, 30.44, 10.0, 5.0, 1.0};
  return kDays.at(static_cast<std::size_t>(step));
}

bool labelsFit(const std::vector<Tick>& ticks, const TimeAxis& axis, const WidthOf& widthOf, float gap) {
  float free = -1e9F;
  for (const Tick& tick : ticks) {
    const float x = axis.xOf(dayNumber(tick.day));
    if (x < free) {
      return false;
    }
    free = x + widthOf(tick.label) + gap;
  }
  return true;
}

}  // namespace

float TimeAxis::xOf(double number) const { return xOfPlace(folds == nullptr ? number : folds->placeOf(number)); }

float TimeAxis::xOfPlace(double place) const {
  const double share = (place - range.first) / range.days();
  // Far outside the screen a float's steps are wider than a pixel; nothing there is seen.
  return static_cast<float>(std::clamp(left + share * (right - left), -1e6, 1e6));
}

double TimeAxis::placeAt(float x) const {
  return range.first + range.days() * (static_cast<double>(x) - left) / (static_cast<double>(right) - left);
}

double TimeAxis::numberAt(float x) const { return folds == nullptr ? placeAt(x) : folds->numberAt(placeAt(x)); }

TimeRange TimeAxis::numbers() const { return folds == nullptr ? range : folds->numbersOf(range); }

const TimeRange* TimeAxis::foldAt(double number) const { return folds == nullptr ? nullptr : folds->foldAt(number); }

double TimeAxis::pixelsPerDay() const { return (static_cast<double>(right) - left) / range.days(); }

atlas::Day dayUnder(const TimeAxis& axis, float x, atlas::Day first, atlas::Day last) {
  return std::clamp(dayFromNumber(axis.numberAt(x)), first, last);
}

atlas::Day snappedDay(const TimeAxis& axis, float x, std::span<const atlas::Day> marks, float tolerance,
                      atlas::Day first, atlas::Day last) {
  const atlas::Day under = dayUnder(axis, x, first, last);
  if (axis.pixelsPerDay() > tolerance) {
    return under;
  }
  const auto begin = std::ranges::lower_bound(marks, first);
  const auto end = std::ranges::upper_bound(marks, last);
  const auto right = std::lower_bound(begin, std::max(begin, end), dayFromNumber(axis.numberAt(x) + 1));
  const float rightX = right < end ? axis.xOf(dayNumber(*right)) : 1e9F;
  const float leftX = right > begin ? axis.xOf(dayNumber(*std::prev(right))) : -1e9F;
  const float reach = std::min(tolerance, (rightX - leftX) / 3);
  if (x - leftX <= reach) {
    return *std::prev(right);
  }
  return rightX - x <= reach ? *right : under;
}

std::vector<Tick> ticksOf(TickStep step, TimeRange range) {
  const atlas::Day first = dayFromNumber(range.first);
  const atlas::Day last = dayFromNumber(range.last);
  std::vector<Tick> ticks;
  if (step <= TickStep::Year) {
    addYears(ticks, step, first, last);
  } else if (step <= TickStep::Month) {
    addMonths(ticks, step, first, last);
  } else {
    addDays(ticks, step, first, last);
  }
  std::erase_if(ticks, [first](const Tick& tick) { return tick.day < first; });
  return ticks;
}

double spacingOf(TickStep step, const TimeAxis& axis) { return typicalDays(step) * axis.pixelsPerDay(); }

TickStep chooseStep(const TimeAxis& axis, const WidthOf& widthOf, float gap) {
  // The coarser steps' round years mostly lie in folds.
  const bool isFolded = axis.folds != nullptr && !axis.folds->folds().empty();
  const TickStep coarsest = isFolded ? TickStep::Year : TickStep::Decade;
  constexpr std::array kFinestFirst = {TickStep::Day,     TickStep::FiveDays, TickStep::TenDays,   TickStep::Month,
                                       TickStep::Quarter, TickStep::Year,     TickStep::FiveYears, TickStep::Decade};
  for (const TickStep step : kFinestFirst) {
    // Cheap look first: thousands of day labels need no measuring on a range of decades.
    if (step >= coarsest && spacingOf(step, axis) > gap && labelsFit(openTicks(step, axis), axis, widthOf, gap)) {
      return step;
    }
  }
  return coarsest;
}

std::vector<Tick> rulerTicks(const TimeAxis& axis, const WidthOf& widthOf, float gap, TickStep step) {
  std::vector<Tick> ticks = openTicks(step, axis);
  if (axis.folds != nullptr && step <= TickStep::Year) {
    addStretches(ticks, axis);
  }
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    // Behind a fold the reader has lost the year.
    const bool isFirst = i == 0 || isFoldBetween(axis, ticks[i - 1].day, ticks[i].day);
    if (isFirst && !ticks[i].isMajor) {
      ticks[i].label += contextOf(step, ticks[i].day);
    }
  }
  float free = -1e9F;
  for (Tick& tick : ticks) {
    const float x = axis.xOf(dayNumber(tick.day));
    if (x < free) {
      tick.label.clear();
    } else {
      free = x + widthOf(tick.label) + gap;
    }
  }
  return ticks;
}

std::vector<Cluster> clustersOf(std::span<const float> positions, ClusterSizes sizes) {
  std::vector<Cluster> clusters;
  const auto middle = [&](const Cluster& cluster) {
    return (positions[cluster.first] + positions[cluster.first + cluster.count - 1]) / 2;
  };
  const auto radius = [&](const Cluster& cluster) { return cluster.count > 1 ? sizes.clusterRadius : sizes.gap / 2; };
  for (std::size_t i = 0; i < positions.size(); ++i) {
    clusters.push_back({.first = i, .x = positions[i]});
    // A merged cluster may now reach its left neighbour: go on until it does not.
    while (clusters.size() > 1) {
      Cluster& left = clusters[clusters.size() - 2];
      const Cluster& right = clusters.back();
      if (right.x - left.x >= radius(left) + radius(right)) {
        break;
      }
      left.count += right.count;
      left.x = middle(left);
      clusters.pop_back();
    }
  }
  return clusters;
}

Extent extentOf(const atlas::Date& start, const atlas::Date& end) {
  const double begin = dayNumber(start.first);
  const double finish = dayNumber(std::max(end.last, start.last)) + 1;
  const bool isFirmStart = start.precision == atlas::Precision::Day && !start.approximate;
  const bool isFirmEnd = end.precision == atlas::Precision::Day && !end.approximate;
  Extent extent{begin, begin, finish, finish};
  if (!isFirmStart) {
    extent.solidBegin = std::min(dayNumber(start.last) + 1, finish);
  }
  if (!isFirmEnd) {
    extent.solidEnd = std::max(dayNumber(end.first), begin);
  }
  if (extent.solidBegin > extent.solidEnd) {
    // One vague date for both ends: strongest in the middle.
    extent.solidBegin = extent.solidEnd = (begin + finish) / 2;
  }
  return extent;
}

}  // namespace kurilscope::ui

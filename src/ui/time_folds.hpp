#pragma once

#include <span>
#include <vector>

#include "ui/time_range.hpp"

namespace kurilscope::ui {

// Time with its empty stretches made short. A day number (`dayNumber`) becomes a place, which counts days too, but only
// a few for a stretch in which nothing happens; without folds a day's place is its number. Zooms and pans happen among
// places, so that nothing else need know of folds.
class TimeFolds {
 public:
  static constexpr double kKept = 15;       // days left open on either side of what happens
  static constexpr double kShortest = 240;  // days between the open ones that are worth folding
  static constexpr double kShown = 50;      // days whose room a fold takes

  TimeFolds() = default;
  // Folds what is empty between `moments` (day numbers, ascending): what lies before the first or after the last stays.
  explicit TimeFolds(std::span<const double> moments);

  [[nodiscard]] double placeOf(double number) const;
  [[nodiscard]] double numberAt(double place) const;  // the inverse
  [[nodiscard]] TimeRange placesOf(TimeRange numbers) const { return {placeOf(numbers.first), placeOf(numbers.last)}; }
  [[nodiscard]] TimeRange numbersOf(TimeRange places) const { return {numberAt(places.first), numberAt(places.last)}; }
  // The fold that a day lies in, or null.
  [[nodiscard]] const TimeRange* foldAt(double number) const;
  [[nodiscard]] std::span<const TimeRange> folds() const { return folds_; }  // day numbers, ascending

  bool operator==(const TimeFolds&) const = default;

 private:
  std::vector<TimeRange> folds_;
  std::vector<double> shortenedBefore_;  // days that the folds up to this one take away, less this one's own
};

}  // namespace kurilscope::ui

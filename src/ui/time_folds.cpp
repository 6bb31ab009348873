#include "ui/time_folds.hpp"

#include <algorithm>

namespace kurilscope::ui {

TimeFolds::TimeFolds(std::span<const double> moments) {
  double shortened = 0;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    const TimeRange empty{moments[i - 1] + kKept, moments[i] - kKept};
    if (empty.days() >= kShortest) {
      folds_.push_back(empty);
      shortenedBefore_.push_back(shortened);
      shortened += empty.days() - kShown;
    }
  }
}

double TimeFolds::placeOf(double number) const {
  const auto after = std::ranges::upper_bound(folds_, number, {}, &TimeRange::first);
  if (after == folds_.begin()) {
    return number;
  }
  const TimeRange& fold = *std::prev(after);
  const double before = shortenedBefore_[static_cast<std::size_t>(after - folds_.begin()) - 1];
  const double inside = std::min(number - fold.first, fold.days()) / fold.days() * kShown;
  return fold.first - before + inside + std::max(0.0, number - fold.last);
}

double TimeFolds::numberAt(double place) const {
  // Folds by where they begin among places.
  std::size_t count = 0;
  for (std::size_t high = folds_.size(); count < high;) {
    const std::size_t middle = (count + high) / 2;
    folds_[middle].first - shortenedBefore_[middle] <= place ? count = middle + 1 : high = middle;
  }
  if (count == 0) {
    return place;
  }
  const TimeRange& fold = folds_[count - 1];
  const double inside = place - (fold.first - shortenedBefore_[count - 1]);
  return inside < kShown ? fold.first + inside / kShown * fold.days() : fold.last + inside - kShown;
}

const TimeRange* TimeFolds::foldAt(double number) const {
  const auto after = std::ranges::upper_bound(folds_, number, {}, &TimeRange::first);
  const bool isIn = after != folds_.begin() && std::prev(after)->contains(number);
  return isIn ? &*std::prev(after) : nullptr;
}

}  // namespace kurilscope::ui

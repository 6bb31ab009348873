#include "scene/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory_resource>
#include <numeric>
#include <tuple>

#include "scene/label_spots.hpp"

namespace kurilscope::scene {

namespace {

constexpr float kLineSpacing = 1.18F;
constexpr float kHaloShare = 0.16F;     // of the type size
constexpr int kRounds = 3;              // of moving to better places
constexpr std::size_t kRemembered = 4;  // answers
constexpr std::size_t kDates = 64;      // likewise, of the maps of these: they are scrubbed there and back
constexpr double kSameImportance = 8;   // of priority
constexpr std::size_t kFewSpots = 3;
constexpr std::size_t kManyLed = 24;
constexpr std::size_t kManySpots = 1000;

// The state of a placement: which spot each label has taken.
class Placing {
 public:
  Placing(const LabelTask& task, const LabelGround& ground, const Typesetter& type, std::pmr::memory_resource* memory)
      : task_(task), taken_(task.labels.size(), nullptr), reaches_(task.labels.size(), kNowhere) {
    near_.reserve(task.labels.size());
    led_.reserve(task.labels.size());
    for (const Label& label : task.labels) {
      near_.emplace_back(label, Spots::Kind::Near, ground, type, task.frame, memory);
      led_.emplace_back(label, Spots::Kind::Led, ground, type, task.frame, memory);
    }
    order_.resize(task.labels.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // Among labels of about the same importance, those that have the fewest spots choose first.
    std::vector<std::size_t> choices;
    for (std::size_t i = 0; i < near_.size(); ++i) {
      const std::size_t near = near_[i].countUpTo(kFewSpots);
      choices.push_back(near == kFewSpots ? kManySpots : near + led_[i].countUpTo(kManyLed));
    }
    const auto rank = [&](std::size_t label) {
      return std::tuple(-importance(label), choices[label], -task_.labels[label].priority);
    };
    std::ranges::stable_sort(order_, {}, rank);
  }

  void run() {
    for (auto first = order_.begin(); first != order_.end();) {
      const auto last =
          std::find_if(first, order_.end(), [&](std::size_t label) { return importance(label) != importance(*first); });
      std::for_each(first, last, [this](std::size_t label) { take(label, cheapestFree(label)); });
      // Before the less important take the room that others could move to.
      std::for_each(first, last, [this](std::size_t label) {
        if (taken_[label] == nullptr) {
          letIn(label);
        }
      });
      first = last;
    }
    for (int round = 0; round < kRounds; ++round) {
      bool isChanged = false;
      for (const std::size_t label : order_) {
        isChanged = (taken_[label] == nullptr ? letIn(label) : improve(label)) || isChanged;
      }
      if (!isChanged) {
        return;
      }
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
  [[nodiscard]] const Spot* taken(std::size_t label) const { return taken_[label]; }

 private:
  static constexpr float kFar = std::numeric_limits<float>::infinity();
  static constexpr Box kNowhere{{kFar, kFar}, {-kFar, -kFar}};  // overlaps nothing

  [[nodiscard]] double importance(std::size_t label) const {
    return std::floor(task_.labels[label].priority / kSameImportance);
  }

  void take(std::size_t label, const Spot* spot) {
    taken_[label] = spot;
    reaches_[label] = spot == nullptr ? kNowhere : spot->reach;
  }

  // Of two whose reaches overlap.
  [[nodiscard]] static bool clash(const Spot& a, const Spot& b) {
    for (const Box& box : a.boxes()) {
      if (std::ranges::any_of(b.boxes(), [&](const Box& other) { return box.overlaps(other); }) ||
          (b.leader && crosses(*b.leader, box))) {
        return true;
      }
    }
    return a.leader && (std::ranges::any_of(b.boxes(), [&](const Box& box) { return crosses(*a.leader, box); }) ||
                        (b.leader && crosses(*a.leader, *b.leader)));
  }

  // The first label from this one on that stands in the way of a spot; as many as there are labels for none.
  [[nodiscard]] std::size_t inTheWay(std::size_t label, const Spot& spot, std::size_t from = 0) const {
    const Box reach = spot.reach;
    const auto isNear = [&reach](const Box& other) {  // Box::overlaps without its branches, which are hard to foretell
      return ((reach.topLeft.x < other.bottomRight.x) & (other.topLeft.x < reach.bottomRight.x) &
              (reach.topLeft.y < other.bottomRight.y) & (other.topLeft.y < reach.bottomRight.y)) != 0;
    };
    while (from < reaches_.size() && (!isNear(reaches_[from]) || from == label || !clash(spot, *taken_[from]))) {
      ++from;
    }
    return from;
  }
  [[nodiscard]] bool isFree(std::size_t label, const Spot& spot) const {
    return inTheWay(label, spot) == taken_.size();
  }

  // Spots with leaders are looked for only when they are needed: most labels stand by their mark.
  [[nodiscard]] const Spot* cheapestFree(std::size_t label) {
    for (Spots* spots : {&near_[label], &led_[label]}) {
      for (std::size_t i = 0; const Spot* spot = spots->at(i); ++i) {
        if (isFree(label, *spot)) {
          return spot;
        }
      }
    }
    return nullptr;
  }

  bool improve(std::size_t label) {
    if (taken_[label] == near_[label].at(0)) {
      return false;
    }
    const Spot* better = cheapestFree(label);
    if (better == nullptr || better->cost >= taken_[label]->cost) {
      return false;
    }
    take(label, better);
    return true;
  }

  // A label that was left out takes a spot if those in the way find others.
  bool letIn(std::size_t label) {
    for (Spots* spots : {&near_[label], &led_[label]}) {
      for (std::size_t i = 0; const Spot* spot = spots->at(i); ++i) {
        if (takes(label, *spot)) {
          return true;
        }
      }
    }
    return false;
  }

  // By how much a label's spot may become worse for another's sake: what is nobody's name, such as that of a water,
  // pushes no name far, nor does the less important the more important.
  [[nodiscard]] double mostWorse(std::size_t label, std::size_t forLabel) const {
    const Label& wanting = task_.labels[forLabel];
    return wanting.tie == Tie::None ? 0.5 : wanting.priority < task_.labels[label].priority - 8 ? 1.5 : 4;
  }

  // Takes a spot if those in the way, two at most, find others that are not much worse; else leaves all as it was.
  bool takes(std::size_t label, const Spot& spot) {
    std::array<std::size_t, 2> others{};
    std::array<const Spot*, 2> before{};
    std::size_t count = 0;
    for (std::size_t i = inTheWay(label, spot); i < taken_.size(); i = inTheWay(label, spot, i + 1)) {
      if (count == others.size()) {
        return false;
      }
      others[count] = i;
      before[count++] = taken_[i];
    }
    take(label, &spot);
    bool haveMoved = true;
    for (std::size_t i = 0; i < count && haveMoved; ++i) {
      take(others[i], cheapestFree(others[i]));
      haveMoved =
          taken_[others[i]] != nullptr && taken_[others[i]]->cost <= before[i]->cost + mostWorse(others[i], label);
    }
    if (!haveMoved) {
      take(label, nullptr);
      for (std::size_t i = 0; i < count; ++i) {
        take(others[i], before[i]);
      }
    }
    return haveMoved;
  }

  const LabelTask& task_;
  std::vector<Spots> near_;
  std::vector<Spots> led_;
  std::vector<const Spot*> taken_;
  std::vector<Box> reaches_;        // of what is taken, side by side since they are gone through most often
  std::vector<std::size_t> order_;  // of importance
};

class Letterer {
 public:
  Letterer(const LabelTask& task, const Typesetter& type) : task_(task), type_(type) {}

  void draw(const Label& label, const Spot& spot) {
    if (spot.leader) {
      const float scale = task_.frame.scale;
      out_.items.emplace_back(Polyline{{spot.leader->from, spot.leader->to}, task_.halo.withAlpha(200), 2.8F * scale});
      out_.items.emplace_back(Polyline{{spot.leader->from, spot.leader->to}, label.color, 0.8F * scale});
    }
    if (spot.glyphs.empty()) {
      drawLevel(label, spot);
    } else {
      Text text = textOf(label, (spot.isOtherForm ? label.otherLines : label.lines).front(), label.sizePixels);
      text.glyphs = spot.glyphs;
      texts_.push_back(std::move(text));
    }
    if (label.subject.subject != view::Subject::Nothing) {
      const Box& box = spot.boxes().front();
      out_.marks.push_back({label.subject, box.topLeft, box.bottomRight});
    }
  }

  // All leaders, then all names: items of one kind in a row are drawn as one.
  [[nodiscard]] Lettering finish() {
    std::ranges::move(texts_, std::back_inserter(out_.items));
    return std::move(out_);
  }

 private:
  [[nodiscard]] Text textOf(const Label& label, const std::string& line, float sizePixels) const {
    return {.text = line,
            .glyphs = {},
            .sizePixels = sizePixels,
            .fill = label.color,
            .halo = task_.halo,
            .haloPixels = std::max(1.0F, label.sizePixels * kHaloShare)};
  }

  void drawLevel(const Label& label, const Spot& spot) {
    const float inset = 2 * task_.frame.scale;
    const glm::vec2 corner = spot.block.topLeft + glm::vec2{inset};
    const float width = spot.block.bottomRight.x - inset - corner.x;
    float baseline = corner.y;
    const std::vector<std::string>& lines = spot.isOtherForm ? label.otherLines : label.lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float pixels = i == 0 || label.secondSizePixels == 0 ? label.sizePixels : label.secondSizePixels;
      const GlyphRun& run = type_.shape(lines[i], label.face, pixels, label.letterSpacingPixels);
      baseline += i == 0 ? run.ascent : pixels * kLineSpacing;
      const glm::vec2 start{std::round(corner.x + (width - run.width) * spot.align), std::round(baseline)};
      Text text = textOf(label, lines[i], pixels);
      for (const Glyph& glyph : run.glyphs) {
        text.glyphs.push_back({glyph.face, glyph.id, start + glm::vec2{glyph.x, glyph.y}, 0});
      }
      texts_.push_back(std::move(text));
    }
  }

  const LabelTask& task_;
  const Typesetter& type_;
  Lettering out_;
  std::vector<Text> texts_;
};

}  // namespace

Lettering lettered(const LabelTask& task, const LandCells& land, const Typesetter& type) {
  const LabelGround ground(task, land);
  constexpr std::size_t kUsualBytes = 100'000;
  std::pmr::monotonic_buffer_resource memory(kUsualBytes);
  Placing placing(task, ground, type, &memory);
  placing.run();
  Letterer letterer(task, type);
  for (const std::size_t label : placing.order()) {
    if (const Spot* spot = placing.taken(label)) {
      letterer.draw(task.labels[label], *spot);
    }
  }
  return letterer.finish();
}

const LandCells& LabelMemo::ground(const Basemap& basemap, const MapTransform& transform, const Frame& frame) {
  const auto found = std::ranges::find_if(grounds_, [&](const Ground& each) {
    return each.basemap == &basemap && each.frame == frame && each.transform == transform;
  });
  if (found != grounds_.end()) {
    grounds_.splice(grounds_.begin(), grounds_, found);
  } else {
    const auto moved = std::ranges::find_if(grounds_, [&](const Ground& each) {
      return each.basemap == &basemap && each.frame == frame &&
             each.transform.pixelsPerMeter == transform.pixelsPerMeter;
    });
    const LandCells* before = moved == grounds_.end() ? nullptr : &moved->cells;
    grounds_.push_front({&basemap, frame, transform, LandCells(basemap, transform, frame, before)});
    if (grounds_.size() > kRemembered) {
      grounds_.pop_back();
    }
  }
  return grounds_.front().cells;
}

bool LabelMemo::Known::answers(const LabelKey& key) {
  if (basemap != &key.basemap || frame != key.frame || since != key.since || zones != key.zones ||
      !std::ranges::equal(events, key.events) || !std::ranges::equal(reserved, key.reserved)) {
    return false;
  }
  view.date = key.view.date;  // not compared: `since` and the events say what it comes to
  return view == key.view;
}

template <class T, class IsSameMap>
void LabelMemo::forget(std::list<T>& answers, IsSameMap isSameMap) {
  const auto isOfLatest = [&](const T& answer) {
    return std::any_of(answers.begin(), std::next(answers.begin(), kRemembered),
                       [&](const T& latest) { return isSameMap(latest, answer); });
  };
  while (answers.size() > kDates || (answers.size() > kRemembered && !isOfLatest(answers.back()))) {
    answers.pop_back();
  }
}

std::shared_ptr<const Lettering> LabelMemo::known(const LabelKey& key) {
  const auto found = std::ranges::find_if(known_, [&](Known& each) { return each.answers(key); });
  if (found == known_.end()) {
    return nullptr;
  }
  known_.splice(known_.begin(), known_, found);
  return known_.front().lettering;
}

std::shared_ptr<const Lettering> LabelMemo::lettered(const LabelKey& key, LabelTask task, const Typesetter& type) {
  known_.push_front({.basemap = &key.basemap,
                     .frame = key.frame,
                     .view = key.view,
                     .since = key.since,
                     .events = {key.events.begin(), key.events.end()},
                     .reserved = {key.reserved.begin(), key.reserved.end()},
                     .zones = key.zones,
                     .lettering = lettered(std::move(task), key.basemap, type)});
  forget(known_, [](const Known& one, const Known& other) {
    return one.basemap == other.basemap && one.frame == other.frame && one.view.camera == other.view.camera;
  });
  return known_.front().lettering;
}

std::shared_ptr<const Lettering> LabelMemo::lettered(LabelTask task, const Basemap& basemap, const Typesetter& type) {
  const auto found = std::ranges::find(answers_, task, &Answer::task);
  if (found != answers_.end()) {
    answers_.splice(answers_.begin(), answers_, found);
    return answers_.front().lettering;
  }
  ++placements_;
  const LandCells& land = ground(basemap, task.transform, task.frame);
  auto lettering = std::make_shared<const Lettering>(scene::lettered(task, land, type));
  answers_.push_front({std::move(task), lettering});
  forget(answers_, [](const Answer& one, const Answer& other) {
    return one.task.isWorld == other.task.isWorld && one.task.frame == other.task.frame &&
           one.task.transform == other.task.transform;
  });
  return lettering;
}

std::shared_ptr<LabelMemo> newLabelMemo() { return std::make_shared<LabelMemo>(); }

}  // namespace kurilscope::scene

#include "scene/labels.hpp"

#include <algorithm>
#include <cmath>
#include <glm/vector_relational.hpp>
#include <numeric>
#include <tuple>

#include "scene/label_spots.hpp"

namespace kurilscope::scene {

namespace {

constexpr float kLineSpacing = 1.18F;
constexpr float kHaloShare = 0.16F;  // of the type size
constexpr int kRounds = 3;           // of moving to better places
constexpr std::size_t kRemembered = 4;
constexpr double kSameImportance = 8;  // of priority
constexpr std::size_t kFewSpots = 3;
constexpr std::size_t kManySpots = 1000;

// The state of a placement: which spot each label has taken.
class Placing {
 public:
  Placing(const LabelTask& task, const SpotFinder& finder) : task_(task), finder_(finder) {
    for (const Label& label : task.labels) {
      near_.push_back(finder.nearSpotsOf(label));
    }
    led_.resize(task.labels.size());
    taken_.assign(task.labels.size(), nullptr);
    order_.resize(task.labels.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    // Among labels of about the same importance, those that have the fewest spots choose first.
    std::vector<std::size_t> choices;
    for (std::size_t i = 0; i < near_.size(); ++i) {
      choices.push_back(near_[i].size() < kFewSpots ? near_[i].size() + ledSpots(i).size() : kManySpots);
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
      std::for_each(first, last, [this](std::size_t label) { taken_[label] = cheapestFree(label); });
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
  [[nodiscard]] double importance(std::size_t label) const {
    return std::floor(task_.labels[label].priority / kSameImportance);
  }

  [[nodiscard]] static bool clash(const Spot& a, const Spot& b) {
    if (!a.reach.overlaps(b.reach)) {
      return false;
    }
    for (const Box& box : a.boxes) {
      if (std::ranges::any_of(b.boxes, [&](const Box& other) { return box.overlaps(other); }) ||
          (b.leader && crosses(*b.leader, box))) {
        return true;
      }
    }
    return a.leader && (std::ranges::any_of(b.boxes, [&](const Box& box) { return crosses(*a.leader, box); }) ||
                        (b.leader && crosses(*a.leader, *b.leader)));
  }

  // The labels that stand in the way of a spot.
  [[nodiscard]] std::vector<std::size_t> inTheWay(std::size_t label, const Spot& spot, std::size_t most) const {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < taken_.size() && others.size() < most; ++i) {
      if (i != label && taken_[i] != nullptr && clash(spot, *taken_[i])) {
        others.push_back(i);
      }
    }
    return others;
  }

  // Looked for only when they are needed: most labels stand by their mark.
  [[nodiscard]] const std::vector<Spot>& ledSpots(std::size_t label) {
    if (!led_[label]) {
      led_[label] = finder_.ledSpotsOf(task_.labels[label]);
    }
    return *led_[label];
  }

  [[nodiscard]] const Spot* cheapestFree(std::size_t label) {
    const auto freeOf = [&](const std::vector<Spot>& spots) {
      const auto found =
          std::ranges::find_if(spots, [&](const Spot& spot) { return inTheWay(label, spot, 1).empty(); });
      return found == spots.end() ? nullptr : &*found;
    };
    const Spot* near = freeOf(near_[label]);
    return near != nullptr ? near : freeOf(ledSpots(label));
  }

  bool improve(std::size_t label) {
    const Spot* better = cheapestFree(label);
    if (better == nullptr || better->cost >= taken_[label]->cost) {
      return false;
    }
    taken_[label] = better;
    return true;
  }

  // A label that was left out takes a spot if those in the way find others.
  bool letIn(std::size_t label) {
    const auto takesOne = [&](const std::vector<Spot>& spots) {
      return std::ranges::any_of(spots, [&](const Spot& spot) { return takes(label, spot); });
    };
    return takesOne(near_[label]) || takesOne(ledSpots(label));
  }

  // By how much a label's spot may become worse for another's sake: what is nobody's name, such as that of a water,
  // pushes no name far, nor does the less important the more important.
  [[nodiscard]] double mostWorse(std::size_t label, std::size_t forLabel) const {
    const Label& wanting = task_.labels[forLabel];
    return wanting.tie == Tie::None ? 0.5 : wanting.priority < task_.labels[label].priority - 8 ? 1.5 : 4;
  }

  // Takes a spot if those in the way find others that are not much worse; else leaves all as it was.
  bool takes(std::size_t label, const Spot& spot) {
    constexpr std::size_t kMostMoved = 2;
    const std::vector<std::size_t> others = inTheWay(label, spot, kMostMoved + 1);
    if (others.size() > kMostMoved) {
      return false;
    }
    const std::vector<const Spot*> before = taken_;
    taken_[label] = &spot;
    const bool haveMoved = std::ranges::all_of(others, [&](std::size_t other) {
      taken_[other] = cheapestFree(other);
      return taken_[other] != nullptr && taken_[other]->cost <= before[other]->cost + mostWorse(other, label);
    });
    if (!haveMoved) {
      taken_ = before;
    }
    return haveMoved;
  }

  const LabelTask& task_;
  const SpotFinder& finder_;
  std::vector<std::vector<Spot>> near_;
  std::vector<std::optional<std::vector<Spot>>> led_;
  std::vector<const Spot*> taken_;
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
      out_.marks.push_back({label.subject, spot.boxes.front().topLeft, spot.boxes.front().bottomRight});
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
    const glm::vec2 corner = spot.boxes.front().topLeft + glm::vec2{inset};
    const float width = spot.boxes.front().bottomRight.x - inset - corner.x;
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
  const SpotFinder finder(task, land, type);
  Placing placing(task, finder);
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
    grounds_.push_front({&basemap, frame, transform, LandCells(basemap, transform, frame)});
    if (grounds_.size() > kRemembered) {
      grounds_.pop_back();
    }
  }
  return grounds_.front().cells;
}

const Lettering& LabelMemo::lettered(const LabelTask& task, const Basemap& basemap, const Typesetter& type) {
  const auto found = std::ranges::find_if(answers_, [&](const auto& answer) { return answer.first == task; });
  if (found != answers_.end()) {
    answers_.splice(answers_.begin(), answers_, found);
    return answers_.front().second;
  }
  ++placements_;
  answers_.emplace_front(task, scene::lettered(task, ground(basemap, task.transform, task.frame), type));
  if (answers_.size() > kRemembered) {
    answers_.pop_back();
  }
  return answers_.front().second;
}

std::shared_ptr<LabelMemo> newLabelMemo() { return std::make_shared<LabelMemo>(); }

}  // namespace kurilscope::scene

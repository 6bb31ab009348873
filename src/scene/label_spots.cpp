#include "scene/label_spots.hpp"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

namespace kurilscope::scene {

namespace {

constexpr float kLineSpacing = 1.18F;
constexpr double kLeastLed = 5;  // what a spot with a leader costs at least

// A side of a mark: where the text's middle lies from it, how its lines are set, and how welcome it is. To the right
// is what is read first.
struct Side {
  glm::vec2 direction;
  float align = 0;
  double cost = 0;
};
constexpr float kDiagonal = 0.7F;
const std::array<Side, 8> kSides = {{{{1, 0}, 0, 0},
                                     {{-1, 0}, 1, 0.5},
                                     {{kDiagonal, -kDiagonal}, 0, 0.25},
                                     {{kDiagonal, kDiagonal}, 0, 0.3},
                                     {{0, 1}, 0.5F, 0.9},
                                     {{0, -1}, 0.5F, 0.8},
                                     {{-kDiagonal, kDiagonal}, 1, 0.75},
                                     {{-kDiagonal, -kDiagonal}, 1, 0.7}}};

// The middle of a block at a distance beyond a point, in a direction: its near edge or corner lies there.
glm::vec2 middleBeyond(glm::vec2 point, glm::vec2 direction, glm::vec2 size, float gap) {
  const auto sign = [](float value) { return value > 0.1F ? 1.0F : value < -0.1F ? -1.0F : 0.0F; };
  return point + direction * gap + glm::vec2{sign(direction.x), sign(direction.y)} * size / 2.0F;
}

// All around, none of them level or upright.
const std::array<glm::vec2, 24>& allDirections() {
  static const auto kDirections = [] {
    std::array<glm::vec2, 24> directions;
    for (std::size_t i = 0; i < directions.size(); ++i) {
      const float angle = 6.2831853F * (static_cast<float>(i) + 0.5F) / static_cast<float>(directions.size());
      directions[i] = {std::cos(angle), std::sin(angle)};
    }
    return directions;
  }();
  return kDirections;
}

bool isGroup(const Own& own) { return own.owners.count() > 2; }

// Text reads from left to right: a path that runs the other way is turned about.
std::vector<glm::vec2> leftToRight(std::vector<glm::vec2> path) {
  if (path.back().x < path.front().x) {
    std::ranges::reverse(path);
  }
  return path;
}

}  // namespace

Spots::Spots(const Label& label, Kind kind, const LabelGround& ground, const Typesetter& type, const Frame& frame,
             std::pmr::memory_resource* memory)
    : label_(label),
      kind_(kind),
      ground_(ground),
      type_(type),
      scale_(frame.scale),
      frameWidth_(frame.width),
      trials_(memory),
      next_(memory),
      spots_(memory),
      waiting_(memory),
      found_(memory) {}

// A town is written in one line unless it is led.
double Spots::extraOfOtherForm() const { return label_.tie == Tie::Mark && kind_ == Kind::Near ? 3 : 0.8; }

bool Spots::hasNext() {
  const double leastOfAny = kind_ == Kind::Led ? kLeastLed : label_.stand == Stand::Beside ? 0 : -1;
  if (kind_ == Kind::Led && !(label_.longestLeader > 0)) {
    return false;
  }
  if (formCount_ == 0) {
    addForm(label_.lines);
  }
  if (formCount_ == 1 && !label_.otherLines.empty() &&
      (next_.empty() || next_.front().cost > leastOfAny + extraOfOtherForm())) {
    addForm(label_.otherLines);
  }
  return !next_.empty();
}

void Spots::addForm(const std::vector<std::string>& lines) {
  Form& form = forms_[formCount_++];
  form.own = ground_.ownOf(label_, lines, sizeOf(lines));
  form.extra = formCount_ == 1 ? 0 : extraOfOtherForm();
  form.furtherOut.fill(-1);
  addTrials();
  std::make_heap(next_.begin(), next_.end());
}

void Spots::addTrials() {
  constexpr std::size_t kUsual = 24;
  trials_.reserve(trials_.size() + kUsual);
  next_.reserve(next_.size() + kUsual);
  if (kind_ == Kind::Led) {
    addLed();
  } else if (label_.path.size() >= 2) {
    // A line's title in one line follows it, broken into lines it stands level beside it.
    const bool isFirstOfTwo = formCount_ == 1 && !label_.otherLines.empty();
    label_.stand == Stand::NearPath || isFirstOfTwo ? addNearPath() : addAlong();
    if (label_.standsAtMouths && isFirstOfTwo) {
      addAtMouths();
    }
  } else {
    if (label_.stand != Stand::Beside) {
      addOn();
    }
    if (label_.stand != Stand::On) {
      addBeside();
    }
  }
}

void Spots::add(Trial trial) {
  trial.isOtherForm = formCount_ == 2;
  next_.push_back({trial.least + current().extra, static_cast<std::uint32_t>(trials_.size())});
  trials_.push_back(trial);
}

const Spot* Spots::at(std::size_t index) {
  while (found_.size() <= index) {
    if (!findNext()) {
      return nullptr;
    }
  }
  return found_[index];
}

std::size_t Spots::countUpTo(std::size_t most) {
  while (spots_.size() < most && hasNext()) {
    lookAtNext();
  }
  return std::min(spots_.size(), most);
}

void Spots::lookAtNext() {
  std::pop_heap(next_.begin(), next_.end());
  const std::uint32_t order = next_.back().order;
  next_.pop_back();
  const Trial& trial = trials_[order];
  if (auto spot = lookAt(trial)) {
    spot->isOtherForm = trial.isOtherForm;
    spot->cost += forms_[trial.isOtherForm ? 1 : 0].extra;
    spots_.push_back(std::move(*spot));
    waiting_.push_back({spots_.back().cost, order, &spots_.back()});
    std::push_heap(waiting_.begin(), waiting_.end());
  }
}

bool Spots::findNext() {
  while (hasNext() && (waiting_.empty() || next_.front().cost <= waiting_.front().cost)) {
    lookAtNext();
  }
  if (waiting_.empty()) {
    return false;
  }
  std::pop_heap(waiting_.begin(), waiting_.end());
  found_.push_back(waiting_.back().spot);
  waiting_.pop_back();
  return true;
}

std::optional<Spot> Spots::lookAt(const Trial& trial) {
  Form& form = forms_[trial.isOtherForm ? 1 : 0];
  const Box box = boxAround(trial.middle, form.own.size);
  switch (trial.manner) {
    case Manner::On:
      return onLand(form.own, trial);
    case Manner::Beside:
      return beside(form, trial);
    case Manner::Led:
      return levelAt(form.own, box, trial.align, trial.cost, trial.leader);
    case Manner::NearPath:
      return levelAt(form.own, box, trial.align, trial.cost);
    case Manner::AtMouth:  // clear of the border that a strait may be
      return ground_.coverOf(box, form.own).lines > 0 ? std::nullopt : levelAt(form.own, box, trial.align, trial.cost);
    case Manner::Along:
      break;
  }
  return along(form, trial);
}

glm::vec2 Spots::sizeOf(const std::vector<std::string>& lines) const {
  glm::vec2 size{0, 0};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const float pixels = i == 0 || label_.secondSizePixels == 0 ? label_.sizePixels : label_.secondSizePixels;
    const GlyphRun& run = type_.shape(lines[i], label_.face, pixels, label_.letterSpacingPixels);
    size.x = std::max(size.x, run.width);
    size.y += i == 0 ? run.ascent + run.descent : pixels * kLineSpacing;
  }
  return size;
}

std::optional<Spot> Spots::levelAt(const Own& own, const Box& box, float align, double cost,
                                   std::optional<Leader> leader) const {
  const Box room = padded(box, 2 * scale_);
  if (!ground_.isFree(room)) {
    return std::nullopt;
  }
  const Cover cover = ground_.coverOf(box, own);
  if ((own.isBoundToLand || label_.isOfWater()) && cover.other > 0) {
    return std::nullopt;
  }
  if (leader) {
    if (!ground_.isFreeWay(*leader, own) || ground_.isBesideAnother(box, own)) {
      return std::nullopt;
    }
  } else if (const auto neighbours = ground_.costOfNeighbours(box, own)) {
    cost += *neighbours;
  } else {
    return std::nullopt;
  }
  cost += cover.lines > 0 ? 3 + 6 * cover.share(cover.lines) : 0;
  cost += own.isBoundToLand ? 0 : (label_.tie == Tie::Line ? 6 : 1) * cover.share(cover.other);
  cost += leader && ground_.crossesLines(*leader) ? 6 : 0;
  cost += leader && label_.tie == Tie::Mark && ground_.runsOverLand(*leader) ? 3 : 0;
  // A name is easiest to read wholly over land or wholly over water.
  const double land = cover.share(cover.own + cover.other);
  cost += 3 * std::min(land, 1 - land);
  Spot spot{.cost = cost, .block = room, .letters = {}, .reach = room, .align = align, .glyphs = {}, .leader = leader};
  if (leader) {
    spot.reach = joined(room, {glm::min(leader->from, leader->to), glm::max(leader->from, leader->to)});
  }
  return spot;
}

// On its own land, the middle first.
void Spots::addOn() {
  static constexpr std::array<glm::vec2, 9> kShifts = {{{0, 0},
                                                        {0, 1.4F},
                                                        {0, -1.4F},
                                                        {0.7F, 0},
                                                        {-0.7F, 0},
                                                        {0.7F, 1.4F},
                                                        {0.7F, -1.4F},
                                                        {-0.7F, 1.4F},
                                                        {-0.7F, -1.4F}}};
  double cost = 0;
  for (const glm::vec2 shift : kShifts) {
    add({.least = cost - 1, .manner = Manner::On, .cost = cost, .middle = label_.anchor + shift * current().own.size});
    cost += 0.25;
  }
}

std::optional<Spot> Spots::onLand(const Own& own, const Trial& trial) const {
  const Box box = boxAround(trial.middle, own.size);
  const Cover cover = ground_.coverOf(box, own);
  const double share = cover.share(cover.own);
  // Context may run into the sea, if not over a line there; an island that has room beside it must hold its name.
  if (share > 0.97 || (label_.stand == Stand::On && cover.lines == 0)) {
    return levelAt(own, box, 0.5F, trial.cost - 1 + 4 * (1 - share));
  }
  return std::nullopt;
}

void Spots::addBeside() {
  static constexpr std::array<float, 5> kRings = {0, 5, 10, 18, 28};
  const Own& own = current().own;
  // Among its islets a group's name seldom finds room.
  const std::size_t rings = isGroup(own) ? 5 : 3;
  for (std::size_t i = 0; i < kSides.size(); ++i) {
    const Side& side = kSides[i];
    const glm::vec2 middle = middleBeyond(label_.anchor, side.direction, own.size, own.gap);
    for (const float more : std::span(kRings).first(rings)) {
      add({.least = side.cost + more * 0.12,
           .manner = Manner::Beside,
           .side = static_cast<std::uint8_t>(i),
           .align = side.align,
           .more = more,
           .middle = middle});
    }
  }
}

std::optional<Spot> Spots::beside(Form& form, const Trial& trial) const {
  const Side& side = kSides[trial.side];
  float& further = form.furtherOut[trial.side];
  if (further < 0) {
    further = ground_.clearOfLand(form.own, side.direction, trial.middle);
  }
  const double far = further / scale_ / 60;
  // A group's keeps its gap from the land of its islets, which have names of their own.
  const float gap = isGroup(form.own) && further > 0 ? label_.gapPixels : 0;
  const glm::vec2 place = trial.middle + side.direction * (further + gap + trial.more * scale_);
  return levelAt(form.own, boxAround(place, form.own.size), side.align, side.cost + far + trial.more * 0.12);
}

void Spots::addLed() {
  static constexpr std::array<float, 7> kLengths = {18, 28, 40, 56, 76, 100, 130};
  const Own& own = current().own;
  for (const float length : kLengths) {
    if (length * scale_ > label_.longestLeader) {
      break;
    }
    for (const glm::vec2 direction : allDirections()) {
      const glm::vec2 end = label_.anchor + direction * (own.gap + length * scale_);
      // It meets the text at the middle of its side, or of its upper or lower edge.
      const bool isSide = std::abs(direction.x) > 0.35F;
      const glm::vec2 towards =
          isSide ? glm::vec2{direction.x > 0 ? 1 : -1, 0} : glm::vec2{0, direction.y > 0 ? 1 : -1};
      const double steepness = std::abs(direction.y) * 0.4 + (direction.x < 0 ? 0.3 : 0);
      const double cost = kLeastLed + length / 14 + steepness;
      add({.least = cost,
           .manner = Manner::Led,
           .align = !isSide           ? 0.5F
                    : direction.x > 0 ? 0.0F
                                      : 1.0F,
           .cost = cost,
           .middle = end + towards * (own.size / 2.0F + glm::vec2{2.5F * scale_}),
           .leader = {label_.anchor + direction * std::max(own.gap - 2.5F * scale_, 0.0F), end}});
    }
  }
}

// Level text close to some stretch of its line, or, of a water, on it.
void Spots::addNearPath() {
  const Own& own = current().own;
  const double base = label_.stand == Stand::NearPath ? 0 : 3;  // others follow their line where they can
  static constexpr std::array<float, 3> kSides = {0, 1, -1};
  const bool isOnIt = label_.isOfWater();
  const PixelPath path(label_.path);
  for (const float share : {0.5F, 0.42F, 0.58F, 0.34F, 0.66F, 0.26F, 0.74F, 0.18F, 0.82F}) {
    const PixelPath::Point point = path.around(path.length() * share, 4 * scale_);
    const glm::vec2 across{-std::sin(point.angle), std::cos(point.angle)};
    for (const float side : std::span(kSides).subspan(isOnIt ? 0 : 1)) {
      // The block's nearest corner or edge lies a gap from the line.
      const glm::vec2 half = own.size / 2.0F;
      const float reach = std::abs(across.x) * half.x + std::abs(across.y) * half.y + own.gap;
      const double cost = base + 4 * std::abs(share - 0.5F) + (side < 0 ? 0.1 : 0) + (isOnIt && side != 0 ? 0.5 : 0);
      add({.least = cost,
           .manner = Manner::NearPath,
           .align = 0.5F,
           .cost = cost,
           .middle = point.position + across * (side * reach)});
    }
  }
}

// Level text just beyond an end of its line: a strait that is too narrow for its names has room at its mouths.
void Spots::addAtMouths() {
  const glm::vec2 half = current().own.size / 2.0F;
  const PixelPath path(label_.path);
  for (const bool isStart : {true, false}) {
    const PixelPath::Point mouth = path.around(isStart ? 0 : path.length(), 4 * scale_);
    const glm::vec2 out = glm::vec2{std::cos(mouth.angle), std::sin(mouth.angle)} * (isStart ? -1.0F : 1.0F);
    const glm::vec2 corner = glm::sign(out) * glm::step(glm::vec2{0.35F}, glm::abs(out));  // or the middle of a side
    for (const float more : {2.0F, 8.0F, 14.0F, 20.0F, 28.0F}) {
      const double cost = 6 + more * 0.12;
      add({.least = cost,
           .manner = Manner::AtMouth,
           .align = 0.5F,
           .cost = cost,
           .middle = mouth.position + corner * half + out * (more * scale_)});
    }
  }
}

// Along its path, the middle first: a water's name on it, or beside it where a line runs there; a line's name above or
// below.
void Spots::addAlong() {
  constexpr float kMostBeyond = 0.55F;  // of the text may run straight on beyond the path's ends
  Form& form = current();
  const bool isLine = label_.tie == Tie::Line;
  const PixelPath& path = form.path.emplace(leftToRight(label_.path));
  const GlyphRun& run =
      type_.shape(form.own.lines->front(), label_.face, label_.sizePixels, label_.letterSpacingPixels);
  const float room = path.length() - run.width;
  if (isLine ? room < 0 : -room > kMostBeyond * run.width) {
    return;
  }
  // The places are fixed on the path, so that a name stays where it is while the map is panned.
  const float stride = std::max(0.25F * static_cast<float>(frameWidth_), 8 * scale_);
  const int places = room <= 0 ? 1 : std::clamp(2 * static_cast<int>(std::ceil(room / stride)) + 7, 7, 64);
  const float onLine = run.ascent * 0.36F;  // centres the letters on the path
  const float aside = isLine ? label_.gapPixels + run.sizePixels * 0.42F : run.sizePixels * 1.2F;
  const float further = run.sizePixels * 1.5F;
  const std::array<float, 5> lifts = {onLine, onLine - aside, onLine + aside, onLine - further, onLine + further};
  const auto mayTake = isLine ? std::span(lifts).subspan(1, 2) : std::span(lifts);
  for (int i = 0; i < places; ++i) {
    const float share = places == 1 ? 0.5F : static_cast<float>(i) / static_cast<float>(places - 1);
    for (const float lift : mayTake) {
      const bool isAside = !isLine && lift != onLine;
      const bool isFurther = isAside && std::abs(lift - onLine) > aside;
      const double cost = 2 * std::abs(share - 0.5F) + (lift > onLine ? 0.2 : 0) + (room < 0 ? 1 : 0) +
                          (isAside ? 1 : 0) + (isFurther ? 0.3 : 0);
      add({.least = cost,
           .manner = Manner::Along,
           .place = static_cast<std::uint8_t>(i),
           .isAside = isAside,
           .start = room * share,
           .lift = lift,
           .cost = cost});
    }
  }
}

std::optional<Spot> Spots::along(Form& form, const Trial& trial) const {
  constexpr float kSharpestTurn = 0.30F;  // radians from one letter to the next
  if (trial.isAside && form.goodPlaces.test(trial.place)) {
    return std::nullopt;
  }
  const PixelPath& path = *form.path;
  const GlyphRun& run =
      type_.shape(form.own.lines->front(), label_.face, label_.sizePixels, label_.letterSpacingPixels);
  if (!ground_.holdsPoint(path.at(trial.start)) || !ground_.holdsPoint(path.at(trial.start + run.width))) {
    return std::nullopt;
  }
  Spot spot{};
  spot.letters.reserve(run.glyphs.size());
  spot.glyphs.reserve(run.glyphs.size());
  Cover cover;
  float before = 0;
  for (const Glyph& glyph : run.glyphs) {
    const PixelPath::Point middle = path.around(trial.start + glyph.x + glyph.advance / 2, run.sizePixels);
    if (!spot.glyphs.empty() && std::abs(std::remainder(middle.angle - before, 6.2831853F)) > kSharpestTurn) {
      return std::nullopt;
    }
    spot.cost += spot.glyphs.empty() ? 0 : 4 * std::abs(std::remainder(middle.angle - before, 6.2831853F));
    before = middle.angle;
    const glm::vec2 along{std::cos(middle.angle), std::sin(middle.angle)};
    const glm::vec2 down{-along.y, along.x};
    const glm::vec2 origin = middle.position - along * (glyph.advance / 2) + down * (trial.lift + glyph.y);
    spot.glyphs.push_back({glyph.face, glyph.id, origin, middle.angle});
    // The letter's own rectangle, turned with it.
    const float wide = std::max(glyph.advance, run.sizePixels * 0.4F) / 2;
    const float high = run.sizePixels * 0.55F;
    const glm::vec2 half = glm::abs(along) * wide + glm::abs(down) * high + glm::vec2{scale_};
    const Box box = boxAround(middle.position + down * (trial.lift - run.ascent * 0.36F), 2.0F * half);
    if (!ground_.isFree(box)) {
      return std::nullopt;
    }
    const Cover here = ground_.coverOf(padded(box, -scale_), form.own);
    cover = {0, cover.other + here.other, cover.all + here.all, cover.lines + here.lines};
    spot.block = spot.letters.empty() ? box : joined(spot.block, box);
    spot.letters.push_back(box);
  }
  const bool isWater = label_.tie != Tie::Line;
  if (isWater && cover.share(cover.other) > 0.03) {
    return std::nullopt;
  }
  spot.reach = spot.block;
  spot.cost += 6 * cover.share(cover.other) + (isWater ? 8 : 3) * cover.share(cover.lines);
  spot.cost += isWater && cover.lines > 0 ? 2 : 0;
  if (isWater && spot.cost < 2) {
    form.goodPlaces.set(trial.place);  // no need to look beside the path
  }
  spot.cost += trial.cost;
  return spot;
}

}  // namespace kurilscope::scene

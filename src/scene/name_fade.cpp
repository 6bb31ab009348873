#include "scene/name_fade.hpp"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <iterator>
#include <limits>

namespace kurilscope::scene {

namespace {

constexpr float kSamePlace = 24;  // 1/96 inch from where the ground would have carried it
constexpr double kLongAgo = -std::numeric_limits<double>::infinity();

std::uint8_t faded(std::uint8_t alpha, double level) {
  const double eased = level * level * (3 - 2 * level);
  return static_cast<std::uint8_t>(std::lround(alpha * eased));
}

void fade(Item& item, double level) {
  if (auto* text = std::get_if<Text>(&item)) {
    text->alpha = faded(text->alpha, level);
  } else if (auto* leader = std::get_if<Polyline>(&item)) {
    leader->color.a = faded(leader->color.a, level);
  }
}

void shift(Item& item, glm::vec2 by) {
  if (auto* text = std::get_if<Text>(&item)) {
    std::ranges::for_each(text->glyphs, [by](PlacedGlyph& glyph) { glyph.origin += by; });
  } else if (auto* leader = std::get_if<Polyline>(&item)) {
    std::ranges::for_each(leader->points, [by](glm::vec2& point) { point += by; });
  }
}

}  // namespace

// A leader's lines stand before their text, and belong to it.
std::vector<NameFade::Name> NameFade::namesOf(const Scene& scene) {
  std::vector<Name> names;
  std::size_t first = scene.names.first;
  for (std::size_t i = first; i < scene.names.last; ++i) {
    const auto* text = std::get_if<Text>(&scene.items[i]);
    if (text == nullptr || text->glyphs.empty()) {
      continue;
    }
    const glm::vec2 place = text->glyphs.front().origin;
    names.push_back({.text = text->text,
                     .items = {first, i + 1},
                     .place = place,
                     .ground = scene.transform.plane(glm::dvec2(place)),
                     .since = 0,
                     .drawn = {}});
    first = i + 1;
  }
  return names;
}

bool NameFade::isSame(const Name& before, const Name& name, const Scene& scene) {
  return before.text == name.text &&
         glm::distance(scene.transform.pixel(before.ground), name.place) < kSamePlace * scene.frame.scale;
}

double NameFade::levelOf(const Name& name, double now, bool isGoing) {
  const double part = std::clamp((now - name.since) / kSeconds, 0.0, 1.0);
  return isGoing ? 1 - part : part;
}

void NameFade::take(const Scene& scene, double now) {
  std::vector<Name> names = namesOf(scene);
  const bool isOther = !hasTaken_ || isWorld_ != scene.isWorld || !(frame_ == scene.frame);
  std::erase_if(going_, [&](const Name& name) { return isOther || levelOf(name, now, true) == 0; });
  for (Name& name : names) {
    const auto isIt = [&](const Name& before) { return isSame(before, name, scene); };
    if (const auto before = std::ranges::find_if(shown_, isIt); before != shown_.end()) {
      name.since = before->since;
      shown_.erase(before);
    } else if (const auto gone = std::ranges::find_if(going_, isIt); gone != going_.end()) {
      name.since = now - kSeconds * levelOf(*gone, now, true);  // it comes back from where it was
      going_.erase(gone);
    } else {
      name.since = now;
    }
    name.since = isOther ? kLongAgo : name.since;
  }
  for (Name& name : isOther ? std::vector<Name>{} : std::move(shown_)) {
    const auto at = [&](std::size_t index) { return items_.begin() + static_cast<std::ptrdiff_t>(index); };
    name.drawn.assign(at(name.items.first), at(name.items.last));
    name.since = now - kSeconds * (1 - levelOf(name, now, false));
    going_.push_back(std::move(name));
  }
  const auto at = [&](std::size_t index) { return scene.items.begin() + static_cast<std::ptrdiff_t>(index); };
  items_.assign(at(scene.names.first), at(scene.names.last));
  for (Name& name : names) {
    name.items = {name.items.first - scene.names.first, name.items.last - scene.names.first};
  }
  shown_ = std::move(names);
  hasTaken_ = true;
  isWorld_ = scene.isWorld;
  frame_ = scene.frame;
}

bool NameFade::isFading(double now) const {
  return std::ranges::any_of(shown_, [now](const Name& name) { return levelOf(name, now, false) < 1; }) ||
         std::ranges::any_of(going_, [now](const Name& name) { return levelOf(name, now, true) > 0; });
}

Scene NameFade::at(const Scene& scene, double now) const {
  Scene faint = scene;
  for (const Name& name : shown_) {
    const double level = levelOf(name, now, false);
    for (std::size_t i = name.items.first; level < 1 && i < name.items.last; ++i) {
      fade(faint.items[scene.names.first + i], level);
    }
  }
  std::vector<Item> going;
  for (const Name& name : going_) {
    const glm::vec2 carried = scene.transform.pixel(name.ground) - name.place;
    const double level = levelOf(name, now, true);
    for (Item item : level > 0 ? name.drawn : std::vector<Item>{}) {
      fade(item, level);
      shift(item, carried);
      going.push_back(std::move(item));
    }
  }
  faint.names.last += going.size();
  faint.items.insert(faint.items.begin() + static_cast<std::ptrdiff_t>(scene.names.first),
                     std::make_move_iterator(going.begin()), std::make_move_iterator(going.end()));
  return faint;
}

}  // namespace kurilscope::scene

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace kurilscope::scene {

// Indices into a basemap's polygons. Copies share one list until one of them is added to: the whole world's land is
// named by several items of a scene, and by whoever compares one scene with the next.
class PolygonIds {
 public:
  using value_type = std::uint32_t;
  using const_iterator = std::vector<std::uint32_t>::const_iterator;

  PolygonIds() = default;
  PolygonIds(std::initializer_list<std::uint32_t> ids) : PolygonIds(std::vector<std::uint32_t>(ids)) {}
  PolygonIds(std::vector<std::uint32_t> ids) : list_(std::make_shared<List>(std::move(ids))) {}

  [[nodiscard]] const_iterator begin() const { return list().ids.begin(); }
  [[nodiscard]] const_iterator end() const { return list().ids.end(); }
  [[nodiscard]] std::size_t size() const { return list().ids.size(); }
  [[nodiscard]] bool empty() const { return list().ids.empty(); }
  [[nodiscard]] bool isRising() const { return list().isRising; }
  void push_back(std::uint32_t id) {
    if (!list_ || list_.use_count() > 1) {
      list_ = std::make_shared<List>(list());
    }
    list_->isRising = list_->isRising && (empty() || list_->ids.back() <= id);
    list_->ids.push_back(id);
  }
  bool operator==(const PolygonIds& other) const { return list_ == other.list_ || list().ids == other.list().ids; }

 private:
  struct List {
    List() = default;
    explicit List(std::vector<std::uint32_t> theIds) : ids(std::move(theIds)), isRising(std::ranges::is_sorted(ids)) {}
    std::vector<std::uint32_t> ids;
    bool isRising = true;
  };
  [[nodiscard]] const List& list() const {
    static const List none;
    return list_ ? *list_ : none;
  }

  std::shared_ptr<List> list_;
};

}  // namespace kurilscope::scene

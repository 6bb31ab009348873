#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kurilscope::archive {

using Count = std::uint64_t;

template <class T>
constexpr bool kIsPlain = std::is_trivially_copyable_v<T>;

// A list of plain values where it lies among the bytes that it was read from, aligned to nothing.
template <class T>
struct ListBytes {
  std::string_view bytes;
};

// Turns values into bytes, for this machine and this version of the program alone. What is not plain memory, text or a
// list of such is taken apart by a function `exchange(archive, value)` beside the type `Fields`.
template <class Fields>
class Writer {
 public:
  template <class... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

  template <class T>
  void put(T& value) {
    if constexpr (kIsPlain<T>) {
      append(&value, sizeof value);
    } else {
      exchange(*this, value);
    }
  }
  void put(std::string& text) {
    putCount(text.size());
    append(text.data(), text.size());
  }
  template <class T>
  void put(std::vector<T>& list) {
    putCount(list.size());
    if constexpr (kIsPlain<T>) {
      append(list.data(), list.size() * sizeof(T));
    } else {
      for (T& item : list) {
        put(item);
      }
    }
  }
  void putCount(Count count) { append(&count, sizeof count); }

  std::string bytes_;
};

// Turns them back. Once bytes run out, everything reads as empty and `isWhole` is false.
template <class Fields>
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool isWhole() const { return isWhole_ && bytes_.empty(); }

 private:
  void take(void* to, std::size_t size) {
    if (size > bytes_.size()) {
      isWhole_ = false;
      bytes_ = {};
      return;
    }
    if (size > 0) {  // an empty list lies nowhere
      std::memcpy(to, bytes_.data(), size);
      bytes_.remove_prefix(size);
    }
  }

  template <class T>
  void get(T& value) {
    static_assert(!std::is_same_v<T, std::string_view>, "it would point into another program's memory");
    if constexpr (kIsPlain<T>) {
      take(&value, sizeof value);
    } else {
      exchange(*this, value);
    }
  }
  void get(std::string& text) {
    text.resize(count(1));
    take(text.data(), text.size());
  }
  template <class T>
  void get(std::vector<T>& list) {
    list.resize(count(kIsPlain<T> ? sizeof(T) : 1));
    if constexpr (kIsPlain<T>) {
      take(list.data(), list.size() * sizeof(T));
    } else {
      for (T& item : list) {
        get(item);
      }
    }
  }
  template <class T>
  void get(ListBytes<T>& list) {
    const std::size_t size = count(sizeof(T)) * sizeof(T);
    list.bytes = bytes_.substr(0, size);
    bytes_.remove_prefix(list.bytes.size());
  }
  // How many items of at least `size` bytes follow; none where there is no room for as many.
  std::size_t count(std::size_t size) {
    Count items = 0;
    take(&items, sizeof items);
    if (items > bytes_.size() / size) {
      isWhole_ = false;
      return 0;
    }
    return items;
  }

  std::string_view bytes_;
  bool isWhole_ = true;
};

}  // namespace kurilscope::archive

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kurilscope {

// Bytes that never change and may have several owners: a text, or a file as it lies in memory.
class SharedBytes {
 public:
  SharedBytes() = default;
  explicit SharedBytes(std::string text);

  // Which pages of a file are brought into memory: only those that are looked at, or all of them at once, which takes
  // less time than one after another.
  enum class Pages { AsNeeded, AllAtOnce };
  // Nothing where the file cannot be read or is empty. It must not be made shorter meanwhile.
  // Throws std::bad_alloc where there are no addresses for it.
  [[nodiscard]] static std::optional<SharedBytes> ofFile(const std::filesystem::path& file, Pages pages);

  [[nodiscard]] std::string_view view() const { return view_; }
  // The same but for the first ones.
  [[nodiscard]] SharedBytes from(std::size_t first) const;

 private:
  std::shared_ptr<const void> owner_;
  std::string_view view_;
};

}  // namespace kurilscope

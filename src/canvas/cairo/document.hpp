#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "scene/sheet.hpp"

namespace kurilscope::canvas::cairo {

using Metadata = std::map<std::string, std::string>;

// A PDF written page by page, each as large as its scene's frame: real text with embedded fonts, links, an outline.
// One pixel of a frame is 0.75/scale points. The file appears under its name when it is finished, or not at all.
class Document {
 public:
  // `metadata`: title, author, subject and, as keywords, all else. Errors: Machine (unwritable path).
  [[nodiscard]] static Result<Document> create(const std::filesystem::path& path, const Metadata& metadata);
  Document(Document&&) noexcept;
  ~Document();

  // Errors: Machine (full disk, a page too large for the format).
  [[nodiscard]] Result<void> add(const scene::Stage& stage, const scene::Sheet& sheet);
  [[nodiscard]] Result<void> finish();

 private:
  struct State;
  explicit Document(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kurilscope::canvas::cairo

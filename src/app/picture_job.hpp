#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "platform/process.hpp"
#include "ui/briefing.hpp"
#include "view/view.hpp"

namespace kurilscope::app {

// What pictures are made from.
struct PictureFiles {
  std::filesystem::path pack;
  std::filesystem::path raster;  // of the user's own; empty for none
};

// The words of a command line that make this picture: `kurilscope snapshot …`.
[[nodiscard]] std::vector<std::string> snapshotWords(const PictureFiles& files, const view::View& view,
                                                     const ui::BriefingPage& page, const std::filesystem::path& output);

// A picture being written, or put on the clipboard, by this program started once more: the window goes on, and what
// comes out is what the command line makes. Ended with its owner.
class PictureJob {
 public:
  // Errors: Machine.
  [[nodiscard]] static Result<PictureJob> save(const PictureFiles& files, const view::View& view,
                                               const ui::BriefingPage& page, const std::filesystem::path& output);
  // Errors: Machine, naming the package that brings what puts pictures on a clipboard.
  [[nodiscard]] static Result<PictureJob> copy(const PictureFiles& files, const view::View& view,
                                               ui::BriefingPage page);

  // What to tell once it has come to its end; nothing while it is at work.
  [[nodiscard]] std::optional<std::string> advance();
  // What to tell where it is not waited for: its end leaves nothing then.
  [[nodiscard]] std::string givenUp() const;
  // "Writing a picture of 3840x2160 pixels"
  [[nodiscard]] const std::string& progress() const { return progress_; }

 private:
  PictureJob(platform::Process process, std::filesystem::path output, std::string progress)
      : process_(std::move(process)), output_(std::move(output)), progress_(std::move(progress)) {}
  [[nodiscard]] std::optional<std::string> pass();

  platform::Process process_;
  std::filesystem::path output_;
  std::string progress_;
  std::optional<platform::PassingFile> passing_;  // to the clipboard's keeper; none for a file
  bool isPassed_ = false;
};

}  // namespace kurilscope::app

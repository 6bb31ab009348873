#include "app/picture_job.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/text.hpp"

namespace kurilscope::app {

namespace {

bool isWayland() {
  const char* display = std::getenv("WAYLAND_DISPLAY");
  return display != nullptr && *display != '\0';
}

// GLFW's clipboard holds text alone, so the picture goes to a program that keeps it for whoever pastes.
const char* keeper() { return isWayland() ? "wl-copy" : "xclip"; }

std::filesystem::path passingFile() {
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(ignored);
  return folder / fmt::format("kurilscope-{}-copied.png", getpid());
}

std::string sizeInWords(const ui::BriefingPage& page) {
  return fmt::format("{}x{}", page.size.width, page.size.height);
}

}  // namespace

std::vector<std::string> snapshotWords(const PictureFiles& files, const view::View& view, const ui::BriefingPage& page,
                                       const std::filesystem::path& output) {
  view::View shown = view;
  shown.theme = page.theme.value_or(view.theme);
  // Joined by "=", so that a title may begin with a dash.
  std::vector<std::string> words = {
      platform::thisProgram(),         "snapshot",
      "--pack=" + files.pack.string(), "--output=" + output.string(),
      "--link=" + view::toText(shown), "--layout=" + std::string(brief::word(page.layout)),
      "--size=" + sizeInWords(page)};
  if (!files.raster.empty()) {
    words.push_back("--raster=" + files.raster.string());
  }
  if (page.scale) {
    words.push_back("--scale=" + shortest(*page.scale));
  }
  if (!page.title.empty()) {
    words.push_back("--title=" + page.title);
  }
  if (!page.caption.empty()) {
    words.push_back("--caption=" + page.caption);
  }
  return words;
}

Result<PictureJob> PictureJob::save(const PictureFiles& files, const view::View& view, const ui::BriefingPage& page,
                                    const std::filesystem::path& output) {
  return platform::Process::start(snapshotWords(files, view, page, output)).map([&](platform::Process&& process) {
    return PictureJob(std::move(process), output,
                      fmt::format("Writing {}, {} pixels …", output.filename().string(), sizeInWords(page)));
  });
}

Result<PictureJob> PictureJob::copy(const PictureFiles& files, const view::View& view, ui::BriefingPage page) {
  if (!platform::isInstalled(keeper())) {
    return fail(ErrorKind::Machine, "Copying a picture takes {0}, which is not installed: sudo apt install {1}",
                keeper(), isWayland() ? "wl-clipboard" : "xclip");
  }
  page.format = ".png";
  return save(files, view, page, passingFile()).map([&](PictureJob&& job) {
    job.isToCopy_ = true;
    job.progress_ = fmt::format("Copying a picture of {} pixels …", sizeInWords(page));
    return std::move(job);
  });
}

std::optional<std::string> PictureJob::advance() {
  const std::optional<int> status = process_.status();
  if (!status) {
    return std::nullopt;
  }
  if (*status == 0 && isToCopy_ && !isPassed_) {
    return pass();
  }
  if (isToCopy_) {
    std::error_code ignored;
    std::filesystem::remove(output_, ignored);
  }
  if (*status != 0) {
    const std::string complaint = process_.complaint();
    return complaint.empty() ? fmt::format("The picture could not be made: status {}", *status) : complaint;
  }
  return isToCopy_ ? "Picture copied" : "Saved " + std::filesystem::absolute(output_).string();
}

// Both keepers take the picture in, go on in the background and let go of their parent.
std::optional<std::string> PictureJob::pass() {
  auto kept =
      isWayland()
          ? platform::Process::start({"wl-copy", "--type", "image/png"}, output_.string())
          : platform::Process::start({"xclip", "-selection", "clipboard", "-t", "image/png", "-i", output_.string()});
  if (!kept) {
    return kept.error().message;
  }
  process_ = std::move(*kept);
  isPassed_ = true;
  return std::nullopt;
}

}  // namespace kurilscope::app

#include "app/picture_job.hpp"

#include <fmt/format.h>

#include <cstdlib>
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
  auto passing = platform::PassingFile::create();
  if (!passing) {
    return tl::make_unexpected(passing.error());
  }
  return platform::Process::start(snapshotWords(files, view, page, "-"), {.output = &*passing})
      .map([&](platform::Process&& process) {
        PictureJob job(std::move(process), {}, fmt::format("Copying a picture of {} pixels …", sizeInWords(page)));
        job.passing_ = std::move(*passing);
        return job;
      });
}

std::optional<std::string> PictureJob::advance() {
  const std::optional<int> status = process_.status();
  if (!status) {
    return std::nullopt;
  }
  if (*status == 0 && passing_ && !isPassed_) {
    return pass();
  }
  if (*status != 0) {
    const std::string complaint = process_.complaint();
    return complaint.empty() ? fmt::format("The picture could not be made: status {}", *status) : complaint;
  }
  return passing_ ? "Picture copied" : "Saved " + std::filesystem::absolute(output_).string();
}

std::string PictureJob::givenUp() const {
  return passing_ ? "The picture was not copied" : fmt::format("{} was not written", output_.filename().string());
}

// Both keepers take the picture in, go on in the background and let go of their parent.
std::optional<std::string> PictureJob::pass() {
  passing_->rewind();
  const std::vector<std::string> words =
      isWayland() ? std::vector<std::string>{"wl-copy", "--type", "image/png"}
                  : std::vector<std::string>{"xclip", "-selection", "clipboard", "-t", "image/png", "-i"};
  auto kept = platform::Process::start(words, {.input = &*passing_});
  if (!kept) {
    return kept.error().message;
  }
  process_ = std::move(*kept);
  isPassed_ = true;
  return std::nullopt;
}

}  // namespace kurilscope::app

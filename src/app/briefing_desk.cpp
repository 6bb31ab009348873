#include "app/briefing_desk.hpp"

#include <algorithm>
#include <utility>

#include "app/picture_file.hpp"
#include "app/picture_name.hpp"
#include "brief/page.hpp"

namespace kurilscope::app {

namespace {

// Larger pages are shown at a whole part of their size: the same layout, and enough for any screen.
constexpr int kLargestPreview = 2400;

brief::Page pageOf(const ui::BriefingPage& page) {
  brief::Page made;
  made.layout = page.layout;
  made.title = page.title;
  made.caption = page.caption;
  return made;
}

float scaleOf(const ui::BriefingPage& page) { return page.scale.value_or(brief::defaultScale(page.layout, page.size)); }

view::View themed(view::View view, const ui::BriefingPage& page) {
  view.theme = page.theme.value_or(view.theme);
  return view;
}

Result<PictureJob> busy() { return fail(ErrorKind::Machine, "A picture is still being written; try again then"); }

}  // namespace

BriefingDesk::BriefingDesk(const scene::Stage& stage, PictureFiles files, ui::BriefingPage page)
    : stage_(stage), files_(std::move(files)), page_(std::move(page)) {
  for (const char* format : {".png", ".pdf", ".svg", ".tif", ".jpg", ".webp"}) {
    if (isPictureFormat(std::string("a") + format)) {
      formats_.emplace_back(format);
    }
  }
}

scene::Frame BriefingDesk::previewFrame() const {
  const int part = (std::max(page_.size.width, page_.size.height) + kLargestPreview - 1) / kLargestPreview;
  return {std::max(1, page_.size.width / part), std::max(1, page_.size.height / part),
          scaleOf(page_) / static_cast<float>(part)};
}

void BriefingDesk::toggle(atlas::Day today) {
  isOpen_ = !isOpen_;
  if (isOpen_ && wordsOf_ != today) {
    page_.title.clear();
    page_.caption.clear();
    wordsOf_ = today;
  }
}

void BriefingDesk::draw(const view::View& view, canvas::gl::Canvas& canvas) {
  const std::pair wanted{themed(view, page_), page_};
  if (!isOpen_ || drawnFor_ == wanted) {
    return;
  }
  const scene::Scene scene = brief::composePage(stage_, wanted.first, previewFrame(), pageOf(page_));
  const Result<void> drawn = texture_.draw(canvas, scene);
  problem_ = drawn ? std::string{} : drawn.error().message;
  choices_ = brief::contestedChoices(stage_, wanted.first, pageOf(page_), scene);
  drawnFor_ = wanted;
}

ui::Briefing BriefingDesk::shown(const view::View& view) const {
  if (!isOpen_) {
    return {};
  }
  return {.isOpen = true,
          .page = page_,
          .picture = problem_.empty() ? texture_.id() : 0,
          .problem = problem_,
          .scale = scaleOf(page_),
          .choices = choices_,
          .formats = formats_,
          .path = unusedName(pictureName(stage_.atlas, view), page_.format).string(),
          .progress = progress()};
}

Result<void> BriefingDesk::begin(Result<PictureJob> job) {
  if (!job) {
    return tl::make_unexpected(job.error());
  }
  job_.emplace(std::move(*job));
  return {};
}

Result<void> BriefingDesk::save(const view::View& view, const ui::BriefingPage& page) {
  const auto path = std::filesystem::absolute(unusedName(pictureName(stage_.atlas, view), page.format));
  return begin(job_ ? busy() : PictureJob::save(files_, view, page, path));
}

Result<void> BriefingDesk::copy(const view::View& view, const ui::BriefingPage& page) {
  return begin(job_ ? busy() : PictureJob::copy(files_, view, page));
}

std::optional<std::string> BriefingDesk::advance() {
  std::optional<std::string> told = job_ ? job_->advance() : std::nullopt;
  if (told) {
    job_.reset();
  }
  return told;
}

std::optional<std::string> BriefingDesk::giveUp() {
  const std::optional<std::string> told = job_ ? std::optional(job_->givenUp()) : std::nullopt;
  job_.reset();
  return told;
}

}  // namespace kurilscope::app

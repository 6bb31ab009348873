#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture_job.hpp"
#include "canvas/gl/picture_texture.hpp"
#include "scene/compose.hpp"
#include "ui/briefing.hpp"

namespace kurilscope::app {

// The briefing dialog's page: shows it as it will be written, writes and copies it.
class BriefingDesk {
 public:
  // `stage` is the window's; `files` are what it was read from.
  BriefingDesk(const scene::Stage& stage, PictureFiles files, ui::BriefingPage page);

  [[nodiscard]] bool isOpen() const { return isOpen_; }
  // Opens with no words of another day.
  void toggle(atlas::Day today);
  [[nodiscard]] const ui::BriefingPage& page() const { return page_; }
  void edit(const ui::BriefingPage& page) { page_ = page; }

  // Draws the page where it has changed or was forgotten; for an open dialog alone.
  void draw(const view::View& view, canvas::gl::Canvas& canvas);
  void forget() { drawnFor_.reset(); }
  // What the dialog shows of it.
  [[nodiscard]] ui::Briefing shown(const view::View& view) const;

  // Both begin at once and end later; only one picture is made at a time.
  [[nodiscard]] Result<void> save(const view::View& view, const ui::BriefingPage& page);
  [[nodiscard]] Result<void> copy(const view::View& view, const ui::BriefingPage& page);
  [[nodiscard]] bool isBusy() const { return job_.has_value(); }
  // Of work that takes longer than a glance.
  [[nodiscard]] std::string progress() const { return job_ ? job_->progress() : std::string{}; }
  // What to tell of a picture that is done.
  [[nodiscard]] std::optional<std::string> advance();
  // Ends the picture that is being made, if one is; what to tell of it.
  [[nodiscard]] std::optional<std::string> giveUp();

 private:
  [[nodiscard]] scene::Frame previewFrame() const;
  [[nodiscard]] Result<void> begin(Result<PictureJob> job);

  const scene::Stage& stage_;
  PictureFiles files_;
  ui::BriefingPage page_;
  bool isOpen_ = false;
  atlas::Day wordsOf_{};  // the day that title and caption were typed for
  std::optional<PictureJob> job_;

  std::optional<std::pair<view::View, ui::BriefingPage>> drawnFor_;
  canvas::gl::PictureTexture texture_;
  std::string problem_;
  std::vector<brief::Choice> choices_;
  std::vector<std::string> formats_;
};

}  // namespace kurilscope::app

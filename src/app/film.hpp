#pragma once

#include <filesystem>
#include <string>

#include "app/film_plan.hpp"
#include "app/page_settings.hpp"
#include "app/progress.hpp"

namespace kurilscope::app {

struct FilmOptions {
  std::filesystem::path output;
  std::string format;  // ".mp4", ".webm" or ".gif"; empty for a folder of numbered frames
  PageSettings settings;
  FilmTiming timing;
};

[[nodiscard]] std::string filmFormats();               // ".mp4, .webm, .gif or a folder (no extension)"
[[nodiscard]] std::vector<std::string> filmEndings();  // ".mp4" … of films that are one file

// What must be said of a film before it is made: where its sides are not as asked for. Empty: nothing.
[[nodiscard]] std::string filmNote(const FilmOptions& options);

// The timeline as a film, through the program ffmpeg, or as a folder of PNG, frame-00001.png and so on, each with its
// View inside. A frame depends on its View alone, names included: the same frames twice are the same pixels. It
// appears whole or not at all. May be called on any thread, one at a time.
// Errors: Usage (see filmViews; a folder that exists), Machine (no ffmpeg, its failure, no GL, full disk).
[[nodiscard]] Result<void> writeFilm(const atlas::Atlas& atlas, const view::View& view, const FilmOptions& options,
                                     const OnProgress& onProgress);

}  // namespace kurilscope::app

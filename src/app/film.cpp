#include "app/film.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include "app/picture_texts.hpp"
#include "app/studio.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"
#include "platform/process.hpp"

namespace kurilscope::app {

namespace {

namespace fs = std::filesystem;
using Views = std::vector<view::View>;

// How ffmpeg is asked for a container. HD players take colours for those of BT.709, so the film says and keeps it.
struct Format {
  std::string_view extension;
  std::vector<std::string> arguments;
  bool needsEvenSides = true;
  double mostFramesPerSecond = kMostFramesPerSecond;
  std::size_t paletteFrames = 0;  // sent before the film, to choose its colours by
};

constexpr std::size_t kPaletteFrames = 16;

// The film, after frames from all over it where the format wants some.
Views sentFor(const Views& film, std::size_t paletteFrames) {
  Views sent;
  for (std::size_t i = 0; i < paletteFrames; ++i) {
    sent.push_back(film[i * (film.size() - 1) / (paletteFrames - 1)]);
  }
  sent.insert(sent.end(), film.begin(), film.end());
  return sent;
}

const std::vector<Format>& formats() {
  static const std::vector<std::string> kColors = {"-vf",
                                                   "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
                                                   "-colorspace",
                                                   "bt709",
                                                   "-color_primaries",
                                                   "bt709",
                                                   "-color_trc",
                                                   "bt709"};
  const auto with = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), kColors.begin(), kColors.end());
    return arguments;
  };
  static const std::vector<Format> kFormats = {
      {".mp4", with({"-c:v", "libx264", "-preset", "medium", "-crf", "18", "-movflags", "+faststart", "-f", "mp4"})},
      {".webm", with({"-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-row-mt", "1", "-deadline", "good", "-cpu-used",
                      "4", "-f", "webm"})},
      // One palette, of what comes before the film: a palette a frame would keep nothing of the frame before, and one
      // of all frames would hold them in memory until the last is known. Flat colours need no dither.
      {".gif",
       {"-filter_complex",
        fmt::format("split[a][b];[a]trim=end_frame={0},palettegen=stats_mode=full[p];"
                    "[b]trim=start_frame={0},setpts=PTS-STARTPTS[c];[c][p]paletteuse=diff_mode=rectangle:dither=none",
                    kPaletteFrames),
        "-loop", "0", "-f", "gif"},
       false,
       50,
       kPaletteFrames}};
  return kFormats;
}

const Format* formatOf(const std::string& extension) {
  const auto found = std::ranges::find(formats(), extension, &Format::extension);
  return found == formats().end() ? nullptr : &*found;
}

scene::Frame frameOf(const FilmOptions& options) {
  const Format* format = formatOf(options.format);
  const bool isEven = format != nullptr && format->needsEvenSides;
  const auto side = [isEven](int asked) { return isEven ? asked + asked % 2 : asked; };
  return {side(options.settings.size.width), side(options.settings.size.height), options.settings.scale};
}

class Filmer {
 public:
  Filmer(Studio& studio, const FilmOptions& options, const OnProgress& onProgress)
      : studio_(studio), options_(options), frame_(frameOf(options)), onProgress_(onProgress) {}

  Result<void> writeFolder(const Views& views) {
    auto folder = OutputFolder::create(options_.output);
    if (!folder) {
      return tl::make_unexpected(folder.error());
    }
    const auto nameOf = [&](std::size_t i) { return folder->path() / fmt::format("frame-{:05}.png", i + 1); };
    for (std::size_t i = 0; i < views.size(); ++i) {
      onProgress_(static_cast<int>(i), static_cast<int>(views.size()));
      if (auto written = writeFrame(views, i, nameOf); !written) {
        return written;
      }
    }
    return folder->finish();
  }

  Result<void> writeVideo(const Views& film, const Format& format) {
    const Views views = sentFor(film, format.paletteFrames);
    auto file = OutputFile::create(options_.output, OutputFile::Writer::AnotherProgram);
    if (!file) {
      return tl::make_unexpected(file.error());
    }
    if (!platform::isInstalled("ffmpeg")) {
      return fail(ErrorKind::Machine, "films are made by ffmpeg, which is not installed: apt install ffmpeg");
    }
    auto encoder = platform::Process::startReader(command(views, format, file->path()));
    if (!encoder) {
      return tl::make_unexpected(encoder.error());
    }
    image::Image picture;
    for (std::size_t i = 0; i < views.size(); ++i) {
      onProgress_(static_cast<int>(i), static_cast<int>(views.size()));
      if (i == 0 || !(views[i] == views[i - 1])) {
        auto drawn = studio_.picture(sceneOf(views[i]));
        if (!drawn) {
          return tl::make_unexpected(drawn.error());
        }
        picture = std::move(*drawn);
      }
      if (!encoder->write(picture.rgba)) {
        break;  // `ended` tells why
      }
    }
    return ended(*encoder).and_then([&file] { return file->finish(); });
  }

 private:
  scene::Scene sceneOf(const view::View& view) {
    brief::Page page = options_.settings.page();
    page.isSteady = true;
    return studio_.scene(view, frame_, page, options_.settings.vision);
  }

  // A frame like the one before is that one again.
  template <class NameOf>
  Result<void> writeFrame(const Views& views, std::size_t i, NameOf nameOf) {
    if (i > 0 && views[i] == views[i - 1]) {
      std::error_code error;
      fs::copy_file(nameOf(i - 1), nameOf(i), error);
      return error ? tl::make_unexpected(cannotWrite(options_.output, error.value())) : Result<void>{};
    }
    const scene::Scene scene = sceneOf(views[i]);
    return studio_.write(nameOf(i), scene,
                         pictureTexts(studio_.stage().atlas, views[i], scene, toText(options_.settings)));
  }

  [[nodiscard]] std::vector<std::string> command(const Views& views, const Format& format, const fs::path& file) const {
    std::vector<std::string> words = {"ffmpeg",     "-hide_banner",
                                      "-loglevel",  "error",
                                      "-nostdin",   "-y",
                                      "-f",         "rawvideo",
                                      "-pix_fmt",   "rgba",
                                      "-s",         fmt::format("{}x{}", frame_.width, frame_.height),
                                      "-framerate", shortest(options_.timing.framesPerSecond),
                                      "-i",         "pipe:0"};
    words.insert(words.end(), format.arguments.begin(), format.arguments.end());
    const std::string& title = options_.settings.title;
    for (const std::string& word :
         {std::string("-metadata"), "title=" + (title.empty() ? studio_.stage().atlas.records().title : title),
          std::string("-metadata"), "comment=kurilscope:view=" + view::toText(views.front()),
          "file:" + file.string()}) {
      words.push_back(word);
    }
    return words;
  }

  // Waits for the encoder and takes its last word where it failed.
  Result<void> ended(platform::Process& encoder) const {
    const bool isGood = encoder.finish();
    const std::string words = encoder.complaint();
    // ffmpeg calls it a success when only the end of the file could not be written.
    if (isGood && words.find("Error writing") == std::string::npos &&
        words.find("Error closing") == std::string::npos) {
      return {};
    }
    for (const auto& [said, reason] : {std::pair("No space left", ENOSPC), std::pair("File too large", EFBIG)}) {
      if (words.find(said) != std::string::npos) {
        return tl::make_unexpected(cannotWrite(options_.output, reason));
      }
    }
    std::vector<std::string> lines = split(words, '\n');
    std::erase(lines, "Conversion failed!");  // after the reason
    return fail(ErrorKind::Machine, "cannot write '{}': ffmpeg failed{}", options_.output.string(),
                lines.empty() ? std::string() : ": " + lines.back());
  }

  Studio& studio_;
  const FilmOptions& options_;
  scene::Frame frame_;
  const OnProgress& onProgress_;
};

}  // namespace

std::string filmFormats() { return ".mp4, .webm, .gif or a folder (a name without an extension)"; }

std::vector<std::string> filmEndings() {
  std::vector<std::string> endings;
  for (const Format& known : formats()) {
    endings.emplace_back(known.extension);
  }
  return endings;
}

std::string filmNote(const FilmOptions& options) {
  const scene::Frame frame = frameOf(options);
  return brief::PageSize{frame.width, frame.height} == options.settings.size
             ? std::string()
             : fmt::format("{} needs even sides: the film has {}x{} pixels", options.format, frame.width, frame.height);
}

Result<void> writeFilm(const atlas::Atlas& atlas, const view::View& view, const FilmOptions& options,
                       const OnProgress& onProgress) {
  const Format* format = formatOf(options.format);
  if (format != nullptr && options.timing.framesPerSecond > format->mostFramesPerSecond) {
    return fail(ErrorKind::Usage, "--fps: a {} shows at most {} frames a second", format->extension,
                format->mostFramesPerSecond);
  }
  const auto views = filmViews(atlas, view, options.timing);
  if (!views) {
    return tl::make_unexpected(views.error());
  }
  auto studio = Studio::create(atlas);
  if (!studio) {
    return tl::make_unexpected(studio.error());
  }
  Filmer filmer(*studio, options, onProgress);
  return format != nullptr ? filmer.writeVideo(*views, *format) : filmer.writeFolder(*views);
}

}  // namespace kurilscope::app

#include "app/film.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include "app/picture_texts.hpp"
#include "app/studio.hpp"
#include "base/text.hpp"
#include "image/part_file.hpp"
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
};

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
      // A palette a frame: one for all would hold every frame in memory until the last is known.
      {".gif",
       {"-filter_complex", "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=none", "-loop",
        "0", "-f", "gif"},
       false,
       50}};
  return kFormats;
}

const Format* formatOf(const fs::path& path) {
  const std::string extension = lowercased(path.extension().string());
  const auto found = std::ranges::find(formats(), extension, &Format::extension);
  return found == formats().end() ? nullptr : &*found;
}

scene::Frame frameOf(const FilmOptions& options) {
  const Format* format = formatOf(options.output);
  const bool isEven = format != nullptr && format->needsEvenSides;
  const auto side = [isEven](int asked) { return isEven ? asked + asked % 2 : asked; };
  return {side(options.settings.size.width), side(options.settings.size.height), options.settings.scale};
}

// The folder of a film's frames under a passing name until it is whole.
class PartFolder {
 public:
  static Result<PartFolder> create(const fs::path& target) {
    std::error_code error;
    if (fs::exists(target, error)) {
      return fail(ErrorKind::Usage, "'{}' exists already; name a folder that does not, for the frames of the film",
                  target.string());
    }
    fs::path part = target;
    part += ".part";
    fs::remove_all(part, error);  // of a run that was killed
    if (!fs::create_directory(part, error)) {
      return tl::make_unexpected(image::cannotWrite(target, error ? error.value() : EEXIST));
    }
    return PartFolder(target, std::move(part));
  }
  PartFolder(PartFolder&& other) noexcept : target_(std::move(other.target_)), part_(std::move(other.part_)) {
    other.part_.clear();
  }
  PartFolder& operator=(PartFolder&&) = delete;
  ~PartFolder() {
    std::error_code ignored;
    if (!part_.empty()) {
      fs::remove_all(part_, ignored);
    }
  }

  [[nodiscard]] const fs::path& path() const { return part_; }
  Result<void> finish() {
    std::error_code error;
    fs::rename(part_, target_, error);
    if (error) {
      return tl::make_unexpected(image::cannotWrite(target_, error.value()));
    }
    part_.clear();
    return {};
  }

 private:
  PartFolder(fs::path target, fs::path part) : target_(std::move(target)), part_(std::move(part)) {}

  fs::path target_;
  fs::path part_;  // empty once it has its name
};

class Filmer {
 public:
  Filmer(Studio& studio, const FilmOptions& options, const OnProgress& onProgress)
      : studio_(studio), options_(options), frame_(frameOf(options)), onProgress_(onProgress) {}

  Result<void> writeFolder(const Views& views) {
    auto folder = PartFolder::create(withoutEndingSlash(options_.output));
    if (!folder) {
      return tl::make_unexpected(folder.error());
    }
    const auto nameOf = [&](std::size_t i) { return folder->path() / fmt::format("frame-{:05}.png", i + 1); };
    for (std::size_t i = 0; i < views.size(); ++i) {
      if (!goesOn(i, views)) {
        return cancelled();
      }
      if (auto written = writeFrame(views, i, nameOf); !written) {
        return written;
      }
    }
    return folder->finish();
  }

  Result<void> writeVideo(const Views& views, const Format& format) {
    auto file = image::PartFile::create(options_.output);
    if (!file) {
      return tl::make_unexpected(file.error());
    }
    if (!platform::isInstalled("ffmpeg")) {
      return fail(ErrorKind::Machine, "films are made by ffmpeg, which is not installed: apt install ffmpeg");
    }
    auto encoder = platform::Process::startReader(command(views, format));
    if (!encoder) {
      return tl::make_unexpected(encoder.error());
    }
    image::Image picture;
    for (std::size_t i = 0; i < views.size(); ++i) {
      if (!goesOn(i, views)) {
        return cancelled();
      }
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
    return ended(*encoder, views).and_then([&file] { return file->finish(); });
  }

 private:
  static fs::path withoutEndingSlash(const fs::path& path) { return path.has_filename() ? path : path.parent_path(); }

  bool goesOn(std::size_t done, const Views& views) const {
    return onProgress_(static_cast<int>(done), static_cast<int>(views.size()));
  }

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
      return error ? tl::make_unexpected(image::cannotWrite(options_.output, error.value())) : Result<void>{};
    }
    const scene::Scene scene = sceneOf(views[i]);
    return studio_.write(nameOf(i), scene,
                         pictureTexts(studio_.stage().atlas, views[i], scene, toText(options_.settings)));
  }

  [[nodiscard]] std::vector<std::string> command(const Views& views, const Format& format) const {
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
          "file:" + options_.output.string() + ".part"}) {
      words.push_back(word);
    }
    return words;
  }

  // Waits for the encoder and takes its last word where it failed.
  Result<void> ended(platform::Process& encoder, const Views& views) const {
    const bool isGood = encoder.finish([&] { return goesOn(views.size(), views); });
    if (!goesOn(views.size(), views)) {
      return cancelled();
    }
    if (isGood) {
      return {};
    }
    const std::string words = encoder.complaint();
    if (words.find("No space left") != std::string::npos) {
      return tl::make_unexpected(image::cannotWrite(options_.output, ENOSPC));
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

bool isFilmFormat(const fs::path& path) { return formatOf(path) != nullptr || !path.has_extension(); }

std::string filmNote(const FilmOptions& options) {
  const scene::Frame frame = frameOf(options);
  return brief::PageSize{frame.width, frame.height} == options.settings.size
             ? std::string()
             : fmt::format("{} needs even sides: the film has {}x{} pixels", options.output.extension().string(),
                           frame.width, frame.height);
}

Result<void> writeFilm(const atlas::Atlas& atlas, const view::View& view, const FilmOptions& options,
                       const OnProgress& onProgress) {
  const Format* format = formatOf(options.output);
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

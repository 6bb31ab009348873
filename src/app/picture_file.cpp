#include "app/picture_file.hpp"

#include <array>
#include <optional>
#include <string_view>

#include "base/text.hpp"
#include "canvas/cairo/canvas.hpp"

namespace kurilscope::app {

namespace {

enum class Format { Png, Pdf, Svg };

struct Named {
  std::string_view extension;
  Format format;
};

constexpr std::array kFormats = {Named{".png", Format::Png}, Named{".pdf", Format::Pdf}, Named{".svg", Format::Svg}};

std::optional<Format> formatOf(const std::filesystem::path& path) {
  const std::string extension = lowercased(path.extension().string());
  for (const Named& known : kFormats) {
    if (extension == known.extension) {
      return known.format;
    }
  }
  return std::nullopt;
}

Result<void> writePixels(const std::filesystem::path& path, const scene::Scene& scene, const image::Texts& texts,
                         const CanvasSource& canvasSource) {
  const auto canvas = canvasSource();
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  const auto picture = (*canvas)->render(scene);
  if (!picture) {
    return tl::make_unexpected(picture.error());
  }
  return image::writePng(path, *picture, texts);
}

}  // namespace

std::string pictureFormats() {
  std::string list;
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    list += i == 0 ? "" : i + 1 < kFormats.size() ? ", " : " or ";
    list += kFormats[i].extension;
  }
  return list;
}

bool isPictureFormat(const std::filesystem::path& path) { return formatOf(path).has_value(); }

Result<void> writePicture(const std::filesystem::path& path, const scene::Stage& stage, const scene::Scene& scene,
                          const image::Texts& texts, const CanvasSource& canvas) {
  const std::optional<Format> format = formatOf(path);
  if (!format) {
    return fail(ErrorKind::Usage, "'{}' does not end in {}, the pictures that can be written", path.string(),
                pictureFormats());
  }
  return *format == Format::Png ? writePixels(path, scene, texts, canvas)
                                : canvas::cairo::writeVector(path, stage, scene, texts);
}

}  // namespace kurilscope::app

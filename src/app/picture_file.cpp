#include "app/picture_file.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "canvas/cairo/canvas.hpp"
#include "canvas/gl/off_screen.hpp"
#include "image/png_writer.hpp"
#include "packs/pictures.hpp"

namespace kurilscope::app {

namespace {

enum class Format { Png, GeoTiff, Jpeg, Webp, Pdf, Svg };

struct Named {
  std::string_view extension;
  Format format;
  bool isListed = true;  // in messages; the rest are other spellings
};

constexpr std::array kFormats = {Named{".png", Format::Png},
                                 Named{".tif", Format::GeoTiff},
                                 Named{".jpg", Format::Jpeg},
                                 Named{".webp", Format::Webp},
                                 Named{".pdf", Format::Pdf},
                                 Named{".svg", Format::Svg},
                                 Named{".tiff", Format::GeoTiff, false},
                                 Named{".jpeg", Format::Jpeg, false}};

std::optional<Format> formatOf(const std::filesystem::path& path) {
  const std::string extension = lowercased(path.extension().string());
  const auto* known = std::ranges::find(kFormats, extension, &Named::extension);
  return known == kFormats.end() ? std::nullopt : std::optional(known->format);
}

io::Grid gridOf(const scene::Stage& stage, const scene::Scene& scene) {
  const scene::Basemap& basemap = scene.isWorld ? stage.world.get() : stage.region;
  return {basemap.projection.definition(), scene.transform.plane({0, 0}), scene.transform.metersPerPixel()};
}

// Draws band by band into anything that takes bands.
template <class Writer>
Result<void> drawInto(Writer& writer, const scene::Scene& scene, const CanvasSource& canvasSource) {
  const auto canvas = canvasSource();
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  return canvas::gl::renderInBands(**canvas, scene, [&writer](auto band) { return writer.add(std::move(band)); })
      .and_then([&writer] { return writer.finish(); });
}

Result<void> writePng(const std::filesystem::path& path, const scene::Scene& scene, const image::Texts& texts,
                      const CanvasSource& canvas) {
  auto writer =
      image::PngWriter::create(path, scene.frame.width, scene.frame.height, image::PngWriter::Pixels::Rgb, texts);
  return writer ? drawInto(*writer, scene, canvas) : tl::make_unexpected(writer.error());
}

Result<void> writeRaster(const io::RasterOrder& order, const scene::Scene& scene, const CanvasSource& canvas) {
  const auto raster = packs::newRaster(order);
  return raster ? drawInto(**raster, scene, canvas) : tl::make_unexpected(raster.error());
}

}  // namespace

std::string pictureFormats() {
  std::vector<std::string> listed;
  for (const Named& known : kFormats) {
    if (known.isListed) {
      listed.emplace_back(known.extension);
    }
  }
  const std::string last = " or " + listed.back();
  listed.pop_back();
  return joined(listed, ", ") + last;
}

bool isPictureFormat(const std::filesystem::path& path) { return formatOf(path).has_value(); }

bool isPixelFormat(const std::filesystem::path& path) {
  const std::optional<Format> format = formatOf(path);
  return format && *format != Format::Pdf && *format != Format::Svg;
}

Result<void> writePicture(const std::filesystem::path& path, const scene::Stage& stage, const scene::Scene& scene,
                          const image::Texts& texts, const CanvasSource& canvas) {
  const std::optional<Format> format = formatOf(path);
  if (!format) {
    return fail(ErrorKind::Usage, "'{}' does not end in {}, the pictures that can be written", path.string(),
                pictureFormats());
  }
  const auto raster = [&](io::RasterFormat kind) {
    return writeRaster({path, kind, scene.frame.width, scene.frame.height, gridOf(stage, scene), texts}, scene, canvas);
  };
  switch (*format) {
    case Format::Png:
      return writePng(path, scene, texts, canvas);
    case Format::GeoTiff:
      return raster(io::RasterFormat::GeoTiff);
    case Format::Jpeg:
      return raster(io::RasterFormat::Jpeg);
    case Format::Webp:
      return raster(io::RasterFormat::Webp);
    default:
      return canvas::cairo::writeVector(path, stage, scene, texts);
  }
}

}  // namespace kurilscope::app

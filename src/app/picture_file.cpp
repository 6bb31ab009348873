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

std::string endingOf(const std::filesystem::path& path) { return lowercased(path.extension().string()); }

std::optional<Format> formatOf(const std::string& extension) {
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
  return canvas::gl::renderInBands(**canvas, scene, [&writer](auto band) { return writer.add(std::move(band)); });
}

Result<void> writeRaster(const ByteSink& sink, const io::RasterOrder& order, const scene::Scene& scene,
                         const CanvasSource& canvas) {
  const auto raster = packs::newRaster(order);
  if (!raster) {
    return tl::make_unexpected(raster.error());
  }
  return drawInto(**raster, scene, canvas).and_then([&] { return (*raster)->finish(); }).and_then(sink);
}

// Pixels go into the file as they are drawn.
Result<void> writePixels(const std::filesystem::path& path, Format format, const scene::Stage& stage,
                         const scene::Scene& scene, const image::Texts& texts, const CanvasSource& canvas) {
  auto file = OutputFile::create(path);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  const auto sink = [&file](std::string_view bytes) { return file->write(bytes); };
  const auto raster = [&](io::RasterFormat kind) {
    return writeRaster(sink, {path.string(), kind, scene.frame.width, scene.frame.height, gridOf(stage, scene), texts},
                       scene, canvas);
  };
  const Result<void> written = format == Format::Png       ? writePng(sink, scene, texts, canvas)
                               : format == Format::GeoTiff ? raster(io::RasterFormat::GeoTiff)
                               : format == Format::Jpeg    ? raster(io::RasterFormat::Jpeg)
                                                           : raster(io::RasterFormat::Webp);
  return written.and_then([&file] { return file->finish(); });
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

std::vector<std::string> pictureEndings() {
  std::vector<std::string> endings;
  for (const Named& known : kFormats) {
    endings.emplace_back(known.extension);
  }
  return endings;
}

bool isPictureFormat(const std::filesystem::path& path) { return formatOf(endingOf(path)).has_value(); }

bool isPixelFormat(const std::string& ending) {
  const std::optional<Format> format = formatOf(ending);
  return format && *format != Format::Pdf && *format != Format::Svg;
}

Result<void> writePng(const ByteSink& sink, const scene::Scene& scene, const image::Texts& texts,
                      const CanvasSource& canvas) {
  auto writer =
      image::PngWriter::create(sink, scene.frame.width, scene.frame.height, image::PngWriter::Pixels::Rgb, texts);
  if (!writer) {
    return tl::make_unexpected(writer.error());
  }
  return drawInto(*writer, scene, canvas).and_then([&writer] { return writer->finish(); });
}

Result<void> writePicture(const std::filesystem::path& path, const std::string& ending, const scene::Stage& stage,
                          const scene::Scene& scene, const image::Texts& texts, const CanvasSource& canvas) {
  const std::string named = ending.empty() ? endingOf(path) : ending;
  const std::optional<Format> format = formatOf(named);
  if (!format) {
    return fail(ErrorKind::Usage, "'{}' does not end in {}, the pictures that can be written", path.string(),
                pictureFormats());
  }
  return isPixelFormat(named) ? writePixels(path, *format, stage, scene, texts, canvas)
                              : canvas::cairo::writeVector(path, stage, scene, texts, named);
}

}  // namespace kurilscope::app

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
#include "image/xmp.hpp"
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

// What a file says of its size, so that a sheet of paper is that sheet where it is inserted.
double dotsPerInch(const scene::Frame& frame) { return 96.0 * frame.scale; }

// ImageMagick drops texts of a PNG that are not ASCII. In a View's and a page's text any byte may be escaped.
std::string inAscii(const std::string& text) {
  std::string ascii;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    ascii += byte < 0x80 ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return ascii;
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

Result<void> writePng(const ByteSink& sink, const scene::Scene& scene, const image::Texts& texts,
                      const CanvasSource& canvas) {
  image::Texts all;
  for (const auto& [key, text] : texts) {
    const bool isReadUnescaped = key == "kurilscope:view" || key == "kurilscope:page";
    all.emplace(key, isReadUnescaped ? inAscii(text) : text);
  }
  all.emplace(image::kXmpKeyword, image::xmpPacket(texts));
  auto writer = image::PngWriter::create(sink, scene.frame.width, scene.frame.height, image::PngWriter::Pixels::Rgb,
                                         all, dotsPerInch(scene.frame));
  if (!writer) {
    return tl::make_unexpected(writer.error());
  }
  return drawInto(*writer, scene, canvas).and_then([&writer] { return writer->finish(); });
}

Result<void> writeRaster(const ByteSink& sink, const io::RasterOrder& order, const scene::Scene& scene,
                         const CanvasSource& canvas) {
  const auto raster = packs::newRaster(order);
  if (!raster) {
    return tl::make_unexpected(raster.error());
  }
  return drawInto(**raster, scene, canvas).and_then([&] { return (*raster)->finish(); }).and_then(sink);
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

Result<void> writePixels(const ByteSink& sink, const std::string& ending, const scene::Stage& stage,
                         const scene::Scene& scene, const image::Texts& texts, const CanvasSource& canvas) {
  const auto raster = [&](io::RasterFormat kind) {
    return writeRaster(sink,
                       {.name = "picture" + ending,
                        .format = kind,
                        .width = scene.frame.width,
                        .height = scene.frame.height,
                        .dotsPerInch = dotsPerInch(scene.frame),
                        .grid = gridOf(stage, scene),
                        .texts = texts},
                       scene, canvas);
  };
  switch (formatOf(ending).value_or(Format::Png)) {
    case Format::GeoTiff:
      return raster(io::RasterFormat::GeoTiff);
    case Format::Jpeg:
      return raster(io::RasterFormat::Jpeg);
    case Format::Webp:
      return raster(io::RasterFormat::Webp);
    default:
      return writePng(sink, scene, texts, canvas);
  }
}

Result<void> writePicture(const std::filesystem::path& path, const std::string& ending, const scene::Stage& stage,
                          const scene::Scene& scene, const image::Texts& texts, const CanvasSource& canvas) {
  const std::string named = ending.empty() ? endingOf(path) : ending;
  if (!formatOf(named)) {
    return fail(ErrorKind::Usage, "'{}' does not end in {}, the pictures that can be written", path.string(),
                pictureFormats());
  }
  if (!isPixelFormat(named)) {
    return canvas::cairo::writeVector(path, stage, scene, texts, named);
  }
  auto file = OutputFile::create(path);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  const auto sink = [&file](std::string_view bytes) { return file->write(bytes); };
  return writePixels(sink, named, stage, scene, texts, canvas).and_then([&file] { return file->finish(); });
}

}  // namespace kurilscope::app

#include "canvas/cairo/canvas.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <system_error>

#include "base/text.hpp"
#include "canvas/cairo/painter.hpp"
#include "canvas/cairo/svg_words.hpp"

namespace kurilscope::canvas::cairo {

namespace {

using Metadata = std::map<std::string, std::string>;

// A point is 1/72 inch, a unit of the scene 1/96 inch.
constexpr double kPointsPerUnit = 0.75;

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using Context = std::unique_ptr<cairo_t, DestroyContext>;

enum class Format { Pdf, Svg };

Result<Format> formatOf(const std::filesystem::path& path) {
  const std::string extension = lowercased(path.extension().string());
  if (extension == ".pdf") {
    return Format::Pdf;
  }
  if (extension == ".svg") {
    return Format::Svg;
  }
  return fail(ErrorKind::Usage, "'{}' is neither a .pdf nor a .svg; vectors are written as these two", path.string());
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Surface surfaceInto(std::string& bytes, Format format, double widthPoints, double heightPoints) {
  if (format == Format::Pdf) {
    return Surface(cairo_pdf_surface_create_for_stream(append, &bytes, widthPoints, heightPoints));
  }
  Surface surface(cairo_svg_surface_create_for_stream(append, &bytes, widthPoints, heightPoints));
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PT);
  return surface;
}

// Title, author and subject have their own places in a PDF; the rest travels as keywords, one "key=value" a line.
void setPdfMetadata(cairo_surface_t* surface, const Metadata& metadata) {
  static const std::map<std::string, cairo_pdf_metadata_t> kPlaces = {{"title", CAIRO_PDF_METADATA_TITLE},
                                                                      {"author", CAIRO_PDF_METADATA_AUTHOR},
                                                                      {"subject", CAIRO_PDF_METADATA_SUBJECT}};
  Metadata keywords;
  for (const auto& [key, value] : metadata) {
    if (const auto place = kPlaces.find(lowercased(key)); place != kPlaces.end()) {
      cairo_pdf_surface_set_metadata(surface, place->second, value.c_str());
    } else {
      keywords.emplace(key, value);
    }
  }
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "kurilscope " KURILSCOPE_VERSION);
  if (!keywords.empty()) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, keyValueLines(keywords).c_str());
  }
}

Result<std::string> drawn(const std::filesystem::path& path, Format format, const scene::Stage& stage,
                          const scene::Scene& scene, const Metadata& metadata) {
  const double pointsPerPixel = kPointsPerUnit / scene.frame.scale;
  std::string bytes;
  const Surface surface =
      surfaceInto(bytes, format, scene.frame.width * pointsPerPixel, scene.frame.height * pointsPerPixel);
  if (format == Format::Pdf) {
    setPdfMetadata(surface.get(), metadata);
  }
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), pointsPerPixel, pointsPerPixel);
  Painter(context.get(), stage, scene).paint();
  const cairo_status_t painted = cairo_status(context.get());
  cairo_surface_finish(surface.get());
  const cairo_status_t status = painted != CAIRO_STATUS_SUCCESS ? painted : cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorKind::Machine, "cannot draw '{}': {}; try a smaller picture", path.string(),
                cairo_status_to_string(status));
  }
  if (format == Format::Svg) {
    addWords(bytes, scene, pointsPerPixel, metadata);
  }
  return bytes;
}

Result<void> cannotWrite(const std::filesystem::path& path, int reason) {
  return fail(ErrorKind::Machine, "cannot write '{}': {}; write to a folder of your own that has room", path.string(),
              std::strerror(reason));
}

// Beside the target first, so that a failure leaves neither a half file nor the old one damaged.
Result<void> writeWhole(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::path part = path;
  part += ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) {
    return cannotWrite(path, errno);
  }
  errno = 0;
  const bool isWritten = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool isClosed = std::fclose(file) == 0;
  if (isWritten && isClosed && std::rename(part.c_str(), path.c_str()) == 0) {
    return {};
  }
  const int reason = errno;
  std::remove(part.c_str());
  return cannotWrite(path, reason);
}

}  // namespace

Result<void> writeVector(const std::filesystem::path& path, const scene::Stage& stage, const scene::Scene& scene,
                         const Metadata& metadata) {
  const Result<Format> format = formatOf(path);
  if (!format) {
    return tl::make_unexpected(format.error());
  }
  const Result<std::string> bytes = drawn(path, *format, stage, scene, metadata);
  if (!bytes) {
    return tl::make_unexpected(bytes.error());
  }
  return writeWhole(path, *bytes);
}

}  // namespace kurilscope::canvas::cairo

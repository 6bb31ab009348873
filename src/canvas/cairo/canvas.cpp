#include "canvas/cairo/canvas.hpp"

#include <cairo-svg.h>

#include "base/output_file.hpp"
#include "base/text.hpp"
#include "canvas/cairo/painter.hpp"
#include "canvas/cairo/surface.hpp"
#include "canvas/cairo/svg_words.hpp"

namespace kurilscope::canvas::cairo {

namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

Result<std::string> svgOf(const std::filesystem::path& path, const scene::Stage& stage, const scene::Scene& scene,
                          const Metadata& metadata) {
  const double points = pointsPerPixel(scene.frame);
  std::string bytes;
  const Surface surface(
      cairo_svg_surface_create_for_stream(append, &bytes, scene.frame.width * points, scene.frame.height * points));
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PT);
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), points, points);
  Painter(context.get(), stage, scene).paint();
  const cairo_status_t painted = cairo_status(context.get());
  cairo_surface_finish(surface.get());
  const cairo_status_t status = painted != CAIRO_STATUS_SUCCESS ? painted : cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorKind::Machine, "cannot draw '{}': {}; try a smaller picture", path.string(),
                cairo_status_to_string(status));
  }
  addWords(bytes, scene, points, metadata);
  return bytes;
}

Result<void> writePdf(const std::filesystem::path& path, const scene::Stage& stage, const scene::Scene& scene,
                      const Metadata& metadata) {
  auto document = Document::create(path, metadata);
  if (!document) {
    return tl::make_unexpected(document.error());
  }
  return document->add(stage, {.scene = scene}).and_then([&] { return document->finish(); });
}

}  // namespace

Result<void> writeVector(const std::filesystem::path& path, const scene::Stage& stage, const scene::Scene& scene,
                         const Metadata& metadata, const std::string& format) {
  const std::string extension = format.empty() ? lowercased(path.extension().string()) : format;
  if (extension == ".pdf") {
    return writePdf(path, stage, scene, metadata);
  }
  if (extension == ".svg") {
    return svgOf(path, stage, scene, metadata).and_then([&path](const std::string& bytes) {
      return writeFile(path, bytes);
    });
  }
  return fail(ErrorKind::Usage, "'{}' is neither a .pdf nor a .svg; vectors are written as these two", path.string());
}

}  // namespace kurilscope::canvas::cairo

#include "canvas/cairo/document.hpp"

#include <cairo-pdf.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <optional>

#include "base/output_file.hpp"
#include "base/text.hpp"
#include "canvas/cairo/painter.hpp"
#include "canvas/cairo/surface.hpp"

namespace kurilscope::canvas::cairo {

namespace {

// Cairo's attributes of a tag are quoted so: name='it\'s'.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  }
  return out + "'";
}

bool isAddress(const std::string& target) { return target.find("://") != std::string::npos; }

// Cairo 1.16 takes the places of tags as points of the page, whatever the context's scale, so they are given with none.
void addTag(cairo_t* context, const char* tag, const std::string& attributes) {
  cairo_save(context);
  cairo_identity_matrix(context);
  cairo_tag_begin(context, tag, attributes.c_str());
  cairo_tag_end(context, tag);
  cairo_restore(context);
}

void addLink(cairo_t* context, const scene::Link& link, float points) {
  const glm::vec2 topLeft = link.box.topLeft * points;
  const glm::vec2 size = link.box.bottomRight * points - topLeft;
  const std::string attributes = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] {}={}", topLeft.x, topLeft.y, size.x,
                                             size.y, isAddress(link.target) ? "uri" : "dest", quoted(link.target));
  addTag(context, CAIRO_TAG_LINK, attributes);
}

void addAnchor(cairo_t* context, const scene::Anchor& anchor, float points) {
  const std::string attributes =
      fmt::format("name={} x={:.2f} y={:.2f}", quoted(anchor.name), anchor.at.x * points, anchor.at.y * points);
  addTag(context, CAIRO_TAG_DEST, attributes);
}

// Cairo would write the hour, and no two files would be the same. As reproducible-builds.org has it, a builder may say
// the time of what it builds from; without one there is none, and the first second of 1970 stands for that.
std::string creationDate() {
  const char* told = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t seconds = told == nullptr ? 0 : std::strtoll(told, nullptr, 10);
  std::tm date{};
  std::array<char, 32> text{};
  if (gmtime_r(&seconds, &date) == nullptr || date.tm_year < 0 || date.tm_year > 9999 - 1900) {
    return "1970-01-01T00:00:00Z";
  }
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &date);
  return text.data();
}

// Title, author and subject have their own places in a PDF; the rest travels as keywords, one "key=value" a line.
void setMetadata(cairo_surface_t* surface, const Metadata& metadata) {
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
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, creationDate().c_str());
  if (!keywords.empty()) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, keyValueLines(keywords).c_str());
  }
}

}  // namespace

struct Document::State {
  std::filesystem::path path;
  OutputFile file;
  Result<void> written;  // up to here
  Surface surface{};     // writes to the file until it is finished: dies before it
  int pages = 0;
  bool isFinished = false;

  State(std::filesystem::path thePath, OutputFile theFile) : path(std::move(thePath)), file(std::move(theFile)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  // A document that was given up is not ended but forgotten: cairo 1.18 aborts the program over links to pages that
  // have not come.
  ~State() {
    if (!isFinished) {
      (void)surface.release();
    }
  }

  // A stream of cairo's. It is never told of a failure: cairo 1.16 aborts the program when it ends a document that it
  // could not write. `checked` tells, after each page.
  static cairo_status_t write(void* self, const unsigned char* data, unsigned length) {
    auto& state = *static_cast<State*>(self);
    if (state.written) {
      state.written = state.file.write({reinterpret_cast<const char*>(data), length});
    }
    return CAIRO_STATUS_SUCCESS;
  }

  [[nodiscard]] Result<void> checked(cairo_status_t status) const {
    if (!written) {
      return written;
    }
    if (status != CAIRO_STATUS_SUCCESS) {
      return fail(ErrorKind::Machine, "cannot draw '{}': {}; try a smaller picture", path.string(),
                  cairo_status_to_string(status));
    }
    return {};
  }
};

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::create(const std::filesystem::path& path, const Metadata& metadata) {
  auto file = OutputFile::create(path);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  auto state = std::make_unique<State>(path, std::move(*file));
  // Each page says its own size.
  state->surface.reset(cairo_pdf_surface_create_for_stream(State::write, state.get(), 1, 1));
  setMetadata(state->surface.get(), metadata);
  if (auto good = state->checked(cairo_surface_status(state->surface.get())); !good) {
    return tl::make_unexpected(good.error());
  }
  return Document(std::move(state));
}

Result<void> Document::add(const scene::Stage& stage, const scene::Sheet& sheet) {
  cairo_surface_t* surface = state_->surface.get();
  const scene::Frame& frame = sheet.scene.frame;
  const double points = pointsPerPixel(frame);
  const auto unit = static_cast<float>(points);
  cairo_pdf_surface_set_size(surface, frame.width * points, frame.height * points);
  const Context context(cairo_create(surface));
  cairo_scale(context.get(), points, points);
  const std::string name = fmt::format("page-{}", ++state_->pages);
  addAnchor(context.get(), {name, {0, 0}}, unit);
  for (const scene::Anchor& anchor : sheet.anchors) {
    addAnchor(context.get(), anchor, unit);
  }
  Painter(context.get(), stage, sheet.scene).paint();
  for (const scene::Link& link : sheet.links) {
    addLink(context.get(), link, unit);
  }
  if (!sheet.title.empty()) {
    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, sheet.title.c_str(),
                                  ("dest=" + quoted(name)).c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
  }
  cairo_show_page(context.get());
  const cairo_status_t painted = cairo_status(context.get());
  return state_->checked(painted != CAIRO_STATUS_SUCCESS ? painted : cairo_surface_status(surface));
}

Result<void> Document::finish() {
  state_->isFinished = true;
  cairo_surface_finish(state_->surface.get());
  return state_->checked(cairo_surface_status(state_->surface.get())).and_then([this] {
    return state_->file.finish();
  });
}

}  // namespace kurilscope::canvas::cairo

#include "image/png_writer.hpp"

#include <isa-l/igzip_lib.h>
#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <deque>
#include <future>
#include <new>
#include <span>
#include <string_view>
#include <thread>
#include <utility>

#include "image/png_trouble.hpp"

namespace kurilscope::image {

namespace {

// Strips of this size give every core work; what they lose by not knowing one another is under a thousandth.
constexpr std::size_t kStripBytes = 1 << 20;
constexpr png_uint_32 kMostPixelsPerSide = 1'000'000;
constexpr png_byte kFilterUp = 2;

struct Struct {
  Trouble trouble;
  png_structp png = nullptr;
  png_infop info = nullptr;

  Struct() {
    png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &trouble, onError, onWarning);
    info = png != nullptr ? png_create_info_struct(png) : nullptr;
  }
  Struct(const Struct&) = delete;
  Struct& operator=(const Struct&) = delete;
  ~Struct() { png_destroy_write_struct(&png, &info); }
};

bool isAscii(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// tEXt where the text is plain ASCII, which every reader understands; iTXt, which is UTF-8, elsewhere.
std::vector<png_text> chunksOf(const Texts& texts) {
  std::vector<png_text> chunks;
  for (const auto& [keyword, text] : texts) {
    png_text chunk{};
    chunk.compression = isAscii(text) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    chunk.key = const_cast<char*>(keyword.c_str());  // libpng copies both
    chunk.text = const_cast<char*>(text.c_str());
    chunks.push_back(chunk);
  }
  return chunks;
}

// All that stands before the pixels.
bool writeHeader(Struct& file, int width, int height, int colorType, const std::vector<png_text>& chunks,
                 double dotsPerInch) {
  if (setjmp(png_jmpbuf(file.png)) != 0) {
    return false;
  }
  png_set_user_limits(file.png, kMostPixelsPerSide, kMostPixelsPerSide);
  png_set_IHDR(file.png, file.info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8, colorType,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB_gAMA_and_cHRM(file.png, file.info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (dotsPerInch > 0) {
    const auto perMeter = static_cast<png_uint_32>(std::lround(dotsPerInch / 0.0254));
    png_set_pHYs(file.png, file.info, perMeter, perMeter, PNG_RESOLUTION_METER);
  }
  if (!chunks.empty()) {
    png_set_text(file.png, file.info, chunks.data(), static_cast<int>(chunks.size()));
  }
  png_write_info(file.png, file.info);
  return true;
}

bool writeChunk(Struct& file, const char* name, const std::uint8_t* bytes, std::size_t size) {
  if (setjmp(png_jmpbuf(file.png)) != 0) {
    return false;
  }
  png_write_chunk(file.png, reinterpret_cast<png_const_bytep>(name), bytes, size);
  return true;
}

std::string whyNotAPicture(int width, int height, const Texts& texts) {
  if (width <= 0 || height <= 0) {
    return fmt::format("the picture is {} by {} pixels; it needs at least one", width, height);
  }
  if (static_cast<png_uint_32>(std::max(width, height)) > kMostPixelsPerSide) {
    return fmt::format("the picture is {} by {} pixels; a side may have {}", width, height, kMostPixelsPerSide);
  }
  for (const auto& [keyword, text] : texts) {
    if (keyword.empty() || keyword.size() > 79 || !isAscii(keyword)) {
      return fmt::format("'{}' is no PNG keyword; it needs 1 to 79 ASCII characters", keyword);
    }
  }
  return {};
}

// ---- compressing, on any thread

// Rows of a band, with the band above for the first row's filter.
struct Rows {
  std::shared_ptr<const Image> band;
  std::shared_ptr<const Image> above;  // null at the top of the picture
  int first = 0;
  int end = 0;
  bool isLast = false;  // ends the stream
  std::size_t channels = 4;
};

struct Strip {
  std::vector<std::uint8_t> deflated;
  uLong adler = 1;
  std::size_t rawBytes = 0;
};

// Streams that join on whole bytes, by ISA-L: on maps it takes a seventh of zlib's time for files as large.
class Deflater {
 public:
  explicit Deflater(std::vector<std::uint8_t>& out) : out_(out) {
    isal_deflate_init(&stream_);
    stream_.level = 1;
    stream_.level_buf = work_.data();
    stream_.level_buf_size = static_cast<std::uint32_t>(work_.size());
    stream_.gzip_flag = IGZIP_DEFLATE;  // no header: strips are joined into one stream
  }

  enum class Then { More, Join, End };

  void feed(std::span<std::uint8_t> bytes, Then then) {
    constexpr std::size_t kRoom = 64 * 1024;
    stream_.next_in = bytes.data();
    stream_.avail_in = static_cast<std::uint32_t>(bytes.size());
    stream_.flush = then == Then::More ? NO_FLUSH : SYNC_FLUSH;
    stream_.end_of_stream = then == Then::End ? 1 : 0;
    do {
      if (used_ == out_.size()) {
        out_.resize(out_.size() + kRoom);
      }
      stream_.next_out = out_.data() + used_;
      stream_.avail_out = static_cast<std::uint32_t>(out_.size() - used_);
      isal_deflate(&stream_);
      used_ = out_.size() - stream_.avail_out;
    } while (stream_.avail_out == 0);
    if (then != Then::More) {
      out_.resize(used_);
    }
  }

 private:
  std::vector<std::uint8_t>& out_;
  std::size_t used_ = 0;
  std::vector<std::uint8_t> work_ = std::vector<std::uint8_t>(ISAL_DEF_LVL1_DEFAULT);
  isal_zstream stream_{};
};

// One row as the file holds it: the filter's number, then each byte less the one above. `row` and `above` are RGBA.
class FilteredRow {
 public:
  FilteredRow(int width, std::size_t channels)
      : channels_(channels), pixels_(static_cast<std::size_t>(width)), bytes_(1 + 4 * pixels_) {
    bytes_[0] = kFilterUp;
  }

  // The bytes stay until the next call.
  std::span<std::uint8_t> operator()(const std::uint8_t* row, const std::uint8_t* above) {
    std::uint8_t* out = bytes_.data() + 1;
    for (std::size_t i = 0; i < 4 * pixels_; ++i) {
      out[i] = static_cast<std::uint8_t>(row[i] - above[i]);
    }
    if (channels_ == 3) {
      // Whole words are copied; each one's fourth byte is written over by the next.
      for (std::size_t x = 1; x < pixels_; ++x) {
        std::memmove(out + 3 * x, out + 4 * x, 4);
      }
    }
    return {bytes_.data(), 1 + channels_ * pixels_};
  }

 private:
  std::size_t channels_;
  std::size_t pixels_;
  std::vector<std::uint8_t> bytes_;
};

Strip compressed(const Rows& rows) {
  Strip strip;
  Deflater deflater(strip.deflated);
  FilteredRow filter(rows.band->width, rows.channels);
  const std::vector<std::uint8_t> nothing(rows.above == nullptr ? 4 * static_cast<std::size_t>(rows.band->width) : 0);
  const std::uint8_t* above = rows.first > 0          ? rows.band->pixel(0, rows.first - 1)
                              : rows.above != nullptr ? rows.above->pixel(0, rows.above->height - 1)
                                                      : nothing.data();
  for (int y = rows.first; y < rows.end; ++y) {
    const std::uint8_t* row = rows.band->pixel(0, y);
    const std::span<std::uint8_t> filtered = filter(row, above);
    above = row;
    strip.adler = isal_adler32(static_cast<std::uint32_t>(strip.adler), filtered.data(), filtered.size());
    strip.rawBytes += filtered.size();
    const bool isEnd = y + 1 == rows.end;
    deflater.feed(filtered, !isEnd ? Deflater::Then::More : rows.isLast ? Deflater::Then::End : Deflater::Then::Join);
  }
  return strip;
}

}  // namespace

// ---- the file, on the caller's thread

struct PngWriter::State {
  ByteSink sink;
  Result<void> taken;  // what the sink said
  int width;
  int height;
  std::size_t channels;
  Struct png;
  std::shared_ptr<const Image> above;
  std::deque<std::future<Strip>> strips;  // in the file's order
  int rows = 0;                           // added so far
  uLong adler = 1;

  State(ByteSink theSink, int theWidth, int theHeight, std::size_t theChannels)
      : sink(std::move(theSink)), width(theWidth), height(theHeight), channels(theChannels) {
    if (png.png != nullptr) {
      png_set_write_fn(png.png, this, pass, nullptr);
    }
  }

  // For libpng, which never hears of a failure: it would leave by longjmp, past destructors.
  static void pass(png_structp png, png_bytep bytes, std::size_t size) {
    auto& state = *static_cast<State*>(png_get_io_ptr(png));
    if (state.taken) {
      state.taken = state.sink({reinterpret_cast<const char*>(bytes), size});
    }
  }

  [[nodiscard]] Result<void> checked(bool isGood) const {
    return isGood ? taken : fail(ErrorKind::Machine, "cannot make the PNG: {}", png.trouble.text.data());
  }

  Result<void> chunk(const char* name, const std::vector<std::uint8_t>& bytes) {
    return checked(writeChunk(png, name, bytes.data(), bytes.size()));
  }

  // Writes the strip at the front, waiting for it.
  Result<void> writeStrip() {
    const Strip strip = strips.front().get();
    strips.pop_front();
    adler = adler32_combine(adler, strip.adler, static_cast<z_off_t>(strip.rawBytes));
    return chunk("IDAT", strip.deflated);
  }
};

PngWriter::PngWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
PngWriter::PngWriter(PngWriter&&) noexcept = default;
PngWriter::~PngWriter() = default;

Result<PngWriter> PngWriter::create(ByteSink sink, int width, int height, Pixels pixels, const Texts& texts,
                                    double dotsPerInch) {
  if (const std::string reason = whyNotAPicture(width, height, texts); !reason.empty()) {
    return fail(ErrorKind::Machine, "cannot make the PNG: {}", reason);
  }
  const bool isRgb = pixels == Pixels::Rgb;
  auto state = std::make_unique<State>(std::move(sink), width, height, isRgb ? 3 : 4);
  if (state->png.info == nullptr) {
    throw std::bad_alloc();
  }
  const std::vector<png_text> chunks = chunksOf(texts);
  const int colorType = isRgb ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA;
  constexpr std::uint8_t kMethod = 0x78;  // the zlib stream's own header: deflate, 32 KiB window, fast
  return state->checked(writeHeader(state->png, width, height, colorType, chunks, dotsPerInch))
      .and_then([&state] {
        return state->chunk("IDAT", {kMethod, 0x01});
      })
      .map([&state] { return PngWriter(std::move(state)); });
}

Result<void> PngWriter::add(std::shared_ptr<const Image> band) {
  State& state = *state_;
  const std::size_t bytes = 4 * static_cast<std::size_t>(band->width) * static_cast<std::size_t>(band->height);
  if (band->width != state.width || band->height > state.height - state.rows || band->rgba.size() != bytes) {
    return fail(ErrorKind::Machine, "cannot make the PNG: {} by {} pixels in {} bytes do not fit at row {} of {} by {}",
                band->width, band->height, band->rgba.size(), state.rows, state.width, state.height);
  }
  const std::size_t most = std::max(2U, std::thread::hardware_concurrency());
  const auto rowsPerStrip = static_cast<int>(
      std::max<std::size_t>(1, kStripBytes / (state.channels * static_cast<std::size_t>(state.width))));
  for (int first = 0; first < band->height; first += rowsPerStrip) {
    const int end = std::min(first + rowsPerStrip, band->height);
    Rows rows{band, state.above, first, end, state.rows + end == state.height, state.channels};
    state.strips.push_back(std::async(std::launch::async, [rows = std::move(rows)] { return compressed(rows); }));
    while (state.strips.size() > most) {
      if (auto written = state.writeStrip(); !written) {
        return written;
      }
    }
  }
  state.rows += band->height;
  state.above = std::move(band);
  return {};
}

Result<void> PngWriter::finish() {
  State& state = *state_;
  if (state.rows != state.height) {
    return fail(ErrorKind::Machine, "cannot make the PNG: {} of its {} rows are missing", state.height - state.rows,
                state.height);
  }
  while (!state.strips.empty()) {
    if (auto written = state.writeStrip(); !written) {
      return written;
    }
  }
  std::array<std::uint8_t, 4> sum{};
  png_save_uint_32(sum.data(), static_cast<png_uint_32>(state.adler));
  return state.chunk("IDAT", {sum.begin(), sum.end()}).and_then([&state] { return state.chunk("IEND", {}); });
}

Result<void> writePng(const std::filesystem::path& path, const Image& image, const Texts& texts) {
  auto file = OutputFile::create(path);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  const auto sink = [&file](std::string_view bytes) { return file->write(bytes); };
  auto writer = PngWriter::create(sink, image.width, image.height, PngWriter::Pixels::Rgba, texts);
  if (!writer) {
    return tl::make_unexpected(writer.error());
  }
  // Borrowed: the writer is done with it before it leaves.
  const std::shared_ptr<const Image> band(&image, [](const Image*) {});
  return writer->add(band).and_then([&] { return writer->finish(); }).and_then([&] { return file->finish(); });
}

}  // namespace kurilscope::image

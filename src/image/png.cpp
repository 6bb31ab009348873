#include <png.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csetjmp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

#include "image/image.hpp"
#include "image/part_file.hpp"

namespace kurilscope::image {

namespace {

// libpng leaves by longjmp. Everything with a destructor is therefore declared before setjmp and lives in a struct
// that the jump does not unwind; the functions that set a jump hold plain values only.

// On maps filter UP at level 3 costs as little time as level 1 and half of level 6; files stay at twice level 6's size.
constexpr int kZlibLevel = 3;
// A picture of 4 GiB; beyond it a damaged header is far likelier than a picture.
constexpr std::uint64_t kMostPixels = std::uint64_t{1} << 30;
constexpr png_uint_32 kMostPixelsPerSide = 1'000'000;
// Text inside a picture: a View is a few hundred bytes, so this is generous.
constexpr png_alloc_size_t kMostTextBytes = 16 * 1024 * 1024;

constexpr std::size_t kSignatureBytes = 8;

struct Trouble {
  std::array<char, 256> text{};
  int errnoValue = 0;
};

[[noreturn]] void onError(png_structp png, png_const_charp message) {
  auto* trouble = static_cast<Trouble*>(png_get_error_ptr(png));
  trouble->errnoValue = errno;
  std::snprintf(trouble->text.data(), trouble->text.size(), "%s", message);
  png_longjmp(png, 1);
}

void onWarning(png_structp, png_const_charp) {}  // a warning leaves the picture readable

// ---- writing

struct Writer {
  Trouble trouble;
  png_structp png = nullptr;
  png_infop info = nullptr;

  Writer() {
    png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &trouble, onError, onWarning);
    info = png != nullptr ? png_create_info_struct(png) : nullptr;
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() { png_destroy_write_struct(&png, &info); }
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

bool encode(Writer& writer, std::FILE* file, const Image& image, const std::vector<png_text>& chunks) {
  if (setjmp(png_jmpbuf(writer.png)) != 0) {
    return false;
  }
  png_init_io(writer.png, file);
  png_set_user_limits(writer.png, kMostPixelsPerSide, kMostPixelsPerSide);
  png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height),
               8, PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(writer.png, kZlibLevel);
  png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_set_sRGB_gAMA_and_cHRM(writer.png, writer.info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (!chunks.empty()) {
    png_set_text(writer.png, writer.info, chunks.data(), static_cast<int>(chunks.size()));
  }
  png_write_info(writer.png, writer.info);
  for (int y = 0; y < image.height; ++y) {
    png_write_row(writer.png, image.pixel(0, y));
  }
  png_write_end(writer.png, writer.info);
  return true;
}

std::string whyNotAPicture(const Image& image, const Texts& texts) {
  if (image.width <= 0 || image.height <= 0) {
    return fmt::format("the picture is {} by {} pixels; it needs at least one", image.width, image.height);
  }
  if (static_cast<png_uint_32>(std::max(image.width, image.height)) > kMostPixelsPerSide) {
    return fmt::format("the picture is {} by {} pixels; a side may have {}", image.width, image.height,
                       kMostPixelsPerSide);
  }
  const auto bytes = 4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
  if (image.rgba.size() != bytes) {
    return fmt::format("the picture has {} bytes where {} by {} pixels need {}", image.rgba.size(), image.width,
                       image.height, bytes);
  }
  for (const auto& [keyword, text] : texts) {
    if (keyword.empty() || keyword.size() > 79 || !isAscii(keyword)) {
      return fmt::format("'{}' is no PNG keyword; it needs 1 to 79 ASCII characters", keyword);
    }
  }
  return {};
}

// ---- reading

struct Reader {
  Trouble trouble;
  png_structp png = nullptr;
  png_infop info = nullptr;
  png_uint_32 width = 0;
  png_uint_32 height = 0;
  int passes = 1;

  Reader() {
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &trouble, onError, onWarning);
    info = png != nullptr ? png_create_info_struct(png) : nullptr;
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

// True where every chunk up to the end mark lies inside the file. libpng would take memory for a chunk of the length
// that is written before it, up to 2 GiB, before it notices that the file ends sooner.
bool chunksFit(std::FILE* file, std::uint64_t fileBytes) {
  std::uint64_t position = kSignatureBytes;
  while (position + 12 <= fileBytes) {
    std::array<png_byte, 8> header{};
    if (std::fseek(file, static_cast<long>(position), SEEK_SET) != 0 ||
        std::fread(header.data(), 1, header.size(), file) != header.size()) {
      return false;
    }
    position += std::uint64_t{12} + png_get_uint_32(header.data());
    if (std::memcmp(&header[4], "IEND", 4) == 0) {
      return position <= fileBytes;
    }
  }
  return false;
}

// Reads what stands before the pixels and asks for 8-bit RGBA whatever the file holds.
bool readHeader(Reader& reader, std::FILE* file) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) {
    return false;
  }
  png_init_io(reader.png, file);
  png_set_user_limits(reader.png, kMostPixelsPerSide, kMostPixelsPerSide);
  png_set_chunk_malloc_max(reader.png, kMostTextBytes);
  png_read_info(reader.png, reader.info);
  reader.width = png_get_image_width(reader.png, reader.info);
  reader.height = png_get_image_height(reader.png, reader.info);
  png_set_expand(reader.png);
  png_set_strip_16(reader.png);
  png_set_gray_to_rgb(reader.png);
  png_set_add_alpha(reader.png, 0xFF, PNG_FILLER_AFTER);
  reader.passes = png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  return true;
}

bool readPixels(Reader& reader, std::uint8_t* rgba, std::size_t rowBytes) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) {
    return false;
  }
  for (int pass = 0; pass < reader.passes; ++pass) {
    for (png_uint_32 y = 0; y < reader.height; ++y) {
      png_read_row(reader.png, rgba + y * rowBytes, nullptr);
    }
  }
  png_read_end(reader.png, reader.info);  // text may follow the pixels; also notices a missing end
  return true;
}

Texts textsOf(const Reader& reader) {
  Texts texts;
  png_textp chunks = nullptr;
  const int count = png_get_text(reader.png, reader.info, &chunks, nullptr);
  for (int i = 0; i < count; ++i) {
    if (chunks[i].key != nullptr && chunks[i].text != nullptr) {
      texts.insert_or_assign(chunks[i].key, chunks[i].text);
    }
  }
  return texts;
}

tl::unexpected<Error> damaged(const std::filesystem::path& path, std::string_view reason) {
  return fail(ErrorKind::Input, "'{}' is damaged or cut off ({}); get it again from where it came", path.string(),
              reason);
}

// Room for the pixels, refused where the file is too small to hold them: zlib shrinks at most about 1032 to 1.
Result<Image> roomFor(const std::filesystem::path& path, const Reader& reader, std::uint64_t fileBytes) {
  const std::uint64_t pixels = std::uint64_t{reader.width} * reader.height;
  if (pixels > kMostPixels) {
    return fail(ErrorKind::Input, "'{}' says it has {} by {} pixels; at most {} in all can be read", path.string(),
                reader.width, reader.height, kMostPixels);
  }
  if (pixels / 8 > fileBytes * 1040) {  // even at one bit a pixel
    return fail(ErrorKind::Input, "'{}' is damaged or cut off: {} by {} pixels cannot come from {} bytes",
                path.string(), reader.width, reader.height, fileBytes);
  }
  return Image{.width = static_cast<int>(reader.width),
               .height = static_cast<int>(reader.height),
               .rgba = std::vector<std::uint8_t>(4 * pixels)};
}

}  // namespace

Result<void> writePng(const std::filesystem::path& path, const Image& image, const Texts& texts) {
  if (const std::string reason = whyNotAPicture(image, texts); !reason.empty()) {
    return fail(ErrorKind::Machine, "cannot write '{}': {}", path.string(), reason);
  }
  Result<PartFile> file = PartFile::create(path);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  const std::vector<png_text> chunks = chunksOf(texts);
  Writer writer;
  if (writer.info == nullptr) {
    return tl::make_unexpected(cannotWrite(path, ENOMEM));
  }
  errno = 0;
  if (!encode(writer, file->stream(), image, chunks)) {
    if (writer.trouble.errnoValue != 0) {
      return tl::make_unexpected(cannotWrite(path, writer.trouble.errnoValue));
    }
    return fail(ErrorKind::Machine, "cannot write '{}': {}", path.string(), writer.trouble.text.data());
  }
  return file->finish();
}

Result<Png> readPng(const std::filesystem::path& path) {
  std::error_code error;
  const auto fileBytes = std::filesystem::file_size(path, error);
  if (error) {
    return fail(ErrorKind::Input, "cannot read '{}': {}", path.string(), error.message());
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) {
    return fail(ErrorKind::Input, "cannot read '{}': {}", path.string(), std::strerror(errno));
  }
  std::array<png_byte, kSignatureBytes> signature{};
  if (std::fread(signature.data(), 1, signature.size(), file.get()) != signature.size() ||
      png_sig_cmp(signature.data(), 0, signature.size()) != 0) {
    return fail(ErrorKind::Input, "'{}' is not a PNG picture", path.string());
  }
  if (!chunksFit(file.get(), fileBytes)) {
    return damaged(path, "it ends too soon");
  }
  std::rewind(file.get());

  Reader reader;
  if (reader.info == nullptr) {
    return fail(ErrorKind::Machine, "not enough memory to read '{}'", path.string());
  }
  if (!readHeader(reader, file.get())) {
    return damaged(path, reader.trouble.text.data());
  }
  Result<Image> image = roomFor(path, reader, fileBytes);
  if (!image) {
    return tl::make_unexpected(image.error());
  }
  if (!readPixels(reader, image->rgba.data(), 4 * static_cast<std::size_t>(reader.width))) {
    return damaged(path, reader.trouble.text.data());
  }
  return Png{.image = std::move(*image), .texts = textsOf(reader)};
}

}  // namespace kurilscope::image

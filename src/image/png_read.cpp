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
#include "image/png_trouble.hpp"

namespace kurilscope::image {

namespace {

// A picture of 4 GiB; beyond it a damaged header is far likelier than a picture.
constexpr std::uint64_t kMostPixels = std::uint64_t{1} << 30;
constexpr png_uint_32 kMostPixelsPerSide = 1'000'000;
// Text inside a picture: a View is a few hundred bytes, so this is generous.
constexpr png_alloc_size_t kMostTextBytes = 16 * 1024 * 1024;

constexpr std::size_t kSignatureBytes = 8;

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

// Each row goes `rowBytes` behind the one before; 0 where none is wanted.
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

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

struct Opened {
  File file;
  std::uint64_t bytes = 0;
};

// A file that begins and ends as a PNG does, at its start.
Result<Opened> opened(const std::filesystem::path& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  if (error) {
    return fail(ErrorKind::Input, "cannot read '{}': {}", path.string(), error.message());
  }
  File file(std::fopen(path.c_str(), "rb"), std::fclose);
  if (!file) {
    return fail(ErrorKind::Input, "cannot read '{}': {}", path.string(), std::strerror(errno));
  }
  std::array<png_byte, kSignatureBytes> signature{};
  if (std::fread(signature.data(), 1, signature.size(), file.get()) != signature.size() ||
      png_sig_cmp(signature.data(), 0, signature.size()) != 0) {
    return fail(ErrorKind::Input, "'{}' is not a PNG picture", path.string());
  }
  if (!chunksFit(file.get(), bytes)) {
    return damaged(path, "it ends too soon");
  }
  std::rewind(file.get());
  return Opened{std::move(file), bytes};
}

// The picture opened, with what stands before its pixels in `reader`.
Result<Opened> headed(const std::filesystem::path& path, Reader& reader) {
  Result<Opened> file = opened(path);
  if (!file) {
    return file;
  }
  if (reader.info == nullptr) {
    return fail(ErrorKind::Machine, "not enough memory to read '{}'", path.string());
  }
  if (!readHeader(reader, file->file.get())) {
    return damaged(path, reader.trouble.text.data());
  }
  return file;
}

}  // namespace

Result<Texts> readPngTexts(const std::filesystem::path& path) {
  Reader reader;
  const Result<Opened> file = headed(path, reader);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  // Other programs write texts after the pixels. What stands before damaged ones is good.
  Texts texts = textsOf(reader);
  std::vector<std::uint8_t> row(4 * static_cast<std::size_t>(reader.width));
  if (readPixels(reader, row.data(), 0)) {
    texts = textsOf(reader);
  }
  return texts;
}

Result<Png> readPng(const std::filesystem::path& path) {
  Reader reader;
  const Result<Opened> file = headed(path, reader);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  Result<Image> image = roomFor(path, reader, file->bytes);
  if (!image) {
    return tl::make_unexpected(image.error());
  }
  if (!readPixels(reader, image->rgba.data(), 4 * static_cast<std::size_t>(reader.width))) {
    return damaged(path, reader.trouble.text.data());
  }
  return Png{.image = std::move(*image), .texts = textsOf(reader)};
}

}  // namespace kurilscope::image

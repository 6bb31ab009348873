#include "io/picture_texts.hpp"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "image/xmp.hpp"
#include "io/carriers.hpp"
#include "io/gdal.hpp"

namespace kurilscope::io {

namespace {

using image::Texts;

// An SVG says what it carries before it draws.
constexpr std::size_t kHeadBytes = 1 << 20;

Result<std::string> headOf(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    return fail(ErrorKind::Input, "'{}' is a folder, not a picture", path.string());
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fail(ErrorKind::Input, "cannot read '{}': {}", path.string(), std::strerror(errno));
  }
  std::string head(kHeadBytes, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

Texts fromItems(GDALDataset& dataset) {
  Texts texts;
  for (char** item = dataset.GetMetadata(); item != nullptr && *item != nullptr; ++item) {
    const std::string_view text = *item;
    if (const std::size_t equals = text.find('='); equals != text.npos) {
      texts.insert_or_assign(keyOfTiffItem(std::string(text.substr(0, equals))), std::string(text.substr(equals + 1)));
    }
  }
  return texts;
}

Texts fromLinesIn(GDALDataset& dataset, const char* item) {
  const char* lines = dataset.GetMetadataItem(item);
  return lines == nullptr ? Texts{} : fromKeyValueLines(lines);
}

struct Format {
  std::string_view name;
  std::string_view signature;  // the file's first bytes
  const char* driver;
  Texts (*read)(GDALDataset&);
};

constexpr std::array kFormats = {
    Format{"TIFF", {"II*\0", 4}, "GTiff", fromItems},
    Format{"TIFF", {"II+\0", 4}, "GTiff", fromItems},
    Format{"TIFF", {"MM\0*", 4}, "GTiff", fromItems},
    Format{"JPEG", "\xFF\xD8\xFF", "JPEG", [](GDALDataset& data) { return fromLinesIn(data, "COMMENT"); }},
    Format{"PDF", "%PDF-", "PDF", [](GDALDataset& data) { return fromLinesIn(data, "KEYWORDS"); }},
};

Result<Texts> readByGdal(const std::filesystem::path& path, const Format& format) {
  registerAllDrivers();
  if (GetGDALDriverManager()->GetDriverByName(format.driver) == nullptr) {
    return fail(ErrorKind::Machine, "'{}' is a {}, which this machine's GDAL was built without; use a .png",
                path.string(), format.name);
  }
  const GdalMessages messages;
  const std::array<const char*, 2> drivers = {format.driver, nullptr};
  const DatasetPtr dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data(), nullptr, nullptr));
  if (dataset == nullptr) {
    return fail(
        ErrorKind::Input, "'{}' is damaged or cut off ({}); get it again from where it came", path.string(),
        messages.failures().empty() ? "it is no whole " + std::string(format.name) : messages.failures().front());
  }
  Texts texts = format.read(*dataset);
  if (char** xmp = dataset->GetMetadata("xml:XMP"); xmp != nullptr && *xmp != nullptr) {
    texts.merge(textsInXml(*xmp, *xmp));
  }
  return texts;
}

// The head says the prefixes, which may be declared before the metadata.
Texts textsOfSvg(const std::string& head) {
  const std::size_t end = head.find("metadata>", head.find("metadata") + 1);
  const std::size_t begin = end == std::string::npos ? end : head.rfind('<', head.find("metadata"));
  if (begin == std::string::npos) {
    return {};
  }
  return textsInXml(head, std::string_view(head).substr(begin, end + std::strlen("metadata>") - begin));
}

// ImageMagick's way to keep a packet in a PNG: a name, a number of bytes, then these as hexadecimal digits in lines.
std::string packetFromHex(const std::string& profile) {
  const std::vector<std::string> lines = split(trimmed(profile), '\n');
  std::string digits;
  for (std::size_t i = 2; i < lines.size(); ++i) {
    digits += trimmed(lines[i]);
  }
  int size = 0;
  const std::unique_ptr<GByte, void (*)(void*)> bytes(CPLHexToBinary(digits.c_str(), &size), VSIFree);
  return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

Result<Texts> textsOfPng(const std::filesystem::path& path) {
  return image::readPngTexts(path).map([](Texts&& texts) {
    const auto xmp = texts.find(image::kXmpKeyword);
    const auto profile = texts.find("Raw profile type xmp");
    const std::string packet = xmp != texts.end()       ? xmp->second
                               : profile != texts.end() ? packetFromHex(profile->second)
                                                        : std::string();
    texts.merge(textsInXml(packet, packet));
    return std::move(texts);
  });
}

}  // namespace

Result<Texts> readPictureTexts(const std::filesystem::path& path) {
  const Result<std::string> head = headOf(path);
  if (!head) {
    return tl::make_unexpected(head.error());
  }
  if (head->starts_with("\x89PNG")) {
    return textsOfPng(path);
  }
  if (head->starts_with("RIFF") && head->find("WEBP") == 8) {
    return textsOfWebp(path);
  }
  for (const Format& format : kFormats) {
    if (head->starts_with(format.signature)) {
      return readByGdal(path, format);
    }
  }
  if (head->find("<svg") != std::string::npos) {
    return textsOfSvg(*head);
  }
  return fail(ErrorKind::Input, "'{}' is no picture that kurilscope writes: a .png, .tif, .jpg, .webp, .pdf or .svg",
              path.string());
}

}  // namespace kurilscope::io

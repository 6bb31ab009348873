#include "io/carriers.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "image/xmp.hpp"
#include "io/gdal.hpp"

namespace kurilscope::io {

namespace {

constexpr std::size_t kRiffHeader = 12;  // "RIFF", the size of what follows, "WEBP"

constexpr std::string_view kOwnKeys = "kurilscope:";
constexpr std::string_view kOwnItems = "kurilscope_";

std::string littleEndian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(number >> (8 * i) & 0xFF);
  }
  return out;
}

// Chunks begin at even bytes.
std::string chunk(std::string_view name, const std::string& content) {
  std::string out = std::string(name) + littleEndian(static_cast<std::uint32_t>(content.size()), 4) + content;
  return content.size() % 2 == 0 ? out : out + '\0';
}

// A TIFF of three tags and no picture.
std::string exifOf(double dotsPerInch) {
  constexpr std::uint32_t kTags = 3;
  constexpr std::uint32_t kFirstValue = 8 + 2 + 12 * kTags + 4;
  constexpr std::uint32_t kParts = 1000;
  const auto tag = [](std::uint32_t name, std::uint32_t type, std::uint32_t value) {
    return littleEndian(name, 2) + littleEndian(type, 2) + littleEndian(1, 4) + littleEndian(value, 4);
  };
  const std::string resolution =
      littleEndian(static_cast<std::uint32_t>(std::lround(dotsPerInch * kParts)), 4) + littleEndian(kParts, 4);
  constexpr std::uint32_t kShort = 3;
  constexpr std::uint32_t kRational = 5;
  return "II" + littleEndian(42, 2) + littleEndian(8, 4) + littleEndian(kTags, 2) +
         tag(0x011A, kRational, kFirstValue) + tag(0x011B, kRational, kFirstValue) + tag(0x0128, kShort, 2) +
         littleEndian(0, 4) + resolution;
}

// The prefixes that stand for our namespace; other programs choose their own.
std::set<std::string, std::less<>> prefixesIn(std::string_view xml) {
  constexpr std::string_view kDeclaration = "xmlns:";
  constexpr std::size_t kLongest = 200;  // of a prefix, the blanks around it and the namespace
  const std::string name = image::kXmpNamespace;
  std::set<std::string, std::less<>> prefixes;
  for (std::size_t at = xml.find(kDeclaration); at != xml.npos; at = xml.find(kDeclaration, at + 1)) {
    const std::string_view declaration = xml.substr(at + kDeclaration.size(), kLongest);
    const std::size_t equals = declaration.find('=');
    const std::string_view value =
        equals == declaration.npos ? std::string_view() : trimmed(declaration.substr(equals + 1));
    if (value.starts_with('"' + name + '"') || value.starts_with('\'' + name + '\'')) {
      prefixes.emplace(trimmed(declaration.substr(0, equals)));
    }
  }
  return prefixes;
}

std::string textOf(const CPLXMLNode& node) {
  std::string text;
  for (const CPLXMLNode* child = node.psChild; child != nullptr; child = child->psNext) {
    if (child->eType == CXT_Text) {
      text += child->pszValue;
    } else if (child->eType == CXT_Element) {
      text += textOf(*child);
    }
  }
  return text;
}

// Takes up what is of our namespace: properties as elements or attributes, and an SVG's entries.
class Finder {
 public:
  explicit Finder(std::string_view xml) : prefixes_(prefixesIn(xml)) {}

  void visit(const CPLXMLNode* first) {
    for (const CPLXMLNode* node = first; node != nullptr; node = node->psNext) {
      if (node->eType == CXT_Element || node->eType == CXT_Attribute) {
        take(*node);
        visit(node->eType == CXT_Element ? node->psChild : nullptr);
      }
    }
  }
  [[nodiscard]] image::Texts texts() && { return std::move(texts_); }

 private:
  void take(const CPLXMLNode& node) {
    const std::string_view name = node.pszValue;
    const std::size_t colon = std::min(name.find(':'), name.size());
    const std::string local(name.substr(colon == name.size() ? 0 : colon + 1));
    const bool isOurs = colon < name.size() && prefixes_.contains(name.substr(0, colon));
    if (local == "entry" && (isOurs || colon == name.size())) {
      texts_.insert_or_assign(CPLGetXMLValue(&node, "key", ""), textOf(node));
    } else if (isOurs && local == "texts") {  // all in one, as WebP had them
      texts_.merge(fromKeyValueLines(textOf(node)));
    } else if (isOurs && !local.empty()) {
      const bool isOwnKey = local[0] >= 'a' && local[0] <= 'z';
      texts_.insert_or_assign(isOwnKey ? std::string(kOwnKeys) + local : local, textOf(node));
    }
  }

  std::set<std::string, std::less<>> prefixes_;
  image::Texts texts_;
};

// The chunks of the file, one after another, until the packet.
std::string packetIn(const std::filesystem::path& webp) {
  constexpr std::uint32_t kLongestPacket = 1 << 20;
  std::ifstream file(webp, std::ios::binary);
  file.seekg(kRiffHeader);
  std::array<char, 8> head{};
  while (file.read(head.data(), head.size())) {
    std::uint32_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      size |= static_cast<std::uint32_t>(static_cast<unsigned char>(head[4 + i])) << (8 * i);
    }
    if (std::string_view(head.data(), 4) == "XMP ") {
      std::string packet(std::min(size, kLongestPacket), '\0');
      file.read(packet.data(), static_cast<std::streamsize>(packet.size()));
      return file ? packet : std::string();
    }
    file.seekg(std::streamoff{size} + size % 2, std::ios::cur);
  }
  return {};
}

}  // namespace

std::string withMetadata(const std::string& webp, int width, int height, double dotsPerInch,
                         const image::Texts& texts) {
  constexpr char kHasXmp = 4;
  constexpr char kHasExif = 8;
  const std::string features = std::string{kHasXmp | kHasExif, 0, 0, 0} +
                               littleEndian(static_cast<std::uint32_t>(width - 1), 3) +
                               littleEndian(static_cast<std::uint32_t>(height - 1), 3);
  const std::string body = "WEBP" + chunk("VP8X", features) + webp.substr(std::min(kRiffHeader, webp.size())) +
                           chunk("EXIF", exifOf(dotsPerInch)) + chunk("XMP ", image::xmpPacket(texts));
  return chunk("RIFF", body);
}

std::string withDensity(std::string jpeg, double dotsPerInch) {
  constexpr std::size_t kName = 6;  // after the marks of start and segment and the segment's length
  constexpr std::size_t kDensity = 13;
  const auto dots = static_cast<unsigned>(std::clamp(std::lround(dotsPerInch), 1L, 65535L));
  if (jpeg.size() > kDensity + 5 && jpeg.compare(kName, 5, {"JFIF\0", 5}) == 0) {
    const std::array<unsigned, 5> field = {1 /* an inch */, dots >> 8U, dots & 0xFFU, dots >> 8U, dots & 0xFFU};
    std::ranges::transform(field, jpeg.begin() + kDensity, [](unsigned byte) { return static_cast<char>(byte); });
  }
  return jpeg;
}

std::string tiffItemOf(std::string key) {
  return key.starts_with(kOwnKeys) ? std::string(kOwnItems) + key.substr(kOwnKeys.size()) : key;
}

std::string keyOfTiffItem(std::string item) {
  return item.starts_with(kOwnItems) ? std::string(kOwnKeys) + item.substr(kOwnItems.size()) : item;
}

image::Texts textsInXml(std::string_view xml, std::string_view part) {
  const GdalMessages messages;  // of damage, which leaves no texts
  const std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)> tree(
      part.empty() ? nullptr : CPLParseXMLString(std::string(part).c_str()), CPLDestroyXMLNode);
  Finder finder(xml);
  finder.visit(tree.get());
  return std::move(finder).texts();
}

image::Texts textsOfWebp(const std::filesystem::path& webp) {
  const std::string packet = packetIn(webp);
  return textsInXml(packet, packet);
}

std::string withPacket(std::string jpeg, const image::Texts& texts) {
  constexpr std::size_t kFirstSegment = 2;
  constexpr std::size_t kLongest = 65533;
  const std::string content = std::string("http://ns.adobe.com/xap/1.0/") + '\0' + image::xmpPacket(texts);
  if (content.size() > kLongest || jpeg.size() < 2 * kFirstSegment + 2) {
    return jpeg;
  }
  const auto bigEndian = [](std::size_t length) {
    return std::string{static_cast<char>(length >> 8U), static_cast<char>(length & 0xFFU)};
  };
  const auto byte = [&jpeg](std::size_t at) { return static_cast<unsigned char>(jpeg[at]); };
  // After the JFIF header, which comes first.
  const std::size_t end = kFirstSegment + 2 + byte(kFirstSegment + 2) * 256U + byte(kFirstSegment + 3);
  return jpeg.insert(std::min(end, jpeg.size()), "\xFF\xE1" + bigEndian(content.size() + 2) + content);
}

}  // namespace kurilscope::io

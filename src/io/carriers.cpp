#include "io/carriers.hpp"

#include <cpl_conv.h>
#include <cpl_minixml.h>
#include <cpl_string.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string_view>

#include "base/text.hpp"
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

std::string packetOf(const image::Texts& texts) {
  const std::string lines = keyValueLines(texts);
  const std::unique_ptr<char, void (*)(void*)> escapedLines(
      CPLEscapeString(lines.data(), static_cast<int>(lines.size()), CPLES_XML), VSIFree);
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:kurilscope=\"urn:kurilscope\">"
      "<kurilscope:texts>{}</kurilscope:texts>"
      "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
      escapedLines.get());
}

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

std::string withXmp(const std::string& webp, int width, int height, const image::Texts& texts) {
  constexpr char kHasXmp = 4;
  const std::string features = std::string{kHasXmp, 0, 0, 0} + littleEndian(static_cast<std::uint32_t>(width - 1), 3) +
                               littleEndian(static_cast<std::uint32_t>(height - 1), 3);
  const std::string body = "WEBP" + chunk("VP8X", features) + webp.substr(std::min(kRiffHeader, webp.size())) +
                           chunk("XMP ", packetOf(texts));
  return chunk("RIFF", body);
}

std::string tiffItemOf(std::string key) {
  return key.starts_with(kOwnKeys) ? std::string(kOwnItems) + key.substr(kOwnKeys.size()) : key;
}

std::string keyOfTiffItem(std::string item) {
  return item.starts_with(kOwnItems) ? std::string(kOwnKeys) + item.substr(kOwnItems.size()) : item;
}

image::Texts textsOfWebp(const std::filesystem::path& webp) {
  const GdalMessages messages;  // of damage, which leaves no texts
  const std::string packet = packetIn(webp);
  const std::unique_ptr<CPLXMLNode, void (*)(CPLXMLNode*)> tree(
      packet.empty() ? nullptr : CPLParseXMLString(packet.c_str()), CPLDestroyXMLNode);
  const CPLXMLNode* texts = tree ? CPLSearchXMLNode(tree.get(), "=kurilscope:texts") : nullptr;
  return texts == nullptr ? image::Texts{} : fromKeyValueLines(CPLGetXMLValue(texts, nullptr, ""));
}

}  // namespace kurilscope::io

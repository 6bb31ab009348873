#include "image/xmp.hpp"

#include "base/markup.hpp"

namespace kurilscope::image {

std::string xmpPacket(const Texts& texts) {
  constexpr std::string_view kOwnKeys = "kurilscope:";
  std::string properties;
  for (const auto& [key, value] : texts) {
    const std::string name = key.starts_with(kOwnKeys) ? key : std::string(kOwnKeys) + key;
    properties += fmt::format("<{0}>{1}</{0}>\n", name, markupEscaped(value));
  }
  return fmt::format(
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      "<rdf:Description rdf:about=\"\" xmlns:kurilscope=\"{}\">\n{}"
      "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>",
      kXmpNamespace, properties);
}

}  // namespace kurilscope::image

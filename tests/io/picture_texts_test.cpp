#include "io/picture_texts.hpp"

#include <gtest/gtest.h>

#include "../image/temp_folder.hpp"
#include "image/xmp.hpp"
#include "io/carriers.hpp"

namespace kurilscope::io {
namespace {

using image::TempFolder;
using image::Texts;
using image::writeBytes;

const Texts kTexts = {{"Title", "A < B & \"C\", 択捉島"}, {"kurilscope:view", "date=1956-10-19&names=dual"}};

TEST(Xmp, ComesBackAsItWas) {
  const std::string packet = image::xmpPacket(kTexts);
  EXPECT_EQ(textsInXml(packet, packet), kTexts);
}

// The same properties, as other programs write them.
TEST(Xmp, IsReadUnderAnyPrefixAndAsAttributes) {
  const std::string begin =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>";
  const std::string end = "</r:RDF></x:xmpmeta>";
  for (const std::string& description :
       {std::string("<r:Description r:about='' xmlns:ns1='urn:kurilscope' ns1:view='date=1956-10-19&amp;names=dual'/>"),
        std::string("<r:Description xmlns:k = \"urn:kurilscope\"><k:view>date=1956-10-19&amp;names=dual</k:view>"
                    "</r:Description>"),
        std::string("<r:Description xmlns:k='urn:kurilscope'><k:view><r:Alt><r:li xml:lang='x-default'>"
                    "date=1956-10-19&amp;names=dual</r:li></r:Alt></k:view></r:Description>"),
        std::string("<r:Description xmlns:kurilscope='urn:kurilscope'><kurilscope:texts>"
                    "kurilscope:view=date=1956-10-19&amp;names=dual</kurilscope:texts></r:Description>")}) {
    const std::string packet = begin + description + end;
    const Texts texts = textsInXml(packet, packet);
    ASSERT_TRUE(texts.contains("kurilscope:view")) << packet;
    EXPECT_EQ(texts.at("kurilscope:view"), kTexts.at("kurilscope:view")) << packet;
  }
}

TEST(Xmp, OfOthersIsNotOurs) {
  const std::string packet = "<a xmlns:kurilscope='urn:another' kurilscope:view='x'><view>y</view></a>";
  EXPECT_TRUE(textsInXml(packet, packet).empty());
  EXPECT_TRUE(textsInXml("", "").empty());
  EXPECT_TRUE(textsInXml("<a", "<a").empty());
  std::string many;  // the work grows with the length, not with its square
  for (int i = 0; i < 100'000; ++i) {
    many += "urn:kurilscope xmlns: ";
  }
  EXPECT_TRUE(textsInXml(many, "<a>" + many + "</a>").empty());
}

TEST(PictureTexts, OfAnSvgThatAnotherProgramSaved) {
  const TempFolder folder;
  for (const char* svg :
       {"<svg xmlns='http://www.w3.org/2000/svg' xmlns:kurilscope='urn:kurilscope'><defs/><metadata id='m'>"
        "<kurilscope:entry key='kurilscope:view'>date=1956-10-19&amp;names=dual</kurilscope:entry></metadata></svg>",
        "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:metadata><q:entry xmlns:q=\"urn:kurilscope\"\n   "
        "key=\"kurilscope:view\">date=1956-10-19&amp;names=dual</q:entry></svg:metadata></svg:svg>",
        "<svg><metadata>\n<entry xmlns=\"urn:kurilscope\" "
        "key=\"kurilscope:view\">date=1956-10-19&amp;names=dual</entry>"
        "</metadata></svg>"}) {
    writeBytes(folder.file("a.svg"), svg);
    const Result<Texts> texts = readPictureTexts(folder.file("a.svg"));
    ASSERT_TRUE(texts) << texts.error().message;
    ASSERT_TRUE(texts->contains("kurilscope:view")) << svg;
    EXPECT_EQ(texts->at("kurilscope:view"), kTexts.at("kurilscope:view"));
  }
}

}  // namespace
}  // namespace kurilscope::io

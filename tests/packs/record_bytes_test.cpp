#include "packs/record_bytes.hpp"

#include <gtest/gtest.h>

#include "../real_pack.hpp"

namespace kurilscope::packs {
namespace {

TEST(RecordBytes, ComeBackAsTheyWere) {
  const std::string bytes = toBytes(test::realAtlas().records());
  const std::optional<atlas::Records> back = fromBytes(bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(toBytes(*back), bytes);
  const atlas::Records& real = test::realAtlas().records();
  ASSERT_EQ(back->islands.size(), real.islands.size());
  EXPECT_EQ(back->islands.back().names.ja, real.islands.back().names.ja);
  EXPECT_EQ(back->events.back().end, real.events.back().end);
  EXPECT_EQ(back->land.back().rings, real.land.back().rings);
  EXPECT_EQ(back->article.back().view, real.article.back().view);
}

TEST(RecordBytes, OfWhichSomeAreMissingOrTooManyAreNone) {
  atlas::Records records;
  records.title = "A title";
  records.land = {{.island = "iturup", .isMain = true, .rings = {{{147, 44}, {148, 45}, {148, 44}, {147, 44}}}}};
  records.events.resize(2);
  const std::string bytes = toBytes(records);
  ASSERT_TRUE(fromBytes(bytes));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(fromBytes(std::string_view(bytes).substr(0, length))) << length;
  }
  EXPECT_FALSE(fromBytes(bytes + "x"));
  // A length that no memory could hold.
  std::string huge = bytes;
  huge.replace(0, 8, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F");
  EXPECT_FALSE(fromBytes(huge));
}

}  // namespace
}  // namespace kurilscope::packs

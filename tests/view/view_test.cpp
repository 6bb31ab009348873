#include "view/view.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>

namespace kurilscope::view {
namespace {

using atlas::day;

// Every field of a View drawn at random, from all that its contract allows.
class RandomViews {
 public:
  explicit RandomViews(unsigned seed) : generator_(seed) {}

  View next() {
    View view;
    view.date = day(1600, 1, 1) + std::chrono::days{below(200000)};
    view.camera = {{awkward(-180, 360), awkward(-kFarthestLat, kFarthestLat)}, awkward(kNarrowestKm, kWidestKm)};
    view.layers = LayerSet(static_cast<unsigned long>(below(1 << static_cast<int>(Layer::Count))));
    view.perspective = static_cast<Perspective>(below(3));
    view.names = static_cast<Names>(below(5));
    view.theme = static_cast<Theme>(below(3));
    if (const int subject = below(5); subject != 0) {
      view.selection = {static_cast<Subject>(subject), anyText()};
    }
    if (below(2) == 0) {
      view.measurement = Measurement{{anyText(), anyText()}, below(2) == 0};
      for (int i = below(3) + (view.measurement->isClosed ? 1 : 0); i > 0; --i) {
        view.measurement->ends.push_back(anyText());
      }
    }
    if (below(2) == 0) {
      view.rings = RangeRings{anyText(), {awkward(1, kWidestRingKm), awkward(1, kWidestRingKm)}};
    }
    if (const int kind = below(3); kind == 1) {
      view.comparison = Comparison{day(1855, 2, 7) + std::chrono::days{below(60000)}, anySwipe()};
    } else if (kind == 2) {
      view.comparison = Comparison{static_cast<Perspective>(below(3)), anySwipe()};
    }
    view.settlement = below(2) == 0 ? anyText() : "";
    for (int i = below(4); i > 0; --i) {
      view.filter.hiddenKinds.insert("kind" + anyText() + ".");
    }
    view.filter.text = below(2) == 0 ? anyText() : "";
    return view;
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(generator_); }

  std::optional<double> anySwipe() { return below(2) == 0 ? std::optional(awkward(0, 1)) : std::nullopt; }

  // Values whose last bits a careless format loses: thirds, neighbours of round numbers, tiny ones, the ends.
  double awkward(double low, double high) {
    const double plain = std::uniform_real_distribution<double>(low, high)(generator_);
    double value = plain;
    switch (below(7)) {
      case 0:
        value = std::nextafter(std::round(plain), high);
        break;
      case 1:
        value = std::round(plain) / 3;
        break;
      case 2:
        value = plain * 1e-300;
        break;
      case 3:
        value = below(2) == 0 ? low : high;
        break;
      case 4:
        value = std::nextafter(std::round(plain * 10) / 10, low);
        break;
      case 5:
        value = -0.0;
        break;
      default:
        break;
    }
    return value >= low && value <= high ? value : plain;
  }

  // Ids and typed words with all that means something in a link.
  std::string anyText() {
    static const std::vector<std::string> kBits = {"kunashir", "-",  "%",  "&", "=",      "+",       "#",    " ",
                                                   "%41",      ":",  "\t", "é", "国後島", "Хабомаи", "\x7f", "'\"",
                                                   "145.9",    "\n", "/",  "?", ";",      "\\",      "%%",   "<>"};
    std::string text;
    for (int i = 1 + below(5); i > 0; --i) {
      text += kBits[static_cast<std::size_t>(below(static_cast<int>(kBits.size())))];
    }
    return text;
  }

  std::mt19937 generator_;
};

std::uint64_t bitsOf(double value) { return std::bit_cast<std::uint64_t>(value); }

TEST(ViewText, ReadsBackBitForBit) {
  RandomViews views(20190122);
  for (int i = 0; i < 5000; ++i) {
    const View view = views.next();
    const std::string text = toText(view);
    const Result<View> read = fromText(text);
    ASSERT_TRUE(read) << text << "\n" << read.error().message;
    ASSERT_EQ(*read, view) << text;
    // Equal is not enough for numbers: 0 equals -0.
    ASSERT_EQ(bitsOf(read->camera.center.lon), bitsOf(view.camera.center.lon)) << text;
    ASSERT_EQ(bitsOf(read->camera.center.lat), bitsOf(view.camera.center.lat)) << text;
    ASSERT_EQ(bitsOf(read->camera.spanKm), bitsOf(view.camera.spanKm)) << text;
    ASSERT_EQ(toText(*read), text);
  }
}

TEST(ViewText, OfMeasurementsAndRingsCanBeWrittenByHand) {
  const auto read = [](const std::string& part) { return fromText("date=1956-10-19&" + part).value(); };
  EXPECT_EQ(read("measure=hokkaido|kunashir").measurement, (Measurement{{"hokkaido", "kunashir"}, false}));
  EXPECT_EQ(read("measure=145.5,43.3|kunashir|yuri|").measurement,
            (Measurement{{"145.5,43.3", "kunashir", "yuri"}, true}));
  EXPECT_EQ(read("ring=145.5,43.3:22.224,50").rings, (RangeRings{"145.5,43.3", {22.224, 50}}));
  View view = read("measure=hokkaido|kunashir|yuri|&ring=kunashir:50");
  EXPECT_NE(toText(view).find("&measure=hokkaido|kunashir|yuri|&ring=kunashir:50"), std::string::npos);
}

TEST(ViewText, IsOneLineWithNothingThatALinkMustQuote) {
  RandomViews views(1945);
  for (int i = 0; i < 500; ++i) {
    const std::string text = toText(views.next());
    EXPECT_EQ(text.find_first_of(" \t\n#+"), std::string::npos) << text;
  }
}

TEST(ViewText, ASwipeNeedsSomethingToSwipeOver) {
  const Result<View> alone = fromText("date=1956-10-19&swipe=0.5");
  ASSERT_FALSE(alone);
  EXPECT_NE(alone.error().message.find("compare="), std::string::npos);
  for (const char* share : {"1.5", "-0.1", "nan", "half"}) {
    EXPECT_FALSE(fromText(fmt::format("date=1956-10-19&compare=tokyo&swipe={}", share))) << share;
  }
  const Result<View> before = fromText("date=1956-10-19&swipe=0.25&compare=1945-08-17");  // in any order
  ASSERT_TRUE(before) << before.error().message;
  EXPECT_EQ(before->comparison, (Comparison{day(1945, 8, 17), 0.25}));
}

TEST(ViewText, WhatIsLeftOutIsTheDefault) {
  const Result<View> read = fromText("date=1956-10-19");
  ASSERT_TRUE(read) << read.error().message;
  View expected;
  expected.date = day(1956, 10, 19);
  EXPECT_EQ(*read, expected);
}

TEST(ViewText, NamesThePartThatIsWrong) {
  struct Wrong {
    std::string link;
    std::vector<std::string> says;
  };
  const std::vector<Wrong> kWrong = {
      {"", {"no date", "date=1956-10-19"}},
      {"center=1,2", {"no date"}},
      {"date", {"'date'", "'='"}},
      {"date=yesterday", {"yesterday"}},
      {"date=1956-02-31", {"1956-02-31"}},
      {"date=1956-10-19&center=147.5", {"center", "147.5", "LON,LAT"}},
      {"date=1956-10-19&center=147.5,north", {"center", "north"}},
      {"date=1956-10-19&center=400,44", {"center", "400"}},
      {"date=1956-10-19&center=147,91", {"center", "91"}},
      {"date=1956-10-19&center=nan,44", {"center", "nan"}},
      {"date=1956-10-19&span=wide", {"span", "wide", "kilometres"}},
      {"date=1956-10-19&span=0", {"span", "'0'"}},
      {"date=1956-10-19&span=-5", {"span", "-5"}},
      {"date=1956-10-19&span=nan", {"span", "nan"}},
      {"date=1956-10-19&span=inf", {"span", "inf"}},
      {"date=1956-10-19&layers=status,claim", {"layers", "claims"}},
      {"date=1956-10-19&perspective=tokio", {"tokio", "tokyo"}},
      {"date=1956-10-19&names=fr", {"fr", "dual"}},
      {"date=1956-10-19&theme=dork", {"dork", "dark"}},
      {"date=1956-10-19&select=kunashir", {"select", "kunashir", "island:ID"}},
      {"date=1956-10-19&select=nothing:x", {"select", "nothing:x", "island:ID"}},
      {"date=1956-10-19&select=island:", {"select", "island:ID"}},
      {"date=1956-10-19&select=isle:kunashir", {"select", "isle:kunashir"}},
      {"date=1956-10-19&measure=kunashir", {"measure", "kunashir", "FROM|TO"}},
      {"date=1956-10-19&measure=kunashir|iturup|", {"measure", "kunashir|iturup|"}},
      {"date=1956-10-19&ring=kunashir", {"ring", "kunashir", "ID:KM"}},
      {"date=1956-10-19&ring=kunashir:0", {"ring", "kunashir:0"}},
      {"date=1956-10-19&ring=kunashir:50,x", {"ring", "50,x"}},
      {"date=1956-10-19&ring=:50", {"ring", ":50"}},
      {"date=1956-10-19&compare=never", {"compare", "never", "tokyo"}},
      {"date=1956-10-19&colour=red", {"colour"}},
      {"date=1956-10-19&select=island:%4", {"%4", "hexadecimal"}},
      {"date=1956-10-19&select=island:%zz", {"%zz", "hexadecimal"}},
      {"date=1956-10-19&select=island:%", {"hexadecimal"}},
  };
  for (const Wrong& wrong : kWrong) {
    const Result<View> read = fromText(wrong.link);
    ASSERT_FALSE(read) << wrong.link;
    EXPECT_EQ(read.error().kind, ErrorKind::Usage) << wrong.link;
    for (const std::string& said : wrong.says) {
      EXPECT_NE(read.error().message.find(said), std::string::npos) << wrong.link << "\n" << read.error().message;
    }
  }
}

// Whatever is pasted is answered, and an accepted link stands for a View that reads back.
TEST(ViewText, AnswersEveryDamagedLink) {
  RandomViews views(7);
  std::mt19937 generator(8);
  int accepted = 0;
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = toText(views.next());
    for (int hit = 0; hit < 3; ++hit) {
      const std::size_t at = generator() % text.size();
      switch (generator() % 3) {
        case 0:
          text[at] = static_cast<char>(generator() % 256);
          break;
        case 1:
          text.erase(at, 1 + generator() % 4);
          break;
        default:
          text.insert(at, 1, "&=%,:|0-+"[generator() % 9]);
      }
      if (text.empty()) {
        text = "&";
      }
    }
    const Result<View> read = fromText(text);
    (read ? accepted : refused) += 1;
    if (read) {
      const Result<View> again = fromText(toText(*read));
      ASSERT_TRUE(again) << text << "\n" << toText(*read) << "\n" << again.error().message;
      ASSERT_EQ(*again, *read) << text;
    } else {
      ASSERT_EQ(read.error().kind, ErrorKind::Usage) << text;
      ASSERT_FALSE(read.error().message.empty()) << text;
    }
  }
  EXPECT_GT(accepted, 100);
  EXPECT_GT(refused, 1000);
}

LayerSet layers(std::initializer_list<Layer> shown) {
  LayerSet set;
  for (const Layer layer : shown) {
    set.set(static_cast<std::size_t>(layer));
  }
  return set;
}

TEST(Layers, AreReplacedByNamesAndChangedBySigns) {
  const LayerSet before = layers({Layer::Status, Layer::Events});
  const auto from = [&before](std::string_view text) { return layersFrom(text, before).value(); };
  EXPECT_EQ(from("claims"), layers({Layer::Claims}));
  EXPECT_EQ(from("claims,waters"), layers({Layer::Claims, Layer::Waters}));
  EXPECT_EQ(from("+claims"), layers({Layer::Status, Layer::Events, Layer::Claims}));
  EXPECT_EQ(from("-events"), layers({Layer::Status}));
  EXPECT_EQ(from("+claims,-events,-waters"), layers({Layer::Status, Layer::Claims}));
  EXPECT_EQ(from("+events"), before);
  EXPECT_EQ(from("none"), LayerSet{});
  EXPECT_TRUE(from("all").all());
  const LayerSet off = layers({Layer::Proposals, Layer::Distances, Layer::AllEvents, Layer::Zones});
  EXPECT_EQ(View::defaultLayers(), ~off);
}

TEST(Layers, RefuseUnknownNamesAndMixedForms) {
  for (const std::string text : {"claim", "+claim", "status,+claims", "+status,claims", "STATUS", "+", "-"}) {
    const auto changed = layersFrom(text, View::defaultLayers());
    ASSERT_FALSE(changed) << text;
    EXPECT_EQ(changed.error().kind, ErrorKind::Usage) << text;
    EXPECT_EQ(changed.error().message.rfind("layers: ", 0), 0U) << changed.error().message;
  }
  EXPECT_NE(layersFrom("claim", {}).error().message.find("claims"), std::string::npos);
  EXPECT_NE(layersFrom("+status,claims", {}).error().message.find("+ or -"), std::string::npos);
}

template <class E>
void expectEachWordReadsBack(std::size_t count) {
  ASSERT_EQ(words<E>().size(), count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<E>(i);
    const auto read = fromWord<E>(word(value));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, value);
    const auto wrong = fromWord<E>(word(value) + "x");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Usage);
    for (const std::string& accepted : words<E>()) {
      EXPECT_NE(wrong.error().message.find(accepted), std::string::npos) << wrong.error().message;
    }
  }
  EXPECT_FALSE(fromWord<E>(""));
}

TEST(Words, ReadBackAndAreListedWhenOneIsWrong) {
  expectEachWordReadsBack<Layer>(static_cast<std::size_t>(Layer::Count));
  expectEachWordReadsBack<Perspective>(3);
  expectEachWordReadsBack<Names>(5);
  expectEachWordReadsBack<Theme>(3);
  expectEachWordReadsBack<Subject>(5);
  EXPECT_NE(fromWord<Theme>("drak").error().message.find("did you mean dark?"), std::string::npos);
}

}  // namespace
}  // namespace kurilscope::view

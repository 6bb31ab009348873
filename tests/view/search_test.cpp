#include "view/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "kuril.hpp"
#include "view/fold.hpp"

namespace kurilscope::view {
namespace {

std::vector<Hit> find(std::string_view query, std::span<const Action> actions = {}) {
  return search(kuril(), query, 10, actions);
}

struct Wanted {
  const char* typed;
  HitKind kind;
  const char* id;
};

class FirstHit : public testing::TestWithParam<Wanted> {};

TEST_P(FirstHit, IsWhatWasMeant) {
  const Wanted& wanted = GetParam();
  const std::vector<Hit> hits = find(wanted.typed);
  ASSERT_FALSE(hits.empty()) << wanted.typed;
  EXPECT_EQ(hits.front().kind, wanted.kind) << wanted.typed << ": " << hits.front().title;
  EXPECT_EQ(hits.front().id, wanted.id) << wanted.typed << ": " << hits.front().title;
}

INSTANTIATE_TEST_SUITE_P(
    Search, FirstHit,
    testing::Values(
        // The three languages and both romanisations.
        Wanted{"kunashir", HitKind::Island, "kunashir"}, Wanted{"kunashiri", HitKind::Island, "kunashir"},
        Wanted{"Кунашир", HitKind::Island, "kunashir"}, Wanted{"国後", HitKind::Island, "kunashir"},
        Wanted{"国後島", HitKind::Island, "kunashir"}, Wanted{"Etorofu", HitKind::Island, "iturup"},
        Wanted{"etorofu-to", HitKind::Island, "iturup"}, Wanted{"Итуруп", HitKind::Island, "iturup"},
        Wanted{"択捉", HitKind::Island, "iturup"}, Wanted{"habomai", HitKind::Island, "habomai"},
        Wanted{"歯舞", HitKind::Island, "habomai"}, Wanted{"chishima", HitKind::Island, "kuril-chain"},
        // Case and diacritics do not count.
        Wanted{"suisho", HitKind::Island, "tanfilyev"}, Wanted{"SUISHŌ", HitKind::Island, "tanfilyev"},
        Wanted{"зеленый", HitKind::Island, "zelyony"}, Wanted{"hokkaido", HitKind::Island, "hokkaido"},
        Wanted{"la perouse", HitKind::Water, "la-perouse-strait"},
        Wanted{"宗谷海峡", HitKind::Water, "la-perouse-strait"},
        Wanted{"Екатерины", HitKind::Water, "yekaterina-strait"},
        // A beginning is enough.
        Wanted{"itur", HitKind::Island, "iturup"}, Wanted{"shikot", HitKind::Island, "shikotan"},
        // Mistyped: a wrong, a missing, a surplus, two swapped letters.
        Wanted{"kunasher", HitKind::Island, "kunashir"}, Wanted{"ktorofu", HitKind::Island, "iturup"},
        Wanted{"shikottan", HitKind::Island, "shikotan"}, Wanted{"habomia", HitKind::Island, "habomai"},
        Wanted{"кунашыр", HitKind::Island, "kunashir"},
        // Places, by their present and former names.
        Wanted{"nemuro", HitKind::Place, "nemuro"}, Wanted{"yuzhno kurilsk", HitKind::Place, "yuzhno-kurilsk"},
        Wanted{"furukamappu", HitKind::Place, "yuzhno-kurilsk"},
        Wanted{"Южно-Курильск", HitKind::Place, "yuzhno-kurilsk"}, Wanted{"Москва", HitKind::Place, "moscow"},
        Wanted{"tokyo bay", HitKind::Place, "tokyo-bay"},
        // Events, by their titles, and by what they are about.
        Wanted{"joint declaration signed", HitKind::Event, "joint-declaration-signed"},
        Wanted{"shumshu landing", HitKind::Event, "shumshu-landing"}, Wanted{"scapin", HitKind::Event, "scapin-677"},
        Wanted{"belenko", HitKind::Event, "belenko-defection"},
        Wanted{"occupy kunashiri", HitKind::Event, "kunashir-occupied"},
        // Views of the pack.
        Wanted{"southern kurils", HitKind::View, "southern"}, Wanted{"world", HitKind::View, "world"}));

TEST(Search, FindsEventsByDateAndPlaceOfAnyLanguage) {
  const auto has = [](std::string_view typed, const std::string& id) {
    const std::vector<Hit> hits = find(typed);
    return std::ranges::any_of(hits, [&](const Hit& hit) { return hit.id == id; });
  };
  EXPECT_TRUE(has("19 october 1956", "joint-declaration-signed"));
  EXPECT_TRUE(has("1956-10-19", "joint-declaration-signed"));
  EXPECT_TRUE(has("歯舞群島 occupy", "habomai-occupied"));
}

TEST(Search, EveryIslandIsFoundByEachOfItsNames) {
  for (const atlas::Island& island : kuril().islands()) {
    const atlas::NameSet& names = island.names;
    for (const std::string& name : {names.en, names.ru, names.ja, names.jaLatin, names.jaShort, island.id}) {
      if (name.empty()) {
        continue;
      }
      const std::vector<Hit> hits = search(kuril(), name, 5);
      EXPECT_TRUE(
          std::ranges::any_of(hits, [&](const Hit& hit) { return hit.kind == HitKind::Island && hit.id == island.id; }))
          << island.id << " by " << name;
    }
  }
}

TEST(Search, EveryEventIsFoundByItsTitle) {
  for (const atlas::Event& event : kuril().events()) {
    const std::vector<Hit> hits = search(kuril(), event.title, 3);
    EXPECT_TRUE(std::ranges::any_of(hits, [&](const Hit& hit) { return hit.id == event.id; })) << event.title;
  }
}

TEST(Search, TellsTheOtherNames) {
  const std::vector<Hit> hits = find("etorofu");
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().title, "Iturup");
  EXPECT_EQ(hits.front().note, "Etorofu, Итуруп, 択捉島");
}

TEST(Search, FindsNothingInNothing) {
  EXPECT_TRUE(find("").empty());
  EXPECT_TRUE(find("  - ").empty());
  EXPECT_TRUE(find("xyzzyx").empty());
  EXPECT_TRUE(find("kunashir xyzzyx").empty());  // every word counts
  EXPECT_TRUE(find("\xff\xfe").empty());
}

TEST(Search, GivesTheMostAskedForBestFirst) {
  const std::vector<Hit> hits = search(kuril(), "putin", 4);
  ASSERT_EQ(hits.size(), 4);
  EXPECT_TRUE(std::ranges::is_sorted(hits, std::ranges::greater{}, &Hit::score));
}

TEST(Search, FindsActions) {
  constexpr Action kActions[] = {{"dark", "Dark theme", "colours night"}, {"save", "Save picture", "png screenshot"}};
  for (const auto& [typed, id] : {std::pair{"dark", "dark"}, {"night", "dark"}, {"screensh", "save"}}) {
    const std::vector<Hit> hits = find(typed, kActions);
    ASSERT_FALSE(hits.empty()) << typed;
    EXPECT_EQ(hits.front().kind, HitKind::Action);
    EXPECT_EQ(hits.front().id, id);
  }
}

TEST(Folded, ForgetsCaseAndDiacritics) {
  EXPECT_EQ(folded("Suishō ŌTOMARI"), U"suisho otomari");
  EXPECT_EQ(folded("ЗЕЛЁНЫЙ"), U"зеленый");
  EXPECT_EQ(folded("国後島"), U"国後島");
}

}  // namespace
}  // namespace kurilscope::view

#include "atlas/date.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace kurilscope::atlas {
namespace {

Date date(std::string_view edtf) {
  const Result<Date> parsed = parseEdtf(edtf);
  EXPECT_TRUE(parsed.has_value()) << edtf << ": " << (parsed ? "" : parsed.error().message);
  return parsed.value_or(Date{});
}

std::string words(std::string_view edtf) { return inWords(date(edtf)); }
std::string words(std::string_view start, std::string_view end) { return inWords(date(start), date(end)); }

struct Accepted {
  const char* edtf;
  const char* first;
  const char* last;
  Precision precision;
  bool approximate;
};

TEST(Edtf, IsAnIntervalOfDaysWithItsPrecision) {
  const Accepted accepted[] = {
      {"1945-08-28", "1945-08-28", "1945-08-28", Precision::Day, false},
      {"1946-02", "1946-02-01", "1946-02-28", Precision::Month, false},
      {"1948-02", "1948-02-01", "1948-02-29", Precision::Month, false},
      {"1956-12", "1956-12-01", "1956-12-31", Precision::Month, false},
      {"1977", "1977-01-01", "1977-12-31", Precision::Year, false},
      {"1855", "1855-01-01", "1855-12-31", Precision::Year, false},
      {"0001", "0001-01-01", "0001-12-31", Precision::Year, false},
      {"9999-12-31", "9999-12-31", "9999-12-31", Precision::Day, false},
      {"1947~", "1947-01-01", "1947-12-31", Precision::Year, true},
      {"1947-07~", "1947-07-01", "1947-07-31", Precision::Month, true},
      {"1947-07-04~", "1947-07-04", "1947-07-04", Precision::Day, true},
      {"1946/1949", "1946-01-01", "1949-12-31", Precision::Range, false},
      {"1946-04/1946-07", "1946-04-01", "1946-07-31", Precision::Range, false},
      {"1945-08-18/1945-08-23", "1945-08-18", "1945-08-23", Precision::Range, false},
      {"1947-07/1949", "1947-07-01", "1949-12-31", Precision::Range, false},
      {"1977-05/1977-08-04", "1977-05-01", "1977-08-04", Precision::Range, false},
      {"1946/1946", "1946-01-01", "1946-12-31", Precision::Range, false},
      {"1946~/1949~", "1946-01-01", "1949-12-31", Precision::Range, true},
  };
  for (const Accepted& expected : accepted) {
    const Date parsed = date(expected.edtf);
    EXPECT_EQ(toIso(parsed.first), expected.first) << expected.edtf;
    EXPECT_EQ(toIso(parsed.last), expected.last) << expected.edtf;
    EXPECT_EQ(parsed.precision, expected.precision) << expected.edtf;
    EXPECT_EQ(parsed.approximate, expected.approximate) << expected.edtf;
  }
}

TEST(Edtf, RejectsWhatIsNoDateAndSaysWhy) {
  for (const char* wrong : {"",
                            " ",
                            "~",
                            "/",
                            "junk",
                            "194",
                            "19450",
                            "1945-",
                            "1945-8",
                            "1945-08-",
                            "1945-08-2",
                            "1945-08-028",
                            "1945/08/28",
                            "1945.08.28",
                            "28.08.1945",
                            "1945-08-28 ",
                            " 1945-08-28",
                            "1945-08-28x",
                            "1945-08-28T0",
                            "1945~~",
                            "~1945",
                            "1945?",
                            "+1945",
                            "-1945",
                            "19a5",
                            "1945-0x",
                            "1945_08",
                            "1945-08_28",
                            "0000",
                            "1945-13",
                            "1945-00",
                            "1945-02-30",
                            "1945-02-00",
                            "1900-02-29",
                            "1946-02-29",
                            "1945-04-31",
                            "1946/",
                            "/1949",
                            "1946//1949",
                            "1946/1949/",
                            "1946/1949/1950",
                            "1949/1946",
                            "1946-07/1946-04",
                            "1945-08-23/1945-08-18",
                            "1946~/1949",
                            "1946/1949~",
                            "1946/unknown",
                            "1946/.."}) {
    const Result<Date> parsed = parseEdtf(wrong);
    ASSERT_FALSE(parsed.has_value()) << wrong;
    EXPECT_EQ(parsed.error().kind, ErrorKind::Input) << wrong;
    EXPECT_NE(parsed.error().message.find(fmt::format("'{}'", wrong)), std::string::npos) << parsed.error().message;
  }
}

TEST(Edtf, MessagesShowTheWayOut) {
  EXPECT_EQ(parseEdtf("1945-02-30").error().message, "'1945-02-30' is not a date: February 1945 has 28 days, not 30");
  EXPECT_EQ(parseEdtf("1945-13").error().message, "'1945-13' is not a date: there is no month 13");
  EXPECT_EQ(parseEdtf("1949/1946").error().message, "'1949/1946' ends before it starts; write 1946/1949");
  EXPECT_NE(parseEdtf("junk").error().message.find("1945-08-28"), std::string::npos);
}

TEST(Edtf, KnowsLeapYears) {
  EXPECT_TRUE(parseEdtf("2000-02-29").has_value());
  EXPECT_TRUE(parseEdtf("1948-02-29").has_value());
  EXPECT_FALSE(parseEdtf("1900-02-29").has_value());
  EXPECT_FALSE(parseEdtf("2019-02-29").has_value());
}

TEST(Edtf, ComesBackAsItWasWritten) {
  for (const char* text :
       {"1945-08-28", "1946-02", "1977", "1947~", "1947-07~", "1947-07-04~", "1946/1949", "1946/1946",
        "1946-04/1946-07", "1945-08-18/1945-08-23", "1946~/1949~", "0001-01-01", "0987"}) {
    EXPECT_EQ(toEdtf(date(text)), text);
  }
}

TEST(Edtf, MixedIntervalsKeepTheirDays) {
  for (const char* text : {"1947-07/1949", "1977-05/1977-08-04", "1946/1949-06", "1946-01-01/1946-12-31"}) {
    EXPECT_EQ(date(toEdtf(date(text))), date(text)) << text;
  }
  EXPECT_EQ(toEdtf(date("1977-05/1977-08-04")), "1977-05-01/1977-08-04");
}

TEST(Date, CoversItsDaysBothEndsIncluded) {
  const Date february = date("1946-02");
  EXPECT_FALSE(february.covers(day(1946, 1, 31)));
  EXPECT_TRUE(february.covers(day(1946, 2, 1)));
  EXPECT_TRUE(february.covers(day(1946, 2, 28)));
  EXPECT_FALSE(february.covers(day(1946, 3, 1)));
  const Date range = date("1945-08-18/1945-08-23");
  EXPECT_FALSE(range.covers(day(1945, 8, 17)));
  EXPECT_TRUE(range.covers(day(1945, 8, 18)));
  EXPECT_TRUE(range.covers(day(1945, 8, 23)));
  EXPECT_FALSE(range.covers(day(1945, 8, 24)));
}

TEST(Day, CountsOverTheEpochWithoutASeam) {
  EXPECT_EQ(day(1970, 1, 1).time_since_epoch().count(), 0);
  EXPECT_EQ(day(1969, 12, 31).time_since_epoch().count(), -1);
  EXPECT_EQ((day(2019, 1, 22) - day(1945, 2, 11)).count(), 27008);
  EXPECT_EQ(toIso(day(1945, 2, 28) + std::chrono::days(1)), "1945-03-01");
  EXPECT_LT(day(1945, 9, 2), day(1956, 10, 19));
}

TEST(ParseDay, ReadsWhatPeopleType) {
  struct Typed {
    const char* text;
    const char* iso;
  };
  for (const Typed& typed : {Typed{"1956-10-19", "1956-10-19"},
                             {"19.10.1956", "1956-10-19"},
                             {"9.1.1956", "1956-01-09"},
                             {"19 October 1956", "1956-10-19"},
                             {"19 oct 1956", "1956-10-19"},
                             {"19 OCTOBER 1956", "1956-10-19"},
                             {"19 Oct. 1956", "1956-10-19"},
                             {"October 19, 1956", "1956-10-19"},
                             {"  19   October   1956  ", "1956-10-19"},
                             {"Oct 1956", "1956-10-01"},
                             {"october 1956", "1956-10-01"},
                             {"Sept 1956", "1956-09-01"},
                             {"May 1956", "1956-05-01"},
                             {"29 February 1948", "1948-02-29"},
                             {"1956-10", "1956-10-01"},
                             {"1956", "1956-01-01"}}) {
    const Result<Day> parsed = parseDay(typed.text);
    ASSERT_TRUE(parsed.has_value()) << parsed.error().message;
    EXPECT_EQ(toIso(*parsed), typed.iso) << typed.text;
  }
}

TEST(ParseDay, ReadsEveryMonthLongAndShort) {
  const std::vector<std::string> names = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
  for (unsigned number = 1; number <= 12; ++number) {
    EXPECT_EQ(parseDay("3 " + names[number - 1] + " 1951").value_or(Day{}), day(1951, number, 3));
    EXPECT_EQ(parseDay("3 " + names[number - 1].substr(0, 3) + " 1951").value_or(Day{}), day(1951, number, 3));
    EXPECT_EQ(inWords(day(1951, number, 3)), "3 " + names[number - 1] + " 1951");
  }
}

TEST(ParseDay, RejectsTheRestAsAUsageError) {
  for (const char* wrong : {"",
                            "yesterday",
                            "19 October",
                            "October",
                            "19 Okt 1956",
                            "19 Oc 1956",
                            "19 Octobers 1956",
                            "31 April 1956",
                            "29.2.1957",
                            "19.13.1956",
                            "19.10.56",
                            "19.10",
                            "0.10.1956",
                            "1956-10-19 noon",
                            "19 October 1956 AD",
                            "19-10-1956",
                            "10/19/1956",
                            "1956~",
                            "1946/1949",
                            "October 19 56",
                            "19 19 1956",
                            "-5 October 1956"}) {
    const Result<Day> parsed = parseDay(wrong);
    ASSERT_FALSE(parsed.has_value()) << wrong;
    EXPECT_EQ(parsed.error().kind, ErrorKind::Usage) << wrong;
    EXPECT_NE(parsed.error().message.find(fmt::format("'{}'", wrong)), std::string::npos) << parsed.error().message;
  }
}

TEST(InWords, SaysADateInItsPrecision) {
  EXPECT_EQ(words("1956-10-19"), "19 October 1956");
  EXPECT_EQ(words("1946-02"), "February 1946");
  EXPECT_EQ(words("1977"), "1977");
  EXPECT_EQ(words("1947~"), "about 1947");
  EXPECT_EQ(words("1946-02~"), "about February 1946");
  EXPECT_EQ(inWords(day(2019, 1, 22)), "22 January 2019");
}

TEST(InWords, SaysARangeOnce) {
  EXPECT_EQ(words("1946/1949"), "1946 to 1949");
  EXPECT_EQ(words("1946~/1949~"), "about 1946 to 1949");
  EXPECT_EQ(words("1946-04/1946-07"), "April to July 1946");
  EXPECT_EQ(words("1955-06/1956-03"), "June 1955 to March 1956");
  EXPECT_EQ(words("1945-08-18/1945-08-23"), "18–23 August 1945");
  EXPECT_EQ(words("1946/1946"), "1946");
}

TEST(InWords, SaysTwoEnds) {
  EXPECT_EQ(words("1945-08-18", "1945-08-23"), "18–23 August 1945");
  EXPECT_EQ(words("1991-04-16", "1991-04-19"), "16–19 April 1991");
  EXPECT_EQ(words("1945-08-28", "1945-09-05"), "28 August to 5 September 1945");
  EXPECT_EQ(words("1955-12-28", "1956-01-03"), "28 December 1955 to 3 January 1956");
  EXPECT_EQ(words("1947-07", "1949"), "July 1947 to 1949");
  EXPECT_EQ(words("1977-05", "1977-08-04"), "May 1977 to 4 August 1977");
  EXPECT_EQ(words("1976", "1986"), "1976 to 1986");
  EXPECT_EQ(words("1946~", "1949"), "about 1946 to 1949");
  EXPECT_EQ(words("1946", "1949~"), "1946 to about 1949");
  EXPECT_EQ(words("1946/1947", "1949"), "1946 to 1949");
  EXPECT_EQ(words("1956-10-19", "1956-10-19"), "19 October 1956");
  EXPECT_EQ(words("1946-02", "1946-02"), "February 1946");
}

}  // namespace
}  // namespace kurilscope::atlas

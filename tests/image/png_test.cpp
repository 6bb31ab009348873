#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <random>

#include "image/image.hpp"
#include "image/png_writer.hpp"
#include "temp_folder.hpp"

namespace kurilscope::image {
namespace {

Image noise(int width, int height, unsigned seed = 1) {
  std::mt19937 random(seed);
  Image image{.width = width, .height = height, .rgba = {}};
  for (int i = 0; i < width * height * 4; ++i) {
    image.rgba.push_back(static_cast<std::uint8_t>(random() & 0xFF));
  }
  return image;
}

std::shared_ptr<const Image> rowsOf(const Image& image, int first, int end) {
  return std::make_shared<Image>(Image{.width = image.width,
                                       .height = end - first,
                                       .rgba = {image.pixel(0, first), image.pixel(0, end - 1) + 4 * image.width}});
}

ByteSink into(std::string& bytes) {
  return [&bytes](std::string_view part) -> Result<void> {
    bytes += part;
    return {};
  };
}

const Texts kTexts = {{"kurilscope:view", "date=1956-10-19;center=146.2,44.1"},
                      {"Title", "北方領土 · Южные Курилы"},
                      {"Comment", "Itürup / 択捉島 / Итуруп\nsecond line"}};

TEST(Png, ComesBackAsItWasWrittenWithItsTexts) {
  const TempFolder folder;
  for (const auto& [width, height] : {std::pair{1, 1}, {37, 21}, {400, 3}}) {
    const Image image = noise(width, height);
    ASSERT_TRUE(writePng(folder.file("a.png"), image, kTexts));
    const Result<Png> png = readPng(folder.file("a.png"));
    ASSERT_TRUE(png) << png.error().message;
    EXPECT_EQ(png->image.width, width);
    EXPECT_EQ(png->image.height, height);
    EXPECT_EQ(png->image.rgba, image.rgba);
    EXPECT_EQ(png->texts, kTexts);
  }
}

TEST(Png, TheSamePictureGivesTheSameBytes) {
  const TempFolder folder;
  ASSERT_TRUE(writePng(folder.file("a.png"), noise(50, 50), kTexts));
  ASSERT_TRUE(writePng(folder.file("b.png"), noise(50, 50), kTexts));
  EXPECT_EQ(bytesOf(folder.file("a.png")), bytesOf(folder.file("b.png")));
}

// Strips of a megabyte, in bands of any height: noise, which does not shrink, fills many of both.
TEST(Png, IsTheSamePictureInWhateverBandsItCame) {
  const TempFolder folder;
  const Image whole = noise(700, 1500);
  for (const int height : {1, 7, 400, 1499, 1500}) {
    for (const PngWriter::Pixels pixels : {PngWriter::Pixels::Rgb, PngWriter::Pixels::Rgba}) {
      std::string bytes;
      auto writer = PngWriter::create(into(bytes), whole.width, whole.height, pixels, kTexts);
      ASSERT_TRUE(writer) << writer.error().message;
      for (int top = 0; top < whole.height; top += height) {
        ASSERT_TRUE(writer->add(rowsOf(whole, top, std::min(top + height, whole.height))));
      }
      ASSERT_TRUE(writer->finish());
      writeBytes(folder.file("a.png"), bytes);
      const Result<Png> png = readPng(folder.file("a.png"));
      ASSERT_TRUE(png) << png.error().message;
      Image expected = whole;
      for (std::size_t i = 3; i < expected.rgba.size() && pixels == PngWriter::Pixels::Rgb; i += 4) {
        expected.rgba[i] = 255;
      }
      EXPECT_TRUE(png->image.rgba == expected.rgba) << "bands of " << height << " rows";
    }
  }
}

TEST(Png, BandsThatDoNotFillThePictureAreRefused) {
  const Image whole = noise(50, 60);
  std::string bytes;
  const auto writer = [&] { return PngWriter::create(into(bytes), 50, 50, PngWriter::Pixels::Rgb, {}).value(); };
  EXPECT_FALSE(writer().add(rowsOf(whole, 0, 51)));                   // too high
  EXPECT_FALSE(writer().add(std::make_shared<Image>(noise(49, 2))));  // too narrow
  PngWriter cut = writer();
  ASSERT_TRUE(cut.add(rowsOf(whole, 0, 49)));
  const Result<void> finished = cut.finish();
  ASSERT_FALSE(finished);
  EXPECT_NE(finished.error().message.find("1 of its 50 rows"), std::string::npos) << finished.error().message;
}

TEST(Png, WhatTheSinkSaysIsHandedOn) {
  const auto full = [](std::string_view) -> Result<void> { return fail(ErrorKind::Machine, "the sink is full"); };
  const auto writer = PngWriter::create(full, 50, 50, PngWriter::Pixels::Rgb, {});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().message, "the sink is full");
}

TEST(Png, LeavesNothingBesideTheTargetAndReplacesAnOlderFile) {
  const TempFolder folder;
  writeBytes(folder.file("a.png"), "old");
  ASSERT_TRUE(writePng(folder.file("a.png"), noise(5, 5)));
  EXPECT_TRUE(readPng(folder.file("a.png")));
  const std::filesystem::directory_iterator files(folder.path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(Png, AMissingFolderIsNamed) {
  const TempFolder folder;
  const Result<void> written = writePng(folder.file("no/such/a.png"), noise(5, 5));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::Machine);
  EXPECT_NE(written.error().message.find(folder.file("no/such/a.png").string()), std::string::npos);
  EXPECT_NE(written.error().message.find("there is no folder"), std::string::npos) << written.error().message;
}

TEST(Png, AFolderAsTargetIsRefused) {
  const TempFolder folder;
  const Result<void> written = writePng(folder.path(), noise(5, 5));
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("that is a folder"), std::string::npos) << written.error().message;
}

TEST(Png, AnUnwritableFolderIsPermissionDenied) {
  const TempFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  // Root may write anywhere: step down to somebody who may not.
  const uid_t user = geteuid();
  ASSERT_TRUE(user != 0 || seteuid(65534) == 0);
  const Result<void> written = writePng(folder.file("a.png"), noise(5, 5));
  ASSERT_EQ(seteuid(user), 0);
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::Machine);
  EXPECT_NE(written.error().message.find("permission is denied"), std::string::npos) << written.error().message;
}

TEST(Png, AFullDiskLeavesNoHalfFileAndKeepsTheOldOne) {
  const TempFolder folder;
  writeBytes(folder.file("a.png"), "old");
  // A limit on file sizes stands in for the full disk: the write fails midway just so.
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{.rlim_cur = 20000, .rlim_max = before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Result<void> written = writePng(folder.file("a.png"), noise(300, 300));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);

  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, ErrorKind::Machine);
  EXPECT_NE(written.error().message.find("a.png"), std::string::npos);
  EXPECT_EQ(bytesOf(folder.file("a.png")), "old");
  const std::filesystem::directory_iterator files(folder.path());
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(Png, AWrongPictureOrKeywordIsRefused) {
  const TempFolder folder;
  EXPECT_FALSE(writePng(folder.file("a.png"), Image{}));
  Image tooShort = noise(5, 5);
  tooShort.rgba.pop_back();
  EXPECT_FALSE(writePng(folder.file("a.png"), tooShort));
  EXPECT_FALSE(writePng(folder.file("a.png"), noise(5, 5), {{"", "x"}}));
  EXPECT_FALSE(writePng(folder.file("a.png"), noise(5, 5), {{std::string(80, 'k'), "x"}}));
  EXPECT_FALSE(std::filesystem::exists(folder.file("a.png")));
}

TEST(Png, WhatIsNotAPngIsSaidToBeNone) {
  const TempFolder folder;
  writeBytes(folder.file("empty.png"), "");
  writeBytes(folder.file("text.png"), "this is text, not a picture");
  for (const char* name : {"empty.png", "text.png"}) {
    const Result<Png> png = readPng(folder.file(name));
    ASSERT_FALSE(png);
    EXPECT_EQ(png.error().kind, ErrorKind::Input);
    EXPECT_NE(png.error().message.find("is not a PNG"), std::string::npos) << png.error().message;
  }
  for (const auto& path : {folder.file("none.png"), folder.path()}) {
    const Result<Png> png = readPng(path);
    ASSERT_FALSE(png);
    EXPECT_NE(png.error().message.find("cannot read '" + path.string()), std::string::npos) << png.error().message;
  }
}

TEST(Png, CutOffAnywhereIsAnErrorThatNamesTheFile) {
  const TempFolder folder;
  ASSERT_TRUE(writePng(folder.file("a.png"), noise(16, 16), kTexts));
  const std::string whole = bytesOf(folder.file("a.png"));
  // Every length near both ends, where the marks are; every fifth within the pixels.
  for (std::size_t length = 0; length < whole.size(); length += length < 60 || length + 40 > whole.size() ? 1 : 5) {
    writeBytes(folder.file("cut.png"), whole.substr(0, length));
    const Result<Png> png = readPng(folder.file("cut.png"));
    ASSERT_FALSE(png) << "cut to " << length << " of " << whole.size() << " bytes";
    EXPECT_NE(png.error().message.find("cut.png"), std::string::npos);
  }
}

TEST(Png, FlippedBytesNeverCrash) {
  const TempFolder folder;
  ASSERT_TRUE(writePng(folder.file("a.png"), noise(16, 16), kTexts));
  const std::string whole = bytesOf(folder.file("a.png"));
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 500; ++round) {
    std::string bytes = whole;
    for (int flips = 0; flips <= round % 3; ++flips) {
      bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
    }
    writeBytes(folder.file("b.png"), bytes);
    const Result<Png> png = readPng(folder.file("b.png"));
    refused += png ? 0 : 1;
    if (png) {
      EXPECT_EQ(png->image.rgba.size(), std::size_t{4} * png->image.width * png->image.height);
    }
  }
  EXPECT_GT(refused, 250);
}

// A header whose checksum is right but whose size is absurd must not ask for the memory.
TEST(Png, AnAbsurdSizeIsRefused) {
  const TempFolder folder;
  const auto crc = [](const std::string& bytes) {
    std::uint32_t value = 0xFFFFFFFF;
    for (const char c : bytes) {
      value ^= static_cast<unsigned char>(c);
      for (int bit = 0; bit < 8; ++bit) {
        value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320 : 0);
      }
    }
    return ~value;
  };
  const auto bigEndian = [](std::uint32_t value) {
    return std::string{static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
                       static_cast<char>(value)};
  };
  ASSERT_TRUE(writePng(folder.file("a.png"), noise(16, 16)));
  const std::string whole = bytesOf(folder.file("a.png"));
  for (const auto& [width, height] : {std::pair{0x7FFFFFFFu, 0x7FFFFFFFu}, {900'000u, 900'000u}, {30'000u, 30'000u}}) {
    const std::string header = "IHDR" + bigEndian(width) + bigEndian(height) + whole.substr(24, 5);
    writeBytes(folder.file("b.png"), whole.substr(0, 12) + header + bigEndian(crc(header)) + whole.substr(33));
    const Result<Png> png = readPng(folder.file("b.png"));
    ASSERT_FALSE(png);
    EXPECT_NE(png.error().message.find("b.png"), std::string::npos) << png.error().message;
  }
}

}  // namespace
}  // namespace kurilscope::image

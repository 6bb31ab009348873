#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <numeric>

namespace kurilscope {

namespace {

constexpr char32_t kReplacement = U'\uFFFD';

struct Character {
  char32_t point = 0;
  std::size_t bytes = 0;  // 0: what stands there is no character
};

bool isSurrogate(char32_t point) { return point >= 0xD800 && point <= 0xDFFF; }

// The first character of a text that is not empty.
Character firstOf(std::string_view utf8) {
  const auto byteAt = [&utf8](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned char lead = byteAt(0);
  if (lead < 0x80) {
    return {lead, 1};
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC0 || lead > 0xF4 || length > utf8.size()) {
    return {};
  }
  char32_t point = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byteAt(i) & 0xC0U) != 0x80U) {
      return {};
    }
    point = (point << 6) | (byteAt(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};  // by length: any less is overlong
  const bool isGood = point >= kLeast.at(length) && point <= 0x10FFFF && !isSurrogate(point);
  return isGood ? Character{point, length} : Character{};
}

std::u32string fromUtf16(std::string_view bytes, std::endian order) {
  const auto unitAt = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return order == std::endian::big ? first << 8U | second : second << 8U | first;
  };
  std::u32string points;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = unitAt(i);
    const char32_t next = i + 3 < bytes.size() ? unitAt(i + 2) : 0;
    if (unit >= 0xD800 && unit < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
      points.push_back(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
      i += 2;
    } else {
      points.push_back(isSurrogate(unit) ? kReplacement : unit);
    }
  }
  return points;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) {
      parts.emplace_back(part);
    }
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end + 1);
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) {
      text += separator;
    }
    text += part;
  }
  return text;
}

std::string lowercased(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kReserved = "%&=+# ";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kReserved.find(c) == std::string_view::npos && byte >= ' ') {
      out += c;
    } else {
      out += {'%', kDigits[byte / 16], kDigits[byte % 16]};
    }
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const bool isWhole = i + 2 < text.size();
    const std::size_t high = isWhole ? kDigits.find(text[i + 1]) : kDigits.npos;
    const std::size_t low = isWhole ? kDigits.find(text[i + 2]) : kDigits.npos;
    if (high == kDigits.npos || low == kDigits.npos) {
      return std::nullopt;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string keyValueLines(const std::map<std::string, std::string>& texts) {
  std::string lines;
  for (const auto& [key, value] : texts) {
    std::string line = key + "=" + value;
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    lines += line + "\n";
  }
  return lines;
}

std::map<std::string, std::string> fromKeyValueLines(std::string_view lines) {
  std::map<std::string, std::string> texts;
  for (const std::string& line : split(lines, '\n')) {
    if (const std::size_t equals = line.find('='); equals != std::string::npos) {
      texts.insert_or_assign(line.substr(0, equals), line.substr(equals + 1));
    }
  }
  return texts;
}

std::optional<double> parseNumber(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

std::string grouped(long long number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t end = digits.size(); end > first + 3; end -= 3) {
    digits.insert(end - 3, ",");
  }
  return digits;
}

std::string shortest(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

std::optional<int> wholeNumber(std::string_view text, int least, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool isWhole = error == std::errc() && end == text.data() + text.size();
  return isWhole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

std::size_t utf8Length(std::string_view text) {
  std::size_t good = 0;
  while (good < text.size()) {
    const Character next = firstOf(text.substr(good));
    if (next.bytes == 0) {
      break;
    }
    good += next.bytes;
  }
  return good;
}

bool isUtf8(std::string_view text) { return utf8Length(text) == text.size(); }

std::u32string codePoints(std::string_view utf8) {
  std::u32string points;
  while (!utf8.empty()) {
    const Character next = firstOf(utf8);
    points.push_back(next.bytes == 0 ? kReplacement : next.point);
    utf8.remove_prefix(std::max<std::size_t>(1, next.bytes));
  }
  return points;
}

std::string toUtf8(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
    if (point < 0x80) {
      text += static_cast<char>(point);
    } else if (point < 0x800) {
      text += static_cast<char>(0xC0 | (point >> 6));
      tail(0);
    } else if (point < 0x10000) {
      text += static_cast<char>(0xE0 | (point >> 12));
      tail(6);
      tail(0);
    } else {
      text += static_cast<char>(0xF0 | (point >> 18));
      tail(12);
      tail(6);
      tail(0);
    }
  }
  return text;
}

std::string wellFormed(std::string_view text) { return isUtf8(text) ? std::string(text) : toUtf8(codePoints(text)); }

std::string withoutMark(std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return bytes.erase(0, 3);
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return toUtf8(fromUtf16(std::string_view(bytes).substr(2), std::endian::little));
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return toUtf8(fromUtf16(std::string_view(bytes).substr(2), std::endian::big));
  }
  return bytes;
}

Result<std::string> textOf(std::string bytes) {
  std::string text = withoutMark(std::move(bytes));
  const std::size_t bad = std::min(utf8Length(text), text.find('\0'));
  if (bad < text.size()) {
    return fail(ErrorKind::Input, "line {} is not UTF-8; save the file as UTF-8",
                1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
  }
  return text;
}

std::optional<std::string> nearestWord(std::string_view word, const std::vector<std::string>& known) {
  // Levenshtein distance, one row at a time.
  std::optional<std::string> best;
  std::size_t bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    std::vector<std::size_t> row(candidate.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const std::size_t substitution = diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
      }
    }
    if (row.back() < bestDistance) {
      bestDistance = row.back();
      best = candidate;
    }
  }
  return best;
}

}  // namespace kurilscope

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kurilscope {

// Small helpers for text; none of them looks at the locale.

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lowercased(std::string text);  // ASCII letters only
[[nodiscard]] std::vector<std::string> split(std::string_view text,
                                             char separator);  // trimmed parts, empty ones dropped
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);  // the whole text, or nothing
[[nodiscard]] std::string shortest(double number);                       // the shortest text that reads back exactly
[[nodiscard]] std::string grouped(long long number);                     // "12,345": thousands parted by commas
// Bytes that part a link are written as "%26", so that a text can stand in one; nothing for a "%" without two digits.
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::optional<std::string> unescaped(std::string_view text);
// One "key=value" a line, for files whose metadata is a single text. A key has no "=" and a value one line; line breaks
// in values become blanks. Lines without "=" are not read.
[[nodiscard]] std::string keyValueLines(const std::map<std::string, std::string>& texts);
[[nodiscard]] std::map<std::string, std::string> fromKeyValueLines(std::string_view lines);
// A whole number and nothing else, from `least` to `most`.
[[nodiscard]] std::optional<int> wholeNumber(std::string_view text, int least, int most);

// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. One decoder serves all of these.
[[nodiscard]] std::size_t utf8Length(std::string_view text);  // bytes from the front that are UTF-8; all of a good text
[[nodiscard]] bool isUtf8(std::string_view text);
[[nodiscard]] std::u32string codePoints(std::string_view utf8);  // U+FFFD for each byte that is no part of a character
[[nodiscard]] std::string toUtf8(std::u32string_view points);
[[nodiscard]] std::string wellFormed(std::string_view text);  // with U+FFFD for what is not UTF-8
// The bytes of a text file without the mark that may begin it (BOM), and as UTF-8 where the mark says UTF-16.
[[nodiscard]] std::string withoutMark(std::string bytes);
// Likewise, and UTF-8 it is. Errors: Input, naming the line and the way out.
[[nodiscard]] Result<std::string> textOf(std::string bytes);

// The known word nearest to `word`, for "did you mean"; nothing when none is near.
[[nodiscard]] std::optional<std::string> nearestWord(std::string_view word, const std::vector<std::string>& known);

}  // namespace kurilscope

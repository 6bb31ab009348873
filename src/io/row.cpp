#include "io/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace kurilscope::io {

void Row::problem(std::string_view column, std::string text) const {
  diagnostics_.add({table_.file, row_.number, std::string(column), std::move(text)});
}

std::string Row::text(std::string_view column) const {
  const auto index = table_.column(column);
  return index && *index < row_.cells.size() ? row_.cells[*index] : std::string{};
}

std::string Row::required(std::string_view column) const {
  std::string value = text(column);
  if (value.empty()) {
    problem(column, "the cell is empty and may not be");
  }
  return value;
}

bool isId(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

std::string Row::id() const {
  std::string value = required("id");
  if (!isId(value)) {
    problem("id", fmt::format("'{}' is no id; use lower-case letters, digits and hyphens", value));
  }
  return value;
}

std::vector<std::string> Row::list(std::string_view column) const { return split(text(column), ';'); }

std::string Row::oneOf(std::string_view column, const std::vector<std::string>& words) const {
  std::string value = required(column);
  if (!value.empty() && std::ranges::find(words, value) == words.end()) {
    problem(column, fmt::format("'{}' is not one of {}", value, joined(words, ", ")));
  }
  return value;
}

bool Row::flag(std::string_view column) const {
  const std::string value = required(column);
  if (!value.empty() && value != "0" && value != "1") {
    problem(column, fmt::format("'{}' should be 1 for yes or 0 for no", value));
  }
  return value == "1";
}

std::optional<double> Row::optionalNumber(std::string_view column, double least, double most) const {
  const std::string value = text(column);
  if (value.empty()) {
    return std::nullopt;
  }
  const std::optional<double> number = parseNumber(value);
  if (!number || !std::isfinite(*number)) {
    problem(column, fmt::format("'{}' is not a number; write it as 145.86", value));
    return std::nullopt;
  }
  if (*number < least || *number > most) {
    problem(column, fmt::format("{} is not between {} and {}", value, least, most));
    return std::nullopt;
  }
  return number;
}

double Row::number(std::string_view column, double least, double most) const {
  return required(column).empty() ? 0 : optionalNumber(column, least, most).value_or(0);
}

int Row::integer(std::string_view column, int least, int most) const {
  const double value = number(column, least, most);
  if (value != std::floor(value)) {
    problem(column, fmt::format("{} is not a whole number", value));
  }
  return static_cast<int>(value);
}

geo::LonLat Row::position(std::string_view lonColumn, std::string_view latColumn) const {
  return {.lon = number(lonColumn, -180, 180), .lat = number(latColumn, -90, 90)};
}

atlas::Date Row::date(std::string_view column) const {
  return required(column).empty() ? atlas::Date{} : optionalDate(column).value_or(atlas::Date{});
}

std::optional<atlas::Date> Row::optionalDate(std::string_view column) const {
  const std::string value = text(column);
  if (value.empty()) {
    return std::nullopt;
  }
  const Result<atlas::Date> date = atlas::parseEdtf(value);
  if (!date) {
    problem(column, date.error().message);
    return std::nullopt;
  }
  return *date;
}

atlas::Day Row::day(std::string_view column) const {
  return required(column).empty() ? atlas::Day{} : optionalDay(column).value_or(atlas::Day{});
}

std::optional<atlas::Day> Row::optionalDay(std::string_view column) const {
  const std::optional<atlas::Date> date = optionalDate(column);
  if (!date) {
    return std::nullopt;
  }
  if (date->precision != atlas::Precision::Day || date->approximate) {
    problem(column, fmt::format("'{}' is not a single day; write it as 1945-08-28", text(column)));
    return std::nullopt;
  }
  return date->first;
}

atlas::Evidence Row::evidence() const {
  using atlas::Confidence;
  const std::string confidence = oneOf("confidence", {"verified", "single-source", "general-knowledge"});
  atlas::Evidence evidence{.sources = list("sources"),
                           .confidence = confidence == "verified"        ? Confidence::Verified
                                         : confidence == "single-source" ? Confidence::SingleSource
                                                                         : Confidence::GeneralKnowledge};
  if (evidence.confidence != Confidence::GeneralKnowledge && evidence.sources.empty()) {
    problem("sources",
            fmt::format("a row marked {} needs a source; name one or mark it general-knowledge", confidence));
  }
  return evidence;
}

}  // namespace kurilscope::io

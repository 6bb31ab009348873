#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "atlas/records.hpp"
#include "io/table.hpp"

namespace kurilscope::io {

// Lower-case letters, digits, hyphens and underlines: what can stand in a link and in a list.
[[nodiscard]] bool isId(std::string_view text);

// The cells of one row as values. What does not read goes to the diagnostics, with its row and column, and a value
// that does no harm comes back, so that reading goes on and finds the next problem.
class Row {
 public:
  Row(const Table& table, const TableRow& row, Diagnostics& diagnostics)
      : table_(table), row_(row), diagnostics_(diagnostics) {}

  [[nodiscard]] const TableRow& raw() const { return row_; }
  void problem(std::string_view column, std::string text) const;

  [[nodiscard]] std::string text(std::string_view column) const;               // may be empty
  [[nodiscard]] std::string required(std::string_view column) const;           // may not
  [[nodiscard]] std::string id() const;                                        // lower-case letters, digits and hyphens
  [[nodiscard]] std::vector<std::string> list(std::string_view column) const;  // parts between semicolons
  [[nodiscard]] std::string oneOf(std::string_view column, const std::vector<std::string>& words) const;
  [[nodiscard]] bool flag(std::string_view column) const;  // 1 or 0

  [[nodiscard]] double number(std::string_view column, double least, double most) const;
  [[nodiscard]] std::optional<double> optionalNumber(std::string_view column, double least, double most) const;
  [[nodiscard]] int integer(std::string_view column, int least, int most) const;
  [[nodiscard]] geo::LonLat position(std::string_view lonColumn, std::string_view latColumn) const;

  [[nodiscard]] atlas::Date date(std::string_view column) const;
  [[nodiscard]] std::optional<atlas::Date> optionalDate(std::string_view column) const;
  [[nodiscard]] atlas::Day day(std::string_view column) const;
  [[nodiscard]] std::optional<atlas::Day> optionalDay(std::string_view column) const;

  [[nodiscard]] atlas::Evidence evidence() const;  // the columns sources and confidence

 private:
  const Table& table_;
  const TableRow& row_;
  Diagnostics& diagnostics_;
};

}  // namespace kurilscope::io

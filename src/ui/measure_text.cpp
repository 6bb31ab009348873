#include <fmt/format.h>

#include <cmath>

#include "geo/geodesic.hpp"
#include "ui/card_parts.hpp"
#include "ui/measure_panel.hpp"

namespace kurilscope::ui {

std::string endInWords(const Ui& ui, const std::string& end) {
  if (const atlas::Island* island = ui.in.atlas.island(end)) {
    return scene::nameInline(island->names, island->disputed, ui.in.view);
  }
  if (const atlas::Place* place = ui.in.atlas.place(end)) {
    return scene::nameInline(place->names, scene::isDisputed(*place), ui.in.view);
  }
  const auto point = ui.in.atlas.pointNamed(end);
  return point ? positionInWords(*point) : end;
}

std::string milesInWords(double meters) { return fmt::format("{:.1f} nm", meters / geo::kMetersPerNauticalMile); }

std::string azimuthInWords(std::optional<double> degrees) {
  // 359.96 is written as 000.0.
  return degrees ? fmt::format("{:05.1f}°", std::fmod(std::round(*degrees * 10) / 10, 360)) : "";
}

std::string wayInWords(const Ui& ui, const view::Leg& leg) {
  const auto isCoast = [&](const std::string& end) { return ui.in.atlas.island(end) != nullptr; };
  const int coasts = (isCoast(leg.from) ? 1 : 0) + (isCoast(leg.to) ? 1 : 0);
  return coasts == 2   ? "Shortest, coast to coast, on the ellipsoid"
         : coasts == 1 ? "Shortest, from the coast, on the ellipsoid"
                       : "Geodesic on the ellipsoid";
}

const MeasuredFacts* factsOf(const Ui& ui) {
  const auto& measurement = ui.in.view.measurement;
  if (!measurement) {
    return nullptr;
  }
  std::optional<MeasuredFacts>& known = ui.state.measured;
  if (!known || known->of != *measurement) {
    known = MeasuredFacts{*measurement, view::measured(*measurement, ui.in.atlas), {}};
    if (measurement->ends.size() == 2 && known->measured) {
      known->coastErrorMeters = view::coastErrorMeters(known->measured->legs.front(), ui.in.atlas);
      known->published = view::publishedBetween(measurement->ends[0], measurement->ends[1], ui.in.atlas);
    }
  }
  return known->measured ? &*known : nullptr;
}

namespace {

std::string legAsText(const Ui& ui, const view::Leg& leg) {
  const double meters = leg.way.distanceMeters;
  std::string text = fmt::format("{} to {}: {} ({})\n{}: {} to {}", endInWords(ui, leg.from), endInWords(ui, leg.to),
                                 lengthInWords(meters), milesInWords(meters), wayInWords(ui, leg),
                                 positionInWords(leg.way.from), positionInWords(leg.way.to));
  if (leg.azimuthDegrees) {
    text += fmt::format("; azimuth {}, back {}", azimuthInWords(leg.azimuthDegrees),
                        azimuthInWords(leg.azimuthBackDegrees));
  }
  return text + "\n";
}

std::string publishedAsText(const atlas::Atlas& atlas, const atlas::PublishedDistance& row) {
  std::string text =
      fmt::format("Published: {} km, {} to {}. {}\n", row.km, row.fromName, row.toName, capitalised(row.measures));
  for (const std::string& id : row.evidence.sources) {
    if (const atlas::Source* source = atlas.source(id)) {
      text += fmt::format("- {}\n", citation(*source));
    }
  }
  return text;
}

}  // namespace

std::string measurementAsText(const Ui& ui) {
  const MeasuredFacts* facts = factsOf(ui);
  if (facts == nullptr) {
    return {};
  }
  const view::Measured& measured = *facts->measured;
  std::string text;
  for (const view::Leg& leg : measured.legs) {
    text += legAsText(ui, leg);
  }
  if (measured.legs.size() > 1) {
    text += fmt::format("In all: {} ({})\n", lengthInWords(measured.lengthMeters), milesInWords(measured.lengthMeters));
  }
  if (measured.areaSquareMeters) {
    text += fmt::format("Area: {}\n", areaInWords(*measured.areaSquareMeters));
  }
  if (facts->coastErrorMeters > 0) {
    text +=
        fmt::format("Error to expect from the coastline's resolution: {}\n", lengthInWords(facts->coastErrorMeters));
  }
  for (const atlas::PublishedDistance* row : facts->published) {
    text += publishedAsText(ui.in.atlas, *row);
  }
  return text;
}

}  // namespace kurilscope::ui

#include "scene/vision.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace kurilscope::scene {

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

// Table 1 of Machado et al., the rows for severity 1.0.
constexpr Matrix kProtan = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutan = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritan = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kGrey = {{{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};

const Matrix& matrixOf(Vision vision) {
  switch (vision) {
    case Vision::Protan:
      return kProtan;
    case Vision::Deutan:
      return kDeutan;
    case Vision::Tritan:
      return kTritan;
    case Vision::Grey:
    case Vision::Full:
      break;
  }
  return kGrey;
}

std::uint8_t encoded(double linear) {
  const double value = std::clamp(linear, 0.0, 1.0);
  const double coded = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * coded));
}

// Recolours each kind of item.
struct Recolor {
  Vision vision;

  void of(Color& color) const { color = simulated(color, vision); }
  void operator()(FillLand& item) const { of(item.color); }
  void operator()(HatchLand& item) const { of(item.color); }
  void operator()(StrokeCoast& item) const { of(item.color); }
  void operator()(FillArea& item) const { of(item.color); }
  void operator()(Polyline& item) const { of(item.color); }
  void operator()(HatchRectangle& item) const { of(item.color); }
  void operator()(Symbol& item) const {
    of(item.fill);
    of(item.outline);
  }
  void operator()(Text& item) const {
    of(item.fill);
    of(item.halo);
  }
  void operator()(Rectangle& item) const {
    of(item.fill);
    of(item.edge);
  }
  void operator()(Raster& item) const {
    const auto recolored = std::make_shared<BaseRaster>(*item.raster);
    for (std::size_t i = 0; i + 3 < recolored->rgba.size(); i += 4) {
      std::uint8_t* pixel = &recolored->rgba[i];
      const Color color = simulated(Color{pixel[0], pixel[1], pixel[2], pixel[3]}, vision);
      std::copy_n(&color.r, 3, pixel);
    }
    item.raster = recolored;
  }
  void operator()(ClipTo& /*clip*/) const {}
  void operator()(Inset& item) const { item.scene = std::make_shared<Scene>(simulated(*item.scene, vision)); }
};

}  // namespace

const std::vector<std::string>& visionWords() {
  static const std::vector<std::string> words = {"full", "protan", "deutan", "tritan", "grey"};
  return words;
}

Color simulated(Color color, Vision vision) {
  if (vision == Vision::Full) {
    return color;
  }
  const std::array<double, 3> light = {linear(color.r), linear(color.g), linear(color.b)};
  const auto channel = [&](const std::array<double, 3>& row) {
    return encoded(row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
  };
  const Matrix& matrix = matrixOf(vision);
  return {channel(matrix[0]), channel(matrix[1]), channel(matrix[2]), color.a};
}

Scene simulated(Scene scene, Vision vision) {
  scene.background = simulated(scene.background, vision);
  for (Item& item : scene.items) {
    std::visit(Recolor{vision}, item);
  }
  return scene;
}

}  // namespace kurilscope::scene

#include "canvas/cairo/svg_words.hpp"

#include <fmt/format.h>

#include <numbers>

#include "base/markup.hpp"

namespace kurilscope::canvas::cairo {

namespace {

std::string headOf(const std::map<std::string, std::string>& metadata) {
  std::string title;
  std::string entries;
  for (const auto& [key, value] : metadata) {
    if (key == "Title" || key == "title") {
      title = fmt::format("<title>{}</title>\n", markupEscaped(value));
    }
    entries += fmt::format("<entry xmlns=\"urn:kurilscope\" key=\"{}\">{}</entry>\n", markupEscaped(key),
                           markupEscaped(value));
  }
  return entries.empty() ? title : fmt::format("{}<metadata>\n{}</metadata>\n", title, entries);
}

void appendWords(std::string& words, const scene::Scene& scene) {
  for (const scene::Item& item : scene.items) {
    if (const auto* inset = std::get_if<scene::Inset>(&item)) {
      words += fmt::format("<g transform=\"translate({} {})\">\n", inset->topLeft.x, inset->topLeft.y);
      appendWords(words, *inset->scene);
      words += "</g>\n";
    }
    const auto* text = std::get_if<scene::Text>(&item);
    if (text == nullptr || text->glyphs.empty()) {
      continue;
    }
    const scene::PlacedGlyph& first = text->glyphs.front();
    words += fmt::format("<text transform=\"translate({:.2f} {:.2f}) rotate({:.2f})\" font-size=\"{:.2f}\">{}</text>\n",
                         first.origin.x, first.origin.y, first.rotation * 180 / std::numbers::pi, text->sizePixels,
                         markupEscaped(text->text));
  }
}

std::string wordsOf(const scene::Scene& scene, double pointsPerPixel) {
  std::string words = fmt::format(
      "<g transform=\"scale({:.6g})\" fill-opacity=\"0\" font-family=\"Noto Sans CJK JP\">\n", pointsPerPixel);
  appendWords(words, scene);
  return words + "</g>\n";
}

}  // namespace

void addWords(std::string& svg, const scene::Scene& scene, double pointsPerPixel,
              const std::map<std::string, std::string>& metadata) {
  const std::size_t end = svg.rfind("</svg>");
  const std::size_t root = svg.find("<svg");
  const std::size_t rootEnd = root == std::string::npos ? root : svg.find('>', root);
  if (end == std::string::npos || rootEnd == std::string::npos) {
    return;
  }
  svg.insert(end, wordsOf(scene, pointsPerPixel));
  svg.insert(rootEnd + 1, "\n" + headOf(metadata));
}

}  // namespace kurilscope::canvas::cairo

#include "app/page_settings.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace kurilscope::app {

namespace {

template <class T>
std::optional<T> valueOf(const Result<T>& result) {
  return result ? std::optional(*result) : std::nullopt;
}

void assign(PageOptions& options, std::string_view key, const std::string& value) {
  if (key == "layout") {
    options.layout = valueOf(brief::layoutFrom(value));
  } else if (key == "size") {
    options.size = valueOf(brief::pageSizeFrom(value));
  } else if (key == "scale") {
    options.scale = valueOf(scaleFrom(value));
  } else if (key == "simulate") {
    options.vision = valueOf(visionFrom(value));
  } else if (key == "title") {
    options.title = wellFormed(value);  // another program may have saved the picture
  } else if (key == "caption") {
    options.caption = wellFormed(value);
  }
}

}  // namespace

PageOptions PageOptions::over(const PageOptions& carried) const {
  PageOptions both = *this;
  const bool isOtherLayout = layout && layout != carried.layout.value_or(brief::Layout::Map);
  if (!size && !isOtherLayout) {
    both.size = carried.size;
    both.scale = scale ? scale : carried.scale;
  }
  both.layout = layout ? layout : carried.layout;
  both.vision = vision ? vision : carried.vision;
  both.title = title ? title : carried.title;
  both.caption = caption ? caption : carried.caption;
  return both;
}

brief::Page PageSettings::page() const {
  brief::Page page;
  page.layout = layout;
  page.title = title;
  page.caption = caption;
  return page;
}

PageSettings settingsFrom(const PageOptions& options) {
  PageSettings settings;
  settings.layout = options.layout.value_or(brief::Layout::Map);
  settings.size = options.size.value_or(brief::defaultSize(settings.layout));
  settings.scale = options.scale.value_or(brief::defaultScale(settings.layout, settings.size));
  settings.vision = options.vision.value_or(scene::Vision::Full);
  settings.title = options.title.value_or("");
  settings.caption = options.caption.value_or("");
  return settings;
}

std::string toText(const PageSettings& settings) {
  std::string text = fmt::format("layout={}&size={}x{}&scale={}", brief::word(settings.layout), settings.size.width,
                                 settings.size.height, shortest(static_cast<double>(settings.scale)));
  if (settings.vision != scene::Vision::Full) {
    text += "&simulate=" + scene::visionWords().at(static_cast<std::size_t>(settings.vision));
  }
  if (!settings.title.empty()) {
    text += "&title=" + escaped(settings.title);
  }
  if (!settings.caption.empty()) {
    text += "&caption=" + escaped(settings.caption);
  }
  return text;
}

PageOptions pageOptionsFrom(std::string_view text) {
  PageOptions options;
  for (const std::string& part : split(text, '&')) {
    const std::size_t equals = std::min(part.find('='), part.size());
    const auto value = unescaped(std::string_view(part).substr(std::min(equals + 1, part.size())));
    if (value) {
      assign(options, std::string_view(part).substr(0, equals), *value);
    }
  }
  return options;
}

Result<float> scaleFrom(std::string_view text) {
  const auto scale = parseNumber(text);
  if (!scale || !(*scale >= 0.25) || !(*scale <= 16)) {
    return fail(ErrorKind::Usage, "'{}' is not a number from 0.25 to 16", text);
  }
  return static_cast<float>(*scale);
}

Result<scene::Vision> visionFrom(std::string_view text) {
  const std::vector<std::string>& words = scene::visionWords();
  const auto word = std::ranges::find(words, text);
  if (word == words.end()) {
    return fail(ErrorKind::Usage, "'{}' is not known; use {}", text, joined(words, ", "));
  }
  return static_cast<scene::Vision>(word - words.begin());
}

}  // namespace kurilscope::app

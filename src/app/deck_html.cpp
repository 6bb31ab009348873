#include "app/deck_html.hpp"

#include "app/citations.hpp"
#include "app/picture_texts.hpp"
#include "app/templates.hpp"
#include "base/markup.hpp"
#include "base/output_file.hpp"
#include "base/text.hpp"
#include "view/sides.hpp"

namespace kurilscope::app {

namespace {

// RFC 4648.
std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      three = three << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kDigits[three >> (18 - 6 * k) & 63U] : '=';
    }
  }
  return out;
}

std::string hex(scene::Color color) { return fmt::format("#{:02x}{:02x}{:02x}", color.r, color.g, color.b); }

std::string colorsOf(view::Theme theme) {
  const scene::Palette& palette = scene::palette(theme);
  return fmt::format("--text: {}; --quiet: {}; --panel: {}; --raised: {}; --edge: {}; --water: {}; --selection: {};",
                     hex(palette.text), hex(palette.textQuiet), hex(palette.panel), hex(palette.panelRaised),
                     hex(palette.panelEdge), hex(palette.water), hex(palette.selection));
}

std::string styleSheet() {
  using view::Theme;
  return fmt::format(
             ":root {{ {} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {} }} }}\n@media print {{ :root {{ {} }} "
             "}}\n",
             colorsOf(Theme::Light), colorsOf(Theme::Dark), colorsOf(Theme::Print)) +
         std::string(templateNamed("deck.css"));
}

// "sources 1, 4–6": each run of numbers leads to its first.
std::string citation(const std::set<int>& numbers) {
  std::vector<std::string> runs;
  for (const brief::NumberRun& run : brief::runsOf(numbers)) {
    runs.push_back(fmt::format("<a href=\"#source-{}\">{}</a>", run.first, brief::inWords(run)));
  }
  return joined(runs, ", ");
}

// What a picture shows for those who do not see it: the caption, and the legend in words.
std::string alternative(const DeckPage& page, const atlas::Event* event, const scene::Scene& scene) {
  std::string text = fmt::format("Map of {}: {}.", view::dateLine(page.view), page.title);
  if (event != nullptr) {
    text += ' ' + event->summary;
  }
  std::vector<std::string> legend;
  for (const scene::LegendEntry& entry : scene.legend) {
    if (entry.kind != scene::LegendKind::Heading) {
      legend.push_back(entry.title);
    }
  }
  return legend.empty() ? text : text + " Shown: " + joined(legend, "; ") + '.';
}

class HtmlWriter {
 public:
  HtmlWriter(Studio& studio, const Deck& deck, const DeckOptions& options)
      : studio_(studio),
        atlas_(studio.stage().atlas),
        deck_(deck),
        options_(options),
        page_(options.settings.page()),
        citations_(atlas_) {
    // The words stand in the page; what must go with the picture wherever it goes stays in it.
    page_.hasTitle = false;
    page_.hasCaption = false;
  }

  Result<void> write(const OnProgress& onProgress) {
    auto file = OutputFile::create(options_.output);
    if (!file) {
      return tl::make_unexpected(file.error());
    }
    const auto put = [&file](const std::string& text) { return file->write(text); };
    // The events' own sources get the low numbers; what the maps rest on besides follows.
    for (int number = 1; const DeckPage& page : deck_.pages) {
      citations_.cite(sourcesOf(atlas_, page), number++);
    }
    Result<void> written = put(head() + contents() + "<main id=\"events\">\n");
    const std::size_t total = deck_.pages.size();
    for (std::size_t i = 0; written && i < total; ++i) {
      onProgress(static_cast<int>(i), static_cast<int>(total));
      written = articleOf(i).and_then(put);
    }
    return written.and_then([&] { return put("</main>\n" + sources() + foot()); }).and_then([&] {
      return file->finish();
    });
  }

 private:
  [[nodiscard]] std::string head() const {
    const std::string title = markupEscaped(deck_.title);
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{0}</title>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        "<meta name=\"author\" content=\"kurilscope\">\n<meta name=\"generator\" content=\"kurilscope {1}\">\n"
        "<meta name=\"kurilscope:view\" content=\"{2}\">\n<style>\n{3}</style>\n</head>\n<body>\n"
        "<a class=\"skip\" href=\"#events\">Skip to the events</a>\n"
        "<header class=\"masthead\">\n<h1>{0}</h1>\n<p>{4}</p>\n</header>\n",
        title, KURILSCOPE_VERSION, markupEscaped(view::toText(deck_.view)), styleSheet(), markupEscaped(standfirst()));
  }

  [[nodiscard]] std::string standfirst() const {
    const std::size_t count = deck_.pages.size();
    std::string text = count == 1 ? deck_.pages.front().date
                                  : fmt::format("{} maps, {} to {}", count, view::dateLine(deck_.pages.front().view),
                                                view::dateLine(deck_.pages.back().view));
    return text + "  ·  " + view::inWords(deck_.view.perspective);
  }

  [[nodiscard]] std::string contents() const {
    std::string list =
        "<nav class=\"contents\" id=\"contents\" aria-labelledby=\"contents-title\">\n"
        "<h2 id=\"contents-title\">Contents</h2>\n<ol>\n";
    for (const DeckPage& page : deck_.pages) {
      list += fmt::format("<li><a href=\"#{}\"><time>{}</time> <span>{}</span></a></li>\n", markupEscaped(page.id),
                          markupEscaped(page.date), markupEscaped(page.title));
    }
    return list + "</ol>\n</nav>\n";
  }

  // The picture as the address of an image, with its View inside.
  Result<std::string> pictureOf(const DeckPage& page, const scene::Scene& scene) {
    std::string bytes;
    const auto sink = [&bytes](std::string_view part) -> Result<void> {
      bytes += part;
      return {};
    };
    return studio_.writePixels(sink, ".webp", scene, pictureTexts(atlas_, page.view, scene, toText(options_.settings)))
        .map([&bytes] { return "data:image/webp;base64," + base64(bytes); });
  }

  Result<std::string> articleOf(std::size_t index) {
    const DeckPage& page = deck_.pages[index];
    const atlas::Event* event = atlas_.event(page.id);
    const scene::Scene scene = studio_.scene(page.view, options_.settings.frame(), page_, options_.settings.vision);
    const auto picture = pictureOf(page, scene);
    if (!picture) {
      return picture;
    }
    const std::string id = markupEscaped(page.id);
    std::string text = fmt::format(
        "<article id=\"{0}\" aria-labelledby=\"{0}-title\" tabindex=\"-1\">\n<p class=\"date\">{1}</p>\n"
        "<h2 id=\"{0}-title\">{2}</h2>\n",
        id, markupEscaped(page.date), markupEscaped(page.title));
    const auto number = static_cast<int>(index) + 1;
    const std::set<int> own = citations_.cite(sourcesOf(atlas_, page), number);
    if (event != nullptr) {
      text += fmt::format("<p class=\"summary\">{}</p>\n", markupEscaped(event->summary));
    }
    std::set<int> ofMap = citations_.cite(scene.sources, number);
    std::erase_if(ofMap, [&own](int each) { return own.contains(each); });
    text += fmt::format(
        "<figure>\n<img src=\"{}\" width=\"{}\" height=\"{}\" "
        "alt=\"{}\">\n<figcaption>{}</figcaption>\n"
        "</figure>\n",
        *picture, scene.frame.width, scene.frame.height, markupEscaped(alternative(page, event, scene)),
        captionOf(page, ofMap));
    if (!own.empty()) {
      text += fmt::format("<p class=\"evidence\">Sources of the event: {}</p>\n", citation(own));
    }
    return text + stepsFrom(index) + "</article>\n";
  }

  [[nodiscard]] static std::string captionOf(const DeckPage& page, const std::set<int>& sources) {
    std::string text = fmt::format("The map on {}. {}.", markupEscaped(view::dateLine(page.view)),
                                   markupEscaped(view::inWords(page.view.perspective)));
    return sources.empty() ? text : text + " Sources of the map: " + citation(sources);
  }

  [[nodiscard]] std::string stepsFrom(std::size_t index) const {
    const auto link = [this](std::size_t target, const char* rel, const char* before, const char* after) {
      const DeckPage& page = deck_.pages[target];
      return fmt::format("<a rel=\"{}\" href=\"#{}\">{}{}{}</a>\n", rel, markupEscaped(page.id), before,
                         markupEscaped(page.title), after);
    };
    return fmt::format("<nav class=\"steps\" aria-label=\"Neighbours of {}\">\n{}{}</nav>\n",
                       markupEscaped(deck_.pages[index].title),
                       index > 0 ? link(index - 1, "prev", "← ", "") : "<span></span>\n",
                       index + 1 < deck_.pages.size() ? link(index + 1, "next", "", " →") : "");
  }

  [[nodiscard]] std::string sources() const {
    std::string list =
        "<section class=\"sources\" aria-labelledby=\"sources-title\">\n"
        "<h2 id=\"sources-title\">Sources</h2>\n<ol>\n";
    for (int number = 1; const brief::CitedSource& cited : citations_.list()) {
      const atlas::Source& source = *cited.source;
      const std::string title = markupEscaped(source.title);
      std::vector<std::string> parts = {
          source.url.empty() ? title : fmt::format("<a href=\"{}\">{}</a>", markupEscaped(source.url), title)};
      for (const std::string& part : {source.publisher, source.date, source.url.empty() ? source.note : ""}) {
        if (!part.empty()) {
          parts.push_back(fmt::format("<span class=\"quiet\">{}</span>", markupEscaped(part)));
        }
      }
      list += fmt::format("<li id=\"source-{}\">{}</li>\n", number++, joined(parts, ". "));
    }
    return list + "</ol>\n</section>\n";
  }

  [[nodiscard]] std::string foot() const {
    return fmt::format(
        "<footer class=\"colophon\">\n<p class=\"keys\"><kbd>←</kbd> <kbd>→</kbd> the event before and after, "
        "<kbd>Home</kbd> <kbd>End</kbd> the first and last, <kbd>o</kbd> the contents and back.</p>\n"
        "<p>{}. Made by kurilscope {}; each picture carries its view, and kurilscope opens it there.</p>\n</footer>\n"
        "<script>\n{}</script>\n</body>\n</html>\n",
        markupEscaped(atlas_.records().title), KURILSCOPE_VERSION, templateNamed("deck.js"));
  }

  Studio& studio_;
  const atlas::Atlas& atlas_;
  const Deck& deck_;
  const DeckOptions& options_;
  brief::Page page_;
  Citations citations_;
};

}  // namespace

Result<void> writeDeckHtml(Studio& studio, const Deck& deck, const DeckOptions& options, const OnProgress& onProgress) {
  return HtmlWriter(studio, deck, options).write(onProgress);
}

}  // namespace kurilscope::app

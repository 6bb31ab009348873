#include "brief/choices.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "brief/furniture.hpp"
#include "view/sides.hpp"

namespace kurilscope::brief {

namespace {

using scene::LegendEntry;
using scene::LegendKind;
using view::Layer;
using view::Names;
using view::Perspective;

struct Picture {
  const scene::Stage& stage;
  const view::View& view;
  const Page& page;
  const scene::Scene& scene;
};
using Choices = std::vector<Choice>;

// The legend's entries of a kind: "Administered by Japan; Administered by USSR".
std::string titlesOf(const Picture& picture, LegendKind kind) {
  std::vector<std::string> titles;
  for (const LegendEntry& entry : picture.scene.legend) {
    if (entry.kind == kind) {
      titles.push_back(entry.title);
    }
  }
  return joined(titles, "; ");
}

// A disputed island by which the order of names can be shown.
const atlas::Island* exampleIsland(const atlas::Atlas& atlas) {
  const auto found = std::ranges::find_if(atlas.islands(), [](const atlas::Island& island) {
    return island.disputed && !island.names.jaShort.empty() && island.names.jaShort != island.names.en;
  });
  return found == atlas.islands().end() ? nullptr : &*found;
}

std::string namedLike(const Picture& picture, const view::View& view) {
  const atlas::Island* island = exampleIsland(picture.stage.atlas);
  return island == nullptr ? ""
                           : fmt::format(", such as {}", joined(scene::labelLines(island->names, true, view), " / "));
}

void addNames(const Picture& picture, Choices& choices) {
  if (!picture.view.shows(Layer::Labels)) {
    return;
  }
  const Names names = picture.view.names;
  const std::string like = namedLike(picture, picture.view);
  if (names == Names::Dual || names == Names::All) {
    view::View other = picture.view;
    const bool isTokyo = picture.view.perspective == Perspective::Tokyo;
    other.perspective = isTokyo ? Perspective::Neutral : Perspective::Tokyo;
    choices.push_back({"names",
                       fmt::format("Disputed places carry both names, the {} one first{}",
                                   isTokyo ? "Japanese" : "Russian", like),
                       fmt::format("The other order{}, which comes with another perspective; or one language alone",
                                   namedLike(picture, other)),
                       isTokyo ? "--perspective neutral" : "--perspective tokyo"});
    return;
  }
  const char* language = names == Names::Russian ? "Russian" : names == Names::Japanese ? "Japanese" : "English";
  choices.push_back({"names", fmt::format("Places carry their {} names alone{}", language, like),
                     "Both names of disputed places together", "--names dual"});
}

void addFormerNames(const Picture& picture, Choices& choices) {
  if (!picture.view.shows(Layer::Places) || picture.view.names == Names::Russian) {
    return;
  }
  choices.push_back({"former-names",
                     "Towns have their Japanese names until Japanese administration ends by the status table, then "
                     "the present ones, beside the former where the place is disputed",
                     "No towns and capes", "--layers -places"});
}

void addWords(const Picture& picture, Choices& choices) {
  if (picture.page.hasTitle && !picture.page.title.empty()) {
    choices.push_back(
        {"title", fmt::format("The title is the author's: \"{}\"", picture.page.title), "The pack's own words", ""});
  }
  if (picture.page.hasCaption && !picture.page.caption.empty()) {
    choices.push_back({"caption", "The caption is the author's, not checked against the pack",
                       "What the pack tells of the day, with its sources", ""});
  } else if (const atlas::Event* event = picture.page.hasCaption && !picture.view.comparison
                                             ? eventOf(picture.stage.atlas, picture.view)
                                             : nullptr) {
    choices.push_back({"event", fmt::format("One event is told, in the pack's words: \"{}\"", event->title),
                       "Another event of the time, or a caption of your own", "--event ID, --caption TEXT"});
  }
}

std::string othersThan(Perspective perspective) {
  switch (perspective) {
    case Perspective::Neutral:
      return "tokyo or --perspective moscow";
    case Perspective::Tokyo:
      return "neutral or --perspective moscow";
    case Perspective::Moscow:
      break;
  }
  return "neutral or --perspective tokyo";
}

void addPerspective(const Picture& picture, Choices& choices) {
  const bool isNeutral = picture.view.perspective == Perspective::Neutral;
  const bool compares = view::comparesPerspectives(picture.view);
  choices.push_back({"perspective",
                     compares ? fmt::format("Two perspectives are set against one another: {}", seenFrom(picture.view))
                              : seenFrom(picture.view),
                     isNeutral ? "As one government states it, the other's administration in stripes"
                               : "Neutral, administration and claims apart; or as the other government states it",
                     "--perspective " + othersThan(picture.view.perspective)});
}

void addColours(const Picture& picture, Choices& choices) {
  const std::string tints = titlesOf(picture, LegendKind::Tint);
  if (!tints.empty() && picture.view.shows(Layer::Status)) {
    choices.push_back({"tints", fmt::format("Flat colours say who administers, whatever the claims: {}", tints),
                       "No colours of administration", "--layers -status"});
  }
  const std::string passages = titlesOf(picture, LegendKind::Passage);
  if (!passages.empty()) {
    choices.push_back(
        {"changes", fmt::format("Two colours say that administration passed: {}", passages), "One day alone", ""});
  }
  const std::string hatches = titlesOf(picture, LegendKind::Hatch);
  if (!hatches.empty()) {
    choices.push_back({"stripes",
                       fmt::format("Stripes lie over the colour: {}. A claim takes less room than a tint", hatches),
                       "No stripes, so that only administration shows", "--layers -claims"});
  }
}

void addLines(const Picture& picture, Choices& choices) {
  const std::string lines = titlesOf(picture, LegendKind::Line);
  if (lines.empty()) {
    return;
  }
  choices.push_back({"lines",
                     fmt::format("Boundaries differ by style and by name: {}. None of them is a border both sides "
                                 "have agreed on unless its name says that it is in force",
                                 lines),
                     "No lines; from a capital, its own line is called a border", "--layers -lines"});
}

void addWhatIfs(const Picture& picture, Choices& choices) {
  if (picture.view.shows(Layer::Proposals)) {
    choices.push_back({"proposals", "Lines that were only proposed are drawn, dashed and named so",
                       "Only lines that were in force, held or claimed", "--layers -proposals"});
  }
  if (picture.view.shows(Layer::Zones)) {
    const atlas::Settlement* settlement = picture.stage.atlas.settlement(picture.view.settlement);
    choices.push_back(
        {"zones",
         fmt::format("Zones at sea are computed by equidistance from coasts, not from the baselines of either state, "
                     "for one what-if{}",
                     settlement == nullptr ? "" : ": " + settlement->title),
         "Another what-if, or no zones", "--settlement ID, --layers -zones"});
  }
}

void addCoast(Choices& choices) {
  choices.push_back({"coast",
                     "The coastline is GSHHG's, of one survey for all sides; neither state's straight baselines are "
                     "drawn",
                     "None in this pack; a pack of your own may bring another", "--pack FOLDER"});
}

}  // namespace

std::vector<Choice> contestedChoices(const scene::Stage& stage, const view::View& view, const Page& page,
                                     const scene::Scene& scene) {
  const Picture picture{stage, view, page, scene};
  Choices choices;
  addWords(picture, choices);
  addNames(picture, choices);
  addFormerNames(picture, choices);
  addPerspective(picture, choices);
  addColours(picture, choices);
  addLines(picture, choices);
  addWhatIfs(picture, choices);
  addCoast(choices);
  return choices;
}

}  // namespace kurilscope::brief

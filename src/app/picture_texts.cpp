#include "app/picture_texts.hpp"

#include <vector>

#include "app/picture_file.hpp"
#include "base/text.hpp"
#include "packs/content_hash.hpp"
#include "packs/pictures.hpp"
#include "view/fit.hpp"

namespace kurilscope::app {

namespace {

constexpr const char* kView = "kurilscope:view";
constexpr const char* kPage = "kurilscope:page";
constexpr const char* kPack = "kurilscope:pack";
constexpr const char* kPackHash = "kurilscope:pack-hash";
constexpr const char* kSources = "kurilscope:sources";

std::string textIn(const image::Texts& texts, const char* key) {
  const auto found = texts.find(key);
  return found == texts.end() ? std::string() : wellFormed(found->second);
}

std::string noteOf(const std::filesystem::path& picture, const image::Texts& texts, const atlas::Atlas& atlas,
                   const std::vector<std::string>& leftOut) {
  const std::string title = textIn(texts, kPack);
  const bool isSame = textIn(texts, kPackHash) == packs::contentHash(atlas.records());
  std::string note;
  // Programs that save a picture again may lose some of its texts.
  if (!isSame && !title.empty() && title != atlas.records().title) {
    note = fmt::format("'{}' was made from another pack, '{}'", picture.filename().string(), title);
  } else if (!isSame) {
    note = fmt::format("'{}' was made from another state of this pack, so the picture may differ",
                       picture.filename().string());
  }
  if (leftOut.empty()) {
    return note;
  }
  return (note.empty() ? picture.filename().string() : note) + "; " + view::missing(leftOut);
}

}  // namespace

image::Texts pictureTexts(const atlas::Atlas& atlas, const view::View& view, const scene::Scene& scene,
                          const std::string& page) {
  std::vector<std::string> titles;
  for (const std::string& id : scene.sources) {
    if (const atlas::Source* source = atlas.source(id)) {
      titles.push_back(source->publisher.empty() ? source->title : source->title + ", " + source->publisher);
    }
  }
  image::Texts texts{{kView, view::toText(view)},
                     {kPack, atlas.records().title},
                     {kPackHash, packs::contentHash(atlas.records())},
                     {kSources, joined(titles, "; ")},
                     {"Software", "kurilscope " KURILSCOPE_VERSION},
                     {"Title", atlas.records().title + ", " + atlas::inWords(view.date)}};
  if (!page.empty()) {
    texts.emplace(kPage, page);
  }
  return texts;
}

Result<Carried> carriedBy(const std::filesystem::path& picture, const atlas::Atlas& atlas) {
  const auto texts = packs::readPictureTexts(picture);
  if (!texts) {
    return tl::make_unexpected(texts.error());
  }
  const std::string text = textIn(*texts, kView);
  if (text.empty()) {
    return fail(ErrorKind::Input, "'{}' carries no view; a {} that kurilscope wrote does", picture.string(),
                pictureFormats());
  }
  const auto view = view::fromText(text);
  if (!view) {
    return fail(ErrorKind::Input, "'{}' carries a view that cannot be read: {}", picture.string(),
                view.error().message);
  }
  view::Fitted fitted = view::fitted(*view, atlas);
  std::string note = noteOf(picture, *texts, atlas, fitted.leftOut);
  return Carried{std::move(fitted.view), pageOptionsFrom(textIn(*texts, kPage)), std::move(note)};
}

}  // namespace kurilscope::app

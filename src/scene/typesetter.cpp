#include "scene/typesetter.hpp"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"

namespace kurilscope::scene {

namespace {

constexpr std::size_t kFaces = static_cast<std::size_t>(Face::Count);

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using HbBlob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using HbBuffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_destroy>>;
using FontConfig = std::unique_ptr<FcConfig, Destroy<FcConfigDestroy>>;
using FontPattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;

// ---- finding the fonts

struct Wanted {
  const char* family;
  int weight;
  int slant;
  const char* words;  // as a person would ask for it
  const char* package;
};

// In the order of Face.
constexpr std::array<Wanted, kFaces> kWanted = {{
    {"Noto Sans CJK JP", FC_WEIGHT_REGULAR, FC_SLANT_ROMAN, "Regular", "fonts-noto-cjk"},
    {"Noto Sans CJK JP", FC_WEIGHT_BOLD, FC_SLANT_ROMAN, "Bold", "fonts-noto-cjk"},
    {"Noto Serif", FC_WEIGHT_REGULAR, FC_SLANT_ITALIC, "Italic", "fonts-noto-core"},
    {"Noto Serif CJK JP", FC_WEIGHT_REGULAR, FC_SLANT_ROMAN, "Regular", "fonts-noto-cjk"},
}};

bool hasFamily(FcPattern* pattern, const char* family) {
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; ++i) {
    if (std::strcmp(reinterpret_cast<const char*>(name), family) == 0) {
      return true;
    }
  }
  return false;
}

// Fontconfig always answers with some font; only the one that was asked for will do.
bool isWanted(FcPattern* pattern, const Wanted& wanted) {
  int weight = 0;
  int slant = 0;
  return hasFamily(pattern, wanted.family) && FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight) == FcResultMatch &&
         weight == wanted.weight && FcPatternGetInteger(pattern, FC_SLANT, 0, &slant) == FcResultMatch &&
         slant == wanted.slant;
}

std::optional<FontFile> findFont(FcConfig* config, const Wanted& wanted) {
  const FontPattern query(FcPatternCreate());
  FcPatternAddString(query.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(wanted.family));
  FcPatternAddInteger(query.get(), FC_WEIGHT, wanted.weight);
  FcPatternAddInteger(query.get(), FC_SLANT, wanted.slant);
  FcConfigSubstitute(config, query.get(), FcMatchPattern);
  FcDefaultSubstitute(query.get());
  FcResult result = FcResultNoMatch;
  const FontPattern match(FcFontMatch(config, query.get(), &result));
  FcChar8* path = nullptr;
  int index = 0;
  if (!match || !isWanted(match.get(), wanted) || FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch ||
      FcPatternGetInteger(match.get(), FC_INDEX, 0, &index) != FcResultMatch) {
    return std::nullopt;
  }
  const char* file = reinterpret_cast<const char*>(path);
  return FontFile{.path = file,
                  .index = index,
                  .bytes = SharedBytes::ofFile(file, SharedBytes::Pages::AsNeeded).value_or(SharedBytes())};
}

// The fonts where they usually lie. The system's own configuration is some fifty files, a twentieth of a picture's
// time, that choose among families where none of them was asked for; here each is.
FontConfig usualFonts() {
  constexpr const char* kPlaces =
      "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix=\"xdg\">fonts</dir>"
      "<dir>~/.fonts</dir><cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
      "</fontconfig>";
  FontConfig config(FcConfigCreate());
  const bool isSound =
      config != nullptr &&
      FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8*>(kPlaces), FcFalse) == FcTrue &&
      FcConfigBuildFonts(config.get()) == FcTrue;
  return isSound ? std::move(config) : nullptr;
}

// Whether somebody says where fonts are to be looked for.
bool isConfiguredElsewhere() {
  return std::ranges::any_of(std::array{"FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"},
                             [](const char* name) { return std::getenv(name) != nullptr; });
}

// ---- faces

// A face at its own design units, so that every size is the same shaping times a factor: nothing is rounded or
// hinted, and text measured at one size fits at any other.
struct LoadedFace {
  FontFile file;
  HbFont font;
  float unitsPerEm = 1000;

  [[nodiscard]] bool has(char32_t point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font.get(), point, &glyph) != 0;
  }
};

Result<LoadedFace> loadFace(FcConfig* config, const Wanted& wanted) {
  const std::optional<FontFile> file = findFont(config, wanted);
  if (!file) {
    return fail(ErrorKind::Machine, "the font '{} {}' is not installed; install the package {}", wanted.family,
                wanted.words, wanted.package);
  }
  const std::string_view bytes = file->bytes.view();
  const HbBlob blob(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  const HbFace face(hb_face_create(blob.get(), static_cast<unsigned>(file->index)));
  if (!face || hb_face_get_glyph_count(face.get()) == 0) {
    return fail(ErrorKind::Machine, "the font file '{}' cannot be read; install the package {} anew", file->path,
                wanted.package);
  }
  return LoadedFace{.file = *file,
                    .font = HbFont(hb_font_create(face.get())),
                    .unitsPerEm = static_cast<float>(hb_face_get_upem(face.get()))};
}

// Which faces are tried for a character, in order. Sans ends every chain: what it has can always be shown.
std::span<const Face> chainOf(Face face) {
  static constexpr std::array kSans = {Face::Sans};
  static constexpr std::array kBold = {Face::SansBold, Face::Sans};
  static constexpr std::array kItalic = {Face::WaterItalic, Face::WaterUpright, Face::Sans};
  static constexpr std::array kUpright = {Face::WaterUpright, Face::Sans};
  switch (face) {
    case Face::SansBold:
      return kBold;
    case Face::WaterItalic:
      return kItalic;
    case Face::WaterUpright:
      return kUpright;
    case Face::Sans:
    case Face::Count:
      break;
  }
  return kSans;
}

// ---- characters

hb_script_t scriptOf(char32_t point) { return hb_unicode_script(hb_unicode_funcs_get_default(), point); }

bool isShared(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

bool isMark(char32_t point) {
  const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), point);
  return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
         category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK || category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

bool isIdeographic(char32_t point) {
  const hb_script_t script = scriptOf(point);
  return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
         (point >= 0x3000 && point <= 0x30FF) || (point >= 0xFF00 && point <= 0xFFEF);
}

// The kinsoku rules that matter here: what may not begin and what may not end a line.
constexpr std::u32string_view kNeverFirst =
    U"、。，．・：；！？」』）］｝】〉》〕〟’”ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ)]},.;:!?…%";
constexpr std::u32string_view kNeverLast = U"「『（［｛【〈《〔〝‘“([{";

// Whether a line may end between two neighbours; around a space it may, and the space goes.
bool mayBreak(char32_t before, char32_t after) {
  if (before == U' ') {
    return after != U' ';
  }
  if (after == U' ' || isMark(after) || kNeverFirst.find(after) != kNeverFirst.npos ||
      kNeverLast.find(before) != kNeverLast.npos) {
    return false;
  }
  return isIdeographic(before) || isIdeographic(after);
}

std::u32string_view withoutEndSpaces(std::u32string_view text) {
  const std::size_t last = text.find_last_not_of(U' ');
  return text.substr(0, last == text.npos ? 0 : last + 1);
}

// The longest prefix of `text` that is one character with its marks.
std::size_t clusterLength(std::u32string_view text) {
  std::size_t length = 1;
  while (length < text.size() && isMark(text[length])) {
    ++length;
  }
  return length;
}

// ---- the cache

struct KeyView {
  std::string_view text;
  Face face;
  float size;
  float spacing;

  bool operator==(const KeyView&) const = default;
};

struct Key {
  std::string text;
  Face face;
  float size;
  float spacing;

  [[nodiscard]] KeyView view() const { return {text, face, size, spacing}; }
};

struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(const KeyView& key) const {
    const auto mix = [](std::size_t seed, std::size_t value) { return (seed ^ value) * 0x9E3779B97F4A7C15ull; };
    const std::size_t numbers = mix(std::hash<float>{}(key.size), std::hash<float>{}(key.spacing));
    return mix(mix(std::hash<std::string_view>{}(key.text), static_cast<std::size_t>(key.face)), numbers);
  }
  std::size_t operator()(const Key& key) const { return (*this)(key.view()); }
};

struct KeyEqual {
  using is_transparent = void;
  bool operator()(const Key& a, const Key& b) const { return a.view() == b.view(); }
  bool operator()(const Key& a, const KeyView& b) const { return a.view() == b; }
  bool operator()(const KeyView& a, const Key& b) const { return a == b.view(); }
};

// What was asked for lately. When as much again has come, what was not asked for meanwhile goes.
template <class Value>
class Lately {
 public:
  // Good until kMany others have been added.
  [[nodiscard]] const Value* find(const KeyView& key) {
    if (const auto found = recent_.find(key); found != recent_.end()) {
      return &found->second;
    }
    const auto found = older_.find(key);
    return found == older_.end() ? nullptr : &recent_.insert(older_.extract(found)).position->second;
  }
  const Value& add(const KeyView& key, Value value) {
    if (recent_.size() >= kMany) {
      older_ = std::exchange(recent_, {});
    }
    return recent_.emplace(Key{std::string(key.text), key.face, key.size, key.spacing}, std::move(value)).first->second;
  }

 private:
  static constexpr std::size_t kMany = 8192;  // the names of a page in all its sizes are some hundred
  std::unordered_map<Key, Value, KeyHash, KeyEqual> recent_;
  std::unordered_map<Key, Value, KeyHash, KeyEqual> older_;
};

// Part of a text that one face sets in one script.
struct Stretch {
  Face face = Face::Sans;
  hb_script_t script = HB_SCRIPT_COMMON;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Over the baseline and under it, per em.
struct Extent {
  float ascent = 0;
  float descent = 0;
};

}  // namespace

struct Typesetter::State {
  std::array<LoadedFace, kFaces> faces;
  std::array<Extent, kFaces> extents;
  HbBuffer buffer{hb_buffer_create()};
  Lately<GlyphRun> runs;
  Lately<std::vector<std::string>> wraps;  // the spacing being the width

  Result<void> load(FcConfig* config) {
    for (std::size_t i = 0; i < kFaces; ++i) {
      Result<LoadedFace> face = loadFace(config, kWanted[i]);
      if (!face) {
        return tl::make_unexpected(face.error());
      }
      faces[i] = std::move(*face);
    }
    return {};
  }

  [[nodiscard]] const LoadedFace& at(Face face) const { return faces[static_cast<std::size_t>(face)]; }

  [[nodiscard]] Face faceFor(char32_t point, Face asked) const {
    const auto chain = chainOf(asked);
    const auto found = std::ranges::find_if(chain, [&](Face face) { return at(face).has(point); });
    return found == chain.end() ? asked : *found;
  }

  [[nodiscard]] std::vector<Stretch> stretchesOf(std::u32string_view text, Face asked) const {
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const hb_script_t script = scriptOf(text[i]);
      Face face = faceFor(text[i], asked);
      if (!stretches.empty() && isMark(text[i]) && at(stretches.back().face).has(text[i])) {
        face = stretches.back().face;  // a mark stays with its letter
      }
      const bool goesOn = !stretches.empty() && stretches.back().face == face &&
                          (isShared(script) || isShared(stretches.back().script) || stretches.back().script == script);
      if (!goesOn) {
        stretches.push_back({.face = face, .script = script, .begin = i, .end = i});
      }
      Stretch& stretch = stretches.back();
      stretch.end = i + 1;
      stretch.script = isShared(stretch.script) ? script : stretch.script;
    }
    return stretches;
  }

  // Adds the stretch's glyphs to the run and returns the pen.
  float shapeStretch(std::u32string_view text, const Stretch& stretch, float spacing, float pen, GlyphRun& run) const {
    // No ligatures: a glyph per character can follow a curve and be found as text in a PDF.
    static constexpr std::array<hb_feature_t, 3> kFeatures = {{
        {HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    }};
    hb_buffer_reset(buffer.get());
    hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(text.data()),
                        static_cast<int>(text.size()), static_cast<unsigned>(stretch.begin),
                        static_cast<int>(stretch.end - stretch.begin));
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), stretch.script);
    // Fixed, as HarfBuzz would otherwise ask the locale; the faces are already those for Japanese.
    hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
    hb_shape(at(stretch.face).font.get(), buffer.get(), kFeatures.data(), kFeatures.size());

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const float factor = run.sizePixels / at(stretch.face).unitsPerEm;
    for (unsigned i = 0; i < count; ++i) {
      const bool endsCluster = i + 1 == count || infos[i + 1].cluster != infos[i].cluster;
      const float advance = static_cast<float>(positions[i].x_advance) * factor + (endsCluster ? spacing : 0);
      run.glyphs.push_back({.face = stretch.face,
                            .id = infos[i].codepoint,
                            .x = pen + static_cast<float>(positions[i].x_offset) * factor,
                            .y = -static_cast<float>(positions[i].y_offset) * factor,
                            .advance = advance});
      pen += advance;
    }
    return pen;
  }

  [[nodiscard]] GlyphRun shaped(std::u32string_view text, Face face, float size, float spacing) const {
    GlyphRun run;
    run.sizePixels = size;
    float pen = 0;
    for (const Stretch& stretch : stretchesOf(text, face)) {
      pen = shapeStretch(text, stretch, spacing, pen, run);
    }
    run.width = run.glyphs.empty() ? 0 : pen - spacing;  // nothing follows the last letter
    const Extent& extent = extents[static_cast<std::size_t>(face)];
    run.ascent = extent.ascent * size;
    run.descent = extent.descent * size;
    return run;
  }

  [[nodiscard]] bool fits(std::u32string_view text, Face face, float size, float width) const {
    return shaped(withoutEndSpaces(text), face, size, 0).width <= width;
  }

  // How much of `text` goes on one line; at least one character.
  [[nodiscard]] std::size_t lineLength(std::u32string_view text, Face face, float size, float width) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i <= text.size(); ++i) {
      if (i < text.size() && !mayBreak(text[i - 1], text[i])) {
        continue;
      }
      if (!fits(text.substr(0, i), face, size, width)) {
        break;
      }
      best = i;
    }
    if (best > 0) {
      return best;
    }
    std::size_t length = clusterLength(text);
    while (length < text.size()) {
      const std::size_t next = length + clusterLength(text.substr(length));
      if (!fits(text.substr(0, next), face, size, width)) {
        break;
      }
      length = next;
    }
    return length;
  }

  [[nodiscard]] std::vector<std::string> lines(std::string_view text, Face face, float sizePixels,
                                               float widthPixels) const {
    std::vector<std::string> lines;
    const std::u32string points = codePoints(text);
    std::u32string_view rest = points;
    while (!rest.empty()) {
      const std::size_t paragraph = std::min(rest.find(U'\n'), rest.size());
      const std::size_t length =
          paragraph == 0 ? 0 : lineLength(rest.substr(0, paragraph), face, sizePixels, widthPixels);
      lines.push_back(toUtf8(withoutEndSpaces(rest.substr(0, length))));
      // What separates two lines, spaces or a line feed, belongs to neither.
      std::size_t next = std::min(rest.find_first_not_of(U' ', length), paragraph);
      next += next == paragraph && next < rest.size() ? 1 : 0;
      rest.remove_prefix(next);
    }
    return lines;
  }

  // The highest and lowest ink of letters as they come in names, so that lines of one size stand alike.
  [[nodiscard]] Extent measuredExtent(Face asked) const {
    Extent extent;
    for (const char32_t point : std::u32string_view(U"ÉŌЙgyрЩ国")) {
      const LoadedFace& face = at(faceFor(point, asked));
      hb_codepoint_t glyph = 0;
      hb_glyph_extents_t ink{};
      if (hb_font_get_nominal_glyph(face.font.get(), point, &glyph) != 0 &&
          hb_font_get_glyph_extents(face.font.get(), glyph, &ink) != 0) {
        extent.ascent = std::max(extent.ascent, static_cast<float>(ink.y_bearing) / face.unitsPerEm);
        extent.descent = std::max(extent.descent, -static_cast<float>(ink.y_bearing + ink.height) / face.unitsPerEm);
      }
    }
    return extent;
  }
};

Typesetter::Typesetter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;
Typesetter::~Typesetter() = default;

Result<Typesetter> Typesetter::fromSystem() {
  auto state = std::make_unique<State>();
  const FontConfig usual = isConfiguredElsewhere() ? nullptr : usualFonts();
  if (!usual || !state->load(usual.get())) {
    const FontConfig config(FcInitLoadConfigAndFonts());
    if (!config) {
      return fail(ErrorKind::Machine,
                  "fontconfig does not start; check /etc/fonts/fonts.conf or install fontconfig-config");
    }
    if (auto loaded = state->load(config.get()); !loaded) {
      return tl::make_unexpected(loaded.error());
    }
  }
  for (std::size_t i = 0; i < kFaces; ++i) {
    state->extents[i] = state->measuredExtent(static_cast<Face>(i));
  }
  return Typesetter(std::move(state));
}

const GlyphRun& Typesetter::shape(std::string_view text, Face face, float sizePixels, float letterSpacingPixels) const {
  const KeyView key{text, face, sizePixels, letterSpacingPixels};
  if (const GlyphRun* found = state_->runs.find(key)) {
    return *found;
  }
  GlyphRun run = state_->shaped(codePoints(text), face, sizePixels, letterSpacingPixels);
  run.text = text;
  return state_->runs.add(key, std::move(run));
}

const FontFile& Typesetter::fontFile(Face face) const { return state_->at(face).file; }

bool Typesetter::covers(std::string_view text) const {
  return std::ranges::all_of(codePoints(text), [&](char32_t point) { return state_->at(Face::Sans).has(point); });
}

std::vector<std::string> Typesetter::wrapped(std::string_view text, Face face, float sizePixels,
                                             float widthPixels) const {
  const KeyView key{text, face, sizePixels, widthPixels};
  if (const std::vector<std::string>* found = state_->wraps.find(key)) {
    return *found;
  }
  return state_->wraps.add(key, state_->lines(text, face, sizePixels, widthPixels));
}

}  // namespace kurilscope::scene

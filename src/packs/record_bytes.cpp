#include "packs/record_bytes.hpp"

#include <cstdint>
#include <cstring>
#include <type_traits>
#include <vector>

namespace kurilscope::packs {

namespace {

// The fields of every record that holds texts or lists. A structured binding takes all fields or does not compile, so
// none can be forgotten. What holds neither goes over as it lies in memory.

template <class Archive>
void exchange(Archive& archive, atlas::Evidence& record) {
  auto& [sources, confidence] = record;
  archive(sources, confidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::NameSet& record) {
  auto& [en, ru, ja, jaLatin, jaShort] = record;
  archive(en, ru, ja, jaLatin, jaShort);
}

template <class Archive>
void exchange(Archive& archive, atlas::Source& record) {
  auto& [id, title, publisher, date, url, kind, note] = record;
  archive(id, title, publisher, date, url, kind, note);
}

template <class Archive>
void exchange(Archive& archive, atlas::Island& record) {
  auto& [id, kind, names, position, area, areaNote, highest, highestNote, inhabited, population, settlement, group,
         partOf, disputed, inCoast, note, evidence] = record;
  archive(id, kind, names, position, area, areaNote, highest, highestNote, inhabited, population, settlement, group,
          partOf, disputed, inCoast, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Place& record) {
  auto& [id, kind, names, formerName, position, rank, country, note, evidence] = record;
  archive(id, kind, names, formerName, position, rank, country, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Water& record) {
  auto& [id, kind, names, line, rank, note, evidence] = record;
  archive(id, kind, names, line, rank, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Event& record) {
  auto& [id, start, end, kind, title, summary, actors, place, islands, evidence, note] = record;
  archive(id, start, end, kind, title, summary, actors, place, islands, evidence, note);
}

template <class Archive>
void exchange(Archive& archive, atlas::Status& record) {
  auto& [island, from, to, administeredBy, passing, period, basis, evidence] = record;
  archive(island, from, to, administeredBy, passing, period, basis, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Claim& record) {
  auto& [island, claimant, from, to, basis, instrument, period, evidence] = record;
  archive(island, claimant, from, to, basis, instrument, period, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Period& record) {
  auto& [id, areas, from, to, kind, administeredBy, claimedBy, basis, lineDescription, evidence] = record;
  archive(id, areas, from, to, kind, administeredBy, claimedBy, basis, lineDescription, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Line& record) {
  auto& [id, from, to, kind, title, period, note, parts, evidence] = record;
  archive(id, from, to, kind, title, period, note, parts, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::Settlement& record) {
  auto& [id, title, administeredBy, islands, cutIsland, line, period, note, evidence] = record;
  archive(id, title, administeredBy, islands, cutIsland, line, period, note, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::PublishedDistance& record) {
  auto& [id, from, to, fromName, fromPoint, toName, toPoint, km, measures, evidence] = record;
  archive(id, from, to, fromName, fromPoint, toName, toPoint, km, measures, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::LandPolygon& record) {
  auto& [island, isMain, rings] = record;
  archive(island, isMain, rings);
}

template <class Archive>
void exchange(Archive& archive, atlas::Meeting& record) {
  auto& [event, sinceTwoThousandSix, sinceTwoThousandThirteen] = record;
  archive(event, sinceTwoThousandSix, sinceTwoThousandThirteen);
}

template <class Archive>
void exchange(Archive& archive, atlas::Disagreement& record) {
  auto& [id, about, text] = record;
  archive(id, about, text);
}

template <class Archive>
void exchange(Archive& archive, atlas::Position& record) {
  auto& [perspective, order, text, evidence] = record;
  archive(perspective, order, text, evidence);
}

template <class Archive>
void exchange(Archive& archive, atlas::ArticleClaim& record) {
  auto& [id, text, verdict, finding, records, sources, view] = record;
  archive(id, text, verdict, finding, records, sources, view);
}

template <class Archive>
void exchange(Archive& archive, atlas::NamedView& record) {
  auto& [id, title, center, spanKm] = record;
  archive(id, title, center, spanKm);
}

template <class Archive>
void exchange(Archive& archive, atlas::Band& record) {
  auto& [id, title, islands] = record;
  archive(id, title, islands);
}

template <class Archive>
void exchange(Archive& archive, atlas::TitledId& record) {
  auto& [id, title] = record;
  archive(id, title);
}

template <class Archive>
void exchange(Archive& archive, atlas::Licence& record) {
  auto& [part, licence, holder] = record;
  archive(part, licence, holder);
}

template <class Archive>
void exchange(Archive& archive, atlas::Records& all) {
  auto& [title, directory, files, periodFirst, periodLast, statusFirst, statusLast, defaultDate, region, projection,
         views, bands, administrations, eventKinds, licences, land, world, islands, places, waters, events, status,
         claims, periods, lines, distances, settlements, sources, meetings, disagreements, positions, article] = all;
  archive(title, directory, files, periodFirst, periodLast, statusFirst, statusLast, defaultDate, region, projection,
          views, bands, administrations, eventKinds, licences, land, world, islands, places, waters, events, status,
          claims, periods, lines, distances, settlements, sources, meetings, disagreements, positions, article);
}

using Count = std::uint64_t;

template <class T>
constexpr bool kIsPlain = std::is_trivially_copyable_v<T>;

class Writer {
 public:
  template <class... Fields>
  void operator()(Fields&... fields) {
    (put(fields), ...);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  void append(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

  template <class T>
  void put(T& value) {
    if constexpr (kIsPlain<T>) {
      append(&value, sizeof value);
    } else {
      exchange(*this, value);
    }
  }
  void put(std::string& text) {
    putCount(text.size());
    append(text.data(), text.size());
  }
  template <class T>
  void put(std::vector<T>& list) {
    putCount(list.size());
    if constexpr (kIsPlain<T>) {
      append(list.data(), list.size() * sizeof(T));
    } else {
      for (T& item : list) {
        put(item);
      }
    }
  }
  void putCount(Count count) { append(&count, sizeof count); }

  std::string bytes_;
};

// Once bytes run out, everything reads as empty and `isWhole` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }
  [[nodiscard]] bool isWhole() const { return isWhole_ && bytes_.empty(); }

 private:
  void take(void* to, std::size_t size) {
    if (size > bytes_.size()) {
      isWhole_ = false;
      bytes_ = {};
      return;
    }
    if (size > 0) {  // an empty list lies nowhere
      std::memcpy(to, bytes_.data(), size);
      bytes_.remove_prefix(size);
    }
  }

  template <class T>
  void get(T& value) {
    if constexpr (kIsPlain<T>) {
      take(&value, sizeof value);
    } else {
      exchange(*this, value);
    }
  }
  void get(std::string& text) {
    text.resize(count(1));
    take(text.data(), text.size());
  }
  template <class T>
  void get(std::vector<T>& list) {
    list.resize(count(kIsPlain<T> ? sizeof(T) : 1));
    if constexpr (kIsPlain<T>) {
      take(list.data(), list.size() * sizeof(T));
    } else {
      for (T& item : list) {
        get(item);
      }
    }
  }
  // How many items of at least `size` bytes follow; none where there is no room for as many.
  std::size_t count(std::size_t size) {
    Count items = 0;
    take(&items, sizeof items);
    if (items > bytes_.size() / size) {
      isWhole_ = false;
      return 0;
    }
    return items;
  }

  std::string_view bytes_;
  bool isWhole_ = true;
};

}  // namespace

std::string toBytes(const atlas::Records& records) {
  Writer writer;
  writer(const_cast<atlas::Records&>(records));  // one list of fields serves both ways; a writer changes nothing
  return writer.take();
}

std::optional<atlas::Records> fromBytes(std::string_view bytes) {
  atlas::Records records;
  Reader reader(bytes);
  reader(records);
  return reader.isWhole() ? std::optional(std::move(records)) : std::nullopt;
}

}  // namespace kurilscope::packs

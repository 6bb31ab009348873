#include "app/briefing_options.hpp"

#include "base/text.hpp"

namespace kurilscope::app {

namespace {

// The number of an option where it was given; above 0 and at most `most`.
Result<std::optional<double>> numberFrom(const char* option, const std::optional<std::string>& text, double most) {
  if (!text) {
    return std::optional<double>();
  }
  const auto number = parseNumber(trimmed(*text));
  if (!number || !(*number > 0) || !(*number <= most)) {
    return fail(ErrorKind::Usage, "{}: '{}' is not a number above 0 and up to {}", option, *text, most);
  }
  return number;
}

Result<std::optional<atlas::Day>> dayFrom(const char* option, const std::optional<std::string>& text) {
  if (!text) {
    return std::optional<atlas::Day>();
  }
  const auto day = atlas::parseDay(*text);
  if (!day) {
    return fail(ErrorKind::Usage, "{}: {}", option, day.error().message);
  }
  return std::optional(*day);
}

// into(target): takes a value that was read into its place.
template <class T>
auto into(T& target) {
  return [&target](const T& value) { target = value; };
}

}  // namespace

Result<void> checkDeckTexts(const DeckTexts& texts) {
  if (texts.events && texts.bookmarks) {
    return fail(ErrorKind::Usage, "--events and --bookmarks both say which pages the deck has; give one of them");
  }
  if (texts.events && split(*texts.events, ',').empty()) {
    return fail(ErrorKind::Usage, "--events: list ids with commas, such as yalta-agreement,abe-putin-*");
  }
  return {};
}

Result<FilmTiming> timingFrom(const FilmTexts& texts) {
  constexpr double kMostSeconds = 86'400;
  constexpr double kMostDays = 36'500;
  FilmTiming timing;
  std::optional<double> fps;
  const auto read =
      dayFrom("--start", texts.start)
          .map(into(timing.first))
          .and_then([&] { return dayFrom("--end", texts.end).map(into(timing.last)); })
          .and_then([&] { return numberFrom("--seconds", texts.seconds, kMostSeconds).map(into(timing.seconds)); })
          .and_then([&] {
            return numberFrom("--days-per-second", texts.daysPerSecond, kMostDays).map(into(timing.daysPerSecond));
          })
          .and_then([&] { return numberFrom("--fps", texts.fps, kMostFramesPerSecond).map(into(fps)); });
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  timing.framesPerSecond = fps.value_or(timing.framesPerSecond);
  if (texts.mode && *texts.mode != "clock" && *texts.mode != "story") {
    return fail(ErrorKind::Usage, "--mode: '{}' is not known; use clock (day by day) or story (event by event)",
                *texts.mode);
  }
  timing.mode = texts.mode == "story" ? ui::PlayMode::Story : ui::PlayMode::Clock;
  if (timing.seconds && timing.daysPerSecond) {
    return fail(ErrorKind::Usage, "--seconds and --days-per-second both say how long the film is; give one of them");
  }
  if (timing.daysPerSecond && timing.mode == ui::PlayMode::Story) {
    return fail(ErrorKind::Usage, "--days-per-second is for --mode clock; a story takes --seconds");
  }
  return timing;
}

}  // namespace kurilscope::app

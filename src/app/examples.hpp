#pragma once

// What the help of the program and of its verbs ends with.
namespace kurilscope::app {

inline constexpr const char* kExamples = R"(Examples:
  kurilscope                                           open the map with the pack that ships with it
  kurilscope --event joint-declaration-signed         open it at an event
  kurilscope snapshot --date 1956-10-19 -o 1956.png    one picture; needs no display
  kurilscope snapshot --view habomai --names all --theme print --size 2480x1754 -o habomai.pdf
  kurilscope film --start 1945-08-01 --end 1945-09-30 --seconds 20 -o 1945.mp4      two months as a film
  kurilscope deck --events 'abe-putin-*' -o meetings.pdf    a page for each of these events
  kurilscope status --date 1945-08-30                  who administered and who claimed each island that day
  kurilscope changes --date 1945-09-06 --compare 1945-08-17   what differs between two days
  kurilscope measure hokkaido kunashir --json          the shortest way, coast to coast
  kurilscope zones                                     the sea that settlements would move from side to side
  kurilscope check my-pack                             every problem of a pack of your own

Layers: status, claims, lines, proposals, events, places, waters, labels, graticule, distances, all-events,
inset, zones; all, none.
Dates: 1956-10-19, 19.10.1956, "19 October 1956", "Oct 1956", 1956. Exit status: 0 done, 1 the input (pack, picture)
is wrong, 2 the command line is wrong, 3 the machine lacks something. Each verb has its own --help.)";

inline constexpr const char* kSnapshotExamples = R"(Examples:
  kurilscope snapshot --date 1956-10-19 -o 1956.png --size 3840x2160
  kurilscope snapshot --event kunashir-occupied --theme dark -o landing.png
  kurilscope snapshot --bbox 145,43,147.5,44.6 --layers -graticule,+distances -o south.svg
  kurilscope snapshot --date 1945-09-06 --compare 1945-08-17 -o changes.png     what differs between two days
  kurilscope snapshot --from 1956.png --date 1991-04-18 -o 1991.png     the same view on another day
  kurilscope snapshot --event all --layout slide -o slides              a picture for each event
  kurilscope snapshot --each views.txt --format pdf -o pages            one for each line of a file

Layers: status, claims, lines, proposals, events, places, waters, labels, graticule, distances, all-events,
inset, zones; all, none.)";

inline constexpr const char* kFilmExamples = R"(Examples:
  kurilscope film --start 1945-08-01 --end 1945-09-30 --seconds 20 -o 1945.mp4
  kurilscope film --mode story --kinds treaty --layout slide -o treaties.webm      from event to event
  kurilscope film --days-per-second 3650 --fps 10 --size 640x360 -o 74-years.gif
  kurilscope film --start 1945-08-08 --end 1945-09-05 -o frames      a folder of numbered .png
By the clock (--mode clock) a second is a year unless --seconds or --days-per-second says otherwise. Films are made by
the program ffmpeg; a folder of frames needs none. Ctrl+C leaves nothing behind, with exit status 130.)";

inline constexpr const char* kDeckExamples = R"(Examples:
  kurilscope deck -o all.pdf                                   a page for each event of the pack
  kurilscope deck --events 'abe-putin-*' -o meetings.html      a * stands for the rest of a name
  kurilscope deck --kinds treaty,diplomacy --about kunashir --layout a4 -o treaties.pdf
  kurilscope deck --bookmarks all -o briefing.pdf              the views kept in the window
A deck opens with its contents and ends with its sources. Each page's map goes where the event was, unless --center,
--bbox, --view, --link or --from says where. Ctrl+C leaves nothing behind, with exit status 130.)";

inline constexpr const char* kMeasureExamples = R"(Examples:
  kurilscope measure hokkaido kunashir          island to island: the shortest way, coast to coast
  kurilscope measure cape-nosappu signalny      a place is a point
  kurilscope measure 145.58,43.33 habomai       so is LON,LAT; a group is all of its islands)";

inline constexpr const char* kChangesExamples = R"(Examples:
  kurilscope changes --date 1945-09-06 --compare 1945-08-17       one sentence a change, with its sources
  kurilscope changes --date 1956-10-19 --compare tokyo --json     the same day, neutral and as seen from Tokyo)";

}  // namespace kurilscope::app

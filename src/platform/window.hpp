#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/keys.hpp"

namespace kurilscope::platform {

enum class Button { Left, Right, Middle, Back, Forward };

// One thing that happened to a window.
struct Event {
  enum class Kind {
    KeyDown,  // again and again while it is held
    KeyUp,
    Character,  // what a key, or several, wrote
    ButtonDown,
    ButtonUp,
    Move,
    Leave,  // the mouse is elsewhere
    Wheel,
    Drop,
    Redraw,  // its size, its screen or what lies over it has changed
    Close,   // the user wants it closed
    End      // the system wants the program to end
  };

  Kind kind = Kind::Redraw;
  Key key = key::kNone;        // of a key
  char32_t character = 0;      // that was written
  int modifiers = 0;           // held by then
  Button button{};             // of the mouse
  double x = 0;                // Move: pixels from the top left; Wheel: notches
  double y = 0;                // likewise
  std::filesystem::path path;  // of what was dropped
};

// Where a window stands on the screens, as it is remembered.
struct Placement {
  int width = 1600;  // in 1/96 inch
  int height = 900;
  int x = -1;  // in the screens' own units; -1: wherever the window manager likes
  int y = -1;
  bool isMaximized = false;

  bool operator==(const Placement&) const = default;
};

// How the mouse looks.
enum class Pointer { Arrow, Text, Hand, LeftRight, UpDown };

// A window that is drawn with OpenGL 3.3, whose context is current on the thread that made it. Sizes and places in
// pixels.
class Window {
 public:
  Window() = default;
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  virtual ~Window() = default;

  // Sleeps until something has happened or the seconds are over; nothing: until something has. What has happened.
  [[nodiscard]] virtual std::vector<Event> wait(std::optional<double> seconds) = 0;
  [[nodiscard]] virtual double now() const = 0;  // seconds since some moment
  virtual void present() = 0;                    // shows what was drawn

  [[nodiscard]] virtual std::pair<int, int> size() const = 0;
  [[nodiscard]] virtual float contentScale() const = 0;  // pixels per 1/96 inch
  [[nodiscard]] virtual bool isMinimized() const = 0;
  [[nodiscard]] virtual double refreshRate() const = 0;  // a second
  [[nodiscard]] virtual Placement placement() const = 0;

  virtual void setPointer(Pointer pointer) = 0;
  virtual void setClipboard(const std::string& text) = 0;
  [[nodiscard]] virtual std::string clipboard() const = 0;
};

}  // namespace kurilscope::platform

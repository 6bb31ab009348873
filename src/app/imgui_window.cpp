#include "app/imgui_window.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

#include "ui/sight.hpp"

namespace kurilscope::app {

namespace {

using platform::Event;
using platform::Key;
namespace key = platform::key;

// What ImGui asks after while a text is edited.
constexpr std::pair<Key, ImGuiKey> kKeys[] = {
    {key::kTab, ImGuiKey_Tab},
    {key::kLeft, ImGuiKey_LeftArrow},
    {key::kRight, ImGuiKey_RightArrow},
    {key::kUp, ImGuiKey_UpArrow},
    {key::kDown, ImGuiKey_DownArrow},
    {key::kPageUp, ImGuiKey_PageUp},
    {key::kHome, ImGuiKey_Home},
    {key::kEnd, ImGuiKey_End},
    {key::kPageDown, ImGuiKey_PageDown},
    {key::kInsert, ImGuiKey_Insert},
    {key::kDelete, ImGuiKey_Delete},
    {key::kBackspace, ImGuiKey_Backspace},
    {key::kSpace, ImGuiKey_Space},
    {key::kEnter, ImGuiKey_Enter},
    {key::kEscape, ImGuiKey_Escape},
    {U'A', ImGuiKey_A},
    {U'C', ImGuiKey_C},
    {U'V', ImGuiKey_V},
    {U'X', ImGuiKey_X},
    {U'Y', ImGuiKey_Y},
    {U'Z', ImGuiKey_Z},
};

// ImGui has a queue of its own from 1.87 on.
#if IMGUI_VERSION_NUM < 18700
void setUpKeys(ImGuiIO& io) {
  for (const auto& [ours, theirs] : kKeys) {
    io.KeyMap[theirs] = theirs;
  }
}

void holdModifiers(ImGuiIO& io, int modifiers) {
  io.KeyShift = (modifiers & platform::kShift) != 0;
  io.KeyCtrl = (modifiers & platform::kControl) != 0;
  io.KeyAlt = (modifiers & platform::kAlt) != 0;
}

void setKey(ImGuiIO& io, ImGuiKey key, bool isDown) { io.KeysDown[key] = isDown; }
void setButton(ImGuiIO& io, int button, bool isDown) { io.MouseDown[button] = isDown; }
void moveMouse(ImGuiIO& io, float x, float y) { io.MousePos = {x, y}; }

void turnWheel(ImGuiIO& io, float across, float down) {
  io.MouseWheelH += across;
  io.MouseWheel += down;
}
#else
void setUpKeys(ImGuiIO& io) { io.ConfigInputTrickleEventQueue = false; }  // EventQueue does it

void holdModifiers(ImGuiIO& io, int modifiers) {
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & platform::kShift) != 0);
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & platform::kControl) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & platform::kAlt) != 0);
}

void setKey(ImGuiIO& io, ImGuiKey key, bool isDown) { io.AddKeyEvent(key, isDown); }
void setButton(ImGuiIO& io, int button, bool isDown) { io.AddMouseButtonEvent(button, isDown); }
void moveMouse(ImGuiIO& io, float x, float y) { io.AddMousePosEvent(x, y); }
void turnWheel(ImGuiIO& io, float across, float down) { io.AddMouseWheelEvent(across, down); }
#endif

void take(ImGuiIO& io, const Event& event) {
  holdModifiers(io, event.modifiers);
  switch (event.kind) {
    case Event::Kind::KeyDown:
    case Event::Kind::KeyUp:
      if (const auto* known = std::ranges::find(kKeys, event.key, &std::pair<Key, ImGuiKey>::first);
          known != std::end(kKeys)) {
        setKey(io, known->second, event.kind == Event::Kind::KeyDown);
      }
      break;
    case Event::Kind::Character:
      io.AddInputCharacter(event.character);
      break;
    case Event::Kind::ButtonDown:
    case Event::Kind::ButtonUp:
      setButton(io, static_cast<int>(event.button), event.kind == Event::Kind::ButtonDown);
      break;
    case Event::Kind::Move:
      moveMouse(io, static_cast<float>(event.x), static_cast<float>(event.y));
      break;
    case Event::Kind::Leave:
      moveMouse(io, -FLT_MAX, -FLT_MAX);
      break;
    case Event::Kind::Wheel:
      turnWheel(io, static_cast<float>(event.x), static_cast<float>(event.y));
      break;
    default:
      break;
  }
}

platform::Pointer pointerWanted() {
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_TextInput:
      return platform::Pointer::Text;
    case ImGuiMouseCursor_Hand:
      return platform::Pointer::Hand;
    case ImGuiMouseCursor_ResizeEW:
      return platform::Pointer::LeftRight;
    case ImGuiMouseCursor_ResizeNS:
      return platform::Pointer::UpDown;
    default:
      return platform::Pointer::Arrow;
  }
}

}  // namespace

ImGuiWindow::Context::Context(ImFontAtlas* fonts) { ImGui::CreateContext(fonts); }
ImGuiWindow::Context::~Context() { ImGui::DestroyContext(); }

ImGuiWindow::ImGuiWindow(platform::Window& window, ImFontAtlas* fonts)
    : window_(window), context_(fonts), lastFrame_(window.now()) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the program remembers what is worth remembering by itself
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  setUpKeys(io);
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* self, const char* text) {
    static_cast<ImGuiWindow*>(self)->window_.setClipboard(text);
  };
  io.GetClipboardTextFn = [](void* self) {
    auto& owner = *static_cast<ImGuiWindow*>(self);
    owner.pasted_ = owner.window_.clipboard();
    return owner.pasted_.c_str();
  };
}

ImGuiWindow::~ImGuiWindow() = default;

void ImGuiWindow::begin(std::span<const Event> events) {
  ImGuiIO& io = ImGui::GetIO();
  const auto [width, height] = window_.size();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  const double now = window_.now();
  io.DeltaTime = std::max(static_cast<float>(now - std::exchange(lastFrame_, now)), 1e-5F);
  for (const Event& event : events) {
    take(io, event);
  }
  drawing_.beginFrame();
  ImGui::NewFrame();
}

void ImGuiWindow::end(scene::Vision vision) {
  window_.setPointer(pointerWanted());
  ImGui::Render();
  ui::showAsSeen(*ImGui::GetDrawData(), vision);
  PanelDrawing::draw();
}

}  // namespace kurilscope::app

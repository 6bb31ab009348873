"""Mouse and keys of a display, through XTEST: as a person's, without a process for each of them."""

import ctypes
import time

# Keys as the table of keys calls them, and as X does.
KEYSYMS = {
    "Ctrl": "Control_L", "Shift": "Shift_L", "Alt": "Alt_L", "Space": "space", "Esc": "Escape", "Enter": "Return",
    "Backspace": "BackSpace", "+": "plus", "-": "minus", "/": "slash", "?": "question", " ": "space", ".": "period",
}


def parts_of(chord):
    """["Ctrl", "+"] for "Ctrl++"."""
    parts = []
    while "+" in chord[1:]:
        part, chord = chord.split("+", 1)
        parts.append(part)
    return parts + [chord]


class Hand:
    """Every call is done when it returns: the program has the events in its queue."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.test = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        self.x11.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        if not self.connection:
            raise AssertionError(f"the display {display} cannot be opened")

    def close(self):
        self.x11.XCloseDisplay(self.connection)

    def _sync(self):
        self.x11.XSync(self.connection, 0)

    def _strokes(self, chord):
        """The key codes to hold down, one after another."""
        codes = []
        for part in parts_of(chord):
            symbol = self.x11.XStringToKeysym(KEYSYMS.get(part, part).encode())
            code = self.x11.XKeysymToKeycode(self.connection, ctypes.c_ulong(symbol))
            if code == 0:
                raise AssertionError(f"no key of the keyboard is '{part}' of {chord}")
            is_plain = self.x11.XkbKeycodeToKeysym(self.connection, code, 0, 0) == symbol
            if not is_plain and len(part) == 1 and not part.isupper():
                codes.append(self._strokes("Shift")[0])
            codes.append(code)
        return codes

    def key(self, chord, held=0.0):
        """Presses and lets go. What a panel takes has to be down while a frame is drawn, as it is under a finger."""
        codes = self._strokes(chord)
        for code in codes:
            self.test.XTestFakeKeyEvent(self.connection, code, 1, 0)
        self._sync()
        time.sleep(held)
        for code in reversed(codes):
            self.test.XTestFakeKeyEvent(self.connection, code, 0, 0)
        self._sync()

    def hold(self, chord, is_down):
        for code in self._strokes(chord):
            self.test.XTestFakeKeyEvent(self.connection, code, int(is_down), 0)
        self._sync()

    def move(self, place):
        self.test.XTestFakeMotionEvent(self.connection, -1, int(place[0]), int(place[1]), 0)
        self._sync()

    def button(self, number, is_down):
        self.test.XTestFakeButtonEvent(self.connection, number, int(is_down), 0)
        self._sync()

    def wheel(self, notches):
        for _ in range(abs(notches)):
            for is_down in (True, False):
                self.button(4 if notches > 0 else 5, is_down)

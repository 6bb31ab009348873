"""Pictures of the whole window: every key of the table and every entry of every menu, light and dark.

    pictures_test.py light|dark [ROW…]     only these rows: key-T menu-layers

The rows are asked of the program (window_rows), so one that is added has no golden picture yet and fails. A golden
(pictures/THEME/ROW.webp) holds what the row changes and is clear elsewhere: everything else has to stay as it is in
start.webp. KURILSCOPE_UPDATE_GOLDEN=1 makes them anew; such a run never passes. Look at them first.
"""

import os
import pathlib
import platform
import sys
import time
import unittest

import pixels
from screen import Display, WindowCase
from small_window import ASIDE, HEIGHT, WIDTH, open_small, rows

KEPT = pathlib.Path(os.environ["KURILSCOPE_SCREENSHOTS"]) / "pictures"
GOLDEN = pathlib.Path(__file__).resolve().parent / "pictures"
IS_MAKING = bool(os.environ.get("KURILSCOPE_UPDATE_GOLDEN"))
MADE_ON = "12"  # the Debian whose Mesa, ImGui and FreeType drew the goldens

PATIENCE = 30  # seconds until a picture is as it should be: a mark pulses for five, a picture is copied by another process
CARETS = {"key-Ctrl+K", "key-Slash", "menu-compare-typed-day"}  # a caret blinks: either picture of it is right

START = (
    "date=1956-10-19&center=146.4,44.2&span=420&layers=status,claims,lines,events,places,waters,labels,graticule,"
    "inset,zones&perspective=neutral&names=dual&theme={theme}&select=island:shikotan"
)
# How to come to where a key does something.
BEFORE = {
    "Space": ["End", "Alt+Left"],  # it plays on to the last day and stops
    "Ctrl+Z": ["N"],
    "Ctrl+Y": ["N", "Ctrl+Z"],
    "Ctrl+Shift+Z": ["N", "Ctrl+Z"],
    "Alt+9": ["F"],
    "Backspace": ["M", (300, 180), (420, 260)],
    "Enter": ["M", (300, 180), (420, 260)],
}
# What is another on each machine: it is looked at only for being there.
UNKNOWN = {"key-Ctrl+S": (0, 345, 590, 395)}  # the message tells the folder of the picture
NAMES = {"/": "Slash", "?": "Question"}  # in names of files

# What the entries of the menus are called, from the top; the program says how many there are.
MENUS = {
    "layers": [
        "administration", "claims", "boundaries", "proposals", "events", "places", "waters", "names", "meridians",
        "distances", "all-dates", "inset", "zones", "settlement-1", "settlement-2", "settlement-3", "settlement-4",
        "settlement-5",
    ],
    "names": ["english", "russian", "japanese", "dual", "all"],
    "perspective": ["neutral", "tokyo", "moscow"],
    "theme": ["light", "dark", "print", "full-colour", "protanopia", "deuteranopia", "tritanopia", "grey"],
    "views": [
        "region", "southern", "habomai", "kunashir", "iturup", "shikotan", "strait", "northern", "hokkaido", "world",
        "summits", "bookmark",
    ],
    "compare": ["keep", "typed-day", "tokyo", "moscow"],
}
COMPARED = {"compare": ["end", "keep", "typed-day", "tokyo", "moscow"]}  # while two sides are compared


class Pictures(WindowCase):
    theme = "light"
    wanted = ()

    @classmethod
    def setUpClass(cls):
        cls.display = Display(WIDTH, HEIGHT)
        cls.addClassCleanup(cls.display.close)
        cls.keys, cls.menus = rows()
        cls.is_strict = platform.freedesktop_os_release().get("VERSION_ID") == MADE_ON
        if not cls.is_strict:
            print(f"compared by tiles, not strictly: the pictures were made on Debian {MADE_ON}", file=sys.stderr)

    def setUp(self):
        super().setUp()
        self.folder_of_goldens = GOLDEN / self.theme
        self.program = None
        self.start = None
        self.seen = set()
        self.failures = []

    # The window

    def open_start(self):
        """The window at the start, in a state that Alt+9 comes back to."""
        if self.program is not None:
            self.program.close()
        start = START.format(theme=self.theme)
        years = range(1946, 2010, 8)
        bookmarks = [(f"Kept {i}", start.replace("1956", str(year))) for i, year in enumerate(years, 1)]
        self.program, self.clock = open_small(self.display, self.folder, start, [*bookmarks, ("Kept 9", start)])
        self.addCleanup(self.program.close)
        self.hand = self.display.hand
        self.hand.move(ASIDE)
        self.program.settle()
        self.act("N")  # undo has something to undo from now on
        self.reset()

    def act(self, what):
        """A key, or a click at a place; done when the window has answered it, for what follows meets that."""
        if isinstance(what, tuple):
            self.hand.move(what)
            self.wait_a_frame()
            self.hand.button(1, True)
            self.wait_a_frame()
            self.hand.button(1, False)
            self.wait_a_frame()
            self.hand.move(ASIDE)
        else:
            self.hand.key(what, held=0.06)
        self.wait_a_frame()

    def wait_a_frame(self):
        """Until the program has taken in what was done, at most a while: it may be playing."""
        end = time.monotonic() + 1
        while not self.program.is_at_rest(0.04) and time.monotonic() < end:
            pass

    def reset(self):
        """Back to the start by what a user has for it, and past everything that goes by itself."""
        for path in self.program.cwd.iterdir():
            path.unlink()  # a picture that was saved; the next would have another name
        for _ in range(4):
            self.act("Esc")
        self.act("Alt+9")
        self.act("5")
        self.clock.set(20)
        for _ in range(3):  # a pulse ends after so many frames, a message once the loop wakes
            self.hand.move((ASIDE[0] + 1, ASIDE[1]))
            self.hand.move(ASIDE)
            self.program.settle()
        self.clock.set(1)
        self.program.settle()

    def is_running(self):
        return self.program is not None and self.program.process.poll() is None

    # The pictures

    def picture(self, name):
        """The window, as at the start where nobody can know what is shown."""
        actual = self.display.image().array
        if name in UNKNOWN:
            left, top, right, bottom = UNKNOWN[name]
            box = slice(top, bottom), slice(left, right)
            if (actual[box] != self.start[box]).any():
                actual[box] = self.start[box]
            else:
                actual[box] = 0  # nothing is told there
        return actual

    def compare(self, expected, name=None):
        actual = self.picture(name)
        compare = pixels.compare_strictly if self.is_strict else pixels.compare_by_tiles
        return actual, compare(actual, expected)

    def fail_row(self, name, words, actual=None, difference=None):
        if actual is not None:
            pixels.save(KEPT / self.theme / f"{name}.actual.png", actual)
        if difference is not None and difference.marks is not None:
            pixels.save(KEPT / self.theme / f"{name}.diff.png", difference.marks)
            words += f"; see {KEPT / self.theme / name}.actual.png and .diff.png"
        print(f"{self.theme} {name}: {words}", file=sys.stderr, flush=True)
        self.failures.append(name)

    def look(self, name):
        """Compares the window with a golden as soon as it looks like it, or when it has had time enough."""
        self.seen.add(name)
        path = self.folder_of_goldens / f"{name}.webp"
        if IS_MAKING:
            self.program.settle()
            pixels.save_change(path, self.start, self.picture(name))
            self.start = pixels.load(path) if name == "start" else self.start
            return
        if not path.exists():
            self.program.settle()
            self.fail_row(name, f"there is no golden picture {path}", self.display.image().array)
            return
        if name == "start":
            self.start = pixels.load(path)
        expected = self.start if name == "start" else pixels.load_change(path, self.start)
        end = time.monotonic() + PATIENCE
        while True:
            is_at_rest = self.program.is_at_rest()
            actual, difference = self.compare(expected, name)
            if difference.is_equal or time.monotonic() > end or (is_at_rest and name not in CARETS and self.is_quiet()):
                break
        if not difference.is_equal:
            self.fail_row(name, difference.words, actual, difference)

    def is_quiet(self):
        """At rest for so long that nothing more is to come, such as a picture that is being written."""
        return all(self.program.is_at_rest() for _ in range(12))

    def row(self, name, *acts, after=()):
        """One row from the start: what leads to it, the row itself, its picture, and back."""
        if self.wanted and not name.startswith(self.wanted):
            return
        try:
            for act in acts:
                self.act(act)
            self.look(name)
            for act in after:
                self.act(act)
            self.reset()
            _, difference = self.compare(self.start)
            if not difference.is_equal:
                pixels.save(KEPT / self.theme / f"{name}.left.png", difference.marks)
                print(f"{self.theme} {name}: leaves something behind: {difference.words}", file=sys.stderr)
                self.open_start()
        except Exception as error:  # the window is gone, or hangs: the next row has one of its own
            told = self.program.told() if self.program else ""
            self.fail_row(name, f"{error} {told}")
            self.open_start()

    def open_first(self):
        self.open_start()
        self.look("start")

    def test_every_row(self):
        self.open_first()
        for key in self.keys:
            if key != "Ctrl+Q":
                after = ["Ctrl+0"] if key in ("Ctrl++", "Ctrl+-") else []
                self.row(f"key-{NAMES.get(key, key)}", *BEFORE.get(key, []), key, after=after)
        self.open_start()
        self.menu_rows("plain", MENUS)
        self.menu_rows("compared", COMPARED, before=["Alt+9", "menu compare", "entry compare tokyo"])
        if not self.wanted:
            self.check_files()
        self.assertEqual(self.failures, [])
        self.assertFalse(IS_MAKING, f"made anew, not compared: look at {self.folder_of_goldens}")

    def menu_rows(self, state, names, before=()):
        """Each menu as it opens, and each of its entries chosen."""
        for title, (button, entries), plain in zip(MENUS, self.menus[state], self.menus["plain"]):
            if state != "plain" and len(entries) == len(plain[1]):
                continue  # the same menu as before
            known = names.get(title, [])
            if len(entries) != len(known):
                self.fail_row(f"menu-{title}", f"it has {len(entries)} entries, the test knows {len(known)}: {known}")
                continue
            steps = [self.step(step) for step in before]
            suffix = "" if state == "plain" else f"-{state}"
            self.row(f"menu-{title}{suffix}", *steps, button)
            for entry, at in zip(known, entries):
                # What it shows is best seen when the menu is closed; a field that is typed into stays open.
                close = [] if entry == "typed-day" else [ASIDE]
                self.row(f"menu-{title}{suffix}-{entry}", *steps, button, at, *close)
        self.assertEqual(len(self.menus[state]), len(MENUS), "another number of menus")

    def step(self, words):
        kind, *rest = words.split(" ")
        if kind == "menu":
            return self.menus["plain"][list(MENUS).index(rest[0])][0]
        if kind == "entry":
            return self.menus["plain"][list(MENUS).index(rest[0])][1][MENUS[rest[0]].index(rest[1])]
        return words

    def check_files(self):
        for path in sorted(self.folder_of_goldens.glob("*.webp")):
            if path.stem not in self.seen:
                self.fail_row(path.stem, f"{path} belongs to no row")

    def test_the_last_row_quits(self):
        self.assertIn("Ctrl+Q", self.keys)
        self.open_start()
        self.hand.key("Ctrl+Q")
        self.assertEqual(self.program.wait_for_end(), 0, self.program.told())


if __name__ == "__main__":
    Pictures.theme, *Pictures.wanted = sys.argv[1:]
    Pictures.wanted = tuple(Pictures.wanted)
    unittest.main(argv=sys.argv[:1], verbosity=2)

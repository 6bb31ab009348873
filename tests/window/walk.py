"""However one comes to a View, the window looks as if opened there.

    walk.py [--seeds 1-16] [--steps 60] [--budget SECONDS]
    walk.py --replay '[["key", "T"], ["click", 300, 200]]'

A walk is made from a seed: keys, drags, turns of the wheel, clicks on map, timeline, list and menus. Then everything is
closed as a user closes it, and the window is compared, pixel for pixel, with a fresh one that is opened with the link
of the view shown. A walk that fails is shortened to the fewest steps that still do, as long as the budget lasts;
$KURILSCOPE_SCREENSHOTS/walks keeps both pictures and the difference.
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time

import pixels
from screen import Display
from small_window import ASIDE, HEIGHT, WIDTH, open_small, rows

KEPT = pathlib.Path(os.environ["KURILSCOPE_SCREENSHOTS"]) / "walks"

# Left, top, right, bottom, as src/ui/layout.cpp lays them out at that size.
MAP = (0, 60, 594, 397)
SIDE = (600, 5, 895, 392)
AXIS = (270, 402, 880, 638)  # ruler, bands, lanes and the strip below
NAMES = (195, 440, 262, 625)
RULER = (600, 414)
FILTER = (680, 50)
DATE = (60, 420)

# By design no part of a View, so a fresh window shows it otherwise.
MASKED = {
    "undo and redo: a fresh window has nothing to take back": (346, 12, 414, 46),
    "how it plays, and how fast: a fresh window plays as all do at first": (0, 555, 190, 640),
}
STORY = (116, 555, 190, 600)  # folds the axis while it is on: no click there

FIRST = "date=1956-10-19&center=146.4,44.2&span=420&layers=status,claims,lines,events,places,waters,labels,graticule,inset"
COMPARED = f"{FIRST}&perspective=tokyo&names=dual&theme=dark&select=event:joint-declaration-signed&compare=1945-08-17"
WORDS = ("kunashir", "1956", "treaty", "habomai", "abe", "dark theme", "zzz", "iturup", "world", "grey")
DATES = ("19.10.1956", "1991", "oct 1945", "31.2.1950", "1.1.1945")
NOT_WALKED = {"Ctrl+Q"}


def is_in(box, place):
    return box[0] <= place[0] < box[2] and box[1] <= place[1] < box[3]


class Maker:
    """Makes the steps of a seed; they depend on nothing else."""

    def __init__(self, seed, keys, menus):
        self.random = random.Random(seed)
        rare = [key for key in keys if key[-1] in "456789" and "+" in key]  # bookmarks: three of them are enough
        self.keys = [key for key in keys if key not in NOT_WALKED and key not in rare]
        self.menus = menus["plain"]

    def place(self, box):
        while True:
            place = self.random.randrange(box[0], box[2]), self.random.randrange(box[1], box[3])
            if not is_in(STORY, place):
                return place

    def anywhere(self):
        return self.place(self.random.choice([MAP, MAP, SIDE, AXIS, AXIS, NAMES]))

    def drag(self):
        box = self.random.choice([MAP, AXIS, AXIS])
        button = self.random.choice([1, 1, 1, 2, 3]) if box == AXIS else 1
        return ["drag", *self.place(box), *self.place(box), button, self.random.choice(["", "", "", "Ctrl", "Alt", "Shift"])]

    def menu(self):
        button, entries = self.random.choice(self.menus)
        return ["menu", *button, *self.random.choice(entries)]

    def step(self):
        kind = self.random.choices(
            ["key", "click", "double", "drag", "wheel", "menu", "search", "date", "filter"],
            [24, 10, 2, 8, 7, 8, 2, 1, 1],
        )[0]
        choose = self.random.choice
        if kind == "key":
            return ["key", choose(self.keys)]
        if kind in ("click", "double"):
            return [kind, *self.anywhere(), choose(["", "", "", "Shift"])]
        if kind == "drag":
            return self.drag()
        if kind == "wheel":
            return ["wheel", *self.anywhere(), choose([-3, -2, -1, 1, 2, 3]), choose(["", "", "Ctrl", "Shift"])]
        if kind == "menu":
            return self.menu()
        if kind == "search":
            return ["search", choose(WORDS), choose(["Enter", "Enter", "Esc"])]
        return [kind, choose(DATES if kind == "date" else WORDS)]

    def end(self):
        """How the view is reached that is compared: from the first day on, by years and events, so that no part of the
        window is where it was left."""
        choose = self.random.choice
        steps = [["key", choose(["Home", "End"])]] + [["key", choose(["Alt+Right", "Alt+Left"])]] * self.random.randrange(1, 16)
        return steps + choose([[], [["key", "Right"]], [["key", "Left"]], [["key", "Right"]] * 3, [["key", "Alt+1"]]])

    def walk(self, count):
        return [self.step() for _ in range(count)], self.end()


class Walker:
    """One window after another on one display."""

    def __init__(self, display):
        self.display = display
        self.hand = display.hand
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kurilscope-walk-"))

    def close(self):
        shutil.rmtree(self.folder)

    def open(self, link):
        """A window that nothing was kept for but its size."""
        home = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        self.program, self.clock = open_small(self.display, home, link, [("Compared", COMPARED)])

    def pause(self, seconds=0.25):
        """Until the window has answered, or for a while: what moves on its own goes on under the next step."""
        end = time.monotonic() + seconds
        while not self.program.is_at_rest(0.03) and time.monotonic() < end:
            if self.program.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.program.process.returncode}: {self.program.told()}")

    def press(self, place, button=1):
        self.hand.move(place)
        self.pause(0.1)
        self.hand.button(button, True)
        self.pause(0.1)
        self.hand.button(button, False)
        self.pause()

    def key(self, chord):
        self.hand.key(chord, held=0.03)
        self.pause()

    def type(self, text):
        for letter in text:
            self.hand.key(letter, held=0.02)
        self.pause()

    def drag(self, x, y, to_x, to_y, button):
        self.hand.move((x, y))
        self.pause(0.1)
        self.hand.button(button, True)
        for i in range(1, 9):
            time.sleep(0.01)
            self.hand.move((x + (to_x - x) * i // 8, y + (to_y - y) * i // 8))
        self.pause(0.1)
        self.hand.button(button, False)
        self.pause()

    def take(self, step):
        kind, *rest = step
        modifier = rest[-1] if kind in ("click", "double", "drag", "wheel") else ""
        if modifier:
            self.hand.hold(modifier, True)
        try:
            self._take(kind, rest)
        finally:
            if modifier:
                self.hand.hold(modifier, False)

    def _take(self, kind, rest):
        if kind == "key":
            self.key(rest[0])
        elif kind == "click":
            self.press(rest[:2])
        elif kind == "double":
            self.double(rest[:2])
        elif kind == "drag":
            self.drag(*rest[:5])
        elif kind == "wheel":
            self.hand.move(rest[:2])
            self.pause(0.1)
            self.hand.wheel(rest[2])
            self.pause()
        elif kind == "menu":
            self.press(rest[:2])
            self.press(rest[2:])
        elif kind == "search":
            self.key("Ctrl+K")
            self.type(rest[0])
            self.key(rest[1])
        elif kind == "date":
            self.press(DATE)
            self.hand.key("Ctrl+a", held=0.03)
            self.type(rest[0])
            self.key("Enter")
        elif kind == "filter":
            self.press(FILTER)
            self.type(rest[0])

    def double(self, place):
        self.hand.move(place)
        self.pause(0.1)
        for is_down in (True, False, True, False):
            self.hand.button(1, is_down)
            time.sleep(0.04)
        self.pause()

    def close_everything(self):
        self.press(ASIDE)  # a field that is typed into, a list that is open
        for _ in range(10):
            self.key("Esc")
        self.hurry()
        if self.is_playing():
            self.key("Space")
        self.key("Ctrl+0")
        self.hurry()
        self.show_whole_period()
        self.hurry()

    def is_playing(self):
        """Whether days go by, also when it is one a second."""
        before = len(self.program.collect())
        self.clock.set(20)
        time.sleep(0.5)
        self.clock.set(1)
        return len(self.program.collect()) > before

    def show_whole_period(self):
        """By a double click in slow time: it is one however busy the machine is."""
        self.hand.move(RULER)
        self.clock.set(0.2)
        self.pause(1)
        for is_down in (True, False, True, False):
            self.hand.button(1, is_down)
            self.pause(0.2)
        self.clock.set(1)

    def hurry(self):
        """Past flights, fades, pulses and messages."""
        self.clock.set(20)
        end = time.monotonic() + 3
        while time.monotonic() < end:
            self.hand.move((ASIDE[0] + 1, ASIDE[1]))
            self.hand.move(ASIDE)
            if self.program.is_at_rest():
                break
        self.clock.set(1)

    def look(self):
        self.hand.move(ASIDE)
        self.hurry()
        self.program.settle()
        return self.display.image().array

    def try_walk(self, steps, end):
        """The view it ends at, the window then, and a fresh window there."""
        self.open(f"{FIRST}&perspective=neutral&names=dual&theme=light")
        try:
            for step in steps:
                self.take(step)
            self.close_everything()
            for step in end:
                self.take(step)
            walked = self.look()
            view = self.program.view.line
        finally:
            self.program.close()
        self.open(view)
        try:
            fresh = self.look()
        finally:
            self.program.close()
        return view, walked, fresh

    def fails(self, steps, end):
        """What is wrong, or nothing."""
        try:
            view, walked, fresh = self.try_walk(steps, end)
        except AssertionError as error:
            return str(error), None, None
        for left, top, right, bottom in MASKED.values():
            fresh[top:bottom, left:right] = walked[top:bottom, left:right]
        difference = pixels.compare_strictly(walked, fresh, delta=0, pixels=0)
        if difference.is_equal:
            return None
        return f"{difference.words}\n  --link '{view}'", (walked, fresh), difference.marks


def shortened(steps, fails, until):
    """Delta debugging: the fewest of the steps found by then that still fail."""
    parts = 2
    while len(steps) > 1 and time.monotonic() < until:
        size = max(1, len(steps) // parts)
        for begin in range(0, len(steps), size):
            fewer = steps[:begin] + steps[begin + size :]
            if time.monotonic() > until:
                return steps
            if fails(fewer):
                steps, parts = fewer, max(parts - 1, 2)
                break
        else:
            if size == 1:
                return steps
            parts = min(len(steps), parts * 2)
    return steps


def keep(name, problem):
    words, pictures, marks = problem
    if pictures is not None:
        for kind, array in zip(("walked", "fresh", "difference"), (*pictures, marks)):
            pixels.save(KEPT / f"{name}.{kind}.png", array)
    return words


def report(name, walker, steps, end, budget):
    problem = walker.fails(steps, end)
    if problem is None:
        return True
    until = time.monotonic() + budget
    words = keep(name, problem)
    print(f"{name} FAILS: {words}", flush=True)
    if budget > 0:
        least = [walker.fails(steps, end) or problem]

        def still_fails(fewer, tail):
            found = walker.fails(fewer, tail)
            least[0] = found or least[0]
            return found

        steps = shortened(steps, lambda fewer: still_fails(fewer, end), until)
        end = shortened(end, lambda fewer: still_fails(steps, fewer), until)
        words = keep(name, least[0])
        print(f"  shortened: {words}\n  walk.py --replay '{json.dumps(steps + [['close']] + end)}'", flush=True)
    print(f"  pictures: {KEPT}/{name}.walked.png, .fresh.png, .difference.png", flush=True)
    return False


def seeds_from(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seeds", type=seeds_from, default=seeds_from("1-16"), metavar="A-B")
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--budget", type=float, default=120, help="seconds for shortening a walk that fails")
    parser.add_argument("--replay", type=json.loads, metavar="STEPS")
    wanted = parser.parse_args()
    display = Display(WIDTH, HEIGHT)
    walker = Walker(display)
    failed = []
    try:
        if wanted.replay is not None:
            at = wanted.replay.index(["close"]) if ["close"] in wanted.replay else len(wanted.replay)
            failed += [] if report("replay", walker, wanted.replay[:at], wanted.replay[at + 1 :], 0) else ["replay"]
            wanted.seeds = []
        keys, menus = rows() if wanted.seeds else ([], {})
        for seed in wanted.seeds:
            began = time.monotonic()
            steps, end = Maker(seed, keys, menus).walk(wanted.steps)
            if not report(f"seed-{seed}", walker, steps, end, wanted.budget):
                failed.append(seed)
            print(f"seed {seed}: {time.monotonic() - began:.1f} s", flush=True)
    finally:
        walker.close()
        display.close()
    print(f"{len(wanted.seeds)} walks of {wanted.steps} steps, {len(failed)} differ: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

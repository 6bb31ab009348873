"""A display of our own, the real program on it, and hands and eyes for a test.

The program prints each of its views as a line; a test acts, then waits for the line that shows the effect. What no
line tells is read from the pixels of the display, which Xvfb keeps in a file.
"""

import atexit
import mmap
import os
import pathlib
import queue
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import numpy

import pixels
from hand import Hand

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
PACK = SOURCE / "data" / "kuril"
PROGRAM = os.environ.get("KURILSCOPE_PROGRAM", str(SOURCE / "build" / "release" / "kurilscope"))
SCREENSHOTS = pathlib.Path(os.environ.get("KURILSCOPE_SCREENSHOTS", tempfile.gettempdir()))

WIDTH, HEIGHT = 1600, 900
# Where the parts stand at that size, as src/ui/layout.cpp lays them out: left, top, right, bottom.
MAP = (0, 0, 1240, 638)
MAP_MIDDLE = (620, 319)
OPEN_MAP = (0, 60, 1240, 480)  # no toolbar, legend or scale bar
SIDE = (1241, 1, 1600, 638)
CAPTION = (14, 680, 240, 780)  # below the big date
BIG_DATE = (60, 660)
SPEEDS = (14, 866, 190, 892)
RULER_Y = 655
AXIS = (420, 1540)  # well inside the ruler, from left to right

JAPAN, RUSSIA = 0x68A9C9, 0xE6A670  # the tints of the light theme

PATIENCE = 20  # seconds that software rendering on a busy machine may take for one step

PATIENCE_TO_REST = 90  # zones at sea may be computed meanwhile, on a processor that others use too

PACKAGES = {"Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}


def require_tools():
    missing = sorted(package for tool, package in PACKAGES.items() if shutil.which(tool) is None)
    if missing:
        raise AssertionError(f"window tests need packages that are not installed: apt-get install {' '.join(missing)}")


def wait_until(what, condition, patience=PATIENCE):
    """The first true answer of `condition`; too long without one fails."""
    deadline = time.monotonic() + patience
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience} s in vain for {what}")
        time.sleep(0.03)


class Image:
    """Pixels of a rectangle: `array` has rows of pixels of red, green and blue, `pixels` are their bytes."""

    def __init__(self, array):
        self.array = array

    @property
    def pixels(self):
        return self.array.tobytes()

    def share(self, color, tolerance=3):
        """Which part of the pixels has this colour, each channel to within `tolerance`."""
        wanted = [(color >> 16) & 255, (color >> 8) & 255, color & 255]
        return float((numpy.abs(self.array.astype(int) - wanted) <= tolerance).all(axis=2).mean())

    def drawn_share(self):
        """Which part is not of the commonest colour: 0 in an empty rectangle."""
        _, counts = numpy.unique(self.array.reshape(-1, 3), axis=0, return_counts=True)
        return 1 - counts.max() / counts.sum()

    def changed_share(self, other):
        return float((self.array != other.array).any(axis=2).mean())

    def is_grey(self):
        """Whether nothing has a colour, but for what rounding does."""
        return int((self.array.max(axis=2).astype(int) - self.array.min(axis=2)).max()) <= 1


class Display:
    """An Xvfb on a free display number; its screen is read from the file that it keeps."""

    def __init__(self, width=WIDTH, height=HEIGHT):
        require_tools()
        self.width, self.height = width, height
        self.folder = tempfile.mkdtemp(prefix="kurilscope-display-")
        read, write = os.pipe()
        screen = ["-screen", "0", f"{width}x{height}x24"]
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *screen, "-fbdir", self.folder, "-noreset", "-nocursor", "-nolisten", "tcp"],
            pass_fds=[write],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as stream:
            number = stream.readline().strip()
        if not number:
            raise AssertionError(f"Xvfb did not start: exit status {self.server.wait()}")
        self.name = f":{number}"
        with open(os.path.join(self.folder, "Xvfb_screen0"), "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self.memory[:100])
        self.offset = header[0] + header[19] * 12  # the header, then the colour table
        self.stride = header[12]
        self.hand = Hand(self.name)

    def close(self):
        self.hand.close()
        self.memory.close()
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder)

    def image(self, box=None):
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        screen = numpy.frombuffer(self.memory, numpy.uint8, self.stride * self.height, self.offset)
        rows = screen.reshape(self.height, self.stride)[top:bottom, left * 4 : right * 4].copy()
        return Image(rows.reshape(bottom - top, right - left, 4)[..., 2::-1].copy())

    def save(self, path):
        """The screen as a PNG, for whoever looks into a failure."""
        pixels.save(path, self.image().array)


class View:
    """One printed line. Parts are read as attributes: view.date, view.select (None where there is none)."""

    def __init__(self, line):
        self.line = line
        self.parts = dict(part.split("=", 1) for part in line.split("&"))

    def __eq__(self, other):
        return self.line == other.line

    def __repr__(self):
        return self.line

    def __getattr__(self, key):
        return self.parts.get(key)

    @property
    def place(self):
        lon, lat = self.parts["center"].split(",")
        return float(lon), float(lat)

    @property
    def span_km(self):
        return float(self.parts["span"])


class Program:
    """The program on a display, in a folder of its own for settings and one for what it writes."""

    def __init__(self, display, folder, arguments, pack=PACK, added=None):
        self.display = display
        self.hand = display.hand
        self.cwd = folder / "work"
        self.config = folder / "config"
        self.cwd.mkdir(exist_ok=True)
        self.environment = environment(display.name, self.config) | (added or {})
        self.errors = tempfile.TemporaryFile("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [PROGRAM, "--print-views", "--pack", str(pack), *arguments],
            cwd=self.cwd,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            encoding="utf-8",
        )
        self.lines = queue.Queue()
        self.views = []
        self.frames = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.window = wait_until("the window", self._find_window)

    def _read(self):
        for line in self.process.stdout:
            if line.startswith("frame "):
                self.frames += 1
            else:
                self.lines.put(line.rstrip("\n"))

    def _find_window(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}: {self.told()}")
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "kurilscope"],
            env=self.environment, capture_output=True, text=True, check=False,
        )
        return found.stdout.strip()

    def told(self):
        self.errors.seek(0)
        return self.errors.read()

    def collect(self):
        """Takes in what was printed by now."""
        while not self.lines.empty():
            self.views.append(View(self.lines.get()))
        return self.views

    @property
    def view(self):
        """The view shown last."""
        return self.collect()[-1]

    def wait_for(self, what, condition):
        """The first view from now on, the present one included, for which `condition` holds."""
        at = max(0, len(self.collect()) - 1)

        def found():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode}: {self.told()}")
            return next((view for view in self.collect()[at:] if condition(view)), None)

        try:
            return wait_until(what, found)
        except AssertionError as error:
            printed = "\n".join(map(repr, self.views[at:]))
            raise AssertionError(f"{error}; printed since then:\n{printed}") from None

    def settle(self, is_held=False):
        """Waits until neither the program nor the display has anything more to do; returns the view shown.

        While a button is held the program may go on drawing the same.
        """
        is_still = self.looks_at_rest if is_held else self.is_at_rest
        wait_until("the window to come to rest", is_still, PATIENCE_TO_REST)
        return self.collect()[-1] if self.views else None

    def looks_at_rest(self, seconds=0.2):
        before = len(self.collect()), self.display.image().pixels
        time.sleep(seconds)
        return (len(self.collect()), self.display.image().pixels) == before

    def is_at_rest(self, seconds=0.08):
        """Whether program and display did nothing at all that long: longer than the program pauses between two frames,
        or between two looks at work on a thread of its own."""
        before = self._work()
        time.sleep(seconds)
        return self._work() == before and self.process.poll() is None

    def _work(self):
        """What both have done so far, in nanoseconds; never the same while a thread is running or wants to."""
        return [work_of(self.process.pid), work_of(self.display.server.pid), len(self.collect())]

    def do(self, *arguments):
        """One run of xdotool: several of its commands may follow one another."""
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True, timeout=PATIENCE)

    def key(self, *keys):
        self.do("key", *keys)

    def hold(self, key):
        """A key that a panel takes has to be down while a frame is drawn, as it is under a finger."""
        self.do("keydown", key, "sleep", 0.4, "keyup", key)  # shorter than what makes a key repeat itself
        return self.settle()

    def point(self, place):
        self.do("mousemove", *place)
        self.settle()

    def click(self, place):
        self.point(place)
        self.do("click", 1)
        return self.settle()

    def drag(self, start, end, steps=24, pause=0.02):
        """With the left button, in steps that the program can see one by one."""
        self.point(start)
        moves = []
        for i in range(1, steps + 1):
            x, y = (round(a + (b - a) * i / steps) for a, b in zip(start, end))
            moves += ["mousemove", x, y, "sleep", pause]
        self.do("mousedown", 1, "sleep", 0.1, *moves)
        self.settle(is_held=True)
        self.do("mouseup", 1)
        return self.settle()

    def wait_for_end(self):
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the program did not end within {PATIENCE} s") from None

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        self.errors.close()


def work_of(pid):
    """Nanoseconds on a processor, of all threads; the moment itself where one is running."""
    spent = []
    for thread in pathlib.Path(f"/proc/{pid}/task").glob("*"):
        try:
            if (thread / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] in "RD":
                return time.monotonic_ns()
            spent.append((thread / "schedstat").read_text(encoding="utf-8").split()[0])
        except (FileNotFoundError, ProcessLookupError):
            pass  # it has just ended
    return spent


HOME = tempfile.mkdtemp(prefix="kurilscope-home-")  # of every program of this test; what they keep goes with it
atexit.register(shutil.rmtree, HOME, ignore_errors=True)


def environment(display, config):
    """One display, English messages, software rendering; nothing of the desktop, nor of the home, of who runs the test."""
    ours = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "BROWSER", "LANGUAGE")
    kept = {k: v for k, v in os.environ.items() if k not in ours and not k.startswith("XDG_")}
    if display is not None:
        kept["DISPLAY"] = display
    folders = {f"XDG_{kind}_HOME": f"{HOME}/{kind.lower()}" for kind in ("CACHE", "DATA", "STATE")}
    return kept | folders | {"HOME": HOME, "XDG_CONFIG_HOME": str(config), "LC_ALL": "C.UTF-8", "LIBGL_ALWAYS_SOFTWARE": "1"}


class WindowCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.display = Display()
        cls.addClassCleanup(cls.display.close)

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kurilscope-window-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.remember(WIDTH, HEIGHT)

    def run(self, result=None):
        # The screen as it is when a test fails, before its clean-ups close the window.
        method = getattr(self, self._testMethodName)

        def observed():
            try:
                method()
            except Exception:
                path = SCREENSHOTS / f"{type(self).__name__}.{self._testMethodName}.png"
                self.display.save(path)
                print(f"the screen at the failure: {path}", file=sys.stderr)
                raise

        setattr(self, self._testMethodName, observed)
        return super().run(result)

    def remember(self, width, height, scale_percent=100):
        """What a former run left: the window's place and size, and that of its words."""
        path = self.folder / "config" / "kurilscope" / "window.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"width = {width}\nheight = {height}\nx = 0\ny = 0\nscale_percent = {scale_percent}\n", encoding="utf-8"
        )

    def remembered(self):
        text = (self.folder / "config" / "kurilscope" / "window.toml").read_text(encoding="utf-8")
        return {key: int(value) for key, value in re.findall(r"(\w+) = (-?\d+)", text)}

    def launch(self, *arguments, pack=PACK):
        program = Program(self.display, self.folder, arguments, pack)
        self.addCleanup(program.close)
        program.do("windowfocus", "--sync", program.window)
        program.settle()
        return program

    def open(self, *arguments, pack=PACK):
        """A window that shows the map."""
        program = self.launch(*arguments, pack=pack)
        program.wait_for("the first view", lambda view: True)
        program.point((620, 560))  # open sea in the views that the tests use, or nothing clickable
        return program

"""Opening and leaving: what is shown first, what is remembered, and what an idle or a broken one costs."""

import ctypes
import re
import shutil
import signal
import subprocess
import time
import unittest

from screen import HEIGHT, JAPAN, RUSSIA, MAP, PACK, PATIENCE, PROGRAM, SIDE, WIDTH, WindowCase, environment, wait_until

SELECTION = 0xE69F00


def ask_to_close(display, window):
    """What a window manager sends when the cross in the title bar is clicked."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]

    class ClientMessage(ctypes.Structure):
        _fields_ = [
            ("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
            ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
            ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 12),
        ]

    connection = x11.XOpenDisplay(display.encode())
    protocols = x11.XInternAtom(connection, b"WM_PROTOCOLS", 0)
    delete = x11.XInternAtom(connection, b"WM_DELETE_WINDOW", 0)
    client_message = 33
    message = ClientMessage(type=client_message, window=window, message_type=protocols, format=32)
    message.data[0] = delete
    x11.XSendEvent(connection, window, 0, 0, ctypes.byref(message))
    x11.XCloseDisplay(connection)


def tell_whether_minimised(display, window, is_minimised):
    """What a window manager writes at the window when it minimises it or brings it back."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XChangeProperty.argtypes = [
        ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_void_p,
        ctypes.c_int,
    ]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = x11.XOpenDisplay(display.encode())
    wm_state = x11.XInternAtom(connection, b"WM_STATE", 0)
    normal, iconic = 1, 3
    state = (ctypes.c_long * 2)(iconic if is_minimised else normal, 0)
    x11.XChangeProperty(connection, window, wm_state, wm_state, 32, 0, state, 2)
    x11.XCloseDisplay(connection)


class Opening(WindowCase):
    def broken_pack(self):
        shutil.copytree(PACK.parent / "world", self.folder / "data" / "world")
        pack = shutil.copytree(PACK, self.folder / "data" / "kuril")
        events = pack / "events.csv"
        text = events.read_text(encoding="utf-8")
        self.assertIn(",1956-10-19,", text)
        events.write_text(text.replace(",1956-10-19,", ",1956-13-45,"), encoding="utf-8")
        return pack

    def run_without_display(self, pack):
        return subprocess.run(
            [PROGRAM, "--pack", str(pack)], env=environment(None, self.folder / "config"), cwd=self.folder,
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )

    def test_the_first_view_is_the_packs_default(self):
        program = self.open()
        first = program.views[0]
        manifest = (PACK / "pack.toml").read_text(encoding="utf-8")
        center = re.search(r"center = \[([-\d.]+), ([-\d.]+)\]", manifest)
        span = re.search(r"span_km = ([\d.]+)", manifest)
        self.assertEqual(first.date, re.search(r'default_date = "([\d-]+)"', manifest)[1])
        # All that it shows, below the toolbar: a little smaller and further down.
        lon, lat = first.place
        self.assertAlmostEqual(lon, float(center[1]), delta=0.3)
        self.assertTrue(0 < lat - float(center[2]) < 1, lat)
        self.assertTrue(1.05 < first.span_km / float(span[1]) < 1.15, first.span_km)
        self.assertIsNone(first.select)

    def test_land_is_tinted_by_who_administers_it(self):
        self.open()
        chart = self.display.image(MAP)
        self.assertGreater(chart.share(JAPAN), 0.015)
        self.assertGreater(chart.share(RUSSIA), 0.015)

    def test_the_panels_are_drawn(self):
        self.open()
        self.assertGreater(self.display.image(SIDE).drawn_share(), 0.03)

    def test_the_list_shows_the_event_of_the_opening_date(self):
        self.open()
        self.assertGreater(self.display.image(SIDE).share(SELECTION), 0.0003, "no row is marked as the present one")

    def frames_within(self, program, seconds):
        before = program.frames
        time.sleep(seconds)
        return program.frames - before

    def test_frames_are_drawn_only_when_something_changes(self):
        program = self.open("--print-frames")
        self.assertGreater(program.frames, 0)
        self.assertEqual(self.frames_within(program, 2), 0, "while nothing happens")
        program.key("ctrl+k")
        wait_until("only the caret to blink", lambda: self.frames_within(program, 2) in range(1, 7))
        program.key("Escape")
        program.key("space")
        wait_until("the program to play", lambda: self.frames_within(program, 0.5) > 1)
        tell_whether_minimised(program.display.name, int(program.window), True)
        wait_until("the program to rest", lambda: self.frames_within(program, 0.5) == 0)
        self.assertEqual(self.frames_within(program, 1), 0, "while it is minimised and plays")
        tell_whether_minimised(program.display.name, int(program.window), False)
        wait_until("the program to go on", lambda: self.frames_within(program, 0.5) > 1)

    def test_control_q_quits_and_the_size_is_remembered(self):
        program = self.open()
        program.do("windowsize", "--sync", program.window, 1200, 780)
        program.settle()
        program.key("ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.told())
        kept = self.remembered()
        self.assertEqual((kept["width"], kept["height"]), (1200, 780))
        again = self.open()
        size = subprocess.run(["xdotool", "getwindowgeometry", "--shell", again.window], env=again.environment,
                              capture_output=True, text=True, check=True).stdout
        self.assertIn("WIDTH=1200\nHEIGHT=780\n", size)

    def geometry(self, program):
        words = subprocess.run(["xdotool", "getwindowgeometry", "--shell", program.window], env=program.environment,
                               capture_output=True, text=True, check=True).stdout
        return {key: int(value) for key, value in re.findall(r"(\w+)=(-?\d+)", words)}

    def write_settings(self, text):
        (self.folder / "config" / "kurilscope" / "window.toml").write_text(text, encoding="utf-8")

    def test_settings_that_make_no_sense_are_left_out(self):
        for text in ("width = nan\nheight = -3\nx = 1e300\ny = inf\nscale_percent = nan\nscreen_scale = 1e300\n",
                     "width = 99999999999\nheight = 0\nx = 60000\ny = -16000\nscale_percent = 9999\n"):
            with self.subTest(text):
                self.write_settings(text)
                program = self.open()
                place = self.geometry(program)
                self.assertEqual((place["WIDTH"], place["HEIGHT"]), (WIDTH, HEIGHT))
                self.assertTrue(0 <= place["X"] < WIDTH and 0 <= place["Y"] < HEIGHT, place)
                program.close()

    def test_a_window_is_no_larger_than_the_screen(self):
        self.write_settings("width = 5000\nheight = 4000\nx = 0\ny = 0\n")
        place = self.geometry(self.open())
        self.assertEqual((place["WIDTH"], place["HEIGHT"]), (WIDTH, HEIGHT))

    def test_a_signal_ends_it_as_closing_does(self):
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            with self.subTest(name):
                self.remember(WIDTH, HEIGHT)
                program = self.open()
                program.key("t")
                shown = program.settle()
                program.process.send_signal(signal.Signals[name])
                self.assertEqual(program.wait_for_end(), 0, program.told())
                kept = (self.folder / "config" / "kurilscope" / "window.toml").read_text(encoding="utf-8")
                self.assertIn(shown.line, kept)

    def test_a_picture_that_is_being_written_is_finished_first(self):
        program = self.open()
        program.key("ctrl+s", "ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.told())
        self.assertEqual([path.suffix for path in program.cwd.iterdir()], [".png"], program.told())
        self.assertIn("Saved", program.told())

    def test_closed_twice_a_picture_that_is_being_written_is_given_up(self):
        program = self.open()
        program.key("ctrl+s", "ctrl+q", "ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.told())
        files = [path.suffix for path in program.cwd.iterdir()]
        self.assertEqual(files, [".png"] if "Saved" in program.told() else [], program.told())
        self.assertTrue(files or "was not written" in program.told(), program.told())

    def test_the_cross_in_the_title_bar_quits(self):
        program = self.open()
        ask_to_close(self.display.name, int(program.window))
        self.assertEqual(program.wait_for_end(), 0, program.told())

    def test_a_broken_pack_shows_its_problems(self):
        program = self.launch(pack=self.broken_pack())
        page = self.display.image()
        dark = (page.array < 0x80).all(axis=2).mean()
        self.assertGreater(dark, 0.0005, "no dark ink: a blank window")
        self.assertGreater(page.drawn_share(), 0.003)
        self.assertEqual(program.collect(), [])
        ask_to_close(self.display.name, int(program.window))
        self.assertEqual(program.wait_for_end(), 1, program.told())
        self.assertIn("events.csv", program.told())

    def test_without_a_display(self):
        sound = self.run_without_display(PACK)
        self.assertEqual((sound.returncode, sound.stdout), (3, ""), sound.stderr)
        self.assertIn("DISPLAY", sound.stderr)
        broken = self.run_without_display(self.broken_pack())
        self.assertEqual((broken.returncode, broken.stdout), (1, ""), broken.stderr)
        self.assertIn("events.csv", broken.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)

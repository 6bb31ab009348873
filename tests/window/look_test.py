"""How the window looks: another's sight as a preview, the pulse of a chosen event, a screen of twice the density."""

import ctypes
import os
import time
import unittest

import pixels
from screen import JAPAN, MAP, RUSSIA, SOURCE, WindowCase, wait_until

PANEL = 0xFCFBF8
UNDO = (760, 14, 786, 42)
OTHER_SCREEN = os.environ.get("KURILSCOPE_OTHER_SCREEN", str(SOURCE / "build/release/tests/window/libother_screen.so"))


def set_resources(display, text):
    """What a desktop writes at the root window; programs read the density of the screen from it."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XChangeProperty.argtypes = [
        ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_char_p,
        ctypes.c_int,
    ]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    connection = x11.XOpenDisplay(display.encode())
    resource_manager, string = 23, 31  # predefined atoms
    x11.XChangeProperty(connection, x11.XDefaultRootWindow(connection), resource_manager, string, 8, 0, text.encode(),
                        len(text))
    x11.XCloseDisplay(connection)


class Look(WindowCase):
    def saved(self, program):
        before = set(program.cwd.glob("*.png"))
        program.key("ctrl+s")
        path = wait_until("the picture", lambda: set(program.cwd.glob("*.png")) - before).pop()
        program.settle()
        return path.read_bytes()

    def test_the_window_previews_a_printer_without_colours_and_pictures_keep_theirs(self):
        program = self.open()
        picture = self.saved(program)
        time.sleep(4)  # its message goes
        program.settle()
        program.key("ctrl+k")
        program.settle()
        program.do("type", "--delay", 40, "without colours")
        program.settle()
        program.hold("Return")
        wait_until("no colour anywhere", lambda: self.display.image().is_grey())
        program.settle()
        self.assertEqual(self.saved(program), picture)
        program.key("Escape")
        program.settle()
        chart = self.display.image(MAP)
        self.assertGreater(chart.share(JAPAN), 0.015)
        self.assertGreater(chart.share(RUSSIA), 0.015)

    def looks(self):
        """The window but for the arrow that takes back, of which a fresh one has none to draw."""
        array = self.display.image().array
        array[UNDO[1] : UNDO[3], UNDO[0] : UNDO[2]] = 0
        return array.tobytes()

    def looks_opened_at(self, program):
        """The same of a window that is opened with the view that this one shows."""
        link = program.view.line
        program.close()
        self.open("--link", link)
        return self.looks()

    def test_another_theme_looks_as_if_opened_with_it(self):
        program = self.open()
        for _ in range(3):
            program.key("t")
            program.settle()
        shown = self.looks()
        self.assertTrue(shown == self.looks_opened_at(program), "not as if opened so")

    def test_down_to_the_smallest_scale_and_back(self):
        program = self.open()
        before = self.display.image().pixels
        for _ in range(8):
            program.key("ctrl+minus")
            program.settle()
        program.key("ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.told())
        self.assertEqual(self.remembered()["scale_percent"], 50)
        program = self.open()
        program.key("ctrl+0")
        time.sleep(4)  # its message goes
        program.settle()
        self.assertTrue(self.display.image().pixels == before, "not as before")

    def test_a_chosen_event_pulses_and_then_nothing_moves(self):
        program = self.launch("--event", "joint-declaration-signed", "--view", "southern", "--print-frames")
        program.settle()
        before = program.frames
        self.assertGreater(before, 30, "no pulse")
        time.sleep(2)
        self.assertEqual(program.frames, before, "while nothing happens")

    def test_on_a_screen_of_twice_the_density_all_is_twice_as_large(self):
        set_resources(self.display.name, "Xft.dpi:\t192\n")
        self.addCleanup(set_resources, self.display.name, "")
        self.remember(760, 430)  # in the units of an ordinary screen
        self.open()
        # The toolbar reaches from 10 to 46 units.
        inside = self.display.image((24, 80, 60, 88))
        self.assertGreater(inside.share(PANEL), 0.5, "the toolbar is not as high as it should be")

    def test_moved_to_a_screen_of_another_density_it_is_as_if_opened_there(self):
        density = self.folder / "density"
        self.set_environment("KURILSCOPE_SCREEN_DENSITY", str(density))
        self.set_environment("LD_PRELOAD", OTHER_SCREEN)
        density.write_text("1")
        program = self.open()
        program.settle()
        seen = {"1": self.display.image()}
        for now in ("2", "1.5", "1"):
            before = self.display.image()
            density.write_text(now)
            wait_until("the move", lambda: self.display.image().changed_share(before) > 0.1)
            program.settle()
            seen[now + " after a move"] = self.display.image()
        program.close()
        for now in ("2", "1.5"):
            density.write_text(now)
            program = self.open()
            program.settle()
            seen[now] = self.display.image()
            program.close()
        for now in ("1", "1.5", "2"):
            difference = pixels.compare_strictly(seen[now + " after a move"].array, seen[now].array)
            self.assertTrue(difference.is_equal, f"moved to a density of {now}: {difference.words}")

    def set_environment(self, name, value):
        self.addCleanup(os.environ.pop, name)
        os.environ[name] = value


if __name__ == "__main__":
    unittest.main(verbosity=2)

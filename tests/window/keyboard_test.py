"""Keys do what is printed on them, whatever the keyboard's layout."""

import subprocess
import unittest

from screen import BIG_DATE, WindowCase

# Where keys lie, by the number that X gives the place: those of a keyboard of the USA.
PLACES = {"1": 10, "6": 15, "7": 16, "-": 20, "q": 24, "w": 25, "y": 29, "z": 52, "a": 38, "n": 57, "/": 61, "]": 35}
SEARCH_FIELD = (620, 80)


class Keyboard(WindowCase):
    def use(self, layout):
        subprocess.run(["setxkbmap", "-display", self.display.name, layout], check=True)
        self.addCleanup(subprocess.run, ["setxkbmap", "-display", self.display.name, "us"], check=True)

    def press(self, program, place, *modifiers):
        held = [word for name in modifiers for word in ("keydown", name)]
        let_go = [word for name in modifiers for word in ("keyup", name)]
        program.do(*held, "key", PLACES[place], *let_go)
        return program.settle()

    def test_german(self):
        self.use("de")
        program = self.open()
        first = program.view
        program.key("ctrl+Left")
        program.wait_for("the day before", lambda v: v != first)
        self.assertEqual(self.press(program, "y", "ctrl"), first, "Ctrl and the key that says Z takes back")
        self.assertNotEqual(self.press(program, "z", "ctrl"), first, "Ctrl and the key that says Y does it again")
        before = program.view.span_km
        self.assertLess(self.press(program, "]").span_km, before, "the key that says + comes nearer")
        self.assertAlmostEqual(self.press(program, "/").span_km, before, delta=1e-3, msg="the key that says - goes away")
        closed = self.display.image()
        self.press(program, "7", "shift")
        self.assertGreater(self.display.image().changed_share(closed), 0.01, "Shift and 7 write /: search")

    def test_french(self):
        self.use("fr")
        program = self.open()
        first = program.view
        lon = first.place[0]
        self.assertLess(self.press(program, "q").place[0], lon, "the key that says A goes west")
        self.assertEqual(self.press(program, "w", "ctrl"), first, "Ctrl and the key that says Z takes back")
        self.assertGreater(self.press(program, "6").span_km, first.span_km, "the key that says - goes away")

    def test_russian(self):
        self.use("ru")
        program = self.open()
        first = program.view
        self.assertLess(self.press(program, "a").place[0], first.place[0], "the key at the place of A")
        self.assertEqual(self.press(program, "z", "ctrl"), first)
        self.assertNotEqual(self.press(program, "n").names, first.names)

    def test_what_is_typed_is_edited_by_the_letters_too(self):
        for layout, select, cut, paste in (("us", "a", "x", "v"), ("fr", "q", "x", "v"), ("ru", "a", "x", "v")):
            with self.subTest(layout):
                self.use(layout)
                PLACES.update(x=53, v=55)
                program = self.open()
                program.click(BIG_DATE)
                # Its text is cut, and put back twice: that is no date, so the letters did what they say.
                self.press(program, select, "ctrl")
                self.press(program, cut, "ctrl")
                self.press(program, paste, "ctrl")
                date = program.hold("Return").date
                self.assertEqual(date, "2019-01-22")
                program.click(BIG_DATE)
                self.press(program, select, "ctrl")
                program.do("type", "1956-10-19")
                self.assertEqual(program.hold("Return").date, "1956-10-19", "all was selected and typed over")
                program.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)

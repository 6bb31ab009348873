"""The measure tool in the window: islands, points and a polygon by clicks, and one thing a press of Escape."""

import unittest

from screen import WindowCase

AROUND_KUNASHIR = ("--date", "2019-01-22", "--center", "145.6,43.9", "--span", "260")
HOKKAIDO, KUNASHIR = (300, 560), (590, 330)  # land of theirs
CORNERS = (720, 360), (960, 360), (960, 240)  # at sea, south-east of Kunashir


class Measure(WindowCase):
    def test_two_islands_are_measured_from_coast_to_coast(self):
        program = self.open(*AROUND_KUNASHIR)
        program.key("m")
        program.settle()
        program.click(HOKKAIDO)
        program.click(KUNASHIR)
        program.wait_for("both islands", lambda v: v.measure == "hokkaido|kunashir")
        self.assertIsNone(program.view.select, "a click measured and selected")
        program.key("BackSpace")
        program.wait_for("one end alone", lambda v: v.measure is None)
        program.click(KUNASHIR)
        program.wait_for("both again", lambda v: v.measure == "hokkaido|kunashir")
        program.key("Escape")
        program.settle()
        program.click(KUNASHIR)
        view = program.wait_for("clicks that select again", lambda v: v.select == "island:kunashir")
        self.assertEqual(view.measure, "hokkaido|kunashir")

    def test_a_click_on_the_first_corner_closes_the_polygon(self):
        program = self.open(*AROUND_KUNASHIR)
        program.key("m")
        program.settle()
        for corner in CORNERS:
            program.click(corner)
        program.wait_for("three corners", lambda v: v.measure and v.measure.count("|") == 2)
        program.click(CORNERS[0])
        program.wait_for("the polygon", lambda v: v.measure and v.measure.endswith("|"))
        program.key("ctrl+z")
        program.wait_for("its undo", lambda v: v.measure and not v.measure.endswith("|"))
        program.key("ctrl+z")
        program.wait_for("two corners", lambda v: v.measure and v.measure.count("|") == 1)

    def test_a_double_click_ends_and_the_next_click_begins_anew(self):
        program = self.open(*AROUND_KUNASHIR)
        program.key("m")
        program.settle()
        program.click(CORNERS[0])
        program.point(CORNERS[1])
        program.do("click", "--repeat", 2, "--delay", 60, 1)
        view = program.wait_for("two corners", lambda v: v.measure and v.measure.count("|") == 1)
        self.assertEqual(view.span_km, 260, "the double click zoomed")
        program.settle()
        program.click(CORNERS[2])
        program.wait_for("a new beginning", lambda v: v.measure is None)

    def test_rings_are_typed(self):
        program = self.open(*AROUND_KUNASHIR, "--ring", "cape-nosappu:50")
        program.click((120, 127))
        program.do("type", "12 nm")
        program.hold("Return")
        program.wait_for("the ring", lambda v: v.ring == "cape-nosappu:22.224")


if __name__ == "__main__":
    unittest.main()

"""Time in the window: scrubbing, stepping, playing and typing a date, and that the map follows."""

import time
import unittest

from screen import AXIS, BIG_DATE, CAPTION, OPEN_MAP, RULER_Y, SPEEDS, WindowCase

JAPAN, RUSSIA = 0x68A9C9, 0xE6A670  # the tints of the light theme


class Time(WindowCase):
    def assert_steps(self, program, key, date, select):
        """A key leads to this date, with this selected."""
        program.key(key)
        view = program.wait_for(f"{date} after {key}", lambda v: v.date == date)
        self.assertEqual(view.select, select, key)
        self.assertEqual(program.settle(), view, f"{key} goes on by itself")

    def test_dragging_the_ruler_scrubs(self):
        program = self.open()
        first = program.view
        seen = len(program.views)
        last = program.drag((AXIS[1], RULER_Y), (300, RULER_Y))  # left of the axis: nothing before the first day
        dates = [view.date for view in program.views[seen:]]
        self.assertEqual(last.date, "1945-01-01")
        self.assertGreaterEqual(len(set(dates)), 8, dates)
        self.assertEqual(dates, sorted(dates, reverse=True), "not in order")
        self.assertEqual({view.center for view in program.views}, {first.center}, "the map moved")
        program.key("ctrl+z")
        self.assertEqual(program.wait_for("one undo for all of the drag", lambda v: v.date == first.date), first)

    def test_the_map_follows_the_date(self):
        program = self.open("--view", "iturup", "--date", "1945-08-20")
        before = self.display.image(OPEN_MAP)
        self.assertGreater(before.share(JAPAN), 0.03)
        self.assertLess(before.share(RUSSIA), 0.005)
        program.key(*["ctrl+Right"] * 14)
        program.wait_for("two weeks later", lambda v: v.date == "1945-09-03")
        program.settle()
        after = self.display.image(OPEN_MAP)
        self.assertLess(after.share(JAPAN), 0.005)
        self.assertGreater(after.share(RUSSIA), 0.01)
        self.assertGreater(after.changed_share(before), 0.03)

    def test_arrows_step_from_event_to_event(self):
        program = self.open("--date", "1956-10-01")
        self.assert_steps(program, "Right", "1956-10-19", "event:joint-declaration-signed")
        self.assert_steps(program, "Right", "1956-12-12", "event:joint-declaration-in-force")
        self.assert_steps(program, "Left", "1956-10-19", "event:joint-declaration-signed")
        self.assert_steps(program, "Left", "1956-09-07", "event:us-aide-memoire")

    def test_arrows_with_modifiers_step_by_the_calendar(self):
        program = self.open("--date", "1956-01-31")
        self.assert_steps(program, "ctrl+Right", "1956-02-01", None)
        self.assert_steps(program, "ctrl+Left", "1956-01-31", None)
        self.assert_steps(program, "shift+Right", "1956-02-29", None)  # no 31 February: its last day
        self.assert_steps(program, "shift+Left", "1956-01-29", None)
        self.assert_steps(program, "alt+Right", "1957-01-29", None)
        self.assert_steps(program, "alt+Left", "1956-01-29", None)

    def test_home_and_end(self):
        program = self.open("--date", "1956-10-19")
        self.assert_steps(program, "Home", "1945-01-01", None)
        self.assert_steps(program, "End", "2019-01-22", None)

    def test_space_plays_and_pauses(self):
        program = self.open("--date", "1956-10-19")
        seen = len(program.views)
        program.key("space")
        program.wait_for("a year of play", lambda v: v.date > "1957-10-19")
        program.key("space")
        program.settle()
        dates = [view.date for view in program.views[seen:]]
        self.assertGreaterEqual(len(dates), 3)
        self.assertEqual(dates, sorted(set(dates)), "not a day after the other")
        count = len(program.collect())
        time.sleep(1)
        self.assertEqual(len(program.collect()), count, "it plays on after the pause")

    def test_a_date_is_typed(self):
        program = self.open()
        speeds = self.display.image(SPEEDS)
        program.click(BIG_DATE)
        program.do("type", "19.10.1956")
        self.assertEqual(program.settle().date, "2019-01-22", "a date half typed is no date")
        self.assertEqual(program.hold("Return").date, "1956-10-19")
        self.assertEqual(self.display.image(SPEEDS).pixels, speeds.pixels, "the digits were taken for speeds")

    def test_a_wrong_date_leaves_the_date_and_says_so(self):
        program = self.open()
        before = program.click(BIG_DATE)
        caption = self.display.image(CAPTION)
        program.do("type", "31.02.1956")
        program.settle()
        self.assertEqual(program.hold("Return"), before)
        self.assertGreater(self.display.image(CAPTION).changed_share(caption), 0.01, "no words about what is wrong")
        program.hold("Escape")
        program.key("ctrl+Left")
        program.wait_for("keys to work again", lambda v: v.date == "2019-01-21")


if __name__ == "__main__":
    unittest.main(verbosity=2)

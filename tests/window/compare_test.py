"""Comparing in the window: kept dates, typed ones, both sides with a line to drag, and the sheets over the map."""

import unittest

from screen import JAPAN, OPEN_MAP, WindowCase

COMPARE = (570, 30)  # in the toolbar
KEEP = (640, 73)  # the first row of its menu
TYPED_DAY = (650, 162)
WHAT_DIFFERS, SIDE_BY_SIDE, END = (1294, 90), (1388, 90), (1571, 24)
FIRST_CHANGE = (1350, 178)
CLAIM_BAR = (800, 246)


class Compare(WindowCase):
    def test_a_date_is_kept_and_the_playhead_moves_on(self):
        program = self.open("--date", "1945-08-30", "--view", "southern")
        program.click(COMPARE)
        program.click(KEEP)
        program.wait_for("the kept date", lambda v: v.compare == "1945-08-30")
        before = self.display.image(OPEN_MAP)
        program.key(*["ctrl+Right"] * 8)
        program.wait_for("a week later", lambda v: v.date == "1945-09-07" and v.compare == "1945-08-30")
        program.settle()
        self.assertGreater(self.display.image(OPEN_MAP).changed_share(before), 0.02)
        program.key("Escape")
        program.wait_for("no comparison after Escape", lambda v: v.compare is None)

    def test_another_day_is_typed(self):
        program = self.open("--date", "1945-08-17")
        program.click(COMPARE)
        program.click(TYPED_DAY)
        program.do("type", "6 September 1945")
        program.hold("Return")
        view = program.wait_for("both days", lambda v: v.date == "1945-09-06")
        self.assertEqual(view.compare, "1945-08-17")

    def test_the_line_between_both_sides_is_dragged(self):
        program = self.open("--date", "1945-09-06", "--compare", "1945-08-17", "--view", "southern")
        program.click(SIDE_BY_SIDE)
        view = program.wait_for("side by side", lambda v: v.swipe == "0.5")
        self.assertGreater(self.display.image((0, 60, 600, 500)).share(JAPAN), 0.01)
        last = program.drag((620, 300), (310, 300))
        self.assertAlmostEqual(float(last.swipe), 0.25, delta=0.01)
        self.assertEqual(last.center, view.center, "the map moved with the line")
        program.key("ctrl+z")
        program.wait_for("one undo for all of the drag", lambda v: v.swipe == "0.5")
        program.click(WHAT_DIFFERS)
        program.wait_for("what differs", lambda v: v.compare and v.swipe is None)
        program.click(END)
        program.wait_for("the end of it", lambda v: v.compare is None)

    def test_a_sentence_goes_to_what_it_is_about(self):
        program = self.open("--date", "1945-09-06", "--compare", "1945-08-17", "--view", "southern")
        program.click(FIRST_CHANGE)
        program.wait_for("Shumshu", lambda v: v.place is not None and v.place[0] > 155)


class Sheets(WindowCase):
    def test_the_claim_matrix_sets_the_date(self):
        program = self.open("--date", "1945-08-17")
        program.key("c")
        program.settle()
        program.click(CLAIM_BAR)
        program.wait_for("a day of the seventies or eighties", lambda v: "1970" < v.date < "1990")
        program.key("Escape")
        program.key("Home")
        program.wait_for("the keys work on", lambda v: v.date == "1945-01-01")

    def test_the_article_shows_a_claim_on_the_map(self):
        program = self.open("--date", "1956-10-19")
        program.key("r")
        program.settle()
        program.click((230, 272))
        view = program.wait_for("the day of the claim", lambda v: v.date == "2019-01-22")
        self.assertEqual(view.select, "event:abe-putin-25-moscow")


if __name__ == "__main__":
    unittest.main()

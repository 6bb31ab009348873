"""Finding and coming back in the window: the search box, bookmarks, and where the last run was left."""

import time
import unittest

from screen import WindowCase

BOX = (320, 64, 920, 470)  # where the search box opens over the map


class Search(WindowCase):
    def search(self, program, key, text):
        """Opens the box, types, and gives it the time to answer; the caret blinks, so the window never rests."""
        before = self.display.image(BOX)
        program.do("key", key, "sleep", 1, "type", "--delay", 120, text)
        time.sleep(1)
        self.assertGreater(self.display.image(BOX).changed_share(before), 0.2, "no box with hits")

    def enter(self, program, key="Return"):
        program.do("keydown", key, "sleep", 0.3, "keyup", key)

    def test_habomai_is_found_and_gone_to(self):
        program = self.open()
        self.search(program, "ctrl+k", "habomai")
        self.enter(program)
        program.wait_for("the Habomai", lambda v: v.select == "island:habomai")
        view = program.settle()  # the map has flown there
        self.assertLess(view.span_km, 120)
        self.assertAlmostEqual(view.place[0], 146.1, delta=0.3)
        self.assertAlmostEqual(view.place[1], 43.5, delta=0.2)

    def test_an_event_is_gone_to_in_space_and_time(self):
        program = self.open()
        self.search(program, "slash", "shumshu landing")
        self.enter(program)
        program.wait_for("the landing", lambda v: v.select == "event:shumshu-landing")
        view = program.settle()
        self.assertLess(view.span_km, 500)
        self.assertEqual(view.date, "1945-08-18")
        self.assertAlmostEqual(view.place[0], 156.3, delta=0.5)

    def test_escape_leaves_all_as_it_was(self):
        program = self.open("--event", "joint-declaration-signed")
        before = program.view
        self.search(program, "ctrl+k", "kunashiri")
        self.enter(program, "Escape")
        self.assertEqual(program.settle(), before)

    def test_bookmarks_last_from_run_to_run(self):
        program = self.open("--view", "iturup", "--date", "1945-08-28")
        kept = program.view
        program.key("ctrl+3")
        program.settle()
        program.key("ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.told())
        again = self.open("--view", "chain")
        before = again.view
        again.key("alt+3")
        self.assertEqual(again.wait_for("the bookmark", lambda v: v.span_km == kept.span_km), kept)
        again.settle()
        again.key("ctrl+z")
        self.assertEqual(again.wait_for("its undoing", lambda v: v.span_km == before.span_km), before)

    def test_the_last_session_comes_back_unless_another_view_is_asked_for(self):
        program = self.open("--view", "shikotan", "--date", "1956-10-19", "--theme", "dark")
        left = program.view
        program.key("ctrl+q")
        self.assertEqual(program.wait_for_end(), 0, program.told())
        again = self.open()
        self.assertEqual(again.view, left)
        again.key("ctrl+q")
        self.assertEqual(again.wait_for_end(), 0, again.told())
        other = self.open("--date", "1991-04-18")
        self.assertEqual(other.view.date, "1991-04-18")
        self.assertNotEqual(other.view.center, left.center)


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""A user's way through the program, step by step, as one film: KURILSCOPE_SCREENSHOTS/tour/ keeps a picture of each."""

import datetime
import unittest

from screen import JAPAN, RUSSIA, AXIS, BIG_DATE, HEIGHT, OPEN_MAP, RULER_Y, SCREENSHOTS, WIDTH, Display, WindowCase

WAR_CLUSTER = (377, 785)  # ten events of August and September 1945, while the whole period is shown
STORY = (141, 846)


def day(text):
    return datetime.date.fromisoformat(text)


class Tour(WindowCase):
    def keep(self, name):
        self.pictures = getattr(self, "pictures", 0) + 1
        self.display.save(SCREENSHOTS / "tour" / f"{self.pictures:02}-{name}.png")

    def type_date(self, program, text):
        program.click(BIG_DATE)
        program.do("type", text)
        program.settle()
        return program.hold("Return")

    def date_under(self, program, x):
        """Without snapping, so that a date tells exactly where the axis stands."""
        program.point((x, RULER_Y))
        program.do("keydown", "alt", "sleep", 0.2, "click", 1, "sleep", 0.2, "keyup", "alt")
        return day(program.settle().date)

    def x_of(self, program, wanted):
        first, last = (self.date_under(program, x) for x in AXIS)
        return round(AXIS[0] + (AXIS[1] - AXIS[0]) * ((wanted - first) / (last - first)))

    def days_shown(self, program):
        first, last = (self.date_under(program, x) for x in AXIS)
        return (last - first).days

    def test_the_tour(self):
        program = self.open("--view", "southern")
        self.keep("opened")

        self.assertEqual(self.type_date(program, "18.8.1945").date, "1945-08-18")
        self.keep("date-typed")

        # Into the months of the takeover: about the cursor, which stands on them.
        whole = self.days_shown(program)
        x = self.x_of(program, day("1945-08-25")) if self.date_under(program, AXIS[0]) < day("1945-08-25") else AXIS[0]
        program.point((max(x, 368), RULER_Y))
        for _ in range(17):
            program.do("click", 4, "sleep", 0.1)
        program.settle()
        self.assertLess(self.days_shown(program), whole / 20)
        self.type_date(program, "1 August 1945")
        self.keep("zoomed-into-the-month")

        self.scrub(program)
        self.open_cluster(program)
        self.play_story(program)
        self.search(program)

    def scrub(self, program):
        start, end = self.x_of(program, day("1945-08-10")), self.x_of(program, day("1945-09-07"))
        program.point((start, RULER_Y))
        program.do("click", 1)
        program.settle()
        before = self.display.image(OPEN_MAP)
        seen = len(program.views)
        program.drag((start, RULER_Y), (end, RULER_Y), steps=40)
        self.keep("scrubbed-to-september")
        dates = [view.date for view in program.views[seen:]]
        self.assertEqual(dates, sorted(dates), "the date went back while the mouse went on")
        self.assertGreaterEqual(len(set(dates)), 8, dates)  # 28 days; a slow machine draws fewer frames
        self.assertLess(abs((day(dates[-1]) - day("1945-09-07")).days), 4)
        after = self.display.image(OPEN_MAP)
        self.assertLess(before.share(RUSSIA), 0.01)
        self.assertGreater(after.share(RUSSIA), before.share(RUSSIA) + 0.01, "the map did not follow")

    def open_cluster(self, program):
        program.point((900, RULER_Y))
        program.do("click", "--repeat", 2, "--delay", 150, 1)
        program.settle()
        whole = self.days_shown(program)
        program.click(WAR_CLUSTER)
        self.keep("cluster-opened")
        self.assertLess(self.days_shown(program), whole / 100)

    def play_story(self, program):
        self.type_date(program, "1 May 2016")
        program.click(STORY)
        seen = len(program.views)
        program.key("space")
        told = []

        def has_told_ten(view):
            if view.select is not None and view.select not in told:
                told.append(view.select)
                if len(told) == 3:
                    self.keep("story")
            return len(told) == 10

        for _ in range(10):  # each event is shown for seconds: more than one wait's patience in all
            try:
                program.wait_for("the next events of the story", has_told_ten)
                break
            except AssertionError:
                self.assertLess(seen, len(program.views), "the story stands still")
                seen = len(program.views)
        program.key("space")
        self.assertEqual(len(told), 10, told)
        self.assertTrue(all(select.startswith("event:") for select in told), told)
        program.settle()

    def search(self, program):
        program.key("Escape")
        program.settle()
        program.key("ctrl+k")
        program.settle()
        program.do("type", "habomai")
        program.settle()
        self.keep("search")
        program.hold("Return")
        view = program.wait_for("Habomai", lambda v: v.select == "island:habomai" and v.span_km < 500)
        view = program.settle()
        self.keep("habomai")
        self.assertAlmostEqual(view.place[0], 146.1, delta=0.5)
        self.assertAlmostEqual(view.place[1], 43.5, delta=0.5)


class Looks(WindowCase):
    """Both themes at 100 and 200 %: the same words stand in the same places, twice as large."""

    def test_scales_and_themes(self):
        for percent in (100, 200):
            size = (WIDTH * percent // 100, HEIGHT * percent // 100)
            display = Display(*size)
            self.addCleanup(display.close)
            type(self).display = display
            self.remember(*size, scale_percent=percent)
            for theme in ("light", "dark"):
                program = self.launch("--theme", theme, "--event", "joint-declaration-signed", "--view", "southern")
                program.wait_for("the first view", lambda view: True)
                program.settle()
                display.save(SCREENSHOTS / "tour" / f"look-{percent}-{theme}.png")
                side = display.image((size[0] - 355 * percent // 100, 5, size[0] - 5, 600 * percent // 100))
                self.assertGreater(side.drawn_share(), 0.05, f"nothing to read at {percent} %, {theme}")
                ruler = display.image((400 * percent // 100, size[1] - 256 * percent // 100, size[0] - 50, size[1] - 236 * percent // 100))
                self.assertGreater(ruler.drawn_share(), 0.01, f"no years at {percent} %, {theme}")
                program.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)

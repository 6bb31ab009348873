"""The map in the window: selecting, moving, zooming, names and themes, undo, and the picture that is saved."""

import math
import subprocess
import unittest
import zlib

from screen import MAP, MAP_MIDDLE, OPEN_MAP, PATIENCE, PROGRAM, SIDE, WindowCase, wait_until

HOKKAIDO = ("--view", "hokkaido")
STRAIGHT = ("--center", "150,46", "--span", "480")  # the projection's middle meridian: north is up


def place_at(view, pixel):
    """The place under a pixel of the map, near enough over a few hundred kilometres about the middle meridian."""
    km_per_pixel = view.span_km / (MAP[2] - MAP[0])
    lon, lat = view.place
    east = (pixel[0] - MAP_MIDDLE[0]) * km_per_pixel
    north = (MAP_MIDDLE[1] - pixel[1]) * km_per_pixel
    there = lat + north / 111.2
    return lon + east / (111.32 * math.cos(math.radians(there))), there


def view_inside(path):
    """The view that a PNG carries."""
    data = path.read_bytes()
    at = 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if zlib.crc32(kind + content) != int.from_bytes(data[at + 8 + length : at + 12 + length], "big"):
            raise AssertionError(f"{path}: chunk {kind} is damaged")
        if kind in (b"tEXt", b"iTXt") and content.startswith(b"kurilscope:view\0"):
            return content.split(b"\0")[-1].decode("utf-8")
        at += 12 + length
    raise AssertionError(f"{path} carries no view")


class Map(WindowCase):
    def assert_near(self, place, other, km):
        east = (place[0] - other[0]) * 111.32 * math.cos(math.radians(place[1]))
        north = (place[1] - other[1]) * 111.2
        self.assertLess(math.hypot(east, north), km, f"{place} is not {other}")

    def test_a_click_selects_and_escape_clears(self):
        program = self.open(*HOKKAIDO)
        before = program.view
        list_of_events = self.display.image(SIDE)
        program.click(MAP_MIDDLE)
        program.wait_for("Hokkaido selected", lambda v: v.select == "island:hokkaido")
        program.settle()
        self.assertGreater(self.display.image(SIDE).changed_share(list_of_events), 0.05, "no card")
        program.key("Escape")
        self.assertEqual(program.wait_for("nothing selected", lambda v: v.select is None), before)

    def test_the_wheel_keeps_what_is_under_the_cursor(self):
        program = self.open(*STRAIGHT)
        cursor = (920, 200)
        program.point(cursor)
        start = program.view
        program.do("click", "--repeat", 3, "--delay", 60, 4)
        program.wait_for("zoom in", lambda v: v.span_km < start.span_km * 0.6)
        near = program.settle()
        self.assertAlmostEqual(near.span_km, start.span_km / 1.25**3, delta=1)
        self.assert_near(place_at(near, cursor), place_at(start, cursor), km=6)
        program.do("click", "--repeat", 3, "--delay", 60, 5)
        program.wait_for("zoom out", lambda v: v.span_km > start.span_km * 0.9)
        self.assert_near(program.settle().place, start.place, km=0.5)

    def test_a_drag_moves_the_map_with_the_mouse(self):
        program = self.open(*STRAIGHT)
        start = program.view
        held, let_go = (700, 300), (400, 420)
        end = program.drag(held, let_go)
        self.assertAlmostEqual(end.span_km, start.span_km, delta=0.01 * start.span_km)  # the sheet keeps its scale
        self.assertIsNone(end.select, "a drag is no click")
        self.assert_near(place_at(end, let_go), place_at(start, held), km=6)
        program.key("ctrl+z")
        self.assertEqual(program.wait_for("one undo for all of the drag", lambda v: v.center == start.center), start)

    def test_theme_changes_and_the_panels_stay(self):
        program = self.open()
        for theme in ("dark", "print", "light"):
            program.key("t")
            program.wait_for(theme, lambda v: v.theme == theme)
            program.settle()
            self.assertGreater(self.display.image(SIDE).drawn_share(), 0.03, f"{theme}: the side panel is blank")
            self.assertGreater(self.display.image((0, 660, 1600, 900)).drawn_share(), 0.1, f"{theme}: no timeline")

    def test_a_dark_theme_is_dark(self):
        program = self.open("--theme", "dark")
        program.settle()
        green = self.display.image().array[..., 1]
        self.assertLess((green > 0xC0).mean(), 0.15)

    def test_names_and_perspective_have_keys(self):
        program = self.open()
        start = program.view
        dual = self.display.image(OPEN_MAP)
        program.key("n")
        program.wait_for("all names", lambda v: v.names == "all")
        program.settle()
        self.assertGreater(self.display.image(OPEN_MAP).changed_share(dual), 0.002, "the same names")
        program.key("p")
        program.wait_for("as seen from Tokyo", lambda v: v.perspective == "tokyo")
        self.assertEqual(program.settle().center, start.center)

    def test_undo_and_redo(self):
        program = self.open("--date", "1956-10-01")
        start = program.view
        program.key("Right")
        stepped = program.wait_for("an event", lambda v: v.date == "1956-10-19")
        program.settle()
        program.key("n")
        named = program.wait_for("other names", lambda v: v.names != stepped.names)
        program.settle()
        for key, view in (("ctrl+z", stepped), ("ctrl+z", start), ("ctrl+shift+z", stepped), ("ctrl+shift+z", named)):
            program.key(key)
            program.wait_for(f"{view} after {key}", lambda v: v == view)
            self.assertEqual(program.settle(), view)

    def test_the_picture_saved_carries_the_view(self):
        program = self.open("--event", "joint-declaration-signed", "--theme", "print", "--names", "all")
        shown = program.view
        program.key("ctrl+s")
        path = program.cwd / "kuril-1956-10-19-joint-declaration-signed.png"
        wait_until(f"{path.name}", path.exists)
        again = self.folder / "again.png"
        done = subprocess.run(
            [PROGRAM, "snapshot", "--from", str(path), "-o", str(again)], env=program.environment,
            capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(view_inside(path), shown.line)
        self.assertEqual(view_inside(again), shown.line)
        self.assertEqual([entry.name for entry in program.cwd.iterdir()], [path.name])
        program.key("ctrl+s")
        second = path.with_stem(path.stem + "-2")
        wait_until(f"{second.name}", second.exists)


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""snapshot: the file that is written, what it carries, and that a failure leaves nothing."""

import json
import os
import struct
import subprocess
import unittest
import xml.etree.ElementTree
import zlib

from program import PROGRAM, CliCase, run

NAMES = ("a.png", "a.tif", "a.jpg", "a.webp", "a.pdf", "a.svg")


def png_chunks(data):
    """The chunks of a PNG as (type, content); a wrong signature or checksum fails."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise AssertionError("no PNG")
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        if zlib.crc32(kind + content) != checksum:
            raise AssertionError(f"{kind} is damaged")
        yield kind.decode("ascii"), content
        at += 12 + length


def size_and_view(path):
    size, view = None, None
    for kind, content in png_chunks(path.read_bytes()):
        if kind == "IHDR":
            size = struct.unpack(">II", content[:8])
        if kind in ("tEXt", "iTXt") and content.startswith(b"kurilscope:view\0"):
            text = content.split(b"\0", 1)[1]
            view = text.split(b"\0")[-1].decode("utf-8")
    return size, view


class Snapshot(CliCase):
    def snapshot(self, name, *arguments):
        path = self.folder / name
        result = run("snapshot", "-o", path, "--size", "480x270", *arguments)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        return path

    def test_a_picture_carries_its_view(self):
        size, view = size_and_view(self.snapshot("a.png", "--date", "1956-10-19", "--theme", "dark"))
        self.assertEqual(size, (480, 270))
        self.assertIn("date=1956-10-19", view)
        self.assertIn("theme=dark", view)

    def test_the_same_command_gives_the_same_bytes(self):
        arguments = ["--date", "1945-09-03", "--view", "southern"]
        first, second = self.snapshot("a.png", *arguments), self.snapshot("b.png", *arguments)
        self.assertEqual(first.read_bytes(), second.read_bytes())

    def test_from_a_picture_and_from_a_link(self):
        first = self.snapshot("a.png", "--center", "145.95,44.18", "--span", "310.5", "--names", "all", "--compare", "moscow")
        view = size_and_view(first)[1]
        self.assertEqual(size_and_view(self.snapshot("b.png", "--from", first))[1], view)
        self.assertEqual(size_and_view(self.snapshot("c.png", "--link", view))[1], view)
        later = size_and_view(self.snapshot("d.png", "--from", first, "--date", "1991-04-18"))[1]
        self.assertIn("date=1991-04-18", later)
        self.assertIn("span=310.5", later)
        self.assertIn("compare=moscow", later)

    def test_an_event_is_selected_on_its_day(self):
        view = size_and_view(self.snapshot("a.png", "--event", "kunashir-occupied"))[1]
        self.assertIn("date=1945-09-01", view)
        self.assertIn("select=event:kunashir-occupied", view)
        moved = size_and_view(self.snapshot("b.png", "--event", "kunashir-occupied", "--date", "1950-01-01"))[1]
        self.assertIn("date=1950-01-01", moved)
        self.assertIn("select=event:kunashir-occupied", moved)

    def test_an_event_in_a_far_city_does_not_leave_the_islands(self):
        start = size_and_view(self.snapshot("a.png"))[1]
        view = size_and_view(self.snapshot("b.png", "--event", "joint-declaration-signed"))[1]
        camera = [part for part in start.split("&") if part.startswith(("center=", "span="))]
        self.assertEqual([part for part in view.split("&") if part.startswith(("center=", "span="))], camera)

    def test_a_box_is_fitted_to_the_shape_of_the_picture(self):
        wide = size_and_view(self.snapshot("a.png", "--bbox", "145,43,147,45"))[1]
        tall = size_and_view(self.snapshot("b.png", "--bbox", "145,43,147,45", "--size", "270x480"))[1]
        self.assertIn("center=146,44", wide)
        spans = [float(view.split("span=")[1].split("&")[0]) for view in (wide, tall)]
        self.assertAlmostEqual(spans[0], 222 * 480 / 270, delta=3)  # two degrees of latitude high
        self.assertAlmostEqual(spans[1], 160, delta=3)  # two degrees of longitude wide, at 44 N

    def test_layers_are_changed_or_replaced(self):
        changed = size_and_view(self.snapshot("a.png", "--layers", "-graticule,+proposals"))[1]
        layers = changed.split("layers=")[1].split("&")[0].split(",")
        self.assertIn("proposals", layers)
        self.assertNotIn("graticule", layers)
        self.assertIn("status", layers)
        self.assertIn("layers=claims&", size_and_view(self.snapshot("b.png", "--layers", "claims"))[1])

    def test_json_tells_what_takes_a_side(self):
        path = self.folder / "a.png"
        done = run("snapshot", "--date", "1991-04-18", "--layout", "slide", "--size", "800x450", "--json", "-o", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        told = json.loads(done.stdout)
        self.assertEqual((told["path"], told["width_px"], told["height_px"]), (str(path), 800, 450))
        self.assertTrue(path.exists())
        self.assertTrue(all(source["title"] for source in told["sources"]))
        choices = {choice["id"]: choice for choice in told["choices"]}
        self.assertLessEqual({"names", "perspective", "tints", "stripes", "lines", "coast"}, set(choices))
        self.assertIn("Claimed by Japan", choices["stripes"]["shown"])
        self.assertTrue(all(choice["alternative"] for choice in choices.values()))

    def test_vector_files(self):
        svg = self.snapshot("a.svg", "--date", "1956-10-19")
        self.assertTrue(xml.etree.ElementTree.parse(svg).getroot().tag.endswith("svg"))
        pdf = self.snapshot("a.pdf", "--date", "1956-10-19").read_bytes()
        self.assertTrue(pdf.startswith(b"%PDF-"))
        self.assertIn(b"%%EOF", pdf[-32:])

    def test_a_picture_without_a_view_is_refused(self):
        plain = self.folder / "plain.png"
        first = self.snapshot("a.png").read_bytes()
        kept = [first[:8]]
        for kind, content in png_chunks(first):
            if kind not in ("tEXt", "iTXt", "zTXt"):
                name = kind.encode("ascii")
                kept.append(struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content)))
        plain.write_bytes(b"".join(kept))
        self.assert_fails(1, ["plain.png", "carries no view"], "snapshot", "-o", "b.png", "--from", plain)

    def test_a_file_that_is_no_picture_is_refused(self):
        fake = self.folder / "fake.png"
        fake.write_text("date=1956-10-19\n", encoding="utf-8")
        self.assert_fails(1, ["fake.png"], "snapshot", "-o", "b.png", "--from", fake)
        self.assert_fails(1, ["gone.png"], "snapshot", "-o", "b.png", "--from", self.folder / "gone.png")

    def test_where_nothing_can_be_written(self):
        gone = self.folder / "gone"
        for name in NAMES:
            with self.subTest(name):
                self.assert_fails(3, [str(gone)], "snapshot", "--size", "64x64", "-o", gone / name)

    def test_a_target_that_is_a_folder(self):
        for name in NAMES:
            with self.subTest(name):
                (self.folder / name).mkdir()
                self.assert_fails(3, [name], "snapshot", "--size", "64x64", "-o", self.folder / name)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_is_told(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            result = subprocess.run([PROGRAM, "events", "--json"], stdout=full, stderr=subprocess.PIPE, check=False, text=True)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn("standard output", result.stderr)


class Window(CliCase):
    def test_without_a_display_it_says_what_to_do(self):
        stderr = self.assert_fails(3, ["display", "snapshot"])
        # Libraries below may have complained first.
        self.assertTrue(stderr.splitlines()[-1].startswith("kurilscope: "), stderr)


if __name__ == "__main__":
    unittest.main()

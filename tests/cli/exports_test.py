"""Exports of every format: they come back, they appear whole or not at all, and many are made in one run."""

import os
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

from program import PROGRAM, CliCase, run, set_cell

FORMATS = ("png", "tif", "jpg", "webp", "pdf", "svg")
PAGE = ["--size", "400x300", "--names", "all", "--theme", "dark", "--simulate", "grey", "--title", "Тест & 択捉 = 100 %"]
VIEW = ["--event", "kunashir-occupied", "--ring", "cape-nosappu:50", "--compare", "1945-08-17"]


class ComesBack(CliCase):
    def snapshot(self, name, *arguments):
        path = self.folder / name
        result = run("snapshot", "-o", path, *arguments)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        return path, result.stderr

    def test_from_every_format_pixel_for_pixel(self):
        for extension in FORMATS:
            self.snapshot(f"a.{extension}", *VIEW, *PAGE)
        first = (self.folder / "a.png").read_bytes()
        for extension in FORMATS:
            with self.subTest(extension):
                restored, told = self.snapshot(f"from-{extension}.png", "--from", self.folder / f"a.{extension}")
                self.assertEqual(restored.read_bytes(), first)
                self.assertEqual(told, "")

    def test_options_change_what_comes_back(self):
        picture, _ = self.snapshot("a.png", *VIEW, *PAGE)
        other, _ = self.snapshot("b.png", "--from", picture, "--title", "Another")
        self.assertNotEqual(picture.read_bytes(), other.read_bytes())
        again, _ = self.snapshot("c.png", "--from", other, "--title", "Тест & 択捉 = 100 %")
        self.assertEqual(again.read_bytes(), picture.read_bytes())

    def test_another_state_of_the_pack_is_told(self):
        picture, _ = self.snapshot("a.png", "--date", "1956-10-19", "--size", "64x64")
        pack = self.copied_pack()
        _, told = self.snapshot("same.png", "--pack", pack, "--from", picture)
        self.assertEqual(told, "", "a copy of the pack is the same pack")
        set_cell(pack / "events.csv", "joint-declaration-signed", "title", "Another title")
        _, told = self.snapshot("b.png", "--pack", pack, "--from", picture)
        self.assertIn("'a.png' was made from another state of this pack", told)

    def test_damaged_pictures_are_refused_and_never_crash(self):
        for extension in ("pdf", "svg"):  # tests/io has the others
            whole = self.snapshot(f"a.{extension}", "--size", "64x64")[0].read_bytes()
            for cut in (0, len(whole) // 2, len(whole) - 30):
                with self.subTest(extension, cut=cut):
                    broken = self.folder / f"cut.{extension}"
                    broken.write_bytes(whole[:cut] + (b"" if cut else b"garbage"))
                    result = run("snapshot", "--from", broken, "--size", "64x64", "-o", self.folder / "b.png")
                    self.assertIn(result.returncode, (0, 1), result.stderr)
                    if result.returncode == 1:
                        self.assertIn(broken.name, result.stderr)


def pixels_of(picture):
    """The picture's red, green and blue bytes, as ImageMagick reads them."""
    return subprocess.run(
        ["convert", str(picture), "-depth", "8", "-alpha", "off", "rgb:-"], check=True, capture_output=True, timeout=60
    ).stdout


class Vectors(CliCase):
    """What other programs make of the vector files."""

    ARGUMENTS = ["--size", "800x450", "--event", "joint-declaration-signed", "--names", "all", "--layout", "slide"]

    def snapshot(self, name):
        path = self.folder / name
        result = run("snapshot", "-o", path, *self.ARGUMENTS)
        self.assertEqual(result.returncode, 0, result.stderr)
        return path

    @unittest.skipUnless(shutil.which("rsvg-convert"), "rsvg-convert is not installed (package librsvg2-bin)")
    def test_another_renderer_draws_the_svg_alike(self):
        drawn = self.folder / "drawn.png"
        svg = self.snapshot("a.svg")
        subprocess.run(["rsvg-convert", "-w", "800", "-o", str(drawn), str(svg)], check=True, timeout=60)
        ours, theirs = pixels_of(self.snapshot("a.png")), pixels_of(drawn)
        self.assertEqual(len(ours), 3 * 800 * 450)
        self.assertEqual(len(theirs), len(ours))
        # Edges of type and lines are smoothed differently: a pixel counts from a clear difference on.
        differing = sum(
            any(abs(ours[at + part] - theirs[at + part]) > 48 for part in range(3)) for at in range(0, len(ours), 3)
        )
        self.assertLess(differing / (800 * 450), 0.03)

    @unittest.skipUnless(shutil.which("pdffonts"), "pdffonts is not installed (package poppler-utils)")
    def test_the_pdf_has_its_fonts_and_words_in_three_scripts(self):
        pdf = self.snapshot("a.pdf")
        words = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8").stdout
        for word in ("Iturup", "Итуруп", "択捉島", "Joint Declaration"):
            self.assertIn(word, words)
        fonts = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, encoding="utf-8").stdout
        rows = fonts.splitlines()[2:]
        self.assertGreaterEqual(len(rows), 2, fonts)
        for row in rows:
            embedded = row.split()[-5]
            self.assertEqual(embedded, "yes", fonts)


class Whole(CliCase):
    """Files appear under their names whole, whatever happens to the program."""

    def command(self, target):
        return [PROGRAM, "snapshot", "--size", "900x600", "--date", "1956-10-19", "-o", str(target)]

    def test_killed_at_any_moment(self):
        chance = random.Random(1956)
        for extension in FORMATS:
            reference = self.folder / f"reference.{extension}"
            begin = time.monotonic()
            subprocess.run(self.command(reference), check=True, timeout=60)
            seconds = time.monotonic() - begin
            whole = reference.read_bytes()
            for old in (None, b"an older picture"):
                with self.subTest(extension, old=old):
                    target = self.folder / f"a.{extension}"
                    target.unlink(missing_ok=True)
                    if old:
                        target.write_bytes(old)
                    with subprocess.Popen(self.command(target)) as program:
                        # Most kills fall where the picture is drawn and written.
                        time.sleep(seconds * chance.uniform(0.4, 1.05))
                        program.kill()
                    found = target.read_bytes() if target.exists() else None
                    if found != old:
                        self.assertEqual(len(found), len(whole))
                        # A PDF tells when it was made.
                        self.assertTrue(found == whole or (extension == "pdf" and found.endswith(whole[-20:])))

    def test_a_disk_that_takes_no_more(self):
        def little_room():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))

        for extension in FORMATS:
            with self.subTest(extension):
                target = self.folder / f"a.{extension}"
                target.write_bytes(b"an older picture")
                result = subprocess.run(
                    self.command(target), preexec_fn=little_room, capture_output=True, encoding="utf-8", timeout=60,
                    check=False, env={**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache")},
                )
                self.assertEqual(result.returncode, 3, result.stderr)
                self.assertIn(f"cannot write '{target}'", result.stderr)
                self.assertEqual(target.read_bytes(), b"an older picture")
                self.assertEqual({path.name for path in self.folder.iterdir()} - {"cache"}, {target.name})
                target.unlink()

    def test_a_full_disk_is_told_as_one(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)], capture_output=True, check=False
        )
        if mounted.returncode != 0:
            self.skipTest("only root may mount a small disk")
        self.addCleanup(subprocess.run, ["umount", str(disk)], check=True)
        for extension in FORMATS:
            with self.subTest(extension):
                result = run("snapshot", "--size", "900x600", "-o", disk / f"a.{extension}")
                self.assertEqual(result.returncode, 3, result.stderr)
                self.assertRegex(result.stderr, "(?i)no space (is )?left on")
                self.assertEqual(list(disk.iterdir()), [])


class Batch(CliCase):
    SIZE = ["--size", "96x64"]

    def names(self, folder="out"):
        return sorted(path.name for path in (self.folder / folder).iterdir())

    def test_a_list_of_links_events_and_pictures(self):
        picture = self.folder / "kept.png"
        self.assertEqual(run("snapshot", *self.SIZE, "--date", "1991-04-18", "-o", picture).returncode, 0)
        views = self.folder / "views.txt"
        views.write_text(
            f"# what the briefing shows\n\nkunashir-occupied\ndate=1956-10-19&theme=dark\ndate=1956-10-19\n{picture}\n",
            encoding="utf-8",
        )
        result = run("snapshot", "--each", views, "-o", "out/", *self.SIZE, cwd=self.folder)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        self.assertEqual(
            self.names(),
            ["kept.png", "kuril-1945-09-01-kunashir-occupied.png", "kuril-1956-10-19-2.png", "kuril-1956-10-19.png"],
        )
        self.assertEqual((self.folder / "out" / "kept.png").read_bytes(), picture.read_bytes())
        alone = self.folder / "alone.png"
        run("snapshot", *self.SIZE, "--link", "date=1956-10-19", "-o", alone)
        self.assertEqual((self.folder / "out" / "kuril-1956-10-19-2.png").read_bytes(), alone.read_bytes())

        again = run("snapshot", "--each", self.folder / "out", "-o", self.folder / "pages", "--format", "pdf")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(self.names("pages"), [name.replace(".png", ".pdf") for name in self.names()])

    def test_what_fails_is_told_and_the_rest_is_made(self):
        result = subprocess.run(
            [PROGRAM, "snapshot", "--each", "-", "-o", str(self.folder / "out"), *self.SIZE],
            input="kunashir-occupied\nno-such-event\ndate=1956-13-45\nshikotan-occupied\n",
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )
        self.assertEqual((result.returncode, result.stdout), (1, ""), result.stderr)
        self.assertIn("standard input:2: 'no-such-event' is no event of this pack", result.stderr)
        self.assertIn("standard input:3: --link:", result.stderr)
        self.assertIn("2 of 4 pictures could not be made", result.stderr)
        self.assertEqual(len(self.names()), 2)

    def test_no_list(self):
        self.assert_fails(1, ["--each: 'gone.txt' cannot be read"], "snapshot", "--each", "gone.txt", "-o", "out")
        empty = self.folder / "empty.txt"
        empty.write_text("\n# nothing\n", encoding="utf-8")
        self.assert_fails(1, ["names no link"], "snapshot", "--each", empty, "-o", "out")


if __name__ == "__main__":
    unittest.main()

"""Exports of every format: they come back, they appear whole or not at all, and many are made in one run."""

import os
import random
import resource
import shutil
import signal
import struct
import subprocess
import time
import unittest
import zlib

from program import PROGRAM, CliCase, run, set_cell
from snapshot_test import png_chunks

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

    def test_the_same_command_gives_the_same_bytes_at_any_hour(self):
        first = {e: self.snapshot(f"a.{e}", "--size", "200x120")[0].read_bytes() for e in FORMATS}
        deck = ("deck", "--events", "kunashir-occupied", "--size", "200x120", "-o")
        self.assertEqual(run(*deck, self.folder / "a.deck.pdf").returncode, 0)
        time.sleep(1.01)
        for extension in FORMATS:
            self.assertEqual(self.snapshot(f"b.{extension}", "--size", "200x120")[0].read_bytes(), first[extension], extension)
        self.assertEqual(run(*deck, self.folder / "b.deck.pdf").returncode, 0)
        self.assertEqual((self.folder / "a.deck.pdf").read_bytes(), (self.folder / "b.deck.pdf").read_bytes())

    @unittest.skipUnless(shutil.which("identify"), "identify is not installed (package imagemagick)")
    def test_a_page_says_how_large_it_is_on_paper(self):
        def inches(path):
            told = subprocess.run(
                ["identify", "-units", "PixelsPerInch", "-format", "%x %y %w %h", str(path)],
                check=True, capture_output=True, encoding="utf-8",
            ).stdout.split()
            return float(told[2]) / float(told[0]), float(told[3]) / float(told[1])

        for extension in ("png", "tif", "jpg"):
            page, _ = self.snapshot(f"page.{extension}", "--layout", "a4", "--size", "877x620")
            width, height = inches(page)
            self.assertAlmostEqual(width * 25.4, 297, delta=0.6, msg=extension)
            self.assertAlmostEqual(height * 25.4, 210, delta=0.6, msg=extension)
            map_, _ = self.snapshot(f"map.{extension}", "--size", "384x192", "--scale", "2")
            self.assertAlmostEqual(inches(map_)[0], 2, delta=0.001, msg=extension)

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


class SavedAgain(CliCase):
    """What brings its view back after other programs, or as they write it."""

    def setUp(self):
        super().setUp()
        for extension in ("png", "jpg", "tif"):
            result = run("snapshot", "-o", self.folder / f"a.{extension}", *VIEW, *PAGE)
            self.assertEqual(result.returncode, 0, result.stderr)

    def assert_comes_back(self, picture):
        restored = self.folder / "restored.png"
        result = run("snapshot", "-o", restored, "--from", picture)
        self.assertEqual((result.returncode, result.stderr), (0, ""), picture.name)
        self.assertEqual(restored.read_bytes(), (self.folder / "a.png").read_bytes(), picture.name)

    def rewritten(self, name, edit):
        """A PNG of the same chunks after `edit` of their list."""
        chunks = list(png_chunks((self.folder / "a.png").read_bytes()))
        edit(chunks)
        path = self.folder / name
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(content)) + kind.encode() + content
            + struct.pack(">I", zlib.crc32(kind.encode() + content)) for kind, content in chunks))
        return path

    def test_texts_of_a_png_in_any_chunk_and_place(self):
        def behind_the_pixels(chunks):
            chunks.sort(key=lambda chunk: (chunk[0] == "IEND", chunk[0] in ("tEXt", "iTXt")))

        def compressed(chunks):
            for i, (kind, content) in enumerate(chunks):
                key, text = content.split(b"\0", 1) if kind in ("tEXt", "iTXt") else (b"", b"")
                if kind == "tEXt":
                    chunks[i] = ("zTXt", key + b"\0\0" + zlib.compress(text))
                elif kind == "iTXt":
                    chunks[i] = ("iTXt", key + b"\0\1\0\0\0" + zlib.compress(text[4:]))

        def xmp_alone(chunks):
            chunks[:] = [c for c in chunks if c[0] not in ("tEXt", "iTXt") or c[1].startswith(b"XML:")]

        def xmp_in_digits(chunks):
            xmp_alone(chunks)
            for i, (kind, content) in enumerate(chunks):
                if kind == "iTXt":
                    packet = content.split(b"\0", 5)[5]
                    lines = b"\n".join(packet.hex().encode()[at : at + 72] for at in range(0, 2 * len(packet), 72))
                    chunks[i] = ("zTXt", b"Raw profile type xmp\0\0" + zlib.compress(b"\nxmp\n%8d\n%s\n" % (len(packet), lines)))

        for edit in (behind_the_pixels, compressed, xmp_alone, xmp_in_digits):
            with self.subTest(edit.__name__):
                self.assert_comes_back(self.rewritten(f"{edit.__name__}.png", edit))

    def test_a_jpeg_without_its_comment(self):
        data, kept, at = (self.folder / "a.jpg").read_bytes(), b"", 2
        while data[at + 1] != 0xDA:  # the scan
            (length,) = struct.unpack(">H", data[at + 2 : at + 4])
            kept += b"" if data[at + 1] == 0xFE else data[at : at + 2 + length]
            at += 2 + length
        path = self.folder / "plain.jpg"
        path.write_bytes(data[:2] + kept + data[at:])
        self.assertLess(path.stat().st_size, len(data))
        self.assert_comes_back(path)

    @unittest.skipUnless(shutil.which("convert"), "convert is not installed (package imagemagick)")
    def test_after_imagemagick(self):
        for source, target in (("png", "png"), ("jpg", "jpg"), ("jpg", "png"), ("jpg", "tif"), ("tif", "tif"), ("tif", "png")):
            with self.subTest(f"{source} to {target}"):
                saved = self.folder / f"{source}-to.{target}"
                subprocess.run(
                    ["convert", str(self.folder / f"a.{source}"), "-resize", "50%", str(saved)], check=True, timeout=60,
                    stderr=subprocess.DEVNULL,  # it does not know how a GeoTIFF says its place
                )
                self.assert_comes_back(saved)


class Letters(CliCase):
    """What is told of letters and fonts that are missing."""

    def test_letters_that_no_font_has_are_told_once(self):
        out = self.folder / "a.png"
        told = run("snapshot", "-o", out, "--size", "300x200", "--title", "ไทย Тест 択捉", "--caption", "ไ").stderr
        self.assertEqual(told.count("kurilscope: "), 1, told)
        self.assertIn("ไ", told)
        self.assertIn("drawn as boxes; write it", told)
        self.assertEqual(run("snapshot", "-o", out, "--size", "300x200", "--title", "Тест 択捉 Ōé").stderr, "")

    def test_a_font_that_is_missing_is_told_with_its_package(self):
        fonts = self.folder / "fonts"
        fonts.mkdir()
        config = self.folder / "fonts.conf"
        config.write_text(
            f"<fontconfig><dir>{fonts}</dir><cachedir>{self.folder}/cache</cachedir></fontconfig>", encoding="utf-8"
        )
        environment = {**os.environ, "FONTCONFIG_FILE": str(config)}

        def told(extension):
            result = subprocess.run(
                [PROGRAM, "snapshot", "-o", str(self.folder / f"a.{extension}"), "--size", "64x64"],
                env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
            )
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertFalse((self.folder / f"a.{extension}").exists())
            return result.stderr

        for extension in ("png", "pdf"):
            self.assertIn("'Noto Sans CJK JP Regular' is not installed; install the package fonts-noto-cjk", told(extension))
        if shutil.which("fc-match"):
            for style in ("Regular", "Bold"):
                font = subprocess.run(["fc-match", "-f", "%{file}", f"Noto Sans CJK JP:style={style}"],
                                      check=True, capture_output=True, encoding="utf-8").stdout
                os.symlink(font, fonts / os.path.basename(font))
            self.assertIn("'Noto Serif Italic' is not installed; install the package fonts-noto-core", told("svg"))


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
                        self.assertEqual(found, whole)

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

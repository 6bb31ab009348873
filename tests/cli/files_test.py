"""Files: whole or not there, with any number of writers, and nobody else's file is touched."""

import os
import pathlib
import resource
import shutil
import stat
import subprocess
import threading
import unittest

from program import PROGRAM, CliCase, run

EVENT = "joint-declaration-signed"
# Each kind of file that a verb writes: how it begins, and a small one of it.
PICTURE = ["snapshot", "--size", "64x48"]
DECK = ["deck", "--size", "160x90", "--events", EVENT]
FILM = ["film", "--size", "64x48", "--start", "1945-09-01", "--end", "1945-09-03", "--seconds", "0.3", "--fps", "10"]
KINDS = {
    "a.png": (PICTURE, b"\x89PNG"),
    "a.tif": (PICTURE, b"II*\0"),
    "a.jpg": (PICTURE, b"\xff\xd8"),
    "a.webp": (PICTURE, b"RIFF"),
    "a.pdf": (PICTURE, b"%PDF"),
    "a.svg": (PICTURE, b"<?xml"),
    "deck.pdf": (DECK, b"%PDF"),
    "deck.html": (DECK, b"<!DOCTYPE"),
}
if shutil.which("ffmpeg"):
    KINDS["a.mp4"] = (FILM, b"\0\0\0 ftyp")
    KINDS["a.gif"] = (FILM, b"GIF89a")


class Files(CliCase):
    def write(self, target, verb, *arguments, **options):
        result = run(*verb, "-o", target, *arguments, **options)
        self.assertEqual(result.returncode, 0, result.stderr)

    def names(self, folder=None):
        return sorted(path.name for path in (folder or self.folder).iterdir())

    def assert_kind(self, name, content):
        self.assertTrue(content.startswith(KINDS[name][1]), content[:16])

    def test_nothing_else_in_the_folder_is_touched(self):
        """Not even what has the name of a half-written file, nor what a deck calls its pictures."""
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                folder = self.folder / name
                folder.mkdir()
                (folder / f"{name}.part").write_text("mine")
                (folder / "map.png").write_text("mine")
                (folder / "frames.part").mkdir()
                (folder / "frames.part" / "thesis.txt").write_text("mine")
                environment = {**os.environ, "TMPDIR": "/proc"}  # where nothing can be made
                result = subprocess.run(
                    [PROGRAM, *verb, "-o", name], cwd=folder, env=environment, capture_output=True, check=False
                )
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assert_kind(name, (folder / name).read_bytes())
                self.assertEqual(self.names(folder), sorted([name, f"{name}.part", "map.png", "frames.part"]))
                for mine in (f"{name}.part", "map.png", "frames.part/thesis.txt"):
                    self.assertEqual((folder / mine).read_text(), "mine")

    def test_a_link_is_written_through(self):
        (self.folder / "below").mkdir()
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                link = self.folder / name
                link.symlink_to(f"below/{name}")
                self.write(link, verb)
                self.assertTrue(link.is_symlink())
                self.assert_kind(name, (self.folder / "below" / name).read_bytes())

    def test_an_existing_file_keeps_its_permissions(self):
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                target = self.folder / name
                target.touch(0o600)
                self.write(target, verb)
                self.assert_kind(name, target.read_bytes())
                self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o600)

    def test_the_longest_names(self):
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                ending = pathlib.Path(name).suffix
                longest = "n" * (255 - len(ending)) + ending
                self.write(self.folder / longest, verb)
                self.assert_kind(name, (self.folder / longest).read_bytes())
                (self.folder / longest).unlink()
                self.assert_fails(3, ["too long"], *verb, "-o", self.folder / ("n" + longest))

    def test_standard_output_gets_the_bytes(self):
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                ending = pathlib.Path(name).suffix[1:]
                for target in ("-", "/dev/stdout"):
                    result = subprocess.run(
                        [PROGRAM, *verb, "-o", target, "--format", ending], cwd=self.folder, capture_output=True, check=False
                    )
                    self.assertEqual((result.returncode, result.stderr), (0, b""))
                    self.assert_kind(name, result.stdout)
        self.assertEqual(self.names(), [])
        default = subprocess.run([PROGRAM, *PICTURE, "-o", "-"], capture_output=True, check=False)
        self.assert_kind("a.png", default.stdout)

    def test_a_pipe_with_a_name_gets_the_bytes(self):
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                pipe = self.folder / name
                os.mkfifo(pipe)
                read = []
                reader = threading.Thread(target=lambda pipe=pipe, read=read: read.append(pipe.read_bytes()))
                reader.start()
                self.write(pipe, verb)
                reader.join(60)
                self.assert_kind(name, read[0])
                self.assertTrue(pipe.is_fifo())

    def test_three_writers_of_one_file(self):
        """Twelve rounds: each writer succeeds, and what is there at any time is one of theirs, whole."""
        target = self.folder / "a.png"
        alone = []
        for date in ("1945-08-01", "1956-10-19", "2019-01-22"):
            self.write(target, PICTURE, "--date", date)
            alone.append(target.read_bytes())
        for _ in range(12):
            writers = [
                subprocess.Popen([PROGRAM, *PICTURE, "--date", date, "-o", target], stderr=subprocess.PIPE)
                for date in ("1945-08-01", "1956-10-19", "2019-01-22")
            ]
            while any(writer.poll() is None for writer in writers):
                self.assertIn(target.read_bytes(), alone)
            for writer in writers:
                _, said = writer.communicate()
                self.assertEqual((writer.returncode, said), (0, b""))
            self.assertIn(target.read_bytes(), alone)
        self.assertEqual(self.names(), ["a.png"])

    def test_a_folder_of_frames_that_exists_is_left_alone(self):
        frames = self.folder / "frames"
        frames.mkdir()
        (frames / "thesis.txt").write_text("mine")
        self.assert_fails(2, ["exists already"], *FILM, "-o", frames)
        self.assert_fails(2, ["exists already"], *FILM, "-o", f"{frames}/")
        self.assertEqual((frames / "thesis.txt").read_text(), "mine")

    def test_no_more_room(self):
        """A limit on the size of files stands for a disk that is full."""
        self.write(self.folder / "a.png", PICTURE)  # and the caches are made
        (self.folder / "a.png").unlink()
        for name, (verb, _) in KINDS.items():
            with self.subTest(name):
                target = self.folder / name
                target.write_text("older")
                little = 300 if name == "a.gif" else 1000
                result = subprocess.run(
                    [PROGRAM, *verb, "-o", target], capture_output=True, encoding="utf-8", check=False,
                    preexec_fn=lambda little=little: resource.setrlimit(resource.RLIMIT_FSIZE, (little, little)),
                )
                self.assertEqual(result.returncode, 3, result.stderr)
                self.assertIn(f"cannot write '{target}'", result.stderr)
                self.assertEqual(target.read_text(), "older")
                self.assertEqual(self.names(), [name])
                target.unlink()

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_without_the_right_to_write(self):
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        for name, (verb, _) in KINDS.items():
            self.assert_fails(3, ["permission is denied"], *verb, "-o", self.folder / name)


if __name__ == "__main__":
    unittest.main()

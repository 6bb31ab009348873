"""film: the frames are the snapshots of their views; failure leaves nothing."""

import os
import shutil
import subprocess
import unittest

from program import PROGRAM, CliCase, run

SMALL = ["--size", "160x90", "--start", "1945-08-26", "--end", "1945-09-04", "--seconds", "1", "--fps", "10"]


def pixels(path, *options):
    """A picture or film as raw RGB, by ffmpeg."""
    command = ["ffmpeg", "-loglevel", "error", "-i", path, *options, "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]
    return subprocess.run([str(c) for c in command], capture_output=True, check=True).stdout


class Film(CliCase):
    def film(self, name, *arguments):
        path = self.folder / name
        result = run("film", "-o", path, *SMALL, *arguments)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        return path, result.stderr

    def test_the_same_frames_twice_are_the_same_bytes(self):
        first, second = self.film("a")[0], self.film("b")[0]
        names = [f"frame-{i:05}.png" for i in range(1, 11)]
        self.assertEqual(sorted(f.name for f in first.iterdir()), names)
        for name in names:
            self.assertEqual((first / name).read_bytes(), (second / name).read_bytes(), name)
        # Each is the snapshot of its day, and brings it back.
        snapshot = self.folder / "day.png"
        run("snapshot", "-o", snapshot, "--size", "160x90", "--date", "1945-09-02")
        self.assertEqual((first / names[7]).read_bytes(), snapshot.read_bytes())

    def test_a_folder_that_exists_is_not_written_over(self):
        (self.folder / "a").mkdir()
        self.assert_fails(2, ["'a' exists already"], "film", "-o", "a", *SMALL)

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
    def test_films_show_what_the_frames_show(self):
        frames = self.film("frames")[0]
        expected = b"".join(pixels(frames / f"frame-{i:05}.png") for i in range(1, 11))
        for name in ("a.mp4", "a.webm", "a.gif"):
            with self.subTest(name):
                actual = pixels(self.film(name)[0])
                self.assertEqual(len(actual), len(expected))
                off = sum(abs(a - b) for a, b in zip(actual, expected)) / len(expected)
                self.assertLess(off, 6)  # of 255, on average: half the colour's resolution goes

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
    def test_a_gif_keeps_what_does_not_change(self):
        arguments = ["--size", "320x180", "--start", "1945-08-20", "--end", "1945-09-08", "--seconds", "2"]
        path, _ = self.film("a.gif", *arguments)
        first, _ = self.film("b.gif", *arguments, "--end", "1945-08-21", "--seconds", "0.1")
        self.assertLess(path.stat().st_size, 4 * first.stat().st_size)  # of twenty frames and of one
        self.assertEqual(len(pixels(path)), 20 * 320 * 180 * 3)

    @unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
    def test_odd_sides_become_even_and_are_told(self):
        path, said = self.film("a.mp4", "--size", "161x91")
        self.assertIn("162x92", said)
        self.assertEqual(len(pixels(path)), 10 * 162 * 92 * 3)

    def with_program(self, script):
        """A run that finds nothing but this as ffmpeg."""
        programs = self.folder / "bin"
        programs.mkdir()
        if script:
            (programs / "ffmpeg").write_text("#!/bin/sh\n" + script, encoding="utf-8")
            (programs / "ffmpeg").chmod(0o755)
        environment = {**os.environ, "PATH": str(programs)}
        result = subprocess.run([PROGRAM, "film", "-o", self.folder / "a.mp4", *SMALL], env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(sorted(f.name for f in self.folder.iterdir()), ["bin"])
        shutil.rmtree(programs)
        return result

    def test_what_ffmpeg_says_is_told(self):
        for script, words in (
            ("", "apt install ffmpeg"),
            ("echo 'Unknown encoder' >&2; echo 'Conversion failed!' >&2; exit 1\n", "ffmpeg failed: Unknown encoder"),
            ("echo 'a.mp4: No space left on device' >&2; exit 1\n", "no space is left on the disk"),
        ):
            with self.subTest(words):
                result = self.with_program(script)
                self.assertEqual(result.returncode, 3, result.stderr)
                self.assertIn(words, result.stderr)

    def test_wrong_command_lines(self):
        for words, arguments in (
            (["--start", "1800-01-01 is outside"], ["--start", "1800-01-01"]),
            (["--mode: 'slow'", "story"], ["--mode", "slow"]),
            (["--seconds", "--days-per-second"], ["--seconds", "3", "--days-per-second", "3"]),
            (["--days-per-second", "story"], ["--mode", "story", "--days-per-second", "3"]),
            (["--fps: '0'"], ["--fps", "0"]),
            (["exchange"], ["--start", "1956-01-01", "--end", "1946-01-01"]),
        ):
            with self.subTest(words):
                self.assert_fails(2, words, "film", "-o", "a.mp4", *arguments)
        self.assert_fails(2, ["--fps", "50"], "film", "-o", "a.gif", "--fps", "60")
        self.assert_fails(2, ["'a.avi'", ".mp4, .webm"], "film", "-o", "a.avi")
        self.assert_fails(2, ["film: say where"], "film")


if __name__ == "__main__":
    unittest.main()

"""Cancelling: Ctrl+C and a polite kill end every verb within a second, wherever it is, and leave nothing half done."""

import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

from program import PROGRAM, CliCase

LONG = {
    "a snapshot": ["snapshot", "-o", "a.png", "--size", "16384x16384"],
    "a snapshot as TIFF": ["snapshot", "-o", "a.tif", "--size", "8000x8000"],
    "a snapshot as PDF": ["snapshot", "-o", "a.pdf", "--size", "16384x16384", "--names", "all"],
    "a deck": ["deck", "-o", "a.pdf"],
    "a deck as HTML": ["deck", "-o", "a.html"],
    "frames": ["film", "-o", "frames"],
    "zones": ["zones"],
}
if shutil.which("ffmpeg"):
    LONG["a film"] = ["film", "-o", "a.mp4"]
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143}
# The end comes within some milliseconds; a machine that is busy with other tests may need longer, and what waits for
# ffmpeg or for the end of its work would need far longer than this.
MOST_SECONDS = 5 * float(os.environ.get("KURILSCOPE_SLOWNESS", "1"))  # ctest sets it for the sanitizers


class Cancel(CliCase):
    def start(self, arguments, **options):
        program = subprocess.Popen(
            [PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **options
        )
        self.addCleanup(program.stderr.close)
        self.addCleanup(program.kill)
        return program

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())

    def wait_until(self, what, condition, program):
        until = time.monotonic() + 60
        while not condition():
            self.assertIsNone(program.poll(), f"it ended before {what}")
            self.assertLess(time.monotonic(), until, what)
            time.sleep(0.002)

    def assert_ends(self, program, number, status):
        begin = time.monotonic()
        program.send_signal(number)
        _, said = program.communicate(timeout=60)
        self.assertLess(time.monotonic() - begin, MOST_SECONDS)
        self.assertEqual(program.returncode, status, said)
        self.assertIn("cancelled", said)
        return said

    def test_every_long_verb(self):
        for name, arguments in LONG.items():
            for number, status in SIGNALS.items():
                with self.subTest(name, signal=number.name):
                    program = self.start(arguments)
                    if "-o" in arguments:
                        self.wait_until("its file", self.files, program)
                    else:
                        time.sleep(0.1)
                    self.assert_ends(program, number, status)
                    self.assertEqual(self.files(), [])

    def test_many_pictures_keep_those_that_are_done(self):
        program = self.start(["snapshot", "--event", "all", "-o", "out", "--size", "640x480"])
        out = self.folder / "out"
        self.wait_until("two pictures", lambda: out.exists() and len(list(out.glob("*.png"))) >= 2, program)
        self.assert_ends(program, signal.SIGINT, 130)
        for path in out.iterdir():
            self.assertEqual((path.suffix, path.read_bytes()[-8:-4]), (".png", b"IEND"))

    def with_ffmpeg(self, script):
        """An environment with nothing but this as ffmpeg."""
        programs = self.folder / "bin"
        programs.mkdir(exist_ok=True)
        (programs / "ffmpeg").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (programs / "ffmpeg").chmod(0o755)
        return {**os.environ, "PATH": f"{programs}:/usr/bin:/bin"}

    def test_an_ffmpeg_that_stalls(self):
        for name, script in {
            "reads nothing": "echo $$ > started; sleep 100",
            "will not end": "trap '' INT TERM HUP; echo $$ > started; cat > /dev/null; while :; do sleep 0.1; done",
        }.items():
            for number, status in SIGNALS.items():
                with self.subTest(name, signal=number.name):
                    program = self.start(
                        ["film", "-o", "a.mp4", "--start", "1945-08-01", "--end", "1945-09-01", "--size", "640x360"],
                        env=self.with_ffmpeg(script),
                    )
                    started = self.folder / "started"
                    self.wait_until("ffmpeg", lambda: started.exists() and started.read_text(), program)
                    time.sleep(0.3)  # until the pipe is full
                    self.assert_ends(program, number, status)
                    self.assertEqual(self.files(), ["bin", "started"])
                    self.assertFalse(pathlib.Path("/proc", started.read_text().strip()).exists(), "ffmpeg goes on")
                    started.unlink()

    def test_an_ignored_signal_stays_ignored(self):
        """As nohup asks for, and a shell that starts something in the background."""
        for number in (signal.SIGHUP, signal.SIGINT):
            with self.subTest(number.name):
                program = self.start(
                    ["snapshot", "-o", "a.png", "--size", "4000x3000"],
                    preexec_fn=lambda number=number: signal.signal(number, signal.SIG_IGN),
                )
                self.wait_until("its file", self.files, program)
                program.send_signal(number)
                _, said = program.communicate(timeout=100)
                self.assertEqual(program.returncode, 0, said)
                self.assertEqual(self.files(), ["a.png"])
                (self.folder / "a.png").unlink()


if __name__ == "__main__":
    unittest.main()

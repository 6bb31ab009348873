"""The briefing dialog: its page as it is written, what is typed and chosen, the clipboard, and what a next run keeps."""

import os
import shutil
import struct
import subprocess
import unittest

from screen import JAPAN, PATIENCE, PROGRAM, RUSSIA, WindowCase, wait_until

# At 1600 by 900, as src/ui/briefing_dialog.cpp lays it out.
PREVIEW = (30, 60, 1220, 880)
TITLE = (1400, 92)
EVENT = ("--event", "joint-declaration-signed")
NAME = "kuril-1956-10-19-joint-declaration-signed.png"


def size_of(path):
    return struct.unpack(">II", path.read_bytes()[16:24])


class Briefing(WindowCase):
    def snapshot(self, program, *arguments):
        path = self.folder / "expected.png"
        done = subprocess.run(
            [PROGRAM, "snapshot", "--link", program.view.line, *arguments, "-o", str(path)],
            env=program.environment, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def open_dialog(self, program):
        program.key("b")
        wait_until("the page", lambda: self.display.image(PREVIEW).share(JAPAN) > 0.01)
        program.settle()

    def test_what_is_saved_is_the_snapshot_of_the_same_page(self):
        program = self.open(*EVENT)
        self.open_dialog(program)
        self.assertGreater(self.display.image(PREVIEW).share(RUSSIA), 0.005)
        before = self.display.image(PREVIEW)
        program.click(TITLE)
        program.do("type", "An own title")
        wait_until("the title on the page", lambda: self.display.image(PREVIEW).changed_share(before) > 0.001)
        program.settle()
        program.key("ctrl+s")
        path = program.cwd / NAME
        wait_until(NAME, path.exists)
        expected = self.snapshot(program, "--layout", "slide", "--title", "An own title")
        self.assertEqual(path.read_bytes(), expected.read_bytes())

    def test_a_picture_of_the_window_is_the_snapshot_of_its_size(self):
        program = self.open(*EVENT)
        program.key("ctrl+s")
        path = program.cwd / NAME
        wait_until(NAME, path.exists)
        width, height = size_of(path)
        expected = self.snapshot(program, "--size", f"{width}x{height}", "--scale", "1")
        self.assertEqual(path.read_bytes(), expected.read_bytes())

    def test_a_copy_goes_to_the_clipboards_keeper(self):
        keeper = self.folder / "bin" / "xclip"
        keeper.parent.mkdir()
        copied = self.folder / "copied.png"
        keeper.write_text(f"#!/bin/sh\ncat > {copied}.part && mv {copied}.part {copied}\n")
        keeper.chmod(0o755)
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.environ["PATH"] = f"{keeper.parent}:{path}"
        program = self.open(*EVENT)
        program.key("ctrl+c")
        wait_until("the copy", copied.exists)
        width, height = size_of(copied)
        expected = self.snapshot(program, "--size", f"{width}x{height}", "--scale", "1")
        self.assertEqual(copied.read_bytes(), expected.read_bytes())
        self.assertEqual(list(program.cwd.iterdir()), [])

    def test_without_a_keeper_the_package_is_named(self):
        programs = self.folder / "bin"  # xclip is not among them
        programs.mkdir()
        (programs / "xdotool").symlink_to(shutil.which("xdotool"))
        self.addCleanup(os.environ.__setitem__, "PATH", os.environ["PATH"])
        os.environ["PATH"] = str(programs)
        program = self.open(*EVENT)
        program.key("ctrl+c")
        wait_until("the message", lambda: "apt install xclip" in program.told())

    def test_the_next_run_keeps_the_page(self):
        program = self.open(*EVENT)
        self.open_dialog(program)
        program.key("b")
        program.settle()
        program.key("ctrl+q")
        program.wait_for_end()
        config = self.folder / "config" / "kurilscope" / "window.toml"
        text = config.read_text(encoding="utf-8")
        self.assertIn("layout = 'slide'", text.replace('"', "'"))
        config.write_text(text.replace("slide", "square").replace("1920x1080", "600x600"), encoding="utf-8")
        again = self.open(*EVENT)
        self.open_dialog(again)
        again.key("ctrl+s")
        path = again.cwd / NAME
        wait_until(NAME, path.exists)
        self.assertEqual(size_of(path), (600, 600))
        again.key("Escape")
        again.settle()
        self.assertEqual(again.view.select, "event:joint-declaration-signed")


if __name__ == "__main__":
    unittest.main(verbosity=2)

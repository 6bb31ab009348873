"""The program as scripts see it: arguments in; exit status, stdout and stderr out.

ctest sets KURILSCOPE_PROGRAM to the binary under test. Nothing here has a display.
"""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from hermetic import PROGRAM, SOURCE  # noqa: E402  (and nothing of the user's home)

PACK = SOURCE / "data" / "kuril"


def run(*arguments, cwd=None):
    """One run with no display and English messages; bytes that are not UTF-8 fail the test."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["LC_ALL"] = "C.UTF-8"
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def document(*arguments):
    """The one JSON document that a run prints; stderr must be silent."""
    result = run(*arguments, "--json")
    if result.returncode != 0 or result.stderr:
        raise AssertionError(f"{arguments}: exit {result.returncode}\n{result.stderr}")
    return json.loads(result.stdout)


class CliCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kurilscope-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def assert_fails(self, status, phrases, *arguments):
        """The run ends with this status, says each phrase on stderr, nothing on stdout, and leaves no file behind."""
        before = sorted(self.folder.rglob("*"))
        result = run(*arguments, cwd=self.folder)
        told = f"{' '.join(map(str, arguments))}\nexit {result.returncode}\n{result.stderr}"
        self.assertEqual(result.returncode, status, told)
        self.assertEqual(result.stdout, "", told)
        for phrase in phrases:
            self.assertIn(phrase, result.stderr, told)
        self.assertEqual(sorted(self.folder.rglob("*")), before, told)
        return result.stderr

    def copied_pack(self):
        """A copy of the real pack that a test may break."""
        shutil.copytree(PACK.parent / "world", self.folder / "data" / "world")
        return pathlib.Path(shutil.copytree(PACK, self.folder / "data" / "kuril"))


def edit_rows(file, edit):
    """Rewrites a CSV file; `edit` changes the list of its rows (row 0 is the header) in place."""
    with open(file, encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    edit(rows)
    with open(file, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def set_cell(file, row_id, column, value):
    """Sets one cell of the row whose first cell is `row_id`; returns the row's number as a spreadsheet counts."""
    numbers = []

    def edit(rows):
        at = rows[0].index(column)
        number = next(i for i, row in enumerate(rows) if row[0] == row_id)
        rows[number][at] = value
        numbers.append(number + 1)

    edit_rows(file, edit)
    return numbers[0]


def replace_text(file, old, new):
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise AssertionError(f"{file} does not hold {old!r}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

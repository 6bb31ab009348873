"""README's table of keys against the program's own."""

import itertools
import os
import re
import subprocess
import unittest

from screen import SOURCE

WORDS = {"←": "Left", "→": "Right"}
MODIFIERS = ("Ctrl", "Shift", "Alt")


def chords_of(text):
    """["Ctrl+Left", "Ctrl+Right"] of "`Ctrl` + `←` `→`"; what is no key is passed over."""
    chords, held, last = [], [], None
    for token, mark in re.findall(r"`([^`]+)`( \+ (?=`))?", text):
        token = WORDS.get(token, token)
        if token in MODIFIERS and mark:
            held = held + [token] if last in MODIFIERS else [token]
        else:
            chords.append("+".join([*held, token]))
        last = token
    # A row of digits is told by its ends.
    for first, end in re.findall(r"`(\d)` … `(\d)`", text):
        for chord in list(chords):
            if chord.endswith(first):
                chords += [chord[: -len(first)] + str(digit) for digit in range(int(first) + 1, int(end))]
    return chords


def cells():
    """Each run of keys of the table: commas and words part one from the next, and nothing is held across them."""
    text = (SOURCE / "README.md").read_text(encoding="utf-8")
    rows = text.split("| key | does |\n|---|---|\n")[1].split("\n\n")[0].splitlines()
    for row in rows:
        for part in itertools.chain(*(re.split(r", |;| or | also | takes| ends", cell) for cell in row.split("|"))):
            yield part


class Keys(unittest.TestCase):
    def test_readme_and_program_name_the_same_keys(self):
        told = subprocess.run([os.environ["KURILSCOPE_ROWS"], "900", "640"], capture_output=True, text=True, check=True)
        program = {line[4:] for line in told.stdout.splitlines() if line.startswith("key ")}
        readme = set(itertools.chain(*map(chords_of, cells())))
        self.assertEqual(sorted(program - readme), [], "not in README's table")
        mouse = {"Alt", "Shift"}  # held while the mouse is dragged or clicked
        self.assertEqual(sorted(readme - program - mouse - {"Ctrl"}), [], "in README's table alone")


if __name__ == "__main__":
    unittest.main()

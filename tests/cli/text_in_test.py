"""What is typed and what lists hold: any bytes for names of files, values that look like options, encodings."""

import json
import os
import unittest
from xml.etree import ElementTree

from program import CliCase, run

SIZE = ["--size", "320x180"]


class TextIn(CliCase):
    def drawn(self, *arguments):
        result = run(*arguments, cwd=self.folder)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def test_a_value_that_begins_with_a_minus_and_a_digit_stays_what_it_is(self):
        self.drawn("snapshot", "-o", "-1.svg", "--title", "-1 degree", "--center", "-150,44", *SIZE)
        self.assertEqual(os.listdir(self.folder), ["-1.svg"])
        self.assertIn(">-1 degree<", (self.folder / "-1.svg").read_text(encoding="utf-8"))
        way = json.loads(self.drawn("measure", "-150,44", "-.5,0", "--json").stdout)
        self.assertEqual(way["from"]["id"], "-150,44")

    def test_a_file_may_be_called_by_any_bytes(self):
        name = "caf\udce9.svg"
        told = self.drawn("snapshot", "-o", name, "--json", *SIZE)
        self.assertIn("caf\ufffd.svg", json.loads(told.stdout)["path"])
        ElementTree.parse(self.folder / name)
        self.drawn("snapshot", "-o", "again.svg", "--from", name, *SIZE)

    def test_a_list_may_begin_with_a_mark_or_be_utf_16(self):
        for encoding in ("utf-8-sig", "utf-16"):
            (self.folder / "list.txt").write_text("joint-declaration-signed\n", encoding=encoding)
            self.drawn("snapshot", "--each", "list.txt", "-o", encoding, "--format", "svg", *SIZE)
            self.assertEqual(len(os.listdir(self.folder / encoding)), 1)

    def test_bookmarks_saved_by_another_editor_are_read(self):
        (self.folder / "kurilscope").mkdir()
        line = '1 = { name = "K", view = "date=1956-10-19&center=146,44&span=300" }\n'
        os.environ["XDG_CONFIG_HOME"] = str(self.folder)
        self.addCleanup(os.environ.pop, "XDG_CONFIG_HOME")
        for encoding in ("utf-8-sig", "utf-16"):
            (self.folder / "kurilscope" / "bookmarks.toml").write_text(line, encoding=encoding)
            told = self.drawn("deck", "-o", f"{encoding}.html", "--bookmarks", "1", *SIZE)
            self.assertEqual(told.stderr.count("bookmarks.toml"), 0, told.stderr)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The words of the pack and of the program take no side.

Outside quotation marks nobody liberates, annexes or seizes anything; a position is given as a position, with its side
named. The list follows the pack's own rule for authors (data/README.md): "administered by", "claimed by", "occupied by
… troops on …".
"""

import csv
import json
import pathlib
import re
import sys
import unittest

SOURCE = pathlib.Path(__file__).resolve().parent.parent

# What the word is, and how it is found. Word boundaries: "transferred" and "revert to the fold" are other matters.
LOADED = {
    "liberated": r"\bliberat\w*",
    "annexed": r"\bannex(ed|es|ing|ation)?\b",
    "seized": r"\bseiz\w*",
    "stolen": r"\b(stolen|steal\w*|stole)\b",
    "invaded": r"\binva(de|ded|des|ding|sion|der|ders)\b",
    "returned to a state": r"\b(return|reversion|revert)(s|ed|ing)? (of|to) (the )?(islands?|Japan|Russia|the USSR|sovereignty)",
    "illegally occupied": r"\b(illegal|unlawful)(ly)? occup\w*",
    "occupiers": r"\boccupiers?\b",
    "a side's islands": r"\b(Russia|Japan|Russian|Japanese)('s|’s) (own )?islands?\b",
    "Russia incorporated them after 1991": r"\bincorporated (in)?to Russia\b",
    "recaptured": r"\b(recaptur\w*|reclaim\w*)\b",
    "ancestral": r"\bancestral\b",
    "so-called": r"\bso-called\b",
}
PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in LOADED.items()}

# The texts of others stand in quotation marks; so does what the article claims, which is checked and not said by us.
QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|「[^」]*」')

# Tables of the pack whose texts are somebody else's: titles of sources, and the claims of the article under check.
TITLES_OF_OTHERS = {("sources.csv", "title"), ("sources.csv", "publisher"), ("sources.csv", "note"),
                    ("sources.csv", "url"), ("sources.csv", "id"), ("article.csv", "claim")}

# Columns that hold ids rather than words.
IDS = re.compile(r"^(id|sources|evidence_ids|about|period|view|islands|place)$")


def loaded_words(text):
    """The loaded words of a text outside quotation marks: what it is called and what was found."""
    plain = QUOTED.sub(" ", text)
    return [(name, match[0]) for name, pattern in PATTERNS.items() for match in [pattern.search(plain)] if match]


def texts_of_tables(pack):
    for file in sorted(pack.glob("*.csv")):
        with open(file, encoding="utf-8", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), 2):
                for column, text in row.items():
                    if text and not IDS.match(column) and (file.name, column) not in TITLES_OF_OTHERS:
                        yield f"{file.name}:{number}: {column}", text


def texts_of_geometry(pack):
    for file in sorted(pack.glob("*.geojson")):
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
            for key, text in feature["properties"].items():
                if isinstance(text, str) and not IDS.match(key):
                    yield f"{file.name}: {feature['properties'].get('id')}: {key}", text


def texts_of_manifest(pack):
    for number, line in enumerate((pack / "pack.toml").read_text(encoding="utf-8").splitlines(), 1):
        for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line.split("#")[0]):
            yield f"pack.toml:{number}", text


# A string literal of C++, also a raw one; comments are taken out first, for they may hold single quotes.
COMMENT = re.compile(r"//[^\n]*")
LITERAL = re.compile(r'R"\((.*?)\)"|(?<!\')"((?:[^"\\\n]|\\.)*)"', re.DOTALL)


def texts_of_program(src):
    for file in sorted([*src.rglob("*.cpp"), *src.rglob("*.hpp")]):
        code = file.read_text(encoding="utf-8")
        kept = re.sub(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*', lambda m: m[0] if m[0][0] == '"' else "", code)
        for match in LITERAL.finditer(kept):
            text = (match[1] or match[2] or "").replace('\\"', '"')
            if len(text) > 2:
                yield f"{file.relative_to(src).as_posix()}: {text[:60]!r}", text


def problems(texts):
    return [f"{place}: {name}: {found}" for place, text in texts for name, found in loaded_words(text)]


class Neutrality(unittest.TestCase):
    def check(self, texts, at_least):
        texts = list(texts)
        self.assertGreater(len(texts), at_least)
        found = problems(texts)
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_the_tables_of_the_pack(self):
        self.check(texts_of_tables(SOURCE / "data" / "kuril"), 2000)

    def test_its_lines_and_waters(self):
        self.check(texts_of_geometry(SOURCE / "data" / "kuril"), 50)

    def test_its_manifest(self):
        self.check(texts_of_manifest(SOURCE / "data" / "kuril"), 50)

    def test_what_the_program_says(self):
        self.check(texts_of_program(SOURCE / "src"), 1500)

    def test_four_islands_are_not_called_the_kurils(self):
        """"The Kurils" are the chain; the four in dispute have both names of their area."""
        pack = SOURCE / "data" / "kuril"
        for place, text in [*texts_of_tables(pack), *texts_of_geometry(pack)]:
            self.assertNotRegex(QUOTED.sub(" ", text), r"\bfour Kurils?( Islands)?\b", place)

    def test_both_names_of_the_area_stand_together(self):
        manifest = (SOURCE / "data" / "kuril" / "pack.toml").read_text(encoding="utf-8")
        self.assertIn('area = "Southern Kurils / Northern Territories"', manifest)
        self.assertIn('area_reversed = "Northern Territories / Southern Kurils"', manifest)


class TheCheckItself(unittest.TestCase):
    def test_loaded_words_are_found(self):
        for text in ("Soviet troops liberated the islands", "They were annexed in 1946", "seizure of Iturup", "the invasion",
                     "the return of the islands", "illegally occupied territory", "Japan's islands", "the so-called border",
                     "incorporated into Russia after 1991"):
            self.assertTrue(loaded_words(text), text)

    def test_plain_words_and_quotations_pass(self):
        for text in ("occupied by Soviet troops on 28 August 1945", "administered by Russia, claimed by Japan",
                     'Tokyo calls it "illegally occupied"', "the residents who returned home", "a ship was stopped",
                     "a demonstration in Nemuro", "incorporated by decree into the RSFSR"):
            self.assertEqual(loaded_words(text), [], text)

    def test_literals_are_read_and_comments_are_not(self):
        import tempfile
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a.cpp").write_text(
                '// the invasion\nauto a = "they \\"seized\\" it";\nauto b = R"(line one\nliberated)";\nchar c = \'"\';\n',
                encoding="utf-8")
            found = problems(texts_of_program(pathlib.Path(folder)))
        self.assertEqual(len(found), 1, found)
        self.assertIn("liberated", found[0])


if __name__ == "__main__":
    sys.exit(unittest.main())

"""Broken packs: every problem is named with its file, row and column, the exit status is 1, and nothing half-loads.

Each pack is a copy of the real one with one thing broken.
"""

import shutil
import unittest

from program import CliCase, edit_rows, replace_text, run, set_cell

BREAKS = {}


def breaks(*phrases):
    """Registers a way to break a pack, and what stderr must then say; {row} is the row that the break returns."""

    def register(function):
        BREAKS[function.__doc__] = (function, phrases)
        return function

    return register


@breaks("pack.toml")
def no_manifest(pack):
    """no pack.toml"""
    (pack / "pack.toml").unlink()


@breaks("pack.toml:")
def broken_manifest(pack):
    """a pack.toml that is no TOML"""
    replace_text(pack / "pack.toml", "title = ", "title : ")


@breaks("pack.toml:", "period")
def no_period(pack):
    """no period"""
    replace_text(pack / "pack.toml", "\nperiod = ", "\nepoch = ")


@breaks("projection")
def bad_projection(pack):
    """a projection that PROJ does not know"""
    replace_text(pack / "pack.toml", "+proj=lcc", "+proj=flat")


@breaks("pack.toml", "events", "events.csv")
def no_table(pack):
    """a table that is not there"""
    (pack / "events.csv").unlink()


@breaks("coast.fgb")
def broken_coast(pack):
    """a coastline cut off in the middle"""
    data = (pack / "coast.fgb").read_bytes()
    (pack / "coast.fgb").write_bytes(data[: len(data) // 3])


@breaks("coast.fgb")
def no_coast(pack):
    """a coastline that is something else"""
    (pack / "coast.fgb").write_bytes(b"\x00\x01 this is no map")


@breaks("islands.csv", "the file is empty")
def empty_table(pack):
    """an empty table"""
    (pack / "islands.csv").write_text("", encoding="utf-8")


@breaks("status.csv:1", "administered_by")
def no_column(pack):
    """a column that is not there"""
    replace_text(pack / "status.csv", "administered_by", "held_by")


@breaks("islands.csv:{row}: lon: 'abc' is not a number")
def bad_number(pack):
    """a number that is none"""
    return set_cell(pack / "islands.csv", "kunashir", "lon", "abc")


@breaks("islands.csv:{row}: lat", "-90 and 90")
def far_north(pack):
    """a latitude beyond the pole"""
    return set_cell(pack / "islands.csv", "kunashir", "lat", "144.1")


@breaks("events.csv:{row}: start", "'1956-13-19'")
def bad_date(pack):
    """a month that never was"""
    return set_cell(pack / "events.csv", "joint-declaration-signed", "start", "1956-13-19")


@breaks("events.csv:{row}: end")
def end_before_start(pack):
    """an event that ends before it begins"""
    return set_cell(pack / "events.csv", "joint-declaration-signed", "end", "1955-01-01")


@breaks("events.csv:{row}: islands", "'kunashr'", "did you mean 'kunashir'?")
def unknown_island(pack):
    """an event on an island that is not there"""
    return set_cell(pack / "events.csv", "kunashir-occupied", "islands", "kunashr")


@breaks("events.csv:{row}: sources", "'nobody-1956'")
def unknown_source(pack):
    """a source that is not there"""
    return set_cell(pack / "events.csv", "joint-declaration-signed", "sources", "nobody-1956")


@breaks("events.csv:{row}: kind", "'party'", "event_kinds")
def unknown_kind(pack):
    """a kind of event that the pack does not list"""
    return set_cell(pack / "events.csv", "joint-declaration-signed", "kind", "party")


@breaks("status.csv", "iturup")
def status_gap(pack):
    """days without a status"""

    def edit(rows):
        at = {name: i for i, name in enumerate(rows[0])}
        row = next(r for r in rows if r[at["island"]] == "iturup" and r[at["from"]] == "1945-08-28")
        row[at["from"]] = "1945-09-28"

    edit_rows(pack / "status.csv", edit)


@breaks("status.csv", "iturup")
def status_overlap(pack):
    """two administrations at once"""

    def edit(rows):
        at = {name: i for i, name in enumerate(rows[0])}
        row = next(r for r in rows if r[at["island"]] == "iturup" and r[at["from"]] == "1945-01-01")
        row[at["to"]] = "1945-09-28"

    edit_rows(pack / "status.csv", edit)


@breaks("islands.csv:", "id: 'kunashir' stands in row", "unique")
def twice_the_same_id(pack):
    """the same id twice"""
    return set_cell(pack / "islands.csv", "iturup", "id", "kunashir")


@breaks("islands.csv", "UTF-8")
def other_encoding(pack):
    """a table saved in another encoding"""
    data = (pack / "islands.csv").read_bytes()
    (pack / "islands.csv").write_bytes(data.replace("Итуруп".encode("utf-8"), "Итуруп".encode("cp1251")))


@breaks("places.csv", "quote")
def open_quote(pack):
    """a quote that never closes"""
    replace_text(pack / "places.csv", "\nnemuro,town,", '\nnemuro,"town,')


class BrokenPacks(CliCase):
    def break_pack(self, function):
        shutil.rmtree(self.folder / "data", ignore_errors=True)
        pack = self.copied_pack()
        return pack, function(pack)

    def test_check_names_the_place_of_each(self):
        self.assertGreaterEqual(len(BREAKS), 10)
        for name, (function, phrases) in BREAKS.items():
            with self.subTest(name):
                pack, row = self.break_pack(function)
                self.assert_fails(1, [phrase.format(row=row) for phrase in phrases], "check", pack)

    def test_every_verb_refuses_a_broken_pack(self):
        pack, row = self.break_pack(bad_number)
        place = f"islands.csv:{row}: lon"
        verbs = [
            ["events", "--json"],
            ["islands"],
            ["status", "--date", "1945-08-30"],
            ["distances"],
            ["claims"],
            ["measure", "hokkaido", "kunashir"],
            ["snapshot", "-o", "half.png"],
            [],
        ]
        for verb in verbs:
            with self.subTest(verb):
                self.assert_fails(1, [place, "1 problem"], *verb, "--pack", pack)

    def test_all_problems_are_listed_in_one_run(self):
        pack = self.copied_pack()
        first = set_cell(pack / "islands.csv", "kunashir", "lon", "abc")
        second = set_cell(pack / "events.csv", "joint-declaration-signed", "kind", "party")
        third = set_cell(pack / "places.csv", "nemuro", "rank", "high")
        stderr = self.assert_fails(1, ["3 problems"], "check", pack)
        for place in (f"islands.csv:{first}: lon", f"events.csv:{second}: kind", f"places.csv:{third}: rank"):
            self.assertIn(place, stderr)

    def test_no_pack_at_all(self):
        self.assert_fails(1, ["nowhere"], "check", self.folder / "nowhere")
        (self.folder / "empty").mkdir()
        self.assert_fails(1, ["pack.toml"], "check", self.folder / "empty")

    def test_the_unbroken_copy_passes(self):
        result = run("check", self.copied_pack())
        self.assertEqual((result.returncode, result.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()

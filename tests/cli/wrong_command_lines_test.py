"""Wrong command lines: exit status 2, the wrong word named, the right one offered, nothing written."""

import unittest

from program import CliCase

# What is typed, and what stderr must say.
WRONG = {
    "a mistyped verb": (["snapshto"], ["'snapshto'", "Did you mean 'snapshot'?"]),
    "an unknown verb": (["movie", "-o", "a.mp4"], ["'movie' is neither a verb nor a pack's folder", "--help"]),
    "a mistyped option": (["--dat", "1956"], ["'--dat' is not an option", "Did you mean '--date'?"]),
    "a mistyped option of a verb": (["events", "--jsn"], ["not an option of events", "Did you mean '--json'?"]),
    "an option of another verb": (["events", "-o", "a.png"], ["'-o' is not an option of events"]),
    "an option without its value": (["snapshot", "-o", "a.png", "--date"], ["--date", "snapshot --help"]),
    "a word too many": (["measure", "hokkaido", "kunashir", "iturup"], ["'iturup' was not expected"]),
    "a view before its verb": (["--date", "1956", "status"], ["write it after", "kurilscope status --date"]),
    "no output": (["snapshot"], ["say where to write", "-o FILE"]),
    "an unknown picture": (["snapshot", "-o", "a.bmp"], ["'a.bmp'", ".png, .tif, .jpg, .webp, .pdf or .svg"]),
    "a picture of no format": (["snapshot", "-o", "folder/"], ["'folder/'", ".png, .tif, .jpg, .webp, .pdf or .svg"]),
    "many pictures in one file": (["snapshot", "--each", "list.txt", "-o", "a.png"], ["'a.png' is one picture", "folder"]),
    "every event in one file": (["snapshot", "--event", "all", "-o", "a.png"], ["'a.png' is one picture", "folder"]),
    "many pictures nowhere": (["snapshot", "--each", "list.txt"], ["say where to write the pictures", "-o FOLDER"]),
    "many pictures from one link": (
        ["snapshot", "--each", "list.txt", "-o", "out", "--link", "date=1956-10-19"],
        ["--each says where each picture starts", "--link"],
    ),
    "many pictures of no format": (
        ["snapshot", "--each", "list.txt", "-o", "out", "--format", "bmp"],
        ["--format: 'bmp'", ".png, .tif"],
    ),
    "many pictures into a pipe": (["snapshot", "--each", "list.txt", "-o", "-"], ["'-' is one picture", "folder"]),
    "a format against the name": (["snapshot", "-o", "a.png", "--format", "pdf"], ["'a.png' would be a .png"]),
    "a format of another verb": (["deck", "-o", "-", "--format", "png"], ["--format: 'png' is not .pdf or .html"]),
    "no format": (["snapshot", "-o", "a"], ["'a' does not end in .png, .tif"]),
    "a picture and its document in one": (["snapshot", "-o", "-", "--json"], ["--json and the picture", "'-'"]),
    "a size in words": (["snapshot", "-o", "a.png", "--size", "big"], ["--size: 'big'", "1920x1080"]),
    "a size too small": (["snapshot", "-o", "a.png", "--size", "10x900"], ["--size: '10x900'", "16 to 16384"]),
    "a size too large": (["snapshot", "-o", "a.png", "--size", "99999x900"], ["--size:", "16 to 16384"]),
    "half a pixel": (["snapshot", "-o", "a.png", "--size", "640.5x480"], ["--size:", "whole pixels"]),
    "a scale of nothing": (["snapshot", "-o", "a.png", "--scale", "0"], ["--scale: '0'", "0.25 to 16"]),
    "an unknown layout": (["snapshot", "-o", "a.png", "--layout", "a3"], ["--layout: 'a3'", "use map, slide"]),
    "a date in words": (["snapshot", "-o", "a.png", "--date", "yesterday"], ["--date: 'yesterday'", "1956-10-19"]),
    "a day that never was": (["snapshot", "-o", "a.png", "--date", "1956-02-30"], ["--date:", "1956-02-30"]),
    "a date before the period": (["status", "--date", "1900-01-01"], ["1900-01-01 is outside", "from 1945-01-01"]),
    "a date after the period": (["snapshot", "-o", "a.png", "--date", "2031-05-01"], ["2031-05-01 is outside"]),
    "an unknown event": (
        ["snapshot", "-o", "a.png", "--event", "joint-declaration"],
        ["no event is called 'joint-declaration'", "Did you mean 'joint-declaration-signed'?"],
    ),
    "an unknown named view": (["snapshot", "-o", "a.png", "--view", "habomay"], ["Did you mean 'habomai'?", "chain"]),
    "an unknown settlement": (
        ["snapshot", "-o", "a.png", "--settlement", "tow"],
        ["--settlement: no settlement is called 'tow'", "Did you mean 'two'?", "none, two, three, half, four"],
    ),
    "an unknown settlement of zones": (["zones", "--settlement", "five"], ["no settlement is called 'five'", "four"]),
    "an unknown layer": (["snapshot", "-o", "a.png", "--layers", "+clams"], ["--layers: 'clams'", "claims"]),
    "mixed layers": (["snapshot", "-o", "a.png", "--layers", "status,+claims"], ["--layers:", "+ or -"]),
    "unknown names": (["snapshot", "-o", "a.png", "--names", "fr"], ["--names: 'fr'", "en, ru, ja, dual, all"]),
    "an unknown perspective": (["snapshot", "-o", "a.png", "--perspective", "tokio"], ["--perspective:", "tokyo"]),
    "an unknown theme": (["snapshot", "-o", "a.png", "--theme", "blue"], ["--theme: 'blue'", "light, dark, print"]),
    "an unknown sight": (["snapshot", "-o", "a.png", "--simulate", "blind"], ["--simulate: 'blind'", "protan, deutan, tritan, grey"]),
    "half a centre": (["snapshot", "-o", "a.png", "--center", "145"], ["--center: '145'", "LON,LAT"]),
    "a centre off the Earth": (["snapshot", "-o", "a.png", "--center", "145,99"], ["--center: '145,99'"]),
    "no span": (["snapshot", "-o", "a.png", "--span", "0"], ["--span: '0'", "kilometres"]),
    "a span that is no number": (["snapshot", "-o", "a.png", "--span", "nan"], ["--span: 'nan'"]),
    "a box inside out": (["snapshot", "-o", "a.png", "--bbox", "145,44,147,43"], ["--bbox:", "south must be below north"]),
    "a box and a centre": (
        ["snapshot", "-o", "a.png", "--bbox", "145,43,147,44", "--center", "146,44"],
        ["--bbox", "--center", "one or the other"],
    ),
    "a link of something else": (["snapshot", "-o", "a.png", "--link", "https://x.org"], ["--link:", "date=1956-10-19"]),
    "a comparison with nothing": (["snapshot", "-o", "a.png", "--compare", "often"], ["--compare: 'often'"]),
    "a comparison outside the period": (["changes", "--compare", "1800-01-01"], ["--compare: 1800-01-01 is outside"]),
    "changes from nothing": (["changes", "--date", "1945-09-06"], ["say what to compare with", "--compare 1945-08-17"]),
    "a swipe over nothing": (["snapshot", "-o", "a.png", "--swipe", "0.5"], ["--swipe", "--compare"]),
    "a swipe off the picture": (["snapshot", "-o", "a.png", "--compare", "tokyo", "--swipe", "2"], ["--swipe: '2'"]),
    "a ring without a radius": (["snapshot", "-o", "a.png", "--ring", "kunashir"], ["--ring: 'kunashir'", "ID:KM"]),
    "a ring around the world": (["snapshot", "-o", "a.png", "--ring", "kunashir:9999"], ["'kunashir:9999'", "5000"]),
    "a link to no settlement": (
        ["snapshot", "-o", "a.png", "--link", "date=1956-10-19&settlement=tow"],
        ["--link:", "the settlement 'tow'"],
    ),
    "a link to no event": (["snapshot", "-o", "a.png", "--link", "date=1956-10-19&select=event:nosuch"], ["the event 'nosuch'"]),
    "a link about nothing": (
        ["snapshot", "-o", "a.svg", "--link", "date=1956-10-19&about=nosuch&actor=Nobody&hide=nokind,treaty"],
        ["the island or group 'nosuch'", "the actor 'Nobody'", "the kind of event 'nokind'"],
    ),
    "a link that measures nothing": (
        ["film", "-o", "a.gif", "--link", "date=1956-10-19&measure=kunashir|atlantis"],
        ["the measured end 'atlantis'"],
    ),
    "a link to another time": (
        ["deck", "-o", "a.pdf", "--link", "date=1815-06-18"],
        ["the date 1815-06-18", "1945-01-01 to 2019-01-22"],
    ),
    "a ring around nothing": (
        ["snapshot", "-o", "a.png", "--ring", "kunashirr:50"],
        ["--ring: no island or place is called 'kunashirr'", "Did you mean 'kunashir'?"],
    ),
    "a title that is not UTF-8": (["snapshot", "-o", "a.png", "--title", "caf\udce9"], ["--title", "is not UTF-8"]),
    "a caption that is not UTF-8": (["snapshot", "-o", "a.svg", "--caption", "\udced\udca0\udc80"], ["--caption", "UTF-8"]),
    "an island that is not UTF-8": (["measure", "hokkaido", "\udcff"], ["is not UTF-8"]),
    "a link that is not UTF-8": (
        ["snapshot", "-o", "a.png", "--link", "date=1956-10-19&find=%C3%28"],
        ["--link", "'find=%C3%28' is not UTF-8"],
    ),
    "a bookmark and a bit": (["deck", "-o", "a.pdf", "--bookmarks", "1.9"], ["--bookmarks: there is no bookmark '1.9'"]),
    "a bookmark of no size": (["deck", "-o", "a.pdf", "--bookmarks", "1e30"], ["--bookmarks: there is no bookmark '1e30'"]),
    "a negative word too many": (["measure", "hokkaido", "kunashir", "-1"], ["'-1' is not an option of measure"]),
    "a link to no span": (["snapshot", "-o", "a.png", "--link", "date=1956-10-19&span=0.1"], ["from 0.5 to 45000"]),
    "one end": (["measure", "hokkaido"], ["two ends", "measure hokkaido kunashir"]),
    "an unknown island": (["measure", "hokkaido", "kunashirr"], ["'kunashirr'", "Did you mean 'kunashir'?"]),
    "a point off the Earth": (["measure", "hokkaido", "500,12"], ["'500,12'", "longitude first"]),
    "an empty end": (["measure", "hokkaido", ""], ["no island or place is called ''"]),
}


class WrongCommandLines(CliCase):
    def test_each_is_named_with_the_way_out(self):
        for name, (arguments, phrases) in WRONG.items():
            with self.subTest(name):
                stderr = self.assert_fails(2, phrases, *arguments)
                self.assertEqual(stderr.count("\n"), 1, "one line, no more: " + stderr)
                self.assertTrue(stderr.startswith("kurilscope: "), stderr)

    def test_a_long_word_is_refused_quickly(self):
        self.assert_fails(2, ["is not an option"], "--" + "x" * 20000)


if __name__ == "__main__":
    unittest.main()

"""The table verbs, on the real pack: keys that scripts rely on, counts, and values known from elsewhere."""

import csv
import unittest

from program import PACK, CliCase, document, run


def rows_of(table):
    with open(PACK / table, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class Help(CliCase):
    def test_help_teaches_by_examples(self):
        result = run("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertGreaterEqual(result.stdout.count("\n  kurilscope"), 5)
        for verb in ("snapshot", "events", "islands", "status", "distances", "claims", "zones", "measure", "check"):
            self.assertIn(f"\n  {verb} ", result.stdout)
            self.assertEqual(run(verb, "--help").returncode, 0)

    def test_ids_in_the_examples_are_real(self):
        events = {row["id"] for row in rows_of("events.csv")}
        islands = {row["id"] for row in rows_of("islands.csv")}
        places = {row["id"] for row in rows_of("places.csv")}
        words = [text.split() for verb in ([], ["snapshot"], ["measure"]) for text in run(*verb, "--help").stdout.split("\n")]
        named = [line for line in words if "--event" in line[:-1] and line[0] == "kurilscope"]
        self.assertGreaterEqual(len(named), 2)
        for line in named:
            self.assertIn(line[line.index("--event") + 1], events | {"all"})
        measured = [line for line in words if line[:2] == ["kurilscope", "measure"] and line[2][0].isalpha()]
        self.assertGreaterEqual(len(measured), 3)
        for line in measured:
            self.assertIn(line[2], islands | places)
            self.assertIn(line[3], islands | places)

    def test_version(self):
        self.assertRegex(run("--version").stdout, r"^kurilscope \d+\.\d+\.\d+\n$")


class Check(CliCase):
    def test_the_pack_has_no_problems_and_all_the_facts(self):
        result = run("check")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("no problems", result.stdout)
        for count, table in (("events", "events.csv"), ("islands", "islands.csv"), ("sources", "sources.csv")):
            self.assertIn(f"{len(rows_of(table))} {count}", result.stdout)

    def test_a_pack_can_be_named_in_three_ways(self):
        for arguments in (["check", PACK], ["check", "--pack", PACK], [PACK, "check"]):
            self.assertIn("no problems", run(*arguments).stdout)


class Changes(CliCase):
    def test_the_weeks_of_1945(self):
        answer = document("changes", "--date", "1945-09-06", "--compare", "1945-08-17")
        self.assertEqual(answer["from"], {"date": "1945-08-17", "perspective": "neutral"})
        self.assertEqual(answer["to"], {"date": "1945-09-06", "perspective": "neutral"})
        sources = {row["id"] for row in rows_of("sources.csv")}
        for change in answer["changes"]:
            self.assertEqual(set(change), {"kind", "islands", "line", "text", "sources", "confidence"})
            self.assertLessEqual(set(change["sources"]), sources)
        habomai = [change for change in answer["changes"] if change["text"].startswith("Habomai group: administration")]
        self.assertEqual(len(habomai), 1)
        self.assertEqual(habomai[0]["kind"], "administration")
        self.assertIn("signalny", habomai[0]["islands"])
        self.assertIn("from Japan to the USSR (3–5 September 1945)", habomai[0]["text"])

    def test_two_perspectives(self):
        answer = document("changes", "--date", "2019-01-22", "--perspective", "tokyo", "--compare", "moscow")
        self.assertEqual([answer["from"]["perspective"], answer["to"]["perspective"]], ["tokyo", "moscow"])
        self.assertIn("reading", {change["kind"] for change in answer["changes"]})

    def test_nothing_differs(self):
        result = run("changes", "--date", "1970-01-01", "--compare", "1970-01-02")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("Nothing that this pack knows of differs.", result.stdout)


class Article(CliCase):
    def test_every_claim_with_its_verdict_and_a_view_that_draws(self):
        claims = document("article")
        self.assertEqual([claim["id"] for claim in claims], [f"c{number:02}" for number in range(1, 23)])
        verdicts = {"confirmed", "imprecise", "contradicted", "unverifiable"}
        for claim in claims:
            self.assertIn(claim["verdict"], verdicts)
            self.assertTrue(claim["evidence"] and claim["sources"])
        for claim in (claims[2], claims[4], claims[7]):  # the world, a distance, a comparison
            picture = self.folder / f"{claim['id']}.png"
            result = run("snapshot", "--link", claim["view"], "--size", "320x180", "-o", picture)
            self.assertEqual((result.returncode, result.stderr), (0, ""))
            self.assertGreater(picture.stat().st_size, 5000)

    def test_in_words(self):
        self.assertIn("contradicted: 25 is the Japanese running total", run("article").stdout)


class Events(CliCase):
    def test_keys_and_counts(self):
        events = document("events")
        self.assertGreaterEqual(len(events), 124)
        self.assertEqual({event["id"] for event in events}, {row["id"] for row in rows_of("events.csv")})
        for event in events:
            self.assertLessEqual(
                {"id", "start", "end", "kind", "title", "summary", "place", "islands", "sources", "confidence"},
                event.keys(),
            )
            self.assertTrue(event["sources"] or event["confidence"] == "general-knowledge", event["id"])

    def test_dates_keep_their_precision(self):
        written = {row["id"]: row["start"] for row in rows_of("events.csv")}
        self.assertEqual({event["id"]: event["start"] for event in document("events")}, written)
        self.assertTrue(any(len(start) < 10 for start in written.values()))

    def test_those_of_one_day(self):
        self.assertEqual([event["id"] for event in document("events", "--date", "1956-10-19")], ["joint-declaration-signed"])
        self.assertEqual(document("events", "--date", "1950-01-15"), [])


class Islands(CliCase):
    # Square kilometres: Geospatial Information Authority of Japan 2014 for the first three, usual figures for the rest.
    AREAS = {"iturup": 3166.6, "kunashir": 1489.3, "shikotan": 248.9, "urup": 1450, "paramushir": 2053}

    def setUp(self):
        super().setUp()
        self.islands = {island["id"]: island for island in document("islands")}

    def test_keys_and_counts(self):
        self.assertEqual(set(self.islands), {row["id"] for row in rows_of("islands.csv")})
        self.assertGreaterEqual(len(self.islands), 37)
        for island in self.islands.values():
            self.assertLessEqual({"id", "names", "position", "area_m2", "area_published_m2", "hokkaido_m"}, island.keys())
            self.assertLessEqual({"en", "ru", "ja"}, island["names"].keys())
            self.assertTrue(island["names"]["en"] and island["names"]["ru"] and island["names"]["ja"], island["id"])

    def test_areas_are_near_the_official_ones(self):
        for island, square_km in self.AREAS.items():
            with self.subTest(island):
                self.assertAlmostEqual(self.islands[island]["area_published_m2"], square_km * 1e6, delta=1)
                self.assertAlmostEqual(self.islands[island]["area_m2"], square_km * 1e6, delta=square_km * 4e4)

    def test_distances_from_hokkaido_are_those_of_measure(self):
        for island in ("kunashir", "signalny", "shumshu", "habomai"):
            way = document("measure", island, "hokkaido")
            self.assertAlmostEqual(self.islands[island]["hokkaido_m"], way["distance_m"], delta=0.01)
        self.assertIsNone(self.islands["hokkaido"]["hokkaido_m"])

    def test_an_islet_without_a_polygon_says_so(self):
        self.assertFalse(self.islands["signalny"]["in_coast"])
        self.assertIsNone(self.islands["signalny"]["area_m2"])
        self.assertTrue(self.islands["kunashir"]["in_coast"])

    def test_with_a_date_they_tell_the_state(self):
        islands = {island["id"]: island for island in document("islands", "--date", "1956-10-19")}
        self.assertEqual(islands["kunashir"]["administered_by"], "ussr")
        self.assertIn("japan", islands["kunashir"]["claimed_by"])


class Status(CliCase):
    def on(self, date):
        return {row["island"]: row for row in document("status", "--date", date)}

    def test_every_single_island_has_a_state_on_every_day(self):
        single = {row["id"] for row in rows_of("islands.csv") if row["kind"] not in ("group", "context")}
        for date in ("1945-01-01", "1945-08-20", "1956-10-19", "1991-12-25", "2019-01-22"):
            self.assertLessEqual(single, set(self.on(date)), date)

    def test_keys(self):
        for row in self.on("1956-10-19").values():
            self.assertLessEqual(
                {"island", "administered_by", "state", "claimed_by", "since", "basis", "sources", "confidence"}, row.keys()
            )
            self.assertEqual(row["claimed_by"], [claim["claimant"] for claim in row["claims"]])

    def test_the_takeover_of_august_and_september_1945(self):
        day = self.on("1945-08-30")
        self.assertEqual((day["iturup"]["administered_by"], day["iturup"]["since"]), ("ussr", "1945-08-28"))
        self.assertEqual(day["kunashir"]["administered_by"], "japan")
        self.assertEqual(day["shikotan"]["administered_by"], "japan")
        self.assertEqual(day["signalny"]["administered_by"], "japan")
        self.assertEqual(day["shumshu"]["administered_by"], "ussr")
        self.assertEqual(self.on("1945-08-31")["kunashir"]["administered_by"], "japan")
        self.assertEqual(self.on("1945-09-01")["kunashir"]["administered_by"], "ussr")
        self.assertEqual(self.on("1945-08-20")["shumshu"]["state"], "passing")
        self.assertEqual(self.on("1945-09-04")["signalny"]["state"], "passing")
        self.assertEqual(self.on("1945-09-05")["signalny"]["administered_by"], "ussr")

    def test_administration_is_unbroken_through_new_decrees(self):
        row = self.on("1956-10-19")["iturup"]
        self.assertEqual((row["administered_by"], row["since"], row["from"]), ("ussr", "1945-08-28", "1947-01-02"))

    def test_the_ussr_becomes_russia(self):
        self.assertEqual(self.on("1991-12-24")["iturup"]["administered_by"], "ussr")
        self.assertEqual(self.on("1991-12-25")["iturup"]["administered_by"], "russia")

    def test_claims_are_apart_from_administration(self):
        row = self.on("2019-01-22")
        self.assertIn("japan", row["kunashir"]["claimed_by"])
        self.assertNotIn("japan", row["paramushir"]["claimed_by"])

    def test_without_a_date_the_whole_history(self):
        history = document("status")
        self.assertEqual(len(history), len(rows_of("status.csv")))
        self.assertLessEqual({"island", "from", "to", "administered_by", "basis", "sources"}, history[0].keys())


class Claims(CliCase):
    def test_keys_and_counts(self):
        claims = document("claims")
        self.assertEqual(len(claims), len(rows_of("claims.csv")))
        for claim in claims:
            self.assertLessEqual({"island", "claimant", "from", "to", "basis", "sources"}, claim.keys())

    def test_those_of_one_day(self):
        of_kunashir = [c["claimant"] for c in document("claims", "--date", "2019-01-22") if c["island"] == "kunashir"]
        self.assertEqual(sorted(of_kunashir), ["japan", "russia"])


class Distances(CliCase):
    def test_published_beside_computed(self):
        rows = {row["id"]: row for row in document("distances")}
        self.assertEqual(set(rows), {row["id"] for row in rows_of("distances.csv")})
        for row in rows.values():
            self.assertAlmostEqual(row["difference_m"], row["computed_m"] - row["published_m"], delta=0.01)
        self.assertEqual(rows["notsuke-kunashir"]["published_m"], 16000)
        self.assertAlmostEqual(rows["nosappu-iturup"]["computed_m"], 144500, delta=500)

    def test_coast_to_coast_beside_point_to_point(self):
        rows = {row["id"]: row for row in document("distances")}
        # The published 144.5 km are from Cape Nosappu; Iturup is nearer to another shore of Hokkaido.
        iturup = rows["nosappu-iturup"]
        self.assertAlmostEqual(iturup["coast_to_coast_m"], document("measure", "hokkaido", "iturup")["distance_m"], delta=1)
        self.assertLess(iturup["coast_to_coast_m"], iturup["computed_m"])
        self.assertIsNone(rows["iturup-length"]["coast_to_coast_m"])
        for row in rows.values():
            if row["coast_to_coast_m"] is not None:
                self.assertLess(row["coast_to_coast_m"], row["between_points_m"] + 2500)

    def test_the_date_changes_nothing(self):
        self.assertEqual(document("distances"), document("distances", "--date", "1956-10-19"))


class Tables(CliCase):
    def test_columns_stand_under_one_another_with_wide_characters(self):
        lines = run("islands").stdout.splitlines()
        wide = lambda text: sum(2 if ord(c) >= 0x2E80 else 1 for c in text)
        end = wide(lines[0][: lines[0].index("km²") + len("km²")])
        row = next(line for line in lines if line.startswith("kunashir "))
        cut = next(i for i in range(len(row) + 1) if wide(row[:i]) == end)
        self.assertRegex(row[:cut], r" \d+\.\d$")
        self.assertIn("国後島", row)

    def test_every_table_has_a_line_for_each_row(self):
        self.assertEqual(len(run("events").stdout.splitlines()), 1 + len(rows_of("events.csv")))
        self.assertEqual(len(run("claims").stdout.splitlines()), 1 + len(rows_of("claims.csv")))
        self.assertEqual(len(run("distances").stdout.split("\n\n")[0].splitlines()), 1 + len(rows_of("distances.csv")))
        self.assertTrue(run("status", "--date", "30 August 1945").stdout.startswith("30 August 1945\n"))


if __name__ == "__main__":
    unittest.main()

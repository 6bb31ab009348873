"""zones: what settlements would mean at sea. The numbers are the program's own, so they are tested against what must
hold of them and, loosely, against areas that others have published."""

import csv
import unittest

from program import PACK, CliCase, document, run

CAVEAT = "computed by kurilscope, equidistance, not a legal delimitation"


class Zones(CliCase):
    @classmethod
    def setUpClass(cls):
        cls.zones = {each["id"]: each for each in document("zones")}

    def gain(self, settlement):
        return self.zones[settlement]["sea_m2"]["japan"]

    def test_every_settlement_of_the_pack_in_its_order(self):
        with open(PACK / "settlements.csv", encoding="utf-8", newline="") as stream:
            self.assertEqual(list(self.zones), [row["id"] for row in csv.DictReader(stream)])

    def test_keys(self):
        for each in self.zones.values():
            self.assertEqual(
                list(each),
                [
                    "id",
                    "title",
                    "administered_by",
                    "islands",
                    "cut_island",
                    "line",
                    "period",
                    "note",
                    "sea_m2",
                    "sea_12_nautical_miles_m2",
                    "sea_error_m2",
                    "equidistant_line",
                    "caveat",
                    "method",
                    "sources",
                    "confidence",
                ],
            )
            self.assertEqual(each["caveat"], CAVEAT)
            self.assertIn("equidistance, not a legal delimitation", each["method"])
            for part in each["equidistant_line"]:
                self.assertTrue(all(138 <= lon <= 164 and 40 <= lat <= 57 for lon, lat in part))

    def test_what_one_side_gains_the_other_loses(self):
        for each in self.zones.values():
            for key in ("sea_m2", "sea_12_nautical_miles_m2"):
                self.assertEqual(set(each[key]), {"japan", "russia"})
                self.assertEqual(sum(each[key].values()), 0)
        self.assertEqual(self.gain("none"), 0)

    def test_more_islands_more_sea(self):
        gains = [self.gain(settlement) for settlement in ("none", "two", "three", "half", "four")]
        self.assertEqual(gains, sorted(set(gains)))

    def test_areas_are_of_the_size_that_is_published(self):
        # About 200,000 square kilometres is what is commonly given for the sea around the four islands (general
        # knowledge; how it was reached is not told).
        self.assertAlmostEqual(self.gain("four"), 2.0e11, delta=0.25e11)

    def test_twelve_miles_are_a_part_of_two_hundred(self):
        for settlement in ("two", "three", "half", "four"):
            within = self.zones[settlement]["sea_12_nautical_miles_m2"]["japan"]
            self.assertTrue(0 < within < self.gain(settlement) / 4)
            self.assertLess(self.zones[settlement]["sea_error_m2"], self.gain(settlement) / 5000)

    def test_the_line_is_as_far_from_both_sides(self):
        # Through Kunashir (Nemuro) Strait only Hokkaido and Kunashir are near.
        line = self.zones["none"]["equidistant_line"]
        strait = [point for part in line for point in part if 145.3 < point[0] < 145.7 and 44.0 < point[1] < 44.3]
        self.assertGreater(len(strait), 5)
        for lon, lat in strait[::3]:
            ways = [document("measure", f"{lon},{lat}", side)["distance_m"] for side in ("hokkaido", "kunashir")]
            self.assertAlmostEqual(*ways, delta=2)

    def test_one_settlement(self):
        (two,) = document("zones", "--settlement", "two")
        self.assertEqual(two, self.zones["two"])

    def test_for_people(self):
        text = run("zones", "--settlement", "four").stdout
        self.assertRegex(text, r"japan \+2\d{5}\.\d km², russia -2\d{5}\.\d km²")
        self.assertIn("Computed by kurilscope, equidistance, not a legal delimitation", text)


class OnPictures(CliCase):
    def test_a_picture_says_what_it_is(self):
        picture = self.folder / "two.svg"
        result = run("snapshot", "--view", "southern", "--settlement", "two", "--size", "1600x900", "-o", picture)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        words = picture.read_text(encoding="utf-8")
        self.assertIn("settlement=two", words)
        self.assertIn(CAVEAT, words)
        self.assertIn("Japan +106,000 km²", words)


if __name__ == "__main__":
    unittest.main()

"""measure, against published figures and against itself."""

import unittest

from program import CliCase, document, run

# Kilometres. Ministry of Foreign Affairs and Northern Territories Issue Association for the first three; for Iturup no
# figure is published, so it is the value of another coastline (OpenStreetMap).
PUBLISHED = {"kunashir": 16.0, "signalny": 3.7, "shikotan": 73.3, "iturup": 120.3}


class Measure(CliCase):
    def test_published_distances_from_hokkaido(self):
        for island, km in PUBLISHED.items():
            with self.subTest(island):
                way = document("measure", "hokkaido", island)
                self.assertAlmostEqual(way["distance_m"], km * 1000, delta=max(500, km * 30))
                self.assertEqual((way["from"]["id"], way["to"]["id"]), ("hokkaido", island))

    def test_the_published_figures_stand_beside(self):
        published = document("measure", "kunashir", "hokkaido")["published"]
        self.assertEqual([row["id"] for row in published], ["notsuke-kunashir"])
        self.assertEqual(published[0]["published_m"], 16000)
        self.assertTrue(published[0]["sources"])
        self.assertEqual(document("measure", "urup", "shumshu")["published"], [])

    def test_keys(self):
        way = document("measure", "hokkaido", "kunashir")
        self.assertEqual(
            list(way),
            [
                "from",
                "to",
                "distance_m",
                "distance_error_m",
                "azimuth_deg",
                "azimuth_from_to_deg",
                "azimuth_to_from_deg",
                "nautical_miles",
                "published",
            ],
        )
        self.assertAlmostEqual(way["nautical_miles"], way["distance_m"] / 1852, places=5)
        lon, lat = way["from"]["point"]
        self.assertTrue(145 < lon < 146 and 43 < lat < 44)

    def test_both_directions_agree(self):
        there = document("measure", "iturup", "urup")
        back = document("measure", "urup", "iturup")
        self.assertAlmostEqual(there["distance_m"], back["distance_m"], delta=0.01)
        self.assertEqual(there["from"]["point"], back["to"]["point"])

    def test_points_and_places(self):
        # C. F. F. Karney's GeodSolve for the same two points: 10 degrees of longitude on the equator.
        way = document("measure", "140,0", "150,0")
        self.assertAlmostEqual(way["distance_m"], 1113194.908, delta=0.01)
        self.assertAlmostEqual(way["azimuth_deg"], 90, places=6)
        self.assertEqual(document("measure", "cape-nosappu", "cape-nosappu")["distance_m"], 0)
        self.assertIsNone(document("measure", "cape-nosappu", "cape-nosappu")["azimuth_deg"])

    def test_azimuths_at_both_ends(self):
        way = document("measure", "hokkaido", "kunashir")
        back = document("measure", "kunashir", "hokkaido")
        self.assertEqual(way["azimuth_deg"], way["azimuth_from_to_deg"])
        self.assertAlmostEqual(way["azimuth_from_to_deg"], back["azimuth_to_from_deg"], places=3)
        # Meridians converge: the two differ from a half turn, by little over so short a way.
        turn = (way["azimuth_to_from_deg"] - way["azimuth_from_to_deg"]) % 360
        self.assertAlmostEqual(turn, 180, delta=0.2)
        self.assertNotEqual(turn, 180)

    def test_the_error_is_that_of_the_coasts_resolution(self):
        between_points = document("measure", "145,43", "146,44")
        self.assertEqual(between_points["distance_error_m"], 0)
        from_a_point = document("measure", "cape-nosappu", "kunashir")
        self.assertTrue(1 < from_a_point["distance_error_m"] < 1000, from_a_point["distance_error_m"])
        self.assertIn("by the coast's resolution", run("measure", "hokkaido", "kunashir").stdout)

    def test_west_longitudes_are_no_options(self):
        across = document("measure", "-179.5,50", "179.5,50")
        self.assertAlmostEqual(across["distance_m"], 71700, delta=100)

    def test_a_group_is_all_its_islands(self):
        group = document("measure", "hokkaido", "habomai")
        nearest = document("measure", "hokkaido", "signalny")
        self.assertEqual(group["distance_m"], nearest["distance_m"])
        self.assertEqual(document("measure", "signalny", "habomai")["distance_m"], 0)

    def test_for_people(self):
        text = run("measure", "hokkaido", "kunashir").stdout
        self.assertRegex(text, r"^Hokkaido to Kunashir: 1[56]\.\d+ km \(\d\.\d+ nautical miles\), bearing \d+\.\d° \(back \d+\.\d°\)\n")
        self.assertIn("published: 16 km", text)


if __name__ == "__main__":
    unittest.main()

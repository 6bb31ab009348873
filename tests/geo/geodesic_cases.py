#!/usr/bin/env python3
"""Makes geodesic_cases.csv, the cases of geodesic_cases_test.cpp, with another implementation than PROJ's:
C. F. F. Karney's GeographicLib in Python (Debian's python3-geographiclib). In the manner of his GeodTest.dat: random
places, short and nearly antipodal lines, meridians and equators, poles, the antimeridian, and many around the Kurils.

    tests/geo/geodesic_cases.py > tests/geo/geodesic_cases.csv
"""

import math
import random

from geographiclib.geodesic import Geodesic

WGS84 = Geodesic.WGS84


def places(rng):
    """Pairs of (lat, lon)."""

    def anywhere():
        return math.degrees(math.asin(rng.uniform(-1, 1))), rng.uniform(-180, 180)

    def near_kurils():
        return rng.uniform(41, 56), rng.uniform(139, 163)

    for _ in range(60):
        yield anywhere(), anywhere()
    for _ in range(100):
        yield near_kurils(), near_kurils()
    for _ in range(30):  # from centimetres to kilometres
        lat, lon = near_kurils()
        reach = 10 ** rng.uniform(-7, -1)
        yield (lat, lon), (lat + rng.uniform(-reach, reach), lon + rng.uniform(-reach, reach))
    for _ in range(30):  # nearly antipodal
        lat, lon = anywhere()
        yield (lat, lon), (-lat + rng.uniform(-0.5, 0.5), (lon + 360 + rng.uniform(-0.5, 0.5)) % 360 - 180)
    for _ in range(15):
        yield (rng.uniform(-90, 90), 150), (rng.uniform(-90, 90), 150)
        yield (0, rng.uniform(-180, 180)), (0, rng.uniform(-180, 180))
        yield (rng.uniform(50, 60), rng.uniform(170, 180)), (rng.uniform(50, 60), rng.uniform(-180, -170))
    yield (90, 0), (44, 145)
    yield (-90, 0), (44, 145)


def main():
    print("lat1,lon1,azi1,lat2,lon2,azi2,s12")
    for (lat1, lon1), (lat2, lon2) in places(random.Random(20190122)):
        ends = [round(value, 9) for value in (lat1, lon1, lat2, lon2)]
        line = WGS84.Inverse(*ends)
        values = [*ends[:2], line["azi1"], *ends[2:], line["azi2"]]
        print(",".join(f"{value:.9f}" for value in values) + f",{line['s12']:.6f}")


if __name__ == "__main__":
    main()

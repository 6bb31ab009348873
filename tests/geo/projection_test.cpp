#include "geo/projection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numbers>
#include <system_error>
#include <thread>

#include "geo/geodesic.hpp"

namespace kurilscope::geo {
namespace {

constexpr double kRadians = std::numbers::pi / 180;
constexpr LonLat kOrigin{149, 46};

Projection kurils() { return Projection::lambertConformalConic(44, 50, kOrigin); }

// Lambert's conic on the ellipsoid from the textbook: J. P. Snyder, "Map projections: a working manual" (1987),
// equations 14-15, 15-1 to 15-9.
Plane snyderLambert(LonLat point, double lat1, double lat2, LonLat origin) {
  const double a = 6378137.0;
  const double f = 1 / 298.257223563;
  const double e = std::sqrt(f * (2 - f));
  const auto m = [&](double lat) {
    const double s = std::sin(lat * kRadians);
    return std::cos(lat * kRadians) / std::sqrt(1 - e * e * s * s);
  };
  const auto t = [&](double lat) {
    const double s = e * std::sin(lat * kRadians);
    return std::tan(std::numbers::pi / 4 - lat * kRadians / 2) / std::pow((1 - s) / (1 + s), e / 2);
  };
  const double n = (std::log(m(lat1)) - std::log(m(lat2))) / (std::log(t(lat1)) - std::log(t(lat2)));
  const double bigF = m(lat1) / (n * std::pow(t(lat1), n));
  const double rho = a * bigF * std::pow(t(point.lat), n);
  const double rho0 = a * bigF * std::pow(t(origin.lat), n);
  const double theta = n * (point.lon - origin.lon) * kRadians;
  return {rho * std::sin(theta), rho0 - rho * std::cos(theta)};
}

// What the plane makes of a few metres to the north and to the east of a place.
struct Steps {
  Plane north;
  Plane east;
};

Steps stepsAt(const Projection& projection, LonLat place) {
  constexpr double kStep = 5;
  const auto step = [&](double azimuth) {
    const Plane ahead = projection.project(direct(place, azimuth, kStep));
    const Plane behind = projection.project(direct(place, azimuth + 180, kStep));
    return Plane{(ahead.x - behind.x) / (2 * kStep), (ahead.y - behind.y) / (2 * kStep)};
  };
  return {step(0), step(90)};
}

template <class Check>
void overRegion(const Check& check) {
  for (double lon = 139; lon <= 158; lon += 3.1) {
    for (double lat = 41; lat <= 52; lat += 1.7) {
      check(LonLat{lon, lat});
    }
  }
}

TEST(Projection, LambertAgreesWithTheTextbook) {
  const Projection projection = kurils();
  overRegion([&](LonLat place) {
    const Plane ours = projection.project(place);
    const Plane textbook = snyderLambert(place, 44, 50, kOrigin);
    EXPECT_NEAR(ours.x, textbook.x, 1e-5);
    EXPECT_NEAR(ours.y, textbook.y, 1e-5);
  });
}

TEST(Projection, ComesBackFromThePlane) {
  for (const Projection& projection :
       {kurils(), Projection::azimuthalEquidistant({145.8, 43.4}), Projection::mercator()}) {
    overRegion([&](LonLat place) {
      const LonLat back = projection.unproject(projection.project(place));
      EXPECT_NEAR(back.lon, place.lon, 1e-9) << projection.title();
      EXPECT_NEAR(back.lat, place.lat, 1e-9) << projection.title();
    });
  }
}

TEST(Projection, ManyPointsAtOnceAreTheSameAsOneByOne) {
  const Projection projection = kurils();
  std::vector<LonLat> places;
  overRegion([&](LonLat place) { places.push_back(place); });
  const PlaneRing planes = projection.project(places);
  ASSERT_EQ(planes.size(), places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    EXPECT_EQ(planes[i], projection.project(places[i]));
  }
  EXPECT_TRUE(projection.project(std::vector<LonLat>{}).empty());
}

TEST(Projection, LambertIsTrueOnItsParallelsAndConformalBetween) {
  const Projection projection = kurils();
  for (const double lon : {140.0, 149.0, 157.0}) {
    EXPECT_NEAR(projection.scaleAt({lon, 44}), 1, 1e-9);
    EXPECT_NEAR(projection.scaleAt({lon, 50}), 1, 1e-9);
    EXPECT_LT(projection.scaleAt({lon, 47}), 1);
    EXPECT_GT(projection.scaleAt({lon, 52}), 1);
  }
  overRegion([&](LonLat place) {
    const auto [north, east] = stepsAt(projection, place);
    EXPECT_NEAR(std::hypot(north.x, north.y), std::hypot(east.x, east.y), 1e-6);
  });
}

TEST(Projection, ScaleAndNorthAreThoseOfSmallSteps) {
  for (const Projection& projection :
       {kurils(), Projection::azimuthalEquidistant({145.8, 43.4}), Projection::mercator()}) {
    overRegion([&](LonLat place) {
      const auto [north, east] = stepsAt(projection, place);
      // The sum of the half axes of Tissot's ellipse, from its matrix.
      const double squares = north.x * north.x + north.y * north.y + east.x * east.x + east.y * east.y;
      const double determinant = east.x * north.y - east.y * north.x;
      EXPECT_NEAR(projection.scaleAt(place), std::sqrt(squares + 2 * determinant) / 2, 1e-6) << projection.title();
      EXPECT_NEAR(projection.northAt(place), std::atan2(north.x, north.y), 1e-6) << projection.title();
    });
  }
}

TEST(Projection, NorthLeansTowardsTheCentralMeridian) {
  const Projection projection = kurils();
  EXPECT_NEAR(projection.northAt({149, 44}), 0, 1e-12);
  EXPECT_LT(projection.northAt({156, 50}), -0.05);
  EXPECT_GT(projection.northAt({141, 43}), 0.05);
}

TEST(Projection, AzimuthalEquidistantKeepsDistancesAndBearings) {
  const LonLat centre{145.8, 43.4};
  const Projection projection = Projection::azimuthalEquidistant(centre);
  for (const LonLat place : {LonLat{37.6, 55.75}, LonLat{-77, -12}, LonLat{-122.4, 37.8}, LonLat{145.9, 43.5}}) {
    const Plane plane = projection.project(place);
    const Inverse way = inverse(centre, place);
    EXPECT_NEAR(std::hypot(plane.x, plane.y), way.distanceMeters, 0.01);
    EXPECT_NEAR(std::atan2(plane.x, plane.y) / kRadians, way.azimuthFromDegrees, 1e-6);
  }
}

TEST(Projection, MercatorKeepsThePacificWhole) {
  const Projection projection = Projection::mercator();
  EXPECT_LT(projection.project({145, 43}).x, projection.project({-160, 43}).x);
  EXPECT_LT(projection.project({37, 43}).x, projection.project({145, 43}).x);
}

TEST(Projection, WhatCannotBeShownIsNotANumber) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const Projection projection = kurils();
  for (const LonLat place : {LonLat{149, -90}, LonLat{149, 95}, LonLat{kNaN, 45}, LonLat{149, kNaN}}) {
    EXPECT_TRUE(std::isnan(projection.project(place).x)) << place.lon << ' ' << place.lat;
    EXPECT_TRUE(std::isnan(projection.project(place).y)) << place.lon << ' ' << place.lat;
  }
  EXPECT_TRUE(std::isnan(projection.unproject({kNaN, 0}).lon));
  EXPECT_TRUE(std::isnan(projection.scaleAt({149, 95})));
  EXPECT_TRUE(std::isnan(projection.northAt({149, 95})));
  // A failure leaves no trace on the next point, alone or in a row.
  EXPECT_NEAR(projection.project(kOrigin).x, 0, 1e-9);
  const PlaneRing row = projection.project(std::vector<LonLat>{{149, -90}, kOrigin});
  EXPECT_TRUE(std::isnan(row[0].x));
  EXPECT_NEAR(row[1].x, 0, 1e-9);
}

TEST(Projection, FromProjReadsAnyProjectionInMetres) {
  const auto lambert = Projection::fromProj("+proj=lcc +lat_1=44 +lat_2=50 +lat_0=46 +lon_0=149 +ellps=WGS84");
  ASSERT_TRUE(lambert.has_value()) << lambert.error().message;
  EXPECT_EQ(lambert->title(), "Lambert conformal conic, WGS84");
  EXPECT_EQ(lambert->definition(), "+proj=lcc +lat_1=44 +lat_2=50 +lat_0=46 +lon_0=149 +ellps=WGS84");
  EXPECT_EQ(lambert->project({156, 50}), kurils().project({156, 50}));
  const auto utm = Projection::fromProj("+proj=utm +zone=55 +datum=WGS84 +units=m");
  ASSERT_TRUE(utm.has_value()) << utm.error().message;
  EXPECT_EQ(utm->title(), "Universal Transverse Mercator (UTM), WGS84");
  EXPECT_NEAR(utm->project({147, 0}).x, 500000, 1e-6);
  EXPECT_NEAR(utm->scaleAt({147, 44}), 0.9996, 1e-9);
}

// Two libraries, one map: a word that means nothing to either is enough for PROJ to be asked.
TEST(Projection, GeographicLibAndPROJAgree) {
  constexpr std::array<const char*, 4> kDefinitions = {
      "+proj=lcc +lat_1=43.5 +lat_2=51.5 +lat_0=46.5 +lon_0=150 +datum=WGS84 +units=m +no_defs",
      "+proj=lcc +lat_1=-20 +lat_2=-40 +lon_0=-70 +ellps=WGS84", "+proj=aeqd +lat_0=43.4 +lon_0=145.8 +ellps=WGS84",
      "+proj=merc +lon_0=150 +ellps=WGS84 +units=m"};
  for (const std::string definition : kDefinitions) {
    ASSERT_NE(geographicEngine(definition).engine, nullptr) << definition;
    ASSERT_EQ(geographicEngine(definition + " +wktext").engine, nullptr);
    const auto ours = Projection::fromProj(definition);
    const auto theirs = Projection::fromProj(definition + " +wktext");
    ASSERT_TRUE(ours && theirs) << definition;
    for (double lat = -85; lat <= 85; lat += 5) {
      for (double lon = -178; lon <= 178; lon += 7) {
        const Plane plane = ours->project({lon, lat});
        const Plane other = theirs->project({lon, lat});
        const double near = 1e-8 * std::max(1.0, std::hypot(other.x, other.y) / 1e6) * 100;  // a micrometre in 1000 km
        ASSERT_NEAR(plane.x, other.x, near) << definition << ' ' << lon << ' ' << lat;
        ASSERT_NEAR(plane.y, other.y, near) << definition << ' ' << lon << ' ' << lat;
        const LonLat back = ours->unproject(other);
        ASSERT_NEAR(back.lon, theirs->unproject(other).lon, 1e-9) << definition << ' ' << lon << ' ' << lat;
        ASSERT_NEAR(back.lat, theirs->unproject(other).lat, 1e-9) << definition << ' ' << lon << ' ' << lat;
        if (std::hypot(other.x, other.y) < 1.5e7) {  // PROJ takes small steps, which far off are too long
          ASSERT_NEAR(ours->scaleAt({lon, lat}) / theirs->scaleAt({lon, lat}), 1, 1e-5)
              << definition << ' ' << lon << ' ' << lat;
          ASSERT_NEAR(std::remainder(ours->northAt({lon, lat}) - theirs->northAt({lon, lat}), 2 * std::numbers::pi), 0,
                      1e-5)
              << definition << ' ' << lon << ' ' << lat;
        }
      }
    }
  }
}

TEST(Projection, WhatIsNotKnownToTheLetterIsPROJs) {
  for (const char* definition :
       {"+proj=lcc +lat_1=44 +lat_2=50 +lat_0=46 +lon_0=149 +ellps=GRS80", "+proj=lcc +lat_1=44 +lat_2=50 +lon_0=149",
        "+proj=lcc +lat_1=44 +lon_0=149 +ellps=WGS84", "+proj=merc +lat_ts=40 +ellps=WGS84",
        "+proj=lcc +lat_1=44 +lat_2=50 +lon_0=149 +ellps=WGS84 +x_0=500000", "+proj=utm +zone=55 +datum=WGS84",
        "+proj=lcc +lat_1=44d30 +lat_2=50 +lon_0=149 +ellps=WGS84", "+proj=merc +lon_0=150 +lon_0=149 +ellps=WGS84",
        "+proj=lcc +lat_1=44 +lat_2=50 +lon_0=149 +ellps=WGS84 +units=km"}) {
    EXPECT_EQ(geographicEngine(definition).engine, nullptr) << definition;
  }
}

TEST(Projection, FromProjSaysWhatIsWrong) {
  for (const char* wrong :
       {"", "nonsense", "+proj=nosuch", "+proj=lcc +lat_1=44 +lat_2=-44", "+proj=longlat",
        "+proj=lcc +lat_1=44 +lat_2=50 +units=km", "+proj=merc +to_meter=0.3048", "+proj=merc +type=crs"}) {
    const auto projection = Projection::fromProj(wrong);
    ASSERT_FALSE(projection.has_value()) << wrong;
    EXPECT_EQ(projection.error().kind, ErrorKind::Input);
    EXPECT_NE(projection.error().message.find(fmt::format("'{}'", wrong)), std::string::npos)
        << projection.error().message;
  }
}

TEST(Projection, ParametersThatMakeNoProjectionShowNothing) {
  const Projection projection = Projection::lambertConformalConic(44, -44, kOrigin);
  EXPECT_TRUE(std::isnan(projection.project(kOrigin).x));
  EXPECT_TRUE(std::isnan(projection.unproject({0, 0}).lon));
  EXPECT_TRUE(std::isnan(projection.project(std::vector<LonLat>{kOrigin})[0].y));
  EXPECT_TRUE(std::isnan(projection.scaleAt(kOrigin)));
  EXPECT_TRUE(std::isnan(projection.northAt(kOrigin)));
}

TEST(Projection, EachThreadMayHaveItsOwn) {
  const Plane expected = kurils().project({156, 50});
  std::vector<Plane> results(4);
  {
    std::vector<std::jthread> threads;
    for (Plane& result : results) {
      threads.emplace_back([&result] {
        for (int i = 0; i < 50; ++i) {
          result = kurils().project({156, 50});
        }
      });
    }
  }
  for (const Plane result : results) {
    EXPECT_EQ(result, expected);
  }
}

// PROJ keeps its database open once it has read it.
bool hasDatabaseOpen() {
  return std::ranges::any_of(std::filesystem::directory_iterator("/proc/self/fd"), [](const auto& entry) {
    std::error_code error;
    return std::filesystem::read_symlink(entry.path(), error).filename() == "proj.db";
  });
}

bool isLoaded(const std::string& library) {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.find(library) != std::string::npos) {
      return true;
    }
  }
  return false;
}

TEST(ProjectionCost, PROJIsLoadedForWhatGeographicLibDoesNotKnow) {
  if (isLoaded("/libproj.so")) {
    GTEST_SKIP() << "another test of this process has loaded it; CTest runs each in one of its own";
  }
  (void)kurils();
  EXPECT_FALSE(isLoaded("/libproj.so"));
  ASSERT_TRUE(Projection::fromProj("+proj=utm +zone=55 +datum=WGS84"));
  EXPECT_TRUE(isLoaded("/libproj.so"));
}

TEST(ProjectionCost, ParametersAreTakenWithoutPROJsDatabase) {
  if (hasDatabaseOpen()) {
    GTEST_SKIP() << "another test of this process has it open; CTest runs each in one of its own";
  }
  const auto byParameters = Projection::fromProj("+proj=utm +zone=55 +datum=WGS84 +units=m +no_defs");
  ASSERT_TRUE(byParameters) << byParameters.error().message;
  EXPECT_FALSE(hasDatabaseOpen());
  // What this would look like: steps are not only parameters.
  const auto bySteps = Projection::fromProj("+proj=pipeline +step +proj=lcc +lat_1=43.5 +lat_2=51.5 +ellps=WGS84");
  EXPECT_TRUE(hasDatabaseOpen());
}

}  // namespace
}  // namespace kurilscope::geo

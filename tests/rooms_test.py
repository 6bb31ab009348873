#!/usr/bin/env python3
"""Holds the table of rooms: who may include whom, and which room alone may use which library.

The table is that of ARCHITECTURE.md. It is checked on the #include lines, so that a wrong one is named with its
line rather than found by a linker.
"""

import pathlib
import re
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parent.parent

# Each room and the rooms it may include, itself apart.
ALLOWED = {
    "base": set(),
    "geo": {"base"},
    "atlas": {"base", "geo"},
    "io": {"base", "geo", "atlas", "image"},
    "packs": {"base", "geo", "atlas", "io", "image"},
    "view": {"base", "geo", "atlas"},
    "scene": {"base", "geo", "atlas", "view"},
    "image": {"base"},
    "canvas/gl": {"base", "geo", "atlas", "view", "scene", "image"},
    "canvas/cairo": {"base", "geo", "atlas", "view", "scene", "image"},
    "brief": {"base", "geo", "atlas", "view", "scene"},
    "platform": {"base"},
    "ui": {"base", "geo", "atlas", "view", "scene", "brief"},
}
ALLOWED["app"] = set(ALLOWED)

# Libraries kept to the rooms that own them.
OWNERS = {
    "GDAL": (re.compile(r"^(gdal|ogr|cpl_|vrt)\w*\.h(pp)?$"), {"io"}),
    "OpenGL": (re.compile(r"^(glad/|GL/|GLES|KHR/)"), {"canvas/gl", "platform"}),
    "PROJ": (re.compile(r"^(proj\.h|geodesic\.h)$"), {"geo"}),
    "GeographicLib": (re.compile(r"^GeographicLib/"), {"geo"}),
    "GEOS": (re.compile(r"^geos"), {"geo"}),
    "Cairo": (re.compile(r"^cairo"), {"canvas/cairo"}),
    "GLFW": (re.compile(r"^GLFW/"), {"platform"}),
    "EGL": (re.compile(r"^EGL/"), {"platform"}),
    "ImGui's own drawing": (re.compile(r"^(backends/)?imgui_impl_"), {"app"}),
    "Dear ImGui": (re.compile(r"^imgui"), {"ui", "app"}),
    "libpng": (re.compile(r"^png\.h$"), {"image"}),
    "CLI11": (re.compile(r"^CLI/"), {"app"}),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """The room that a path inside src/ belongs to: "geo/point.hpp" -> "geo"; None for a path of no room."""
    for room in sorted(ALLOWED, key=len, reverse=True):
        if path.startswith(room + "/"):
            return room
    return None


def includes(file):
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if found := INCLUDE.match(line):
            yield number, found[1] == '"', found[2]


def trespasses(src):
    """Every #include line under src that the tables forbid, as text."""
    problems = []
    for file in sorted([*src.rglob("*.cpp"), *src.rglob("*.hpp")]):
        name = file.relative_to(src).as_posix()
        room = room_of(name)
        if room is None:
            problems.append(f"{name}: lies in no room of the table")
            continue
        for number, is_own, header in includes(file):
            place = f"{name}:{number}"
            if is_own:
                other = room_of(header)
                if other is None:
                    problems.append(f'{place}: "{header}" is not written from src/, such as "geo/point.hpp"')
                elif other != room and other not in ALLOWED[room]:
                    problems.append(f"{place}: {room} may not include {other} ({header})")
                continue
            for library, (pattern, owners) in OWNERS.items():
                if pattern.match(header):
                    if room not in owners:
                        problems.append(f"{place}: only {' and '.join(sorted(owners))} may include {library} ({header})")
                    break
    return problems


class Rooms(unittest.TestCase):
    def test_every_include_follows_the_table(self):
        problems = trespasses(SOURCE / "src")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_every_room_of_the_table_exists(self):
        for room in ALLOWED:
            self.assertTrue((SOURCE / "src" / room).is_dir(), room)

    def test_the_table_has_no_circle(self):
        for room, others in ALLOWED.items():
            for other in others:
                self.assertNotIn(room, ALLOWED[other], f"{room} and {other} include each other")

    def test_nothing_includes_app(self):
        self.assertFalse([room for room, others in ALLOWED.items() if room != "app" and "app" in others])


class TheCheckItself(unittest.TestCase):
    """A check that cannot fail proves nothing: each kind of wrong line is found."""

    def check(self, name, line):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / name
            file.parent.mkdir(parents=True)
            file.write_text(f"#pragma once\n{line}\n", encoding="utf-8")
            return trespasses(pathlib.Path(folder))

    def test_wrong_lines_are_found(self):
        wrong = [
            ("geo/a.hpp", '#include "atlas/atlas.hpp"'),
            ("scene/a.cpp", '#include "canvas/gl/program.hpp"'),
            ("ui/a.cpp", '#include "canvas/gl/program.hpp"'),
            ("canvas/gl/a.cpp", '#include "canvas/cairo/canvas.hpp"'),
            ("view/a.cpp", '#include "io/pack.hpp"'),
            ("brief/a.cpp", '#include "app/verbs.hpp"'),
            ("atlas/a.cpp", "#include <gdal_priv.h>"),
            ("app/a.cpp", "#include <ogrsf_frmts.h>"),
            ("ui/a.cpp", "#include <glad/gl.h>"),
            ("scene/a.cpp", "#include <imgui.h>"),
            ("ui/a.cpp", "#include <imgui_impl_opengl3.h>"),
            ("io/a.cpp", '#include "pack.hpp"'),
            ("attic/a.cpp", "#include <vector>"),
        ]
        for name, line in wrong:
            self.assertEqual(len(self.check(name, line)), 1, f"{name}: {line}")

    def test_right_lines_pass(self):
        right = [
            ("canvas/gl/a.cpp", '#include "image/image.hpp"'),
            ("brief/a.cpp", '#include "scene/compose.hpp"'),
            ("io/a.cpp", "#include <gdal_priv.h>"),
            ("platform/a.cpp", "#include <glad/gl.h>"),
            ("app/a.cpp", '#include "canvas/gl/canvas.hpp"'),
        ]
        for name, line in right:
            self.assertEqual(self.check(name, line), [], f"{name}: {line}")


if __name__ == "__main__":
    sys.exit(unittest.main())

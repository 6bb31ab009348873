#!/usr/bin/env python3
"""Measures the program against what the machine allows, and says which bars it reaches.

Every row is a ratio: what the program takes, divided by what the least program of its kind takes, both measured turn by
turn in the same run. It prints a table and writes BUILD/bench.json. docs/performance.md explains the rows.
"""

import argparse
import functools
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "window"))
from screen import PACK, Display, environment, wait_until  # noqa: E402

MEGAPIXELS_1080 = "1920x1080"
PATIENCE = 600  # seconds: the world pack


class Row:
    """A ratio, or a figure where `limits` is empty, of each round, and the most it may be."""

    def __init__(self, name, bar, unit, ours, limits=()):
        self.name, self.bar, self.unit = name, bar, unit
        self.ours, self.limits = list(ours), list(limits)

    @property
    def values(self):
        return [a / b for a, b in zip(self.ours, self.limits)] if self.limits else self.ours

    @property
    def median(self):
        return statistics.median(self.values)

    @property
    def is_reached(self):
        return None if self.bar is None else self.median <= self.bar

    def as_json(self):
        figures = {
            "name": self.name, "bar": self.bar, "reached": self.is_reached,
            "median": self.median, "least": min(self.values), "most": max(self.values), "rounds": len(self.values),
            "unit": "ratio" if self.limits else self.unit,
        }
        if self.limits:
            figures |= {"ours": statistics.median(self.ours), "limit": statistics.median(self.limits),
                        "ours_and_limit_unit": self.unit}
        return figures

    def as_line(self):
        sign = " x" if self.limits else f" {self.unit}"
        spread = f"{min(self.values):.2f} - {max(self.values):.2f}"
        of = f"{statistics.median(self.ours):.4g} / {statistics.median(self.limits):.4g} {self.unit}" if self.limits else ""
        bar = "" if self.bar is None else f"{self.bar:g}{sign}"
        verdict = {None: "", True: "reached", False: "missed"}[self.is_reached]
        return f"{self.name:<58}{self.median:>9.2f}{sign:<4}{spread:>18}  {bar:>8}  {verdict:<8} {of}"


class Bench:
    def __init__(self, build, rounds, idle_seconds, world_pack):
        self.build, self.rounds, self.idle_seconds, self.world_pack = build, rounds, idle_seconds, world_pack
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kurilscope-bench-"))
        self.display = Display()
        self.environment = environment(self.display.name, self.folder / "config") | {
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_DATA_HOME": str(self.folder / "data"),
        }
        settings = self.folder / "config" / "kurilscope" / "window.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text("width = 1600\nheight = 900\nx = 0\ny = 0\n", encoding="utf-8")
        self.program = [str(build / "kurilscope")]

    def close(self):
        self.display.close()
        shutil.rmtree(self.folder)

    # ---- whole processes

    def whole(self, *command):
        """Milliseconds of a process from its start to its end."""
        start = time.monotonic()
        subprocess.run(command, env=self.environment, cwd=self.folder, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=PATIENCE)
        return 1000 * (time.monotonic() - start)

    def in_process(self, name, *arguments):
        """The figures that a benchmark program reports."""
        printed = subprocess.run([self.build / name, *arguments], env=self.environment, cwd=self.folder, check=True,
                                 stdout=subprocess.PIPE, encoding="utf-8", timeout=10 * PATIENCE).stdout
        return {figure["name"]: figure["value"] for figure in map(json.loads, printed.splitlines())}

    def turns(self, ours, limit):
        """Both, turn by turn, each once before anything counts."""
        ours(), limit()
        pairs = [(ours(), limit()) for _ in range(self.rounds)]
        return zip(*pairs)

    # ---- windows

    def open(self, *command):
        """A window whose map is complete, and how many milliseconds that took."""
        start = time.monotonic()
        window = Window(subprocess.Popen(command, env=self.environment, cwd=self.folder, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL))
        return window, 1000 * (window.wait_for_complete_frame() - start)

    def start_and_peak(self, *command):
        window, milliseconds = self.open(*command)
        time.sleep(0.5)  # what the program does after its first frame counts too
        peak = window.peak_megabytes()
        window.close()
        return milliseconds, peak

    # ---- the rows

    @functools.cached_property
    def frame_runs(self):
        return [self.in_process("bench_frame", "--json") for _ in range(3)]  # each half a minute

    @property
    def triangles(self):
        return [run["map, full-screen triangle"] for run in self.frame_runs]

    def frames(self):
        runs, triangles = self.frame_runs, self.triangles
        for place in ("chain", "kunashir", "habomai", "world"):
            for motion in ("pan", "zoom", "scrub"):
                name = f"{place}, all layers, {motion}"
                yield Row(f"map frame: {name} / full-screen triangle", 3, "ms",
                          [run[f"map frame, {name}"] for run in runs], triangles)
        scrub = "chain, all layers, scrub"
        yield Row("map frame: scrub, p99 / median", 2, "ms", [run[f"map frame p99, {scrub}"] for run in runs],
                  [run[f"map frame, {scrub}"] for run in runs])

    def composing(self):
        runs = [self.in_process("bench_compose", "--json") for _ in range(self.rounds)]
        bars = {"composing, chain, all layers, pan": 1.2, "composing, chain, all layers, scrub": 0.5,
                "placing the names of the chain": 2}
        for name in runs[0]:
            unit = "" if name.startswith("allocations") else "ms"
            yield Row(name, bars.get(name), unit, [run[name] for run in runs])

    def starts(self):
        def ours():
            return self.start_and_peak(*self.program, "--print-frames")

        def blank():
            return self.start_and_peak(str(self.build / "limit_blank_window"))

        opened, blanks = self.turns(ours, blank)
        yield Row("start to the first complete map frame / blank window", 1.5, "ms",
                  [o[0] for o in opened], [b[0] for b in blanks])
        yield Row("peak memory of the window / blank window", 2, "MB", [o[1] for o in opened], [b[1] for b in blanks])

    def world(self):
        """The pack of the whole world, where `--world` names one, beside the pack as it ships."""
        if self.world_pack is None:
            return
        ours, pack = self.turns(
            lambda: self.start_and_peak(*self.program, "--print-frames", "--pack", str(self.world_pack)),
            lambda: self.start_and_peak(*self.program, "--print-frames", "--pack", str(PACK)))
        yield Row("world pack: start / the pack's", 2, "ms", [o[0] for o in ours], [p[0] for p in pack])
        yield Row("world pack: peak memory / the pack's", None, "MB", [o[1] for o in ours], [p[1] for p in pack])
        frames, others = self.turns(lambda: self.in_process("bench_frame", "--json", str(self.world_pack)),
                                    lambda: self.in_process("bench_frame", "--json", str(PACK)))
        for name in (f"{place}, all layers, {motion}" for place in ("chain", "world") for motion in ("pan", "scrub")):
            yield Row(f"world pack: map frame: {name} / the pack's", 1.3, "ms",
                      [run[f"map frame, {name}"] for run in frames], [run[f"map frame, {name}"] for run in others])

    def snapshots(self):
        picture = str(self.folder / "picture.png")
        ours, bare = self.turns(
            lambda: self.whole(*self.program, "snapshot", "-o", picture, "--size", MEGAPIXELS_1080),
            lambda: self.whole(str(self.build / "limit_bare_picture"), picture))
        yield Row("snapshot 1080p, whole process / bare EGL and PNG", 2.5, "ms", ours, bare)

    def large_pictures(self):
        picture = str(self.folder / "picture.png")
        ours, limits, labels = [], [], []
        for _ in range(self.rounds):
            figures = self.in_process("bench_picture", picture)
            limits.append(figures["one 8K frame"] + figures["libpng on its pixels"])
            labels.append(figures["a scene with all its names placed anew"])
            ours.append(self.whole(*self.program, "snapshot", "-o", picture, "--size", "7680x4320"))
        yield Row("snapshot 8K, whole process / libpng on its pixels and a frame", 1.5, "ms", ours, limits)
        yield Row("a scene with all its names placed anew", None, "ms", labels)

    def loads(self):
        runs = [self.in_process("bench_load", str(self.folder / "packs")) for _ in range(self.rounds)]
        yield Row("load of the pack / GDAL's raw read of its files", 3, "ms",
                  [run["load of the pack"] for run in runs], [run["GDAL's raw read of its files"] for run in runs])

        yield Row("the pack from the cache / GDAL's raw read of its files", None, "ms",
                  [run["the pack from the cache"] for run in runs], [run["GDAL's raw read of its files"] for run in runs])

    def nearest(self):
        runs = [self.in_process("bench_nearest") for _ in range(self.rounds)]
        for name in runs[0]:
            yield Row(f"nearest coast: {name}", 1000, "us", [run[name] for run in runs])

    def many_events(self):
        runs = [self.in_process("bench_timeline") for _ in range(3)]  # each a minute
        pack = [run["scrub, the pack"] for run in runs]
        full = [run["scrub, 100 000 events"] for run in runs]
        yield Row("100 000 events: scrub / the pack's", 1.5, "ms", full, pack)
        yield Row("100 000 events: zoom of the axis / the pack's", 1.5, "ms",
                  [run["zoom of the axis, 100 000 events"] for run in runs],
                  [run["zoom of the axis, the pack"] for run in runs])
        yield Row("whole window frame: scrub / full-screen triangle", 6, "ms", pack, self.triangles)
        yield Row("whole window frame: scrub, p99 / median", 2, "ms", [run["scrub, the pack, p99"] for run in runs], pack)
        yield Row("frames whose date lags behind the cursor", 0, "",
                  [run["frames whose date lags behind the cursor"] for run in runs])

    def idle(self):
        window, _ = self.open(*self.program, "--print-frames")
        window.settle()
        frames, seconds, wakeups = window.frames, window.cpu_seconds(), window.wakeups()
        time.sleep(self.idle_seconds)
        minutes = self.idle_seconds / 60
        yield Row("idle window: frames a minute", 0, "", [(window.frames - frames) / minutes])
        yield Row("idle window: processor seconds a minute", 0.05, "s", [(window.cpu_seconds() - seconds) / minutes])
        yield Row("idle window: wake-ups a minute, all threads", None, "", [(window.wakeups() - wakeups) / minutes])
        window.close()


class Window:
    """A program with --print-frames: which frames it drew, and what it costs."""

    def __init__(self, process):
        self.process = process
        self.proc = pathlib.Path(f"/proc/{process.pid}")
        self.printed = 0
        self.rest = b""
        os.set_blocking(process.stdout.fileno(), False)

    def _lines(self):
        """What was printed since the last call, split into words."""
        try:
            self.rest += os.read(self.process.stdout.fileno(), 1 << 20)
        except BlockingIOError:
            return []
        *lines, self.rest = self.rest.split(b"\n")
        return [line.decode().split() for line in lines]

    def wait_for_complete_frame(self):
        """Seconds of the monotonic clock, as the program read it."""
        def found():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode}")
            lines = self._lines()
            self.printed += len(lines)
            return next((float(line[3]) for line in lines if line[2] == "complete"), None)

        return wait_until("a complete frame", found, PATIENCE)

    @property
    def frames(self):
        self.printed += len(self._lines())
        return self.printed

    def settle(self):
        def is_still():
            before = self.frames, self.cpu_seconds()
            time.sleep(1)
            return (self.frames, self.cpu_seconds()) == before

        wait_until("the window to come to rest", is_still, PATIENCE)

    def peak_megabytes(self):
        return self._status("VmHWM") / 1024

    def wakeups(self):
        return sum(int(self._field(task / "status", "voluntary_ctxt_switches")) for task in (self.proc / "task").iterdir())

    def cpu_seconds(self):
        fields = (self.proc / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # utime + stime

    def _status(self, key):
        return int(self._field(self.proc / "status", key).split()[0])

    @staticmethod
    def _field(path, key):
        return next(line.split(":")[1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(key))

    def close(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the folder the program was built in")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--idle-seconds", type=float, default=60)
    parser.add_argument("--world", type=pathlib.Path, help="a pack of the whole world, made by data/rebuild --world")
    parser.add_argument("--only", nargs="*", default=[], help="of: " + ", ".join(PIECES))
    options = parser.parse_args()
    bench = Bench(options.build.resolve(), options.rounds, options.idle_seconds, options.world)
    rows = []
    try:
        for name, piece in PIECES.items():
            if not options.only or name in options.only:
                for row in piece(bench):
                    rows.append(row)
                    print(row.as_line(), flush=True)
    finally:
        bench.close()
    path = options.build / "bench.json"
    path.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n", encoding="utf-8")
    missed = [row.name for row in rows if row.is_reached is False]
    print(f"\n{len(rows)} rows, {len(missed)} missed; {path}")


PIECES = {
    "frames": Bench.frames,
    "composing": Bench.composing,
    "start": Bench.starts,
    "snapshot": Bench.snapshots,
    "8k": Bench.large_pictures,
    "load": Bench.loads,
    "events": Bench.many_events,
    "nearest": Bench.nearest,
    "idle": Bench.idle,
    "world": Bench.world,
}

if __name__ == "__main__":
    main()

"""What pictures and walks share: a small window, the rows that the program has, and a clock that can be hurried."""

import os
import struct
import subprocess

from screen import Program

WIDTH, HEIGHT = 900, 640
ASIDE = (4, 636)  # a corner of the window where nothing lights up


def rows():
    """The keys, and for each state the menus: [(button, [entries])], as places to click. See rows.cpp."""
    told = subprocess.run(
        [os.environ["KURILSCOPE_ROWS"], str(WIDTH), str(HEIGHT)], capture_output=True, text=True, check=True
    ).stdout
    keys, menus = [], {}
    for line in told.splitlines():
        kind, *words = line.split(" ")
        if kind == "key":
            keys.append(words[0])
            continue
        at = int(words[-2]), int(words[-1])
        if kind == "menu":
            menus.setdefault(words[0], []).append((at, []))
        else:
            menus[words[0]][int(words[1])][1].append(at)
    return keys, menus


class Clock:
    """How fast the program's clock runs; see other_clock.cpp."""

    def __init__(self, path):
        self.path = path
        self.set(1)

    def set(self, rate):
        with open(self.path, "r+b" if self.path.exists() else "wb") as file:
            file.write(struct.pack("d", rate))


def open_small(display, folder, link, bookmarks):
    """The program at a link, with these bookmarks as [(name, link)]; nothing else was kept. It answers with its clock."""
    config = folder / "config" / "kurilscope"
    config.mkdir(parents=True, exist_ok=True)
    (config / "window.toml").write_text(f"width = {WIDTH}\nheight = {HEIGHT}\nx = 0\ny = 0\n", encoding="utf-8")
    lines = [f'{i} = {{ name = "{name}", view = "{view}" }}\n' for i, (name, view) in enumerate(bookmarks, 1)]
    (config / "bookmarks.toml").write_text("".join(lines), encoding="utf-8")
    clock = Clock(folder / "clock")
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    for tool in ("xclip", "xdg-open"):  # whatever is installed here
        (tools / tool).write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
        (tools / tool).chmod(0o755)
    added = {
        "LD_PRELOAD": os.environ["KURILSCOPE_OTHER_CLOCK"],
        "KURILSCOPE_CLOCK": str(clock.path),
        "PATH": f"{tools}:{os.environ['PATH']}",
    }
    program = Program(display, folder, ["--link", link], added=added)
    program.do("windowfocus", "--sync", program.window)
    program.wait_for("the first view", lambda view: True)
    return program, clock

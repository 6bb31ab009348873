#!/usr/bin/env python3
"""Makes tests/fuzz/seeds anew from the real pack and the real program: small inputs that fuzzers start from.

tests/fuzz/make_seeds.py PROGRAM
"""

import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile

FUZZ = pathlib.Path(__file__).resolve().parent
PACK = FUZZ.parent.parent / "data" / "kuril"
PROGRAM = sys.argv[1]


def write(harness, name, content):
    folder = FUZZ / "seeds" / harness
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def rows(part, count):
    """The header and some rows of a table of the pack, as text."""
    with open(PACK / part, encoding="utf-8", newline="") as stream:
        found = list(csv.reader(stream))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(found[:1] + found[1 :: max(1, len(found) // count)][:count])
    return text.getvalue()


def cells(part, *columns):
    with open(PACK / part, encoding="utf-8", newline="") as stream:
        return sorted({row[column] for row in csv.DictReader(stream) for column in columns if row[column]})


def snapshot(name, *options):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / name
        subprocess.run([PROGRAM, "snapshot", "-o", file, *SMALL, *options], check=True)
        return file.read_bytes()


SMALL = ["--size", "16x16", "--layers", "none", "--date", "1956-10-19"]
LINKS = [
    "date=1945-09-06&compare=1945-08-17&swipe=0.5",
    "date=1998-05-01&center=146,44&span=300&layers=status,claims,lines,labels&perspective=tokyo&names=all&theme=dark",
    "date=1956-10-19&select=event:joint-declaration-signed&hide=treaty&actor=USSR&words=fish",
    "date=2019-01-22&measure=nemuro|signalny|146.1,43.4&rings=kunashir:10,20,200&settlement=half&about=iturup",
]


def tiny_pdf(keywords):
    """A page of nothing that carries its keywords as the program's own pages do."""
    escaped = re.sub(rb"([()\\])", rb"\\\1", keywords)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 16 16]/Resources<<>>>>",
        b"<</Keywords(" + escaped + b")>>",
    ]
    pdf, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj" % number + content + b"endobj\n"
    start = len(pdf)
    pdf += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return pdf + b"trailer<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start


def main():
    dates = cells("events.csv", "start", "end")
    for number, date in enumerate(dates[:: max(1, len(dates) // 8)] + ["1946/1949", "1947~", "1977?", "1946-02", "../1945"]):
        write("dates", f"{number:02}", date)
    for number, link in enumerate(LINKS):
        write("links", f"{number:02}", link)
    for part in ("islands.csv", "events.csv", "status.csv", "claims.csv", "sources.csv", "places.csv"):
        write("packs", part, f"@ {part}\n{rows(part, 4)}")
    write("packs", "two", f"@ meetings.csv\n{rows('meetings.csv', 2)}@ positions.csv\n{rows('positions.csv', 2)}")
    write("packs", "manifest", "@ pack.toml\n" + (PACK / "pack.toml").read_text(encoding="utf-8")[:4000])
    for extension in ("png", "tif", "jpg", "webp"):
        write("pictures", extension, snapshot(f"a.{extension}"))
    svg = snapshot("a.svg").decode()
    head = svg[: svg.index("</metadata>") + len("</metadata>")]
    write("pictures", "svg", head + "</svg>\n")
    view = re.search(r'key="kurilscope:view">([^<]*)<', head)
    write("pictures", "pdf", tiny_pdf(b"kurilscope:view=" + (view[1] if view else LINKS[0]).encode() + b"\n"))
    write("settings", "window", 'width = 1600\nheight = 900\nx = 10\ny = -1\nmaximized = false\nscale_percent = 110\n'
          f'screen_scale = 1.5\nview = "{LINKS[1]}"\n[briefing]\nlayout = "slide"\nsize = "1920x1080"\nformat = "png"\n'
          'scale = 2.0\ntheme = "print"\n')
    write("settings", "bookmarks", "".join(f'{n} = {{ name = "Place {n}", view = "{link}" }}\n' for n, link in enumerate(LINKS, 1)))
    for number, text in enumerate(["-1.5e3", "12,345", "a\\nb\\\\c", "key=value\nother=a\\nb\n", "国後島 Кунашир", "nan"]):
        write("texts", f"{number:02}", text)
    for number, edits in enumerate([b"", b"\x00\x08\xff", b"\x01\x00\x00\x02\x00\x7f", b"\x80"]):
        write("records", f"{number:02}", edits)


if __name__ == "__main__":
    main()

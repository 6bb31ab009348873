"""deck: pages, contents, sources and links of a PDF and of an HTML; the HTML in a browser where there is one."""

import html.parser
import os
import re
import shutil
import subprocess
import unittest

import browser
from program import CliCase, run

EVENTS = ["kunashir-occupied", "joint-declaration-signed", "abe-putin-13-sochi"]
TITLES = ["Kunashir", "Joint Declaration", "Sochi"]


def output_of(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, encoding="utf-8", check=True).stdout


class Outline(html.parser.HTMLParser):
    """Ids, links, images and tags of a page; tags that are not closed in their order fail."""

    VOID = {"meta", "img", "link", "br"}

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.images, self.tags, self._open = [], [], [], [], []
        self.feed(text)
        self.close()
        if self._open:
            raise AssertionError(f"never closed: {self._open}")

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links.append(attributes["href"])
        if tag == "img":
            self.images.append(attributes)
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            raise AssertionError(f"</{tag}> closes nothing")


class Deck(CliCase):
    def deck(self, name, *arguments):
        path = self.folder / name
        result = run("deck", "-o", path, "--events", ",".join(EVENTS), *arguments)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        self.assertEqual(sorted(f.name for f in self.folder.iterdir()), [name])
        return path

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext (package poppler-utils) is not installed")
    def test_a_pdf_has_contents_a_page_an_event_and_sources(self):
        path = self.deck("deck.pdf", "--title", "Three days")
        information = output_of("pdfinfo", path)
        self.assertRegex(information, r"Title: +Three days")
        self.assertRegex(information, r"Author: +kurilscope")
        self.assertIn("kurilscope:views=date=1945-09-01", information)
        pages = output_of("pdftotext", path, "-").split("\f")[:-1]
        self.assertIn("Contents", pages[0])
        for number, title in enumerate(TITLES, 1):
            self.assertIn(title, pages[0])
            self.assertIn(title, pages[number])
            self.assertIn("Sources of the event", pages[number])
        self.assertTrue(pages[4].startswith("Sources"), pages[4][:200])
        targets = output_of("pdfinfo", "-dests", path)
        sources = re.findall(r'"source-(\d+)"', targets)
        self.assertEqual(len(sources), len(set(sources)))
        self.assertIn(f'"page-{len(pages)}"', targets)
        self.assertIn("https://", output_of("pdfinfo", "-url", path))
        outline = output_of("pdftohtml", "-xml", "-i", "-stdout", path)
        self.assertIn("<outline>", outline)
        self.assertRegex(outline, r'<item page="3">19 October 1956: ')
        # An address that stands in one line is a link to where it says.
        links = re.findall(r'<a href="([^"]*)">(https?://[^<]*)</a>', outline)
        self.assertGreater(len(links), 5)
        for address, words in links:
            self.assertTrue(address.startswith(words), (address, words))
        bare = re.findall(r">(https?://[^<]*)<", re.sub(r"<a .*?</a>", "", outline))
        self.assertEqual(bare, [])

    def test_an_html_holds_all_it_needs(self):
        text = self.deck("deck.html", "--title", "A < B & C", "--size", "640x360").read_text(encoding="utf-8")
        page = Outline(text)
        self.assertIn("<title>A &lt; B &amp; C</title>", text)
        self.assertEqual(page.tags[0], ("html", {"lang": "en"}))
        self.assertEqual([tag for tag, _ in page.tags if tag in ("header", "main", "footer")], ["header", "main", "footer"])
        self.assertEqual([a["id"] for tag, a in page.tags if tag == "article"], EVENTS)
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertEqual(len(page.images), 3)
        for image, title in zip(page.images, TITLES):
            self.assertTrue(image["src"].startswith("data:image/webp;base64,UklGR"))
            self.assertIn(title, image["alt"])
            self.assertIn("Administered by", image["alt"])
        for link in page.links:
            self.assertTrue(link.startswith("http") or link[1:] in page.ids, link)
        self.assertFalse([a for tag, a in page.tags if tag in ("link", "script") and ("href" in a or "src" in a)])

    @unittest.skipUnless(browser.CHROMIUM, "chromium is not installed: the HTML is not tried in a browser")
    def test_an_html_in_a_browser(self):
        path = self.deck("deck.html", "--size", "640x360")
        with browser.Browser() as page:
            page.open(f"file://{path}#{EVENTS[1]}")
            self.assertEqual(page.value("[...document.images].map((i) => i.naturalWidth)"), [640] * 3)
            for key, event in (("ArrowRight", 2), ("ArrowRight", 2), ("Home", 0), ("ArrowLeft", 0), ("End", 2), ("ArrowLeft", 1)):
                page.press(key)
                self.assertEqual(page.value("location.hash"), "#" + EVENTS[event], key)
                self.assertEqual(page.value("document.activeElement.id"), EVENTS[event], key)
            page.press("o")
            self.assertEqual(page.value("document.activeElement.hash"), "#" + EVENTS[1])
            page.press("o")
            self.assertEqual(page.value("document.activeElement.id"), EVENTS[1])
            light = page.value("getComputedStyle(document.body).backgroundColor")
            page.prefer(prefers_color_scheme="dark")
            self.assertNotEqual(page.value("getComputedStyle(document.body).backgroundColor"), light)
            page.resize(360, 800)
            self.assertLessEqual(page.value("document.documentElement.scrollWidth"), 360)
            page.print(self.folder / "print.pdf")
            self.assertEqual(page.complaints, [])
        if shutil.which("pdftotext"):
            pages = output_of("pdftotext", self.folder / "print.pdf", "-").split("\f")[:-1]
            self.assertIn("Contents", pages[0])
            for number, title in enumerate(TITLES, 1):
                self.assertIn(title, pages[number])
            self.assertTrue(pages[4].startswith("Sources"), pages[4][:200])

    def test_a_page_is_small_enough_to_send(self):
        pdf = self.deck("deck.pdf")
        self.assertLess(pdf.stat().st_size / len(EVENTS), 400_000)
        pdf.unlink()
        html_deck = self.deck("deck.html")  # of full size
        self.assertLess(html_deck.stat().st_size / len(EVENTS), 400_000)

    def test_wrong_choices(self):
        self.assert_fails(2, ["--events", "'yalta'", "Did you mean 'yalta-agreement'?"], "deck", "-o", "a.pdf", "--events", "yalta")
        self.assert_fails(2, ["no event is left"], "deck", "-o", "a.pdf", "--find", "no such words at all")
        self.assert_fails(2, ["--kinds: no kind", "'treaties'", "treaty"], "deck", "-o", "a.pdf", "--kinds", "treaties")
        self.assert_fails(2, ["--actor", "'ussr'", "USSR"], "deck", "-o", "a.pdf", "--actor", "ussr")
        self.assert_fails(2, ["--about", "'kunashir'"], "deck", "-o", "a.pdf", "--about", "kunashr")

    def test_where_nothing_can_be_written(self):
        for name in ("a.pdf", "a.html"):
            self.assert_fails(3, ["gone"], "deck", "-o", self.folder / "gone" / name, "--events", EVENTS[0])

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_disk_leaves_nothing(self):
        for name in ("a.pdf", "a.html"):
            os.symlink("/dev/full", self.folder / name)
            result = run("deck", "-o", self.folder / name, "--events", EVENTS[0], "--size", "640x360")
            self.assertEqual(result.returncode, 3, result.stderr)
            self.assertIn("no space is left", result.stderr)


if __name__ == "__main__":
    unittest.main()

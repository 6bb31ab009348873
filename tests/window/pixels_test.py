"""The comparers of pictures: what a reader would see fails on every machine, what only another FreeType does passes."""

import pathlib
import tempfile
import unittest

import numpy
from PIL import Image, ImageFilter

import pixels

START = pixels.load(pathlib.Path(__file__).resolve().parent / "pictures" / "light" / "start.webp")
PAPER = (252, 251, 248)
CAPTION = (14, 434, 190, 470)  # two lines of small words below the date
DATE = (14, 404, 180, 430)
NAMES = (190, 440, 262, 620)  # of the timeline's lanes
SIDE = (610, 20, 890, 390)


def filled(box, color):
    array = START.copy()
    array[box[1] : box[3], box[0] : box[2]] = color
    return array


def garbled(box):
    """Other letters of the same weight in the same place: what a wrong texture of glyphs shows."""
    array = START.copy()
    part = array[box[1] : box[3], box[0] : box[2]]
    order = numpy.random.default_rng(1).permutation(part.shape[1])
    array[box[1] : box[3], box[0] : box[2]] = part[::-1, order]
    return array


def shifted(box, pixels_right):
    array = START.copy()
    part = array[box[1] : box[3], box[0] : box[2]]
    array[box[1] : box[3], box[0] : box[2]] = numpy.roll(part, pixels_right, axis=1)
    return array


class Strict(unittest.TestCase):
    def test_the_same_is_the_same(self):
        self.assertTrue(pixels.compare_strictly(START, START.copy()).is_equal)

    def test_a_few_last_bits_may_differ(self):
        array = START.copy()
        array[100:110, 100] ^= 1
        self.assertTrue(pixels.compare_strictly(array, START).is_equal)

    def test_a_dot_fails_and_is_named(self):
        found = pixels.compare_strictly(filled((300, 200, 304, 204), (255, 0, 0)), START)
        self.assertFalse(found.is_equal)
        self.assertIn("16 pixels", found.words)
        self.assertIn("(300, 200, 304, 204)", found.words)
        self.assertEqual(tuple(found.marks[201, 301]), (220, 0, 0))

    def test_another_size_fails(self):
        self.assertFalse(pixels.compare_strictly(START[:-1], START).is_equal)


class ByTiles(unittest.TestCase):
    def assert_seen(self, array):
        found = pixels.compare_by_tiles(array, START)
        self.assertFalse(found.is_equal)
        self.assertIn("tiles", found.words)

    def assert_passes(self, array):
        found = pixels.compare_by_tiles(array, START)
        self.assertTrue(found.is_equal, found.words)

    def test_the_same_and_softer_letters_pass(self):
        self.assert_passes(START.copy())
        self.assert_passes(numpy.asarray(Image.fromarray(START).filter(ImageFilter.GaussianBlur(0.6))))

    def test_a_lost_label_fails(self):
        self.assert_seen(filled(CAPTION, PAPER))
        self.assert_seen(filled(DATE, PAPER))

    def test_the_smallest_lost_label_fails(self):
        for box in [(8, 205, 36, 218), (126, 579, 158, 594), (266, 526, 288, 537), (292, 234, 336, 246), (497, 412, 522, 424)]:
            with self.subTest(box=box):
                self.assert_seen(filled(box, START[box[1], box[0] - 1]))

    def test_garbled_letters_fail(self):
        self.assert_seen(garbled(NAMES))
        self.assert_seen(garbled(SIDE))

    def test_a_shifted_panel_fails(self):
        self.assert_seen(shifted(SIDE, 2))

    def test_a_theme_that_is_not_applied_fails(self):
        self.assert_seen(255 - START)

    def test_another_size_fails(self):
        self.assertFalse(pixels.compare_by_tiles(START[:, :-1], START).is_equal)


class Changes(unittest.TestCase):
    def test_what_is_kept_of_a_picture_gives_it_back(self):
        array = filled(CAPTION, (1, 2, 3))
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a.webp"
            pixels.save_change(path, START, array)
            self.assertTrue((pixels.load_change(path, START) == array).all())


if __name__ == "__main__":
    unittest.main()

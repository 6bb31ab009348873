"""Pictures as arrays, and how two of them are compared. All limits stand here."""

import dataclasses

import numpy
from PIL import Image

# Where the goldens were made: the same Mesa, ImGui and FreeType draw the same pixels, whatever the processor but for
# the last bit of a channel here and there.
STRICT_DELTA = 2  # of one channel, 0..255
STRICT_PIXELS = 10

# With others edges and letters are drawn a little otherwise, so what counts is how much of which colour stands about a
# place: means over tiles smaller than the smallest word. Debian 13 stays below 7; the smallest label that
# is lost makes 25 and more.
TILE = 8
TILE_DELTA = 10  # of the mean of one channel
TILE_SHARE = 0.001  # of the tiles that may lie beyond it
WORST_DELTA = 20  # none may lie beyond this


@dataclasses.dataclass
class Difference:
    is_equal: bool
    words: str = ""
    marks: object = None  # where: an image as high and wide as both


def load(path):
    """Rows of pixels of red, green and blue."""
    with Image.open(path) as image:
        return numpy.asarray(image.convert("RGB"))


def save(path, array):
    """As the name ends: PNG, or WebP without loss, which takes half of the room."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(numpy.ascontiguousarray(array)).save(path, optimize=True, lossless=True, exact=True, quality=80, method=5)


def save_change(path, start, array):
    """Only what differs from `start`, where there is one; the rest is clear. Most changes are small, and this says what
    they are."""
    if start is None:
        save(path, array)
        return
    clear = (start == array).all(axis=2)
    alpha = numpy.where(clear, 0, 255).astype(numpy.uint8)
    kept = numpy.where(clear[..., None], 0, array).astype(numpy.uint8)
    save(path, numpy.dstack([kept, alpha]))


def load_change(path, start):
    with Image.open(path) as image:
        change = numpy.asarray(image.convert("RGBA"))
    return numpy.where(change[..., 3:] == 0, start, change[..., :3]).astype(numpy.uint8)


def _marks(actual, beyond):
    """The picture pale, and red where it differs."""
    pale = (actual.astype(int) + 3 * 255) // 4
    return numpy.where(beyond[..., None], [220, 0, 0], pale).astype(numpy.uint8)


def _place(beyond, weights):
    """Where it is worst, and the box about all of it."""
    y, x = numpy.unravel_index(numpy.argmax(weights), weights.shape)
    rows, columns = numpy.nonzero(beyond)
    return int(x), int(y), (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)


def _delta(actual, expected):
    return numpy.abs(actual.astype(int) - expected.astype(int)).max(axis=2)


def compare_strictly(actual, expected, delta=STRICT_DELTA, pixels=STRICT_PIXELS):
    if actual.shape != expected.shape:
        return Difference(False, f"{actual.shape[1]}x{actual.shape[0]} pixels instead of {expected.shape[1]}x{expected.shape[0]}")
    deltas = _delta(actual, expected)
    beyond = deltas > delta
    count = int(beyond.sum())
    if count <= pixels:
        return Difference(True)
    x, y, box = _place(beyond, deltas)
    words = (
        f"{count} pixels differ by more than {delta}, {pixels} may; all within {box}; the worst is at {x},{y}: "
        f"{tuple(map(int, actual[y, x]))} instead of {tuple(map(int, expected[y, x]))}"
    )
    return Difference(False, words, _marks(actual, beyond))


def tile_means(array):
    height, width = (length // TILE * TILE for length in array.shape[:2])
    return array[:height, :width].reshape(height // TILE, TILE, width // TILE, TILE, 3).mean(axis=(1, 3))


def compare_by_tiles(actual, expected):
    if actual.shape != expected.shape:
        return Difference(False, f"{actual.shape[1]}x{actual.shape[0]} pixels instead of {expected.shape[1]}x{expected.shape[0]}")
    deltas = numpy.abs(tile_means(actual) - tile_means(expected)).max(axis=2)
    beyond = deltas > TILE_DELTA
    worst = float(deltas.max())
    if beyond.sum() <= TILE_SHARE * beyond.size and worst <= WORST_DELTA:
        return Difference(True)
    row, column = numpy.unravel_index(numpy.argmax(deltas), deltas.shape)
    words = (
        f"{int(beyond.sum())} of {beyond.size} tiles of {TILE} pixels differ by more than {TILE_DELTA} in their mean, "
        f"{TILE_SHARE:.1%} may; the worst by {worst:.0f} at {column * TILE},{row * TILE}, {WORST_DELTA} may"
    )
    large = numpy.zeros(actual.shape[:2], bool)
    grown = beyond.repeat(TILE, axis=0).repeat(TILE, axis=1)
    large[: grown.shape[0], : grown.shape[1]] = grown
    return Difference(False, words, _marks(actual, large))

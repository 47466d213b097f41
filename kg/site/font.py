"""The characters of a page in, style rules of a font with just these out; the only module that knows fonttools.

A Chinese font is many megabytes, and without one a page shows empty boxes. So each page carries its own cut of Noto
Sans SC, where the browser files are there (see `kg.site.browserfiles`). The font comes in slices: a large one of
simplified characters and a hundred small ones, which hold the rarer (U+8E14 of the shipped title is in one of these).

A cut takes a second or so, and is the same wherever it is made: `beside` begins some in another process, which runs
this file, and `faces` takes them from there. fonttools is loaded where a cut is made.
"""

from __future__ import annotations

import base64
import io
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

FAMILY = "Noto Sans SC"
_FEATURES = ["kern", "halt", "chws"]  # letters that fit together, punctuation that closes up
_UPRIGHT = ["BASE", "STAT", "gasp", "prep", "vhea", "vmtx"]  # no vertical lines, no hints, one weight
_UNITS = 256  # steps in the height of a letter: a sixteenth of a pixel on a page, and a fifth fewer bytes than 1000
_LARGEST_FIRST = "chinese-simplified"
_begun: dict[tuple[frozenset[int], Path], Future[str | None]] = {}


def faces(characters: Iterable[str], folder: Path) -> str:
    """Return the `@font-face` rules of a font with those of CHARACTERS that the slices in FOLDER hold.

    The same characters and slices give the same bytes. A slice gives one rule, with the characters it is for, since the
    slices share what all of them need. Blank and control characters are left out.

    Args:
        characters: what the page shows, in any order.
        folder: where the slices (.woff) lie; without it, or with none, the rules are "".

    """
    points = _points(characters)
    if not points:
        return ""
    begun = _begun.pop((points, folder), None)
    made = None if begun is None or begun.cancel() else begun.result()
    return _rules(points, folder) if made is None else made


@contextmanager
def beside(wanted: Iterable[Iterable[str]], folder: Path) -> Iterator[None]:
    """Let another process make the rules of each of WANTED, in this order, while the block runs.

    `faces` waits for what the other has begun, and makes the rest itself, as it does where no process can be started.

    Args:
        wanted: sets of characters for which the block will call `faces`.
        folder: where the slices lie.

    """
    with ThreadPoolExecutor(1) as one_at_a_time:
        for characters in wanted:
            points = _points(characters)
            _begun[points, folder] = one_at_a_time.submit(_elsewhere, points, folder)
        try:
            yield
        finally:
            _begun.clear()
            one_at_a_time.shutdown(cancel_futures=True)


def _elsewhere(points: frozenset[int], folder: Path) -> str | None:
    """Return the rules of a font with POINTS as another process makes them, or None where that fails."""
    command = [sys.executable or "", "-P", __file__, str(folder)]
    try:
        ran = subprocess.run(command, input=" ".join(map(str, points)), capture_output=True, check=True, text=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return ran.stdout


def _points(characters: Iterable[str]) -> frozenset[int]:
    return frozenset(ord(letter) for letter in characters if letter.isprintable() and not letter.isspace())


def _rules(points: frozenset[int], folder: Path) -> str:
    wanted, rules = points, []
    for path, held in _slices(folder):
        taken = wanted & held
        if taken:
            rules.append(_face(path, sorted(taken | {0x20} & held)))
            wanted -= taken
    return "\n".join(rules)


def covered(characters: Iterable[str], folder: Path) -> frozenset[str]:
    """Return those of CHARACTERS that a font made of the slices in FOLDER has."""
    held = frozenset[int]().union(*(points for _, points in _slices(folder)))
    return frozenset(letter for letter in characters if ord(letter) in held)


def _face(path: Path, points: list[int]) -> str:
    data = base64.b64encode(_cut(path, points)).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:400;font-display:block;'
        f"src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{','.join(_ranges(points))}}}"
    )


def _cut(path: Path, points: list[int]) -> bytes:
    """Return the slice at PATH with nothing but POINTS, as woff2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    options = Options()
    options.flavor = "woff2"
    options.layout_features = _FEATURES
    options.drop_tables += _UPRIGHT
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13]  # whose font it is, and its licence
    options.notdef_outline = True
    options.recalc_timestamp = False
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(font)
        scale_upem(font, _UNITS)
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written, reorderTables=False)
    return written.getvalue()


def _ranges(points: list[int]) -> Iterator[str]:
    """Yield the sorted POINTS as CSS writes ranges of them.

    Example:
        >>> list(_ranges([0x41, 0x42, 0x5b57]))
        ['U+41-42', 'U+5b57']

    """
    start = 0
    for place, point in enumerate(points):
        if place + 1 == len(points) or points[place + 1] != point + 1:
            first = points[start]
            yield f"U+{first:x}" if first == point else f"U+{first:x}-{point:x}"
            start = place + 1


@cache
def _slices(folder: Path) -> tuple[tuple[Path, frozenset[int]], ...]:
    """Return the slices in FOLDER with the characters of each, the large one first, the others by name."""
    from fontTools.ttLib import TTFont

    found = sorted(folder.glob("*.woff"), key=lambda path: (_LARGEST_FIRST not in path.name, path.name))
    held = []
    for path in found:
        with TTFont(path, lazy=True) as font:
            held.append((path, frozenset(font.getBestCmap() or {})))
    return tuple(held)


if __name__ == "__main__":
    print(_rules(frozenset(map(int, sys.stdin.read().split())), Path(sys.argv[1])), end="")

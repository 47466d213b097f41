"""A picture of boxes and lines, free of what they stand for: drawn alike on the schema page and for any answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDE = 230  # from one column of boxes to the next, in the picture's own pixels
HIGH = 52
_GAP = 90  # more room between columns than between the parts of a column that was broken up
LONGEST = 16  # boxes in a column before it is broken up


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its KEY, its name in both languages, the TYPE whose colour and shape it has ("" for none), its place.

    NOTE is a short remark (a number) that stands in the box.
    """

    key: str
    zh: str
    en: str
    type: str = ""
    note: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line from the box SOURCE to the box TARGET with what it means in both languages, and how often it is so."""

    source: str
    target: str
    zh: str
    en: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes and lines of a picture."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()


def places(columns: Sequence[Sequence[str]], high: int = HIGH) -> Mapping[str, tuple[int, int]]:
    """Return where each key of COLUMNS goes: columns side by side, middles level, a long one broken into several.

    HIGH is from one box to the next below it.

    Example:
        >>> dict(places([["a"], ["b", "c"]]))
        {'a': (0, 0), 'b': (320, -26), 'c': (320, 26)}

    """
    found: dict[str, tuple[int, int]] = {}
    left = 0
    for column in filter(None, columns):
        parts = -(-len(column) // LONGEST)
        rows = -(-len(column) // parts)
        for part in range(parts):
            keys = column[part * rows : (part + 1) * rows]
            for row, key in enumerate(keys):
                found[key] = (left, round((row - (len(keys) - 1) / 2) * high))
            left += WIDE
        left += _GAP
    return found

"""The lines of a text in; which of them are rows of a table, and the cells of a row, out.

A row is a line whose cells are parted by tabs or upright strokes, next to another such line.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Span

_MARKS = ("|", "\t")


def rows_among(text: str, lines: Sequence[Span]) -> frozenset[int]:
    r"""Return the indices of those LINES of TEXT that are rows of a table.

    Example:
        >>> text = "指标\t2025年\n人口\t50\n\n今年要稳中求进。"
        >>> sorted(rows_among(text, [Span(0, 8), Span(9, 14), Span(16, 24)]))
        [0, 1]

    """
    if not any(mark in text for mark in _MARKS):
        return frozenset()
    parted = [mark_of(text, line) for line in lines]
    found = set()
    for index, mark in enumerate(parted):
        before = index > 0 and parted[index - 1] == mark
        after = index + 1 < len(parted) and parted[index + 1] == mark
        if mark and (before or after):
            found.add(index)
    return frozenset(found)


def mark_of(text: str, line: Span) -> str:
    """Return what parts the cells of a LINE, or "" where it has but one."""
    return next((mark for mark in _MARKS if text.find(mark, line.start, line.end) >= 0), "")


def cells(text: str, line: Span) -> tuple[Span, ...]:
    """Return the cells of a LINE without the blanks around them; an empty cell is a span of no length.

    Example:
        >>> text = "人口（万人） | | 50"
        >>> [cell.of(text) for cell in cells(text, Span(0, len(text)))]
        ['人口（万人）', '', '50']

    """
    mark = mark_of(text, line)
    found = []
    start = line.start
    while mark and (end := text.find(mark, start, line.end)) >= 0:
        found.append(_trimmed(text, start, end))
        start = end + 1
    found.append(_trimmed(text, start, line.end))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

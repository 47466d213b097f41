"""The lines of a text in; which of them are rows of a table, and the cells of a row, out.

A row is a line whose cells are parted by tabs or upright strokes, next to another such line. A table that lost its
lines is known by its heading: 指标 beside a year. The patterns of its cells are data (reading/tables.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.model import Span
from kg.resources import folder, read_table

_MARKS = ("|", "\t", "\n")
_VALUE_HEADS = ("head-value", "head-change")
_HEADS = ("head-name", *_VALUE_HEADS, "head-other")
_LONGEST_HEADING = 80
_LONGEST_CELL = 40
_LONGEST_GROUP = 16
_MOST_COLUMNS = 10


def rows_among(text: str, lines: Sequence[Span]) -> frozenset[int]:
    r"""Return the indices of those LINES of TEXT that are rows of a table.

    Example:
        >>> text = "指标\t2025年\n人口\t50\n\n今年要稳中求进。"
        >>> sorted(rows_among(text, [Span(0, 8), Span(9, 14), Span(16, 24)]))
        [0, 1]
        >>> text = "指标 2020年 2025年\n人口（万人） 45 50"
        >>> sorted(rows_among(text, [Span(0, 14), Span(15, 27)]))
        [0, 1]

    """
    found = _parted_by_blanks(text, lines)
    if any(mark in text for mark in _MARKS):
        parted = [mark_of(text, line) for line in lines]
        for index, mark in enumerate(parted):
            before = index > 0 and parted[index - 1] == mark
            after = index + 1 < len(parted) and parted[index + 1] == mark
            if mark and (before or after):
                found.add(index)
    return frozenset(found)


def mark_of(text: str, line: Span) -> str:
    """Return what parts the cells of a LINE, or "" where it has but one or only blanks part them."""
    return next((mark for mark in _MARKS if text.find(mark, line.start, line.end) >= 0), "")


def cells(text: str, line: Span) -> tuple[Span, ...]:
    """Return the cells of a LINE without the blanks around them; an empty cell is a span of no length.

    Example:
        >>> text = "人口（万人） | | 50"
        >>> [cell.of(text) for cell in cells(text, Span(0, len(text)))]
        ['人口（万人）', '', '50']

    """
    mark = mark_of(text, line)
    if not mark:
        return _blank_cells(text, line)
    found = []
    start = line.start
    while (end := text.find(mark, start, line.end)) >= 0:
        found.append(_trimmed(text, start, end))
        start = end + 1
    found.append(_trimmed(text, start, line.end))
    return tuple(found)


def joined_cells(folded: str, lines: Sequence[Span]) -> list[Span]:
    r"""Return LINES, those joined to one that are the cells of one row of a table, each copied on a line of its own.

    Example:
        >>> text = "指标\n2020年\n2025年\n人口（万人）\n45\n50\n今年要稳中求进。"
        >>> lines = [Span(0, 2), Span(3, 8), Span(9, 14), Span(15, 21), Span(22, 24), Span(25, 27), Span(28, 36)]
        >>> [line.of(text) for line in joined_cells(text, lines)]
        ['指标\n2020年\n2025年', '人口（万人）\n45\n50', '今年要稳中求进。']

    """
    kinds = [_head_kind(folded, line) if len(line) <= _LONGEST_GROUP else "" for line in lines]
    if "head-name" not in kinds:
        return list(lines)
    found: list[Span] = []
    index = 0
    while index < len(lines):
        width = _heading_width(kinds, index)
        rows = _rows_of_cells(folded, lines, index + width, kinds[index : index + width]) if width else []
        if rows:
            found += [Span(lines[first].start, lines[last - 1].end) for first, last in [(index, index + width), *rows]]
            index = rows[-1][1]
        else:
            found.append(lines[index])
            index += 1
    return found


def _heading_width(kinds: Sequence[str], start: int) -> int:
    """Return how many lines from START on are the cells of a table's heading, 0 where they are none."""
    end = start
    while end < len(kinds) and kinds[end] and end - start < _MOST_COLUMNS:
        end += 1
    return end - start if end - start > 1 and _heads_a_table(kinds[start:end]) else 0


def _heads_a_table(kinds: Sequence[str]) -> bool:
    return "head-name" in kinds and not set(_VALUE_HEADS).isdisjoint(kinds)


def _rows_of_cells(folded: str, lines: Sequence[Span], start: int, heads: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last line of the rows that follow; a line alone names a group of rows."""
    rows: list[tuple[int, int]] = []
    ahead = heads.index("head-name")
    while start < len(lines):
        for skipped in range(ahead + 1):  # a cell that stands for several rows is printed once
            width = len(heads) - skipped
            if _is_row_of_cells(folded, lines[start : start + width], heads[skipped:]):
                rows.append((start, start + width))
                break
        else:
            following = lines[start + 1 : start + 1 + len(heads)]
            if len(lines[start]) > _LONGEST_GROUP or not _is_row_of_cells(folded, following, heads):
                break
            rows.append((start, start + 1))
        start = rows[-1][1]
    return rows if any(last - first > 1 for first, last in rows) else []


def _is_row_of_cells(folded: str, lines: Sequence[Span], heads: Sequence[str]) -> bool:
    """Tell whether LINES are cells under HEADS: a name, and a value in the first and half of the columns of values."""
    if len(lines) != len(heads) or any(
        len(line) > _LONGEST_CELL or _pattern("end").search(folded, line.start, line.end) for line in lines
    ):
        return False
    under_values = (line for line, head in zip(lines, heads, strict=True) if head in _VALUE_HEADS)
    values = [_is_value(folded, line) for line in under_values]
    return values[0] and 2 * sum(values) >= len(values) and not _is_value(folded, lines[heads.index("head-name")])


def _parted_by_blanks(text: str, lines: Sequence[Span]) -> set[int]:
    found: set[int] = set()
    index = 0
    while index < len(lines):
        end = index + 1
        if len(lines[index]) <= _LONGEST_HEADING and _is_blank_heading(text, lines[index]):
            while end < len(lines) and (
                _is_blank_row(text, lines[end])
                or (len(lines[end]) <= _LONGEST_GROUP and end + 1 < len(lines) and _is_blank_row(text, lines[end + 1]))
            ):
                end += 1
            if end > index + 1:
                found.update(range(index, end))
        index = end
    return found


def _is_blank_heading(text: str, line: Span) -> bool:
    places = _blank_cells(text, line)
    if len(places) < 2:
        return False
    kinds = [_head_kind(text, place) for place in places]
    return all(kinds) and _heads_a_table(kinds)


def _is_blank_row(text: str, line: Span) -> bool:
    if _pattern("end").search(text, line.start, line.end):
        return False
    values = [_is_value(text, place) for place in _blank_cells(text, line)]
    return any(values[1:]) and not all(values[:-1])


def _blank_cells(text: str, line: Span) -> tuple[Span, ...]:
    found = []
    start = line.start
    for gap in _pattern("parting").finditer(text, line.start, line.end):
        found.append(Span(start, gap.start()))
        start = gap.end()
    return (*found, Span(start, line.end))


def _head_kind(text: str, cell: Span) -> str:
    words = "".join(cell.of(text).split())
    return next((kind for kind in _HEADS if _pattern(kind).fullmatch(words)), "")


def _is_value(text: str, cell: Span) -> bool:
    return _pattern("value").fullmatch(text, cell.start, cell.end) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@cache
def _pattern(identifier: str) -> re.Pattern[str]:
    rows = read_table(folder("data") / "reading" / "tables.tsv")
    return next(re.compile(row["pattern"]) for row in rows if row["id"] == identifier)

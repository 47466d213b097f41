"""A row of a table in; what its columns are about where the row is the heading of a table of indicators, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.extraction.figures.cells import Unit, pattern, unit
from kg.extraction.figures.times import Moment
from kg.extraction.lexicon import lexicon
from kg.model import Span

_KINDS = (
    "column-indicator", "column-unit", "column-change", "column-total", "column-nature", "column-group",
    "column-number", "column-target", "column-base", "column-other",
)  # fmt: skip
_CHANGES = ("change", "total")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: KIND is indicator, unit, change, total, value, nature or "" (not read), YEAR the one it is of, or "".

    ROLE of a value is target or base where its heading says so; UNIT is the heading's, SPAN its place.
    """

    index: int
    kind: str
    year: str
    role: str
    unit: Unit | None
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """The columns of a table of indicators, by what they are about, and how many there are."""

    indicator: Column
    values: tuple[Column, ...]
    changes: tuple[Column, ...]
    unit: Column | None
    count: int


def heading(folded: str, cells: Sequence[Span], times: tuple[Moment, ...]) -> Heading | None:
    """Return what the row of CELLS heads, or None where it is no heading of a table of indicators.

    Args:
        folded: the folded text.
        cells: the cells of one row.
        times: the times of the text, for headings such as “十四五”末.

    Example:
        >>> text = "指标|2020年|2025年|年均增速（%）|属性"
        >>> places = [Span(0, 2), Span(3, 8), Span(9, 14), Span(15, 22), Span(23, 25)]
        >>> found = heading(text, places, ())
        >>> [column.year for column in found.values], [column.unit.name for column in found.changes]
        (['2020', '2025'], ['%'])

    """
    columns = [_column(folded, index, cell, times) for index, cell in enumerate(cells)]
    values = tuple(column for column in columns if column.kind == "value")
    changes = tuple(column for column in columns if column.kind in _CHANGES)
    named = next((column for column in reversed(columns) if column.kind == "indicator"), None)
    if named is None and columns and not len(columns[0].span) and len(values) > 1:
        named = columns[0]
    if named is None or not (values or changes):
        return None
    unit_column = next((column for column in columns if column.kind == "unit"), None)
    return Heading(named, values, changes, unit_column, len(columns))


def _column(folded: str, index: int, cell: Span, times: tuple[Moment, ...]) -> Column:
    words = "".join(cell.of(folded).split())
    bracket = pattern("name").fullmatch(words)
    stated = unit(bracket["unit"]) if bracket and bracket["unit"] else None
    bare = bracket["name"] if bracket and bracket["unit"] else words
    found = next((hit.term.kind for hit in lexicon().find(words, _KINDS)), "").removeprefix("column-")
    years = [match["year"] for match in pattern("year").finditer(words)]
    first = bisect_left(times, cell.start, key=lambda moment: moment.span.start)
    after = (times[at] for at in range(first, len(times)))
    years += [str(moment.year) for moment in takewhile(lambda moment: cell.holds(moment.span), after)]
    year = max(years, default="")
    role = found if found in ("target", "base") else ""
    if found == "indicator" and (year or bare not in lexicon().terms("column-indicator")):
        found = ""
    kind = found
    if role or (year and found not in (*_CHANGES, "other", "nature")):
        kind = "value"
    return Column(index, kind, year, role, stated, cell)

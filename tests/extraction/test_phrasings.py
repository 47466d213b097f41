"""Invented sentences in the words of many plans and reports: the figures and formulas that the rules find in them.

The tables in phrasings/ were written before any rule saw them; their heads say how to read them. Every row that is not
marked as missed must be found with its year, and nothing beside the rows may be; the marked ones count in the floors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from kg.evaluation.matching import figure_right, pairs, plain
from kg.extraction.pipeline import extract
from kg.model import DocumentFacts, Figure, Statements
from kg.reading.article import make_article
from kg.reading.layout import read

FOLDER = Path(__file__).parent / "phrasings"
MARKS = ("missed", "optional", "wrong")


@dataclass
class Row:
    """A row under a text: its MARK ("" where it must be found) and its cells."""

    mark: str
    cells: list[str]

    @property
    def figure(self) -> Figure:
        """The figure that the row tells."""
        _, indicator, comparator, value, unit, _, *base = self.cells
        low, _, high = value.partition("..")
        return Figure(
            comparator,
            unit,
            value=None if high else Decimal(low),
            low=Decimal(low) if high else None,
            high=Decimal(high) if high else None,
            indicator=indicator,
            change=value[0] in "+-",
            base_value=Decimal(base[0].removeprefix("base ")) if base else None,
        )


@dataclass
class Case:
    """A text, the date it was printed, and what it tells."""

    date: str
    text: str
    rows: list[Row] = field(default_factory=list)

    def statements(self) -> Statements:
        """Return what the rules find in the text."""
        return extract(read(make_article(self.text, DocumentFacts(date=self.date), name="t")))


def cases(name: str) -> list[Case]:
    """Return the cases of a table in phrasings/."""
    found: list[Case] = []
    date = ""
    lines: list[str] = []
    for line in [*(FOLDER / name).read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("date: "):
            date = line.removeprefix("date: ")
        elif line.startswith("> "):
            lines.append(line.removeprefix("> "))
        elif line and not line.startswith("#"):
            words = [cell.strip() for cell in line.split("|")]
            mark = next((mark for mark in MARKS if words[0].startswith(mark + " ")), "")
            rows.append(Row(mark, [words[0].removeprefix(mark).strip(), *words[1:]]))
        elif not line and lines:
            found.append(Case(date, "\n".join(lines), rows))
            lines = []
        if not lines or line.startswith("date: "):
            rows = []
    return found


def figures_of(statements: Statements) -> list[tuple[str, Figure, str]]:
    """Return kind, figure and year of every figure among STATEMENTS, in text order."""
    things = sorted((thing for thing in statements.things if thing.traits.figure), key=lambda thing: thing.spans[0])
    return [
        ("target" if thing.type == "Target" else "fact", thing.traits.figure, (thing.traits.deadline or thing.traits.time)[:4])
        for thing in things
        if thing.traits.figure
    ]


def compared(case: Case) -> Iterator[tuple[Row | None, tuple[str, Figure, str] | None]]:
    """Pair the rows of CASE with the figures found in it; what has no partner is paired with None."""
    found = figures_of(case.statements())
    qualities = {
        (i, j): (float(row.figure.indicator == figure.indicator), float(row.cells[0] == kind), float(row.cells[5] == year))
        for i, row in enumerate(case.rows)
        for j, (kind, figure, year) in enumerate(found)
        if figure_right(row.figure, figure)
    }
    taken = pairs(qualities, range(len(case.rows)), [])
    for i, row in enumerate(case.rows):
        yield row, found[taken[i]] if i in taken else None
    yield from ((None, one) for j, one in enumerate(found) if j not in taken.values())

"""Invented sentences in the words of many plans and reports: the figures and formulas that the rules find in them.

The tables in phrasings/ were written before any rule saw them, and a few rows were corrected later where the annotation
guide rules otherwise; their heads say how to read them. The tables have since been used to mend rules: what they reach
is no measure of unseen text. Every row that is not
marked as missed must be found whole, and nothing beside the rows may be; the marked rows count in the floors.
"""

from __future__ import annotations

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
MARKS = ("missed", "optional")
FLOOR = 0.95
Found = tuple[str, Figure, str]


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

    def is_whole(self, found: Found) -> bool:
        """Tell whether FOUND says all that the row says: kind, name, change, base and year too."""
        kind, figure, year = found
        told = self.figure
        return (
            (kind, year) == (self.cells[0], self.cells[5])
            and plain(figure.indicator) == plain(told.indicator)
            and (figure.change, figure.base_value) == (told.change, told.base_value)
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
    for part in (FOLDER / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in part.splitlines() if line and not line.startswith("#")]
        date = next((line.removeprefix("date: ") for line in lines if line.startswith("date: ")), date)
        text = "\n".join(line.removeprefix("> ") for line in lines if line.startswith("> "))
        case = Case(date, text)
        for line in lines:
            if " | " in line and not line.startswith("> "):
                words = [cell.strip() for cell in line.split("|")]
                mark = next((mark for mark in MARKS if words[0].startswith(mark + " ")), "")
                case.rows.append(Row(mark, [words[0].removeprefix(mark).strip(), *words[1:]]))
        if text:
            found.append(case)
    return found


def figures_of(statements: Statements) -> list[Found]:
    """Return kind, figure and year of every figure among STATEMENTS."""
    return [
        (
            "target" if thing.type == "Target" else "fact",
            thing.traits.figure,
            (thing.traits.deadline or thing.traits.time)[:4],
        )
        for thing in statements.things
        if thing.traits.figure
    ]


def compared(case: Case) -> list[tuple[Row | None, Found | None]]:
    """Pair the rows of CASE with the figures found in it; what has no partner is paired with None."""
    found = figures_of(case.statements())
    qualities = {
        (i, j): (float(row.is_whole(one)), float(row.cells[0] == one[0]))
        for i, row in enumerate(case.rows)
        for j, one in enumerate(found)
        if figure_right(row.figure, one[1])
    }
    taken = pairs(qualities, range(len(case.rows)), [])
    both: list[tuple[Row | None, Found | None]] = [
        (row, found[taken[i]] if i in taken else None) for i, row in enumerate(case.rows)
    ]
    return both + [(None, one) for j, one in enumerate(found) if j not in taken.values()]


FIGURES = [
    case
    for name in (
        "year-targets.txt",
        "plan-figures.txt",
        "more-figures.txt",
        "deadlines.txt",
        "grammar.txt",
        "provinces.txt",
        "side-by-side.txt",
    )
    for case in cases(name)
]
FORMULAS = [case for name in ("formulas.txt", "more-formulas.txt") for case in cases(name)]


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case.text[:24])
def test_every_figure_of_a_text_is_found_and_none_beside(case: Case) -> None:
    for row, found in compared(case):
        whole = row is not None and found is not None and row.is_whole(found)
        if row is None:
            pytest.fail(f"too much: {found}")
        elif row.mark == "":
            assert whole, (row.cells, found)
        elif row.mark == "missed":
            assert not whole, f"no longer missed, take the mark away: {row.cells}"


def test_figures_reach_their_floor() -> None:
    rows = [(row, found) for case in FIGURES for row, found in compared(case) if not (row and row.mark == "optional")]
    right = sum(row is not None and found is not None and row.is_whole(found) for row, found in rows)
    assert right / len(rows) >= FLOOR


def formulas_of(case: Case) -> dict[str, tuple[str, list[str]]]:
    """Return number and members of every formula found in CASE, by its words."""
    return {
        plain(thing.label): (str(thing.traits.count or ""), [span.of(case.text) for span in thing.traits.members])
        for thing in case.statements().things
        if thing.type == "Formula"
    }


def told(row: Row) -> tuple[str, list[str]]:
    """Return the number and the members that ROW expects."""
    return row.cells[2], [member.strip() for member in row.cells[3].split("/") if member.strip()]


@pytest.mark.parametrize("case", FORMULAS, ids=lambda case: case.text[:24])
def test_every_formula_of_a_text_is_found_with_its_members(case: Case) -> None:
    found = formulas_of(case)
    for row in case.rows:
        got = found.pop(plain(row.cells[1]), None)
        if row.mark == "":
            assert got == told(row), row.cells
        elif row.mark == "missed":
            assert got != told(row), f"no longer missed, take the mark away: {row.cells}"
    assert found == {}


def test_formulas_and_members_reach_their_floor() -> None:
    names = members = found_names = found_members = 0
    for case in FORMULAS:
        found = formulas_of(case)
        for row in case.rows:
            if row.mark != "optional":
                names += 1
                members += len(told(row)[1])
                got = found.get(plain(row.cells[1]), ("", []))
                found_names += plain(row.cells[1]) in found
                found_members += sum(member in got[1] for member in told(row)[1])
    assert found_names / names >= FLOOR
    assert found_members / members >= FLOOR

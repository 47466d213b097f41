"""Targets as a table: a row per indicator, a column per article and year; or a row per target with its words."""

from __future__ import annotations

from collections import defaultdict

from kg.analysis.contents import Contents
from kg.analysis.figures import amounts
from kg.analysis.indicators import Indicator
from kg.analysis.sections import EVIDENCE, Cell, Name, Section, Word, joined, place
from kg.analysis.sides import Side, figure_words

_FACTS = ("comparator", "value", "low", "high", "unit", "period", "baseValue", "baseTime", "bindingness")


def panel(contents: Contents) -> Section:
    """Return the targets of all articles: indicator and kind of figure by article and year of the deadline.

    A column is called ARTICLE YEAR, or ARTICLE alone for targets without a deadline; columns come in that order. Where
    an article has several targets for one cell, all of them stand in it.
    """
    cells: dict[tuple[Indicator, str], dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for article, own in contents.by_article().items():
        side = Side(own, article)
        for one, things in side.measured("Target").items():
            for thing in things:
                stated = thing.figure()
                kind = amounts(stated)[0].kind if stated else ""
                column = f"{article} {thing.values.get('deadline', '')[:4]}".strip()
                words = figure_words(thing, dated=False)
                if words:
                    cells[one, kind][column].append(words)
    years = sorted({column for row in cells.values() for column in row})
    rows: list[tuple[Cell, ...]] = []
    for (one, kind), row in sorted(cells.items(), key=lambda cell: (cell[0][0].zh, cell[0][1])):
        told = (Name(one.zh, one.en), Word(kind))
        rows.append((*told, *(joined(row[column]) if column in row else None for column in years)))
    return Section("panel", ("indicator", "kind", *years), tuple(rows))


def long_panel(contents: Contents) -> Section:
    """Return the targets of all articles, one per row, with figure, deadline and words, in the order of the texts."""
    rows: list[tuple[Cell, ...]] = []
    for article, own in contents.by_article().items():
        side = Side(own, article)
        for thing in side.contents.of_type("Target"):
            one = side.indicators.get(thing.iri)
            told = (Name(one.zh, one.en) if one else None, figure_words(thing, dated=False))
            facts = (thing.values.get(name) for name in (*_FACTS, "deadline"))
            rows.append((*told, *facts, *place(thing.evidence[0]), thing.iri))
    columns = ("indicator", "figure", *_FACTS, "deadline", *EVIDENCE, "iri")
    return Section("panel-long", columns, tuple(rows))

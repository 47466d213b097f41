"""A place of the text in, the longest known word that starts or ends there, out; and the marks between words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from kg.extraction.lexicon import Term, lexicon

Terms: TypeAlias = tuple[Mapping[str, Term], int]


def longest_before(folded: str, start: int, end: int, terms: Terms) -> Term | None:
    """Return the longest of TERMS that ends at END and does not start before START."""
    table, longest = terms
    for length in range(min(longest, end - start), 0, -1):
        term = table.get(folded[end - length : end])
        if term is not None:
            return term
    return None


def longest_after(folded: str, start: int, end: int, terms: Terms) -> Term | None:
    """Return the longest of TERMS that starts at START and does not end behind END."""
    table, longest = terms
    for length in range(min(longest, end - start), 0, -1):
        term = table.get(folded[start : start + length])
        if term is not None:
            return term
    return None


@cache
def terms_of(kinds: tuple[str, ...]) -> Terms:
    """Return the terms of KINDS by their words, the first kind winning, and the length of the longest."""
    table: dict[str, Term] = {}
    for kind in reversed(kinds):
        table.update(lexicon().terms(kind))
    return table, max(map(len, table), default=0)


@cache
def signs_of(kind: str) -> frozenset[str]:
    """Return the terms of KIND as a set."""
    return frozenset(lexicon().terms(kind))


@cache
def stops() -> frozenset[str]:
    """Return the marks that end a clause."""
    return signs_of("figure-stop")


@cache
def item_marks() -> frozenset[str]:
    """Return the marks between the items of a list."""
    return signs_of("figure-item")


@cache
def outer_marks() -> frozenset[str]:
    """Return the marks that never belong to a noun at whose ends they stand."""
    return signs_of("figure-stop") | signs_of("figure-item") | signs_of("figure-blank")


@cache
def openings() -> frozenset[str]:
    """Return the marks that open a quote or bracket."""
    return signs_of("figure-opening")


@cache
def closings() -> frozenset[str]:
    """Return the marks that close a quote or bracket."""
    return signs_of("figure-closing")

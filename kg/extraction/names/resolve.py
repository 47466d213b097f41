"""Candidates in; a choice without overlaps out: the longest first, then the more trusted."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.lexicon import lexicon
from kg.extraction.names.scan import Candidate

_INDUSTRIAL = frozenset(("Park", "Zone"))
_UNITS = frozenset(("gazetteer:division", "suffix:unit-end"))
_PUBLIC = frozenset(("Government", "Party", "Congress", "Department", "Committee", "Court"))
_CITY = 4
_PARTS = frozenset(("Park", "Subdistrict", "NewArea"))


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return CANDIDATES without overlaps, in text order: longer before shorter, then by weight, then leftmost.

    Example:
        >>> short, long = Candidate(0, 2, "Place", "a"), Candidate(0, 6, "Organisation", "b")
        >>> [chosen.rule for chosen in resolve([short, long])]
        ['b']

    """
    ranked = sorted(set(candidates), key=lambda c: (c.start - c.end, -c.weight, c.start, c.type, c.rule))
    taken: dict[int, Candidate] = {}
    kept = []
    for candidate in ranked:
        first, last = taken.get(candidate.start), taken.get(candidate.end - 1)
        if (first is None and last is None) or (first is last and first and _part(candidate, first)):
            kept.append(candidate)
            taken.update((position, candidate) for position in range(candidate.start, candidate.end))
    return sorted(kept, key=lambda c: (c.start, -c.end, c.type))


def _part(inner: Candidate, outer: Candidate) -> bool:
    """Tell whether a name inside another one is named there too."""
    if inner.rule == "plenum-next":
        return outer.rule == "plenum"
    if outer.rule == "ring-building" and inner.type == "Place":
        return True
    if outer.type == "Organisation" and inner.rule in _UNITS and outer.subtype in _PUBLIC:
        return inner.start - outer.start <= _CITY  # 甲市, and 乙区 behind it, in 甲市乙区人民政府
    if outer.type == "Strategy":
        district = inner.rule.startswith("gazetteer:division") or inner.subtype == "NewArea"
        pilot = outer.rule.endswith("pilot") and inner.type == "Sector"
        return inner.type in ("Organisation", "Person") or district or pilot
    if outer.type == "Place" and inner.type == "Sector":
        whole = outer.end - inner.end > 1 or inner.label.endswith(tuple(lexicon().terms("sector-tail")))
        return (
            outer.rule == "suffix:place-head" and outer.subtype in _INDUSTRIAL and inner.start == outer.start and whole
        )
    return outer.type == "Organisation" and inner.rule == "suffix:place-head" and inner.subtype in _PARTS

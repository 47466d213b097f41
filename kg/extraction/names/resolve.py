"""Candidates in; a choice without overlaps out: the longest first, then the more trusted."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.lexicon import lexicon
from kg.extraction.names.scan import FIRM_OF_WORKS, Candidate

_INDUSTRIAL = frozenset(("Park", "Zone"))
_UNITS = frozenset(("gazetteer:division", "suffix:unit-end"))
_PUBLIC = frozenset(("Government", "Party", "Congress", "Department", "Committee", "Court"))
_CITY = 4
_PARTS = frozenset(("Park", "Subdistrict", "NewArea"))


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return CANDIDATES without overlaps, in text order: longer before shorter, then by weight, then leftmost.

    A firm with works behind it comes before the industry that goes on in their name (海峰新能源 | 新能源储能电池项目).

    Example:
        >>> short, long = Candidate(0, 2, "Place", "a"), Candidate(0, 6, "Organisation", "b")
        >>> [chosen.rule for chosen in resolve([short, long])]
        ['b']

    """
    found = set(candidates)
    firms = _firms(found)
    ranked = sorted(found, key=lambda c: (c not in firms, c.start - c.end, -c.weight, c.start, c.type, c.rule))
    taken: dict[int, Candidate] = {}
    kept = []
    for candidate in ranked:
        first, last = taken.get(candidate.start), taken.get(candidate.end - 1)
        if (first is None and last is None) or (first is last and first and _part(candidate, first)):
            kept.append(candidate)
            taken.update((position, candidate) for position in range(candidate.start, candidate.end))
    return sorted(kept, key=lambda c: (c.start, -c.end, c.type))


def _firms(found: set[Candidate]) -> set[Candidate]:
    """Return the firms with works behind them that are no part of a longer name of another type than an industry."""
    named = [c for c in found if c.type != "Sector"]
    return {
        firm
        for firm in named
        if firm.rule == FIRM_OF_WORKS
        and not any(c.start <= firm.start and firm.end <= c.end and c is not firm for c in named)
    }


def _part(inner: Candidate, outer: Candidate) -> bool:
    """Tell whether a name inside another one is named there too."""
    if inner.rule == "plenum-next":
        return outer.rule == "plenum"
    if outer.rule == "ring-building" and inner.type == "Place":
        return True
    if outer.rule == "decision" and inner.rule == "gazetteer:strategy":
        return True  # 制造强国 in 关于建设制造强国的决策部署
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

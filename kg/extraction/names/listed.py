"""Lists that end in a typed head (A、B、C等战略性新兴产业) in; a name of that type for every item out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.lexicon import Rule, lexicon, rules, trie_pattern
from kg.extraction.names.scan import Candidate, Scan, cue
from kg.extraction.names.suffixed import body_heads

_AREAS = frozenset(("Zone", "NewArea", "Subdistrict"))
_WIDEST_LIST = 160
_LOOSE = frozenset(("name-break", "word-function"))


def listed(scan: Scan) -> Iterator[Candidate]:
    """Yield the items of typed lists in SCAN; the first item begins after the last stop word before it."""
    for rule in rules("lists"):
        for match in rule.pattern.finditer(scan.text):
            yield from _of(rule, scan, match.start())


def _of(rule: Rule, scan: Scan, end: int) -> Iterator[Candidate]:
    low = max(0, end - _WIDEST_LIST)
    for mark in cue("list-start").finditer(scan.text, low, end):
        low = mark.end()
    items = list(_items(scan, low, end))
    if len(items) < 2 and rule.extra.get("alone") != "yes":
        return
    firms = rule.type == "Sector" and any(_has_firm(scan, *item) for item in items)
    for begin, stop in items:
        start = _behind_a_place(scan, begin, stop) if rule.type == "Sector" else begin
        if firms:
            yield Candidate(start, stop, "Organisation", rule.id, subtype="Company", weight=44)
        elif (
            2 <= stop - start <= _LONGEST.get(rule.type, 14)
            and not _loose(scan, start, stop)
            and not _named_within(rule.type, scan, start, stop)
        ):
            subtype = rule.extra.get("subtype", "")
            yield Candidate(start, stop, rule.type, rule.id, subtype=subtype, weight=int(rule.extra["weight"]))


_LONGEST = {"Person": 4}  # letters of an item; of other types 14


def _behind_a_place(scan: Scan, start: int, end: int) -> int:
    """Return where an industry's name begins behind the area it is in (白马功能区新型矿业)."""
    return max((match.end() for match in _areas().finditer(scan.text, start + 1, end - 1)), default=start)


@cache
def _areas() -> re.Pattern[str]:
    terms = lexicon().terms("place-head").values()
    return re.compile(trie_pattern(term.term for term in terms if term.extra.get("subtype") in _AREAS))


def _named_within(type_: str, scan: Scan, start: int, end: int) -> bool:
    """Tell whether a list's item holds a name of its type that stands for itself."""
    if type_ == "Sector" and cue("no-sector-item").search(scan.text, start, end):
        return True
    return (type_ == "Sector" and _is_known_sector(scan, start, end)) or (
        type_ == "Organisation" and _holds_a_body(scan, start, end)
    )


def _is_known_sector(scan: Scan, start: int, end: int) -> bool:
    """Tell whether at least half of an item is a known sector at its end, which stands for itself."""
    last = scan.covering(end - 1)
    return last is not None and last.term.kind == "sector" and last.end == end and 2 * (end - last.start) >= end - start


def _holds_a_body(scan: Scan, start: int, end: int) -> bool:
    """Tell whether an item goes on after the name of a body (A学院人工智能服务): the body is named, not the item."""
    return any(match.end() < end for match in body_heads().finditer(scan.text, start + 1, end))


def _has_firm(scan: Scan, start: int, end: int) -> bool:
    return any(found.term.extra.get("subtype") == "Company" for found in scan.inside(start, end))


def _items(scan: Scan, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between list marks from the last one back to the first whose beginning a stop word tells."""
    found = [match.span() for match in cue("list-item").finditer(scan.text, low, high)]
    for start, end in reversed(found):
        begin = max(start, scan.left(end - 1))
        while begin < end and not scan.text[begin].isalnum():
            begin += 1
        first = scan.covering(begin)
        if first and first.start == begin and first.term.kind in ("name-direction", "name-determiner"):
            begin = min(first.end, end)
        stop = end
        while stop > begin and not scan.text[stop - 1].isalnum():
            stop -= 1
        yield begin, stop
        if begin > start and scan.text[start:begin].strip("“”"):
            return


def _loose(scan: Scan, start: int, end: int) -> bool:
    last = scan.covering(end - 1)
    if last and last.end > end and last.term.kind in _LOOSE:
        return True
    return any(
        (found.term.kind in _LOOSE and found.end == end) or found.term.kind in ("job-title", "strategy", "group")
        for found in scan.inside(start, end)
    )

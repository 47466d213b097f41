"""Known words in; places and organisations that end in a telling head (…示范区, …研究院) out.

The hard part is where such a name begins: after the last stop word or mark, without leading general words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.lexicon import lexicon, rules, trie_pattern
from kg.extraction.names.scan import PLACES, Candidate, Scan

_KINDS = ("org-head", "place-head", "place-end")
_TYPES = {"place-head": "Place", "place-end": "Place", "org-head": "Organisation"}
_WEIGHTS = {"org-head": 62, "place-head": 60, "place-end": 40}
_NAMES = (*PLACES, "division-word", "place-generic", "organisation")
_PLAIN_PREFIX, _PLAIN_NAME = 2, 6


def suffixed(scan: Scan) -> Iterator[Candidate]:
    """Yield the names in SCAN that end in a head of the lexicon and have something of their own before it."""
    heads, works, counted, numeral = _heads(), _pattern("works"), _pattern("counted"), _pattern("numeral-before-head")
    for match in heads.finditer(scan.text):
        kind, subtype = _kinds()[match.group()]
        head, end = match.span()
        start = _start(scan, head, counted)
        if start >= head or (kind != "org-head" and numeral.search(scan.text, start, head)):
            continue
        if kind == "place-end":
            sure = _ends_a_place(scan, start, head, end)
        else:
            level = kind == "org-head" and scan.text[start] in lexicon().terms("level")
            sure = level or _specific(scan, start, head)
            if not sure and head - start >= _PLAIN_PREFIX and end - start >= _PLAIN_NAME:
                sure = subtype == "Site" or works.match(scan.text, end) is not None
        if not sure:
            continue
        found = Candidate(start, end, _TYPES[kind], f"suffix:{kind}", subtype=subtype, weight=_WEIGHTS[kind])
        yield from _without_district(scan, found, head) if kind != "org-head" else (found,)


def _without_district(scan: Scan, found: Candidate, head: int) -> Iterator[Candidate]:
    """Yield a place's name without the full name of the district before it, where enough is left."""
    first = scan.covering(found.start)
    if first and first.term.kind == "division" and first.end + 1 < head and scan.unknown(first.end, head):
        yield found.moved(first.end, found.end)
    else:
        yield found


def _start(scan: Scan, head: int, counted: re.Pattern[str]) -> int:
    start = scan.left(head)
    match = counted.match(scan.text, start, head)
    if match:
        start = match.end()
    for found in scan.inside(start, head):
        if found.start != start or found.term.kind != "determiner":
            break
        start = found.end
    return start


def _specific(scan: Scan, start: int, head: int) -> bool:
    if any(found.term.kind in _NAMES for found in scan.inside(start, head)):
        return True
    ends = lexicon().terms("place-end")
    if head - start in (2, 3, 4) and scan.text[head - 1] in ends and scan.unknown(start, head) >= 1:
        return True
    return scan.unknown(start, head) >= 2


def _ends_a_place(scan: Scan, start: int, head: int, end: int) -> bool:
    last = scan.covering(head)
    if last is not None and (last.start < head or last.end > end):
        return False
    named = [found for found in scan.inside(start, head) if found.term.kind in _NAMES]
    if named:
        return head - named[-1].end <= 4
    return 1 <= head - start <= 4 and scan.unknown(start, head) >= head - start


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    terms = {}
    for kind in reversed(_KINDS):
        for word, term in lexicon().terms(kind).items():
            terms[word] = (kind, term.extra.get("subtype", ""))
    return terms


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(trie_pattern(_kinds()))


@cache
def body_heads() -> re.Pattern[str]:
    """Return the pattern of the words that organisations' names end in."""
    return re.compile(lexicon().pattern("org-head"))


@cache
def _pattern(identifier: str) -> re.Pattern[str]:
    return next(rule.pattern for rule in rules("name-context") if rule.id == identifier)

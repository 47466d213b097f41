"""Names of one list in; its items that end as the named ones do (滨湖大道、凤鸣路、学府街) out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extraction.lexicon import lexicon, trie_pattern
from kg.extraction.names.scan import STOPS, Candidate, Scan, cue

_SHORTEST, _LONGEST = 2, 7
_RULES = ("suffix:place-end", "suffix:place-head")


def mates(scan: Scan, proved: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what stands beside a proved place in a list and ends in a street, village or park as that place does."""
    known = {c.end: c for c in proved if c.type == "Place" and c.rule in _RULES}
    pending = sorted(known)
    while pending:
        end = pending.pop()
        found = known[end]
        match = _item().match(scan.text, end)
        if match is None or _group(scan.text[found.start : end]) != _group(match.group("name")):
            continue
        start, stop = match.span("name")
        if stop in known or any(f.term.kind in STOPS and f.term.kind != "word-verb" for f in scan.inside(start, stop)):
            continue
        known[stop] = Candidate(start, stop, "Place", "list-mate", subtype=found.subtype, weight=47)
        pending.append(stop)
        yield known[stop]


@cache
def _item() -> re.Pattern[str]:
    ends = lexicon().terms("list-end")
    return re.compile(
        rf"(?:、|和|及|与)(?P<name>[\u4e00-\u9fff]{{{_SHORTEST - 1},{_LONGEST - 1}}}?{trie_pattern(ends)})"
        rf"(?={cue('list-item-end').pattern})"
    )


def _group(words: str) -> str:
    """Return which sort of place WORDS end like: a road, a settlement, an open space."""
    terms = lexicon().terms("list-end")
    for size in (3, 2, 1):
        term = terms.get(words[-size:])
        if term:
            return str(term.extra.get("subtype", ""))
    return words

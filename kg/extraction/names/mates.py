"""Names of one list in; its items that end as the named ones do (滨湖大道、凤鸣路、学府街) out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.lexicon import lexicon
from kg.extraction.names.scan import STOPS, Candidate, Scan, cue

_SHORTEST, _LONGEST = 2, 7
_RULES = ("suffix:place-end", "suffix:place-head", "list-mate")


def mates(scan: Scan, proved: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield what stands beside a proved place in a list and ends in a street, village or park as that place does."""
    known = {c.end: c for c in proved if c.type == "Place" and c.rule in _RULES}
    pending = sorted(known)
    while pending:
        end = pending.pop()
        found = known[end]
        for start, stop in (*_after(scan, end), *_before(scan, found.start)):
            if stop in known or _group(scan.text[found.start : end]) != _group(scan.text[start:stop]):
                continue
            if any(f.term.kind in STOPS and f.term.kind != "word-verb" for f in scan.inside(start, stop)):
                continue
            known[stop] = Candidate(start, stop, "Place", "list-mate", subtype=found.subtype, weight=47)
            pending.append(stop)
            yield known[stop]


def _after(scan: Scan, end: int) -> Iterator[tuple[int, int]]:
    match = cue("list-mate").match(scan.text, end)
    if match:
        yield match.span("name")


def _before(scan: Scan, start: int) -> Iterator[tuple[int, int]]:
    """Yield the item before a list mark, which begins after the last stop word or mark."""
    stop = start - 1
    if stop > 0 and scan.text[stop] in lexicon().terms("list-joint"):
        begin = scan.left(stop - 1)
        verb = next((v for v in lexicon().terms("lead-verb") if scan.text.startswith(v, begin, stop)), "")
        begin += len(verb) if stop - begin - len(verb) >= _SHORTEST else 0
        if _SHORTEST <= stop - begin <= _LONGEST and scan.text[begin:stop].isalpha():
            yield begin, stop


def _group(words: str) -> str:
    """Return which sort of place WORDS end like: a road, a settlement, an open space."""
    terms = lexicon().terms("list-end")
    for size in (3, 2, 1):
        term = terms.get(words[-size:])
        if term:
            return str(term.extra.get("subtype", ""))
    return words

"""Known words in; names that a pattern of data/rules/names.tsv tells (doctrines, meetings, laws, titles) out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexicon import rules
from kg.extraction.names.districts import PLACES
from kg.extraction.names.scan import Candidate, Scan, cue


def patterned(scan: Scan) -> Iterator[Candidate]:
    """Yield what the rules find in SCAN; a group called `name` is the name alone; no district is cut."""
    for rule in rules("names"):
        group = "name" if "name" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(scan.text):
            start, end = match.span(group)
            cover = scan.covering(start)
            if cover and cover.term.kind in PLACES:
                start = cover.start
            if rule.id == "plenum" and start < end:
                yield from _plenums(scan.text, start, end)
            elif start < end:
                yield Candidate(start, end, rule.type, rule.id, subtype=rule.extra.get("subtype", ""), weight=80)


def _plenums(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Yield each plenum of a list (十八届三中、四中全会): the first alone and over all, for the head stands last."""
    parts = cue("plenum-parts").match(text, start, end)
    if parts is None:
        yield Candidate(start, end, "Strategy", "plenum", weight=80)
        return
    term, first, tail = parts.group("term", "first", "tail")
    yield Candidate(start, end, "Strategy", "plenum", term + first + tail, weight=80)
    yield Candidate(start, parts.end("first"), "Strategy", "plenum-next", term + first + tail, weight=80)
    nexts = list(cue("plenum-next").finditer(text, *parts.span("rest")))
    for found in nexts:
        last = end if found is nexts[-1] else found.end()
        yield Candidate(found.start(), last, "Strategy", "plenum-next", term + found.group() + tail, weight=80)

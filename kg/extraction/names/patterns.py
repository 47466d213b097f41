"""Known words in; names that a pattern of data/rules/names.tsv tells (doctrines, meetings, laws, titles) out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexicon import rules
from kg.extraction.names.districts import PLACES
from kg.extraction.names.scan import Candidate, Scan


def patterned(scan: Scan) -> Iterator[Candidate]:
    """Yield what the rules find in SCAN; a group called `name` is the name alone; no district is cut."""
    for rule in rules("names"):
        group = "name" if "name" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(scan.text):
            start, end = match.span(group)
            cover = scan.covering(start)
            if cover and cover.term.kind in PLACES:
                start = cover.start
            if start < end:
                yield Candidate(start, end, rule.type, rule.id, subtype=rule.extra.get("subtype", ""), weight=80)

"""Known words in; titles that somebody granted (获评…, “…”称号) out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexicon import rules
from kg.extraction.names.scan import Candidate, Scan

_CLOSING = "”"


def awarded(scan: Scan) -> Iterator[Candidate]:
    """Yield the award titles in SCAN: what stands after a verb of granting, each item of a list for itself."""
    ends = set()
    following = []
    for rule in rules("awards"):
        for match in rule.pattern.finditer(scan.text):
            start, end = match.span("name")
            if rule.type == "Next":
                following.append((start, end, rule.id))
                continue
            ends.add(end)
            yield Candidate(start, end, "Award", rule.id, weight=72)
    for start, end, identifier in sorted(following):
        before = start - 1
        if before in ends or (scan.text[before - 1 : before] == _CLOSING and before - 1 in ends):
            ends.add(end)
            yield Candidate(start, end, "Award", identifier, weight=72)

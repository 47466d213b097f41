"""Known words in; titles that somebody granted (获评…, “…”称号) out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexicon import rules
from kg.extraction.names.scan import Candidate, Scan


def awarded(scan: Scan) -> Iterator[Candidate]:
    """Yield the award titles in SCAN: what stands after a verb of granting, each item of a list for itself."""
    for rule in rules("awards"):
        for match in rule.pattern.finditer(scan.text):
            yield Candidate(*match.span("name"), "Award", rule.id, weight=72)

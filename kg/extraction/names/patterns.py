"""A folded text in; names that a pattern of data/rules/names.tsv tells (doctrines, meetings, laws, titles) out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.lexicon import rules
from kg.extraction.names.scan import Candidate


def patterned(text: str) -> Iterator[Candidate]:
    """Yield what the rules find in TEXT; a group called `name` in a pattern is the name alone."""
    for rule in rules("names"):
        group = "name" if "name" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(text):
            start, end = match.span(group)
            if start < end:
                yield Candidate(start, end, rule.type, rule.id, subtype=rule.extra.get("subtype", ""), weight=80)

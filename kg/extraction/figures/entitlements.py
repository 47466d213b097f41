"""Figures in; those that are no conditions or grants of a policy out (对…企业，给予奖励10万元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.lexicon import frame
from kg.model import Document, Mention, Span

_PROMISING = frozenset({"plan", "target", ""})
_PARTS = "\N{FULLWIDTH SEMICOLON}"


def without_entitlements(document: Document, counted: Sequence[Mention]) -> list[Mention]:
    """Return COUNTED without what stands in a part of a planning sentence that grants something.

    A sentence is parted at its semicolons; in a review a grant is a fact and stays.
    """
    granted: set[int] = set()
    for sentence in document.sentences:
        if sentence.mood in _PROMISING:
            for part in _parts(document, sentence.span):
                if frame("entitlement").search(document.folded, part.start, part.end):
                    granted.update(range(part.start, part.end))
    return [mention for mention in counted if mention.span.start not in granted]


def _parts(document: Document, span: Span) -> Iterator[Span]:
    start = span.start
    while (end := document.folded.find(_PARTS, start, span.end)) >= 0:
        yield Span(start, end)
        start = end + 1
    yield Span(start, span.end)

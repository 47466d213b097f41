"""Figures in; those that are no conditions or grants of a policy out (对…企业，给予奖励10万元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.lexicon import frame, lexicon
from kg.model import Document, Mention, Span

_PROMISING = frozenset({"plan", "target", ""})
_PAID = ("money", "share")
_CLAUSE = "\N{FULLWIDTH COMMA}"
_PARTS = "\N{FULLWIDTH SEMICOLON}"


def without_entitlements(document: Document, counted: Sequence[Mention]) -> list[Mention]:
    """Return COUNTED without what stands in a part of a planning sentence that grants something.

    A sentence is parted at its semicolons; in a review a grant is a fact and stays. So does what is counted, and not
    paid, in a clause behind the grant.
    """
    granted: set[int] = set()
    behind: set[int] = set()
    for sentence in document.sentences:
        if sentence.mood in _PROMISING:
            for part in _parts(document, sentence.span):
                grants = list(frame("entitlement").finditer(document.folded, part.start, part.end))
                if grants:
                    end = document.folded.find(_CLAUSE, grants[-1].end(), part.end)
                    end = end if end >= 0 else part.end
                    start = (
                        grants[0].start() if grants[0]["condition"] else _condition(document, part, grants[0].start())
                    )
                    granted.update(range(start, end))
                    behind.update(range(end, part.end))
    return [
        mention
        for mention in counted
        if mention.span.start not in granted and (mention.span.start not in behind or _is_built(document, mention))
    ]


def _condition(document: Document, part: Span, at: int) -> int:
    """Return where the clause of a grant starts, or the clauses of its condition before it (产值首次过亿的，给予…)."""
    start = max(part.start, document.folded.rfind(_CLAUSE, part.start, at) + 1)
    while start - 2 > part.start and document.folded[start - 2] in lexicon().terms("figure-of"):
        start = max(part.start, document.folded.rfind(_CLAUSE, part.start, start - 1) + 1)
    return start


def _is_built(document: Document, mention: Mention) -> bool:
    """Tell whether a figure behind a grant counts what is done, or MENTION is no figure."""
    figure = mention.traits.figure
    if figure is None:
        return True
    start = document.folded.rfind(_CLAUSE, 0, mention.span.start) + 1
    built = next(lexicon().find(document.folded[start : mention.span.end], ("creating-verb",)), None)
    paid = (t.term for t in lexicon().terms("measure").values() if t.extra["family"] in _PAID)
    return built is not None and not figure.unit.endswith(tuple(paid))


def _parts(document: Document, span: Span) -> Iterator[Span]:
    start = span.start
    while (end := document.folded.find(_PARTS, start, span.end)) >= 0:
        yield Span(start, end)
        start = end + 1
    yield Span(start, span.end)

"""A number without an indicator of its own in; out, what it leans on: the figures read before it and their clauses."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures import coordination, indicators
from kg.extraction.figures.page import Page, Reading
from kg.extraction.lexicon import lexicon
from kg.model import Sentence, Span

JOINED_GAP = 3
_LONGEST_OBJECT = 20

Named = tuple[str, Span | None]


def clause_before(page: Page, sentence: Sentence, start: int) -> Span | None:
    """Return the clause that ends before the mark at the start of the words of a number, or None at the first."""
    end = start - 1
    if end <= sentence.span.start:
        return None
    clause = Span(indicators.left_edge(page.folded, end, sentence.span.start)[0], end)
    if clause.of(page.folded) in lexicon().terms("aside-clause"):
        return clause_before(page, sentence, clause.start)
    return clause


def follows_colon(folded: str, name: Span | None, start: int) -> bool:
    """Tell whether the words at START stand behind the colon that follows a NAME: 常住人口：90万人左右."""
    return name is not None and name.end == start - 1 and folded[name.end] in lexicon().terms("figure-list")


def names_before(page: Page, sentence: Sentence, done: Sequence[Reading], start: int, count: int) -> list[Named]:
    """Return the COUNT indicators before a number: of the last figures, or of the items of the clause before."""
    clause = clause_before(page, sentence, start)
    if clause is None:
        return []
    if done and done[-1].span.end > clause.start:
        return [(reading.name, reading.named) for reading in done[-count:]]
    head = indicators.head(page.folded, clause, page.starts)
    pieces = coordination.split(page.folded, head.span)
    if len(pieces) < count:
        return []
    nouns = [indicators.before_verb(page.folded, piece) for piece in pieces[:count]]
    return [(noun.of(page.folded), noun) for noun in nouns]


def earlier(page: Page, sentence: Sentence, done: Sequence[Reading], start: int) -> Named | None:
    """Return the indicator that a number without one leans on: that of the figure or clause before."""
    last = next((reading for reading in reversed(done) if not _shares(page.folded, reading)), None)
    last = last or (done[-1] if done else None)
    if last and done[-1].quantity.span.end > start - 1 - JOINED_GAP:
        return last.name, last.named
    clause = clause_before(page, sentence, start)
    if clause is None:
        return None
    if last and done[-1].span.end > clause.start:
        return last.name, last.named
    span = _object(page, clause)
    if len(span) < 2:
        return (done[-1].name, done[-1].named) if done else None
    return span.of(page.folded), span


def _object(page: Page, clause: Span) -> Span:
    """Return what a CLAUSE speaks of: the object of its last verb of building (在甲区布局起降点), else its subject."""
    folded = page.folded
    words = clause.of(folded)
    for found in reversed(list(lexicon().find(words, ("indicator", "figure-guard", "creating-verb")))):
        if found.term.kind == "creating-verb" and found.start and 2 <= len(words) - found.end <= _LONGEST_OBJECT:
            span = indicators.trimmed(folded, Span(clause.start + found.end, clause.end))
            return indicators.before_verb(folded, span)
    return indicators.before_verb(folded, indicators.head(folded, clause, page.starts).span)


def _shares(folded: str, reading: Reading) -> bool:
    """Tell whether a reading is the share that the indicator before it has (占生产总值比重)."""
    words = reading.named.of(folded) if reading.named is not None else reading.name
    return reading.rule == "share" and words.startswith(tuple(lexicon().terms("share-verb")))

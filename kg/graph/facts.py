"""What is known of an article in; its facts as values out, each with the words of the text that print it, if any do.

A fact that comes from the facts file alone has no words: it stands in the graph, and no claim says it. A date that
nobody printed rests on the words that it was inferred from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.graph.dates import dated
from kg.model import Article, Span
from kg.vocabulary import PLAN

_HEADS = ("title", "subtitle", "byline", "dateline")
PRINTED, INFERRED = "facts:printed", "facts:date-inferred"  # the rules of such claims


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an article: a triple's PREDICATE and VALUE, and the SPANS that print it, if any do."""

    predicate: URIRef
    value: Literal
    spans: tuple[Span, ...] = ()
    derived: bool = False


def facts_of(article: Article) -> Iterator[Fact]:
    """Yield what is known of ARTICLE: title, publisher, source, authors, pictures, the area it is about, date.

    Raises:
        InputError: when its date is none.

    """
    facts = article.facts
    told = (
        (DCTERMS.title, facts.title, ("title",)),
        (DCTERMS.publisher, facts.publisher, _HEADS[1:]),
        *((DCTERMS.creator, author, _HEADS[1:]) for author in facts.authors),
        (PLAN.picturesBy, facts.pictures, ("byline", "caption")),
        (DCTERMS.coverage, facts.area, _HEADS),
    )
    for predicate, words, kinds in told:
        if words:
            yield Fact(predicate, Literal(words, lang="zh"), _printed(article, words, kinds))
    if facts.source:
        yield Fact(DCTERMS.source, Literal(facts.source))
    if facts.date and facts.date_inferred:
        yield Fact(DCTERMS.date, dated(facts.date), tuple(_inferred_from(article)), derived=True)
    elif facts.date:
        yield Fact(DCTERMS.date, dated(facts.date), _printed_date(article))


def _printed(article: Article, words: str, kinds: Iterable[str]) -> tuple[Span, ...]:
    return _first(article, re.compile(re.escape(words)), kinds)


def _printed_date(article: Article) -> tuple[Span, ...]:
    """Return where a line about the publication prints the article's date, whatever stands between its numbers."""
    numbers = [str(int(part)) for part in article.facts.date.split("-")]
    pattern = r"\D{1,2}0?".join(numbers) + r"(?!\d)"
    return _first(article, re.compile(pattern), ("dateline", "byline", "title", "heading"))


def _first(article: Article, pattern: re.Pattern[str], kinds: Iterable[str]) -> tuple[Span, ...]:
    for kind in kinds:
        for stretch in article.sentences:
            if stretch.kind == kind:
                match = pattern.search(article.text, stretch.span.start, stretch.span.end)
                if match:
                    return (Span(*match.span()),)
    return ()


def _inferred_from(article: Article) -> Iterator[Span]:
    for words in article.facts.date_words:
        start = article.text.find(words)
        if start >= 0:
            yield Span(start, start + len(words))

"""Places in the text and what they show in, Web Annotations out: one per distinct place, with all that it shows.

Each place leads to the sentences that it touches; a sentence is a place that shows nothing by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg.graph.identity import Keys, text_node
from kg.graph.quads import Triple
from kg.model import Article, Span
from kg.vocabulary import OA, PLAN

CONTEXT = 32  # code points of text kept before and after a quote, so that it can be found in another copy


class Evidence:
    """Collects what each place of an article's text shows.

    Args:
        article: whose text the places are in.

    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._bodies: dict[Span, set[URIRef]] = {}
        self._stretches = sorted(article.sentences, key=lambda one: one.span)
        self._ends = [one.span.end for one in self._stretches]

    def show(self, span: Span, *bodies: URIRef) -> None:
        """Say that the words at SPAN show BODIES.

        Raises:
            ValueError: when SPAN is empty or lies outside the text.

        """
        if not 0 <= span.start < span.end <= len(self._article.text):
            raise ValueError(f"no words at {span} of {self._article.name}")
        self._bodies.setdefault(span, set()).update(bodies)

    def triples(self, keys: Keys, tasks: Mapping[Span, URIRef]) -> Iterator[Triple]:
        """Yield the annotations and then the sentences, in the order of the text.

        Args:
            keys: gives out IRIs.
            tasks: the tasks of the article by the places that name them; a sentence leads to the one that heads it.

        """
        sentences = [(one.span, keys.next("Sentence", one.span.of(self._article.text))) for one in self._stretches]
        for span, bodies in sorted(self._bodies.items()):
            quote = span.of(self._article.text)
            annotation = keys.next("Annotation", quote)
            target = keys.next("SpecificResource", quote)
            yield annotation, RDF.type, OA.Annotation
            yield annotation, OA.motivatedBy, OA.identifying
            for body in sorted(bodies):
                yield annotation, OA.hasBody, body
            yield annotation, OA.hasTarget, target
            yield from self._place(target, keys, span)
            for place, sentence in sentences[bisect_right(self._ends, span.start) :]:
                if place.start >= span.end:
                    break
                yield target, PLAN.inSentence, sentence
        for stretch, (_, sentence) in zip(self._stretches, sentences, strict=True):
            yield sentence, RDF.type, PLAN.Sentence
            yield sentence, PLAN.kind, Literal(stretch.kind)
            yield from self._place(sentence, keys, stretch.span)
            for span, task in sorted(tasks.items()):
                if stretch.heading and 2 * span.overlap(stretch.heading) > max(len(span), len(stretch.heading)):
                    yield sentence, PLAN.underTask, task

    def _place(self, place: URIRef, keys: Keys, span: Span) -> Iterator[Triple]:
        quote = span.of(self._article.text)
        yield place, RDF.type, OA.SpecificResource
        yield place, OA.hasSource, text_node(self._article.name)
        yield from self._position(place, keys.next("TextPositionSelector", quote), span)
        yield from self._quotation(place, keys.next("TextQuoteSelector", quote), span)

    def _position(self, target: URIRef, selector: URIRef, span: Span) -> Iterator[Triple]:
        yield target, OA.hasSelector, selector
        yield selector, RDF.type, OA.TextPositionSelector
        yield selector, OA.start, Literal(str(span.start), datatype=XSD.nonNegativeInteger)
        yield selector, OA.end, Literal(str(span.end), datatype=XSD.nonNegativeInteger)

    def _quotation(self, target: URIRef, selector: URIRef, span: Span) -> Iterator[Triple]:
        text = self._article.text
        yield target, OA.hasSelector, selector
        yield selector, RDF.type, OA.TextQuoteSelector
        yield selector, OA.exact, Literal(span.of(text))
        yield selector, OA.prefix, Literal(text[max(0, span.start - CONTEXT) : span.start])
        yield selector, OA.suffix, Literal(text[span.end : span.end + CONTEXT])

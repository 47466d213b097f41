"""What persons did to an article's statements in, the graph of its corrections out: who, where, why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rdflib import Literal, URIRef
from rdflib.namespace import PROV, RDF, RDFS

from kg.graph.identity import Keys
from kg.graph.quads import Term, Triple
from kg.graph.traits import decimal
from kg.model import Article, Correction, Link, Span, Statements
from kg.vocabulary import PLAN


class Corrections:
    """The corrections to one article and the persons behind them.

    Args:
        article: the corrected article.
        statements: what stands after the corrections, and the corrections themselves.
        keys: gives out the IRIs of the article.

    """

    def __init__(self, article: Article, statements: Statements, keys: Keys) -> None:
        self._article = article
        self._keys = keys
        self._made = {entry: keys.next("Correction", _title(entry, article)) for entry in statements.corrections}
        names = {entry.who for entry in statements.corrections} | {note.who for note in statements.notes}
        self._agents = {name: keys.next("Agent", name) for name in sorted(names)}
        self._by_thing = {thing: iri for entry, iri in self._made.items() for thing in entry.things}
        self._by_link = {link: entry for entry in self._made for link in entry.links}
        self._who = {iri: entry.who for entry, iri in self._made.items()}

    def of_thing(self, thing: str) -> URIRef | None:
        """Return the last correction that touched THING (an id), if one did."""
        return self._by_thing.get(thing)

    def of_link(self, link: Link) -> URIRef | None:
        """Return the correction that made LINK, if one did."""
        entry = self._by_link.get(link)
        return self._made[entry] if entry else None

    def agent(self, name: str) -> URIRef:
        """Return the person or body called NAME that made a correction or a note."""
        return self._agents[name]

    def origin(self, correction: URIRef) -> tuple[tuple[URIRef, Term], ...]:
        """Return what a claim says of its origin when CORRECTION made it."""
        certain = (PLAN.confidence, decimal(Decimal(1)))
        return (PROV.wasGeneratedBy, correction), (PROV.wasAttributedTo, self.agent(self._who[correction])), certain

    def places(self) -> Iterator[tuple[Span, URIRef]]:
        """Yield the place in the text that each correction is about."""
        for entry, iri in self._made.items():
            yield entry.span, iri

    def triples(self) -> Iterator[Triple]:
        """Yield the graph of the corrections: one plan:Correction per entry and whoever made it."""
        for entry, iri in self._made.items():
            yield iri, RDF.type, PLAN.Correction
            yield iri, RDF.type, PROV.Activity
            yield iri, PLAN.action, Literal(entry.action)
            yield iri, PLAN.quote, Literal(entry.span.of(self._article.text))
            yield iri, PLAN.why, Literal(entry.why)
            yield iri, PROV.wasAssociatedWith, self.agent(entry.who)
            if entry.replaced:
                yield iri, PLAN.replaced, Literal(entry.replaced)
        for name, iri in self._agents.items():
            yield iri, RDF.type, PROV.Agent
            yield iri, RDFS.label, Literal(name)


def _title(entry: Correction, article: Article) -> str:
    return f"{entry.action} {entry.span.of(article.text)}"

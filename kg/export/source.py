"""A build's folder or an endpoint in, what exports are made from out: contents, texts, quads, of all or one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.analysis.contents import Contents, read
from kg.checks import read_quads
from kg.graph.identity import ONTOLOGY, SHARED, article_graph, curation_graph
from kg.graph.quads import Quad
from kg.remote import open_store
from kg.store import Store, Value
from kg.texts import texts_at
from kg.vocabulary import GRAPH


@dataclass(frozen=True)
class Source:
    """What exports are made from: CONTENTS of the articles, TEXTS by article name, and quads, read when asked for."""

    contents: Contents
    texts: dict[str, str]
    read_quads: Callable[[], tuple[Quad, ...]] = tuple

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """The quads of the build, or of one article the graphs that it needs."""
        return self.read_quads()


_QUADS = f"""
SELECT ?s ?p ?o ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{GRAPH}")) }} ORDER BY ?g ?s ?p ?o
"""


def open_source(place: Path | str, article: str = "") -> Source:
    """Return the build at PLACE, a folder or an endpoint's URL, or of it the ARTICLE with the graphs that it needs.

    Raises:
        InputError: when there is no build, or it has no such article.

    """
    store = open_store(place)
    contents, texts = read(store), texts_at(place, store)

    def quads() -> Iterable[Quad]:
        return read_quads(place) if isinstance(place, Path) else _asked(store)

    if not article:
        return Source(contents, texts, lambda: tuple(quads()))
    wanted = {article_graph(article), curation_graph(article), SHARED, ONTOLOGY}
    own = {name: text for name, text in texts.items() if name == article}
    return Source(contents.of_article(article), own, lambda: tuple(quad for quad in quads() if quad[3] in wanted))


def _asked(store: Store) -> Iterable[Quad]:
    """Return the quads of a build that lie behind an endpoint; of other graphs there, none."""
    for row in store.select(_QUADS).rows:
        subject, predicate, value, graph = (cell or Value.literal("") for cell in row)
        yield URIRef(subject.value), URIRef(predicate.value), _term(value), URIRef(graph.value)


def _term(value: Value) -> URIRef | Literal:
    if value.kind == "iri":
        return URIRef(value.value)
    plain = not value.language and value.datatype != str(XSD.string)
    return Literal(value.value, lang=value.language or None, datatype=URIRef(value.datatype) if plain else None)

"""Articles with their statements in, all quads of a build out: articles, corrections, shared places, ontology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from kg.graph import identity
from kg.graph.article import article_graph
from kg.graph.places import shared_places
from kg.graph.quads import Quad, in_graph
from kg.model import Article, Statements
from kg.vocabulary import load_ontology


@dataclass(frozen=True, slots=True)
class Dataset:
    """All quads of a build, and for each article (by NAME) the IRI of each of its things (by id)."""

    quads: tuple[Quad, ...]
    iris: Mapping[str, Mapping[str, URIRef]]


def dataset(read: Iterable[tuple[Article, Statements]], version: str = "") -> Dataset:
    """Return the quads of the articles in READ, of the places they share, and of the ontology.

    Args:
        read: articles with what stands of them after curation; no two with one NAME.
        version: of the product, noted with every extraction.

    """
    quads: list[Quad] = []
    codes: set[str] = set()
    iris = {}
    for article, statements in read:
        graph = article_graph(article, statements, version)
        quads.extend(graph.quads)
        iris[article.name] = graph.iris
        codes.add(article.facts.area_code)
        codes.update(thing.traits.code for thing in statements.things if thing.type == "Place")
    quads.extend(in_graph(shared_places(codes - {""}), identity.SHARED))
    return Dataset((*quads, *ontology_quads()), iris)


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """Return the ontology, its vocabularies and alignments as quads of their own graph."""
    triples = ((subject, predicate, value) for subject, predicate, value in load_ontology())
    return tuple(in_graph(triples, identity.ONTOLOGY))  # type: ignore[arg-type]

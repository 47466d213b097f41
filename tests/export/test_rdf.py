"""What is written is read again by rdflib, and by the store's own parser, and is the same."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Dataset, Graph

from kg.export.rdf import to_nquads, to_trig, to_turtle
from kg.export.source import Source
from kg.graph.quads import turtle


def quads_in(content: bytes, form: str) -> set[tuple[object, ...]]:
    read = Dataset()
    read.parse(data=content, format=form)
    return set(read.quads())


def test_nquads_and_trig_give_the_same_quads_back(source: Source) -> None:
    wanted = set(source.quads)
    assert quads_in(to_nquads(source), "nquads") == wanted
    assert quads_in(to_trig(source), "trig") == wanted


def test_turtle_gives_the_same_triples_back(source: Source) -> None:
    wanted = {quad[:3] for quad in source.quads}
    assert set(Graph().parse(data=to_turtle(source), format="turtle")) == wanted
    assert len(list(ox.parse(to_turtle(source), format=ox.RdfFormat.TURTLE))) == len(wanted)


def test_turtle_of_nothing_is_prefixes() -> None:
    assert len(Graph().parse(data=turtle([]), format="turtle")) == 0


def test_one_article_is_its_graphs_and_what_all_share(jiangbei: Source, source: Source) -> None:
    graphs = {str(quad[3]).rpartition("/graph/")[2] for quad in jiangbei.quads}
    assert graphs == {"jiangbei", "jiangbei/curation", "shared", "ontology"}
    assert len(jiangbei.quads) < len(source.quads)
    assert set(jiangbei.contents.articles) == {"jiangbei"}

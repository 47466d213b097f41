"""Evidence: the quoted words are those at the place, and one place is marked once."""

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from kg.graph.evidence import Evidence
from kg.graph.identity import Keys
from kg.model import Span
from kg.vocabulary import OA
from tests.graph.conftest import article_of

TEXT = "🙂" + "前" * 40 + "书香之城" + "后" * 5
THING, CLAIM = URIRef("http://e/thing"), URIRef("http://e/claim")


def _marks(*shown: tuple[Span, URIRef]) -> Graph:
    evidence, graph = Evidence(article_of(TEXT)), Graph()
    for span, body in shown:
        evidence.show(span, body)
    for triple in evidence.triples(Keys("demo"), {}):
        graph.add(triple)
    return graph


def test_a_mark_holds_place_words_and_what_stands_around_them() -> None:
    graph = _marks((Span(41, 45), THING))
    assert [str(next(graph.objects(None, OA[name]))) for name in ("start", "end", "exact", "prefix", "suffix")] == [
        "41",
        "45",
        "书香之城",
        "前" * 32,
        "后" * 5,
    ]


def test_one_place_is_one_mark_with_all_that_it_shows() -> None:
    graph = _marks((Span(41, 45), THING), (Span(41, 45), CLAIM))
    (mark,) = graph.subjects(RDF.type, OA.Annotation)
    assert set(graph.objects(mark, OA.hasBody)) == {THING, CLAIM}


def test_equal_words_at_two_places_are_two_marks() -> None:
    graph = _marks((Span(1, 3), THING), (Span(3, 5), THING))
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == 2
    assert len(set(graph.subjects(RDF.type, OA.TextPositionSelector))) == 2


@pytest.mark.parametrize("span", [Span(3, 3), Span(48, 60), Span(-1, 2)])
def test_a_place_without_words_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="no words"):
        _marks((span, THING))

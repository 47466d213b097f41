"""Evidence: the quoted words are those at the place, and one place is marked once."""

from dataclasses import replace

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from kg.graph.evidence import Evidence
from kg.graph.identity import Keys
from kg.model import Span, Stretch
from kg.vocabulary import OA, PLAN
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


def test_a_place_leads_to_every_sentence_that_it_touches_and_a_sentence_to_its_task() -> None:
    heading, first, second, silent = Span(0, 10), Span(10, 30), Span(30, 41), Span(41, 45)
    stretches = (Stretch(heading, "heading"), *(Stretch(one, "paragraph", heading) for one in (first, second, silent)))
    evidence, graph = Evidence(replace(article_of(TEXT), sentences=stretches)), Graph()
    evidence.show(Span(25, 35), THING)
    for triple in evidence.triples(Keys("demo"), {heading: CLAIM}):
        graph.add(triple)
    touched = {str(words) for sentence in graph.objects(None, PLAN.inSentence) for words in _words(graph, sentence)}
    assert touched == {first.of(TEXT), second.of(TEXT)}
    under = {str(words) for sentence in graph.subjects(PLAN.underTask, CLAIM) for words in _words(graph, sentence)}
    assert under == {first.of(TEXT), second.of(TEXT), silent.of(TEXT)}
    assert sorted(str(kind) for kind in graph.objects(None, PLAN.kind)) == ["heading", *["paragraph"] * 3]


def _words(graph: Graph, place: object) -> set[object]:
    return {words for selector in graph.objects(place, OA.hasSelector) for words in graph.objects(selector, OA.exact)}  # type: ignore[arg-type]

"""Findings: nothing on a sound graph, and each kind of damage noticed."""

from __future__ import annotations

import pytest
from rdflib import BNode, Literal, URIRef

from kg.checks import check
from kg.extraction.pipeline import extract
from kg.graph.dataset import dataset
from kg.graph.quads import Quad
from kg.reading.article import make_article
from kg.reading.layout import read
from kg.vocabulary import GRAPH, OA, PLAN

TEXT = "柳川县2024年政府工作报告\n\n今年，我们将打造先进制造业高地，力争粮食产量达到20万吨。\n"


@pytest.fixture(scope="module")
def quads() -> tuple[Quad, ...]:
    document = read(make_article(TEXT, name="liuchuan"))
    return dataset([(document.article, extract(document))]).quads


def _violations(quads: tuple[Quad, ...], text: str = TEXT) -> set[str]:
    return {finding.check for finding in check(quads, {"liuchuan": text}) if finding.severity == "violation"}


def test_a_sound_graph_has_no_violation(quads: tuple[Quad, ...]) -> None:
    assert _violations(quads) == set()


def test_another_text_is_noticed(quads: tuple[Quad, ...]) -> None:
    assert "text-changed" in _violations(quads, TEXT.replace("20万吨", "30万吨"))


def test_a_quote_that_is_not_in_its_place_is_noticed(quads: tuple[Quad, ...]) -> None:
    changed = tuple(
        (s, p, Literal("别的话"), g) if p == OA.exact and str(o) == "打造先进制造业高地" else (s, p, o, g)
        for s, p, o, g in quads
    )
    assert "evidence-unequal" in _violations(changed)


def test_a_sentence_that_is_not_in_its_place_is_noticed(quads: tuple[Quad, ...]) -> None:
    sentence = "今年，我们将打造先进制造业高地，力争粮食产量达到20万吨。"
    assert any(p == OA.exact and str(o) == sentence for _, p, o, _ in quads)
    changed = tuple(
        (s, p, Literal("别的话"), g) if p == OA.exact and str(o) == sentence else (s, p, o, g) for s, p, o, g in quads
    )
    assert "evidence-unequal" in _violations(changed)


def test_a_statement_in_two_graphs_is_noticed(quads: tuple[Quad, ...]) -> None:
    one = next(quad for quad in quads if quad[3] == GRAPH.liuchuan)
    assert "two-graphs" in _violations((*quads, (*one[:3], GRAPH.shared)))


def test_a_blank_node_is_noticed(quads: tuple[Quad, ...]) -> None:
    blank = (BNode("b"), PLAN.rank, Literal("x"), GRAPH.liuchuan)
    assert "blank-node" in _violations((*quads, blank))  # type: ignore[arg-type]


def test_a_thing_without_evidence_is_noticed(quads: tuple[Quad, ...]) -> None:
    kept = tuple(quad for quad in quads if quad[1] != OA.hasBody)
    assert _violations(kept)


def test_a_finding_says_what_where_and_what_to_do(quads: tuple[Quad, ...]) -> None:
    changed = tuple(quad for quad in quads if quad[1] != PLAN.comparator)
    finding = next(f for f in check(changed, {"liuchuan": TEXT}) if f.severity == "violation")
    assert "liuchuan" in finding.sentence("en")
    assert "更正" in finding.sentence("zh")


def test_shipped_kinds_of_node_have_identity(quads: tuple[Quad, ...]) -> None:
    assert all(isinstance(term, URIRef | Literal) for quad in quads for term in quad)

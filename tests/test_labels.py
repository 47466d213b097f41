"""English labels: composed where every word is known, absent where one is not, and curated ones kept."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.labels import clause, compose, label, noun_phrase
from kg.model import Figure, Statements, Thing, Traits
from kg.reading.article import make_article

PHRASES = [
    ("先进制造业集聚区", "advanced manufacturing cluster zone"),
    ("创新、协同的平台", ""),
    ("营商环境", "business environment"),
    ("丹桂瑶池", ""),
    ("城市更新", "urban renewal"),
]


@pytest.mark.parametrize(("words", "english"), PHRASES)
def test_noun_phrase(words: str, english: str) -> None:
    assert noun_phrase(words) == english


CLAUSES = [
    ("完善基础设施", "improve infrastructure"),
    ("让生态环境更美", "make ecological environment more beautiful"),
    ("城乡面貌显著改善", "urban and rural appearance improved markedly"),
    ("做大做强数字经济", "enlarge and strengthen digital economy"),
    (
        "以科技创新为支撑，让生态环境更美",
        "With technological innovation as support, make ecological environment more beautiful",
    ),
    ("完善丹桂瑶池", ""),
]


@pytest.mark.parametrize(("words", "english"), CLAUSES)
def test_clause(words: str, english: str) -> None:
    assert clause(words) == english


def test_a_target_is_told_by_its_figure() -> None:
    figure = Figure(">=", "家", Decimal(80), indicator="高新技术企业")
    thing = Thing("Target-1", "Target", "高新技术企业80家以上", (), "x", Traits(figure=figure, deadline="2026"))
    assert compose(thing) == "High-tech enterprises: at least 80 by 2026"


def test_labels_say_that_they_are_composed_and_leave_curated_ones() -> None:
    things = (
        Thing("Action-1", "Action", "完善基础设施", (), "x"),
        Thing("Action-2", "Action", "完善基础设施", (), "x", english="Better roads", english_origin="curated"),
        Thing("Action-3", "Action", "完善丹桂瑶池", (), "x"),
    )
    found = label(make_article("文。", name="t"), Statements(things)).things
    assert [(thing.english, thing.english_origin) for thing in found] == [
        ("Improve infrastructure", "composed"),
        ("Better roads", "curated"),
        ("", ""),
    ]

"""Stored claims: accepted where the text has the quote, else counted with the reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.extraction import replay
from kg.extraction.extractor import rejections
from kg.model import Span
from kg.reading.article import load, make_article
from kg.reading.layout import read

TEXT = "到2026年，工厂增至1000家以上。区科技局建设孵化器，以创新为支撑，打造科创之城。区科技局要打造科创之城。"
DOCUMENT = read(make_article(TEXT, name="t"))


def told(**claims: Any) -> tuple[list[tuple[str, Span]], dict[str, int]]:
    found = replay.replay(DOCUMENT, claims)
    return [(thing.label, thing.spans[0]) for thing in found.things], rejections(found)


def goal(**more: Any) -> dict[str, Any]:
    return {"id": "g", "type": "Goal", "quote": "打造科创之城"} | more


PLACED = [
    (goal(quote="建设孵化器"), 23),
    (goal(before="支撑，"), 36),
    (goal(before="要"), 48),
    (goal(nth=1), 36),
    (goal(nth=2), 48),
]


@pytest.mark.parametrize(("claim", "start"), PLACED)
def test_a_quote_is_placed(claim: dict[str, Any], start: int) -> None:
    assert TEXT.startswith(claim["quote"], start)
    assert told(things=[claim]) == ([(claim["quote"], Span(start, start + len(claim["quote"])))], {})


LEFT_OUT = [
    (goal(), replay.AMBIGUOUS),
    (goal(quote="打造科创之都"), replay.NOT_FOUND),
    (goal(quote="打造 科创之城"), replay.NOT_FOUND),
    (goal(nth=3), replay.NOT_FOUND),
    (goal(before="不"), replay.NOT_FOUND),
    (goal(nth=0), replay.SCHEMA),
    (goal(nth=True), replay.SCHEMA),
    (goal(quote=""), replay.SCHEMA),
    (goal(quote=None), replay.SCHEMA),
    (goal(type="Wish"), replay.SCHEMA),
    (goal(id=7), replay.SCHEMA),
    (goal(status="maybe"), replay.SCHEMA),
    ("打造科创之城", replay.SCHEMA),
]


@pytest.mark.parametrize(("claim", "reason"), LEFT_OUT)
def test_a_claim_that_does_not_hold_is_counted(claim: object, reason: str) -> None:
    assert told(things=[claim]) == ([], {reason: 1})


TARGET = {"id": "t", "type": "Target", "quote": "到2026年，工厂增至1000家以上"}
FIGURE = {"of": "t", "comparator": ">=", "value": 1000, "unit": "家", "indicator": "工厂", "deadline": "2026"}


def test_a_figure_belongs_to_its_thing() -> None:
    (thing,) = replay.replay(DOCUMENT, {"things": [TARGET], "figures": [FIGURE]}).things
    assert thing.traits.figure is not None
    assert (str(thing.traits.figure.value), thing.traits.deadline) == ("1000", "2026")
    assert thing.traits.figure.indicator_span == Span(7, 9)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"value": 2000}, replay.NO_VALUE),
        ({"unit": "个"}, replay.NO_VALUE),
        ({"of": "x"}, replay.NO_END),
        ({"value": "many"}, replay.SCHEMA),
        ({"value": "NaN"}, replay.SCHEMA),
        ({"value": None}, replay.SCHEMA),
        ({"comparator": ">"}, replay.SCHEMA),
        ({"unit": ["家"]}, replay.SCHEMA),
    ],
)
def test_a_figure_that_the_quote_does_not_print_is_left_out(changed: dict[str, Any], reason: str) -> None:
    found = replay.replay(DOCUMENT, {"things": [TARGET], "figures": [FIGURE | changed]})
    assert [thing.traits.figure for thing in found.things] == [None]
    assert rejections(found) == {reason: 1}


BODY = {"id": "o", "type": "Organisation", "quote": "区科技局", "nth": 1}
ACTION = {"id": "a", "type": "Action", "quote": "建设孵化器"}
LINK = {"type": "carriedOutBy", "from": "a", "to": "o", "quote": "区科技局建设孵化器"}


def test_links_need_both_ends_and_a_quote() -> None:
    gone = [LINK | {"to": "x"}, LINK | {"quote": "区科技局修建"}, LINK | {"type": "likes"}]
    means = {"type": "means", "from": "a", "to": "创新", "quote": "以创新为支撑", "role": "支撑"}
    found = replay.replay(DOCUMENT, {"things": [BODY, ACTION], "links": [LINK, means, *gone]})
    assert [(link.type, link.source, link.target) for link in found.links] == [
        ("carriedOutBy", "a", "o"),
        ("means", "a", ""),
    ]
    assert found.links[1].means is not None
    assert found.links[1].means.of(TEXT) == "创新"
    assert rejections(found) == {replay.NO_END: 1, replay.NOT_FOUND: 1, replay.SCHEMA: 1}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "t.txt"


def test_the_claims_lie_beside_the_article(article: Path) -> None:
    claims = {"sha256": DOCUMENT.article.sha256, "things": [ACTION]}
    article.with_name("t.claims.json").write_text(json.dumps(claims), encoding="utf-8")
    assert [thing.label for thing in replay.extract(read(load(article))).things] == ["建设孵化器"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "no file of claims"), ("{", "no UTF-8 JSON"), ("[]", "JSON object"), ('{"sha256": "0"}', "another text"),
     ("[" * 100000, "no UTF-8 JSON")],
)  # fmt: skip
def test_refuses_in_one_line(article: Path, content: str | None, words: str) -> None:
    if content is not None:
        article.with_name("t.claims.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words) as error:
        replay.extract(read(load(article)))
    assert "t.claims.json" in str(error.value)

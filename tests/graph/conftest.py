"""A short article written for these tests, and what a careful reader finds in it."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pytest

from kg.model import (
    Article,
    Correction,
    DocumentFacts,
    Figure,
    Inference,
    Link,
    Note,
    Span,
    Statements,
    Thing,
    Traits,
)

TEXT = (
    "到2026年，力争企业数量增至1000家以上。\n区商务局以开放为动能，在江北区和望月桥建成市集。\n"
    "明确宜游之城、书香“两个定位”。"
)


def at(words: str, text: str = TEXT) -> Span:
    """Return where WORDS stand in TEXT, for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def article_of(text: str, name: str = "demo") -> Article:
    facts = DocumentFacts(title="小城新闻", authors=("李青",), date="2022", date_inferred=True, area_code="500105")
    return Article(name, text, text, hashlib.sha256(text.encode()).hexdigest(), facts)


@pytest.fixture
def article() -> Article:
    return article_of(TEXT)


def thing(kind: str, words: str, number: int = 1, **more: object) -> Thing:
    return Thing(f"{kind}-{number}", kind, words, (at(words),), f"{kind.lower()}-rule", **more)  # type: ignore[arg-type]


TARGET = thing(
    "Target",
    "企业数量增至1000家以上",
    traits=Traits("planned", "力争", deadline="2026", figure=Figure(">=", "家", Decimal(1000), indicator="企业数量")),
    inferences=(Inference("deadline", "deadline-above", at("到2026年")),),
)
INDICATOR = thing("Indicator", "企业数量")
OFFICE = thing("Organisation", "区商务局", traits=Traits(subtype="Department"), english="commerce office")
DEED = thing("Project", "建成市集", traits=Traits("planned"))
DISTRICT = thing("Place", "江北区", traits=Traits(code="500105"))
BRIDGE = thing("Place", "望月桥", 2, traits=Traits(subtype="bridge"))
CITY = thing("Goal", "宜游之城", traits=Traits("planned"))
FORMULA = thing("Formula", "两个定位", traits=Traits(count=2, members=(at("宜游之城"), at("书香"))))
BY_HAND = Link("takesPlaceAt", "Project-1", "Place-2", at("在江北区和望月桥建成市集"), "curation")

STATEMENTS = Statements(
    things=(TARGET, INDICATOR, OFFICE, DEED, DISTRICT, BRIDGE, CITY, FORMULA),
    links=(
        Link("ofIndicator", "Target-1", "Indicator-1", at("企业数量增至"), "counted"),
        Link("carriedOutBy", "Project-1", "Organisation-1", at("区商务局"), "subject", role="牵头单位"),
        Link("means", "Project-1", "", at("以开放为动能"), "by-means", means=at("开放"), role="动能"),
        Link("takesPlaceAt", "Project-1", "Place-1", at("在江北区"), "at-place", derived=True),
        BY_HAND,
    ),
    notes=(Note(at("望月桥"), "望月桥头", "漏字", "读者甲"),),
    corrections=(Correction("c1", "link", at("望月桥"), "读者甲", "并列地点", links=(BY_HAND,)),),
)


@pytest.fixture
def statements() -> Statements:
    return STATEMENTS

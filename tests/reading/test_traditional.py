"""Traditional script is matched as simplified and stays as printed."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.reading.article import fold, make_article
from kg.reading.layout import read


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("促進產業發展", "促进产业发展"),
        ("增長５％「三個」", "增长5%“三个”"),
        ("朗朗乾坤，大有作为。", "朗朗乾坤，大有作为。"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_things_have_the_printed_words() -> None:
    text = "到2026年，三資企業數量增至1000家以上，發展實體經濟。"
    found = extract(read(make_article(text, name="t")))
    labels = {(thing.type, thing.label) for thing in found.things}
    assert ("Target", "到2026年，三資企業數量增至1000家以上") in labels
    assert ("Indicator", "三資企業數量") in labels
    assert all(span.of(text) == thing.label for thing in found.things for span in thing.spans)
    (figure,) = (thing.traits.figure for thing in found.things if thing.traits.figure)
    assert figure.indicator == "三資企業數量"

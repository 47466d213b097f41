"""What is to be made of a district is an aim; what is built in it is a measure."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("建设富裕美丽新长寿", "Goal"),
        ("打造充满活力的“幸福长寿”", "Goal"),
        ("建设长寿实验室", "Action"),
    ],
)
def test_building_a_district(words: str, kind: str) -> None:
    text = f"长寿区2022年政府工作报告\n\n今年，长寿区将{words}。"
    found = extract(read(make_article(text, name="t")))
    assert [thing.type for thing in found.things if thing.label == words] == [kind]

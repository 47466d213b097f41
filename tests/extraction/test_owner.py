"""Whose plan it is: the government of the report's own level, and in news the area."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.model import Statements
from kg.reading.article import make_article
from kg.reading.layout import read

LED = "在市委、市政府的坚强领导下，我们推进产业升级。区政府将建设港口。"
CASES = [
    ("溟洲区2025年政府工作报告\n\n" + LED, "区政府"),
    ("溟洲县发布会\n\n溟洲县将扩大开放。会后县政府表彰了先进个人。\n", "溟洲县"),
]


def owners(found: Statements) -> set[str]:
    named = {thing.id: thing.label for thing in found.things}
    return {named[link.target] for link in found.links if link.type == "carriedOutBy"}


@pytest.mark.parametrize(("text", "owner"), CASES)
def test_the_owner_acts(text: str, owner: str) -> None:
    assert owner in owners(extract(read(make_article(text))))


def test_a_government_above_the_owner_does_not_act_for_it() -> None:
    assert owners(extract(read(make_article(CASES[0][0])))) == {"区政府"}


def test_the_title_of_a_report_names_its_government() -> None:
    text = "溟洲区2025年政府工作报告\n\n今年要推进产业升级。\n"
    found = extract(read(make_article(text)))
    owner = next(thing for thing in found.things if thing.label == "区政府")
    assert [span.of(text) for span in owner.spans] == ["政府"]

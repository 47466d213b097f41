"""Who is responsible, as duty lines and brackets tell it."""

from __future__ import annotations

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read


def duties(text: str) -> set[tuple[str, str, str]]:
    found = extract(read(make_article(text)))
    named = {thing.id: thing.label for thing in found.things}
    return {(named[link.source], named[link.target], link.role) for link in found.links if link.role}


def test_a_bracket_speaks_of_the_task_that_opens_its_paragraph() -> None:
    text = "若干措施\n\n一、重点工作\n\n1. 建设特色园区。完善检测服务平台。（责任单位：市科技局；配合单位：市商务局）\n"
    assert duties(text) == {("建设特色园区", "市科技局", "责任单位"), ("建设特色园区", "市商务局", "配合单位")}


def test_a_bracket_in_a_paragraph_without_heading_speaks_of_its_actions() -> None:
    text = "若干措施\n\n一、重点工作\n\n我们要完善检测服务平台。（责任单位：市科技局）\n"
    assert duties(text) == {("完善检测服务平台", "市科技局", "责任单位")}

"""Coverage: what the plan leaves open is told, and nothing that it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.model import Figure, Link, Span, Statements, Thing, Traits
from kg.reading.article import make_article
from kg.reading.layout import read
from kg.report import Reported, report, silent_sentences

TEXT = "第一句说目标。第二句什么也没说。"
HERE = Span(0, 3)


def _thing(kind: str, label: str, traits: Traits | None = None) -> Thing:
    return Thing(label, kind, label, (HERE,), "r", traits or Traits())


def _told(things: tuple[Thing, ...], links: tuple[Link, ...] = ()) -> dict[str, object]:
    document = read(make_article(TEXT, name="demo"))
    return report([Reported(document, Statements(things, links))], (), 0, "")["articles"]["demo"]  # type: ignore[no-any-return]


def _link(kind: str, source: str, target: str, span: Span = HERE) -> Link:
    return Link(kind, source, target, span, "r")


def test_a_sentence_without_any_finding_is_silent() -> None:
    document = read(make_article(TEXT, name="demo"))
    silent = silent_sentences(document, Statements((_thing("Goal", "甲"),)))
    assert [span.of(TEXT) for span in silent] == ["第二句什么也没说。"]


@pytest.mark.parametrize(
    ("links", "open_tasks"),
    [
        ((), ["上", "下"]),
        ((_link("achieves", "上", "标"),), ["下"]),
        ((_link("isPartOf", "做", "下"), _link("isPartOf", "下", "上"), _link("achieves", "做", "标")), []),
        ((_link("isPartOf", "做", "下"), _link("achieves", "做", "愿")), ["上", "下"]),
    ],
)
def test_a_task_has_a_target_where_it_or_any_part_of_it_achieves_one(
    links: tuple[Link, ...], open_tasks: list[str]
) -> None:
    kinds = {"上": "Task", "下": "Task", "做": "Action", "标": "Target", "愿": "Goal"}
    told = _told(tuple(_thing(kind, label) for label, kind in kinds.items()), links)
    assert told["tasksWithoutTarget"] == open_tasks


def test_a_base_of_nought_is_a_base() -> None:
    based = _thing("Target", "有", Traits(deadline="2026", figure=Figure("=", "家", Decimal(1), base_value=Decimal(0))))
    bare = _thing("Target", "无", Traits(figure=Figure("=", "家", Decimal(1))))
    told = _told((based, bare))
    assert (told["targetsWithoutBaseline"], told["targetsWithoutDeadline"]) == (["无"], ["无"])


@pytest.mark.parametrize(
    ("count", "members", "links", "unexpanded", "miscounted"),
    [
        (2, (), (), ["提法"], []),
        (2, (Span(0, 1), Span(1, 2)), (), [], []),
        (2, (Span(0, 1),), (), [], ["提法"]),
        (None, (Span(0, 1),), (), [], []),
        (1, (), (_link("hasMember", "提法", "甲", Span(3, 4)),), [], []),
        (1, (Span(3, 4),), (_link("hasMember", "提法", "甲", Span(3, 4)),), [], []),
    ],
)
def test_formulas_not_expanded_or_miscounted(
    count: int | None, members: tuple[Span, ...], links: tuple[Link, ...], unexpanded: list[str], miscounted: list[str]
) -> None:
    told = _told((_thing("Formula", "提法", Traits(count=count, members=members)), _thing("Goal", "甲")), links)
    assert (told["formulasNotExpanded"], told["formulasMiscounted"]) == (unexpanded, miscounted)

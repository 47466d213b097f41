from __future__ import annotations

from decimal import Decimal

import pytest

from kg.analysis.contents import Contents
from kg.analysis.sides import Side
from kg.errors import InputError


def test_every_word_shown_stands_at_its_place(jiangbei: Contents, jiangbei_text: str) -> None:
    shown = [e for thing in jiangbei.things.values() for e in thing.evidence]
    shown += [e for link in jiangbei.links for e in link.evidence]
    assert len(shown) > 500
    for evidence in shown:
        assert jiangbei_text[evidence.start : evidence.end] == evidence.quote


def test_a_target_is_told_with_its_figure(jiangbei: Contents) -> None:
    (target,) = [one for one in jiangbei.of_type("Target") if "能耗" in one.zh]
    figure = target.figure()
    assert figure is not None
    assert (figure.comparator, figure.value, figure.unit, figure.change, figure.period) == (
        "<=",
        Decimal(-3),
        "%",
        True,
        "year",
    )
    assert target.values["deadline"] == "2026"


def test_the_narrowest_type_is_told(jiangbei: Contents) -> None:
    assert any("北滨路" in one.zh for one in jiangbei.of_type("Project"))
    assert not any(one.type == "Project" for one in jiangbei.of_type("Action"))


def test_links_end_in_things(jiangbei: Contents) -> None:
    for link in jiangbei.links:
        assert {link.source, link.target} <= jiangbei.things.keys()


def test_articles_come_apart_as_one_by_one(invented: dict[str, Side]) -> None:
    first, second = invented["qinghe-report"].contents, invented["huazhou-report"].contents
    things, links = {**first.things, **second.things}, (*first.links, *second.links)
    both = Contents({**first.articles, **second.articles}, things, links)
    assert both.by_article() == {name: both.of_article(name) for name in both.articles}
    assert both.by_article()["qinghe-report"] == first


def test_an_article_that_is_not_there_is_named(jiangbei: Contents) -> None:
    assert jiangbei.of_article("jiangbei") == jiangbei
    with pytest.raises(InputError, match="no such article in the build: nowhere; it has: jiangbei"):
        jiangbei.of_article("nowhere")

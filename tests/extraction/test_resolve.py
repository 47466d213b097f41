"""Mentions that give way, and mentions that make one thing."""

from __future__ import annotations

from decimal import Decimal

from kg.extraction.resolve import settle, things_of
from kg.model import Figure, Mention, Span, Traits

FIFTY = Traits(figure=Figure("=", "个", Decimal(50), indicator="公园"))


def test_a_deed_told_by_its_figure_gives_way() -> None:
    target = Mention("Target", Span(0, 8), "figures:x", "建成50个公园", FIFTY)
    action = Mention("Action", Span(0, 8), "deeds:verb", "建成50个公园")
    kept, dropped = settle([target, action])
    assert kept == [target]
    assert [drop.mention for drop in dropped] == [action]


def test_a_deed_with_a_figure_inside_stays() -> None:
    target = Mention("Observation", Span(10, 16), "figures:x", "640个项目", FIFTY)
    action = Mention("Action", Span(0, 30), "deeds:verb", "推动640个项目落地")
    assert settle([target, action])[0] == [target, action]


def test_what_is_counted_is_no_name() -> None:
    indicator = Mention("Indicator", Span(4, 10), "figures:x", "城乡居民收入")
    group = Mention("Group", Span(4, 8), "gazetteer:group", "城乡居民")
    place = Mention("Place", Span(4, 10), "suffix:place-head", "城乡居民收入")
    other = Mention("Group", Span(20, 23), "gazetteer:group", "老年人")
    assert settle([indicator, group, place, other])[0] == [indicator, other]


def test_a_policy_from_above_is_no_formula() -> None:
    strategy = Mention("Strategy", Span(3, 5), "gazetteer:strategy", "六稳")
    formula = Mention("Formula", Span(3, 5), "formulas:x", "六稳")
    assert settle([strategy, formula])[0] == [strategy]


def test_equal_names_are_one_thing_with_all_places() -> None:
    mentions = [Mention("Place", Span(9, 11), "a", "柳川"), Mention("Place", Span(1, 3), "b", "柳川")]
    (thing,) = things_of(mentions)
    assert thing.spans == (Span(1, 3), Span(9, 11))
    assert thing.rule == "b"


def test_goals_meet_without_the_owners_name() -> None:
    mentions = [
        Mention("Goal", Span(0, 9), "a", "让柳川品质更佳"),
        Mention("Goal", Span(20, 27), "b", "让品质更佳"),
        Mention("Goal", Span(30, 37), "b", "让生态更佳"),
    ]
    assert [len(thing.spans) for thing in things_of(mentions, ("柳川",))] == [2, 1]

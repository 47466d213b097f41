"""Properties of things: figures with their units, times with their last day, what is not stated left out."""

from decimal import Decimal

import pytest

from kg.graph.traits import decimal, properties
from kg.model import Figure, Span, Thing, Traits


def _told(kind: str, traits: Traits) -> dict[str, str]:
    made = Thing("x", kind, "甲", (Span(0, 1),), "r", traits)
    return {predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1]: str(value) for _, predicate, value in properties(made)}


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (
            Figure("<=", "%", Decimal("-3"), change=True, period="year"),
            {
                "comparator": "<=",
                "value": "-3",
                "unit": "%",
                "hasUnit": "http://qudt.org/vocab/unit/PERCENT",
                "normalValue": "-3",
                "normalUnit": "%",
                "change": "true",
                "period": "year",
            },
        ),
        (
            Figure("=", "亿元", Decimal("2.5"), base_value=Decimal(0), base_time="2020", bindingness="binding"),
            {
                "comparator": "=",
                "value": "2.5",
                "unit": "亿元",
                "normalValue": "250000000",
                "normalUnit": "元",
                "baseValue": "0",
                "baseTime": "2020",
                "bindingness": "binding",
            },
        ),
        (
            Figure("=", "平方公里", Decimal("0.5")),
            {
                "comparator": "=",
                "value": "0.5",
                "unit": "平方公里",
                "hasUnit": "http://qudt.org/vocab/unit/KiloM2",
                "normalValue": "500000",
                "normalUnit": "平方米",
            },
        ),
        (
            Figure("~", "亩", Decimal(3)),
            {"comparator": "~", "value": "3", "unit": "亩", "normalValue": "2000", "normalUnit": "平方米"},
        ),
        (
            Figure("=", "出", low=Decimal(40), high=Decimal(50)),
            {"comparator": "=", "unit": "出", "low": "40", "high": "50"},
        ),
    ],
)
def test_a_figure_says_what_the_text_says_and_no_more(figure: Figure, expected: dict[str, str]) -> None:
    assert _told("Target", Traits(figure=figure)) == expected


def test_times_have_their_last_day_beside_them() -> None:
    assert _told("Action", Traits(deadline="2025", time="2021-12")) == {
        "deadline": "2025",
        "deadlineEnd": "2025-12-31",
        "time": "2021-12",
        "timeEnd": "2021-12-31",
    }


def test_a_formula_that_does_not_tell_its_count_has_none() -> None:
    assert _told("Formula", Traits()) == {}
    assert _told("Formula", Traits(count=5)) == {"declaredCount": "5"}


@pytest.mark.parametrize(("value", "written"), [("1E+3", "1000"), ("0.50", "0.5"), ("-0", "0"), ("1200", "1200")])
def test_a_decimal_is_written_in_its_shortest_form(value: str, written: str) -> None:
    assert str(decimal(Decimal(value))) == written

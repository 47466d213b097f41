"""Two figures side by side. Every expected value is worked out by hand beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.analysis.figures import Verdict, ambitious, amounts, compare, years
from kg.model import Figure
from tests.analysis.invented import thing


def figure(comparator: str, value: str, unit: str, **more: object) -> Figure:
    return Figure(comparator, unit, Decimal(value), **more)  # type: ignore[arg-type]


def rate(value: str, period: str = "year") -> Figure:
    return figure("=", value, "%", change=True, period=period)


CASES = [
    pytest.param(figure("=", "2", "亿元"), figure("=", "20000", "万元"), "equal", "level", id="money in two units"),
    pytest.param(figure("=", "60", "万亩"), figure("=", "300", "平方公里"), "a", "level", id="60 wan mu are 400 sq km"),
    pytest.param(
        figure("=", "1", "万亩"), figure("=", "10000", "亩"), "equal", "level", id="a factor that is a fraction"
    ),
    pytest.param(rate("6.5"), rate("7"), "b", "rate-year", id="yearly growth"),
    pytest.param(rate("-3"), rate("-2.5"), "b", "rate-year", id="a fall is a negative number"),
    pytest.param(rate("7", ""), rate("6", ""), "a", "rate-unstated", id="no period in either"),
    pytest.param(rate("7"), rate("7", "quarter"), "unlike", "", id="a year against a quarter"),
    pytest.param(figure("=", "80", "家"), rate("7"), "unlike", "", id="a level against a rate"),
    pytest.param(figure("=", "80", "家"), figure("=", "80", "所"), "unlike", "", id="units without a common measure"),
    pytest.param(figure("*", "2", "倍"), figure("*", "4", "倍"), "b", "multiple", id="multiples"),
    pytest.param(figure("*", "2", "倍"), rate("80", "total"), "a", "rate-total", id="doubling is a rise of 100 %"),
    pytest.param(
        Figure("=", "个", low=Decimal(15), high=Decimal(20)), figure("=", "18", "个"), "overlap", "level", id="a range"
    ),
    pytest.param(
        Figure("=", "个", low=Decimal(15), high=Decimal(20)), figure("=", "21", "个"), "b", "level", id="above a range"
    ),
]


@pytest.mark.parametrize(("a", "b", "higher", "kind"), CASES)
def test_which_is_higher(a: Figure, b: Figure, higher: str, kind: str) -> None:
    verdict = compare(a, b)
    assert verdict.higher == higher
    assert (verdict.a.kind if verdict.a else "") == kind
    mirrored = {"a": "b", "b": "a"}.get(higher, higher)
    assert compare(b, a).higher == mirrored


def test_a_yearly_rate_becomes_one_over_the_whole_stretch() -> None:
    # 1.1 ** 2 = 1.21; a rise of 20 % in all is less.
    verdict = compare(rate("10"), rate("20", "total"), 2, None)
    assert verdict.higher == "a"
    assert verdict.a and (verdict.a.low, verdict.a.source) == (Decimal("21.00"), "rate-year")
    assert verdict.b and verdict.b.source == ""


def test_a_rate_over_the_whole_stretch_becomes_a_yearly_one() -> None:
    # 21 % over two years is 10 % a year.
    verdict = compare(rate("21", "total"), rate("9"), 2, None)
    assert verdict.a and verdict.a.low == Decimal("10.00")
    assert verdict.higher == "a"


def test_a_level_with_a_base_tells_the_change() -> None:
    # 120 from 100 is a rise of 20 %.
    stated, change = amounts(figure("=", "120", "家", base_value=Decimal(100)))
    assert (stated.kind, change.kind, change.low) == ("level", "rate-total", Decimal("20.00"))


def test_a_share_with_a_base_tells_percentage_points() -> None:
    # From 1.6 % to 2 %: 0.4 percentage points, no rise of 25 %.
    _, change = amounts(figure("=", "2", "%", base_value=Decimal("1.6")))
    assert (change.kind, change.low, change.unit) == ("amount-total", Decimal("0.40"), "个百分点")


def test_a_base_of_nothing_tells_no_change() -> None:
    assert [amount.kind for amount in amounts(figure("=", "3", "家", base_value=Decimal(0)))] == ["level"]


def test_a_figure_without_a_number_states_no_amount() -> None:
    assert amounts(Figure(">=", "家")) == ()


@pytest.mark.parametrize(
    ("higher", "direction", "unit", "expected"),
    [
        ("a", "up", "亿元", "a"),
        ("a", "down", "%", "b"),
        ("b", "down", "%", "a"),
        ("a", "up", "位", "b"),  # the eighth place is worse than the third
        ("a", "", "%", "unknown"),
        ("equal", "up", "%", "equal"),
        ("unlike", "up", "%", "unlike"),
    ],
)
def test_who_is_more_ambitious(higher: str, direction: str, unit: str, expected: str) -> None:
    assert ambitious(Verdict(None, None, higher), direction, unit) == expected


def test_years_are_counted_from_the_base_else_from_the_plan() -> None:
    plan = replace(thing("plan/p"), values={"start": "2021", "end": "2025"})
    from_base = thing("target/t", deadline="2025", baseTime="2020")
    assert years(from_base, None) == 5
    alone = thing("target/t", deadline="2025")
    assert years(alone, plan) == 5
    assert years(alone, None) is None

"""Figures to words, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extraction.figures.wording import in_words
from kg.model import Figure

WORDS = [
    (Figure("<=", "%", Decimal(-3), change=True, period="year"), "年下降3%以上", "a fall of at least 3 % a year"),
    (Figure(">=", "人", Decimal(1000)), "达到1000人以上", "at least 1,000 persons"),
    (Figure(">=", "亿元", Decimal(500)), "达到500亿元以上", "at least 50 billion yuan"),
    (Figure("*", "倍", Decimal(2)), "达到2倍", "2 times as much"),
    (
        Figure("*", "倍", Decimal(2), base_value=Decimal(312), base_time="2020"),
        "达到2倍（由312起）（比2020年）",
        "2 times as much, from 312, against 2020",
    ),
    (Figure("=", "位", Decimal(2)), "第2位", "rank 2"),
    (Figure("=", "%", None, Decimal(3), Decimal(5)), "达到3—5%", "3 to 5 %"),
    (
        Figure("=", "%", None, Decimal(-3), Decimal(-2), change=True, period="year"),
        "年下降2—3%",
        "a fall of 2 to 3 % a year",
    ),
    (
        Figure("=", "%", Decimal(68), base_value=Decimal(62), base_time="2020", bindingness="binding"),
        "达到68%（由62%起）（比2020年）（约束性）",
        "68 %, from 62 %, against 2020 (binding)",
    ),
]


@pytest.mark.parametrize(("figure", "chinese", "english"), WORDS)
def test_figure_in_words(figure: Figure, chinese: str, english: str) -> None:
    assert (in_words(figure, "zh"), in_words(figure, "en")) == (chinese, english)

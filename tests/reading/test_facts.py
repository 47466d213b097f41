"""What an article says of its own date, where it prints one and where only a known event tells it."""

from __future__ import annotations

import pytest

from kg.reading.article import make_article
from kg.reading.layout import read

OF_EVENTS = [
    ("今年是新中国成立75周年。", "2024"),
    ("我们隆重庆祝中国共产党成立一百周年。", "2021"),
    ("抓住京津冀协同发展十周年的机遇。", "2024"),
    ("今年是“十四五”规划的收官之年。", "2025"),
    ("今年是全面贯彻落实党的二十大精神的开局之年。", "2023"),
    ("我们庆祝建校四十周年。", ""),
]


@pytest.mark.parametrize(("words", "year"), OF_EVENTS)
def test_a_known_event_tells_the_year_of_a_text_that_prints_none(words: str, year: str) -> None:
    facts = read(make_article(f"工作安排\n\n{words}今年生产总值增长6%。")).article.facts
    assert (facts.date, facts.date_inferred) == (year, bool(year))


def test_a_printed_date_wins_over_an_event() -> None:
    facts = read(make_article("某县2026年政府工作报告\n\n我们庆祝了新中国成立75周年。")).article.facts
    assert (facts.date, facts.date_inferred) == ("2026", False)


def test_a_credit_line_at_the_end_tells_who_supplied_the_pictures() -> None:
    facts = read(make_article("某地新闻\n\n某地要发展。\n\n图片由某县融媒体中心提供")).article.facts
    assert facts.pictures == "某县融媒体中心"

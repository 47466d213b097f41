"""Figures said in words."""

import pytest

from kg.site.words import in_words

FALL = {"comparator": "<=", "value": "-3", "unit": "%", "change": "true", "period": "year", "deadline": "2026"}


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        (FALL, "到2026年：年均下降3%以上", "by 2026: falls by at least 3% a year"),
        ({"comparator": ">=", "value": "1000", "unit": "家"}, "1,000家以上", "at least 1,000"),
        ({"comparator": "~", "value": "2.50", "unit": "亿元"}, "约2.5亿元", "about 250 million yuan"),
        ({"comparator": "*", "value": "2", "unit": "倍"}, "增至2倍", "×2"),
        ({"comparator": "=", "low": "40", "high": "50", "unit": "%"}, "40%至50%", "40% to 50%"),
        ({"comparator": "=", "value": "7", "unit": "%", "change": "true"}, "增长7%", "rises by 7%"),
        ({"comparator": "=", "value": "80", "unit": "家", "time": "2021-12"}, "2021-12：80家", "2021-12: 80"),
        (
            {"comparator": "=", "value": "9", "unit": "家", "baseValue": "5", "bindingness": "binding"},
            "9家（基数 5家），约束性",
            "9 (from 5), binding",
        ),
        ({"comparator": "=", "value": "3", "unit": "位", "time": "2023"}, "2023：第3位", "2023: rank 3"),
        ({"comparator": "=", "value": "10", "unit": "位", "baseValue": "13"}, "第10位（基数 13）", "rank 10 (from 13)"),
        ({"comparator": ">=", "low": "60", "high": "80", "unit": "亩"}, "60亩至80亩", "60 mu to 80 mu"),
        ({"comparator": "=", "value": "许多", "unit": "亩"}, "许多亩", "许多 亩"),
        ({"status": "planned"}, "", ""),
    ],
)
def test_in_words(facts, zh, en, messages):
    assert in_words(facts, messages, "zh") == zh
    assert in_words(facts, messages, "en") == en

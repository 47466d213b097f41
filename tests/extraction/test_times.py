"""Words of time to dates, counted from a document of January 2024."""

from __future__ import annotations

import pytest

from kg.extraction.figures.times import last_day, moments, resolve
from kg.model import DocumentFacts, Span
from kg.reading.article import make_article
from kg.reading.layout import read

TIMES = [
    ("到2026年，建成示范区。", [("到2026年", "by", "2026", "2026-12-31")]),
    ("截至2021年底，全县脱贫。", [("截至2021年底", "by", "2021", "2021-12-31")]),
    ("2021年12月31日揭牌。", [("2021年12月31日", "point", "2021-12-31", "2021-12-31")]),
    ("去年12月，大桥通车。", [("去年12月", "point", "2023-12", "2023-12-31")]),
    ("去年完成改造。", [("去年", "point", "2023", "2023-12-31")]),
    ("“十四五”末建成。", [("“十四五”末", "by", "2025", "2025-12-31")]),
    ("未来5年，产值翻番。", [("未来5年", "by", "2028", "2028-12-31")]),
    ("今后三年，产值翻番。", [("今后三年", "by", "2026", "2026-12-31")]),
    ("6月底前完工。", [("6月底前", "by", "2024-06", "2024-06-30")]),
    ("三季度前开工。", [("三季度前", "by", "2024", "2024-09-30")]),
    ("二〇三五年实现现代化。", [("二〇三五年", "point", "2035", "2035-12-31")]),
    ("二○三五年实现现代化。", [("二○三五年", "point", "2035", "2035-12-31")]),
    ("到本世纪中叶实现。", [("到本世纪中叶", "by", "2050", "2050-12-31")]),
    ("总量比2020年增长一成。", [("比2020年", "base", "2020", "2020-12-31")]),
    ("力争两年内建成。", [("两年内", "by", "2025", "2025-12-31")]),
    ("用3年左右时间建成。", [("用3年左右时间", "by", "2026", "2026-12-31")]),
    ("新增年中转能力，班次年均增加，关爱全年龄人群。", []),
    ("三年新建水库。", []),
    ("近期完成。", []),
    ("第12345号。", []),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_times_of_a_text(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    document = read(make_article(text, DocumentFacts(date="2024-01-15"), name="t"))
    found = [(m.span.of(document.text), m.kind, m.iso, m.last) for m in moments(document)]
    assert found == expected


def test_a_year_counted_from_an_unknown_one_is_left_out() -> None:
    assert moments(read(make_article("去年完成改造。", name="t"))) == ()


def test_the_plans_last_year_ends_the_coming_years() -> None:
    facts = DocumentFacts(date="2022", end="2027")
    document = read(make_article("未来5年，产值翻番。", facts, name="t"))
    assert moments(document)[0].iso == "2027"


def test_a_number_of_years_is_the_plans_where_it_runs_so_long() -> None:
    facts = DocumentFacts(date="2023-04", start="2023", end="2025")
    document = read(make_article("三年新建水库，两年新增湿地。", facts, name="t"))
    assert [(m.span.of(document.text), m.iso) for m in moments(document)] == [("三年", "2025")]


def test_a_review_of_years_sets_no_deadline() -> None:
    text = "一、过去五年工作回顾\n脱贫任务三年内完成。"
    assert moments(read(make_article(text, DocumentFacts(date="2024-01"), name="t"))) == ()


def test_resolve_reads_the_first_time_of_a_stretch() -> None:
    document = read(make_article("先行，到2026年建成。", name="t"))
    assert resolve(document, Span(0, 9)) == ("2026", "2026-12-31")
    assert resolve(document, Span(0, 2)) == ("", "")


def test_last_day_of_a_leap_february() -> None:
    assert last_day("2024-02") == "2024-02-29"

"""The words beside a number to the name of what it measures."""

from __future__ import annotations

import pytest

from kg.extraction.figures.coordination import parts
from kg.extraction.figures.indicators import before_verb, head, lead, left_edge, noun_right
from kg.extraction.lexicon import lexicon
from kg.model import Span

NAMES = [
    ("规上工业增加值增长", "规上工业增加值"),
    ("城镇登记失业率控制在", "城镇登记失业率"),
    ("力争高新技术企业突破", "高新技术企业"),
    ("培育专精特新企业", "专精特新企业"),
    ("城镇新增就业", "城镇新增就业"),
    ("县里还将修复海岸线", "海岸线"),
    ("单位生产总值能耗年均下降", "单位生产总值能耗"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_name_left_of_a_number(text: str, expected: str) -> None:
    found = lead(text, Span(0, len(text)), {})
    assert head(text, Span(0, found.start), {}).span.of(text) == expected


PAIRS = [
    ("城镇和农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    ("城乡居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    ("牛羊饲养量", 2, ["牛饲养量", "羊饲养量"]),
    ("旅游收入、游客人数", 2, ["旅游收入", "游客人数"]),
    ("卫生厕所普及率和污水处理率", None, ["卫生厕所普及率", "污水处理率"]),
    ("省级和美乡村", None, ["省级和美乡村"]),
]


@pytest.mark.parametrize(("text", "count", "expected"), PAIRS)
def test_parts_of_a_coordinated_name(text: str, count: int | None, expected: list[str]) -> None:
    assert [name for _, name in parts(text, Span(0, len(text)), count)] == expected


def test_noun_right_stops_before_verb_and_mark() -> None:
    text = "16个工业项目建成投产，"
    assert noun_right(text, 3, len(text), len(text)).of(text) == "工业项目"


def test_before_verb_looks_past_quoted_words() -> None:
    text = "教学点“撤点并校”进展顺利"
    assert before_verb(text, Span(0, len(text))).of(text) == "教学点“撤点并校”"


def test_left_edge_is_an_open_bracket_or_a_comma_outside_quotes() -> None:
    assert left_edge("甲（其中乙", 5, 0)[0] == 2
    assert left_edge("甲，“乙，丙”丁", 8, 0)[0] == 2


def test_the_table_has_the_indicators_of_plans_each_with_a_source() -> None:
    terms = lexicon().terms("indicator").values()
    assert len(terms) >= 150
    assert all(term.english and term.source and term.extra["direction"] in ("up", "down") for term in terms)
    assert all(not term.extra["same"] or term.extra["same"] in lexicon().terms("indicator") for term in terms)

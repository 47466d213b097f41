"""Numbers that describe and numbers that count: which noun a number counts, and which numbers are no figures."""

from __future__ import annotations

import pytest

from kg.extraction.figures.aside import figures_among
from kg.extraction.figures.counted import described
from kg.extraction.figures.quantities import quantities

AMONG = [
    ("建成220千伏变电站5座", ["5"]),
    ("推广35吨敞顶箱", []),
    ("13个断面优良率为92.3%", ["92.3"]),
    ("10亿元以上项目不少于3个", ["3"]),
    ("人口5万人以上的镇占比达到85%", ["85"]),
    ("办理时限压缩至3个工作日", ["3"]),
    ("打造15分钟生活圈", []),
    ("遭遇50年一遇暴雨", []),
    ("防洪标准由20年一遇提高到50年一遇", ["20", "50"]),
]


@pytest.mark.parametrize(("text", "kept"), AMONG)
def test_what_only_describes_is_no_figure(text: str, kept: list[str]) -> None:
    assert [str(number.value) for number in figures_among(text, quantities(text), {})] == kept


DESCRIBED = [
    ("培育2家年产值超10亿元的茶企。", "茶企", 2),
    ("引进5家年产值超亿元的茶企。", "茶企", 1),
    ("建成5个公园。", "", 1),
    ("建成5个公园，投资3亿元的水厂。", "", 1),
]


@pytest.mark.parametrize(("text", "noun", "used"), DESCRIBED)
def test_the_noun_behind_what_describes_it(text: str, noun: str, used: int) -> None:
    first, after = (*quantities(text), None)[:2]
    assert first is not None
    span, count = described(text, first, after, len(text))
    assert (span.of(text), count) == (noun, used)

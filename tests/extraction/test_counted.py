"""Numbers that describe and numbers that count: which noun a number counts, and which numbers are no figures."""

from __future__ import annotations

import pytest

from kg.extraction.figures.aside import figures_among, is_spoken_of
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


AROUND = [
    ("6%以上的增长目标，与去年持平", True),
    ("生产总值增长6%以上", False),
    ("以甲镇、乙镇2个试点镇为重点", True),
    ("建成2个试点镇，以茶业为重点", False),
    ("对甲、乙等9个珍稀鱼种实施保护", True),
    ("对120个老旧小区进行改造", False),
]


@pytest.mark.parametrize(("text", "spoken_of"), AROUND)
def test_what_is_only_spoken_of_is_no_figure(text: str, spoken_of: bool) -> None:
    assert is_spoken_of(text, quantities(text)[0], 0) is spoken_of

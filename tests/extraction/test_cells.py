"""Cells of tables: amounts, units and names, by what is printed in them."""

from __future__ import annotations

import pytest

from kg.extraction.figures.cells import Unit, amount, name, unit
from kg.model import Span
from kg.reading.article import fold

AMOUNTS = [
    ("450", "450", "=", False),
    ("1,200", "1200", "=", False),
    ("450以上", "450", ">=", False),
    ("7.5左右", "7.5", "~", False),
    ("≥62.5", "62.5", ">=", False),
    ("＞5", "5", ">=", False),
    ("<4.5", "4.5", "<=", False),
    ("不低于90", "90", ">=", False),
    ("控制在5.5以内", "5.5", "<=", False),
    ("〔13.5〕", "13.5", "=", True),
    ("［25］", "25", "=", True),
    ("〔25〕以上", "25", ">=", True),
    ("〔25以上〕", "25", ">=", True),
    ("60.6*", "60.6", "=", False),
    ("12①", "12", "=", False),
    ("-0.5", "-0.5", "=", False),
    ("6-7", "6..7", "=", False),
    ("6%～7%", "6..7", "=", False),
]


@pytest.mark.parametrize(("words", "value", "comparator", "summed"), AMOUNTS)
def test_amount(words: str, value: str, comparator: str, summed: bool) -> None:
    found = amount(fold(words), Unit("%"))
    assert found is not None
    shown = str(found.value) if found.value is not None else f"{found.low}..{found.high}"
    assert (shown, found.comparator, found.summed, found.unit) == (value, comparator, summed, "%")


@pytest.mark.parametrize("words", ["", "—", "完成国家下达任务", "高于经济增速", "1:2.5", "2025年", "〔25", "预期性"])
def test_no_amount(words: str) -> None:
    assert amount(fold(words), Unit("%")) is None


def test_a_fall_turns_number_and_comparator() -> None:
    found = amount("13.5以上", Unit("%"), "-")
    assert found is not None
    assert (str(found.value), found.comparator) == ("-13.5", "<=")


def test_a_unit_in_the_cell_comes_before_the_heading_s() -> None:
    found = amount("2.5万人", Unit("%"))
    assert found is not None
    assert (str(found.value), found.unit) == ("25000", "人")


UNITS = [
    ("亿元", "亿元", 1), ("万人", "人", 10000), ("%", "%", 1), ("件/万人", "件/万人", 1), ("万公顷", "公顷", 10000),
    ("吨标准煤/万元", "吨标准煤/万元", 1), ("岁", "岁", 1), ("亿立方米", "立方米", 100000000), ("千瓦时", "千瓦时", 1),
]  # fmt: skip


@pytest.mark.parametrize(("words", "unit_name", "factor"), UNITS)
def test_unit(words: str, unit_name: str, factor: int) -> None:
    assert unit(words) == Unit(unit_name, factor)  # type: ignore[arg-type]


NAMES = [
    ("地区生产总值（亿元）", "地区生产总值", "", "亿元"),
    ("1.常住人口城镇化率(%)", "常住人口城镇化率", "", "%"),
    ("（2）单位GDP能源消耗降低（%）", "单位GDP能源消耗", "-", "%"),
    ("全员劳动生产率增长（%）", "全员劳动生产率", "+", "%"),
    ("地区生产总值增速（%）", "地区生产总值增速", "+", "%"),
    ("规上工业企业（规模以上）", "规上工业企业（规模以上）", "", None),
    ("其中：高技术产业投资（亿元）", "高技术产业投资", "", "亿元"),
    ("森林覆盖率", "森林覆盖率", "", None),
]


@pytest.mark.parametrize(("words", "bare", "sign", "unit_name"), NAMES)
def test_name(words: str, bare: str, sign: str, unit_name: str | None) -> None:
    folded = fold(words)
    found = name(folded, Span(0, len(folded)))
    assert found is not None
    assert (found.words, found.sign, found.unit.name if found.unit else None) == (bare, sign, unit_name)
    assert found.span.of(folded) == bare


@pytest.mark.parametrize("words", ["", "12.5", "〔3〕"])
def test_no_name(words: str) -> None:
    assert name(fold(words), Span(0, len(words))) is None

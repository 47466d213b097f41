"""Tables of indicators to figures: which column is the target, which the base, by when, in what unit."""

from __future__ import annotations

import pytest

from kg.extraction.figures.tables import table_figures
from kg.extraction.pipeline import extract
from kg.model import CLAUSES, DocumentFacts, Mention, Statements
from kg.reading.article import make_article
from kg.reading.layout import read

HEAD = "云岭县规划\n\n今年要稳中求进。\n\n"


def mentions(table: str, date: str = "2021-03") -> list[Mention]:
    document = read(make_article(HEAD + table, DocumentFacts(date=date), name="t"))
    return table_figures(document)


def shown(table: str, date: str = "2021-03") -> list[str]:
    lines = []
    for mention in mentions(table, date):
        figure = mention.traits.figure
        if figure is None:
            continue
        amount = str(figure.value) if figure.value is not None else f"{figure.low}..{figure.high}"
        parts = [mention.type, figure.indicator, figure.comparator, amount, figure.unit]
        parts += [mention.traits.deadline or f"@{mention.traits.time}"]
        parts += [f"base {figure.base_value} {figure.base_time}"] if figure.base_value is not None else []
        parts += [figure.period] * figure.change + [figure.bindingness] * bool(figure.bindingness)
        lines.append(" ".join(parts))
    return lines


TABLES = [
    ("指标|2020年|2025年|属性\n常住人口城镇化率（%）|48.2|55|预期性", "2021-03",
     ["Target 常住人口城镇化率 = 55 % 2025 base 48.2 2020 anticipatory"]),
    ("| 指标 | 2020年 | 2025年 |\n|---|---|---|\n| 人口（万人） | 45 | 50左右 |", "2021-03",
     ["Target 人口 ~ 500000 人 2025 base 450000 2020"]),
    ("序号\t类别\t指标\t单位\t2020年\t2025年\t年均增速（%）\n"
     "1\t经济\t生产总值\t亿元\t300\t450以上\t8.5左右", "2021-03",
     ["Target 生产总值 >= 450 亿元 2025 base 300 2020", "Target 生产总值 ~ 8.5 % 2025 year"]),
    ("指标|2020年|2025年|年均/累计|属性\n"
     "单位GDP能源消耗降低（%）|—|—|〔13.5〕|约束性\n城镇新增就业（万人）|—|—|〔2.5〕|预期性", "2021-03",
     ["Target 单位GDP能源消耗 = -13.5 % 2025 total binding",
      "Target 城镇新增就业 = 25000 人 2025 anticipatory"]),
    ("指标|2023年完成|2024年目标\n粮食产量（万吨）|30|31", "2024-01",
     ["Target 粮食产量 = 310000 吨 2024 base 300000 2023"]),
    ("指标名称|2022年|2023年\n粮食产量（万吨）|30|31", "2024-01",
     ["Observation 粮食产量 = 300000 吨 @2022", "Observation 粮食产量 = 310000 吨 @2023"]),
    ("指标|2020年|2025年|2035年\n森林覆盖率（%）|61|62|65", "2021-03",
     ["Target 森林覆盖率 = 62 % 2025 base 61 2020", "Target 森林覆盖率 = 65 % 2035 base 61 2020"]),
    ("指标|2020年|2025年\n森林覆盖率（%）|61|62", "",
     ["Target 森林覆盖率 = 62 % 2025 base 61 2020"]),
    ("主要指标（单位：亿元）\n指标|2020年|2025年\n工业投资|61|92", "2021-03",
     ["Target 工业投资 = 92 亿元 2025 base 61 2020"]),
    ("指标|2020年|2025年\n城乡收入差距|2.1:1|缩小", "2021-03", []),
    ("指标|2020年|2025年\n城镇调查失业率（%）|5.2|控制在5.5以内", "2021-03",
     ["Target 城镇调查失业率 <= 5.5 % 2025 base 5.2 2020"]),
    ("项目|责任单位|完成时限\n滨江公园|区住建局|2025年12月", "2021-03", []),
    ("姓名|电话\n张三|12345", "2021-03", []),
]  # fmt: skip


@pytest.mark.parametrize(("table", "date", "figures"), TABLES, ids=range(len(TABLES)))
def test_rows_are_read_with_their_heading(table: str, date: str, figures: list[str]) -> None:
    assert shown(table, date) == figures


def test_a_heading_printed_again_changes_nothing() -> None:
    head = "指标|2020年|2025年\n"
    assert shown(f"{head}人口（人）|4|5\n{head}林地（亩）|6|7") == [
        "Target 人口 = 5 人 2025 base 4 2020", "Target 林地 = 7 亩 2025 base 6 2020",
    ]  # fmt: skip


def test_the_words_run_from_indicator_to_target() -> None:
    found = mentions("指标\t2020年\t2025年\t属性\n人口（万人）\t45\t50左右\t预期性")
    assert [(m.type, m.label, m.rule) for m in found] == [
        ("Target", "人口（万人） 45 50左右", "table:target"), ("Indicator", "人口", "table:target"),
    ]  # fmt: skip
    assert [(i.trait, i.span.of(HEAD + "指标\t2020年\t2025年")) for i in found[0].inferences] == [
        ("deadline", "2025年")
    ]


@pytest.fixture(scope="module")
def whole() -> Statements:
    table = "专栏1 主要指标\n指标|2020年|2025年|属性\n推进城镇化率（%）|48.2|55|预期性\n\n完善养老服务体系。"
    return extract(read(make_article(HEAD + table, DocumentFacts(date="2021"), name="t")))


def test_prose_rules_leave_rows_alone(whole: Statements) -> None:
    clauses = [thing.label for thing in whole.things if thing.type in (*CLAUSES, "Project")]
    assert clauses == ["推进城镇化率（%）|48.2|55", "完善养老服务体系"]


def test_a_row_s_target_is_linked_to_its_indicator(whole: Statements) -> None:
    things = whole.by_id()
    links = [(things[x.source].type, things[x.target].label) for x in whole.links if x.type == "ofIndicator"]
    assert links == [("Target", "推进城镇化率")]

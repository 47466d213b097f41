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
    ("专栏2 “十四五”主要指标\n指标 2020年 2025年 属性\n1.冷库库容（万吨） 6.8 7.5以上 预期性\n"
     "2. 每吨运费（元） 168 下降15%以上 预期性\n3.损耗率（%） 1.8 ≤1 约束性\n"
     "4.智慧冷库（座） — 〔30〕 预期性\n注：〔〕内为五年累计数。",
     "2021-03",
     ["Target 冷库库容 >= 75000 吨 2025 base 68000 2020 anticipatory",
      "Target 每吨运费 <= -15 % 2025 total anticipatory", "Observation 每吨运费 = 168 元 @2020",
      "Target 损耗率 <= 1 % 2025 base 1.8 2020 binding", "Target 智慧冷库 = 30 座 2025 anticipatory"]),
    ("序号 类别 指标 单位 2020 年 2025 年 年均增速（%） 属性\n1 产业 茶叶产值 亿元 30 45 以上 8.5左右 预期性\n"
     "2 茶农 万人 4 ≥ 5 — 预期性\n二、民生\n3 就业 新增就业 万人 — 〔2.5〕 — 预期性", "2021-03",
     ["Target 茶叶产值 >= 45 亿元 2025 base 30 2020 anticipatory", "Target 茶叶产值 ~ 8.5 % 2025 year anticipatory",
      "Target 茶农 >= 50000 人 2025 base 40000 2020 anticipatory", "Target 新增就业 = 25000 人 2025 anticipatory"]),
    ("指标\n2020年\n2025年\n属性\n产业发展\n1.茶园面积（万亩）\n4.5\n5\n预期性\n2.良种率（%）\n61\n62.5以上\n约束性\n今年要稳中求进。",
     "2021-03", ["Target 茶园面积 = 50000 亩 2025 base 45000 2020 anticipatory",
                 "Target 良种率 >= 62.5 % 2025 base 61 2020 binding"]),
    ("类别\n指标\n2022年完成\n2023年目标\n茶业\n茶叶产量（吨）\n800\n提高到900\n春茶占比（%）\n61\n60左右", "2023-02",
     ["Target 茶叶产量 = 900 吨 2023 base 800 2022", "Target 春茶占比 ~ 60 % 2023 base 61 2022"]),
    ("指标名称　单位　“十三五”末　“十四五”末　备注\n港口吞吐量　万吨　1200　2000　含内河", "2021-03",
     ["Target 港口吞吐量 = 20000000 吨 2025 base 12000000 2020"]),
    ("指标 2025年目标值\n万元产值用水量下降（%） 16\n茶旅客流 力争达到80万人次", "2021-03",
     ["Target 万元产值用水量 = -16 % 2025 year", "Target 茶旅客流 = 800000 人次 2025"]),
    ("指标 2020年 2025年\n城乡收入比 2.1∶1 缩小\n山林面积（亩） 300", "2021-03", []),
    ("序 号 指 标 2020 年 2025 年 属 性\n1 茶农培训率（%） 48 55 预期性", "2021-03",
     ["Target 茶农培训率 = 55 % 2025 base 48 2020 anticipatory"]),
    ("指标 2020年 2025年 年均增速〔累计〕（%） 属性\n1.茶业产值（亿元） 30 45 8.5 预期性\n"
     "2.茶园绿化率（%） 61 62 〔1〕 约束性",
     "2021-03",
     ["Target 茶业产值 = 45 亿元 2025 base 30 2020 anticipatory", "Target 茶业产值 = 8.5 % 2025 year anticipatory",
      "Target 茶园绿化率 = 62 % 2025 base 61 2020 binding", "Target 茶园绿化率 = 1 % 2025 total binding"]),
    ("类别 序号 指标 2020年 2025年 属性\n规模 1 茶叶出口量（万吨） 1.2 2 预期性\n"
     "2 茶箱（万个） 10 30左右 预期性\n效率 3 采收天数（天） 18 <12 约束性",
     "2021-03",
     ["Target 茶叶出口量 = 20000 吨 2025 base 12000 2020 anticipatory",
      "Target 茶箱 ~ 300000 个 2025 base 100000 2020 anticipatory",
      "Target 采收天数 <= 12 天 2025 base 18 2020 binding"]),
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


def test_lines_of_a_table_without_strokes_are_no_goals() -> None:
    table = "指标 2020年 2025年\n智能化升级粮库（座） 2 30\n打造示范基地（个） 1 5"
    found = extract(read(make_article(HEAD + table, DocumentFacts(date="2021-03"), name="t")))
    assert [thing.label for thing in found.things if thing.type in CLAUSES and not thing.traits.figure] == []


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

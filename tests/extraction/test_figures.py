"""Sentences of plans to figures: what, how compared, how much, promised or reached, by or at when."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.figures import figures
from kg.extraction.figures.wording import in_words
from kg.model import DocumentFacts, Figure, Mention
from kg.reading.article import make_article
from kg.reading.layout import read


def found(text: str, mood: str = "target") -> list[Mention]:
    """Return the targets and observations of TEXT, read as a plan of 2024 (a review looks back on 2023)."""
    document = read(make_article(text, DocumentFacts(date="2024-01-15"), name="t"))
    year = "2023" if mood == "review" else "2024"
    moody = tuple(replace(sentence, mood=mood, year=year) for sentence in document.sentences)
    return [mention for mention in figures(replace(document, sentences=moody)) if mention.type != "Indicator"]


def shown(mention: Mention) -> tuple[str, str, str, str]:
    figure = mention.traits.figure
    assert figure is not None
    amount = str(figure.value) if figure.value is not None else f"{figure.low}..{figure.high}"
    return figure.indicator, figure.comparator, amount, figure.unit


FIGURES = [
    ("生产总值增长6%以上。", [("生产总值", ">=", "6", "%")]),
    ("能耗强度下降3%以上。", [("能耗强度", "<=", "-3", "%")]),
    ("能耗强度下降不超过3%。", [("能耗强度", ">=", "-3", "%")]),
    ("城镇登记失业率控制在4.2%以内。", [("城镇登记失业率", "<=", "4.2", "%")]),
    ("引进高层次人才约2000名。", [("高层次人才", "~", "2000", "名")]),
    ("建成保障性住房1.2万套。", [("保障性住房", "=", "12000", "套")]),
    ("完成投资500亿元。", [("投资", "=", "500", "亿元")]),
    ("旅游收入达到两千五百亿元。", [("旅游收入", "=", "2500", "亿元")]),
    ("税收占比达到百分之五点五。", [("税收占比", "=", "5.5", "%")]),
    ("服务业增加值占比提高0.8个百分点。", [("服务业增加值占比", "=", "0.8", "个百分点")]),
    ("培育企业40—50家。", [("企业", "=", "40..50", "家")]),
    ("集装箱吞吐量翻两番。", [("集装箱吞吐量", "*", "4", "倍")]),
    ("建成50个口袋公园。", [("口袋公园", "=", "50", "个")]),
    ("城镇、农村居民人均可支配收入分别增长8%和11%。",
     [("城镇居民人均可支配收入", "=", "8", "%"), ("农村居民人均可支配收入", "=", "11", "%")]),
    ("工业投资、技改投资分别增长10%以上。", [("工业投资", ">=", "10", "%"), ("技改投资", ">=", "10", "%")]),
    ("推动甲制造、乙制造、丙制造3个产业集群达到2000亿级。",
     [("甲制造产业集群", "=", "2000", "亿元"), ("乙制造产业集群", "=", "2000", "亿元"),
      ("丙制造产业集群", "=", "2000", "亿元")]),
    ("努力实现高新技术企业、研发机构、发明专利“三个倍增”。",
     [("高新技术企业", "*", "2", "倍"), ("研发机构", "*", "2", "倍"), ("发明专利", "*", "2", "倍")]),
    ("引进10亿元以上项目6个、亿元以上项目22个。",
     [("10亿元以上项目", "=", "6", "个"), ("亿元以上项目", "=", "22", "个")]),
    ("旅游收入43.5亿元，增长8.7%。", [("旅游收入", "=", "43.5", "亿元"), ("旅游收入", "=", "8.7", "%")]),
    ("加大研发经费投入力度，全年增长10%。", [("研发经费投入", "=", "10", "%")]),
    ("人均预期寿命提高到79岁。", [("人均预期寿命", "=", "79", "岁")]),
    ("人均预期寿命达到79—80岁。", [("人均预期寿命", "=", "79..80", "岁")]),
    ("为返乡农民工提供岗位不少于300个。", [("岗位", ">=", "300", "个")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_of_a_sentence(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [shown(mention) for mention in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "对首次上市的企业给予500万元奖励。",
        "好于全国5.5%左右的水平。",
        "在全省167个区县中争先进位。",
        "完善12345热线，推广智慧政务2.0。",
        "打造15分钟生活圈，24小时开放。",
        "第十八届人民代表大会第三次会议召开。",
        "实施数字产业倍增计划。",
        "投产“12兆瓦风电轴承”项目。",
    ],
)
def test_numbers_that_are_no_figures_of_the_plan(text: str) -> None:
    assert found(text) == []


TOLD = [
    ("到2026年，粮食产量达到20万吨。", "target", "Target", "2026", ""),
    ("年内建成厂房3万平方米。", "plan", "Target", "2024", ""),
    ("城镇新增就业2544人。", "review", "Observation", "", "2023"),
    ("2021年，实现工业总产值305亿元。", "plan", "Observation", "", "2021"),
    ("到2026年，力争高新技术企业达到90家。", "", "Target", "2026", ""),
    ("全市有博物馆12家。", "", "Observation", "", "2024-01-15"),
]


@pytest.mark.parametrize(("text", "mood", "kind", "deadline", "time"), TOLD)
def test_promised_or_reached_and_when(text: str, mood: str, kind: str, deadline: str, time: str) -> None:
    (mention,) = found(text, mood)
    assert (mention.type, mention.traits.deadline, mention.traits.time) == (kind, deadline, time)


def test_base_period_and_bindingness_are_kept() -> None:
    first, second = found("城镇化率由2020年的62%提高到68%。碳排放年均下降3%（约束性）。")
    assert first.traits.figure is not None and second.traits.figure is not None
    assert (first.traits.figure.value, first.traits.figure.base_value) == (68, 62)
    assert first.traits.figure.base_time == "2020"
    assert (second.traits.figure.period, second.traits.figure.bindingness) == ("year", "binding")


def test_the_year_that_a_base_stands_in_is_no_deadline() -> None:
    text = "到2027年，发明专利在2023年300件的基础上翻一番，工业投资达到60亿元。"
    patents, investment = found(text)
    assert patents.traits.figure is not None
    assert (patents.traits.figure.base_value, patents.traits.figure.base_time) == (300, "2023")
    assert patents.traits.deadline == "2027"
    assert shown(investment) == ("工业投资", "=", "60", "亿元")
    assert investment.traits.deadline == "2027"


def test_a_rank_without_a_number_is_no_figure() -> None:
    (mention,) = found("研发投入强度位居全市前列。", "review")
    assert (mention.type, mention.traits.rank, mention.traits.figure) == ("Observation", "全市前列", None)


def test_a_standing_told_without_the_word_for_place_is_no_figure() -> None:
    growth, standing = found("规上工业增加值增长10.3%，位居全市第二。", "review")
    assert shown(growth) == ("规上工业增加值", "=", "10.3", "%")
    assert (standing.type, standing.traits.rank, standing.traits.figure) == ("Observation", "全市第二", None)


def test_a_counted_rank_is_a_figure() -> None:
    (mention,) = found("空气优良天数比例居全市第2位。", "review")
    assert shown(mention) == ("空气优良天数比例", "=", "2", "位")
    assert mention.traits.rank == "全市第2位"


def test_commitment_word_is_the_texts_own() -> None:
    assert [m.traits.commitment for m in found("力争新增甲企业5家、乙企业8家。", "plan")] == ["力争", "力争"]


def test_every_span_is_exact() -> None:
    text = "力争全年新增高新技术企业70家。"
    (mention,) = found(text, "plan")
    assert mention.label == mention.span.of(text) == "全年新增高新技术企业70家"


UNITS = ["家", "%", "亿元", "公里", "人", "万元"]
CHANGES = [">=", "<=", "=", "~"]


@given(
    st.sampled_from(CHANGES),
    st.sampled_from(UNITS),
    st.decimals(min_value="0.1", max_value="9999", places=1).map(lambda number: number.normalize()),
    st.sampled_from(["", "+", "-"]),
)
def test_a_figure_written_out_and_read_again_is_the_same(comparator: str, unit: str, size: Decimal, sign: str) -> None:
    number = Decimal(f"{size:f}") * (-1 if sign == "-" else 1)
    written = Figure(comparator, unit, number, indicator="污水处理量", change=bool(sign), period="year" if sign else "")
    (mention,) = found(f"污水处理量{in_words(written, 'zh', period=False)}。")
    read_again = mention.traits.figure
    assert read_again is not None
    assert replace(read_again, indicator_span=None) == written


def test_a_change_against_a_year_long_past_is_over_all_the_years() -> None:
    article = make_article("到2025年，单位生产总值能耗比2020年下降13.5%。", name="a")
    (target,) = [mention for mention in figures(read(article)) if mention.type == "Target"]
    assert target.traits.figure is not None
    assert (target.traits.figure.base_time, target.traits.figure.period) == ("2020", "total")


def test_the_article_s_own_year_in_a_heading_wins_over_the_end_of_a_longer_plan() -> None:
    text = (
        "2026年甲市政府工作报告\n\n未来五年，甲市要发展。到2030年，企业达到90家。\n\n"
        "三、2026年重点工作\n\n新增停车位300个。\n"
    )
    found = {m.label: m.traits.deadline for m in figures(read(make_article(text, name="a"))) if m.type == "Target"}
    assert found["新增停车位300个"] == "2026"

"""What an article says of its own date, where it prints one and where only a known event tells it."""

from __future__ import annotations

import pytest

from kg.model import DocumentFacts
from kg.reading.article import make_article
from kg.reading.layout import read

OF_EVENTS = [
    ("今年是新中国成立75周年。", "2024"),
    ("我们隆重庆祝中国共产党成立一百周年。", "2021"),
    ("我们隆重庆祝中国共产党成立一百一十周年。", "2031"),
    ("抓住京津冀协同发展十周年的机遇。", "2024"),
    ("今年是“十四五”规划的收官之年。", "2025"),
    ("今年是全面贯彻落实党的二十大精神的开局之年。", "2023"),
    ("甲区喜迎党的二十大。", "2022"),
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


PRINTED_DATES = [
    ("甲市五年规划纲要\n\n甲市人民政府\n\n2021年4月\n\n我们要发展。", "2021-04"),
    ("甲市五年规划纲要\n\n二〇二二年十二月五日\n\n我们要发展。", "2022-12-05"),
    ("甲县人民政府关于发展茶业的意见\n甲政发〔2018〕7号\n\n要发展茶业。", "2018"),
    ("甲县开会\n\n2023-01-06 08:17\u3000来源：甲县融媒体中心\n\n我们要发展。", "2023-01-06"),
]


@pytest.mark.parametrize(("text", "date"), PRINTED_DATES)
def test_a_date_may_be_printed_without_a_day_in_chinese_or_in_the_documents_number(text: str, date: str) -> None:
    facts = read(make_article(text)).article.facts
    assert (facts.date, facts.date_inferred) == (date, False)


TOLD_YEARS = [
    ("甲市推进制造业数字化三年行动计划（2023—2025年）\n\n到2025年，企业达到90家。", "2023"),  # the first of the plan
    ("甲市这样干\n\n市政府印发《甲市治水三年行动计划（2022—2024年）》，到2024年完工。", "2022"),
    ("甲市开会\n\n会议总结2020年工作，到2025年生产总值翻番。", "2021"),  # the year after the last looked back on
    ("甲市开会\n\n2023年，全市生产总值完成90亿元，比2015年翻番，到2030年再翻番。", "2024"),
    ("甲区锚定六大任务\n\n近日闭幕的甲区党代会描绘了未来五年蓝图：到2026年，企业达到90家。", "2021"),
    ("甲县锚定六大任务\n\n今后五年，甲县要发展。到2026年，企业达到90家。", "2022"),
    ("甲县之变\n\n去年8月，县委通过《甲县绿色发展规划（2018—2025年）》。", "2019"),
    ("甲县之变\n\n五年攻坚，到2018年底，累计减贫6万人。", "2019"),
    ("甲县规划解读\n\n人均收入由2015年的1万元增加到2020年的2万元。", "2021"),
    ("甲县开会\n\n会议审查了2023年财政预算执行情况，2024年重点工作已经明确。", "2024"),
    ("甲县开会\n\n到2025年，企业达到90家。", ""),  # a year ahead tells nothing
]


@pytest.mark.parametrize(("text", "year"), TOLD_YEARS)
def test_the_years_that_a_text_without_date_works_in_or_looks_back_on_tell_its_own(text: str, year: str) -> None:
    facts = read(make_article(text)).article.facts
    assert (facts.date, facts.date_inferred) == (year, bool(year))


AREAS = [
    ("甲水市推进制造业数字化三年行动计划（2023—2025年）\n\n要发展。", "甲水市"),
    ("2025年甲川省政府工作报告（摘编）\n\n要发展。", "甲川省"),
    ("政府工作报告\n——2023年1月14日在甲川省第十四届人民代表大会第一次会议上\n\n要发展。", "甲川省"),
]


@pytest.mark.parametrize(("text", "area"), AREAS)
def test_the_head_of_a_document_tells_its_area(text: str, area: str) -> None:
    assert read(make_article(text)).article.facts.area == area


FIVE_YEARS = [
    ("云岭县“十四五”茶产业发展规划", "2021-12", ("2021", "2025")),
    ("关于印发《“十五五”水利规划》的通知", "", ("2026", "2030")),
    ("云岭县国民经济和社会发展第十三个五年规划纲要", "2016-03", ("2016", "2020")),
    ("“十三五”规划收官 云岭县再出发", "2021-01", ("", "")),
    ("奋进“十四五” 云岭谱新篇", "2021-01", ("", "")),
    ("茶产业规划（2022—2027年）", "2022-01", ("2022", "2027")),
]


@pytest.mark.parametrize(("title", "date", "years"), FIVE_YEARS)
def test_the_five_year_plan_of_the_title_tells_first_and_last_year(
    title: str, date: str, years: tuple[str, str]
) -> None:
    facts = read(make_article(f"{title}\n\n今年要稳中求进。", DocumentFacts(date=date))).article.facts
    assert (facts.start, facts.end) == years


AHEAD = [
    ("甲市开会\n\n12月27日，会议部署明年工作。2024年全市经济社会发展的主要目标是增长5%。", ("2023", "2024", "2024")),
    ("甲区党代会\n\n2020年生产总值达90亿元。\n\n今后五年，到2026年，企业达到90家。", ("2021", "2022", "2026")),
    ("甲区区委书记喜迎二十大访谈\n\n2017年至2021年，该区关停企业73家。", ("2022", "", "")),  # years gone by
    ("甲县2017年政府工作报告\n\n完成《甲县城总体规划（2017—2030年）》编制。", ("2017", "", "")),  # another plan's years
]


@pytest.mark.parametrize(("text", "years"), AHEAD)
def test_a_text_tells_the_years_of_the_plan_ahead(text: str, years: tuple[str, str, str]) -> None:
    facts = read(make_article(text)).article.facts
    assert (facts.date, facts.start, facts.end) == years

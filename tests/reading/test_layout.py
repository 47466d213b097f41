"""Lines to kinds, headings, moods and facts, on small reports made for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Document
from kg.reading.article import load, make_article
from kg.reading.layout import read

REPORT = """柳川县2024年政府工作报告

2024年1月8日在柳川县第十届人民代表大会第三次会议上

柳川县人民政府县长 方晓

各位代表：

一、2023年工作回顾

一年来，我们完成了既定任务。全县粮食产量达到20万吨。

二、2024年工作安排

全县发展主要预期目标是：

地区生产总值增长6%；

居民收入与经济增长同步。

（一）着力扩大投资，夯实发展基础。今年要把项目摆在首位，抓紧抓实。加快水库建设。推进甲工程开工，落实资金保障。培育新兴产业。壮大乙集群，引进丙企业。优化营商环境。推行一窗办理，压减时限。

（二）提升民生福祉

办好实事。"""


def _read(text: str) -> Document:
    return read(make_article(text, name="t"))


@pytest.fixture(scope="module")
def report() -> Document:
    return _read(REPORT)


def test_kinds_of_lines(report: Document) -> None:
    kinds = [block.kind for block in report.blocks]
    assert kinds[:6] == ["title", "dateline", "byline", "salutation", "heading", "paragraph"]


def test_facts_from_its_own_words(report: Document) -> None:
    facts = report.article.facts
    assert (facts.title, facts.date, facts.area) == ("柳川县2024年政府工作报告", "2024-01-08", "柳川县")


def test_headings_with_marks_and_parents(report: Document) -> None:
    found = {h.span.of(report.text): h for h in report.headings}
    parents = {
        words: report.headings[h.parent].span.of(report.text) if h.parent is not None else ""
        for words, h in found.items()
    }
    assert found["着力扩大投资，夯实发展基础"].mark == "（一）"
    assert parents["着力扩大投资，夯实发展基础"] == "2024年工作安排"
    assert parents["加快水库建设"] == "着力扩大投资，夯实发展基础"
    assert parents["提升民生福祉"] == "2024年工作安排"
    assert "推进甲工程开工，落实资金保障" not in found


MOODS = [
    ("一年来，我们完成了既定任务。", "review", "2023"),
    ("地区生产总值增长6%；", "target", "2024"),
    ("居民收入与经济增长同步。", "target", "2024"),
    ("今年要把项目摆在首位，抓紧抓实。", "plan", "2024"),
    ("办好实事。", "plan", "2024"),
]


@pytest.mark.parametrize(("words", "mood", "year"), MOODS)
def test_moods(report: Document, words: str, mood: str, year: str) -> None:
    sentence = next(s for s in report.sentences if s.span.of(report.text) == words)
    assert (sentence.mood, sentence.year) == (mood, year)


def test_every_character_of_a_paragraph_is_in_one_sentence(report: Document) -> None:
    for block in report.blocks:
        inside = [s.span for s in report.sentences if s.block == block.index]
        assert "".join(span.of(report.text) for span in inside) == block.span.of(report.text)


def test_broken_line_is_no_heading() -> None:
    document = _read("某市简报\n\n报告指出\n\n，要推进甲项目建设，落实乙政策。")
    assert [block.kind for block in document.blocks] == ["title", "paragraph", "paragraph"]


def test_shipped_article_has_seven_slogans_printed_in_halves() -> None:
    document = read(load(Path(__file__).parents[2] / "articles" / "jiangbei.txt"))
    slogans = [h.span.of(document.text).split() for h in document.headings if h.kind == "slogan"]
    assert len(slogans) == 7
    assert slogans[0] == ["以科技创新为支撑", "让江北产业质效更高"]
    assert slogans[6] == ["以担当实干为己任", "让江北干部能力更强"]
    captions = [b.span.of(document.text) for b in document.blocks if b.kind == "caption"]
    assert captions[0] == "菜园港"
    assert len(captions) == 7


def test_short_counted_sentences_inside_a_paragraph_head_what_follows() -> None:
    text = "一、重点工作\n\n（一）发展产业。一是改造老厂。推进甲园区扩容。二是引进新厂。开展招商。\n"
    document = read(make_article(text))
    headings = {h.span.of(text): h for h in document.headings}
    first, second = headings["改造老厂"], headings["引进新厂"]
    assert first.kind == second.kind == "run-in"
    assert document.headings[first.parent or 0].span.of(text) == "发展产业"
    assert [document.headings[s.heading].span.of(text) for s in document.sentences if s.heading is not None][-1] == (
        "引进新厂"
    )


def test_counted_sentences_that_say_it_all_head_nothing() -> None:
    text = "一、重点工作\n\n抓好两件事。一是改造老厂，推进甲园区扩容。二是引进新厂，开展招商。\n"
    assert "run-in" not in {heading.kind for heading in read(make_article(text)).headings}


def test_black_brackets_and_bullets_mark_headings_and_are_no_part_of_them() -> None:
    text = "甲区党代会\n\n【五年答卷】\n\n全区建成两座桥。\n\n【重点任务】\n\n●聚力产业强区\n\n做强主导产业。\n"
    document = read(make_article(text))
    assert [heading.span.of(text) for heading in document.headings] == ["五年答卷", "重点任务", "聚力产业强区"]
    assert document.sentences[2].mood == "review"


def test_a_numbered_picture_line_is_a_caption() -> None:
    text = "甲区新闻\n\n甲区要发展。\n\n图①：建设中的甲桥。\n"
    assert read(make_article(text)).blocks[-1].kind == "caption"


def test_campaigns_counted_off_are_headings_and_what_follows_belongs_to_them() -> None:
    text = "甲市开会\n\n一要实施产业焕新行动，改造甲业。二要实施科创策源行动，支持乙院。\n"
    document = read(make_article(text))
    assert [heading.span.of(text) for heading in document.headings] == ["实施产业焕新行动", "实施科创策源行动"]


def test_the_year_that_opens_a_review_holds_to_the_end_of_its_paragraph() -> None:
    text = "甲县2021年开会\n\n会议指出，2020年极不平凡。一年来，甲桥建成。\n"
    document = read(make_article(text))
    assert [(sentence.mood, sentence.year) for sentence in document.sentences][-1] == ("review", "2020")


def test_a_question_heads_its_answer() -> None:
    back, ahead = "问：过去一年交出怎样的成绩单？", "问：今年抓好哪些工作？"
    text = f"解读报告\n\n甲市发布报告。\n\n{back}\n\n答：建成甲桥。\n\n{ahead}\n\n答：建设乙桥。\n"
    document = read(make_article(text))
    assert [heading.span.of(text) for heading in document.headings] == [
        "过去一年交出怎样的成绩单？",
        "今年抓好哪些工作？",
    ]
    assert [sentence.mood for sentence in document.sentences if "桥" in sentence.span.of(text)] == ["review", "plan"]


def test_lines_that_name_a_year_without_the_word_for_it_head_parts_of_their_own() -> None:
    text = (
        "甲新区开会\n\n会议举行了。\n\n回眸2023 态势向好\n\n建成甲桥。\n\n锚定2024 挂图作战\n\n建设乙桥，发展丙业。\n"
    )
    document = read(make_article(text))
    assert [(heading.level, heading.parent) for heading in document.headings] == [(2, None), (2, None)]
    assert [sentence.mood for sentence in document.sentences if "桥" in sentence.span.of(text)] == ["review", ""]


def test_headings_that_count_themselves_off_by_a_noun_are_tasks_ahead() -> None:
    text = "甲区这样干\n\n▶▶任务一 做强主城，留住老街\n\n新建学校。\n\n▶▶任务二 打通大道\n\n建成甲桥。\n"
    document = read(make_article(text))
    assert [heading.span.of(text) for heading in document.headings] == ["做强主城，留住老街", "打通大道"]
    assert [s.mood for s in document.sentences if s.span.of(text) in ("新建学校。", "建成甲桥。")] == ["plan", "plan"]


def test_first_sentences_built_alike_head_their_paragraphs() -> None:
    slogans = ["聚力产业，在强基上求突破。", "聚力乡村，在振兴上求突破。", "聚力城市，在更新上求突破。"]
    text = "甲县开会\n\n" + "\n\n".join(f"{slogan}建成甲桥，修好乙路，办好丙校。" for slogan in slogans) + "\n"
    document = read(make_article(text))
    assert [heading.span.of(text) for heading in document.headings] == [slogan[:-1] for slogan in slogans]
    two = "甲县开会\n\n" + "\n\n".join(f"{slogan}建成甲桥，修好乙路。" for slogan in slogans[:2]) + "\n"
    assert read(make_article(two)).headings == ()


def test_a_slogan_with_a_past_in_it_stands_beside_the_next_not_above_it() -> None:
    text = "甲区话蓝图\n\n甲区要发展。\n\n过去五年：转出来的底气\n\n建成甲桥。\n\n跳起来摘桃子\n\n建设乙桥。\n"
    document = read(make_article(text))
    assert [heading.parent for heading in document.headings] == [None, None]
    assert [s.mood for s in document.sentences if "桥" in s.span.of(text)] == ["review", ""]


def test_a_heading_with_a_year_to_come_plans_for_it() -> None:
    text = "甲区新闻\n\n2022年5月20日\n\n甲区要发展。\n\n【数读·甲区2026】\n\n●常住人口：90万人\n"
    sentence = read(make_article(text)).sentences[-1]
    assert (sentence.mood, sentence.year) == ("plan", "2026")


def test_a_note_below_a_table_tells_nothing() -> None:
    text = "甲市规划\n\n甲市要发展。\n\n注：[ ]内为五年累计数。\n"
    assert read(make_article(text)).blocks[-1].kind == "boilerplate"


def test_what_must_be_done_heads_a_passage_where_its_number_was_announced() -> None:
    led = "要做强产业，建设甲园。要守护生态，修复乙湖。要改善民生，新建丙校。"
    text = f"甲市全会\n\n全会部署了三个方面的重点任务。{led}全会号召，奋力争先。\n"
    document = read(make_article(text))
    assert [heading.span.of(text) for heading in document.headings] == ["做强产业", "守护生态", "改善民生"]
    assert read(make_article(f"甲市全会\n\n全会部署了四个方面的重点任务。{led}\n")).headings == ()


def test_a_paragraph_that_opens_with_a_year_ahead_in_chinese_digits_plans() -> None:
    text = "甲市全会\n\n全会提出，到二〇三五年，建成强市。总量翻一番。\n"
    assert [sentence.mood for sentence in read(make_article(text)).sentences[1:]] == ["plan", "plan"]


def test_a_line_about_a_blueprint_below_the_title_is_a_subtitle() -> None:
    text = "从老城到新城\n甲新区勾画未来五年新蓝图\n本报记者 张三 李四\n\n甲新区要发展，建成乙桥。\n"
    assert [block.kind for block in read(make_article(text)).blocks][:3] == ["title", "subtitle", "byline"]

"""Numbered phrases to formulas: the number they declare and the members the text lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.formulas import formulas
from kg.reading.article import make_article
from kg.reading.layout import read

Found = tuple[str, int | None, list[str]]


def found(text: str) -> list[Found]:
    document = read(make_article(text, name="t"))
    return [
        (mention.label, mention.traits.count, [span.of(document.text) for span in mention.traits.members])
        for mention in formulas(document)
    ]


FORMULAS: list[tuple[str, list[Found]]] = [
    ("明确科创之区、开放之地、幸福之城“三个定位”。", [("三个定位", 3, ["科创之区", "开放之地", "幸福之城"])]),
    ("柳川将擦亮港口枢纽和滨海文旅“两张名片”。", [("两张名片", 2, ["港口枢纽", "滨海文旅"])]),
    ("突出金融机构与金融功能“双集聚”主线。", [("双集聚", 2, ["金融机构", "金融功能"])]),
    ("用好“科技创新、改革开放、激励担当”三个重要抓手。", [("三个重要抓手", 3, ["科技创新", "改革开放", "激励担当"])]),
    ("率先推进甲产业、率先推进乙城市“两个率先”。", [("两个率先", 2, ["率先推进甲产业", "率先推进乙城市"])]),
    ("开展“扩需年”“突破年”“晋升年”3个专项行动。", [("3个专项行动", 3, ["扩需年", "突破年", "晋升年"])]),
    ("实施“三大计划”：人才引育、企业登高、园区焕新。", [("三大计划", 3, ["人才引育", "企业登高", "园区焕新"])]),
    ("布局是“一核两翼”：甲城为核，乙城、丙园为两翼。", [("一核两翼", None, ["甲城", "乙城", "丙园"])]),
    ("推进“四百”工程和“1020”工程。", [("四百", None, []), ("1020", None, [])]),
    ("实施“两大工程”：一是产业工程；二是民生工程。", [("两大工程", 2, ["产业工程", "民生工程"])]),
    ("实施碳减排八大行动。", [("八大行动", 8, [])]),
    ("构建“一核两翼”格局，以甲镇为核，以乙镇、丙镇为两翼。", [("一核两翼", None, ["甲镇", "乙镇", "丙镇"])]),
    (
        "加快建设“一城两区”：\n\n一城，即宜居新城；\n\n两区，即科创先行区、融合样板区。",
        [("一城两区", None, ["宜居新城", "科创先行区", "融合样板区"])],
    ),
    (
        "要紧扣活力之城、宜居之城和交通枢纽“两城一枢纽”定位。",
        [("两城一枢纽", None, ["活力之城", "宜居之城", "交通枢纽"])],
    ),
    ("打造云山、青河、柳川三大粮食集散带。", [("三大粮食集散带", 3, ["云山", "青河", "柳川"])]),
    ("落实党的二十大作出的重大战略。", []),
    (
        "推进供水“三化”。以县为主、以镇为辅，推进城乡一体化、供水规模化、管理规范化，支持甲厂。",
        [("三化", 3, ["城乡一体化", "供水规模化", "管理规范化"])],
    ),
    (
        "可以用两个关键词来理解。\n\n关键词：项目。建设甲桥。\n\n关键词：产业。壮大乙业。",
        [("两个关键词", 2, ["项目", "产业"])],
    ),
    (
        "围绕“一带两区”布局，做优茶业。\n\n1.建设茶旅融合带。推广甲法。\n\n2.打造黄桃种植区。建设乙厂。\n\n3.壮大冷水鱼养殖区。修建丙池。",
        [("一带两区", None, ["茶旅融合带", "黄桃种植区", "冷水鱼养殖区"])],
    ),
    ("精雕细琢“一带双核五片区”。", [("一带双核五片区", None, [])]),
    (
        "以“三个一”工程为抓手，即修好一条古道、守护一片湿地、办好一座学堂，扮靓山城。",
        [("三个一", 3, ["修好一条古道", "守护一片湿地", "办好一座学堂"])],
    ),
    (
        "要打好“两场硬仗”。\n\n一要打好项目攻坚仗，实施甲工程；\n\n二要打好园区提升仗，扩建乙园区。",
        [("两场硬仗", 2, ["项目攻坚仗", "园区提升仗"])],
    ),
    (
        "部署了三项重点任务。\n\n做强工业。支持甲企业。\n\n绘好乡村。修建乙公路。\n\n打通交通。开通丙铁路。",
        [("三项重点任务", 3, ["做强工业", "绘好乡村", "打通交通"])],
    ),
    (
        "按照2023年打基础、2024年上台阶、2025年见成效三步走。",
        [("三步走", 3, ["2023年打基础", "2024年上台阶", "2025年见成效"])],
    ),
    (
        "一、构建“一主两副”格局\n\n健全甲机制。\n\n做强柳川主核，培育青石、白水两个副中心。",
        [("一主两副", None, ["柳川主核", "青石", "白水"])],
    ),
    (
        "构建“一核两带”格局，发展旅游。\n\n做强“一核”，支持柳川提升功能；做优“两带”，即青河带、云山带；发展乙业。",
        [("一核两带", None, ["柳川", "青河带", "云山带"]), ("两带", 2, ["青河带", "云山带"])],
    ),
    (
        "重点做好两项工作：\n\n一、壮大产业，夯实根基\n\n支持企业。\n\n二、办好实事，惠及百姓\n\n新建学校。",
        [("两项工作", 2, ["壮大产业，夯实根基", "办好实事，惠及百姓"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FORMULAS)
def test_formulas_of_a_text(text: str, expected: list[Found]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "做到“两个维护”，做好“六稳”工作。",
        "市级研发平台80家，产业集群6个。",
        "重点把握五个方面，部署了八项工作。",
        "实现“一网通办”“一站式”服务。",
        "落实“十四五”规划和“八五”普法。",
        "实施“三年行动计划”。",
    ],
)
def test_what_is_no_formula_of_the_plan(text: str) -> None:
    assert found(text) == []


def test_a_list_of_another_length_is_not_taken() -> None:
    assert found("明确科创之区、开放之地“三个定位”。") == [("三个定位", 3, [])]


NUMBERS = "一两三四五六七八九"
ITEMS = st.lists(st.text(alphabet="山水林湖草沙", min_size=2, max_size=4), min_size=1, max_size=9, unique=True)


@given(ITEMS, st.integers(min_value=2, max_value=9), st.sampled_from(["、", "和"]))
def test_an_accepted_list_has_as_many_members_as_its_number_says(items: list[str], number: int, last: str) -> None:
    listed = "、".join(items[:-1]) + (last if len(items) > 1 else "") + items[-1]
    ((_, count, members),) = found(f"明确{listed}“{NUMBERS[number - 1]}个定位”。")
    assert count == number
    assert len(members) in (0, number)
    if len(items) == number:
        assert members == items

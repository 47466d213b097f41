"""Names of the seven kinds: what is read in small texts, and what is not."""

from __future__ import annotations

import time

import pytest

from kg.extraction.names import names
from kg.model import Mention
from kg.reading.article import make_article
from kg.reading.layout import read


def found(text: str) -> list[Mention]:
    return names(read(make_article(text, name="sample")))


def words(text: str, kind: str) -> list[str]:
    """Return the words of the mentions of KIND in TEXT, in order, each once."""
    return list(dict.fromkeys(mention.span.of(text) for mention in found(text) if mention.type == kind))


PLACES = [
    ("加快嘉陵江流域治理，支持涪陵、长寿等区扩大开放。", ["嘉陵江流域", "涪陵", "长寿"]),
    ("推进鹅公岩数字产业园建设。", ["鹅公岩数字产业园"]),
    ("西三环、北四环快速路全线贯通。", ["西三环", "北四环快速路"]),
    ("位于磨盘嘴的实验室建成投用。", ["磨盘嘴"]),
    ("走进石门坎镇松坪村，果园连片。", ["石门坎镇", "松坪村"]),
    ("成都、德阳联手深化成德同城化，成德来往便捷。", ["成都", "德阳", "成德"]),
]

ORGANISATIONS = [
    ("与西南大学、重庆市农科院开展合作。", ["西南大学", "重庆市农科院"]),
    ("支持宏远、天科、瑞达等企业拓展市场。", ["宏远", "天科", "瑞达"]),
    ("县发展和改革局、县商务局牵头。", ["县发展和改革局", "县商务局"]),
    ("在市委、市政府和区委的领导下。", ["市委", "市政府", "区委"]),
    ("市长周启明代表市人民政府作报告。", ["市人民政府"]),
    ("与渝北区、巴南区深化合作。", ["渝北区", "巴南区"]),
]

PERSONS = [
    ("区长周文山作政府工作报告。", ["周文山"]),
    ("主任郭怀仁、副主任孟小川出席会议。", ["郭怀仁", "孟小川"]),
    ("深入学习习近平总书记重要讲话精神。", ["习近平"]),
    ("正文到此。\n记者 田小禾 文/图", ["田小禾"]),
    ("持续创建文明城市。", []),
]

SECTORS = [
    ("培育生物医药、低空经济、量子织造等未来产业。", ["生物医药", "低空经济", "量子织造", "未来产业"]),
    ("大力发展高端装备制造和现代物流业。", ["高端装备制造", "现代物流业"]),
    ("做强农产品加工、茶产业。", ["农产品加工", "茶产业"]),
    ("加快工业化进程。", []),
]

STRATEGIES = [
    (
        "贯彻党的二十大精神和二十届二中、三中全会精神。",
        ["党的二十大精神", "二十届二中、三中全会精神", "二十届二中", "三中全会精神"],
    ),
    ("融入“一带一路”和长江经济带。", ["一带一路", "长江经济带"]),
    ("落实省委十二届五次全会、省委经济工作会议精神。", ["省委十二届五次全会", "省委经济工作会议精神"]),
    ("按照“十四五”规划安排。", ["“十四五”规划"]),
    ("编制《全县国土空间总体规划》。", []),
    ("执行《中华人民共和国预算法》。", ["中华人民共和国预算法"]),
]

AWARDS = [
    ("我区荣获“国家卫生城市”称号。", ["国家卫生城市"]),
    (
        "获评全国文明城市、省级双拥模范城，入选首批国家农业现代化示范区。",
        ["全国文明城市", "省级双拥模范城", "国家农业现代化示范区"],
    ),
    ("德润机械入选国家级专精特新“小巨人”企业。", ["国家级专精特新“小巨人”企业"]),
    ("积极创建全国文明城市。", []),
]

GROUPS = [
    ("关心困难群众、退役军人和农民工。", ["困难群众", "退役军人", "农民工"]),
    ("新增科技型中小企业30家。", []),
    ("人民政府高度重视。", []),
]

CASES = [
    (kind, text, expected)
    for kind, table in (
        ("Place", PLACES), ("Organisation", ORGANISATIONS), ("Person", PERSONS), ("Sector", SECTORS),
        ("Strategy", STRATEGIES), ("Award", AWARDS), ("Group", GROUPS),
    )
    for text, expected in table
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), CASES, ids=[f"{k}-{t[:12]}" for k, t, _ in CASES])
def test_names_of_a_kind(kind: str, text: str, expected: list[str]) -> None:
    assert words(text, kind) == expected


def test_the_span_is_the_name_without_quote_marks() -> None:
    text = "全面融入“一带一路”建设"
    mention = next(m for m in found(text) if m.type == "Strategy")
    assert (mention.span.start, mention.span.end) == (5, 9)


def test_short_and_full_name_of_a_district_share_label_and_code() -> None:
    text = "重庆市江北区有产业基础。江北的园区连片，江北区的商圈繁荣，江北宜居。"
    mentions = [m for m in found(text) if m.span.of(text) in ("江北", "江北区")]
    assert len(mentions) == 4
    assert {(m.label, m.traits.code) for m in mentions} == {("江北区", "500105")}


def test_the_other_district_of_the_name_where_its_city_is_named() -> None:
    text = "宁波市江北区有产业基础。江北的园区连片，江北区的商圈繁荣，江北宜居。"
    assert {m.traits.code for m in found(text) if m.label == "江北区"} == {"330205"}


def test_an_everyday_word_is_a_district_only_where_the_text_gives_its_full_name() -> None:
    assert words("促进和平与发展。", "Place") == []
    text = "和平区加快转型，和平区的商圈繁荣。和平的明天更好。"
    assert [m.span.of(text) for m in found(text) if m.type in ("Place", "Organisation")][-1] == "和平"


def test_a_district_that_no_table_holds_is_learned() -> None:
    text = "溟洲区将扩大开放。溟洲区位于海边，溟洲的港口繁忙，溟洲人民勤劳。"
    assert {m.label for m in found(text) if m.span.of(text) == "溟洲"} == {"溟洲区"}


def test_a_name_proved_by_its_suffix_is_found_without_it() -> None:
    text = "磬石湾国际新城初见成效。加快磬石湾开发。"
    assert words(text, "Place") == ["磬石湾国际新城", "磬石湾"]


def test_the_owner_that_acts_is_an_organisation() -> None:
    text = "近年来，江津区坚持开放。江津区将建设港口。位于江津区的园区扩容。"
    assert [m.type for m in found(text) if m.span.of(text) == "江津区"] == ["Organisation", "Organisation", "Place"]


def test_a_body_inside_a_policy_is_named_too() -> None:
    text = "落实市委十一届七次全会精神。"
    assert [(m.type, m.span.of(text)) for m in found(text)] == [
        ("Strategy", "市委十一届七次全会精神"),
        ("Organisation", "市委"),
    ]


def test_a_standing_to_be_reached_is_no_place_but_what_it_names_is() -> None:
    text = "打造渝西先进制造业集聚区。"
    assert words(text, "Place") == ["渝西"]
    assert words(text, "Sector") == ["先进制造业"]


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "支持江津综合保税区、双福园区建设，发展消费品工业。" * 3
    assert found(text) == found(text)


def test_a_long_line_takes_time_in_proportion() -> None:
    line = "推进涪陵区现代产业园建设，支持宏远、天科等企业发展新材料、新能源等产业。" * 40
    document, longer = (read(make_article(text, name="line")) for text in (line, line * 10))
    names(document)
    start = time.perf_counter()
    names(document)
    once = time.perf_counter() - start
    start = time.perf_counter()
    names(longer)
    assert time.perf_counter() - start < max(40 * once, 1.0)


def test_a_firm_and_a_shopping_area_share_one_label_with_their_short_names() -> None:
    text = "支持晨屿半导体扩产，晨屿二期投产。推动南渡口、星河汇两大商圈联动，南渡口商圈客流增长。"
    labels = {m.span.of(text): m.label for m in found(text) if m.type in ("Organisation", "Place")}
    assert labels["南渡口"] == labels["南渡口商圈"] == "南渡口商圈"
    assert labels["晨屿半导体"] == labels.get("晨屿", "晨屿半导体") == "晨屿半导体"


def test_a_heap_of_industry_words_is_no_name() -> None:
    assert words("智能" + "轴承" * 40 + "。", "Sector") == []

"""Clauses to deeds: one sentence in, the types and words of what it tells out."""

from __future__ import annotations

import pytest

from kg.extraction.deeds import deeds
from kg.extraction.deeds.openings import open_clause
from kg.extraction.pipeline import extract
from kg.model import Span
from kg.reading.article import make_article
from kg.reading.layout import read

TOLD = [
    ("今年，我们将着力完善服务体系，大力发展智能制造。", ["Action 完善服务体系", "Action 发展智能制造"]),
    ("今年，打造先进制造业集聚区，让山城更有品位。", ["Goal 打造先进制造业集聚区", "Goal 让山城更有品位"]),
    ("今年，坚持新发展理念，立足县情实际。", []),
    ("今年，坚持完善开放体制机制。", ["Action 完善开放体制机制"]),
    ("今年，把特色农业作为富民支柱。", ["Action 把特色农业作为富民支柱"]),
    ("今年，与高校建立创新联盟。", ["Action 与高校建立创新联盟"]),
    ("今年，以更实举措为农户纾困解难。", ["Action 为农户纾困解难"]),
    ("今年，围绕重点领域开展调研。", ["Action 开展调研"]),
    ("今年，强链条、调结构，惠民生。", ["Action 强链条", "Action 调结构", "Action 惠民生"]),
    ("今年，推动企业做实业务、创造税收。", ["Action 推动企业做实业务、创造税收"]),
    ("今年，完善甲制度、推广乙模式。", ["Action 完善甲制度", "Action 推广乙模式"]),
    ("今年，推进青河大桥、柳川高铁建设。", ["Project 青河大桥", "Project 柳川高铁建设"]),
    ("今年，落实甲会议精神，以及乙会议部署。", ["Action 落实甲会议精神，以及乙会议部署"]),
    ("今年，确保粮食生产持续稳定和社会大局安全稳定。", ["Goal 粮食生产持续稳定", "Goal 社会大局安全稳定"]),
    (
        "一年来，产业质量显著提升，柳川获评省级示范县。",
        ["Observation 产业质量显著提升", "Observation 柳川获评省级示范县"],
    ),
    ("一年来，实施城市更新行动，乡村振兴有序推进。", ["Action 实施城市更新行动", "Action 乡村振兴有序推进"]),
    ("一年来，推进发展的任务还十分紧迫。", []),
    ("今年，重点做好三项工作：", []),
    ("今年，新建、改造提升城市驿站。", ["Action 新建、改造提升城市驿站"]),
    ("今年，把柳川建成全国知名的智能家居制造基地。", ["Goal 把柳川建成全国知名的智能家居制造基地"]),
    ("今年，以科技创新引领产业升级。", ["Action 引领产业升级"]),
    ("今年，前瞻布局氢能、量子信息等产业。", ["Action 布局氢能、量子信息等产业"]),
    ("今年，在柳川区、青河县等布局充电站点。", ["Action 在柳川区、青河县等布局充电站点"]),
    ("今年，将柳川区划为重点开发区域。", ["Action 将柳川区划为重点开发区域"]),
    ("今年，将目标任务分解到各部门。", ["Action 将目标任务分解到各部门"]),
    ("今年，突破轻量化材料等关键技术。", ["Action 突破轻量化材料等关键技术"]),
    ("今年，坚持和加强集体领导。", ["Action 坚持和加强集体领导"]),
    ("今年，从严从细落实防汛措施。", ["Action 落实防汛措施"]),
    ("今年，让农业更强、农村更美。", ["Goal 让农业更强、农村更美"]),
    ("今年，努力实现山更青、水更绿、人更富。", ["Goal 实现山更青、水更绿、人更富"]),
    ("到2026年，产业更旺、环境更优、口袋更鼓。", ["Goal 产业更旺", "Goal 环境更优", "Goal 口袋更鼓"]),
    ("今年，建设柳川区智算中心。", ["Action 建设柳川区智算中心"]),
    ("今年，建设全国重要的智算中心。", ["Goal 建设全国重要的智算中心"]),
    ("今年，打造特色鲜明的产业集群。", ["Goal 打造特色鲜明的产业集群"]),
    (
        "今年，把经济总量变为生活质量，建设更有温度的“幸福柳川”。",
        ["Action 把经济总量变为生活质量", "Goal 建设更有温度的“幸福柳川”"],
    ),
    ("一年来，青河智能装备等16个重点项目建成投产。", ["Project 青河智能装备"]),
    ("今年，带头过紧日子。", ["Action 过紧日子"]),
    ("今年，实施东关片区改造、西河雨污分流等12个市政项目。", ["Project 东关片区改造", "Project 西河雨污分流"]),
    ("今年，党代会描绘了未来五年发展蓝图。", []),
    ("今年，推动46个谋划项目更多纳入上级盘子。", ["Action 推动46个谋划项目更多纳入上级盘子"]),
    ("今年，力争县医院创建成为三级医院。", ["Goal 县医院创建成为三级医院"]),
    ("今年，将青石村建成低碳村落。", ["Goal 将青石村建成低碳村落"]),
    ("今年，在全市高质量发展中走在前、作示范。", ["Goal 在全市高质量发展中走在前、作示范"]),
    (
        "今年，建设区域金融中心、国际消费中心和总部经济高地。",
        ["Goal 建设区域金融中心", "Goal 国际消费中心", "Goal 总部经济高地"],
    ),
    ("今年，推进临江快速通道、柳川水厂扩建等重点项目。", ["Project 临江快速通道", "Project 柳川水厂扩建"]),
    ("今年，努力实现以下目标，做好政府工作。", []),
    ("今年，像这样的“亿元楼”。", []),
    ("答：下一步，将完善甲制度。", ["Action 完善甲制度"]),
    ("今年，加快临江二期、柳川干渠延伸段等在建工程。", ["Project 临江二期", "Project 柳川干渠延伸段"]),
    ("今年，坚持把改革开放作为关键一招。", []),
    (
        "今年，打造先进制造引领区、科技创新策源区、滨江宜居新城。",
        ["Goal 打造先进制造引领区", "Goal 科技创新策源区", "Goal 滨江宜居新城"],
    ),
    (
        "今年，临江二期、柳川封测、青石医药园等8个重大项目将陆续开工。",
        ["Project 临江二期", "Project 柳川封测", "Project 青石医药园"],
    ),
    ("今年，青河三桥、柳川一中新校区将陆续建成。", ["Project 青河三桥", "Project 柳川一中新校区"]),
    ("今年，区委将每季度组织一次比武。", ["Action 组织一次比武"]),
    ("升级版“柳川计划”明确，支持创业。", ["Action 支持创业"]),
    (
        "一年来，县妇幼保健院通过二级评审，十件实事全部办结。",
        ["Observation 县妇幼保健院通过二级评审", "Observation 十件实事全部办结"],
    ),
    ("今年，推动化工企业设备更新。", ["Action 推动化工企业设备更新"]),
    ("今年，建设更加安全、更加稳定的“平安柳川”。", ["Goal 建设更加安全、更加稳定的“平安柳川”"]),
    ("今年，对首次上规的企业，按规定处理。", []),
    ("今年，转化百项成果、引进百名英才。", ["Action 转化百项成果", "Action 引进百名英才"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_deeds_of_a_sentence(text: str, expected: list[str]) -> None:
    document = read(make_article(text, name="t"))
    found = [f"{deed.mention.type} {deed.mention.label}" for deed in deeds(document, {})]
    assert found == expected


STATUSES = [
    ("今年，推进甲项目。", "planned", ""),
    ("今年，持续推进甲项目。", "ongoing", ""),
    ("近年来，推进甲项目。", "ongoing", ""),
    ("一年来，推进甲项目。", "done", ""),
    ("今年，力争完成甲项目。", "planned", "力争"),
]


@pytest.mark.parametrize(("text", "status", "commitment"), STATUSES)
def test_status_and_commitment(text: str, status: str, commitment: str) -> None:
    document = read(make_article(text, name="t"))
    (deed,) = deeds(document, {})
    assert (deed.mention.traits.status, deed.mention.traits.commitment) == (status, commitment)


OPENINGS = [
    ("到2026年，", "", None),
    ("同时，", "", None),
    ("我们将着力完善体系", "完善体系", "我们"),
    ("青河县将继续发展旅游", "发展旅游", "青河县"),
    ("加快培育新动能", "培育新动能", None),
    ("加快农房建设", "加快农房建设", None),
    ("统筹发展和安全", "统筹发展和安全", None),
]


@pytest.mark.parametrize(("text", "core", "subject"), OPENINGS)
def test_opening(text: str, core: str, subject: str | None) -> None:
    clause = text.rstrip("，")
    opening = open_clause(clause, Span(0, len(clause)), {})
    if core:
        assert opening.core.of(clause) == core
    assert (opening.subject.of(clause) if opening.subject else None) == subject


def test_ceremony_tells_no_deeds() -> None:
    document = read(make_article("县长方晓出席会议，各镇负责人列席会议并推进工作。", name="t"))
    assert deeds(document, {}) == []


DATED = [
    ("2022年，城乡面貌显著改善。", "2022"),
    ("去年12月，柳川获评省级示范县。", "2023-12"),
    ("柳川获评省级示范县。", "2024-06-08"),
]


@pytest.mark.parametrize(("words", "time"), DATED)
def test_what_was_reached_has_a_time(words: str, time: str) -> None:
    document = read(make_article(f"柳川县发展纪实\n\n2024年6月8日 张明\n\n{words}\n", name="t"))
    thing = next(thing for thing in extract(document).things if thing.type == "Observation")
    assert thing.traits.time == time
    assert [inference.trait for inference in thing.inferences] == ["time"]


def test_what_has_a_time_ahead_to_be_done_by_is_an_aim() -> None:
    document = read(make_article("柳川县文件\n\n2020年11月2日\n\n2023年底前，实现基地监测全覆盖。\n"))
    assert [(d.mention.type, d.mention.label) for d in deeds(document, {})] == [("Goal", "实现基地监测全覆盖")]

"""The whole extraction on small texts: things and the links between them."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.model import LINK_TYPES, THING_TYPES, DocumentFacts, Statements
from kg.reading.article import make_article
from kg.reading.layout import read

REPORT = """柳川县2024年政府工作报告

二、2024年工作安排

今年政府工作要抓好以下重点。

（一）着力发展工业，壮大产业集群。实施产业强县行动，引进生物医药企业，打造先进制造业高地。

（二）着力改善民生，增进群众福祉。以数字技术为支撑，完善养老服务体系，让群众生活更美好。"""


def _extract(text: str) -> Statements:
    return extract(read(make_article(text, name="t")))


@pytest.fixture(scope="module")
def report() -> Statements:
    return _extract(REPORT)


def _links(found: Statements, kind: str) -> set[tuple[str, str]]:
    things = found.by_id()
    return {(things[x.source].label, things[x.target].label if x.target else "") for x in found.links if x.type == kind}


def test_types_are_known(report: Statements) -> None:
    assert {thing.type for thing in report.things} <= set(THING_TYPES)
    assert {link.type for link in report.links} <= set(LINK_TYPES)


LINKS = [
    ("isPartOf", "实施产业强县行动", "着力发展工业，壮大产业集群"),
    ("achieves", "实施产业强县行动", "打造先进制造业高地"),
    ("achieves", "完善养老服务体系", "让群众生活更美好"),
    ("concernsSector", "引进生物医药企业", "生物医药"),
    ("benefits", "让群众生活更美好", "群众"),
]


@pytest.mark.parametrize(("kind", "source", "target"), LINKS)
def test_link(report: Statements, kind: str, source: str, target: str) -> None:
    assert (source, target) in _links(report, kind)


def test_no_achieves_across_tasks(report: Statements) -> None:
    assert ("完善养老服务体系", "打造先进制造业高地") not in _links(report, "achieves")


def test_means_with_role(report: Statements) -> None:
    (link,) = [link for link in report.links if link.type == "means"]
    assert link.means is not None
    assert (link.means.of(REPORT), link.role) == ("数字技术", "支撑")
    assert report.by_id()[link.source].label == "完善养老服务体系"


def test_every_span_lies_in_the_text(report: Statements) -> None:
    for thing in report.things:
        assert all(0 <= span.start < span.end <= len(REPORT) for span in thing.spans)


@pytest.mark.parametrize("text", ["。", "“", "，，，，", "1", "\n\n\n", "甲" * 5000, "，".join(["推进"] * 500)])
def test_odd_texts_end_without_an_exception(text: str) -> None:
    _extract(text)


OUTLINE = """柳川县国民经济和社会发展第十四个五年规划纲要（节选）

第一章 主要目标

——产业根基更加牢固。粮食产量达到30万吨。

第二章 壮大产业体系

第一节 发展特色农业

培育龙头企业，建设冷链物流中心。"""


def test_an_outline_is_named_by_its_title_and_divided_by_its_chapters() -> None:
    found = extract(read(make_article(OUTLINE, DocumentFacts(date="2021", area="柳川县"), name="t")))
    plan = "柳川县国民经济和社会发展第十四个五年规划纲要"
    assert [thing.label for thing in found.things if thing.type == "Plan"] == [plan]
    assert (plan, "壮大产业体系") in _links(found, "hasTask")
    assert {("发展特色农业", "壮大产业体系"), ("培育龙头企业", "发展特色农业")} <= _links(found, "isPartOf")
    assert (plan, "产业根基更加牢固") in _links(found, "hasGoal")
    assert ("培育龙头企业", "柳川县") in _links(found, "carriedOutBy")


def test_an_action_takes_place_where_the_members_of_its_numbered_phrase_are() -> None:
    found = _extract("甲川县发展规划\n\n推进特色种植。构建“一核两翼”格局，以柳川镇为核，以青石镇、白水镇为两翼。")
    action = "构建“一核两翼”格局"
    assert _links(found, "takesPlaceAt") == {(action, "柳川镇"), (action, "青石镇"), (action, "白水镇")}


def test_places_that_each_do_something_in_a_sentence_are_where_it_is_done() -> None:
    text = "柳川市全会\n\n要优化布局，滨江新区提升商务能级，空港新城打造文旅引领区，支持山区振兴。\n"
    found = extract(read(make_article(text, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    at = {(label[link.source], label[link.target]) for link in found.links if link.type == "takesPlaceAt"}
    assert at == {("提升商务能级", "滨江新区"), ("打造文旅引领区", "空港新城")}


def test_what_something_is_built_around_is_no_means() -> None:
    text = "柳川市全会\n\n今年，构建以城区为核心的格局，支持山区振兴。今年，以城区为核心，支持山区振兴。\n"
    found = extract(read(make_article(text, name="t")))
    means = [link for link in found.links if link.type == "means"]
    assert [link.span.start for link in means] == [text.rindex("以城区")]


def test_the_plan_that_a_plenum_adopts_goes_by_its_kind_too() -> None:
    title = "中共柳川市委关于制定柳川市第十四个五年规划的建议"
    text = f"审议通过《{title}》\n\n全会审议通过了《建议》。今后五年要发展甲业。\n"
    found = extract(read(make_article(text, name="t")))
    plan = next(thing for thing in found.things if thing.type == "Plan")
    assert [span.of(text) for span in plan.spans] == [title, "建议"]


def test_a_zone_acts_under_its_short_name() -> None:
    text = "柳川经济技术开发区冲刺新高地\n\n今年，经开区将盘活土地。\n"
    found = extract(read(make_article(text, name="t")))
    bodies = {thing.id: thing.label for thing in found.things if thing.type == "Organisation"}
    assert {bodies[link.target] for link in found.links if link.type == "carriedOutBy"} == {"柳川经济技术开发区"}


def test_who_leads_a_measure_carries_out_that_one_alone() -> None:
    text = "柳川县人民政府工作报告\n\n今年，由县农业农村局牵头，整治村庄环境，推广清洁能源。\n"
    found = extract(read(make_article(text, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    by = {(label[link.source], label[link.target]) for link in found.links if link.type == "carriedOutBy"}
    assert by == {("整治村庄环境", "县农业农村局"), ("推广清洁能源", "柳川县政府")}


def test_a_report_stays_the_plan_beside_one_that_it_presents() -> None:
    text = "柳川县2021年政府工作报告\n\n县政府编制了《柳川县第十四个五年规划纲要（草案）》，请审查。今年，发展茶业。\n"
    found = extract(read(make_article(text, name="t")))
    assert [thing.label for thing in found.things if thing.type == "Plan"] == ["政府工作报告"]


def test_a_place_told_before_a_measure_is_where_it_is_done() -> None:
    text = "柳川市规划\n\n今年，在滨江新区、空港新城开展试点。依托东湖度假区，打造文旅引领区，支持山区振兴。\n"
    found = extract(read(make_article(text, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    at = {(label[link.source], label[link.target]) for link in found.links if link.type == "takesPlaceAt"}
    assert at == {("开展试点", "滨江新区"), ("开展试点", "空港新城"), ("打造文旅引领区", "东湖度假区")}


def test_a_figure_concerns_the_industry_inside_the_name_of_what_it_counts() -> None:
    text = "柳川市规划\n\n今年，发展电子信息和电力。到2030年，电子信息企业达到90家，规上企业达到80家。\n"
    found = extract(read(make_article(text, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    links = {(label[link.source], label[link.target]) for link in found.links if link.type == "concernsSector"}
    assert links == {
        ("发展电子信息和电力", "电子信息"),
        ("发展电子信息和电力", "电力"),
        ("到2030年，电子信息企业达到90家", "电子信息"),
    }


def test_campaigns_that_passages_take_up_are_tasks_with_what_the_passages_tell() -> None:
    text = (
        "柳川市解读\n\n今年，柳川市政府实施防洪安澜、碧水攻坚、水韵文脉三大行动。\n\n"
        "防洪安澜行动围绕上蓄下排，将加固河堤。将清理河道。\n\n接下来的碧水攻坚行动，将整治排口。\n\n大家辛苦了。\n"
    )
    found = extract(read(make_article(text, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    tasks = [thing.label for thing in found.things if thing.type == "Task"]
    part = {(label[link.source], label[link.target]) for link in found.links if link.type == "isPartOf"}
    assert tasks == ["防洪安澜", "碧水攻坚", "水韵文脉"]
    assert part == {("加固河堤", "防洪安澜"), ("清理河道", "防洪安澜"), ("整治排口", "碧水攻坚")}
    assert {label[link.target] for link in found.links if link.type == "hasTask"} == set(tasks)


def test_a_campaign_that_one_passage_takes_up_stays_a_member() -> None:
    text = "柳川市解读\n\n实施防洪安澜、碧水攻坚、水韵文脉三大行动。\n\n防洪安澜行动将加固河堤。\n"
    found = extract(read(make_article(text, name="t")))
    assert [thing.label for thing in found.things if thing.type == "Task"] == []


def test_an_aim_inside_a_heading_is_the_tasks_aim() -> None:
    text = "柳川县2030年政府工作报告\n\n重点工作\n\n（一）推进城市更新，在打造宜居高地上求突破。修缮老街。补齐短板。\n"
    found = extract(read(make_article(text, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    told = {(label[link.source], label[link.target]) for link in found.links if link.type == "achieves"}
    assert ("推进城市更新，在打造宜居高地上求突破", "打造宜居高地") in told


def test_standings_that_a_phrase_sets_as_a_position_are_goals_and_no_places() -> None:
    text = "柳川市新闻\n\n今年，紧扣国际消费引领区、数智创新先行区“两区”定位，完善体系。\n"
    found = extract(read(make_article(text, name="t")))
    told = {thing.label: thing.type for thing in found.things if thing.label.endswith("区") and thing.type != "Formula"}
    assert told == {"国际消费引领区": "Goal", "数智创新先行区": "Goal"}

"""Whose plan it is: the government of the report's own level, and in news the area."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.model import Statements
from kg.reading.article import make_article
from kg.reading.layout import read

LED = "在市委、市政府的坚强领导下，我们推进产业升级。区政府将建设港口。"
CASES = [
    ("溟洲区2025年政府工作报告\n\n" + LED, "区政府"),
    ("溟洲县发布会\n\n溟洲县将扩大开放。会后县政府表彰了先进个人。\n", "溟洲县"),
]


def owners(found: Statements) -> set[str]:
    named = {thing.id: thing.label for thing in found.things}
    return {named[link.target] for link in found.links if link.type == "carriedOutBy"}


@pytest.mark.parametrize(("text", "owner"), CASES)
def test_the_owner_acts(text: str, owner: str) -> None:
    assert owner in owners(extract(read(make_article(text))))


def test_a_government_above_the_owner_does_not_act_for_it() -> None:
    assert owners(extract(read(make_article(CASES[0][0])))) == {"区政府"}


def test_the_title_of_a_report_names_its_government() -> None:
    text = "溟洲区2025年政府工作报告\n\n今年要推进产业升级。\n"
    found = extract(read(make_article(text)))
    owner = next(thing for thing in found.things if thing.label == "区政府")
    assert [span.of(text) for span in owner.spans] == ["政府"]


HEADS = [
    ("甲川省发展改革委 甲川省商务厅关于印发《“十四五”冷链物流规划》的通知\n\n推进冷库建设。\n", "甲川省发展改革委"),
    ("甲水市民政局 甲水市人民政府关于发展养老服务的意见\n\n推进养老院建设。\n", "甲水市政府"),
]


@pytest.mark.parametrize(("text", "owner"), HEADS)
def test_who_issues_a_document_by_its_title_owns_it(text: str, owner: str) -> None:
    assert owner in owners(extract(read(make_article(text))))


def plan_of(text: str) -> tuple[str, list[str]]:
    plan = next(thing for thing in extract(read(make_article(text))).things if thing.type == "Plan")
    return plan.label, [span.of(text) for span in plan.spans]


def test_a_notice_issues_the_plan_that_it_names_and_the_text_repeats() -> None:
    text = "甲川省商务厅关于印发《“十四五”冷链物流规划》的通知\n\n现印发《“十四五”冷链物流规划》。\n"
    assert plan_of(text) == ("“十四五”冷链物流规划", ["“十四五”冷链物流规划"] * 2)


def test_a_plan_goes_by_its_short_name() -> None:
    named = "市里印发《甲水市治水行动计划（2022—2024年）》（以下简称《行动计划》）。"
    text = f"甲水这样干\n\n{named}根据《行动计划》，推进治水。"
    label, words = plan_of(text)
    assert label == "甲水市治水行动计划（2022—2024年）"
    assert words == [label, "行动计划", "行动计划"]


def test_a_congress_reports_for_the_party_committee() -> None:
    text = "甲水区党代会开幕\n\n区委书记代表中共甲水区第七届委员会作了报告。今后五年，全区将推进产业升级。\n"
    assert owners(extract(read(make_article(text)))) == {"中共甲水区第七届委员会"}


def test_the_plan_of_a_feature_is_what_it_calls_the_years_ahead() -> None:
    label, words = plan_of("甲水新区再出发\n\n新区勾画未来五年发展新蓝图。未来五年，推进治水。\n")
    assert (label, words) == ("未来五年发展新蓝图", ["未来五年发展新蓝图", "未来五年"])


def test_the_committee_whose_meeting_the_title_names_owns_the_plan() -> None:
    text = "市委十三届六次全会举行\n\n会议要求，推进产业升级。\n"
    assert owners(extract(read(make_article(text)))) == {"市委"}


def test_a_zone_acts_under_its_short_name() -> None:
    text = "甲水新区召开2024年工作会议\n\n新区将推进产业升级。\n"
    found = extract(read(make_article(text)))
    assert owners(found) == {"甲水新区"}
    owner = next(thing for thing in found.things if thing.type == "Organisation" and thing.label == "甲水新区")
    assert "新区" in [span.of(text) for span in owner.spans]


def test_a_meeting_on_the_work_of_a_year_names_the_plan() -> None:
    assert plan_of("甲水新区开会\n\n甲水新区2024年工作会议举行。\n") == ("2024年工作", ["2024年工作"])


def test_the_meeting_that_sets_the_work_of_the_year_out_names_the_plan_too() -> None:
    text = "甲水县委经济工作会议召开\n\n会议在县城举行。会议指出，今年全县经济工作的总体要求是稳中求进。\n"
    assert plan_of(text) == ("今年全县经济工作", ["经济工作", "今年全县经济工作"])


def test_what_the_owner_does_those_do_too_who_issue_the_plan_with_it() -> None:
    text = "甲水县农业农村局 甲水县商务局\n关于发展茶业的意见\n\n我们将推进茶园改造。\n"
    assert owners(extract(read(make_article(text)))) == {"甲水县农业农村局", "甲水县商务局"}

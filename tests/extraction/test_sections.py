"""What another body's report sets out in the same article belongs to that report."""

from __future__ import annotations

from kg.extraction.pipeline import extract
from kg.extraction.sections import sections
from kg.reading.article import make_article
from kg.reading.layout import read

TEXT = (
    "柳川县人民代表大会开幕\n\n张立作政府工作报告 李文作县人大常委会工作报告\n\n"
    "报告指出，今年政府工作要打造开放高地。\n\n（一）推进城市更新。修缮老街。补齐短板。\n\n"
    "李文作柳川县人民代表大会常务委员会工作报告。\n\n"
    "报告指出，今年，县人大常委会将打造法治高地。\n\n（一）坚持依法监督。听取专项报告。办好议案。\n"
)


def test_each_report_has_what_it_sets_out() -> None:
    found = extract(read(make_article(TEXT, name="t")))
    label = {thing.id: thing.label for thing in found.things}
    told = {(label[link.source], label[link.target]) for link in found.links if link.type in ("hasTask", "hasGoal")}
    assert told == {
        ("今年政府工作", "推进城市更新"),
        ("今年政府工作", "打造开放高地"),
        ("县人大常委会工作报告", "坚持依法监督"),
        ("县人大常委会工作报告", "打造法治高地"),
    }


def test_a_report_that_is_only_named_is_no_plan_of_its_own() -> None:
    text = "柳川县开会\n\n会议听取县人大常委会工作报告。今年，发展茶业。\n"
    assert sections(read(make_article(text, name="t"))) == []

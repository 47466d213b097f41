"""Two versions of an invented plan; what differs was read from the two texts."""

from __future__ import annotations

import pytest

from kg.analysis.sections import Section
from kg.analysis.sides import Side
from kg.analysis.versions import versions


@pytest.fixture(scope="module")
def found(invented: dict[str, Side]) -> dict[str, Section]:
    sections = versions(invented["yanping-first"], invented["yanping-second"])
    return {section.key: section for section in sections}


def test_changed_figures_and_dates(found: dict[str, Section]) -> None:
    rows = found["figures"].table("en").records()
    told = {row["quoteA"]: (row["figureA"], row["figureB"], row["changed"]) for row in rows}
    assert told == {
        "到2030年，规模以上工业总产值达到900亿元": (
            "90 billion yuan (2030)",
            "at least 100 billion yuan (2030)",
            "comparator; value",
        ),
        "到2030年，森林覆盖率达到41%": ("41 % (2030)", "41 % (2029)", "deadline"),
        "单位地区生产总值能耗年均下降2%": (
            "a fall of 2 % a year (2030)",
            "a fall of 2.5 % a year (2029)",
            "value; deadline",
        ),
    }


def test_changed_words_without_those_whose_figure_changed(found: dict[str, Section]) -> None:
    rows = found["wording"].table("zh").records()
    # Six pairs of characters and eight, five in both: 2 · 5 / 14.
    assert [(row["a"], row["b"], row["likeness"]) for row in rows] == [
        ("培育新材料产业", "培育壮大新材料产业", "0.7143")
    ]


def test_what_was_added_and_dropped(found: dict[str, Section]) -> None:
    added = {row["quote"] for row in found["added"].table("zh").records()}
    dropped = {row["quote"] for row in found["dropped"].table("zh").records()}
    assert {"扩大对外开放", "建设国际陆港物流园"} <= added
    assert {"到2030年，新建公办幼儿园6所", "建设临湾智能装备产业园"} <= dropped
    assert not {"推进苇河生态修复工程", "高新技术企业达到120家"} & (added | dropped)


def test_words_stand_where_they_are_said_to(found: dict[str, Section], invented: dict[str, Side]) -> None:
    for row in found["figures"].table("zh").records():
        assert int(row["endA"]) - int(row["startA"]) == len(row["quoteA"])
        assert int(row["endB"]) - int(row["startB"]) == len(row["quoteB"])


def test_the_other_way_round_added_is_dropped(found: dict[str, Section], invented: dict[str, Side]) -> None:
    back = {one.key: one for one in versions(invented["yanping-second"], invented["yanping-first"])}
    assert {row[1] for row in back["added"].rows} == {row[1] for row in found["dropped"].rows}


def test_a_version_beside_itself_has_no_changes(invented: dict[str, Side]) -> None:
    plan = invented["linhai-news"]
    assert all(section.rows == () for section in versions(plan, plan))

"""Two plans side by side. Expected values were read from the texts in tests/articles and tests/analysis/texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.analysis.compare import compare, targets, unshared
from kg.analysis.sections import Section
from kg.analysis.sides import Side
from tests.analysis.invented import contents, thing

Rows = list[dict[str, str]]


def rows(sections: list[Section], key: str, lang: str = "zh") -> Rows:
    (section,) = [one for one in sections if one.key == key]
    return section.table(lang, keys=True).records()


@pytest.fixture(scope="module")
def county_and_province(invented: dict[str, Side]) -> list[Section]:
    return compare(invented["qinghe-report"], invented["huazhou-report"])


@pytest.mark.parametrize(
    ("indicator", "measure", "a", "b", "higher", "better", "ambitious"),
    [
        ("地区生产总值", "rate-year", "6.5 %", "6 %", "a", "up", "a"),
        ("城镇新增就业", "level", "4,200 人", "850,000 人", "b", "up", "b"),
        ("单位地区生产总值能耗", "rate-year", "-2.8 %", "-2.5 %", "b", "down", "a"),
    ],
)
def test_targets_on_one_indicator(
    county_and_province: list[Section],
    indicator: str,
    measure: str,
    a: str,
    b: str,
    higher: str,
    better: str,
    ambitious: str,
) -> None:
    (row,) = [row for row in rows(county_and_province, "targets") if row["indicator"] == indicator]
    told = [row[name] for name in ("measure", "comparedA", "comparedB", "higher", "better", "moreAmbitious")]
    assert told == [measure, a, b, higher, better, ambitious]


def test_what_cannot_be_compared_says_why(county_and_province: list[Section]) -> None:
    """24 亿元 is a level, 5.5 % a yearly growth."""
    (row,) = [row for row in rows(county_and_province, "targets", "en") if "budget revenue" in row["indicator"]]
    assert (row["higher"], row["moreAmbitious"]) == ("unlike", "unlike")
    assert row["note"] == "one states level, the other change per year in %"


def test_variants_of_a_name_are_one_indicator(county_and_province: list[Section]) -> None:
    """单位生产总值能耗 and 单位地区生产总值能耗 are one indicator."""
    (row,) = [row for row in rows(county_and_province, "targets") if "能耗" in row["indicator"]]
    assert "单位生产总值能耗下降2.8%" in row["quoteA"]
    assert "单位地区生产总值能耗下降2.5%" in row["quoteB"]


def test_deadlines_that_differ_are_told(invented: dict[str, Side]) -> None:
    found = compare(invented["yanping-first"], invented["anyuan-outline"])
    (row,) = [row for row in rows(found, "targets", "en") if row["indicator"] == "forest cover"]
    assert (row["comparedA"], row["comparedB"], row["higher"], row["moreAmbitious"]) == ("41 %", "58 %", "b", "b")
    assert row["note"] == "deadlines differ: 2030 and 2025"


def test_bases_that_differ_are_told() -> None:
    a = _measured("a", comparator="*", value="2", unit="倍", deadline="2025", baseTime="2020")
    b = _measured("b", comparator="*", value="3", unit="倍", deadline="2025")
    (row,) = targets(a, b).table("en").records()
    assert (row["higher"], row["note"]) == ("B", "bases differ: 2020 and none stated")


def test_a_conversion_is_told() -> None:
    a = _measured("a", comparator="*", value="2", unit="倍", deadline="2025")
    b = _measured("b", comparator="=", value="80", unit="%", change="true", period="total", deadline="2025")
    (row,) = targets(a, b).table("en").records()
    assert (row["measure"], row["comparedA"], row["higher"]) == ("change over the whole stretch in %", "100 %", "A")
    assert row["note"] == "A converted from multiple"


def test_a_second_target_on_the_indicator_stands_alone(invented: dict[str, Side]) -> None:
    """The outline has three targets on the product of the region, the news report one: a level each by 2025."""
    found = compare(invented["anyuan-outline"], invented["linhai-news"])
    told = [(row["comparedA"], row["comparedB"], row["higher"]) for row in rows(found, "targets")]
    assert told == [("", "", ""), ("", "", ""), ("280,000,000,000 元", "120,000,000,000 元", "a")]


def test_indicators_of_one_plan_only(county_and_province: list[Section]) -> None:
    mine = {row["indicator"] for row in rows(county_and_province, "unshared") if row["plan"] == "a"}
    yours = {row["indicator"] for row in rows(county_and_province, "unshared") if row["plan"] == "b"}
    assert "森林覆盖率" in mine
    assert "进出口总额" in yours
    assert not mine & yours


def test_every_measured_target_stands_once_in_one_of_the_two_tables(
    county_and_province: list[Section], invented: dict[str, Side]
) -> None:
    shared, alone = rows(county_and_province, "targets"), rows(county_and_province, "unshared")
    for side, name in (("a", "qinghe-report"), ("b", "huazhou-report")):
        told = [row["start" + side.upper()] for row in shared if row["quote" + side.upper()]]
        told += [row["start"] for row in alone if row["plan"] == side]
        measured = invented[name].measured("Target")
        assert sorted(map(int, told)) == sorted(t.evidence[0].start for things in measured.values() for t in things)
        assert len(told) > 10


def test_goals_match_by_words_first_and_the_measure_is_told() -> None:
    a = Side(contents([thing("goal/g", zh="打造先进制造业集聚区"), thing("goal/h", zh="人民更幸福")], []), "a")
    b = Side(contents([thing("goal/i", zh="建设先进制造业高地")], []), "b")
    section = compare(a, b)[2]
    first, second = section.table("en").records()
    # Pairs: 9 and 8, of which 先进 进制 制造 造业 are in both: 2 · 4 / 17.
    assert (first["a"], first["b"], first["match"], first["likeness"]) == (
        "打造先进制造业集聚区",
        "建设先进制造业高地",
        "words",
        "0.4706",
    )
    assert (second["a"], second["b"], second["match"]) == ("人民更幸福", "", "no partner")
    assert section.summary == {"matched": 1, "onlyA": 1, "onlyB": 0}
    assert "at least 0.4" in section.lead("en")


def test_goals_match_by_what_they_concern() -> None:
    names = [thing("sector/steel", zh="钢铁"), thing("sector/port", zh="港口"), thing("place/bay", zh="湾")]
    ends = ("sector/steel", "sector/port")
    links = [("goal/g", "concernsSector", end) for end in ends]
    a = Side(contents([thing("goal/g", zh="向海图强"), *names], links), "a")
    more = [*links, ("goal/g", "takesPlaceAt", "place/bay")]
    b = Side(contents([thing("goal/g", zh="工业立市"), *names], more), "b")
    (row,) = compare(a, b)[2].table("zh").records()
    # Two of three things in common.
    assert (row["match"], row["likeness"], row["shared"]) == ("所涉内容", "0.6667", "港口；钢铁")
    assert compare(a, b, Decimal("0.7"))[2].summary["matched"] == 0


def test_one_thing_in_common_is_no_match() -> None:
    links = [("goal/g", "concernsSector", "sector/steel")]
    a = Side(contents([thing("goal/g", zh="向海图强"), thing("sector/steel")], links), "a")
    b = Side(contents([thing("goal/g", zh="工业立市"), thing("sector/steel")], links), "b")
    assert compare(a, b)[2].summary["matched"] == 0


def test_tasks_with_one_heading_match(invented: dict[str, Side]) -> None:
    found = compare(invented["yanping-first"], invented["yanping-second"])
    matched = [(row["a"], row["b"]) for row in rows(found, "tasks") if row["match"] == "words"]
    assert set(matched) == {(one, one) for one in ("壮大先进制造业", "改善生态环境", "办好民生实事")}
    assert [row["b"] for row in rows(found, "tasks") if row["match"] == "none"] == ["扩大对外开放"]


def test_a_plan_beside_itself_is_equal(invented: dict[str, Side]) -> None:
    plan = invented["anyuan-outline"]
    found = compare(plan, plan)
    assert {row["higher"] for row in rows(found, "targets")} == {"equal"}
    assert unshared(plan, plan).rows == ()


def test_plans_that_say_nothing() -> None:
    empty = Side(contents([], []), "empty")
    assert all(section.rows == () for section in compare(empty, empty))


def _measured(name: str, **values: str) -> Side:
    target, indicator = thing("target/t", zh="目标", **values), thing("indicator/i", zh="集装箱吞吐量")
    return Side(contents([target, indicator], [("target/t", "ofIndicator", "indicator/i")], name), name)

"""StratML is checked by its structure, and against the published schema where that lies beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import xmlschema

from kg.analysis.contents import Contents, Published
from kg.errors import InputError
from kg.export.source import Source, open_source
from kg.export.stratml import NAMESPACE, to_stratml

S = {"s": NAMESPACE}
ARTICLES = ("jiangbei", "anyuan-outline", "qinghe-report")
ROOT = Path(__file__).resolve().parents[2]
SCHEMA = "PerformancePlanOrReport20160216.xsd"
BESIDE = (ROOT.parent / "shared" / "stratml", ROOT.parent.parent / "shared" / "stratml")
FOLDERS = (Path(os.environ["STRATML_SCHEMAS"]),) if "STRATML_SCHEMAS" in os.environ else BESIDE


def plan(source: Source) -> Xml.Element:
    return Xml.fromstring(to_stratml(source))


def texts(root: Xml.Element, path: str) -> list[str]:
    return [found.text or "" for found in root.iterfind(path, S)]


@pytest.fixture(scope="module")
def root(jiangbei: Source) -> Xml.Element:
    return plan(jiangbei)


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_published_schema_accepts_it(out: Path, article: str, lang: str) -> None:
    path = next((folder / SCHEMA for folder in FOLDERS if (folder / SCHEMA).is_file()), None)
    if path is None:
        pytest.skip("the published StratML schema is not here; name its folder in STRATML_SCHEMAS")
    xmlschema.XMLSchema(path).validate(to_stratml(open_source(out, article), lang).decode("utf-8"))


def test_the_seven_tasks_are_goals_in_order(root: Xml.Element) -> None:
    assert root.tag == f"{{{NAMESPACE}}}PerformancePlanOrReport"
    names = texts(root, ".//s:Goal/s:Name")
    assert len(names) == 8
    assert names[0] == "以科技创新为支撑，让江北产业质效更高"
    assert names[6] == "以担当实干为己任，让江北干部能力更强"
    assert names[7] == "The plan as a whole"
    assert texts(root, ".//s:Goal/s:SequenceIndicator") == [str(number) for number in range(1, 9)]


def test_a_description_is_the_words_and_their_place(root: Xml.Element, jiangbei: Source) -> None:
    for words in texts(root, ".//s:Objective/s:Description"):
        quote, _, place = words.rpartition(" [")
        start, _, end = place.removesuffix("]").partition("–")
        assert jiangbei.texts["jiangbei"][int(start) : int(end)] == quote


def test_a_target_is_an_indicator_with_its_result(root: Xml.Element) -> None:
    (found,) = [
        one
        for one in root.iterfind(".//s:PerformanceIndicator", S)
        if one.findtext("s:MeasurementDimension", "", S) == "三资企业数量"
    ]
    assert found.findtext("s:UnitOfMeasurement", "", S) == "家"
    (result,) = found.findall("s:MeasurementInstance/s:TargetResult", S)
    assert result.findtext("s:NumberOfUnits", "", S) == "1000"
    assert result.findtext("s:EndDate", "", S) == "2026-12-31"
    assert result.findtext("s:Descriptor/s:DescriptorValue", "", S) == ">="


def test_a_base_is_an_actual_result_and_a_range_is_two(out: Path) -> None:
    """全员劳动生产率 goes from 11.6 in 2020 to 16; years of schooling to 11–11.5."""
    root = plan(open_source(out, "anyuan-outline"))
    found = {
        one.findtext("s:MeasurementDimension", "", S): one for one in root.iterfind(".//s:PerformanceIndicator", S)
    }
    (base,) = found["全员劳动生产率"].findall(".//s:ActualResult", S)
    assert (base.findtext("s:NumberOfUnits", "", S), base.findtext("s:EndDate", "", S)) == ("11.6", "2020-12-31")
    ends = texts(found["劳动年龄人口平均受教育年限"], ".//s:TargetResult/s:NumberOfUnits")
    assert ends == ["11", "11.5"]


def test_identifiers_are_unique(out: Path) -> None:
    for article in ARTICLES:
        found = texts(plan(open_source(out, article)), ".//s:Identifier")
        assert len(found) == len(set(found)) > 20


def test_who_acts_and_who_benefits_are_stakeholders(root: Xml.Element) -> None:
    roles = {
        (one.get("StakeholderTypeType"), role)
        for one in root.iterfind(".//s:Stakeholder", S)
        for role in texts(one, ".//s:RoleType")
    }
    assert roles == {("Organization", "Performer"), ("Generic_Group", "Beneficiary")}


def test_what_is_done_is_no_objective(root: Xml.Element, jiangbei: Source) -> None:
    done = {
        one.key.replace("/", "-") for one in jiangbei.contents.of_type("Action") if one.values.get("status") == "done"
    }
    assert done
    assert not done & set(texts(root, ".//s:Objective/s:Identifier"))


def test_a_date_that_was_inferred_is_no_publication_date(root: Xml.Element, out: Path) -> None:
    assert root.find(".//s:PublicationDate", S) is None
    assert texts(plan(open_source(out, "anyuan-outline")), ".//s:PublicationDate") == ["2021-02-26"]


def test_our_own_words_are_in_the_language_asked_for(jiangbei: Source) -> None:
    assert "规划整体" in to_stratml(jiangbei, "zh").decode("utf-8")


def test_a_plan_that_says_nothing_has_its_one_goal() -> None:
    empty = Source(Contents({"one": Published("one")}, {}, ()), {})
    assert texts(plan(empty), ".//s:Goal/s:Name") == ["The plan as a whole"]


def test_several_plans_need_a_choice(source: Source) -> None:
    with pytest.raises(InputError, match=r"a StratML file holds one plan: the build has .*; give --article"):
        to_stratml(source)

from __future__ import annotations

from kg.analysis.contents import Contents
from kg.analysis.panel import long_panel, panel
from kg.analysis.sides import Side


def both(invented: dict[str, Side]) -> Contents:
    first, second = invented["qinghe-report"].contents, invented["huazhou-report"].contents
    articles = {**first.articles, **second.articles}
    return Contents(articles, {**first.things, **second.things}, (*first.links, *second.links))


def test_one_indicator_of_two_articles_is_one_row(invented: dict[str, Side]) -> None:
    section = panel(both(invented))
    assert section.columns == ("indicator", "kind", "huazhou-report 2023", "qinghe-report 2023", "qinghe-report 2025")
    (row,) = [row for row in section.table("en").records() if row["indicator"] == "gross regional product"]
    assert row["kind"] == "change per year in %"
    assert row["huazhou-report 2023"] == "a rise of about 6 % a year"
    assert row["qinghe-report 2023"] == "a rise of about 6.5 % a year (anticipatory)"
    assert row["qinghe-report 2025"] == ""


def test_level_and_rate_are_two_rows(invented: dict[str, Side]) -> None:
    rows = [row for row in panel(both(invented)).table("zh").records() if row["indicator"] == "一般公共预算收入"]
    assert {row["kind"]: (row["huazhou-report 2023"], row["qinghe-report 2023"]) for row in rows} == {
        "水平值": ("", "达到24亿元"),
        "年均变化率（%）": ("年增长5.5%", ""),
    }


def test_the_long_panel_has_every_target_with_its_words(jiangbei: Contents, jiangbei_text: str) -> None:
    rows = long_panel(jiangbei).table("zh").records()
    assert len(rows) == len(jiangbei.of_type("Target")) == 7
    for row in rows:
        assert jiangbei_text[int(row["start"]) : int(row["end"])] == row["quote"]
    (energy,) = [row for row in rows if row["indicator"] == "单位地区生产总值能耗"]
    assert (energy["comparator"], energy["value"], energy["unit"], energy["deadline"]) == ("<=", "-3", "%", "2026")


def test_nothing_gives_an_empty_panel() -> None:
    assert panel(Contents({}, {}, ())).rows == ()

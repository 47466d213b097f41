"""Tables are read again as their users read them: with csv, and as a workbook with openpyxl."""

from __future__ import annotations

import csv
import io
import sys
import zipfile

import openpyxl
import pytest

from kg.errors import InputError
from kg.export.sheets import as_csv, to_csv
from kg.export.source import Source
from kg.export.tables import tables
from kg.export.workbook import as_workbook, to_workbook
from kg.store import Table, Value

DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"
RISKY = ("=1+1", "+1", "-x", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://e")')


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_there_is_a_table_per_class_and_per_link(jiangbei: Source) -> None:
    found = tables(jiangbei)
    assert next(iter(found)) == "targets"
    assert {"Plan", "Goal", "Target", "Task", "Action", "Place", "Organisation", "Sector", "Formula"} <= found.keys()
    assert {"link-achieves", "link-takesPlaceAt", "link-hasMember", "link-means"} <= found.keys()
    things = sum(len(table.rows) for name, table in found.items() if name[0].isupper())
    links = sum(len(table.rows) for name, table in found.items() if name.startswith("link-"))
    assert things == len(jiangbei.contents.things)
    assert links == len(jiangbei.contents.links)


def test_no_two_tables_have_one_name_where_case_does_not_count(source: Source) -> None:
    names = [name.casefold() for name in tables(source)]
    assert len(names) == len(set(names))


def test_a_target_comes_with_its_sentence_and_source(jiangbei: Source) -> None:
    (row,) = [row for row in read_csv(to_csv(jiangbei)["targets.csv"]) if row["value"] == "-3"]
    text = jiangbei.texts["jiangbei"]
    assert row["quote"] == text[int(row["start"]) : int(row["end"])] == "到2026年，单位地区生产总值能耗年均下降3%以上"
    assert row["sentence"] == text[int(row["sentenceStart"]) : int(row["sentenceEnd"])]
    assert row["quote"] in row["sentence"] and row["sentence"].endswith("。")
    assert (row["indicator_zh"], row["unit"], row["period"], row["deadline"]) == (
        "单位地区生产总值能耗",
        "%",
        "year",
        "2026",
    )
    assert (row["article"], row["date"], row["dateInferred"]) == ("jiangbei", "2022", "true")


def test_a_link_names_both_ends_and_its_words(jiangbei: Source) -> None:
    rows = read_csv(to_csv(jiangbei)["link-hasMember.csv"])
    (member,) = [row for row in rows if row["source_zh"] == "三个定位" and row["position"] == "1"]
    assert member["target_zh"] == "科技兴业之区"
    assert member["source"].startswith("https://w3id.org/plan-kg/id/formula/")


def test_csv_opens_with_a_byte_order_mark_and_ends_lines_for_excel() -> None:
    content = as_csv(Table(("a", "b"), ((Value.literal("x\ny"), None),)))
    assert content == b'\xef\xbb\xbfa,b\r\n"x\ny",\r\n'


@pytest.mark.parametrize("words", RISKY)
def test_no_cell_turns_into_a_formula(words: str) -> None:
    table = Table(("a",), ((Value.literal(words),),))
    (row,) = read_csv(as_csv(table))
    assert row["a"] == "'" + words
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook({"t": table})))["t"]
    assert sheet["A2"].data_type == "s"
    assert str(sheet["A2"].value).startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    table = Table(("a",), ((Value.literal("-3", DECIMAL),),))
    assert read_csv(as_csv(table)) == [{"a": "-3"}]
    assert openpyxl.load_workbook(io.BytesIO(as_workbook({"t": table})))["t"]["A2"].value == -3


def test_no_exported_cell_opens_like_a_formula(source: Source) -> None:
    for content in to_csv(source).values():
        for row in read_csv(content):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "@", "\t", "\r"))
                assert not cell.startswith("-") or float(cell) < 0


def test_the_workbook_has_the_tables_as_sheets(jiangbei: Source) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(jiangbei)))
    found = tables(jiangbei)
    assert book.sheetnames == list(found)
    for name, table in found.items():
        assert [cell.value for cell in book[name][1]] == list(table.columns)
        assert book[name].max_row == len(table.rows) + 1
    column = found["targets"].columns.index("value")
    values = sorted(row[column].value for row in book["targets"].iter_rows(min_row=2))
    assert values == [-3, 2, 2, 2, 2, 2, 1000]


def test_the_workbook_is_the_same_every_time(jiangbei: Source) -> None:
    first = to_workbook(jiangbei)
    assert first == to_workbook(jiangbei)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")


def test_a_cell_longer_than_excel_takes_is_cut() -> None:
    table = Table(("a",), ((Value.literal("长" * 40_000),),))
    sheet = openpyxl.load_workbook(io.BytesIO(as_workbook({"t": table})))["t"]
    assert len(str(sheet["A2"].value)) == 32_767


def test_without_the_library_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(InputError, match=r"workbooks need xlsxwriter; pip install 'plan-kg\[tables\]'"):
        as_workbook({})

"""Rows: typed cells, tables for people, and pandas."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest

from kg.api.rows import IRI, Rows, cell_of, value_of
from kg.errors import KgError
from kg.store import Table, Value

XSD = "http://www.w3.org/2001/XMLSchema#"


def literal(value: str, kind: str) -> Value:
    return Value.literal(value, XSD + kind)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value.iri("http://e/s"), IRI("http://e/s")),
        (Value.literal("水乡", language="zh"), "水乡"),
        (literal("3", "nonNegativeInteger"), 3),
        (literal("-3.5", "decimal"), Decimal("-3.5")),
        (literal("1e3", "double"), 1000.0),
        (literal("true", "boolean"), True),
        (literal("2026-12-31", "date"), date(2026, 12, 31)),
        (literal("2026", "gYear"), "2026"),
        (literal("many", "integer"), "many"),
        (None, None),
    ],
)
def test_a_cell_has_the_type_of_its_value(value: Value | None, expected: object) -> None:
    assert cell_of(value) == expected
    assert type(cell_of(value)) is type(expected)


@pytest.mark.parametrize("cell", [IRI("http://e/s"), "水乡", 3, Decimal("-3.5"), True, date(2026, 12, 31)])
def test_a_cell_goes_back_into_a_query_as_it_came(cell: object) -> None:
    assert cell_of(value_of(cell)) == cell


def test_what_has_no_term_is_told() -> None:
    with pytest.raises(KgError, match="not a value that a query can get"):
        value_of(object())


@pytest.fixture
def rows() -> Rows:
    cells = (Value.literal("<script>alert(1)</script>"), literal("3", "integer"), literal("2.5", "decimal"), None)
    return Rows(
        Table(("name", "n", "value", "empty"), (cells, (None, None, literal("4", "integer"), None))), (), "Q & A"
    )


def test_a_row_is_read_by_key_and_by_attribute(rows: Rows) -> None:
    assert (len(rows), rows.columns) == (2, ("name", "n", "value", "empty"))
    assert (rows[0].n, rows[0]["value"], rows[1].n) == (3, Decimal("2.5"), None)
    assert [row["value"] for row in rows] == [Decimal("2.5"), 4]
    assert dict(rows[1]) == {"name": None, "n": None, "value": 4, "empty": None}
    with pytest.raises(KeyError, match="no column N; there are name, n"):
        rows[0]["N"]
    with pytest.raises(AttributeError):
        rows[0].N  # noqa: B018


def test_html_keeps_what_an_article_says_as_text(rows: Rows) -> None:
    page = rows._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Q &amp; A" in page


def test_a_long_answer_says_how_much_is_not_shown() -> None:
    rows = Rows(Table(("n",), tuple((literal(str(n), "integer"),) for n in range(100))))
    assert "… 40" in rows._repr_html_()
    assert repr(rows).endswith("… 40\n")


def test_pandas_gets_types_that_do_not_depend_on_what_is_told(rows: Rows) -> None:
    pandas = pytest.importorskip("pandas", reason="the extra pandas is not installed")
    frame = rows.to_pandas()
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "Float64", "object"]
    assert frame["value"].sum() == 6.5
    assert frame["n"].isna().tolist() == [False, True]
    assert list(Rows(Table(("a",), ())).to_pandas().columns) == ["a"]
    assert isinstance(frame, pandas.DataFrame)


def test_without_pandas_the_message_says_what_to_install(rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match=r"pip install 'plan-kg\[pandas\]'"):
        rows.to_pandas()

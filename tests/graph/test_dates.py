"""Dates: typed as precisely as written, beside them the last day they cover."""

import pytest
from rdflib.namespace import XSD

from kg.errors import InputError
from kg.graph.dates import dated, last_day


@pytest.mark.parametrize(
    ("iso", "datatype", "last"),
    [
        ("2026", XSD.gYear, "2026-12-31"),
        ("2021-12", XSD.gYearMonth, "2021-12-31"),
        ("2024-02", XSD.gYearMonth, "2024-02-29"),
        ("2023-02", XSD.gYearMonth, "2023-02-28"),
        ("2022-09-30", XSD.date, "2022-09-30"),
    ],
)
def test_a_date_keeps_its_precision_and_has_a_last_day(iso: str, datatype: object, last: str) -> None:
    assert (str(dated(iso)), dated(iso).datatype) == (iso, datatype)
    assert (str(last_day(iso)), last_day(iso).datatype) == (last, XSD.date)


@pytest.mark.parametrize("wrong", ["", "soon", "26", "2026-13", "2023-02-29", "0000", "2026-1"])
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(InputError, match="not a date"):
        dated(wrong)

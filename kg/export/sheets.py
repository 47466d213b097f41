"""Tables in, files for spreadsheets out: CSV with a byte order mark in which no cell can turn into a formula."""

from __future__ import annotations

import csv
import io

from kg.export.source import Source
from kg.export.tables import tables
from kg.store import Table, Value

NUMBERS = tuple(f"http://www.w3.org/2001/XMLSchema#{kind}" for kind in ("integer", "decimal"))
_OPENS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Value | None) -> str:
    """Return the text of CELL; one that a spreadsheet would take for a formula gets an apostrophe in front.

    Numbers stay as they are, negative ones too. OWASP, CSV Injection.

    Example:
        >>> harmless(Value.literal("=1+1")), harmless(Value.literal("-3", NUMBERS[1])), harmless(None)
        ("'=1+1", '-3', '')

    """
    if cell is None:
        return ""
    risky = cell.value.startswith(_OPENS_A_FORMULA) and cell.datatype not in NUMBERS
    return f"'{cell.value}" if risky else cell.value


def as_csv(table: Table) -> bytes:
    r"""Return TABLE as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel asks for.

    Example:
        >>> as_csv(Table(("task",), ((Value.literal("a,b"),),)))
        b'\xef\xbb\xbftask\r\n"a,b"\r\n'

    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def to_csv(source: Source) -> dict[str, bytes]:
    """Return the tables of SOURCE as CSV files by name."""
    return {f"{name}.csv": as_csv(table) for name, table in tables(source).items()}

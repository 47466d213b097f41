"""Tables in, one XLSX workbook out, a sheet each. The only module that knows xlsxwriter (plan-kg[tables])."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime

from kg.errors import InputError
from kg.export.sheets import NUMBERS, harmless
from kg.export.source import Source
from kg.export.tables import tables
from kg.export.xml_text import xml_text
from kg.store import Table

_LONGEST_CELL = 32_767  # characters, Excel's limit
_LONGEST_NAME = 31
_WIDTH = 24
_FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook must hold a date; the same one, so the same bytes


def as_workbook(sheets: Mapping[str, Table]) -> bytes:
    """Return SHEETS, tables by name, as an XLSX workbook (ISO/IEC 29500): numbers as numbers, all else as text.

    Raises:
        InputError: when xlsxwriter is not installed.

    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise InputError("workbooks need xlsxwriter", "", "pip install 'plan-kg[tables]'") from error
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _FIXED.replace(tzinfo=None), "title": "plan-kg"})
        bold = book.add_format({"bold": True})
        for name, table in sheets.items():
            sheet = book.add_worksheet(name[:_LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(0, len(table.columns) - 1), _WIDTH)
            for column, heading in enumerate(table.columns):
                sheet.write_string(0, column, heading, bold)
            for number, row in enumerate(table.rows, start=1):
                for column, cell in enumerate(row):
                    if cell is not None and cell.datatype in NUMBERS:
                        sheet.write_number(number, column, float(cell.value))
                    elif cell is not None:
                        sheet.write_string(number, column, xml_text(harmless(cell))[:_LONGEST_CELL])
            if table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    return out.getvalue()


def to_workbook(source: Source) -> bytes:
    """Return the tables of SOURCE as one workbook."""
    return as_workbook(tables(source))

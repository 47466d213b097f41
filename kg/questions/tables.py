"""An answer in, text out: aligned for a terminal or a pipe, CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kg.errors import QuestionError
from kg.store import Table, Value

_XSD = "http://www.w3.org/2001/XMLSchema#"
_GAP = "  "


def written(table: Table, shape: str, headings: Sequence[str] = ()) -> str:
    """Return TABLE as text of SHAPE.

    Args:
        table: an answer.
        shape: "table", "csv", "json" or "md".
        headings: what to write above the columns in a table or Markdown; their names by default.

    Raises:
        QuestionError: when a table cannot have that shape.

    """
    if shape == "csv":
        return to_csv(table)
    if shape == "json":
        return to_json(table)
    if shape == "md":
        return to_markdown(table, headings)
    if shape == "table":
        return to_text(table, headings)
    raise QuestionError("a table cannot be written so", f"--format {shape}", "use table, csv, json or md")


def to_csv(table: Table) -> str:
    r"""Return TABLE as CSV with the columns' names as header, lines ending in \n, unbound cells empty.

    Example:
        >>> to_csv(Table(("task",), ((Value.literal("a,b"),),)))
        'task\n"a,b"\n'

    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def to_json(table: Table) -> str:
    r"""Return TABLE as a JSON list of objects, a number as a number, an unbound cell as null.

    Example:
        >>> to_json(Table(("n",), ((Value.literal("3", _XSD + "integer"),),)))
        '[\n  {"n": 3}\n]\n'

    """
    records = [
        "  " + json.dumps(dict(zip(table.columns, map(_json_cell, row), strict=True)), ensure_ascii=False)
        for row in table.rows
    ]
    return "[\n" + ",\n".join(records) + "\n]\n" if records else "[]\n"


def to_markdown(table: Table, headings: Sequence[str] = ()) -> str:
    r"""Return TABLE as a Markdown table under HEADINGS, or under the columns' names.

    Example:
        >>> to_markdown(Table(("a",), ((Value.literal("x|y"),),)))
        '| a |\n| --- |\n| x\\|y |\n'

    """
    lines = [list(headings or table.columns), ["---"] * len(table.columns)]
    lines += [[_plain(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in table.rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def to_text(table: Table, headings: Sequence[str] = ()) -> str:
    r"""Return TABLE as plain text whose columns stand under each other where wide characters take two cells.

    Example:
        >>> print(to_text(Table(("a", "b"), ((Value.literal("江北"), Value.literal("x")),))), end="")
        a     b
        ----  -
        江北  x

    """
    lines = [list(headings or table.columns)]
    lines += [[_plain(cell).replace("\n", " ") for cell in row] for row in table.rows]
    widths = [max(cell_len(line[index]) for line in lines) for index in range(len(table.columns))]
    lines.insert(1, ["-" * width for width in widths])
    return "".join(
        _GAP.join(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def show(table: Table, headings: Sequence[str], title: str, console: Console) -> None:
    """Draw TABLE with TITLE and HEADINGS on CONSOLE, folded to its width."""
    drawn = RichTable(title=Text(title), title_justify="left", box=SIMPLE_HEAD)
    for index, heading in enumerate(headings or table.columns):
        numeric = bool(table.rows) and all(_is_number(row[index]) for row in table.rows)
        drawn.add_column(Text(heading), justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(_plain(cell)) for cell in row))
    console.print(drawn)


def _plain(cell: Value | None) -> str:
    return cell.value if cell else ""


def _is_number(cell: Value | None) -> bool:
    return cell is not None and cell.datatype in (_XSD + "integer", _XSD + "decimal", _XSD + "double")


def _json_cell(cell: Value | None) -> object:
    if cell is None:
        return None
    if cell.datatype == _XSD + "integer":
        return int(cell.value)
    if cell.datatype == _XSD + "boolean":
        return cell.value == "true"
    return float(cell.value) if _is_number(cell) else cell.value

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
_FOLDED = 16  # cells; a column of longer words is folded, down to this width


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
    """Draw TABLE with TITLE and HEADINGS on CONSOLE, a block of lines per row where the columns do not fit.

    Columns that are empty throughout are left out.
    """
    filled = [index for index in range(len(table.columns)) if not table.rows or any(row[index] for row in table.rows)]
    lines = [[headings[index] for index in filled]]
    lines += [[_plain(row[index]) for index in filled] for row in table.rows]
    widths = [max(cell_len(line[place]) for line in lines) for place in range(len(filled))]
    needed = sum(min(width, _FOLDED) + len(_GAP) for width in widths)
    console.print(Text(title, style="bold"))
    if needed > console.width:
        _show_blocks(lines, console)
        return
    drawn = RichTable(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for heading, width in zip(lines[0], widths, strict=True):
        short = width <= _FOLDED
        drawn.add_column(Text(heading), no_wrap=short, overflow="fold", min_width=width if short else _FOLDED)
    for line in lines[1:]:
        drawn.add_row(*(Text(cell) for cell in line))
    console.print(drawn)


def _show_blocks(lines: list[list[str]], console: Console) -> None:
    widest = max(cell_len(heading) for heading in lines[0])
    for line in lines[1:]:
        drawn = RichTable(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
        drawn.add_column(style="dim", no_wrap=True, min_width=widest)
        drawn.add_column(overflow="fold")
        for heading, cell in zip(lines[0], line, strict=True):
            if cell:
                drawn.add_row(Text(heading), Text(cell))
        console.print()
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

"""An answer in, text out: aligned for a terminal or a pipe, CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from kg.errors import QuestionError
from kg.questions.citation import Citation
from kg.store import Table, Value

_XSD = "http://www.w3.org/2001/XMLSchema#"
_GAP = "  "
_FOLDED = 16  # cells; a column of longer words is folded, down to this width
_CUT = 60  # cells; plain text is for reading, so longer words end in … there, and stand whole in every other shape


def written(table: Table, shape: str, headings: Sequence[str] = (), cited: Sequence[Citation] = ()) -> str:
    """Return TABLE as text of SHAPE.

    Args:
        table: an answer.
        shape: "table", "csv", "json" or "md".
        headings: what to write above the columns in a table or Markdown; their names by default.
        cited: the citation of each row, to be written too: as the columns `sentence` and `citation` of CSV, the keys
            `evidence` and `citation` of JSON, numbered notes below the other two.

    Raises:
        QuestionError: when a table cannot have that shape.

    """
    if shape == "csv":
        return to_csv(_with_columns(table, cited) if cited else table)
    if shape == "json":
        return to_json(table, cited)
    if shape in ("md", "table"):
        lines = notes(cited)
        if lines:
            table, headings = numbered(table, cited), ("#", *(headings or table.columns))
        if shape == "md":
            return to_markdown(table, headings) + "".join(f"\n{line}\n" for line in lines)
        return to_text(table, headings) + ("\n" if lines else "") + "".join(f"{line}\n" for line in lines)
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


def to_json(table: Table, cited: Sequence[Citation] = ()) -> str:
    r"""Return TABLE as a JSON list of objects, a number as a number, an unbound cell as null, and what is CITED.

    Example:
        >>> to_json(Table(("n",), ((Value.literal("3", _XSD + "integer"),),)))
        '[\n  {"n": 3}\n]\n'

    """
    told = [one.as_json() for one in cited] or [{} for _ in table.rows]
    records = [
        "  " + json.dumps(dict(zip(table.columns, map(_json_cell, row), strict=True)) | more, ensure_ascii=False)
        for row, more in zip(table.rows, told, strict=True)
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

    A row keeps to its line: words longer than 60 cells are cut, and IRIs, which are there to be copied, are not.

    Example:
        >>> print(to_text(Table(("a", "b"), ((Value.literal("江北"), Value.literal("x")),))), end="")
        a     b
        ----  -
        江北  x

    """
    lines = [list(headings or table.columns)]
    lines += [[_cut(cell) for cell in row] for row in table.rows]
    widths = [max(cell_len(line[index]) for line in lines) for index in range(len(table.columns))]
    lines.insert(1, ["-" * width for width in widths])
    return "".join(
        _GAP.join(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True)).rstrip()
        + "\n"
        for line in lines
    )


def notes(cited: Sequence[Citation]) -> list[str]:
    """Return the citation lines of CITED with their sentences, one for each that differs, numbered from 1."""
    sentences = {one.line: " ".join(dict.fromkeys(place.sentence for place in one.evidence)) for one in cited}
    return [f"[{number}] {line} {_flat(sentences[line])}".rstrip() for line, number in _numbers(cited).items()]


def _numbers(cited: Sequence[Citation]) -> dict[str, int]:
    lines = dict.fromkeys(one.line for one in cited if one.line)
    return {line: number for number, line in enumerate(lines, start=1)}


def numbered(table: Table, cited: Sequence[Citation]) -> Table:
    """Return TABLE with the number of each row's note (see `notes`) in a first column."""
    numbers = _numbers(cited)
    marks = [Value.literal(f"[{numbers[one.line]}]") if one.line else None for one in cited]
    rows = tuple((mark, *row) for mark, row in zip(marks, table.rows, strict=True))
    return Table(("#", *table.columns), rows)


def _with_columns(table: Table, cited: Sequence[Citation]) -> Table:
    rows = []
    for row, one in zip(table.rows, cited, strict=True):
        sentences = dict.fromkeys(place.sentence for place in one.evidence if place.sentence)
        rows.append((*row, Value.literal(" ".join(sentences)), Value.literal(one.line)))
    return Table((*table.columns, "sentence", "citation"), tuple(rows))


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


def _flat(words: str) -> str:
    return " ".join(words.split())


def _cut(cell: Value | None) -> str:
    words = _plain(cell).replace("\n", " ")
    if cell_len(words) <= _CUT or (cell and cell.kind == "iri"):
        return words
    return set_cell_size(words, _CUT - 1).rstrip() + "…"


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

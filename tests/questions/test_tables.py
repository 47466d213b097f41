import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from kg.errors import QuestionError
from kg.questions import tables
from kg.store import Table, Value

XSD = "http://www.w3.org/2001/XMLSchema#"
TABLE = Table(
    ("task", "value", "count", "new"),
    (
        (
            Value.literal("任务", language="zh"),
            Value.literal("-3", XSD + "decimal"),
            Value.literal("7", XSD + "integer"),
            None,
        ),
        (
            Value.literal('a,"b"|c\nd'),
            Value.literal("0.5", XSD + "decimal"),
            None,
            Value.literal("true", XSD + "boolean"),
        ),
    ),
)


def test_csv_has_the_columns_names_and_quotes_what_needs_it() -> None:
    assert tables.to_csv(TABLE) == 'task,value,count,new\n任务,-3,7,\n"a,""b""|c\nd",0.5,,true\n'


def test_json_keeps_numbers_and_says_null() -> None:
    assert json.loads(tables.to_json(TABLE)) == [
        {"task": "任务", "value": -3, "count": 7, "new": None},
        {"task": 'a,"b"|c\nd', "value": 0.5, "count": None, "new": True},
    ]
    assert json.loads(tables.to_json(Table(("a",), ()))) == []


def test_markdown_keeps_a_row_on_its_line() -> None:
    assert tables.to_markdown(TABLE, ("任务", "b", "c", "d")).splitlines() == [
        "| 任务 | b | c | d |",
        "| --- | --- | --- | --- |",
        "| 任务 | -3 | 7 |  |",
        '| a,"b"\\|c d | 0.5 |  | true |',
    ]


def test_plain_text_stands_in_columns_where_wide_characters_take_two_cells() -> None:
    lines = tables.to_text(TABLE).splitlines()
    starts = {cell_len(line[: line.index(cell)]) for line, cell in zip(lines[2:], ("-3", "0.5"), strict=True)}
    assert starts == {cell_len(lines[0][: lines[0].index("value")])}


def test_a_terminal_gets_every_line_in_its_width() -> None:
    console = Console(file=io.StringIO(), width=40, force_terminal=True, color_system=None)
    tables.show(TABLE, ("任务", "数值", "个数", "新"), "标题 [bold]", console)
    drawn = console.file.getvalue()  # type: ignore[attr-defined]
    assert "标题 [bold]" in drawn
    assert max(cell_len(line) for line in drawn.splitlines()) <= 40


def test_a_table_cannot_be_turtle() -> None:
    with pytest.raises(QuestionError, match="a table cannot be written so"):
        tables.written(TABLE, "ttl")

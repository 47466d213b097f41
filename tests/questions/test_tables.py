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


def drawn(width: int) -> list[str]:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system=None)
    tables.show(TABLE, ("任务", "数值", "个数", "新"), "标题 [bold]", console)
    return [line.rstrip() for line in out.getvalue().splitlines()]


def test_a_wide_terminal_gets_a_table_under_its_title() -> None:
    lines = drawn(60)
    assert lines[0] == "标题 [bold]"
    assert [line.split() for line in lines if "任务" in line] == [["任务", "数值", "个数", "新"], ["任务", "-3", "7"]]
    assert max(cell_len(line) for line in lines) <= 60


def test_a_narrow_terminal_gets_a_block_of_lines_for_each_row() -> None:
    lines = drawn(20)
    assert [line.split() for line in lines[2:5]] == [["任务", "任务"], ["数值", "-3"], ["个数", "7"]]
    assert max(cell_len(line) for line in lines) <= 20


def test_a_table_cannot_be_turtle() -> None:
    with pytest.raises(QuestionError, match="a table cannot be written so"):
        tables.written(TABLE, "ttl")


def test_plain_text_cuts_long_words_and_leaves_iris_whole() -> None:
    sentence, iri = "把城市能级现代化落到" * 10, "https://w3id.org/plan-kg/id/action/" + "x" * 60
    table = Table(("sentence", "iri"), ((Value.literal(sentence), Value.iri(iri)),))
    cut, whole = tables.to_text(table).splitlines()[2].split()
    assert (cut[:-1], cut[-1], whole) == (sentence[:29], "…", iri)
    assert all(sentence in tables.written(table, shape) for shape in ("csv", "json", "md"))


def test_plain_text_keeps_the_row_of_short_words_as_it_is() -> None:
    table = Table(("a",), ((Value.literal("字" * 30),),))
    assert tables.to_text(table).splitlines()[2] == "字" * 30

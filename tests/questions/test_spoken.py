"""Short forms of answers in words, and that no question has one without."""

from __future__ import annotations

import re

import pytest

from kg.questions import library
from kg.questions.header import Words
from kg.questions.spoken import dictionary, in_words, spoken
from kg.store import Table, Value

BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
# Quoted in a query, yet in no column: languages, and codes that the query itself turns into words.
INSIDE = {"zh", "en", "rate", "amount", "year"}
# Columns whose words the query itself says in the language asked for.
TOLD = {"targets/kinds", "formulas/unexpanded", "actions/performers-and-beneficiaries"}


@pytest.mark.parametrize(
    ("column", "short", "zh", "en"),
    [
        ("comparator", ">=", "不低于", "at least"),
        ("other_comparator", "*", "倍数", "multiple of"),
        ("status", "planned", "计划中", "planned"),
        ("period", "year", "每年", "per year"),
        ("bindingness", "binding", "约束性", "binding"),
        ("commitment", "力争", "力争", "力争 (strive for)"),
        ("role", "责任单位", "责任单位", "责任单位 (responsible body)"),
        ("kind", "Target", "指标目标", "Target"),
        ("kind", "misprint", "疑似误印", "likely misprint"),
        ("link", "carriedOutBy", "由谁做", "carried out by"),
        ("says", "named", "提到", "named"),
        ("outcome", "not yet", "未到期", "not yet"),
        ("unit", "亿元", "亿元", "hundred million yuan"),
        ("actual_unit", "家", "家", "count"),
        ("unit", "位", "位", "places / persons"),
        ("old_figure", ">= 200 亿元", "不低于 200 亿元", "at least 200 hundred million yuan"),
        ("new_figure", "= 800 座", "等于 800 座", "equal to 800"),
    ],
)
def test_a_short_form_is_said_in_words(column: str, short: str, zh: str, en: str) -> None:
    assert spoken(column, Value.literal(short)) == Words(zh, en)


def test_truth_is_said_in_every_column() -> None:
    assert spoken("computed", Value.literal("true", BOOLEAN)) == Words("是", "yes")
    assert spoken("same", Value.literal("false", BOOLEAN)) == Words("否", "no")
    assert spoken("same", Value.literal("true")) is None


def test_what_is_no_short_form_stays() -> None:
    row = tuple(Value.literal(word) for word in (">=", ">=", "unheard", "planned"))
    table = Table(("comparator", "value", "period", "task"), (row,))
    assert in_words(table, "en").records() == [
        {"comparator": "at least", "value": ">=", "period": "unheard", "task": "planned"}
    ]
    assert spoken("status", Value.literal("planned", language="en")) is None
    assert spoken("status", Value.iri("planned")) is None
    assert spoken("unit", Value.literal("斛")) == Words("斛", "斛")


def test_pages_say_the_same() -> None:
    known = dictionary(["家", "亿元"])
    assert known["unit"] == {"家": Words("家", "count"), "亿元": Words("亿元", "hundred million yuan")}
    assert (known["status"]["planned"], known[""]["true"]) == (Words("计划中", "planned"), Words("是", "yes"))
    assert (known["new_figure"]["家"], known["new_figure"]["<="]) == (Words("家", ""), Words("不高于", "at most"))


@pytest.mark.parametrize("name", [name for name in library() if name not in TOLD])
def test_every_word_that_a_question_says_itself_has_its_words(name: str) -> None:
    question = library()[name]
    body = "\n".join(line for line in question.sparql.splitlines() if not line.lstrip().startswith("#"))
    own = set(re.findall(r'"([A-Za-z][A-Za-z ]*)"', body)) - INSIDE
    columns = [column.name for column in question.columns]
    assert not {word for word in own if not any(spoken(column, Value.literal(word)) for column in columns)}

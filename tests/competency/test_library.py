"""Every question of the library parses, says what it asks in both languages, and keeps to its header."""

import re
import runpy

import pytest

from kg import questions
from kg.questions.guard import guard
from kg.resources import folder
from kg.store import Store
from kg.vocabulary import PREFIXES

from .conftest import ROOT

LIBRARY = questions.library()
PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
PREFIX = re.compile(r"PREFIX (\w+): <([^>]+)>")
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_the_forty_competency_questions_have_a_file_each_and_further_ones_a_number_of_their_own() -> None:
    numbers = [question.competency for question in LIBRARY.values()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 40


@pytest.mark.parametrize("name", LIBRARY)
def test_a_question_parses_and_names_its_columns(name: str) -> None:
    question = LIBRARY[name]
    guard(question.sparql)
    table = questions.ask(Store(b""), question)
    assert table.columns == tuple(column.name for column in question.columns)
    assert {"article", "quote", "start", "end"} <= set(table.columns)


@pytest.mark.parametrize("name", LIBRARY)
def test_a_header_speaks_both_languages(name: str) -> None:
    question = LIBRARY[name]
    described = [question.question, question.purpose]
    described += [item.meaning for item in (*question.parameters, *question.columns)]
    for words in described:
        assert HAN.search(words.zh) or words.zh == "累计 %"
        assert not HAN.search(words.en)


@pytest.mark.parametrize("name", LIBRARY)
def test_a_query_uses_the_parameters_of_its_header_and_no_others(name: str) -> None:
    question = LIBRARY[name]
    declared = {parameter.name for parameter in question.parameters}
    assert set(PARAMETER.findall(question.sparql)) == declared


@pytest.mark.parametrize("name", LIBRARY)
def test_a_query_declares_the_prefixes_it_uses_as_the_vocabulary_does(name: str) -> None:
    for prefix, namespace in PREFIX.findall(LIBRARY[name].sparql):
        assert str(PREFIXES[prefix]) == namespace
        assert LIBRARY[name].sparql.count(f"{prefix}:") > 1


@pytest.mark.parametrize("name", LIBRARY)
def test_an_answer_comes_in_a_told_order(name: str) -> None:
    assert "ORDER BY ?article" in LIBRARY[name].sparql
    assert "SELECT *" not in LIBRARY[name].sparql


def test_every_theme_has_questions_and_every_question_a_theme() -> None:
    assert {question.theme for question in LIBRARY.values()} == set(questions.themes())


def test_the_index_is_the_one_made_from_the_headers() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "index_questions.py"))["index"]()
    assert (folder("queries") / "README.md").read_text(encoding="utf-8") == made

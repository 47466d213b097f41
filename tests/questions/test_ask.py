import pytest

from kg.errors import QuestionError
from kg.questions import ask, ask_text, bindings, find
from kg.questions.header import Shared, read_question
from kg.store import Store

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
STORE = Store(
    b'<http://e/a> <http://e/year> "2025"^^<http://www.w3.org/2001/XMLSchema#integer> <http://e/g> .\n'
    b'<http://e/b> <http://e/year> "2026"^^<http://www.w3.org/2001/XMLSchema#integer> <http://e/h> .\n'
)
HEADER = """#+ question: {zh: 问, en: ask}
#+ purpose: {zh: 用, en: use}
#+ parameters:
#+   - {name: by, type: year, default: 2025, zh: 年, en: year}
#+   - {name: thing, type: iri, zh: 物, en: thing}
#+ columns:
#+   - {name: thing, zh: 物, en: thing}
"""
QUESTION = read_question(
    "x/y",
    HEADER + "SELECT ?thing { ?thing <http://e/year> ?y FILTER(?y <= $by && ?thing = $thing) } ORDER BY ?thing",
    Shared({}, {}),
)
ANSWERS = [
    ({}, ["http://e/a"]),
    ({"by": "2026"}, ["http://e/a", "http://e/b"]),
    ({"by": "2026", "thing": "http://e/b"}, ["http://e/b"]),
    ({"by": "2024"}, []),
]


@pytest.mark.parametrize(("params", "things"), ANSWERS)
def test_defaults_stand_and_a_parameter_without_one_may_stay_open(params: dict[str, str], things: list[str]) -> None:
    assert [row["thing"] for row in ask(STORE, QUESTION, params).records()] == things


def test_an_unknown_parameter_is_answered_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="no such parameter: bye of x/y; did you mean by"):
        bindings(QUESTION, {"bye": "1"})


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(QuestionError, match="no such question"):
        ask(STORE, "nothing")


def test_a_value_cannot_end_the_query() -> None:
    wicked = '") } INSERT DATA { <http://e/x> <http://e/y> <http://e/z> } #'
    assert ask(STORE, find("targets/standings"), {"about": wicked}).rows == ()
    assert len(STORE) == 2


def test_own_sparql_is_answered_once_the_guard_has_seen_it() -> None:
    assert ask_text(STORE, "ASK { <http://e/a> ?p ?o }") is True
    assert "<http://e/a>" in str(ask_text(STORE, "CONSTRUCT WHERE { <http://e/a> ?p ?o }"))
    with pytest.raises(QuestionError, match="another endpoint"):
        ask_text(STORE, "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_an_article_that_is_not_there_is_refused_and_an_empty_answer_about_one_is_not() -> None:
    text = "<https://w3id.org/plan-kg/text/yun>"
    store = Store(f"{text} {TYPE} <https://w3id.org/plan-kg/ontology#Text> <http://e/g> .\n".encode())
    assert ask(store, "targets/by-deadline", {"article": "yun"}).rows == ()
    with pytest.raises(QuestionError, match="no such article in the build: yum; did you mean yun"):
        ask(store, "targets/by-deadline", {"article": "yum"})

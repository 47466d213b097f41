import pytest

from kg.errors import QuestionError
from kg.questions.header import Parameter, Shared, Words, read_question, read_shared

SHARED = read_shared(
    {"parameters": [{"name": "lang", "type": "lang", "default": "zh", "zh": "语言", "en": "language"}], "columns": []},
    "x",
)
GOOD = """#+ question: {zh: 问什么, en: Ask what}
#+ purpose:
#+   zh: 为什么
#+   en: What for
#+ competency: 7
#+ tags: [target]
#+ parameters:
#+   - lang
#+   - {name: by, type: year, default: 2026, zh: 年, en: year}
#+   - {name: about, type: string, zh: 字, en: words}
#+ columns:
#+   - {name: task, zh: 任务, en: task}
SELECT ?task { ?task ?p $by }
"""
BAD = [
    (GOOD.replace("#+", "#"), "no header"),
    (GOOD.replace("{zh: 问什么, en: Ask what}", "{zh: 问什么"), "not YAML"),
    (GOOD.replace(", en: Ask what", ""), "lacks a language"),
    (GOOD.replace("#+ question: {zh: 问什么, en: Ask what}\n", ""), "lacks question"),
    (GOOD.replace("type: year", "type: years"), "no such type"),
    (GOOD.replace("- lang", "- land"), "described nowhere"),
]
BINDINGS = [
    ("year", "2026", '"2026"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ("integer", "-5", '"-5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ("string", '江"北\\', '"江\\"北\\\\"'),
    ("lang", "en", '"en"'),
    ("iri", "https://w3id.org/plan-kg/id/place/500105", "<https://w3id.org/plan-kg/id/place/500105>"),
]
WRONG = [("year", "26"), ("year", "2026 "), ("integer", "5.0"), ("lang", "fr"), ("iri", "a b"), ("iri", "http://e/>")]


def test_a_header_is_read_whole() -> None:
    question = read_question("targets/x", GOOD, SHARED)
    assert question.theme == "targets"
    assert question.question == Words("问什么", "Ask what")
    assert question.purpose == Words("为什么", "What for")
    assert (question.competency, question.tags) == (7, ("target",))
    assert [(item.name, item.type, item.default) for item in question.parameters] == [
        ("lang", "lang", "zh"),
        ("by", "year", "2026"),
        ("about", "string", None),
    ]
    assert [(item.name, item.meaning.zh) for item in question.columns] == [("task", "任务")]
    assert question.sparql == "SELECT ?task { ?task ?p $by }\n"


@pytest.mark.parametrize(("text", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_header_of_the_wrong_shape_is_told(text: str, reason: str) -> None:
    with pytest.raises(QuestionError, match=reason):
        read_question("x", text, SHARED)


@pytest.mark.parametrize(("kind", "value", "term"), BINDINGS)
def test_a_value_is_bound_as_a_typed_term(kind: str, value: str, term: str) -> None:
    assert Parameter("x", kind, Words("", "")).bind(value).sparql() == term


@pytest.mark.parametrize(("kind", "value"), WRONG)
def test_a_value_of_another_type_is_refused(kind: str, value: str) -> None:
    with pytest.raises(QuestionError, match="not a value of the parameter's type"):
        Parameter("x", kind, Words("", "")).bind(value)


def test_nothing_is_shared_by_default() -> None:
    with pytest.raises(QuestionError, match="described nowhere"):
        read_question("x", GOOD, Shared({}, {}))

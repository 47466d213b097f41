"""Every question of the library is answered as a reader of the articles would answer it."""

from pathlib import Path

import pytest

from kg import questions
from kg.errors import QuestionError
from kg.store import Store, Table

from .comparing import EXPECTED, Expected, expected, unanswered, unexpected

FILES = sorted(EXPECTED.glob("*.yaml"))


def answer(graphs: dict[str, Store], wanted: Expected) -> Table:
    return questions.ask(graphs[wanted.graph], wanted.question, wanted.params)


def test_every_question_has_expected_rows() -> None:
    assert {expected(path).question for path in FILES} == set(questions.library())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_expected_row_is_answered(path: Path, graphs: dict[str, Store]) -> None:
    wanted = expected(path)
    assert unanswered(wanted, answer(graphs, wanted)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_answer_is_expected(path: Path, graphs: dict[str, Store]) -> None:
    wanted = expected(path)
    assert unexpected(wanted, answer(graphs, wanted)) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quote_of_the_expected_rows_is_in_an_article(path: Path, texts: dict[str, str]) -> None:
    wanted = expected(path)
    read = texts if wanted.graph == "corpus" else {"jiangbei": texts["jiangbei"]}
    quotes = {row[name] for row in (*wanted.rows, *wanted.also) for name in ("quote", "other_quote") if name in row}
    assert [quote for quote in quotes if not any(quote in text for text in read.values())] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_answer_quotes_a_text_at_its_place(path: Path, graphs: dict[str, Store], texts: dict[str, str]) -> None:
    wanted = expected(path)
    for row in answer(graphs, wanted).records():
        assert wanted.graph == "corpus" or row["article"] == "jiangbei"
        for prefix in ("", "other_"):
            if row.get(prefix + "quote"):
                start, end = int(row[prefix + "start"]), int(row[prefix + "end"])
                assert texts[row[prefix + "article"]][start:end] == row[prefix + "quote"]


# One question of each theme, broken: what to change in its query.
BROKEN = [
    ("structure/means-and-ends", "?aTask plan:means ?aMeans", "?aTask plan:alignsWith ?aMeans"),
    ("formulas/members", "plan:position ?number", "plan:declaredCount ?number"),
    (
        "motivation/strategies-served",
        "?aServer plan:alignsWith ?aStrategy .",
        "?aServer plan:concernsSector ?aStrategy .",
    ),
    ("targets/by-deadline", "plan:value ?value", "plan:low ?value"),
    ("actions/by-task", "plan:isPartOf ?aTask", "plan:achieves ?aTask"),
    ("actors/roles-of-organisation", "rdf:object ?anOrganisation", "rdf:subject ?anOrganisation"),
    ("places/supports-of-an-aim", "plan:achieves ?anAim", "plan:alignsWith ?anAim"),
    ("provenance/derived", "plan:derived true", "plan:derived false"),
    ("comparison/targets-met", '"<=", IF(?twoNumber <= ?oneNumber', '"<=", IF(?twoNumber >= ?oneNumber'),
]


def test_one_question_of_each_theme_is_broken() -> None:
    assert sorted(name.partition("/")[0] for name, _, _ in BROKEN) == sorted(questions.themes())


@pytest.mark.parametrize(("name", "words", "instead"), BROKEN)
def test_a_broken_query_is_noticed(name: str, words: str, instead: str, graphs: dict[str, Store]) -> None:
    wanted = expected(EXPECTED / f"{name.replace('/', '.')}.yaml")
    question = questions.find(name)
    assert words in question.sparql
    broken = question.sparql.replace(words, instead)
    table = graphs[wanted.graph].select(broken, questions.bindings(question, wanted.params))
    assert unanswered(wanted, table) != []


@pytest.mark.parametrize("name", [name for name, _, _ in BROKEN])
def test_a_changed_row_is_noticed(name: str, graphs: dict[str, Store]) -> None:
    wanted = expected(EXPECTED / f"{name.replace('/', '.')}.yaml")
    table = answer(graphs, wanted)
    dropped = Expected(wanted.question, wanted.params, wanted.rows[1:], ())
    assert unexpected(dropped, table) != []
    column = next(column for column in wanted.rows[0] if column != "quote")
    changed = Expected(wanted.question, wanted.params, ({**wanted.rows[0], column: "wrong"},), ())
    assert unanswered(changed, table) != []


def test_an_article_without_answers_gives_none(build: Store) -> None:
    for question in questions.library().values():
        bound = questions.bindings(question, {"article": "nowhere"})
        assert build.select(question.sparql, bound).rows == ()
        with pytest.raises(QuestionError, match="no such article"):
            questions.ask(build, question, {"article": "nowhere"})


def test_an_answer_has_as_many_rows_in_either_language(build: Store) -> None:
    for question in questions.library().values():
        if any(parameter.name == "lang" for parameter in question.parameters):
            spoken = [questions.ask(build, question, {"lang": lang}) for lang in ("zh", "en")]
            places = [sorted((row["quote"], row["start"]) for row in table.records()) for table in spoken]
            assert places[0] == places[1]

"""A store, a question and its parameters in, an answer out."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import QuestionError
from kg.questions.guard import guard
from kg.questions.header import Question
from kg.questions.library import find, nearest
from kg.store import Store, Table, Value
from kg.vocabulary import PLAN, TEXT

_ARTICLES = f"SELECT DISTINCT ?text {{ ?text a <{PLAN.Text}> }} ORDER BY ?text"


def ask(store: Store, question: Question | str, params: Mapping[str, str] | None = None) -> Table:
    """Return what STORE answers to QUESTION.

    Args:
        store: the graph.
        question: a question, or the name of one of the library.
        params: values by parameter name, as text; the header's defaults stand for those not given.

    Raises:
        QuestionError: when the question, a parameter or the article asked about is unknown, or a value is not of its
            type.

    """
    chosen = find(question) if isinstance(question, str) else question
    bound = bindings(chosen, params or {})
    table = store.select(chosen.sparql, bound)
    if not table.rows and "article" in bound:
        _refuse_unknown(store, bound["article"].value)
    return table


def ask_text(
    store: Store, sparql: str, where: str = "", prefixes: Mapping[str, str] | None = None
) -> Table | bool | str:
    """Return what STORE answers to SPARQL of the reader's own, once the guard has let it pass.

    Args:
        store: the graph.
        sparql: a SELECT, ASK, CONSTRUCT or DESCRIBE.
        where: the file it came from, for errors.
        prefixes: prefixes it may use without declaring them.

    Returns:
        A table, a truth value, or Turtle.

    """
    guard(sparql, prefixes, where)
    return store.answer(sparql)


def _refuse_unknown(store: Store, article: str) -> None:
    """Raise QuestionError when STORE has no ARTICLE, so that a slip of the pen does not look like an empty answer."""
    known = [row["text"].removeprefix(str(TEXT)) for row in store.select(_ARTICLES).records()]
    if article not in known:
        raise QuestionError(
            "no such article in the build", article, nearest(article, known) or f"it has: {', '.join(known) or 'none'}"
        )


def bindings(question: Question, params: Mapping[str, str]) -> dict[str, Value]:
    """Return the typed terms for the parameters of QUESTION; one without value and default stays unbound.

    Raises:
        QuestionError: when PARAMS names one that the question lacks, or a value is not of its type.

    """
    known = [parameter.name for parameter in question.parameters]
    for name in params:
        if name not in known:
            listed = f"it has {', '.join(known)}" if known else "it has none"
            raise QuestionError("no such parameter", f"{name} of {question.name}", nearest(name, known) or listed)
    chosen = {parameter.name: params.get(parameter.name, parameter.default) for parameter in question.parameters}
    return {
        parameter.name: parameter.bind(value)
        for parameter in question.parameters
        if (value := chosen[parameter.name]) is not None
    }

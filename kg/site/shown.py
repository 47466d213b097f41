"""Any question, its answer as a page: for `kg view`, and for notebooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from html import escape

from kg.errors import QuestionError
from kg.questions import Question, Words, ask, ask_text, find
from kg.questions.spoken import spoken
from kg.site.answer import picture
from kg.site.drawn import drawn_page
from kg.site.messages import Messages
from kg.site.page import Share
from kg.store import Store, Table, Value
from kg.vocabulary import ID, PREFIXES


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that shows an answer, as HTML that stands by itself; a notebook draws it where it is the last value."""

    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        frame = 'style="width:100%;height:46rem;border:0" sandbox="allow-scripts allow-downloads"'
        return f'<iframe srcdoc="{escape(self.html)}" {frame}></iframe>'


def show(
    store: Store,
    question: Question | str,
    params: Mapping[str, str] | None = None,
    language: str = "en",
    title: str = "",
) -> Shown:
    """Return the answer of STORE to QUESTION as a page with a picture, and a table that says the same.

    Args:
        store: the graph, for example `kg.store.open_build(Path("out"), PREFIXES)`.
        question: a question of the library or its name, or SPARQL of one's own that asks a SELECT.
        params: values of the question's parameters by name, as text.
        language: of the names that the question asks for, where it can be told one.
        title: what a query of one's own asks; its first words by default.

    Raises:
        QuestionError: when the question or a parameter is unknown, the query is no SELECT, or its answer names no
            thing of the graph.

    Example:
        >>> empty = Store(b"")
        >>> show(empty, "SELECT ?thing { ?thing ?is ?that }")
        Traceback (most recent call last):
        ...
        kg.errors.QuestionError: the answer names no thing to draw: thing; ask for things or their names

    """
    if isinstance(question, str) and "{" in question:
        words = title or " ".join(question.split())[:80]
        return _page(store, _own(store, question), Words(words, words), {})
    chosen = find(question) if isinstance(question, str) else question
    given = dict(params or {})
    if any(parameter.name == "lang" for parameter in chosen.parameters):
        given.setdefault("lang", language)
    meanings = {column.name: column.meaning for column in chosen.columns}
    return _page(store, ask(store, chosen, given), chosen.question, meanings)


def _own(store: Store, sparql: str) -> Table:
    answer = ask_text(store, sparql, prefixes=PREFIXES)
    if not isinstance(answer, Table):
        raise QuestionError("only a table can be drawn", "the query is no SELECT", "ask with SELECT")
    return answer


def _told(column: str, cell: Value | None, boxed: Mapping[str, str]) -> str | dict[str, str]:
    """Return what CELL says to a reader: the box it names, and in both languages where COLUMN holds short forms."""
    if cell is None:
        return ""
    if column in boxed:
        return {"box": boxed[column]}
    words = spoken(column, cell)
    return asdict(words) if words else cell.value


def _page(store: Store, table: Table, asked: Words, meanings: Mapping[str, Words]) -> Shown:
    found = picture(store, table, meanings)
    filled = [place for place in range(len(table.columns)) if any(row[place] for row in table.rows)]
    content = {
        "question": asdict(asked),
        "columns": [asdict(meanings.get(name, Words(name, name))) for name in (table.columns[at] for at in filled)],
        "rows": [
            [_told(table.columns[at], row[at], boxed) for at in filled]
            for row, boxed in zip(table.rows, found.cells, strict=True)
        ],
        "drawn": found.rows,
        "base": str(ID),
    }
    share = Share(None, Messages.shipped(), (), several=False)
    return Shown(drawn_page("answer", share, found.boxes, content).content.decode("utf-8", "surrogatepass"))

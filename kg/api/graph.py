"""A build's folder, a file of N-Quads or the URL of an endpoint in, everything an analyst asks of it out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import questions
from kg.api.evidence import EvidenceList, evidence_of
from kg.api.html import marked, quotes
from kg.api.html import table as html_table
from kg.api.rows import Rows, value_of
from kg.connection import is_url
from kg.errors import InputError
from kg.remote import open_store
from kg.resources import message
from kg.search import SENTENCE, Hit, Index
from kg.store import Store, Value, bind
from kg.texts import evidence_query, quoted_texts, texts_of
from kg.vocabulary import ID, PLAN, PREFIXES, TEXT
from kg.vocabulary import label as term_label

if TYPE_CHECKING:
    import networkx as nx

    from kg.site.shown import Shown

_NAME = "SELECT ?name (LANG(?name) AS ?language) { $thing skos:prefLabel ?name } ORDER BY DESC(?name)"
_ARTICLE = ("article", "title", "publisher", "date")


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is known of an article; "" where it is not, DATE_INFERRED where the text does not print the date."""

    name: str
    title: str
    publisher: str
    date: str
    date_inferred: bool
    source: str


class Articles(tuple[ArticleFacts, ...]):
    """The articles of a graph, in the order of their names; in a notebook a table."""

    __slots__ = ()
    lang = "en"

    def _repr_html_(self) -> str:
        headings = [message("python", name, self.lang) for name in _ARTICLE]
        return html_table(headings, [[one.name, one.title, one.publisher, _date(one, self.lang)] for one in self])


class ArticlesZh(Articles):
    """The same with Chinese headings."""

    __slots__ = ()
    lang = "zh"


def _date(article: ArticleFacts, lang: str) -> str:
    return message("python", "inferred", lang).format(date=article.date) if article.date_inferred else article.date


class Hits(tuple[Hit, ...]):
    """What a search found, the best first; in a notebook each with its sentence and the words marked."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "".join(
            f"{hit.type} {hit.label_zh or hit.sentence} ({hit.article} {hit.start}–{hit.end})\n" for hit in self
        )

    def _repr_html_(self) -> str:
        return quotes(
            (
                f"{hit.label_zh} · {hit.label_en} ({_kind(hit.type)})" if hit.type != SENTENCE else "",
                marked(hit.sentence, hit.marks),
                f"{hit.article} {hit.start}–{hit.end}",
            )
            for hit in self
        )


def _kind(name: str) -> str:
    try:
        return " ".join(term_label(PLAN[name], lang) for lang in ("zh", "en"))
    except KeyError:
        return name


class PlanGraph:
    """A graph of plans that is open for questions.

    Args:
        store: the quads.
        place: where they come from, for people.
        texts: the texts by article name; None to put them together from the graph's quotes when they are needed.
        lang: the language of names, headings and messages, "zh" or "en".

    """

    def __init__(self, store: Store, place: str, texts: Mapping[str, str] | None = None, lang: str = "en") -> None:
        self.store = store
        self.place = place
        self.lang = lang
        self._given = texts

    def query(self, question: str, /, **params: object) -> Rows:
        """Return the rows that answer QUESTION.

        Args:
            question: the name of a question of the library ("targets/by-deadline"), a file of SPARQL (ends in .rq), or
                SPARQL, which may use the prefixes of the vocabulary undeclared.
            params: the question's parameters; for SPARQL the values to put wherever it says $name (text, numbers,
                dates, kg.IRI).

        Raises:
            QuestionError: when the question or a parameter is unknown, or the SPARQL is no SELECT or refused.

        """
        asked = self._asked(question)
        if isinstance(asked, str):
            questions.guard(asked, PREFIXES)
            return Rows(self.store.select(asked, {name: value_of(cell) for name, cell in params.items()}))
        given = {name: str(cell) for name, cell in params.items() if cell is not None}
        if any(parameter.name == "lang" for parameter in asked.parameters):
            given.setdefault("lang", self.lang)
        table = questions.ask(self.store, asked, given)
        meanings = {column.name: column.meaning.of(self.lang) for column in asked.columns}
        return Rows(table, [meanings.get(name, name) for name in table.columns], asked.question.of(self.lang))

    def _asked(self, question: str) -> questions.Question | str:
        if "{" in question:
            return questions.read_own("query", question)
        if question.endswith(".rq") and Path(question).is_file():
            return questions.read_own(question, Path(question).read_text(encoding="utf-8-sig"))
        return questions.find(question)

    def questions(self) -> dict[str, str]:
        """Return the names of the library's questions and what each asks."""
        return {name: one.question.of(self.lang) for name, one in questions.library().items()}

    def turtle(self, sparql: str, /, **params: object) -> str:
        """Return what a CONSTRUCT or DESCRIBE gives, as Turtle; see `query` for SPARQL and PARAMS."""
        questions.guard(sparql, PREFIXES)
        return self.store.construct(sparql, {name: value_of(cell) for name, cell in params.items()})

    def evidence(self, iri: str) -> EvidenceList:
        """Return the exact words that show the thing IRI, with sentence, offsets and rule.

        Args:
            iri: the thing's, whole or after …/id/ ("place/500105").

        Raises:
            QuestionError: when the graph shows nothing of that IRI.

        """
        return evidence_of(self.store, self.texts, iri, self.lang)

    def search(self, words: str, limit: int = 20, kinds: Iterable[str] = ()) -> Hits:
        """Return the things and sentences that have all of WORDS; see kg.search."""
        return Hits(self._index.search(words, limit, kinds))

    def networkx(self) -> nx.MultiDiGraph[str]:
        """Return things and links as a networkx graph; see kg.analysis.graphs."""
        from kg.analysis.graphs import networkx_of

        return networkx_of(self.store)

    def view(self, what: str, /, **params: object) -> Shown:
        """Return a page that draws an answer, or a thing amid all that it is tied to; in a notebook it draws itself.

        Args:
            what: the name of a question, SPARQL, or the IRI of a thing (whole or after …/id/).
            params: the parameters of a question of the library.

        Returns:
            The page as `html`, which stands by itself and loads nothing.

        Raises:
            QuestionError: when there is nothing to draw.

        """
        from kg.site.shown import show  # slow to import: it knows pyvis

        iri = what if is_url(what) else str(ID) + what
        if is_url(what) or self._has(iri):
            around = bind(evidence_query("around"), {"thing": Value.iri(iri)})
            return show(self.store, around, language=self.lang, title=self._name(iri))
        given = {name: str(cell) for name, cell in params.items() if cell is not None}
        return show(self.store, self._asked(what), given, self.lang)

    def _name(self, iri: str) -> str:
        found = self.store.select(_NAME, {"thing": Value.iri(iri)}).records()
        names = {row["language"]: row["name"] for row in found}
        return names.get(self.lang) or min(names.values(), default=iri)

    def _has(self, iri: str) -> bool:
        if any(letter.isspace() or letter in '<>"{}|\\^`' for letter in iri):
            return False
        return self.store.ask("ASK { $thing ?p ?o }", {"thing": Value.iri(iri)})

    @cached_property
    def articles(self) -> Articles:
        """The articles and what is known of each."""
        found: dict[str, ArticleFacts] = {}
        for row in self.store.select(evidence_query("articles")).records():
            name = row["text"].removeprefix(str(TEXT))
            inferred = row["inferred"] in ("true", "1")
            facts = ArticleFacts(name, row["title"], row["publisher"], row["date"], inferred, row["source"])
            found[name] = min(facts, found.get(name, facts), key=repr)
        return (ArticlesZh if self.lang == "zh" else Articles)(found[name] for name in sorted(found))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts that offsets count in, by article name."""
        return self._given or quoted_texts(self.store)

    @cached_property
    def _index(self) -> Index:
        return Index(self.store, self.texts)

    def __repr__(self) -> str:
        return message("python", "graph", self.lang).format(
            articles=len(self.articles), statements=len(self.store), place=self.place
        )

    def _repr_html_(self) -> str:
        return quotes([(repr(self), marked("", []), "")]) + self.articles._repr_html_()


def open_graph(place: str | os.PathLike[str], lang: str = "en") -> PlanGraph:
    """Return the graph at PLACE, open for questions; this is `kg.open`.

    Args:
        place: the folder of a build, a file of N-Quads, or the URL of a SPARQL endpoint.
        lang: the language of names, headings and messages, "zh" or "en".

    Raises:
        InputError: when there is no graph, it does not parse, or LANG is none.

    """
    if lang not in ("zh", "en"):
        raise InputError("no such language", lang, "give zh or en")
    if is_url(place):
        return PlanGraph(open_store(str(place), PREFIXES), str(place), None, lang)
    path = Path(place)
    texts = texts_of(path) if path.is_dir() else None
    return PlanGraph(open_store(path, PREFIXES), str(path), texts or None, lang)

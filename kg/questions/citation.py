"""An answer in; for each of its rows the places of the texts behind it, with their sentences, and a line to cite, out.

A row rests on the place its columns name (article, quote, start, end; a second one in other_article, other_quote…), or,
where it names none, on every place that shows a thing whose IRI stands in it. Command, endpoint and Python all cite
through here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache

from kg import __version__
from kg.resources import folder, message
from kg.store import Store, Table, Value
from kg.vocabulary import ID, TEXT

_SHOWN = 16  # hex digits of the graph's hash in a line
_PREFIXES = ("", "other_")
_NAME = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A place in a text: its words and the sentence they begin in ("" where the graph has none)."""

    article: str
    start: int
    end: int
    quote: str
    sentence: str = ""
    sentence_start: int | None = None
    sentence_end: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """What one row rests on, and the line that cites it; no evidence and "" where the text states nothing."""

    evidence: tuple[Evidence, ...]
    line: str

    def as_json(self) -> dict[str, object]:
        """Return the citation as values that JSON can hold: `evidence` (a list) and `citation`."""
        return {"evidence": [asdict(place) for place in self.evidence], "citation": self.line}


@dataclass(frozen=True, slots=True)
class _Source:
    title: str = ""
    publisher: str = ""
    date: str = ""
    inferred: bool = False


class Citations:
    """Finds the evidence and writes the citation lines of one graph.

    Args:
        store: the graph.
        lang: "zh" or "en", the language of the lines.

    Example:
        >>> Citations(Store(b"")).of(Table(("n",), ((Value.literal("1"),),)))
        (Citation(evidence=(), line=''),)

    """

    def __init__(self, store: Store, lang: str = "en") -> None:
        self._store = store
        self._lang = lang
        self._sources: dict[str, _Source] = {}
        self._sentences: dict[str, list[tuple[int, int, str]]] = {}

    def of(self, table: Table) -> tuple[Citation, ...]:
        """Return the citation of each row of TABLE, in order."""
        return tuple(self._cited(tuple(self._row(dict(zip(table.columns, row, strict=True))))) for row in table.rows)

    def at(self, row: Mapping[str, str]) -> Citation:
        """Return the citation of a row of plain text that names its place: article, start, end, quote."""
        if not row["quote"]:
            return Citation((), "")
        return self._cited((self._at(row["article"], int(row["start"]), int(row["end"]), row["quote"]),))

    def evidence(self, iri: str) -> tuple[Evidence, ...]:
        """Return every place that shows the thing or claim IRI, in the order of the texts."""
        found = self._store.select(_query("places"), {"iri": Value.iri(iri)}).records()
        return tuple(self._at(row["article"], int(row["start"]), int(row["end"]), row["quote"]) for row in found)

    def line(self, place: Evidence) -> str:
        """Return the line that cites PLACE: article, publisher, date, offsets, hash of the graph, version."""
        words = self._known(place.article)
        return message("citation", "line", self._lang).format(start=place.start, end=place.end, **words)

    def sources(self, cited: Iterable[Citation]) -> list[str]:
        """Return one line for each article that CITED rests on."""
        articles = sorted({place.article for one in cited for place in one.evidence})
        return [self.source(article) for article in articles]

    def source(self, article: str) -> str:
        """Return the line that cites ARTICLE as a whole."""
        return message("citation", "source", self._lang).format(**self._known(article))

    def _cited(self, places: tuple[Evidence, ...]) -> Citation:
        return Citation(places, " ".join(self.line(place) for place in places))

    def _row(self, row: dict[str, Value | None]) -> Iterator[Evidence]:
        told = False
        for prefix in _PREFIXES:
            article, start, end, quote = (row.get(prefix + name) for name in ("article", "start", "end", "quote"))
            if article and start and end and quote and _is_place(article.value, start.value, end.value):
                told = True
                yield self._at(article.value, int(start.value), int(end.value), quote.value)
        if not told and "quote" not in row:
            yield from self._things(row)

    def _things(self, row: dict[str, Value | None]) -> Iterator[Evidence]:
        seen: set[Evidence] = set()
        for cell in row.values():
            if cell and cell.kind == "iri" and cell.value.startswith(str(ID)):
                for place in self.evidence(cell.value):
                    if place not in seen:
                        seen.add(place)
                        yield place

    def _at(self, article: str, start: int, end: int, quote: str) -> Evidence:
        if article not in self._sentences:
            found = self._store.select(_query("sentences"), {"text": Value.iri(TEXT[article])}).records()
            self._sentences[article] = [(int(row["start"]), int(row["end"]), row["words"]) for row in found]
        sentences = self._sentences[article]
        index = bisect_right(sentences, start, key=lambda sentence: sentence[0]) - 1
        if index < 0 or sentences[index][1] <= start:
            return Evidence(article, start, end, quote)
        first, last, words = sentences[index]
        return Evidence(article, start, end, quote, words, first, last)

    def _known(self, article: str) -> dict[str, str]:
        if article not in self._sources:
            [*found] = self._store.select(_query("source"), {"text": Value.iri(TEXT[article])}).records()
            known = found[0] if found else {"title": "", "publisher": "", "date": "", "inferred": ""}
            inferred = known["inferred"] == "true"
            self._sources[article] = _Source(known["title"], known["publisher"], known["date"], inferred)
        source = self._sources[article]
        date = source.date or message("citation", "date-unknown", self._lang)
        if source.inferred:
            date = message("citation", "date-inferred", self._lang).format(date=date)
        return {
            "article": article,
            "title": source.title or message("citation", "title-unknown", self._lang),
            "publisher": source.publisher or message("citation", "publisher-unknown", self._lang),
            "date": date,
            "graph": self._store.digest[:_SHOWN] or message("citation", "graph-unknown", self._lang),
            "version": __version__,
        }


def _is_place(article: str, start: str, end: str) -> bool:
    """Tell whether these name a place: a query of the reader's own may call other things so."""
    return bool(_NAME.fullmatch(article)) and start.isdecimal() and end.isdecimal()


@cache
def _query(name: str) -> str:
    return (folder("data") / "citation-queries" / f"{name}.rq").read_text(encoding="utf-8")

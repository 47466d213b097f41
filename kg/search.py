"""Full-text search over the names of things and the sentences of articles, in Chinese and English.

    index = Index(store, texts)            # once; it lives in memory
    hits = index.search("人才 2026", limit=20, kinds=("Goal", "Sentence"))

`store` is what kg.remote.open_store returns and `texts` what kg.texts.texts_of returns; without texts the quotes in the
graph stand for them. An index may be asked from several threads. Every hit says what was found (`iri`, `type`, names),
where (`article`, `start`, `end` in code points), in which sentence, and which stretches of the sentence to mark.

All words must occur, in the names of one thing or in one sentence, in any order, and no sign has a meaning of its own.
Case, width and script (traditional or simplified) make no difference. A Chinese word is found
anywhere, from one character on, by way of overlapping pairs of characters (SQLite's FTS5 keeps the pairs); an English
word of three letters or more is found by its beginning, a number only as a whole. Hits are ordered by BM25
(https://www.sqlite.org/fts5.html#the_bm25_function), names weighing more than sentences.

The index is not written to disk: SQLite puts its own version into its files, so they would differ between machines.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from difflib import get_close_matches
from threading import Lock

from rdflib import URIRef

from kg.errors import QuestionError
from kg.model import Span
from kg.reading.traditional import letter_by_letter
from kg.site.view import sentences
from kg.store import Store
from kg.texts import evidence_query, quoted_texts
from kg.vocabulary import PLAN, TEXT, supertypes

SENTENCE = "Sentence"
LONGEST = 500  # characters of a search; a sentence may be searched for
MOST = 1_000  # hits
_TERMS = str(PLAN.Plan).removesuffix("Plan")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_WEIGHTS = "4.0, 1.0"  # of names and of sentences
_SEAM = "\ue000"  # a token between names, so that no search runs from one into the next; no text keeps such a letter
_PREFIX_FROM = 3
_WIDE = "\u2e80-\U0010ffff"  # scripts without blanks between words
_RUN = re.compile(r"(?:[0-9]+(?:\.[0-9]+)+|[^\W_])+")
_PIECE = re.compile(rf"[0-9]+(?:\.[0-9]+)*|[{_WIDE}]+|[^0-9.{_WIDE}]+")
_TABLE = """
CREATE VIRTUAL TABLE words USING fts5(names, sentence, content='',
    tokenize="unicode61 remove_diacritics 0 tokenchars '.'");
CREATE TABLE kinds (kind TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (kind, entry)) WITHOUT ROWID;
"""
_FIND = f"""
SELECT rowid, bm25(words, {_WEIGHTS}) AS score FROM words WHERE words MATCH :words
AND (:kinds = '[]' OR rowid IN (SELECT entry FROM kinds WHERE kind IN (SELECT value FROM json_each(:kinds))))
ORDER BY round(score, 6), rowid LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found.

    IRI is the thing's, or that of the stretch of text (…/text/NAME#char=START,END, RFC 5147); TYPE the name of its
    class, "Sentence" for a sentence. START and END tell where in ARTICLE the words stand that show the thing (first),
    or the first of the words searched for. SENTENCE begins at SENTENCE_START; MARKS are the stretches of it to mark,
    counted from its own start. A lower RANK is a better hit.
    """

    iri: str
    type: str
    label_zh: str
    label_en: str
    article: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    marks: tuple[tuple[int, int], ...]
    rank: float = 0.0


@dataclass(slots=True)
class _Thing:
    types: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    places: set[tuple[str, Span]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Entry:
    iri: str
    type: str
    types: frozenset[str]
    zh: str
    en: str
    names: str
    article: str
    span: Span
    sentence: Span


class Index:
    """All names and sentences of a graph, ready to be searched.

    Args:
        store: the graph.
        texts: the texts by article name; put together from the graph's quotes when left out.

    Example:
        >>> Index(Store(b""), {"a": "促进产业发展。培育人才。"}).search("人才")[0].sentence
        '培育人才。'

    """

    def __init__(self, store: Store, texts: Mapping[str, str] | None = None) -> None:
        self._texts = dict(texts) if texts else quoted_texts(store)
        self._sentences = {name: sentences(text) for name, text in sorted(self._texts.items())}
        self._entries = [*self._things(store), *self._stretches()]
        self.kinds = tuple(sorted(set().union(*(entry.types for entry in self._entries))))
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._fill()

    def search(self, words: str, limit: int = 20, kinds: Iterable[str] = ()) -> list[Hit]:
        """Return what WORDS are found in, the best first.

        Args:
            words: what to search for, blanks or signs between words.
            limit: how many hits at most.
            kinds: names of classes ("Goal"; "Action" has projects too), or "Sentence"; all when left out.

        Raises:
            QuestionError: when there is no letter or digit to search for, too much, or KINDS or LIMIT are none.

        """
        runs = _runs(words)
        if not 0 < limit <= MOST:
            raise QuestionError("not a number of hits", str(limit), f"give 1 to {MOST}")
        asked = {"words": " AND ".join(map(_phrase, runs)), "kinds": json.dumps(self._known(kinds)), "limit": limit}
        with self._lock, closing(self._database.cursor()) as cursor:
            found = cursor.execute(_FIND, asked).fetchall()
        marking = re.compile("|".join(map(_marking, sorted(runs, key=len, reverse=True))))
        return [self._hit(self._entries[number], rank, marking) for number, rank in found]

    def _known(self, kinds: Iterable[str]) -> list[str]:
        by_name = {kind.lower(): kind for kind in self.kinds}
        for kind in (given := tuple(kinds)):
            if kind.lower() not in by_name:
                near = get_close_matches(kind.lower(), by_name, n=1)
                listed = f"did you mean {by_name[near[0]]}?" if near else f"there are {', '.join(self.kinds)}"
                raise QuestionError("nothing of that kind here", kind, listed)
        return [by_name[kind.lower()] for kind in given]

    def _things(self, store: Store) -> Iterator[_Entry]:
        things: dict[str, _Thing] = {}
        for row in store.select(evidence_query("named")).records():
            thing = things.setdefault(row["thing"], _Thing())
            thing.types.add(row["type"].removeprefix(_TERMS))
            thing.names.add(row["name"])
            if row["property"] == _SKOS + "prefLabel":
                thing.labels[row["language"]] = min(row["name"], thing.labels.get(row["language"], row["name"]))
        for row in store.select(evidence_query("shown")).records():
            if row["thing"] in things:
                span = Span(int(row["start"]), int(row["end"]))
                things[row["thing"]].places.add((row["text"].removeprefix(str(TEXT)), span))
        entries = (self._thing(iri, thing) for iri, thing in things.items() if thing.places)
        yield from sorted(entries, key=lambda entry: (entry.article, entry.span, entry.iri))

    def _thing(self, iri: str, thing: _Thing) -> _Entry:
        article, span = min(thing.places)
        zh, en = thing.labels.get("zh", ""), thing.labels.get("en", "")
        names = f" {_SEAM} ".join(map(_tokens, sorted(thing.names)))
        types = frozenset(thing.types)
        return _Entry(iri, narrowest(types), types, zh, en, names, article, span, self._around(article, span))

    def _around(self, article: str, span: Span) -> Span:
        """Return the sentence that SPAN begins in, longer where SPAN goes on, or SPAN where no text is at hand."""
        known = self._sentences.get(article, [])
        place = bisect_right(known, span.start, key=lambda one: one.start) - 1
        if place < 0 or known[place].end <= span.start:
            return span
        return Span(known[place].start, max(known[place].end, span.end))

    def _stretches(self) -> Iterator[_Entry]:
        for article, spans in self._sentences.items():
            for span in spans:
                iri = f"{TEXT[article]}#char={span.start},{span.end}"
                yield _Entry(iri, SENTENCE, frozenset({SENTENCE}), "", "", "", article, span, span)

    def _fill(self) -> None:
        with closing(self._database.cursor()) as cursor:
            cursor.executescript(_TABLE)
            for number, entry in enumerate(self._entries):
                text = _tokens(self._words(entry.sentence, entry.article)) if entry.type == SENTENCE else ""
                cursor.execute(
                    "INSERT INTO words (rowid, names, sentence) VALUES (?, ?, ?)", (number, entry.names, text)
                )
                cursor.executemany("INSERT INTO kinds VALUES (?, ?)", ((kind, number) for kind in sorted(entry.types)))
            self._database.commit()

    def _words(self, span: Span, article: str) -> str:
        return span.of(self._texts.get(article, ""))

    def _hit(self, entry: _Entry, rank: float, marking: re.Pattern[str]) -> Hit:
        sentence = self._words(entry.sentence, entry.article)
        begin = entry.sentence.start
        marks = _marks(sentence, marking)
        start, end = entry.span.start, entry.span.end
        if entry.type == SENTENCE and marks:
            start, end = begin + marks[0][0], begin + marks[0][1]
        shown = marks or ((start - begin, end - begin),)
        names = entry.zh, entry.en
        return Hit(entry.iri, entry.type, *names, entry.article, start, end, sentence, begin, shown, round(rank, 6))


def narrowest(types: Iterable[str]) -> str:
    """Return the finest of TYPES, names of classes of one thing; the first by name where several are.

    Example:
        >>> narrowest({"Action", "Project"})
        'Project'

    """
    names = sorted(types)
    above = {str(upper).removeprefix(_TERMS) for name in names for upper in supertypes(URIRef(_TERMS + name))[1:]}
    return next((name for name in names if name not in above), names[0] if names else "")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", letter_by_letter(text)).casefold()


def _runs(words: str) -> list[str]:
    """Return the words to search for: what stands between blanks and signs, folded."""
    if len(words) > LONGEST:
        raise QuestionError("too much to search for", f"{len(words)} characters", f"stay below {LONGEST}")
    runs = list(dict.fromkeys(match.group(0) for match in _RUN.finditer(_folded(words))))
    if not runs:
        raise QuestionError("nothing to search for", words, "give a word")
    return runs


def _pieces(run: str) -> Iterator[str]:
    """Yield what the index keeps of RUN: numbers and words, of a wide script every pair and the last character.

    Example:
        >>> list(_pieces("5g基站"))
        ['5', 'g', '基站', '站']

    """
    for piece in _PIECE.findall(run):
        if re.match(f"[{_WIDE}]", piece):
            yield from (piece[place : place + 2] for place in range(len(piece)))
        else:
            yield piece


def _tokens(text: str) -> str:
    return " ".join(piece for match in _RUN.finditer(_folded(text)) for piece in _pieces(match.group(0)))


def _phrase(run: str) -> str:
    """Return RUN as an expression of FTS5: its pieces in a row, the last one perhaps only begun.

    Example:
        >>> _phrase("重庆市"), _phrase("5g基站"), _phrase("重"), _phrase("tech")
        ('"重庆 庆市"', '"5 g 基站"', '"重" *', '"tech" *')

    """
    pieces = list(_pieces(run))
    wide = re.match(f"[{_WIDE}]", pieces[-1])
    if wide and len(pieces) > 1 and len(pieces[-2]) == 2 and pieces[-2][1] == pieces[-1]:
        pieces.pop()  # the last character alone: in a text more may follow it
    begun = len(pieces[-1]) == 1 if wide else len(pieces[-1]) >= _PREFIX_FROM and not pieces[-1][0].isdigit()
    return f'"{" ".join(pieces)}"' + (" *" if begun else "")


def _marking(run: str) -> str:
    """Return a pattern that finds RUN in a folded text where `_phrase` does."""
    before = "" if re.match(f"[{_WIDE}]", run) else r"(?<![0-9])" if run[0].isdigit() else rf"(?<![^\W0-9_{_WIDE}])"
    after = r"(?![0-9])" if run[-1].isdigit() else ""
    return before + re.escape(run) + after


def _marks(sentence: str, marking: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Return where MARKING is found in SENTENCE, in its own offsets though folding may change lengths."""
    folded = [_folded(letter) for letter in sentence]
    origin = [place for place, letters in enumerate(folded) for _ in letters]
    found = marking.finditer("".join(folded))
    return tuple((origin[match.start()], origin[match.end() - 1] + 1) for match in found)

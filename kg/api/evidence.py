"""A thing's IRI in, the exact words that show it out: article, sentence, offsets, rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from rdflib.namespace import RDF

from kg.api.html import marked, quotes
from kg.errors import QuestionError
from kg.model import Span
from kg.resources import message
from kg.site.view import sentences
from kg.store import Store, Value
from kg.texts import evidence_query
from kg.vocabulary import ID, PLAN, TEXT
from kg.vocabulary import label as term_label

_TERMS = str(PLAN.Plan).removesuffix("Plan")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that show something.

    QUOTE stands at START to END (code points, end exclusive) of the text of ARTICLE, in SENTENCE, which begins at
    SENTENCE_START. LINK is "" where the words show the thing itself, else the name of the link or property that they
    tell of it, and VALUE is what it leads to. RULE found it, or PERSON put it right; DERIVED is true where a rule
    computed or resolved it.
    """

    article: str
    start: int
    end: int
    quote: str
    sentence: str
    sentence_start: int
    link: str
    value: str
    rule: str
    person: str
    derived: bool

    def cited(self, lang: str) -> str:
        """Return where the words stand and who says so, as one line in LANG."""
        said = [f"{self.article} {self.start}–{self.end}"]
        said += [message("python", "rule", lang).format(rule=self.rule)] if self.rule else []
        said += [message("python", "person", lang).format(who=self.person)] if self.person else []
        said += [message("python", "derived", lang)] if self.derived else []
        return " · ".join(said)


class EvidenceList(Sequence[Evidence]):
    """All words that show one thing, in the order of the texts, those for the thing itself first."""

    def __init__(self, found: Iterable[Evidence], lang: str) -> None:
        self._found = tuple(
            sorted(found, key=lambda one: (bool(one.link), one.article, one.start, one.link, one.value))
        )
        self._lang = lang

    @overload
    def __getitem__(self, place: int) -> Evidence: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Evidence]: ...

    def __getitem__(self, place: int | slice) -> Evidence | Sequence[Evidence]:
        return self._found[place]

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return "".join(f"“{one.quote}” ({one.cited(self._lang)})\n" for one in self._found)

    def _repr_html_(self) -> str:
        entries = []
        for one in self._found:
            begin = one.start - one.sentence_start
            words = marked(one.sentence, [(begin, begin + len(one.quote))])
            entries.append((self._heading(one), words, one.cited(self._lang)))
        return quotes(entries)

    def _heading(self, one: Evidence) -> str:
        if not one.link:
            return message("python", "itself", self._lang)
        try:
            return term_label(PLAN[one.link], self._lang)
        except KeyError:  # a property of another vocabulary
            return one.link


def evidence_of(store: Store, texts: Mapping[str, str], iri: str, lang: str) -> EvidenceList:
    """Return the words that show the thing IRI, and those that say what it is tied to.

    Args:
        store: the graph.
        texts: the texts by article name, for whole sentences; without a text the quote stands between its neighbours.
        iri: the thing's, whole or after …/id/.
        lang: for how the list shows itself.

    Raises:
        QuestionError: when the graph shows nothing of that IRI.

    """
    whole = iri if ":" in iri else str(ID) + iri
    rows = store.select(evidence_query("of-thing"), {"thing": Value.iri(whole)}).records()
    if not rows:
        raise QuestionError("no words show such a thing", whole, "take an IRI from an answer or a search")
    found = {_evidence(row, texts) for row in rows}
    told = {(one.article, one.start, one.end) for one in found if not one.link and (one.rule or one.person)}
    mute = {one for one in found if not (one.link or one.rule or one.person)}
    return EvidenceList(found - {one for one in mute if (one.article, one.start, one.end) in told}, lang)


def _evidence(row: Mapping[str, str], texts: Mapping[str, str]) -> Evidence:
    article = row["text"].removeprefix(str(TEXT))
    span = Span(int(row["start"]), int(row["end"]))
    around = _sentence(texts.get(article, ""), span)
    if around:
        sentence, begin = around.of(texts[article]), around.start
    else:
        sentence, begin = row["prefix"] + row["exact"] + row["suffix"], span.start - len(row["prefix"])
    is_type = row["predicate"] == str(RDF.type)  # that a shared thing is one at all is a claim of each article
    return Evidence(
        article=article,
        start=span.start,
        end=span.end,
        quote=row["exact"],
        sentence=sentence,
        sentence_start=begin,
        link="" if is_type else row["predicate"].removeprefix(_TERMS),
        value="" if is_type else row["object"],
        rule=row["rule"],
        person=row["who"],
        derived=row["derived"] in ("true", "1"),
    )


def _sentence(text: str, span: Span) -> Span | None:
    """Return the stretch of whole sentences that SPAN touches, or None where TEXT does not reach so far."""
    known = sentences(text)
    place = bisect_right(known, span.start, key=lambda one: one.start) - 1
    if place < 0 or span.end > len(text):
        return None
    last = max(place, bisect_right(known, span.end - 1, key=lambda one: one.start) - 1)
    return Span(known[place].start, max(known[last].end, span.end))

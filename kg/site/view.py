"""What the pages show of one article, free of RDF: items, relations, sentences, ready to be written as JSON."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise

from kg.model import CLAUSES, NAMES, Span
from kg.resources import folder, read_table

TYPES = ("Plan", *CLAUSES, "Formula", *(name for name in NAMES if name != "Formula"), "Indicator")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the graph as a page shows it.

    KEY names it in links to the page: its IRI without the base that all things of the build share. FACTS are simple
    values by the property's name ("status" → "planned"); a name in INFERRED was not read but resolved by a rule.
    FIGURE_ZH and FIGURE_EN say its figure in words. ORIGIN is "composed" where a rule and not a person made the
    English label. RULES found it, CORRECTIONS tell who put it right and why.
    """

    key: str
    type: str
    zh: str
    en: str = ""
    origin: str = ""
    spans: tuple[Span, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    figure_zh: str = ""
    figure_en: str = ""
    aliases: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two items by their keys, with the words that say it.

    A means, or a formula's member that is nothing else, is words without an item: TARGET is "" then, and ZH and EN
    hold them. WHO made the link where a person did.
    """

    type: str
    source: str
    target: str
    spans: tuple[Span, ...] = ()
    zh: str = ""
    en: str = ""
    role: str = ""
    order: int | None = None
    rules: tuple[str, ...] = ()
    who: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the source's own words at SPAN: how they are to be read, and why."""

    span: Span
    reading: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """The article NAME with its TITLE at SPAN of a view's text; a view of one plan has one part."""

    name: str
    title: str
    span: Span


@dataclass(frozen=True)
class PlanView:
    """All that the pages show of the article NAME, whose offsets count in TEXT.

    BASE is what all items' IRIs begin with. GLOSSARY gives English names of short words that items hold as values
    ("力争" → "strive for"). PARTS are the articles that TEXT is made of: this one unless they are given.
    """

    name: str
    title: str
    text: str
    items: tuple[Item, ...]
    relations: tuple[Relation, ...]
    base: str
    notes: tuple[Note, ...] = ()
    glossary: dict[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if not self.parts:
            object.__setattr__(self, "parts", (Part(self.name, self.title, Span(0, len(self.text))),))

    def sentences(self) -> tuple[Span, ...]:
        """Return what a reader takes for the sentences of the text."""
        return tuple(sentences(self.text))

    def first(self, item: Item) -> int:
        """Return where ITEM is first named, for ordering; the end of the text where it is nowhere."""
        return item.spans[0].start if item.spans else len(self.text)

    def counts(self) -> dict[str, int]:
        """Return how many items there are of each type that occurs, in the order of TYPES."""
        found = [item.type for item in self.items]
        return {name: found.count(name) for name in TYPES if name in found}


def sentences(text: str) -> list[Span]:
    r"""Return the stretches of TEXT a reader takes for sentences, in order, without blank ends.

    A line of nothing but digits or marks is none.

    They end at the marks that the reading stage ends sentences at, with the closing quotes after them, and at line
    ends. (That stage's own sentences are not at hand: the pages are made from a graph and its texts.)

    Example:
        >>> [span.of("一。二！”\n三") for span in sentences("一。二！”\n三")]
        ['一。', '二！”', '三']

    """
    starts = [0, *(match.end() for match in _sentence_end().finditer(text)), len(text)]
    found = (_trimmed(text, start, end) for start, end in pairwise(starts))
    return [span for span in found if any(letter.isalpha() for letter in span.of(text))]


@cache
def _sentence_end() -> re.Pattern[str]:
    """Return what ends a sentence: marks with the closing quotes after them, or a line end."""
    reading = folder("data") / "reading"
    ends = "|".join(
        re.escape(row["mark"]) for row in read_table(reading / "delimiters.tsv") if row["kind"] == "sentence"
    )
    closing = "|".join(re.escape(row["closing"]) for row in read_table(reading / "brackets.tsv"))
    return re.compile(f"(?:{ends})(?:{ends}|{closing})*|\n")


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def silent(view: PlanView) -> list[Span]:
    """Return the sentences of the article that no item's words touch."""
    taken = sorted(span for item in view.items for span in item.spans)
    found = []
    place = 0
    for one in view.sentences():
        while place < len(taken) and taken[place].end <= one.start:
            place += 1
        if not any(one.overlap(span) for span in islice(taken, place, bisect_left(taken, Span(one.end, one.end)))):
            found.append(one)
    return found


def as_data(view: PlanView) -> dict[str, object]:
    """Return VIEW as plain values for JSON.

    Offsets become those of JavaScript strings (UTF-16 code units), the ends of relations places in the list of items,
    and what many items say alike (rules, corrections) places in the list of words.
    """
    units = _units(view.text)
    number = numbers(view)
    words: dict[str, int] = {}

    def places(spans: Iterable[Span]) -> list[list[int]]:
        return [[units[span.start], units[span.end]] for span in spans]

    return {
        "name": view.name,
        "title": view.title,
        "base": view.base,
        "text": view.text,
        "counts": view.counts(),
        "parts": [
            {"name": part.name, "title": part.title, "start": units[part.span.start], "end": units[part.span.end]}
            for part in view.parts
        ],
        "sentences": places(view.sentences()),
        "silent": places(silent(view)),
        "items": [_item(item, places(item.spans), words) for item in view.items],
        "relations": [_relation(relation, places(relation.spans), number, words) for relation in view.relations],
        "notes": [
            {"span": places([note.span])[0], "reading": note.reading, "reason": note.reason} for note in view.notes
        ],
        "glossary": view.glossary,
        "words": list(words),
    }


def numbers(view: PlanView) -> dict[str, int]:
    """Return by the key of each item of VIEW its place in the list, by which the data of the pages names it."""
    return {item.key: place for place, item in enumerate(view.items)}


def _numbers(said: Iterable[str], words: dict[str, int]) -> list[int]:
    """Return the places of what is SAID in WORDS, where new ones are added."""
    return [words.setdefault(one, len(words)) for one in said]


def _units(text: str) -> list[int]:
    """Return for every code point of TEXT, and its end, the offset in UTF-16 code units."""
    offsets = [0]
    for letter in text:
        offsets.append(offsets[-1] + (2 if ord(letter) > 0xFFFF else 1))
    return offsets


def _item(item: Item, spans: list[list[int]], words: dict[str, int]) -> dict[str, object]:
    figure = {"zh": item.figure_zh, "en": item.figure_en} if item.figure_zh else None
    return _filled(
        key=item.key,
        type=item.type,
        zh=item.zh,
        en=item.en,
        origin=item.origin,
        spans=spans,
        facts=dict(sorted(item.facts.items())),
        inferred=list(item.inferred),
        figure=figure,
        aliases=list(item.aliases),
        rules=_numbers(item.rules, words),
        corrections=[_numbers(correction, words) for correction in item.corrections],
    )


def _relation(
    relation: Relation, spans: list[list[int]], number: Mapping[str, int], words: dict[str, int]
) -> dict[str, object]:
    return _filled(
        type=relation.type,
        source=number[relation.source],
        target=number.get(relation.target),
        spans=spans,
        zh=relation.zh,
        en=relation.en,
        role=relation.role,
        order=relation.order,
        rules=_numbers(relation.rules, words),
        who=relation.who,
        derived=relation.derived or None,
    )


def _filled(**values: object) -> dict[str, object]:
    """Return VALUES without those that say nothing, which keeps the pages small; the pages know what is meant."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {})}

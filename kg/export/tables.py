"""Contents in, tables out: one per class, one per link, and the targets with their sentences.

Columns are the names of terms. `Goal` is a class, `link-achieves` a link, `targets` the targets with all that belongs
to them. Every row says where the text says so: article, quote, start and end in code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.analysis.contents import TYPES, Contents, Evidence, Thing
from kg.analysis.sides import Side, figure_words
from kg.export.source import Source
from kg.model import LINK_TYPES, Span
from kg.site.view import sentences
from kg.store import Table, Value

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DECIMALS = ("value", "low", "high", "normalValue", "baseValue")
_FIGURE = ("comparator", "value", "low", "high", "unit", "normalValue", "normalUnit", "change", "period")
_REST = ("baseValue", "baseTime", "bindingness", "deadline", "status", "commitment")
_PLACE = ("article", "quote", "start", "end")
_WORDS = ("indicator_zh", "indicator_en", "figure_zh", "figure_en")
_PUBLISHED = ("title", "publisher", "date", "dateInferred")
Row = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    span: Span


def tables(source: Source) -> dict[str, Table]:
    """Return the tables of SOURCE by name: targets first, then classes, then links; none for what does not occur."""
    found = {"targets": targets(source)}
    found |= {kind: of_class(source.contents, kind) for kind in TYPES if source.contents.of_type(kind)}
    links = {link.type for link in source.contents.links}
    found |= {f"link-{kind}": of_link(source.contents, kind) for kind in LINK_TYPES if kind in links}
    return found


def of_class(contents: Contents, kind: str) -> Table:
    """Return the things of the narrowest type KIND: IRI, names, values that any of them has, and the first words."""
    things = contents.of_type(kind)
    names = sorted({name for thing in things for name in thing.values})
    rows = [
        (
            *_texts(thing.iri, thing.zh, thing.en, "; ".join(thing.aliases)),
            *(_typed(name, thing.values.get(name)) for name in names),
            *_place(thing.evidence[0]),
            _number(len(thing.evidence)),
        )
        for thing in things
    ]
    return Table(("iri", "prefLabel_zh", "prefLabel_en", "altLabel", *_apart(names), *_PLACE, "mentions"), tuple(rows))


def of_link(contents: Contents, kind: str) -> Table:
    """Return the links of type KIND: both ends with their names, what belongs to the link, and its first words."""
    rows = []
    for link in contents.links:
        if link.type == kind:
            ends = (contents.things[link.source], contents.things[link.target])
            told = (cell for end in ends for cell in _texts(end.iri, end.zh, end.en))
            position = None if link.position is None else _number(link.position)
            derived = Value.literal("true", _XSD + "boolean") if link.derived else None
            rows.append((*told, *_texts(link.role), position, derived, *_place(link.evidence[0])))
    ends_names = tuple(f"{end}{part}" for end in ("source", "target") for part in ("", "_zh", "_en"))
    return Table((*ends_names, "role", "position", "derived", *_PLACE), tuple(rows))


def targets(source: Source) -> Table:
    """Return the targets of SOURCE with indicator, figure in words and in parts, sentence, and publication."""
    rows = []
    for article, own in source.contents.by_article().items():
        side, published = Side(own, article), source.contents.articles[article]
        found = sentences(source.texts.get(article, ""))
        for thing in side.contents.of_type("Target"):
            sentence = _around(thing.evidence[0], found, source.texts.get(article, ""))
            dated = Value.literal("true", _XSD + "boolean") if published.date_inferred else None
            rows.append(
                (
                    *_texts(thing.iri),
                    *_words(thing, side),
                    *(_typed(name, thing.values.get(name)) for name in (*_FIGURE, *_REST)),
                    *_place(thing.evidence[0]),
                    *_texts(sentence.text),
                    *((_number(sentence.span.start), _number(sentence.span.end)) if sentence.text else (None, None)),
                    *_texts(published.title, published.publisher, published.date),
                    dated,
                )
            )
    sentence_columns = ("sentence", "sentenceStart", "sentenceEnd")
    columns = ("iri", *_WORDS, *_FIGURE, *_REST, *_PLACE, *sentence_columns, *_PUBLISHED)
    return Table(columns, tuple(rows))


def _words(thing: Thing, side: Side) -> Row:
    one = side.indicators.get(thing.iri)
    words = figure_words(thing, dated=False)
    return _texts(*((one.zh, one.en) if one else ("", "")), *((words.zh, words.en) if words else ("", "")))


def _around(place: Evidence, found: Sequence[Span], text: str) -> _Sentence:
    """Return the stretch of TEXT from the first to the last sentence that the words at PLACE touch."""
    span = Span(place.start, place.end)
    touched = [sentence for sentence in found if sentence.overlap(span)]
    if not touched:
        return _Sentence("", span)
    whole = Span(touched[0].start, touched[-1].end)
    return _Sentence(whole.of(text), whole)


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """Return NAMES as columns; the years of a plan keep apart from the place of its words."""
    renamed: Mapping[str, str] = {"start": "planStart", "end": "planEnd"}
    return tuple(renamed.get(name, name) for name in names)


def _place(evidence: Evidence) -> Row:
    return *_texts(evidence.article, evidence.quote), _number(evidence.start), _number(evidence.end)


def _texts(*words: str) -> Row:
    return tuple(Value.literal(one) if one else None for one in words)


def _number(number: int) -> Value:
    return Value.literal(str(number), _XSD + "integer")


def _typed(name: str, value: str | None) -> Value | None:
    if not value:
        return None
    return Value.literal(value, _XSD + "decimal") if name in _DECIMALS else Value.literal(value)

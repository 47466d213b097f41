"""A gold file's JSON in, its frozen values out; and the same values replayed as an extractor's statements."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import COMPARATORS, LINK_TYPES, THING_TYPES, Figure, Link, Span, Statements, Thing, Traits

REPLAY_RULE = "gold"
_TOLD = ("status", "commitment", "rank", "level", "deadline", "time")


@dataclass(frozen=True, slots=True)
class GoldThing:
    """A thing the text speaks of; ALT are other right types, OPTIONAL means that it counts neither way."""

    id: str
    type: str
    label: str
    spans: tuple[Span, ...]
    alt: tuple[str, ...]
    optional: bool
    traits: Traits


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """The figure of the thing OF, with the date it is due by (DEADLINE) or true at (TIME)."""

    of: str
    figure: Figure
    deadline: str
    time: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFormula:
    """The numbered phrase OF: the number it names (None where it does not tell) and its members' words."""

    of: str
    count: int | None
    members: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A relation from SOURCE to TARGET by thing ids; the TARGET of means may be words of the text."""

    type: str
    source: str
    target: str
    span: Span | None
    role: str
    order: int | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """What two readers agree that a text says: the reference that statements are scored against."""

    document: str
    sha256: str
    date: str
    things: tuple[GoldThing, ...]
    figures: tuple[GoldFigure, ...]
    formulas: tuple[GoldFormula, ...]
    links: tuple[GoldLink, ...]

    def by_id(self) -> dict[str, GoldThing]:
        """Return the things by their ids."""
        return {thing.id: thing for thing in self.things}


def load_gold(path: Path) -> Gold:
    """Read the gold file at PATH.

    Args:
        path: a JSON file as the annotation guide describes it.

    Returns:
        Its things, figures, formulas and links.

    Raises:
        InputError: when it is missing, no JSON, or names a type, comparator or thing that there is not.

    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise InputError("gold file cannot be read", str(path), "check the path") from error
    except ValueError as error:
        raise InputError("gold file is no UTF-8 JSON", str(path), str(error)) from error
    try:
        return _gold(data)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise InputError("gold file does not hold to the annotation guide", str(path), repr(error)) from error


def _gold(data: dict[str, Any]) -> Gold:
    gold = Gold(
        document=str(data.get("document", "")),
        sha256=str(data.get("sha256", "")),
        date=str(data.get("date", "")),
        things=tuple(_thing(row) for row in data.get("things", [])),
        figures=tuple(_figure(row) for row in data.get("figures", [])),
        formulas=tuple(
            GoldFormula(row["of"], row.get("count"), tuple(row.get("members", [])), bool(row.get("optional")))
            for row in data.get("formulas", [])
        ),
        links=tuple(_link(row) for row in data.get("links", [])),
    )
    _refuse_unknown(gold)
    return gold


def _refuse_unknown(gold: Gold) -> None:
    known = gold.by_id()
    if len(known) != len(gold.things):
        raise ValueError("an id is given twice")
    named = [("figure", row.of) for row in gold.figures] + [("formula", row.of) for row in gold.formulas]
    for link in gold.links:
        named.append((link.type, link.source))
        if link.type != "means":
            named.append((link.type, link.target))
    for what, name in named:
        if name not in known:
            raise ValueError(f"{what} names the unknown thing {name}")


def _thing(row: dict[str, Any]) -> GoldThing:
    if row["type"] not in THING_TYPES:
        raise ValueError(f"unknown type {row['type']}")
    alt = row.get("alt", ())
    traits = replace(Traits(), **{key: str(row.get(key) or "") for key in _TOLD})  # type: ignore[arg-type]
    spans = tuple(Span(int(start), int(end)) for start, end in row["spans"])
    return GoldThing(
        id=row["id"],
        type=row["type"],
        label=row["label"],
        spans=spans,
        alt=(alt,) if isinstance(alt, str) else tuple(alt),
        optional=bool(row.get("optional")) or not spans,  # what has no words cannot be asked for
        traits=traits,
    )


def _figure(row: dict[str, Any]) -> GoldFigure:
    if row["comparator"] not in COMPARATORS:
        raise ValueError(f"unknown comparator {row['comparator']}")
    figure = Figure(
        comparator=row["comparator"],
        unit=str(row.get("unit") or ""),
        value=_decimal(row.get("value")),
        low=_decimal(row.get("low")),
        high=_decimal(row.get("high")),
        indicator=str(row.get("indicator") or ""),
        change=bool(row.get("change")),
        period=str(row.get("period") or ""),
        base_value=_decimal(row.get("baseValue")),
        base_time=str(row.get("baseTime") or ""),
        bindingness=str(row.get("bindingness") or ""),
    )
    dates = [str(row.get(key) or "") for key in ("deadline", "time")]
    return GoldFigure(row["of"], figure, dates[0], dates[1], bool(row.get("optional")))


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _link(row: dict[str, Any]) -> GoldLink:
    if row["type"] not in LINK_TYPES:
        raise ValueError(f"unknown link {row['type']}")
    span = row.get("span")
    return GoldLink(
        type=row["type"],
        source=row["from"],
        target=str(row["to"]),
        span=Span(int(span[0]), int(span[1])) if span else None,
        role=str(row.get("role") or ""),
        order=row.get("order"),
        optional=bool(row.get("optional")),
    )


def statements_of(gold: Gold, text: str) -> Statements:
    """Return GOLD as the statements that a perfect extractor would make of TEXT.

    Words that gold gives without a place (members, means) are looked up nearest to the thing they belong to; those
    that the text does not have in one piece are left out.
    """
    figures = {row.of: row for row in gold.figures}
    formulas = {row.of: row for row in gold.formulas}
    things = []
    for thing in (thing for thing in gold.things if thing.spans):
        traits = thing.traits
        if row := figures.get(thing.id):
            deadline, time = row.deadline or traits.deadline, row.time or traits.time
            traits = replace(traits, figure=row.figure, deadline=deadline, time=time)
        if formula := formulas.get(thing.id):
            places = [_nearest(text, words, thing.spans[0].start) for words in formula.members]
            traits = replace(traits, count=formula.count, members=tuple(place for place in places if place))
        things.append(Thing(thing.id, thing.type, thing.label, thing.spans, REPLAY_RULE, traits))
    known = {thing.id: thing for thing in gold.things if thing.spans}
    replayed = (_replay_link(link, known, text) for link in gold.links)
    return Statements(things=tuple(things), links=tuple(link for link in replayed if link))


def _replay_link(link: GoldLink, things: dict[str, GoldThing], text: str) -> Link | None:
    if link.source not in things or (link.type != "means" and link.target not in things):
        return None
    source = things[link.source].spans[0]
    span, target, means = link.span or source, link.target, None
    if link.type == "means":
        means = things[target].spans[0] if target in things else _nearest(text, target, span.start)
        if means is None:
            return None
        target = ""
    return Link(link.type, link.source, target, span, REPLAY_RULE, means=means, role=link.role, order=link.order)


def _nearest(text: str, words: str, near: int) -> Span | None:
    """Return the place of WORDS in TEXT that starts nearest to the offset NEAR, or None."""
    places, start = [], text.find(words)
    while start >= 0 and words:
        places.append(start)
        start = text.find(words, start + 1)
    best = min(places, key=lambda place: (abs(place - near), place), default=None)
    return None if best is None else Span(best, best + len(words))

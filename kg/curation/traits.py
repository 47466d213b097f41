"""What a `set` or `traits` mapping says in, a thing's traits out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.curation.entries import Entry
from kg.curation.places import occurrences
from kg.model import BINDINGNESS, COMPARATORS, PERIODS, STATUSES, Figure, Span, Traits

_WORDS = ("status", "commitment", "rank", "level", "deadline", "time", "subtype", "code")
TRAITS = (*_WORDS, "count", "members", "figure")
_CLOSED = {"status": STATUSES, "comparator": COMPARATORS, "period": PERIODS, "bindingness": BINDINGNESS}
_FIGURE = {
    "comparator": "comparator",
    "unit": "unit",
    "value": "value",
    "low": "low",
    "high": "high",
    "indicator": "indicator",
    "change": "change",
    "period": "period",
    "baseValue": "base_value",
    "baseTime": "base_time",
    "bindingness": "bindingness",
}
_NUMBERS = ("value", "low", "high", "baseValue")


def with_traits(entry: Entry, text: str, traits: Traits, said: dict[str, Any], at: Span) -> Traits:
    """Return TRAITS as SAID changes them; null takes a trait away.

    Args:
        entry: named in messages.
        text: the article's, in which members and indicators are looked up nearest to AT.
        traits: those so far.
        said: trait → value.
        at: the place of the thing.

    Raises:
        CurationError: for an unknown trait or a value that it cannot have.

    """
    if unknown := sorted(map(str, set(said) - set(TRAITS))):
        raise entry.fail(f"unknown trait {unknown[0]}", f"use one of {', '.join(TRAITS)}")
    changes: dict[str, Any] = {}
    for key, value in said.items():
        if key == "figure":
            changes[key] = None if value is None else _figure(entry, text, traits.figure, value, at)
        elif key == "members":
            changes[key] = tuple(nearest(entry, text, str(words), at) for words in value or ())
        elif key == "count":
            changes[key] = None if value is None else int(_number(entry, value))
        else:
            changes[key] = _word(entry, key, value)
    return replace(traits, **changes)


def _word(entry: Entry, key: str, value: Any) -> str:
    word = "" if value is None else str(value)
    if word and key in _CLOSED and word not in _CLOSED[key]:
        raise entry.fail(f"{key} cannot be {word}", f"use one of {', '.join(_CLOSED[key])}")
    return word


def _number(entry: Entry, value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise entry.fail(f"{value} is no number", "write digits, with a point for decimals") from None


def _figure(entry: Entry, text: str, figure: Figure | None, said: Any, at: Span) -> Figure:
    if not isinstance(said, dict) or not set(said) <= set(_FIGURE):
        raise entry.fail("figure is no mapping of what a figure has", f"use {', '.join(_FIGURE)}")
    if figure is None and not {"comparator", "unit"} <= set(said):
        raise entry.fail("a new figure lacks comparator or unit", "add both")
    changes: dict[str, Any] = {}
    for key, value in said.items():
        if key in _NUMBERS:
            changes[_FIGURE[key]] = None if value is None else _number(entry, value)
        elif key == "change":
            changes[key] = bool(value)
        else:
            changes[_FIGURE[key]] = _word(entry, key, value)
    if changes.get("indicator"):
        inside = changes["indicator"] in text
        changes["indicator_span"] = nearest(entry, text, changes["indicator"], at) if inside else None
    made = replace(figure or Figure(comparator="=", unit=""), **changes)
    if made.value is None and (made.low is None or made.high is None):
        raise entry.fail("a figure has neither value nor low and high", "add `value`, or `low` and `high`")
    return made


def nearest(entry: Entry, text: str, quote: str, at: Span) -> Span:
    """Return the place of QUOTE in TEXT nearest to AT, those inside it first.

    Raises:
        CurationError: when the text does not say it.

    """
    places = occurrences(entry, text, {"quote": quote})
    return min(places, key=lambda place: (not at.holds(place), abs(place.start - at.start), place.start))

"""Stored claims about an article in, Statements out: a claim counts where the text has its quote, letter by letter.

The claims lie beside the article in NAME.claims.json, written by a person or by any program. They look like a gold file
whose spans are quotes: "things" (id, type, quote), "figures", "formulas" (of) and "links" (type, from, to, quote). A
quote that stands in the text several times needs `before`, the words right in front of it, or `nth`, counted from 1.
What is not accepted becomes a Drop with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.extraction.figures.quantities import quantities
from kg.model import (
    BINDINGNESS,
    COMPARATORS,
    LINK_TYPES,
    PERIODS,
    STATUSES,
    THING_TYPES,
    Document,
    Drop,
    Figure,
    Link,
    Mention,
    Span,
    Statements,
    Thing,
    Traits,
)
from kg.reading.article import fold

RULE = "claims:file"
SCHEMA = "the claim is not of the form asked for"
NOT_FOUND = "the quote does not stand in the text"
AMBIGUOUS = "the quote stands in the text more than once"
NO_VALUE = "the figure does not stand in the quote"
NO_END = "what the claim is about was not accepted"
_TOLD = ("status", "commitment", "rank", "level", "deadline", "time", "subtype", "code")
_Claim = Mapping[str, Any]


class _Rejected(Exception):
    """A claim cannot be accepted; the message is the reason."""


def extract(document: Document) -> Statements:
    """Return the claims stored beside the article of DOCUMENT, those that hold.

    Raises:
        InputError: when there is no file of claims, it is no JSON, or it was made for another text.

    """
    path = Path(document.article.path)
    path = path.with_name(f"{path.stem}.claims.json") if document.article.path else path
    try:
        claims = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError:
        raise InputError("there is no file of claims", str(path), "write one or use --extractor rules") from None
    except (ValueError, RecursionError) as error:
        raise InputError("the file of claims is no UTF-8 JSON", str(path), str(error)) from None
    if not isinstance(claims, dict):
        raise InputError("the file of claims must be a JSON object", str(path), "see docs/your-article.md")
    if claims.get("sha256") not in (None, "", document.article.sha256):
        raise InputError("the claims were made for another text", str(path), "make them again")
    return replay(document, claims)


def replay(document: Document, claims: _Claim) -> Statements:
    """Return CLAIMS about DOCUMENT as statements, and as drops those that do not hold.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> document = read(make_article("打造先进制造业高地。", name="a"))
        >>> told = [{"id": "g1", "type": "Goal", "quote": "打造先进制造业高地"},
        ...         {"id": "g2", "type": "Goal", "quote": "打造文旅胜地"}]
        >>> found = replay(document, {"things": told})
        >>> [thing.label for thing in found.things], [drop.reason for drop in found.drops]
        (['打造先进制造业高地'], ['the quote does not stand in the text'])

    """
    teller = _Teller(document)
    for claim in _rows(claims, "things"):
        teller.take("things", claim, teller.thing)
    for claim in _rows(claims, "figures"):
        teller.take("figures", claim, teller.figure)
    for claim in _rows(claims, "formulas"):
        teller.take("formulas", claim, teller.formula)
    for claim in _rows(claims, "links"):
        teller.take("links", claim, teller.link)
    things = sorted(teller.things.values(), key=lambda thing: (thing.spans[0], thing.type, thing.id))
    return Statements(tuple(things), tuple(teller.links), drops=tuple(teller.drops))


def place(text: str, claim: _Claim) -> Span:
    """Return where the quote of CLAIM stands in TEXT.

    Raises:
        _Rejected: when it is missing there, or stands there several times and neither `before` nor `nth` tells which.

    """
    quote, before, nth = claim.get("quote"), claim.get("before", ""), claim.get("nth")
    if not (isinstance(quote, str) and quote.strip() and isinstance(before, str)):
        raise _Rejected(SCHEMA)
    starts = [start for start in _starts(text, quote) if text.endswith(before, 0, start)]
    if nth is not None:
        if not isinstance(nth, int) or isinstance(nth, bool) or nth < 1:
            raise _Rejected(SCHEMA)
        starts = starts[nth - 1 : nth]
    if not starts:
        raise _Rejected(NOT_FOUND)
    if len(starts) > 1:
        raise _Rejected(AMBIGUOUS)
    return Span(starts[0], starts[0] + len(quote))


def _starts(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _rows(claims: _Claim, kind: str) -> Iterable[object]:
    rows = claims.get(kind, [])
    return rows if isinstance(rows, list) else [rows]


class _Teller:
    """Takes claims one by one; things first, since figures, formulas and links are about things."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.things: dict[str, Thing] = {}
        self.links: list[Link] = []
        self.drops: list[Drop] = []

    def take(self, kind: str, claim: object, accept: Any) -> None:
        """Let ACCEPT take in CLAIM, or note why it is not."""
        try:
            if not isinstance(claim, dict):
                raise _Rejected(SCHEMA)
            accept(claim)
        except _Rejected as reason:
            shown = claim if isinstance(claim, dict) else {}
            words = str(shown.get("quote") or shown.get("of") or "")
            mention = Mention(str(shown.get("type") or kind), Span(0, 0), RULE, words)
            self.drops.append(Drop(mention, str(reason)))

    def thing(self, claim: _Claim) -> None:
        """Take in a thing: id, type, quote, and what the text says of it."""
        identifier, label = claim.get("id"), claim.get("label", claim.get("quote"))
        fits = isinstance(identifier, str) and identifier and identifier not in self.things and isinstance(label, str)
        if not fits or claim.get("type") not in THING_TYPES or claim.get("status", "") not in ("", *STATUSES):
            raise _Rejected(SCHEMA)
        span = place(self.text, claim)
        told = {key: claim[key] for key in _TOLD if claim.get(key)}
        if not all(isinstance(value, str) for value in told.values()):
            raise _Rejected(SCHEMA)
        self.things[str(identifier)] = Thing(str(identifier), claim["type"], label, (span,), RULE, Traits(**told))

    def figure(self, claim: _Claim) -> None:
        """Take in the figure of the thing `of`; its number has to stand in that thing's quote."""
        thing = self._about(claim.get("of"))
        figure = _figure(claim)
        indicator = self._inside(figure.indicator, thing.spans[0])
        if not _holds(thing.spans[0].of(self.text), figure):
            raise _Rejected(NO_VALUE)
        dates = {key: str(claim[key]) for key in ("deadline", "time") if claim.get(key)}
        traits = replace(thing.traits, figure=replace(figure, indicator_span=indicator), **dates)  # type: ignore[arg-type]
        self.things[thing.id] = replace(thing, traits=traits)

    def formula(self, claim: _Claim) -> None:
        """Take in the number and the members, as words of the text, of the formula `of`."""
        thing = self._about(claim.get("of"))
        count, members = claim.get("count"), claim.get("members", [])
        if not (count is None or isinstance(count, int)) or not isinstance(members, list):
            raise _Rejected(SCHEMA)
        places = [self._inside(words, thing.spans[0]) for words in members]
        if None in places:
            raise _Rejected(NOT_FOUND)
        traits = replace(thing.traits, count=count, members=tuple(one for one in places if one))
        self.things[thing.id] = replace(thing, traits=traits)

    def link(self, claim: _Claim) -> None:
        """Take in a link between two accepted things; the target of means may be words of the text."""
        kind, role, order = claim.get("type"), claim.get("role", ""), claim.get("order")
        if kind not in LINK_TYPES or not isinstance(role, str) or not (order is None or isinstance(order, int)):
            raise _Rejected(SCHEMA)
        source = self._about(claim.get("from"))
        span = place(self.text, claim)
        target, means = str(claim.get("to")), None
        if kind == "means":
            means = self.things[target].spans[0] if target in self.things else self._inside(target, span)
            if means is None:
                raise _Rejected(NOT_FOUND)
            target = ""
        else:
            target = self._about(target).id
        self.links.append(Link(kind, source.id, target, span, RULE, means=means, role=role, order=order))

    def _about(self, identifier: object) -> Thing:
        if not isinstance(identifier, str) or identifier not in self.things:
            raise _Rejected(NO_END)
        return self.things[identifier]

    def _inside(self, words: object, near: Span) -> Span | None:
        """Return the place of WORDS in the text that starts nearest to NEAR."""
        if not isinstance(words, str) or not words:
            return None
        start = min(_starts(self.text, words), key=lambda at: (abs(at - near.start), at), default=None)
        return None if start is None else Span(start, start + len(words))


def _figure(claim: _Claim) -> Figure:
    words = {key: claim.get(key) or "" for key in ("unit", "indicator", "period", "bindingness", "baseTime")}
    known = claim.get("comparator") in COMPARATORS and words["period"] in ("", *PERIODS)
    if not known or words["bindingness"] not in ("", *BINDINGNESS) or not all(map(_is_text, words.values())):
        raise _Rejected(SCHEMA)
    try:
        value, low, high, base = (_number(claim.get(key)) for key in ("value", "low", "high", "baseValue"))
    except (InvalidOperation, ValueError):
        raise _Rejected(SCHEMA) from None
    if (value is None) == (low is None or high is None):
        raise _Rejected(SCHEMA)
    return Figure(
        comparator=claim["comparator"],
        unit=words["unit"],
        value=value,
        low=low,
        high=high,
        indicator=words["indicator"],
        change=claim.get("change") is True,
        period=words["period"],
        base_value=base,
        base_time=words["baseTime"],
        bindingness=words["bindingness"],
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> Decimal | None:
    number = None if value is None else Decimal(str(value))
    if number is not None and not number.is_finite():
        raise ValueError("not a number")
    return number


def _holds(quote: str, figure: Figure) -> bool:
    """Tell whether our own reading of numbers finds the amounts of FIGURE in QUOTE, or QUOTE prints number and unit."""
    folded = fold(quote)
    wanted = {abs(number) for number in (figure.value, figure.low, figure.high) if number is not None}
    for number in quantities(folded):
        found = {abs(one) for one in (number.value, number.low, number.high) if one is not None}
        if found == wanted and number.unit == figure.unit:
            return True
    return figure.unit in folded and all(f"{number:f}" in folded for number in wanted)

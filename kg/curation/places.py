"""What an entry quotes in, the one place or thing that it means out; none and several fail alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.curation.entries import Entry
from kg.model import Span, Thing

_REFERENCE = frozenset({"quote", "nth", "before", "type"})


def reference(entry: Entry, value: Any) -> dict[str, Any]:
    """Return VALUE, a quote or a mapping with one, as a mapping with quote and optionally nth, before and type.

    Raises:
        CurationError: when it is neither.

    """
    given = {"quote": value} if isinstance(value, str | int) else value
    if not isinstance(given, dict) or "quote" not in given or not set(given) <= _REFERENCE:
        raise entry.fail("a thing is not quoted", "write its words, or {quote: …, type: …, nth: …, before: …}")
    return {**given, "quote": str(given["quote"])}


def occurrences(entry: Entry, text: str, given: dict[str, Any], within: Span | None = None) -> list[Span]:
    """Return every place of the quote that GIVEN means in TEXT (or WITHIN a stretch of it): never none.

    Raises:
        CurationError: when there is no such place.

    """
    quote, before = str(given["quote"]), str(given.get("before") or "")
    stretch = within or Span(0, len(text))
    places, start = [], text.find(quote, stretch.start, stretch.end) if quote else -1
    while start >= 0:
        places.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1, stretch.end)
    if not places:
        raise entry.fail(f"the text does not say “{quote}”", "quote its words exactly")
    kept = [place for place in places if text.endswith(before, 0, place.start)]
    if not kept:
        raise entry.fail(f"“{quote}” never follows “{before}”", "give the words right before it")
    nth = given.get("nth")
    if nth is None:
        return kept
    if not isinstance(nth, int) or not 1 <= nth <= len(kept):
        raise entry.fail(f"there is no place {nth} of “{quote}”", f"it occurs {len(kept)} times")
    return [kept[nth - 1]]


def only_place(entry: Entry, text: str, given: dict[str, Any], within: Span | None = None) -> Span:
    """Return the one place that GIVEN means.

    Raises:
        CurationError: when there is none, or more than one.

    """
    places = occurrences(entry, text, given, within)
    if len(places) > 1:
        raise entry.fail(f"“{given['quote']}” occurs {len(places)} times", "add `nth` or `before`, or `all: true`")
    return places[0]


def type_fits(wanted: str, actual: str) -> bool:
    """Tell whether a thing of the type ACTUAL may be called WANTED: a Project is an Action too.

    Example:
        >>> type_fits("Action", "Project"), type_fits("Project", "Action")
        (True, False)

    """
    return wanted in ("", actual) or (wanted, actual) == ("Action", "Project")


def only_thing(entry: Entry, text: str, things: Iterable[Thing], given: dict[str, Any]) -> tuple[Thing, Span]:
    """Return the one thing of THINGS whose words GIVEN quotes, and the place meant.

    A thing that is named at several places is still one thing: nth and before are needed only where the same words
    name several. Words that no thing has as its place are compared with the labels.

    Raises:
        CurationError: when the quote is not in the text, or no thing or more than one fits.

    """
    quote, wanted = given["quote"], str(given.get("type") or "")
    fitting = [thing for thing in things if type_fits(wanted, thing.type)]
    found: dict[str, tuple[Thing, Span]] = {}
    if quote in text:
        places = set(occurrences(entry, text, given))
        for thing in fitting:
            for span in thing.spans:
                if span in places:
                    found.setdefault(thing.id, (thing, span))
    if not found:
        found = {thing.id: (thing, thing.spans[0]) for thing in fitting if thing.label == quote}
    shown = f"{wanted or 'thing'} “{quote}”"
    if not found:
        told = "quote its words exactly" if quote not in text else "see `kg explain` for what was found there"
        raise entry.fail(f"there is no {shown}", told)
    if len(found) > 1:
        types = ", ".join(sorted(f"{thing.type} at {span.start}" for thing, span in found.values()))
        raise entry.fail(f"{len(found)} things are {shown} ({types})", "add `type`, `nth` or `before`")
    return next(iter(found.values()))

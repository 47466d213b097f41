"""The name of an extractor in, the extractor out: the rules, the replay of stored claims, or one that is plugged in.

An extractor is any object, also a module, with an `extract` that turns a Document into Statements. A package plugs one
in by an entry point of the group `plan_kg.extractors`; the shipped names cannot be taken.
"""

from __future__ import annotations

from collections import Counter
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from kg.errors import InputError
from kg.extraction import pipeline, replay
from kg.model import Document, Statements

GROUP = "plan_kg.extractors"


@runtime_checkable
class Extractor(Protocol):
    """What turns a Document into Statements.

    Each thing and link has the place of its words in `document.text` and the rule that found it; the place's words are
    the label, unless the label was composed. The same document gives the same statements.
    """

    def extract(self, document: Document) -> Statements:
        """Return all that this extractor finds in DOCUMENT."""
        ...


def named(name: str) -> Extractor:
    """Return the extractor called NAME.

    Raises:
        InputError: when there is none, or what is plugged in under that name does not load or extract.

    Example:
        >>> named("rules") is pipeline
        True

    """
    shipped: dict[str, Extractor] = {"rules": pipeline, "file": replay}
    if name in shipped:
        return shipped[name]
    plugged = {point.name: point for point in sorted(entry_points(group=GROUP))}
    if name not in plugged:
        known = ", ".join(sorted({*shipped, *plugged}))
        raise InputError("there is no such extractor", name, f"known are {known}")
    return _loaded(plugged[name])


def rejections(statements: Statements) -> dict[str, int]:
    """Return how many stored claims were not accepted, by reason."""
    reasons = (drop.reason for drop in statements.drops if drop.mention.rule == replay.RULE)
    return dict(sorted(Counter(reasons).items()))


def _loaded(point: EntryPoint) -> Extractor:
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise InputError("the extractor does not load", point.name, str(error)) from error
    if not isinstance(found, Extractor):
        raise InputError("what is plugged in is no extractor", f"{point.name} = {point.value}", "give it an `extract`")
    return found

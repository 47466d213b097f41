"""The words of an action in; the named works (roads, plants, schools…) that its verb has as objects out."""

from __future__ import annotations

from kg.extraction.lexicon import frame
from kg.model import Document, Span
from kg.reading.clauses import items


def named_works(document: Document, action: Span) -> tuple[Span, ...]:
    """Return one span for each named work when the action lists two or more, else nothing.

    The first span begins after the verb, as a name of its own does; the last keeps its tail ("…建设").
    """
    verb = frame("work-verb").match(document.folded, action.start, action.end)
    if not verb or verb.end() >= action.end:
        return ()
    listed = items(document.folded, document.depths, Span(verb.end(), action.end))
    if len(listed) < 2 or not all(_is_named(document.folded, item) for item in listed):
        return ()
    return listed


def _is_named(folded: str, item: Span) -> bool:
    words = item.of(folded)
    return bool(frame("work-item").fullmatch(words)) and not frame("work-kind").fullmatch(words)

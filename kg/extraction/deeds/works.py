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
    begin = verb.end() if verb else action.start
    if begin >= action.end or (not verb and not frame("works-progress").fullmatch(action.of(document.folded))):
        return ()
    listed = [
        _without_cost(document.folded, work)
        for item in items(document.folded, document.depths, Span(begin, action.end))
        for work in _halves(document, item)
    ]
    closing = frame("called-works" if verb else "works-closing").search(document.folded, begin, action.end)
    if closing and len(listed) > 1:
        listed[-1] = Span(listed[-1].start, max(closing.start(), listed[-1].start + 1))
        return tuple(listed) if all(_may_be_named(document.folded, item) for item in listed) else ()
    if len(listed) < 2 or not all(_is_named(document.folded, item) for item in listed):
        return ()
    return tuple(listed)


def _may_be_named(folded: str, item: Span) -> bool:
    """Tell whether an item of a list that calls itself one of works (甲、乙等项目) has a name of its own."""
    words = item.of(folded)
    return bool(frame("own-item").fullmatch(words)) and not frame("work-kind").fullmatch(words)


def listed_works(document: Document, listed: Span) -> tuple[Span, ...]:
    """Return the items of a list that are works with names of their own."""
    closing = frame("works-closing").search(document.folded, listed.start, listed.end)
    told = listed.end if closing is None else closing.end("called") if closing.group("called") else closing.start()
    called = frame("called-works").search(document.folded, listed.start, told)
    end = called or closing
    listed = Span(listed.start, end.start()) if end else listed
    parts = items(document.folded, document.depths, listed)
    fits = _may_be_named if called and (len(parts) > 1 or called.group("count")) else _is_named
    named = (_without_cost(document.folded, part) for part in parts)
    return tuple(part for part in named if fits(document.folded, part))


def _without_cost(folded: str, item: Span) -> Span:
    """Return a work's name without the bracket behind it that tells a figure: 甲产业园（总投资48亿元）."""
    cost = frame("cost-bracket").search(folded, item.start, item.end)
    return Span(item.start, cost.start()) if cost and cost.start() > item.start else item


def is_named_work(document: Document, action: Span) -> bool:
    """Tell whether an action has one work of its own name as object: 推进青河大桥建设, 实施“甲”工程."""
    verb = frame("work-verb").match(document.folded, action.start, action.end)
    if not verb or verb.end() >= action.end:
        return False
    item = Span(verb.end(), action.end)
    return _is_named(document.folded, item) and bool(frame("own-work").fullmatch(item.of(document.folded)))


def _halves(document: Document, item: Span) -> tuple[Span, ...]:
    halves = items(document.folded, document.depths, item)
    return halves if all(_is_named(document.folded, half) for half in halves) else (item,)


def _is_named(folded: str, item: Span) -> bool:
    words = item.of(folded)
    return bool(frame("work-item").fullmatch(words)) and not frame("work-kind").fullmatch(words)

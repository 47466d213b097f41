"""Several plans in, one view of all of them out: their texts in a row, what they share once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Span
from kg.site.view import Item, Note, Part, PlanView, Relation

TOGETHER = "_all"
"""The name, and the folder, of the view of all plans; no article can have it."""
LONGEST = 200_000
"""How many characters the articles may have in all: beyond that one page of all of them is too large to be of use."""
_BETWEEN = "\n\n"


def together(views: Sequence[PlanView]) -> PlanView:
    """Return one view of all VIEWS (at least one); a thing that two articles name by the same IRI is one item.

    Example:
        >>> first, second = PlanView("a", "A", "甲", (), (), ""), PlanView("b", "B", "乙", (), (), "")
        >>> [(part.name, part.span.start) for part in together([first, second]).parts]
        [('a', 0), ('b', 3)]

    """
    items: dict[str, Item] = {}
    relations: list[Relation] = []
    notes: list[Note] = []
    parts: list[Part] = []
    glossary: dict[str, str] = {}
    text = ""
    for view in views:
        at = len(text) + len(_BETWEEN) * bool(parts)
        text = _BETWEEN.join((text, view.text)) if parts else view.text
        parts.append(Part(view.name, view.title, Span(at, at + len(view.text))))
        for item in view.items:
            moved = replace(item, spans=_moved(item.spans, at))
            items[item.key] = _joined(items[item.key], moved) if item.key in items else moved
        relations += (replace(link, spans=_moved(link.spans, at)) for link in view.relations)
        notes += (replace(note, span=_moved((note.span,), at)[0]) for note in view.notes)
        glossary |= view.glossary
    ordered = tuple(sorted(items.values(), key=lambda item: (item.spans, item.key)))
    return PlanView(
        name=TOGETHER,
        title=TOGETHER,
        text=text,
        items=ordered,
        relations=tuple(_once(relations)),
        base=views[0].base,
        notes=tuple(notes),
        glossary=dict(sorted(glossary.items())),
        parts=tuple(parts),
    )


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _joined(one: Item, other: Item) -> Item:
    return replace(
        one,
        spans=one.spans + other.spans,
        aliases=tuple(sorted({*one.aliases, *other.aliases})),
        rules=tuple(sorted({*one.rules, *other.rules})),
        corrections=tuple(sorted({*one.corrections, *other.corrections})),
    )


def _once(relations: Sequence[Relation]) -> list[Relation]:
    """Return RELATIONS with those that say the same made one, their words put together."""
    found: dict[tuple[str, str, str, str, str], Relation] = {}
    for link in relations:
        said = (link.type, link.source, link.target, link.zh, link.role)
        found[said] = replace(found[said], spans=found[said].spans + link.spans) if said in found else link
    return list(found.values())

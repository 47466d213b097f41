"""Mentions of all recognisers in; things with every place that names them, and what was dropped and why, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.extraction.lexicon import frame
from kg.model import CLAUSES, Document, Drop, Mention, Span, Thing, Traits

_MARKS = re.compile(
    "[\\s\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE ANGLE BRACKET}\N{RIGHT DOUBLE ANGLE BRACKET}\"']+"
)


_DEEDS = ("Goal", "Action", "Project", "Observation")
_BY_NAME = frozenset(
    {"deeds:works-alone", "deeds:works-listed", "deeds:works-costed"}
)  # a work keeps its name beside what it costs
_SERVED = frozenset({"group-benefited"})  # whom a measure works for, also where a figure counts them
_HALF = 0.5
_MOST = 0.7


def normal_form(label: str) -> str:
    """Return LABEL without quote marks, title marks and blanks, so that equal names meet.

    Example:
        >>> normal_form("“十四五” 规划")
        '十四五规划'

    """
    return _MARKS.sub("", label)


def settle(mentions: Sequence[Mention]) -> tuple[list[Mention], list[Drop]]:
    """Return the mentions that stand and those that give way.

    A deed whose words are half or more those of figures is told by the figures. A numbered phrase that a gazetteer
    knows as a policy from above is a strategy and no formula of the plan. The same type at the same place counts once.
    """
    counted = _covered(m.span for m in mentions if m.traits.figure)
    policies = {m.span for m in mentions if m.type == "Strategy"}
    own = {m.span for m in mentions if m.type == "Plan"}
    measured = {m.span for m in mentions if m.type == "Indicator"}
    counting = _covered(measured)
    set_by_aims = {m.span.end for m in mentions if m.type == "Goal"}
    named = Counter(m.label for m in mentions if m.type == "Place")
    kept: list[Mention] = []
    dropped: list[Drop] = []
    seen: set[tuple[str, Span, object]] = set()
    placed: dict[int, Span] = {}
    for mention in mentions:
        key = (mention.type, mention.span, mention.traits.figure)
        if key in seen:
            dropped.append(Drop(mention, "the same type at the same place"))
        elif mention.type in CLAUSES and not mention.traits.figure and _told_by(counted, mention):
            dropped.append(Drop(mention, "told by its figures"))
        elif mention.type in _DEEDS and not mention.traits.figure and _twice(placed, mention.span):
            dropped.append(Drop(mention, "told twice"))
        elif mention.type == "Strategy" and mention.span in own:
            dropped.append(Drop(mention, "the article's own plan"))
        elif mention.type == "Group" and mention.rule not in _SERVED and _inside(counting, mention.span):
            dropped.append(Drop(mention, "counted, not whom the plan is for"))
        elif mention.type in ("Place", "Organisation") and mention.span in measured:
            dropped.append(Drop(mention, "a kind that is counted, no name"))
        elif _is_standing(mention, set_by_aims, named):
            dropped.append(Drop(mention, "a standing that an aim sets"))
        elif mention.type == "Formula" and mention.span in policies:
            dropped.append(Drop(mention, "a policy from above"))
        else:
            seen.add(key)
            kept.append(mention)
            if mention.type in _DEEDS and not mention.traits.figure:
                placed.update(dict.fromkeys(range(mention.span.start, mention.span.end), mention.span))
    return kept, dropped


def _is_standing(mention: Mention, aims: set[int], named: Mapping[str, int]) -> bool:
    """Tell whether a place known by its suffix alone closes an aim (打造甲业引领区) and is named nowhere else."""
    by_suffix = mention.type == "Place" and mention.rule.startswith("suffix:")
    return by_suffix and mention.span.end in aims and named[mention.label] == 1


def _covered(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _inside(places: set[int], span: Span) -> bool:
    return span.start in places and span.end - 1 in places


def _told_by(counted: set[int], mention: Mention) -> bool:
    """Tell whether figures say it all: they cover the verb and half the words, or most of what was done.

    A measure on works that are counted (加快26个项目建设) is no figure's.
    """
    span = mention.span
    if mention.rule in _BY_NAME or (mention.type == "Action" and frame("works-counted").fullmatch(mention.label)):
        return False
    share = sum(place in counted for place in range(span.start, span.end)) / len(span)
    if share < _HALF:
        return False
    ends = frame("ends-in-figure").fullmatch(mention.label) or mention.traits.status == "done"
    return span.start in counted or (share >= _MOST and bool(ends))


def _twice(placed: dict[int, Span], span: Span) -> bool:
    others = {placed[place] for place in range(span.start, span.end) if place in placed}
    return any(2 * other.overlap(span) >= max(len(other), len(span)) for other in others)


def things_of(mentions: Iterable[Mention], owner: Sequence[str] = ()) -> list[Thing]:
    """Return one thing for each type and label (and figure), numbered by type in the order of the text.

    Goals are compared without the names of the plan's OWNER, since a text says
    让甲区更佳 and 让更佳 of one goal.
    """
    names = sorted(map(re.escape, owner), key=len, reverse=True)
    own = re.compile("|".join(names) or r"(?!)")
    groups: dict[tuple[object, ...], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.span, m.type, m.rule)):
        kind = "Action" if mention.type == "Project" else mention.type
        figure = mention.traits.figure if kind in ("Target", "Observation") else None
        label = normal_form(mention.label)
        groups.setdefault((kind, own.sub("", label) if kind == "Goal" else label, figure), []).append(mention)
    numbers: Counter[str] = Counter()
    things = []
    for group in groups.values():
        kind = "Project" if any(m.type == "Project" for m in group) else group[0].type
        numbers[kind] += 1
        things.append(_thing(f"{kind}-{numbers[kind]}", kind, group))
    return things


def in_own_words(document: Document, things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Return THINGS with labels and indicators as DOCUMENT prints them where rules took them from its folded text."""
    return tuple(_in_own_words(document, thing) for thing in things)


def _in_own_words(document: Document, thing: Thing) -> Thing:
    words = [thing.spans[0].of(text) for text in (document.folded, document.text)]
    if words[0] != words[1] and thing.label == words[0]:
        thing = replace(thing, label=words[1])
    figure = thing.traits.figure
    if figure is None or figure.indicator_span is None:
        return thing
    words = [figure.indicator_span.of(text) for text in (document.folded, document.text)]
    if words[0] == words[1] or figure.indicator != words[0]:
        return thing
    return replace(thing, traits=replace(thing.traits, figure=replace(figure, indicator=words[1])))


def _thing(identifier: str, kind: str, group: list[Mention]) -> Thing:
    traits = group[0].traits
    for mention in group[1:]:
        traits = _filled(traits, mention.traits)
    inferences = tuple(dict.fromkeys(inference for mention in group for inference in mention.inferences))
    spans = tuple(sorted({mention.span for mention in group}))
    return Thing(identifier, kind, group[0].label, spans, group[0].rule, traits, inferences)


def _filled(traits: Traits, other: Traits) -> Traits:
    changes = {
        name: getattr(other, name)
        for name in Traits.__dataclass_fields__
        if not getattr(traits, name) and getattr(other, name)
    }
    return replace(traits, **changes) if changes else traits

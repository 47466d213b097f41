"""Two versions of one plan: which figures and dates changed, which words, what was added and what was dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from kg.analysis.compare import EVIDENCE
from kg.analysis.contents import Thing
from kg.analysis.figures import amounts
from kg.analysis.matching import best_pairs, dice
from kg.analysis.sections import Cell, Name, Section, Word, joined, name, place
from kg.analysis.sides import DATES, Side, figure_words, first, words_of
from kg.graph.identity import normal_form
from kg.vocabulary import PLAN, label

THRESHOLD = Decimal("0.5")
_MEASURED = ("Target", "Observation")
_LEFT_ASIDE = ("Plan", "Means", "ListedItem", "Indicator")
_PARTS = {
    "comparator": ("comparator",),
    "value": ("value", "low", "high"),
    "unit": ("unit",),
    "period": ("change", "period"),
    "base": ("baseValue", "baseTime"),
    "bindingness": ("bindingness",),
    **{name: (name,) for name in DATES},
    "status": ("status",),
    "commitment": ("commitment",),
}
Pairs = list[tuple[Thing, Thing, Decimal]]


def versions(a: Side, b: Side, threshold: Decimal = THRESHOLD) -> list[Section]:
    """Return what changed from A to B: figures and dates, words, what was added and dropped.

    Args:
        a: the version before.
        b: the version after.
        threshold: how alike the words of two things of one type must be to be one thing reworded, from 0 to 1.

    """
    pairs, dropped, added = partners(a, b, threshold)
    told = {"a": a.label, "b": b.label, "threshold": f"{threshold:f}"}
    return [
        _figures(pairs, told),
        _wording(pairs, told),
        _alone("added", added, told),
        _alone("dropped", dropped, told),
    ]


def partners(a: Side, b: Side, threshold: Decimal) -> tuple[Pairs, list[Thing], list[Thing]]:
    """Return which things of A and B are one thing in two versions, with how alike their words are, and the rest.

    In this order and always within one type: the same words; the same indicator (targets and observations, the same
    kind of figure first); words that are alike.
    """
    pairs: Pairs = []
    ours, theirs = (_compared(side) for side in (a, b))
    for pairing in (_same_words, _same_indicator(a, b), _like_words(threshold)):
        found = pairing(ours, theirs)
        pairs += found
        ours = _without(ours, [pair[0] for pair in found])
        theirs = _without(theirs, [pair[1] for pair in found])
    return sorted(pairs, key=lambda pair: pair[0].evidence[0]), ours, theirs


def _compared(side: Side) -> list[Thing]:
    return [thing for thing in side.contents.things.values() if thing.type not in _LEFT_ASIDE]


def _without(things: Sequence[Thing], taken: Sequence[Thing]) -> list[Thing]:
    gone = {thing.iri for thing in taken}
    return [thing for thing in things if thing.iri not in gone]


def _same_words(ours: Sequence[Thing], theirs: Sequence[Thing]) -> Pairs:
    waiting: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in reversed(theirs):
        waiting[thing.type, normal_form(thing.zh)].append(thing)
    found = []
    for thing in ours:
        like = waiting.get((thing.type, normal_form(thing.zh)))
        if like:
            found.append((thing, like.pop(), Decimal(1)))
    return found


def _same_indicator(a: Side, b: Side) -> Callable[[Sequence[Thing], Sequence[Thing]], Pairs]:
    def likeness(mine: Thing, yours: Thing) -> Decimal:
        if mine.type != yours.type or a.indicators[mine.iri] != b.indicators[yours.iri]:
            return Decimal(0)
        same = [_kind(mine) == _kind(yours), mine.values.get("deadline") == yours.values.get("deadline")]
        return (1 + Decimal(sum(same))) / 3

    def pairing(ours: Sequence[Thing], theirs: Sequence[Thing]) -> Pairs:
        mine = [thing for thing in ours if thing.type in _MEASURED and thing.iri in a.indicators and thing.figure()]
        yours = [thing for thing in theirs if thing.type in _MEASURED and thing.iri in b.indicators and thing.figure()]
        return [
            (mine[i], yours[j], dice(mine[i].zh, yours[j].zh))
            for i, j, _ in best_pairs(mine, yours, likeness, Decimal(0))
        ]

    return pairing


def _like_words(threshold: Decimal) -> Callable[[Sequence[Thing], Sequence[Thing]], Pairs]:
    def likeness(mine: Thing, yours: Thing) -> Decimal:
        return dice(mine.zh, yours.zh) if mine.type == yours.type else Decimal(0)

    def pairing(ours: Sequence[Thing], theirs: Sequence[Thing]) -> Pairs:
        return [(ours[i], theirs[j], score) for i, j, score in best_pairs(ours, theirs, likeness, threshold)]

    return pairing


def _kind(thing: Thing) -> str:
    figure = thing.figure()
    stated = amounts(figure) if figure else ()
    return stated[0].kind if stated else ""


def changed_parts(mine: Thing, yours: Thing) -> list[str]:
    """Return which parts of what two versions of a thing say differ: of the figure, the dates, the standing."""
    return [
        part
        for part, names in _PARTS.items()
        if any(mine.values.get(name, "") != yours.values.get(name, "") for name in names)
    ]


def _figures(pairs: Pairs, told: dict[str, str]) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for mine, yours, _ in pairs:
        if parts := changed_parts(mine, yours):
            words = joined([Word(part) for part in parts])
            told_of = (_type(mine), name(mine), figure_words(mine), figure_words(yours), words)
            rows.append((*told_of, *words_of(first(mine)), *words_of(first(yours))))
    return Section("figures", ("type", "thing", "figureA", "figureB", "changed", *EVIDENCE), tuple(rows), told)


def _wording(pairs: Pairs, told: dict[str, str]) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for mine, yours, score in sorted(pairs, key=lambda pair: (-pair[2], pair[0].evidence[0])):
        if normal_form(mine.zh) != normal_form(yours.zh) and not (mine.figure() and changed_parts(mine, yours)):
            told_of = (_type(mine), name(mine), name(yours), score)
            rows.append((*told_of, *words_of(first(mine)), *words_of(first(yours))))
    return Section("wording", ("type", "a", "b", "likeness", *EVIDENCE), tuple(rows), told)


def _alone(key: str, things: Sequence[Thing], told: dict[str, str]) -> Section:
    rows = tuple((_type(thing), name(thing), *place(thing.evidence[0])) for thing in things)
    return Section(key, ("type", "thing", "article", "quote", "start", "end"), rows, told, {"count": len(rows)})


def _type(thing: Thing) -> Name:
    return Name(label(PLAN[thing.type], "zh"), label(PLAN[thing.type], "en"))

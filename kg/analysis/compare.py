"""Two plans side by side: whose target on an indicator is higher, and which goals and tasks have a partner."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from kg.analysis import figures
from kg.analysis.contents import Thing
from kg.analysis.figures import Amount, Verdict
from kg.analysis.matching import best_pairs, dice, shared
from kg.analysis.sections import Cell, Name, Section, Word, joined, place, said
from kg.analysis.sides import Side, figure_words, first, named, words_of

THRESHOLD = Decimal("0.4")
EVIDENCE = ("quoteA", "startA", "endA", "quoteB", "startB", "endB")
Pair = tuple[Thing | None, Thing | None, Verdict]


def compare(a: Side, b: Side, threshold: Decimal = THRESHOLD) -> list[Section]:
    """Return plan A beside plan B: targets on the same indicators, those on others, goals, tasks.

    Args:
        a: the one plan.
        b: the other plan.
        threshold: how alike goals or tasks must be to match, from 0 to 1.

    """
    goals = side_by_side("goals", a, b, a.contents.of_type("Goal"), b.contents.of_type("Goal"), threshold)
    tasks = side_by_side("tasks", a, b, a.contents.of_type("Task"), b.contents.of_type("Task"), threshold)
    return [targets(a, b), unshared(a, b), goals, tasks]


def targets(a: Side, b: Side) -> Section:
    """Return the targets of A and B on indicators that both have targets on, paired, with who aims higher."""
    ours, theirs = a.measured("Target"), b.measured("Target")
    both = [one for one in ours if one in theirs]
    rows: list[tuple[Cell, ...]] = []
    for one in both:
        for mine, yours, verdict in _paired(ours[one], theirs[one], a, b):
            unit = verdict.a.unit if verdict.a else ""
            better = figures.ambitious(verdict, one.direction, unit)
            told = (Name(one.zh, one.en), figure_words(mine), figure_words(yours))
            amounts = (Word(verdict.a.kind) if verdict.a else None, _shown(verdict.a), _shown(verdict.b))
            alone = mine is None or yours is None
            judged = (
                (None, None, None) if alone else (Word(verdict.higher), Word(one.direction or "unknown"), Word(better))
            )
            note = joined(_notes(mine, yours, verdict)) if mine and yours else None
            rows.append((*told, *amounts, *judged, note, *words_of(first(mine)), *words_of(first(yours))))
    columns = ("indicator", "figureA", "figureB", "measure", "comparedA", "comparedB", "higher", "better")
    return Section(
        "targets",
        (*columns, "moreAmbitious", "note", *EVIDENCE),
        tuple(rows),
        _told(a, b),
        {"sharedIndicators": len(both)},
    )


def unshared(a: Side, b: Side) -> Section:
    """Return the targets of A and B whose indicator the other has no target on."""
    rows: list[tuple[Cell, ...]] = []
    for key, side, other in (("a", a, b), ("b", b, a)):
        known = other.measured("Target")
        for one, things in side.measured("Target").items():
            if one not in known:
                told = (Word(key), Name(one.zh, one.en))
                rows.extend((*told, figure_words(thing), *place(thing.evidence[0])) for thing in things)
    return Section("unshared", ("plan", "indicator", "figure", "article", "quote", "start", "end"), tuple(rows))


def side_by_side(
    key: str, a: Side, b: Side, ones: Sequence[Thing], others: Sequence[Thing], threshold: Decimal
) -> Section:
    """Return the things ONES of A and OTHERS of B that match by words, else by what they concern; then the rest."""
    rows: list[tuple[Cell, ...]] = []

    def row(mine: Thing | None, yours: Thing | None, way: str, score: Decimal | None) -> None:
        common = _in_common(mine, yours, a, b)
        told = (named(mine), named(yours), Word(way), score, common)
        rows.append((*told, *words_of(first(mine)), *words_of(first(yours))))

    free_ours, free_theirs = list(ones), list(others)
    for way in ("words", "shared"):
        pairs = best_pairs(free_ours, free_theirs, lambda x, y, way=way: _likeness(way, x, y, a, b), threshold)  # type: ignore[misc]
        for i, j, score in pairs:
            row(free_ours[i], free_theirs[j], way, score)
        free_ours = [thing for i, thing in enumerate(free_ours) if i not in {pair[0] for pair in pairs}]
        free_theirs = [thing for j, thing in enumerate(free_theirs) if j not in {pair[1] for pair in pairs}]
    matched = len(rows)
    for thing in free_ours:
        row(thing, None, "none", None)
    for thing in free_theirs:
        row(None, thing, "none", None)
    summary: dict[str, Cell] = {"matched": matched, "onlyA": len(free_ours), "onlyB": len(free_theirs)}
    columns = ("a", "b", "match", "likeness", "shared", *EVIDENCE)
    return Section(key, columns, tuple(rows), {"threshold": f"{threshold:f}"}, summary)


def _likeness(way: str, mine: Thing, yours: Thing, a: Side, b: Side) -> Decimal:
    if way == "words":
        return dice(mine.zh, yours.zh)
    return shared(a.concerns.get(mine.iri, {}), b.concerns.get(yours.iri, {}))


def _in_common(mine: Thing | None, yours: Thing | None, a: Side, b: Side) -> Name | None:
    if not (mine and yours):
        return None
    ours, theirs = a.concerns.get(mine.iri, {}), b.concerns.get(yours.iri, {})
    return joined([ours[key] for key in sorted(ours.keys() & theirs.keys())])


def _paired(ours: Sequence[Thing], theirs: Sequence[Thing], a: Side, b: Side) -> list[Pair]:
    """Pair targets on one indicator, one to one: comparable first, then by conversions and distance of deadlines."""
    scored = []
    for (i, mine), (j, yours) in product(enumerate(ours), enumerate(theirs)):
        verdict = _verdict(mine, yours, a, b)
        distance = abs(_year(mine) - _year(yours))
        scored.append(((verdict.higher == "unlike", verdict.conversions, distance, i, j), verdict))
    found: list[tuple[int, Pair]] = []
    free_ours, free_theirs = set(range(len(ours))), set(range(len(theirs)))
    for (*_, i, j), verdict in sorted(scored, key=lambda one: one[0]):
        if i in free_ours and j in free_theirs:
            free_ours.remove(i)
            free_theirs.remove(j)
            found.append((i, (ours[i], theirs[j], verdict)))
    nothing = Verdict(None, None, "unlike")
    found += [(i, (ours[i], None, nothing)) for i in free_ours]
    rest: list[Pair] = [(None, theirs[j], nothing) for j in sorted(free_theirs)]
    return [pair for _, pair in sorted(found, key=lambda one: one[0])] + rest


def _verdict(mine: Thing, yours: Thing, a: Side, b: Side) -> Verdict:
    one, other = mine.figure(), yours.figure()
    assert one and other  # only measured things are paired
    return figures.compare(one, other, figures.years(mine, a.plan), figures.years(yours, b.plan))


def _year(thing: Thing) -> int:
    return int(thing.values.get("deadline", "0")[:4])


def _notes(mine: Thing, yours: Thing, verdict: Verdict) -> list[Name]:
    """Tell why two targets are not comparable, or how they were made so, and where deadlines and bases differ."""
    notes = []
    if verdict.higher == "unlike":
        one, other = _stated(mine), _stated(yours)
        if one.kind != other.kind:
            notes.append(said("note.kinds", a=Word(one.kind), b=Word(other.kind)))
        else:
            notes.append(said("note.units", a=one.unit, b=other.unit))
    for key, amount in (("a", verdict.a), ("b", verdict.b)):
        if amount and amount.source:
            how = "note.computed" if amount.source == "level" else "note.converted"
            notes.append(said(how, who=Word(key), kind=Word(amount.source)))
    for key, names in (("note.deadlines", ("deadline",)), ("note.bases", ("baseTime", "baseValue"))):
        one_says, other_says = (_says(thing, names) for thing in (mine, yours))
        if one_says != other_says:
            none = said("note.none")
            notes.append(said(key, a=one_says or none, b=other_says or none))
    return notes


def _stated(thing: Thing) -> Amount:
    figure = thing.figure()
    assert figure  # only measured things are paired
    return figures.amounts(figure)[0]


def _says(thing: Thing, names: Sequence[str]) -> str:
    return ": ".join(thing.values[name] for name in names if thing.values.get(name))


def _shown(amount: Amount | None) -> str | None:
    return amount.shown() if amount else None


def _told(a: Side, b: Side) -> dict[str, str]:
    return {"a": a.label, "b": b.label}

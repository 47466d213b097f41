"""Which extracted thing or figure is which of gold's: two lists in, one-to-one pairs out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.evaluation.gold import GoldFigure, GoldThing
from kg.model import Figure, Span, Thing
from kg.resources import folder, read_table

_ADVERB = 2
"""So many characters may stand before the verb that lets Goal and Action be either right (基本建成)."""

Quality = tuple[float, ...]


@cache
def scoring_words(kind: str) -> tuple[str, ...]:
    """Return the words of KIND ("either-verb", "quote", "sentence-end") in the scoring table."""
    rows = read_table(folder("data") / "scoring.tsv")
    return tuple(row["term"] for row in rows if row["kind"] == kind)


@cache
def plain(words: str) -> str:
    """Return WORDS without quote marks and blanks, as they are compared.

    Example:
        >>> plain('“三个 定位”')
        '三个定位'

    """
    return "".join(letter for letter in words if not letter.isspace() and letter not in scoring_words("quote"))


def pairs(qualities: Mapping[tuple[int, int], Quality], first: Sequence[int], later: Sequence[int]) -> dict[int, int]:
    """Pair as many of gold as can be, those of FIRST before those of LATER, one to one.

    Args:
        qualities: the possible pairs (gold, extracted), the better the higher; which pair is taken among equally
            many is decided by it, so that the order of the lists never decides a score.
        first: the gold numbers that count.
        later: those that count neither way; they get what the others leave.

    Returns:
        The extracted number of every paired gold number.

    Example:
        >>> pairs({(0, 0): (1.0,), (0, 1): (0.5,), (1, 0): (0.5,)}, first=[0, 1], later=[])
        {0: 1, 1: 0}

    """
    edges: dict[int, list[int]] = {}
    ordered = sorted(qualities, key=lambda pair: (tuple(-part for part in qualities[pair]), pair))
    for gold, extracted in ordered:
        edges.setdefault(gold, []).append(extracted)
    owner: dict[int, int] = {}
    for group in (set(first), set(later)):
        placed: set[int] = set()
        for gold, extracted in ordered:
            if gold in group and gold not in placed and extracted not in owner:
                owner[extracted] = gold
                placed.add(gold)
        for gold in sorted(group - placed):
            _augment(gold, edges, owner, set())
    return dict(sorted((gold, extracted) for extracted, gold in owner.items()))


def _augment(gold: int, edges: dict[int, list[int]], owner: dict[int, int], seen: set[int]) -> bool:
    """Find GOLD a partner, moving others to another of theirs where need be; nobody who has one loses it."""
    for extracted in edges.get(gold, []):
        if extracted in seen:
            continue
        seen.add(extracted)
        if extracted not in owner or _augment(owner[extracted], edges, owner, seen):
            owner[extracted] = gold
            return True
    return False


def match_things(gold: Sequence[GoldThing], things: Sequence[Thing], text: str) -> dict[int, int]:
    """Return which extracted thing each gold thing was found as, by their numbers in the two lists."""
    qualities: dict[tuple[int, int], Quality] = {}
    for number, wanted in enumerate(gold):
        for other, thing in enumerate(things):
            shared = max((_share(a, b) for a in wanted.spans for b in thing.spans), default=0.0)
            if shared >= 0.5 and _type_agrees(wanted, thing, text):
                qualities[number, other] = (shared, float(wanted.type == thing.type))
    return pairs(qualities, *_by_weight([wanted.optional for wanted in gold]))


def _by_weight(optional: Sequence[bool]) -> tuple[list[int], list[int]]:
    return [n for n, spare in enumerate(optional) if not spare], [n for n, spare in enumerate(optional) if spare]


def _share(one: Span, other: Span) -> float:
    """Return the overlap as a part of the longer of the two stretches."""
    return one.overlap(other) / max(len(one), len(other), 1)


def _type_agrees(wanted: GoldThing, thing: Thing, text: str) -> bool:
    right = {wanted.type, *wanted.alt}
    if right & {"Action", "Project"}:
        right |= {"Action", "Project"}
    if right & {"Formula", "Strategy"}:  # they meet only in a numbered phrase, where either is right
        right |= {"Formula", "Strategy"}
    if right & {"Goal", "Action"} and any(_either_verb(span.of(text)) for span in (*wanted.spans, *thing.spans)):
        right |= {"Goal", "Action", "Project"}
    return thing.type in right


def _either_verb(words: str) -> bool:
    return any(0 <= words.find(verb) <= _ADVERB for verb in scoring_words("either-verb"))


def figure_right(wanted: Figure, figure: Figure) -> bool:
    """Tell whether FIGURE says what WANTED says: comparator, value or range, unit, and an overlapping indicator.

    Example:
        >>> from decimal import Decimal
        >>> wanted = Figure(">=", "家", Decimal("1000"), indicator="三资企业数量")
        >>> figure_right(wanted, Figure(">=", "家", Decimal("1000.0"), indicator="三资企业"))
        True

    """
    same = (wanted.comparator, _unit(wanted.unit)) == (figure.comparator, _unit(figure.unit))
    numbers = (wanted.value, wanted.low, wanted.high) == (figure.value, figure.low, figure.high)
    return same and numbers and words_overlap(wanted.indicator, figure.indicator)


def _unit(words: str) -> str:
    """Return a unit without the measure word that may stand before it: 个百分点 is 百分点."""
    words = plain(words)
    return next((words[len(word) :] for word in scoring_words("measure-word") if words[:-1].startswith(word)), words)


def words_overlap(one: str, other: str) -> bool:
    """Tell whether one of the two holds the other, or half of the longer one's characters stand in both.

    Example:
        >>> words_overlap("研发“投入”", "研发投入强度"), words_overlap("人口", "面积")
        (True, False)

    """
    short, long = sorted((plain(one), plain(other)), key=len)
    if short in long and (short or not long):
        return True
    left, shared = list(long), 0
    for letter in short:
        if letter in left:
            left.remove(letter)
            shared += 1
    return shared * 2 >= len(long)


def match_figures(gold: Sequence[GoldFigure], things: Sequence[Thing], found: Mapping[str, str]) -> dict[int, int]:
    """Return which thing's figure each right gold figure was found as, by their numbers in the two lists.

    Args:
        gold: the figures wanted.
        things: things with a figure.
        found: the extracted thing's id of every gold thing found; of equal figures the one of that thing is taken.

    """
    qualities: dict[tuple[int, int], Quality] = {}
    for number, wanted in enumerate(gold):
        for other, thing in enumerate(things):
            if thing.traits.figure and figure_right(wanted.figure, thing.traits.figure):
                qualities[number, other] = (float(found.get(wanted.of) == thing.id),)
    return pairs(qualities, *_by_weight([wanted.optional for wanted in gold]))

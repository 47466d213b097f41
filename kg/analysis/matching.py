"""Two lists in, pairs out: which of the one is like which of the other, by a number with a name and a threshold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from kg.graph.identity import normal_form

T = TypeVar("T")


def dice(one: str, other: str) -> Decimal:
    """Return how alike the words of ONE and OTHER are: Dice's coefficient over pairs of adjoining characters.

    2 |A ∩ B| / (|A| + |B|), a pair counted as often as it occurs; blanks, widths and letter case are evened out. A
    single character is its own pair. L. R. Dice, Measures of the amount of ecologic association between species (1945).

    Example:
        >>> str(dice("北滨路", "北滨大道")), str(dice("港", "港"))
        ('0.4000', '1.0000')

    """
    first, second = _pairs(one), _pairs(other)
    size = first.total() + second.total()
    return _rounded(2 * (first & second).total() / size if size else 0)


def shared(one: Collection[str], other: Collection[str]) -> Decimal:
    """Return which share of all in ONE or OTHER is in both (Jaccard 1901); 0 where fewer than two are.

    Example:
        >>> str(shared({"a", "b"}, {"a", "b", "c"})), str(shared({"a"}, {"a"}))
        ('0.6667', '0.0000')

    """
    both = set(one) & set(other)
    return _rounded(len(both) / len({*one, *other}) if len(both) > 1 else 0)


def best_pairs(
    ones: Sequence[T], others: Sequence[T], likeness: Callable[[T, T], Decimal], threshold: Decimal
) -> list[tuple[int, int, Decimal]]:
    """Return the places of those that match, one to one, the likest first; equals in the order of the lists.

    Args:
        ones: the one list.
        others: the other list.
        likeness: how alike two are, from 0 to 1.
        threshold: the least that counts.

    Example:
        >>> best_pairs(["港口建设"], ["公路建设", "港口建设项目"], dice, Decimal("0.5"))
        [(0, 1, Decimal('0.7500'))]

    """
    scored = [
        (-score, i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
        if (score := likeness(one, other)) >= threshold and score > 0
    ]
    taken: set[tuple[str, int]] = set()
    found = []
    for score, i, j in sorted(scored):
        if ("one", i) not in taken and ("other", j) not in taken:
            taken |= {("one", i), ("other", j)}
            found.append((i, j, -score))
    return found


@lru_cache(maxsize=1 << 16)
def _pairs(words: str) -> Counter[str]:
    letters = normal_form(words)
    return Counter(a + b for a, b in pairwise(letters)) if len(letters) > 1 else Counter(letters)


def _rounded(number: float) -> Decimal:
    return Decimal(f"{number:.4f}")

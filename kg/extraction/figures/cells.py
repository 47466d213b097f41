"""The words of a table's cell in; the amount, the unit or the indicator that they state out.

Patterns are the rows of rules/tables.tsv and match folded cells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.extraction.figures.numerals import plain, scale, value
from kg.extraction.lexicon import lexicon, rules
from kg.model import Span

_FLIPPED = {">=": "<=", "<=": ">="}
_MONEY = ("money", "money-implied")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as figures have it, and the factor that numbers printed beside it are multiplied by."""

    name: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell states: VALUE or LOW and HIGH in UNIT, how it compares, and whether it is SUMMED over the plan.

    CHANGED is true where the cell itself says that it is a rise or fall: 下降15%以上.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    comparator: str
    summed: bool
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator in a cell: its words and place, the SIGN of the change that it names ("" for a level), its unit."""

    words: str
    span: Span
    sign: str
    unit: Unit | None


def unit(words: str) -> Unit | None:
    """Return the unit that WORDS are, or None where they are none.

    Example:
        >>> unit("万人"), unit("亿元"), unit("件/万人")
        (Unit(name='人', factor=Decimal('10000')), Unit(name='亿元', factor=Decimal('1')), \
Unit(name='件/万人', factor=Decimal('1')))
        >>> unit("规模以上") is None
        True

    """
    words = words.strip()
    match = pattern("unit").fullmatch(words)
    if match is None:
        return Unit(words) if pattern("ratio").fullmatch(words) else None
    term = lexicon().terms("measure")[match["measure"]]
    name = term.extra["unit"] or term.term
    if not match["scale"] or term.extra["family"] in _MONEY:
        return Unit(match["scale"] + name)
    return Unit(name, scale(match["scale"]))


def amount(words: str, expected: Unit | None, sign: str = "") -> Amount | None:
    """Return what the cell WORDS state, or None where they are no single number or range.

    Args:
        words: the folded cell.
        expected: the unit that the heading or the indicator gives; a unit in the cell itself comes first.
        sign: "-" where the indicator is a fall, so that the number printed is below zero.

    Example:
        >>> found = amount("（13.5）以上", Unit("%"), "-")
        >>> str(found.value), found.unit, found.comparator, found.summed
        ('-13.5', '%', '<=', True)

    """
    match = pattern("amount").fullmatch(words.strip())
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    printed = unit(match["unit"]) if match["unit"] else expected
    if match["unit"] and printed is None and expected is not None:
        printed = Unit(expected.name, expected.factor * scale(match["unit"]))
    low, high = value(match["low"].lstrip("-")), value(match["high"] or "")
    if match["change"]:
        sign = lexicon().terms("change")[match["change"]].extra["sign"]
    if low is None:
        return None
    turn = -1 if sign == "-" or match["low"].startswith("-") else 1
    factor = (printed.factor if printed else Decimal(1)) * turn
    comparator = _comparator(match)
    first = plain(low * factor)
    second = None if high is None else plain(high * factor)
    if second is not None and second < first:
        first, second = second, first
    return Amount(
        first if second is None else None,
        None if second is None else first,
        second,
        printed.name if printed else "",
        _FLIPPED.get(comparator, comparator) if sign == "-" else comparator,
        bool(match["open"]),
        bool(match["change"]),
    )


def name(folded: str, cell: Span) -> Name | None:
    """Return the indicator in a CELL of the FOLDED text, or None where it is empty or a number.

    Example:
        >>> text = "3.单位GDP能源消耗降低（%）"
        >>> found = name(text, Span(0, len(text)))
        >>> found.words, found.sign, found.unit
        ('单位GDP能源消耗', '-', Unit(name='%', factor=Decimal('1')))

    """
    match = pattern("name").fullmatch(folded, cell.start, cell.end)
    if match is None or amount(match.group(), None) is not None:
        return None
    bracket = "unit" if match["unit"] else "unit2"
    stated = unit(match[bracket]) if match[bracket] else None
    start, end = match.span("name")
    if match[bracket] and stated is None:
        end = match.end(bracket) + 1
    words = folded[start:end]
    sign = "+" if any(words.endswith(term) for term in lexicon().terms("rate-noun")) else ""
    for term in sorted(lexicon().terms("change"), key=len, reverse=True):
        if words.endswith(term) and len(words) > len(term) + 1:
            end -= len(term)
            sign = lexicon().terms("change")[term].extra["sign"]
            break
    return Name(folded[start:end], Span(start, end), sign, stated) if end > start else None


def pattern(identifier: str) -> re.Pattern[str]:
    """Return the pattern of the row IDENTIFIER of rules/tables.tsv."""
    return _patterns()[identifier]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {rule.id: rule.pattern for rule in rules("tables")}


def _comparator(match: re.Match[str]) -> str:
    """Return how the number compares: the words behind it decide, else those before."""
    for group in ("later", "after"):
        if match[group]:
            return lexicon().terms("comparator-after")[match[group]].extra["sign"]
    if match["high"]:
        return "="
    for group in ("inner", "before"):
        word = match[group]
        if word:
            kinds = ("cell-sign", "level", "comparator-before")
            return next(lexicon().terms(kind)[word].extra["sign"] for kind in kinds if word in lexicon().terms(kind))
    return "="

"""Figures made comparable: the same unit, the same period, and which of two is higher.

A figure states an amount of one kind: a level (80 家), a rate of change in % or an amount of change, each per year,
quarter, month, over the whole stretch or without a period, or a multiple. From what is stated follow others: a level
with its base gives the change; a yearly rate r gives (1+r)^n − 1 over n years and back; a multiple m is a change by
m − 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.analysis.contents import Thing
from kg.extraction.lexicon import lexicon
from kg.graph.traits import units
from kg.model import Figure
from kg.resources import folder, read_table

_PERCENT = "%"
_POINTS = "percentage points"
_DIGITS = 6
_PERIODS = ("year", "total", "quarter", "month", "unstated")
KINDS = ("level", *(f"{way}-{period}" for way in ("rate", "amount") for period in _PERIODS), "multiple")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure comes to: one of KINDS, from LOW to HIGH in UNIT; SOURCE is the kind it follows from, or ""."""

    kind: str
    low: Decimal
    high: Decimal
    unit: str
    source: str = ""

    def shown(self) -> str:
        """Return the amount as a number with its unit.

        Example:
            >>> Amount("level", Decimal(1000), Decimal(1000), "%").shown()
            '1,000 %'

        """
        ends = dict.fromkeys(_plain(end) for end in (self.low, self.high))
        return f"{'–'.join(ends)} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two figures side by side: the amounts compared (None where nothing is comparable) and which is HIGHER.

    HIGHER is "a", "b", "equal", "overlap" (two ranges that share values) or "unlike".
    """

    a: Amount | None
    b: Amount | None
    higher: str

    @property
    def conversions(self) -> int:
        """How many of the two amounts are not as stated."""
        return sum(bool(amount and amount.source) for amount in (self.a, self.b))


def amounts(figure: Figure, years: int | None = None) -> tuple[Amount, ...]:
    """Return what FIGURE states, in normal units, and then what follows from it.

    Args:
        figure: the figure.
        years: over how many years it runs, where the text tells.

    Example:
        >>> growth = Figure("=", "%", Decimal(10), change=True, period="year")
        >>> [(amount.kind, amount.shown()) for amount in amounts(growth, 2)]
        [('rate-year', '10 %'), ('rate-total', '21 %')]

    """
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    if low is None or high is None:
        return ()
    factor, unit = _normal(figure.unit)
    stated = Amount(_kind(figure), round(low * factor, _DIGITS), round(high * factor, _DIGITS), unit)
    base = None if figure.base_value is None else figure.base_value * factor
    return (stated, *_followed(stated, base, years))


def compare(a: Figure, b: Figure, years_a: int | None = None, years_b: int | None = None) -> Verdict:
    """Return which of the figures A and B is higher, by the amounts that need least conversion.

    Example:
        >>> compare(Figure(">=", "亿元", Decimal(2)), Figure("=", "万元", Decimal(30000))).higher
        'b'

    """
    pairs = [
        (one, other)
        for one in amounts(a, years_a)
        for other in amounts(b, years_b)
        if (one.kind, one.unit) == (other.kind, other.unit)
    ]
    if not pairs:
        return Verdict(None, None, "unlike")
    one, other = min(pairs, key=lambda pair: (sum(bool(p.source) for p in pair), KINDS.index(pair[0].kind)))
    return Verdict(one, other, _higher(one, other))


def ambitious(verdict: Verdict, direction: str, unit: str) -> str:
    """Return whose figure is the more ambitious: "a", "b", "equal", "overlap", "unlike", or "unknown".

    The higher one where more is better, the lower one where less is. Of ranks the smaller number is the better.

    Example:
        >>> fall = Verdict(None, None, "a")
        >>> ambitious(fall, "down", "%"), ambitious(fall, "", "%")
        ('b', 'unknown')

    """
    if verdict.higher not in ("a", "b"):
        return verdict.higher
    if not direction:
        return "unknown"
    falls = (direction == "down") != (unit in _rank_units())
    return {"a": "b", "b": "a"}[verdict.higher] if falls else verdict.higher


def years(target: Thing, plan: Thing | None) -> int | None:
    """Return over how many years TARGET runs: from its base to its deadline, else the years of PLAN; None if untold."""
    base, deadline = target.values.get("baseTime", "")[:4], target.values.get("deadline", "")[:4]
    if base and deadline:
        return int(deadline) - int(base) or None
    start, end = (plan.values.get(name, "")[:4] for name in ("start", "end")) if plan else ("", "")
    return int(end) - int(start) + 1 if start and end else None


def _kind(figure: Figure) -> str:
    if not figure.change:
        return "multiple" if figure.comparator == "*" else "level"
    way = "rate" if figure.unit == _PERCENT else "amount"
    return f"{way}-{figure.period or 'unstated'}"


def _normal(unit: str) -> tuple[Decimal, str]:
    known = units().get(unit)
    if not known:
        return Decimal(1), unit
    return Decimal(known.factor.numerator) / Decimal(known.factor.denominator), known.normal


def _followed(stated: Amount, base: Decimal | None, span: int | None) -> Iterator[Amount]:
    """Yield what follows from STATED, with its BASE and over SPAN years, where these are told."""
    if stated.kind == "multiple":
        yield _through(stated, "rate-total", _PERCENT, lambda value: (value - 1) * 100)
    elif stated.kind == "level" and stated.unit == _PERCENT and base is not None:
        yield _through(stated, "amount-total", _points(), lambda value: value - base)
    elif stated.kind == "level" and base:
        yield _through(stated, "rate-total", _PERCENT, lambda value: (value / base - 1) * 100)
    elif stated.kind == "rate-year" and span:
        yield _through(stated, "rate-total", _PERCENT, lambda rate: ((1 + rate / 100) ** span - 1) * 100)
    elif stated.kind == "rate-total" and span and stated.low > -100:
        yield _through(stated, "rate-year", _PERCENT, lambda rate: ((1 + rate / 100) ** (1 / Decimal(span)) - 1) * 100)
    elif stated.kind == "amount-year" and span:
        yield _through(stated, "amount-total", stated.unit, lambda value: value * span)


def _through(stated: Amount, kind: str, unit: str, way: Callable[[Decimal], Decimal]) -> Amount:
    ends = [round(way(end), 2) for end in (stated.low, stated.high)]
    return Amount(kind, min(ends), max(ends), unit, stated.kind)


@cache
def _points() -> str:
    """Return the unit in which two shares differ."""
    rows = read_table(folder("data") / "lexicon" / "units.tsv")
    return next(row["normal_unit"] for row in rows if row["english"] == _POINTS)


def _higher(one: Amount, other: Amount) -> str:
    if (one.low, one.high) == (other.low, other.high):
        return "equal"
    if one.low > other.high:
        return "a"
    return "b" if other.low > one.high else "overlap"


def _plain(number: Decimal) -> str:
    words = f"{round(number, 4):,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


@cache
def _rank_units() -> frozenset[str]:
    return frozenset(t.extra["unit"] for t in lexicon().terms("measure").values() if t.extra["family"] == "rank")

"""What is said of a thing beside its type and words in, properties out: each with the name that inferences use."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.graph.dates import dated, last_day
from kg.graph.quads import Term
from kg.model import Figure, Thing, Traits
from kg.resources import folder, read_table
from kg.vocabulary import PLAN, QUDT, UNIT


class Property(NamedTuple):
    """One property of a thing: the trait it tells ("" for what is only computed from another), and the pair."""

    trait: str
    predicate: URIRef
    value: Term


class Unit(NamedTuple):
    """What is known of a unit: its QUDT name, and by what to multiply to get which normal unit."""

    qudt: str
    factor: Fraction
    normal: str


@cache
def units() -> dict[str, Unit]:
    """Return the units of data/lexicon/units.tsv by how texts write them.

    Example:
        >>> [(name, unit.factor) for name, unit in units().items() if unit.qudt == "HA"]
        [('公顷', Fraction(10000, 1))]

    """
    rows = read_table(folder("data") / "lexicon" / "units.tsv")
    return {row["term"]: Unit(row["qudt"], Fraction(row["factor"]), row["normal_unit"]) for row in rows}


def decimal(value: Decimal) -> Literal:
    """Return VALUE as xsd:decimal in its shortest form.

    Example:
        >>> str(decimal(Decimal("1.50E+3"))), str(decimal(Decimal("-0")))
        ('1500', '0')

    """
    shortest = format(value.normalize(), "f") if value else "0"
    return Literal(shortest, datatype=XSD.decimal, normalize=False)


def whole(number: int) -> Literal:
    """Return NUMBER as xsd:integer."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


TRUE = Literal("true", datatype=XSD.boolean, normalize=False)


def properties(thing: Thing) -> Iterator[Property]:
    """Yield what THING's traits and figure say of it.

    Example:
        >>> from kg.model import Span
        >>> goal = Thing("Goal-1", "Goal", "先行区", (Span(0, 3),), "goal-1", Traits(deadline="2026"))
        >>> [(trait, str(value)) for trait, _, value in properties(goal)]
        [('deadline', '2026'), ('', '2026-12-31')]

    """
    traits = thing.traits
    for name, text in _texts(traits):
        if text:
            yield Property(name, PLAN[name], Literal(text))
    if traits.level:
        level = whole(int(traits.level)) if traits.level.isdecimal() else Literal(traits.level)
        yield Property("level", PLAN.level, level)
    if traits.count is not None:
        yield Property("count", PLAN.declaredCount, whole(traits.count))
    if traits.code:
        yield Property("code", PLAN.code, Literal(traits.code))
    yield from _times(traits)
    if traits.figure:
        yield from _figure(traits.figure)


def _texts(traits: Traits) -> tuple[tuple[str, str], ...]:
    return ("status", traits.status), ("commitment", traits.commitment), ("rank", traits.rank)


def _times(traits: Traits) -> Iterator[Property]:
    if traits.deadline:
        yield Property("deadline", PLAN.deadline, dated(traits.deadline))
        yield Property("", PLAN.deadlineEnd, last_day(traits.deadline))
    if traits.time:
        yield Property("time", PLAN.time, dated(traits.time))
        yield Property("", PLAN.timeEnd, last_day(traits.time))


def _figure(figure: Figure) -> Iterator[Property]:
    for name, text in (
        ("comparator", figure.comparator),
        ("unit", figure.unit),
        ("period", figure.period),
        ("bindingness", figure.bindingness),
    ):
        if text:
            yield Property(name, PLAN[name], Literal(text))
    for name, number in (("value", figure.value), ("low", figure.low), ("high", figure.high)):
        if number is not None:
            yield Property(name, PLAN[name], decimal(number))
    if figure.base_value is not None:
        yield Property("base_value", PLAN.baseValue, decimal(figure.base_value))
    if figure.base_time:
        yield Property("base_time", PLAN.baseTime, dated(figure.base_time))
    if figure.change:
        yield Property("change", PLAN.change, TRUE)
    yield from _measured(figure)


def _measured(figure: Figure) -> Iterator[Property]:
    unit = units().get(figure.unit)
    if not unit:
        return
    if unit.qudt:
        yield Property("", QUDT.hasUnit, UNIT[unit.qudt])
    if figure.value is not None:
        yield Property("", PLAN.normalValue, _normal(figure.value, unit.factor))
        yield Property("", PLAN.normalUnit, Literal(unit.normal))


def _normal(value: Decimal, factor: Fraction) -> Literal:
    exact = Fraction(value) * factor
    return decimal(round(Decimal(exact.numerator) / Decimal(exact.denominator), 6))

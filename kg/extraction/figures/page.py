"""A document in, what its sentences share out: numbers, times, and the shape that a read number takes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from kg.extraction.figures.quantities import Quantity, quantities
from kg.extraction.figures.times import Moment, moments
from kg.extraction.lexicon import rules
from kg.model import Document, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with the name of what it measures, before it is known to be promised or reached.

    WHEN is the time that is its own among several figures of one indicator, or None.
    """

    quantity: Quantity
    name: str
    named: Span | None
    span: Span
    rule: str
    edge: int
    sign: str = ""
    comparator: str = "="
    period: str = ""
    base_value: Decimal | None = None
    base_time: str = ""
    verbs: tuple[str, ...] = ()
    existing: bool = False
    when: Moment | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What every sentence needs of the document: its folded text, numbers and times."""

    document: Document
    folded: str
    numbers: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    starts: dict[int, int]
    ends: dict[int, int]

    @classmethod
    def of(cls, document: Document) -> Page:
        """Return the page of DOCUMENT."""
        folded = document.folded
        times = moments(document)
        quoted = tuple(
            Span(match.start(), match.end()) for rule in rules("quotes") for match in rule.pattern.finditer(folded)
        )
        return cls(
            document,
            folded,
            quantities(folded, tuple(sorted(quoted))),
            times,
            {moment.span.start: moment.span.end for moment in times},
            {moment.span.end: moment.span.start for moment in times},
        )

    def quantities(self, span: Span) -> list[Quantity]:
        """Return the numbers that start inside SPAN."""
        first = bisect_left(self.numbers, span.start, key=lambda number: number.span.start)
        last = bisect_left(self.numbers, span.end, key=lambda number: number.span.start)
        return list(self.numbers[first:last])

    def moments_in(self, span: Span) -> list[Moment]:
        """Return the times inside SPAN."""
        first = bisect_left(self.moments, span.start, key=lambda moment: moment.span.start)
        last = bisect_left(self.moments, span.end, key=lambda moment: moment.span.start)
        return [moment for moment in self.moments[first:last] if span.holds(moment.span)]

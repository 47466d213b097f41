"""A figure in brackets right behind another in; out, what it is to that one: its base, or the same of one part of it.

人均绿地面积达到14平方米（2021年为12.4平方米） tells a base; 居民收入增长5.5%（农村居民7%以上） tells one more figure.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.figures.coordination import completed, is_indicator
from kg.extraction.figures.indicators import Lead
from kg.extraction.figures.page import Page, Reading
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import openings, signs_of
from kg.extraction.figures.times import document_year
from kg.model import Span


def figure_before(page: Page, done: list[Reading], start: int) -> Reading | None:
    """Return the figure read last where a bracket opens right behind it and START is the first place inside."""
    last = done[-1] if done else None
    opening = page.folded[start - 1 : start]
    bracketed = opening in openings() and opening not in signs_of("quote-opening")
    return last if bracketed and last is not None and last.quantity.span.end == start - 1 else None


def with_base(page: Page, done: list[Reading], number: Quantity, lead: Lead, start: int) -> Reading | None:
    """Return the figure before with NUMBER as its base where its bracket holds an earlier year and that, or None."""
    last = figure_before(page, done, start)
    times = page.moments_in(Span(start, number.span.start))
    if (
        last is None
        or len(times) != 1
        or lead.start != start
        or lead.of_kind("change") is not None
        or last.base_value is not None
    ):
        return None
    year = document_year(page.document)
    if (year is not None and times[0].year > year) or (number.unit, number.family) != _kind(last):
        return None
    return replace(last, base_value=number.value, base_time=times[0].iso)


def of_a_part(last: Reading, number: Quantity, words: str, lead: Lead) -> str:
    """Return what LAST measures of the part that WORDS name, or "" where they are an indicator of their own."""
    if lead.terms or is_indicator(words) or number.family != "share" or (number.unit, number.family) != _kind(last):
        return ""
    return completed(words, last.name)


def _kind(reading: Reading) -> tuple[str, str]:
    return reading.quantity.unit, reading.quantity.family

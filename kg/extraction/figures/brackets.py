"""A figure in brackets or behind 其中 right after another in; out, whether it is its base or the same of a part of it.

人均绿地面积达到14平方米（2021年为12.4平方米） tells a base; 居民收入增长5.5%（农村居民7%以上） tells one more figure.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.figures.coordination import completed, is_indicator
from kg.extraction.figures.indicators import Lead
from kg.extraction.figures.page import Page, Reading
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import longest_after, openings, signs_of, terms_of
from kg.extraction.figures.times import document_year
from kg.extraction.lexicon import lexicon
from kg.model import Span


def figure_before(page: Page, done: list[Reading], start: int) -> Reading | None:
    """Return the figure read last where a bracket, or 其中, goes on right behind it at START, or None."""
    last = done[-1] if done else None
    if last is None or last.quantity.span.end != start - 1:
        return None
    opening = page.folded[start - 1]
    if opening in openings() and opening not in signs_of("quote-opening"):
        return last
    return last if longest_after(page.folded, start, len(page.folded), terms_of(("among",))) is not None else None


def with_base(page: Page, done: list[Reading], number: Quantity, lead: Lead, start: int) -> Reading | None:
    """Return the figure before with NUMBER as its base where its bracket holds an earlier year and that, or None."""
    last = figure_before(page, done, start)
    if last is None or last.base_value is not None or lead.start != start or lead.of_kind("change") is not None:
        return None
    times = page.moments_in(Span(start, number.span.start))
    if len(times) != 1:
        return None
    year = document_year(page.document)
    if (year is not None and times[0].year > year) or (number.unit, number.family) != _kind(last):
        return None
    return replace(last, base_value=number.value, base_time=times[0].iso)


def of_a_part(last: Reading, number: Quantity, words: str, lead: Lead) -> str:
    """Return what LAST measures of the part that WORDS name, or the indicator that they are; "" where neither is so.

    A level (户籍人口城镇化率达到45%) stands for itself.
    """
    if number.family != "share" or (number.unit, number.family) != _kind(last):
        return ""
    if lead.of_kind("level", "comparator-before") is not None:
        return ""
    if is_indicator(words):
        return "" if lead.terms else words
    name = completed(words, last.name)
    return name if name in lexicon().terms("indicator") else ""


def _kind(reading: Reading) -> tuple[str, str]:
    return reading.quantity.unit, reading.quantity.family

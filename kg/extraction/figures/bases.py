"""A number in, the base that it is told to be out: 由68%提高到75%, 在2020年312家的基础上翻一番.

A base is printed before the figure that starts from it and is no figure of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.figures.page import Page
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.terms import longest_before, signs_of, terms_of
from kg.extraction.lexicon import frame, lexicon
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Base:
    """A base: SPAN from the word that opens it to its end, its TIME ("" where not told); BUILT_ON for 基础上."""

    span: Span
    time: str
    built_on: bool


def base_of(page: Page, number: Quantity, start: int) -> Base | None:
    """Return the base that NUMBER is, opened not before START, or None where it is a figure.

    Args:
        page: the document's text, numbers and times.
        number: a number of the text.
        start: where the words that belong to the number start.

    """
    folded = page.folded
    end = number.span.start
    about = longest_before(folded, start, end, terms_of(("comparator-before",)))
    if about is not None and folded[end - len(about.term) - 1] in signs_of("figure-of") | signs_of("base-opening"):
        end -= len(about.term)
    if folded[end - 1 : end] in lexicon().terms("figure-of"):
        end -= 1
        now = longest_before(folded, start, end, terms_of(("base-now",)))
        end -= len(now.term) if now is not None else 0
    opening = page.ends.get(end, end)
    moment = next(iter(page.moments_in(Span(opening, end))), None)
    time = moment.iso if moment else ""
    closing = frame("on-base").match(folded, number.span.end)
    if closing is not None:
        opening -= moment is None
        if opening > start and folded[opening] in lexicon().terms("base-place"):
            return Base(Span(opening, closing.end()), time, True)
        return None
    if opening > start and folded[opening - 1] in lexicon().terms("base-opening"):
        return Base(Span(opening - 1, number.span.end), time, False)
    return None

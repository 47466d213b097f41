"""Headings and sentences in order in; the mood and the year of each sentence out.

A heading's mood holds for all it covers, an opening's until its paragraph ends, a sentence's own cue for it alone.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Article, Heading, Span
from kg.resources import folder, read_table

_OPENING = 24


class Moods:
    """Tells mood and year of the sentences of one article, asked in text order."""

    def __init__(self, article: Article, headings: tuple[Heading, ...]) -> None:
        self._folded = article.folded
        self._year = article.facts.date[:4]
        self._headings = headings
        self._of_heading = [self._mood_of(heading) for heading in headings]
        self._paragraph = ""
        self._paragraph_year = ""

    def _mood_of(self, heading: Heading) -> str:
        """Return the mood that a heading's words, its counting mark (任务一) or a year still to come give."""
        words = heading.span.of(self._folded)
        return heading_mood(words) or _cue("mark", heading.mark) or ("plan" if self._ahead(words) else "")

    def _year_of(self, heading: Heading) -> str:
        words = heading.span.of(self._folded)
        return printed_year(words) or self._ahead(words)

    def _ahead(self, words: str) -> str:
        """Return the year still to come that WORDS print, with or without the word for year, or ""."""
        year = printed_year(words, bare=True)
        return year if self._year and year > self._year else ""

    def open_paragraph(self) -> None:
        """Forget what the last paragraph's opening said."""
        self._paragraph = ""
        self._paragraph_year = ""

    def of(self, span: Span, heading: int | None) -> tuple[str, str]:
        """Return the mood ("plan", "target", "review", "situation" or "") and the year of a sentence."""
        opening = self._folded[span.start : min(span.end, span.start + _OPENING)]
        cue = _cue("opening", opening, anchored=True)
        year = _year().match(opening)
        if year and self._year and cue == "review" and year.group(1) >= self._year:
            cue = "plan"
        if cue:
            self._paragraph = cue
        above, above_year = self._above(heading)
        own = _cue("sentence", self._folded[span.start : span.end])
        if own == "review" and (above or self._paragraph) in ("plan", "target"):
            own = ""
        mood = own or self._paragraph or above
        spoken = _cues("spoken-year")[0][1].match(opening)
        self._paragraph_year = spoken.group(1) if spoken else self._paragraph_year
        reviewed = self._paragraph_year if mood == "review" else ""
        return mood, (year.group(1) if year else "") or reviewed or above_year or self._year

    def _above(self, heading: int | None) -> tuple[str, str]:
        mood = year = ""
        while heading is not None:
            mood = mood or self._of_heading[heading]
            year = year or self._year_of(self._headings[heading])
            heading = self._headings[heading].parent
        return mood, year


def heading_mood(words: str) -> str:
    """Return the mood that the words of a heading give to what it covers, or "".

    Example:
        >>> heading_mood("二、2025年工作安排")
        'plan'

    """
    return _cue("heading", words)


def names_part(words: str) -> bool:
    """Tell whether the words of a heading name a whole part of a text.

    Example:
        >>> names_part("2021年工作回顾"), names_part("过去五年：转出来的底气")
        (True, False)

    """
    return bool(_cues("part")[0][1].search(words))


def printed_year(words: str, *, bare: bool = False) -> str:
    """Return the year that WORDS print, or ""; BARE takes one without the word for year too (回眸2023).

    Example:
        >>> printed_year("2021年工作回顾"), printed_year("回眸2023"), printed_year("回眸2023", bare=True)
        ('2021', '', '2023')

    """
    match = (_cues("bare-year")[0][1] if bare else _year()).search(words)
    return match.group(1) if match else ""


def _cue(scope: str, words: str, anchored: bool = False) -> str:
    for mood, pattern in _cues(scope):
        if pattern.match(words) if anchored else pattern.search(words):
            return mood
    return ""


@cache
def _cues(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table(folder("data") / "reading" / "moods.tsv")
    return tuple((row["mood"], re.compile(row["pattern"])) for row in rows if row["scope"] == scope)


@cache
def _year() -> re.Pattern[str]:
    return _cues("year")[0][1]

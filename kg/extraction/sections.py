"""A Document in; the reports of other bodies that it tells of beside its own plan, each with its passage, out.

News of a congress reports on the government's work and then on that of the standing committee: what the second report
sets out belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.lexicon import frame
from kg.model import Document, Mention, Span, Thing


@dataclass(frozen=True, slots=True)
class Section:
    """The passage that tells of another body's report, and the places that name that report."""

    passage: Span
    named: tuple[Mention, ...]

    @property
    def label(self) -> str:
        """What the report is called."""
        return self.named[0].label


def sections(document: Document) -> list[Section]:
    r"""Return the passage of each other report that the text names and lets speak, in text order.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> text = "甲县开会\n\n乙作县人大常委会工作报告。\n\n报告指出，今年县人大常委会将监督丙。"
        >>> [section.label for section in sections(read(make_article(text)))]
        ['县人大常委会工作报告']

    """
    folded = document.folded
    named = [Span(*match.span()) for match in frame("other-report").finditer(folded)]
    spoken = [
        sentence.span.start
        for sentence in document.sentences
        if frame("other-speaks").match(folded, sentence.span.start, sentence.span.end)
    ]
    if not named or not spoken:
        return []
    label = named[0].of(document.text)
    passage = Span(min(spoken), _end(document, max(spoken)))
    return [Section(passage, tuple(Mention("Plan", span, "sections:other-report", label) for span in named))]


def _end(document: Document, last: int) -> int:
    """Return where the passage ends that speaks at LAST: where somebody else's report is read, else with the text."""
    again = (one.span.start for one in document.sentences if one.span.start > last)
    speaking = (start for start in again if frame("next-report").match(document.folded, start))
    return next(speaking, len(document.folded))


def plan_of(thing: Thing | Span, plans: Sequence[Thing], told: Sequence[Section]) -> Thing | None:
    """Return which of PLANS a thing or place belongs to: that of the section it stands in, else the article's own."""
    place = thing if isinstance(thing, Span) else thing.spans[0]
    label = next((section.label for section in told if section.passage.holds(place)), "")
    others = {section.label for section in told}
    wanted = (plan for plan in plans if (plan.label == label if label else plan.label not in others))
    return next(wanted, None)

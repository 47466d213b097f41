"""A figure's place in the article in; out, whether it is promised or reached, by or at when, and how firmly.

The mood and year of a sentence come from reading; here its own words weigh in: 力争, 到2026年, 去年, 已.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.extraction.figures.times import Moment, document_year, section_year
from kg.extraction.lexicon import lexicon
from kg.model import Document, Sentence, Span

_PROMISED_MOODS = ("plan", "target")
_REACHED_MOODS = ("review", "situation")


@dataclass(frozen=True, slots=True)
class When:
    """A deadline or time: ISO form, whether the clause itself prints it, where it comes from."""

    iso: str
    printed: bool
    span: Span
    rule: str


class Promises:
    """Tells what figures promise. Sentences are entered in text order, since a time holds on for what follows it."""

    def __init__(self, document: Document, times: tuple[Moment, ...]) -> None:
        self.document = document
        self.times = times
        self._starts = [moment.span.start for moment in times]
        self.year = document_year(document)
        self._next = 0
        self._here: list[Moment] = []
        self._held: Moment | None = None
        self._block = -1
        self._told = ""
        self._horizon = self._plan_end()

    def enter(self, sentence: Sentence) -> None:
        """Move on to SENTENCE; a deadline stays in force until its block ends or another time comes."""
        self._told = sentence.mood or self._told
        if sentence.block != self._block:
            self._block, self._held = sentence.block, None
        for moment in self._here:
            if moment.kind in ("by", "period") or self._future(moment):
                self._held = moment
        self._here = []
        while self._next < len(self.times) and self.times[self._next].span.end <= sentence.span.end:
            if self.times[self._next].span.start >= sentence.span.start and self.times[self._next].kind != "base":
                self._here.append(self.times[self._next])
            self._next += 1

    def promised(self, sentence: Sentence, words: Span, *, existing: bool) -> bool:
        """Tell whether the figure at WORDS is a promise (else a fact); EXISTING where it counts what is there."""
        near = self._near(words)
        if near is not None and self.year is not None:
            if near.year > self.year:
                return near.span.end > words.start or not _has(words.of(self.document.folded), "now")
            if near.year < self.year:
                return False
        clause = Span(self._opening(sentence, words), words.end)
        text = clause.of(self.document.folded)
        if sentence.mood in _REACHED_MOODS:
            return False
        if _has(text, "past") or _has(self._before(sentence, words), "now"):
            return False
        if sentence.mood in _PROMISED_MOODS:
            return not existing
        if _has(text, "promise") or _has(sentence.span.of(self.document.folded), "promise-sentence"):
            return True
        if not existing and any(self._future(moment) for moment in self._here):
            return True
        return self._told in _PROMISED_MOODS and not existing

    def deadline(self, sentence: Sentence, words: Span) -> When:
        """Return by when the promise at WORDS is to be kept."""
        near = self._near(words) or self._held
        if near is not None:
            printed = near.span.start >= words.start
            return When(near.iso[:4] if near.kind == "period" else near.iso, printed, near.span, near.rule)
        heading = self._of_heading(sentence)
        if heading is not None:
            return When(heading.iso, False, heading.span, heading.rule)
        if self._horizon:
            return When(self._horizon, False, sentence.span, "plan-end")
        year = sentence.year or (str(self.year) if self.year else "")
        return When(year, False, sentence.span, "section-year")

    def time(self, sentence: Sentence, words: Span) -> When:
        """Return when the state at WORDS held."""
        near = self._near(words)
        if near is not None and not self._future(near):
            return When(near.iso, near.span.start >= words.start, near.span, near.rule)
        date = self.document.article.facts.date
        if sentence.mood == "review" and section_year(self.document, sentence) not in ("", date[:4]):
            return When(section_year(self.document, sentence), False, sentence.span, "section-year")
        return When(date or sentence.year, False, sentence.span, "article-date")

    def commitment(self, sentence: Sentence, words: Span) -> str:
        """Return the first word of commitment in WORDS or in the clause before that opens them with a time."""
        text = self.document.folded[self._opening(sentence, words) : words.end]
        for hit in lexicon().find(text, ("figure-commitment", "indicator")):
            if hit.term.kind == "figure-commitment" and not _takes_object(hit.term.term, text[hit.end :]):
                return hit.term.term
        return ""

    def _plan_end(self) -> str:
        """Return the year that the plan runs to, or "" for a plan of one year.

        It is a known fact, or the commonest later deadline of an article that never speaks of its own year.
        """
        end = self.document.article.facts.end[:4]
        if end.isdigit() and (self.year is None or int(end) > self.year):
            return end
        later = [moment.year for moment in self.times if moment.kind in ("by", "period") and self._future(moment)]
        if not later or any(moment.year == self.year and moment.computed for moment in self.times):
            return ""
        return str(max(later, key=lambda year: (later.count(year), -year)))

    def _near(self, words: Span) -> Moment | None:
        """Return the time that governs WORDS: the last one before their end in the sentence."""
        before = [moment for moment in self._here if moment.span.start < words.end]
        return before[-1] if before else None

    def _before(self, sentence: Sentence, words: Span) -> str:
        """Return what stands before WORDS in their clause."""
        start = max((c.span.start for c in sentence.clauses if c.span.start <= words.start), default=words.start)
        return self.document.folded[start : words.start]

    def _opening(self, sentence: Sentence, words: Span) -> int:
        """Return where the clause of WORDS starts, or the clause before it where that only names a time."""
        opening = words.start
        for moment in self._here:
            if moment.span.end <= words.start <= moment.span.end + 1:
                opening = max(sentence.span.start, moment.span.start - 4)
        return opening

    def _of_heading(self, sentence: Sentence) -> Moment | None:
        index = sentence.heading
        while index is not None:
            heading = self.document.headings[index]
            for at in range(bisect_left(self._starts, heading.span.start), bisect_left(self._starts, heading.span.end)):
                moment = self.times[at]
                if heading.span.holds(moment.span) and (moment.kind in ("by", "period") or self._future(moment)):
                    return moment
            index = heading.parent
        return None

    def _future(self, moment: Moment) -> bool:
        return self.year is not None and moment.year > self.year


def _has(text: str, kind: str) -> bool:
    return next(lexicon().find(text, (kind,)), None) is not None


def _takes_object(word: str, rest: str) -> bool:
    """Tell whether a word of promise is the 将 that moves an object forward: 将面积扩大到."""
    if word not in lexicon().terms("object-mover"):
        return False
    kinds = ("figure-verb", "change", "level", "comparator-before", "figure-lead")
    return not any(rest[:length] in lexicon().terms(kind) for kind in kinds for length in range(1, 5))

"""A figure's place in the article in; out, whether it is promised or reached, by or at when, and how firmly.

The mood and year of a sentence come from reading; here its own words weigh in: 力争, 到2026年, 去年, 已.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from kg.extraction.figures.comparing import only
from kg.extraction.figures.indicators import noun_edge
from kg.extraction.figures.terms import closings, longest_after, openings, signs_of, terms_of
from kg.extraction.figures.times import Moment, document_year, section_year
from kg.extraction.lexicon import frame, lexicon, rules
from kg.model import Document, Sentence, Span
from kg.reading.moods import printed_year

_PROMISED_MOODS = ("plan", "target")
_REACHED_MOODS = ("review", "situation")
_OPENING = 12
_MIDDLE = "within-years"
_YEAR = "year"
_OF_THE_PLAN = ("coming-years", "five-year-end", "five-year-period")
_OF_ONE_WORK = ("before-year", _MIDDLE)  # 2023年底前 is by when one work is done; a plan runs 到2025年


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
        self._sentences = [sentence.span.start for sentence in document.sentences]
        self._starts = [moment.span.start for moment in times]
        self.year = document_year(document)
        self._next = 0
        self._here: list[Moment] = []
        self._held: Moment | None = None
        self._block = -1
        title = document.article.facts.title
        self._is_plan = any(rule.type == "Title" and rule.pattern.fullmatch(title) for rule in rules("plans"))
        self._heading: int | None = None
        self._told = "plan" if self._is_plan else ""
        self._list: Sentence | None = None  # the words that a list follows (到2025年，实现以下目标：)
        self._back: Moment | None = None  # the year before, where a review names it
        self._reach = 0
        self._horizon = self._plan_end()

    def enter(self, sentence: Sentence) -> None:
        """Move on to SENTENCE; a deadline that opens one stays in force until its block ends or another time comes."""
        self._hold_on(sentence)
        self._here = []
        self._reach = sentence.span.start + _OPENING
        while self._next < len(self.times) and self.times[self._next].span.end <= sentence.span.end:
            if self.times[self._next].span.start >= sentence.span.start and self.times[self._next].kind != "base":
                self._here.append(self.times[self._next])
            self._next += 1
        if self._is_plan and sentence.heading != self._heading:
            self._told = "plan"
        self._heading = sentence.heading
        listing = self.document.folded[sentence.span.end - 1] in lexicon().terms("figure-list")
        if listing and any(self._holds(moment) for moment in self._here):
            self._list = sentence
        self._told = sentence.mood or self._told
        if not sentence.mood and _has(self.document.folded[sentence.span.start : self._reach], "that-day"):
            self._told = ""
        if sentence.mood != "review":
            self._back = None
        elif self.year is not None:
            opening = (one for one in self._here if one.year == self.year - 1 and one.span.start <= self._reach)
            self._back = next(opening, self._back)

    def _hold_on(self, sentence: Sentence) -> None:
        """Keep the deadline that opens the sentence before for SENTENCE, where it goes on in the same block or list."""
        self._held = next((moment for moment in reversed(self._here) if self._holds(moment)), self._held)
        start = sentence.span.start
        if longest_after(self.document.folded, start, sentence.span.end, terms_of(("then",))) is not None:
            self._held = next((moment for moment in reversed(self._here) if self._future(moment)), self._held)
        if sentence.block != self._block:
            if not self._lists(sentence):
                self._held = self._list = None
            self._block = sentence.block

    def _holds(self, moment: Moment) -> bool:
        """Tell whether MOMENT is a deadline for what follows too: it opens its sentence or is the plan's own."""
        of_plan = moment.rule in _OF_THE_PLAN and self._horizon in ("", moment.iso[:4])
        opens = moment.span.start <= self._reach or of_plan
        return opens and (moment.kind in ("by", "period") or self._future(moment))

    def _lists(self, sentence: Sentence) -> bool:
        """Tell whether SENTENCE belongs to the list that an earlier one opens: it stands below the same heading."""
        if self._list is None:
            return False
        above = self._list.heading
        while above is not None and self.document.headings[above].span.overlap(self._list.span):
            above = self.document.headings[above].parent
        heading = sentence.heading
        if above is None:
            return heading is None
        while heading is not None and heading != above:
            heading = self.document.headings[heading].parent
        return heading == above

    def promised(self, sentence: Sentence, words: Span, *, existing: bool) -> bool:
        """Tell whether the figure at WORDS is a promise (else a fact); EXISTING where it counts what is there."""
        near = self._near(words)
        if near is not None and self.year is not None:
            if near.year > self.year:
                return near.span.end > words.start or not _says(words.of(self.document.folded), "now")
            if near.year < self.year:
                return False
        clause = Span(self._opening(sentence, words), words.end)
        text = clause.of(self.document.folded)
        if sentence.mood in _REACHED_MOODS:
            return self._commits(sentence, near, words)
        if _has(text, "past") or _says(self._before(sentence, words), "now") or self._is_now(sentence, words):
            return False
        if sentence.mood in _PROMISED_MOODS:
            return not existing
        if _says(text, "promise") or _commits(text) or self._commits(sentence, near, words):
            return True
        if _has(sentence.span.of(self.document.folded), "promise-sentence"):
            return True
        if not existing and any(self._future(moment) for moment in self._here):
            return True
        return self._told in _PROMISED_MOODS and not existing

    def _commits(self, sentence: Sentence, near: Moment | None, words: Span) -> bool:
        """Tell whether what stands from NEAR on is promised: 计划年内实施技改项目60个，关停企业20家."""
        if near is None or near.kind != "by":
            return False
        start = max(sentence.span.start, near.span.start - _OPENING)
        return _commits(self.document.folded[start : words.end])

    def deadline(self, sentence: Sentence, words: Span) -> When:
        """Return by when the promise at WORDS is to be kept."""
        near = self._near(words) or self._finish(sentence, words) or self._held
        if near is not None:
            printed = near.span.start >= words.start
            return When(near.iso[:4] if near.kind == "period" else near.iso, printed, near.span, near.rule)
        due = self._due(sentence)
        if due is not None:
            return due
        heading = self._of_heading(sentence)
        if heading is not None:
            return When(heading.iso, False, heading.span, heading.rule)
        own = self._of_this_year(sentence)
        if own is not None:
            return own
        if self._horizon:
            return When(self._horizon, False, sentence.span, "plan-end")
        year = sentence.year or (str(self.year) if self.year else "")
        return When(year, False, sentence.span, "section-year")

    def _due(self, sentence: Sentence) -> When | None:
        """Return the date that a bracket behind the measures of a line sets for them: （完成时限：2023年12月底）."""
        block = self.document.blocks[sentence.block].span
        match = frame("due-bracket").search(self.document.folded, block.start, block.end)
        iso = (
            f"{match['year']}-{match['month'].zfill(2)}" if match and match["month"] else match["year"] if match else ""
        )
        return When(iso, False, Span(*match.span()), "due-bracket") if match else None

    def _of_this_year(self, sentence: Sentence) -> When | None:
        """Return the article's own year where a heading prints it: 三、2026年重点工作, in a plan that runs longer."""
        index = sentence.heading
        while index is not None:
            heading = self.document.headings[index]
            if self.year is not None and printed_year(heading.span.of(self.document.folded)) == str(self.year):
                return When(str(self.year), False, heading.span, "heading-year")
            index = heading.parent
        return None

    def time(self, sentence: Sentence, words: Span) -> When:
        """Return when the state at WORDS held."""
        near = self._near(words)
        if near is not None and not self._future(near):
            return When(near.iso, near.span.start >= words.start, near.span, near.rule)
        date = self.document.article.facts.date
        now = _has(self.document.folded[sentence.span.start : words.end], "now")
        looked_at = section_year(self.document, sentence)
        if self._back is not None and sentence.year == date[:4]:
            looked_at = self._back.iso[:4]
        if not now and sentence.mood == "review" and looked_at not in ("", date[:4]):
            return When(looked_at, False, sentence.span, "section-year")
        return When(date or sentence.year, False, sentence.span, "article-date")

    def commitment(self, sentence: Sentence, words: Span) -> str:
        """Return the first word of commitment in WORDS or in the clause before that opens them with a time."""
        return _commitment(self.document.folded[self._opening(sentence, words) : words.end])

    def _plan_end(self) -> str:
        """Return the year that the plan runs to, or "" for a plan of one year.

        It is a known fact, or the commonest later deadline of an article that never speaks of its own year.
        """
        if self._runs_on():
            return self.document.article.facts.end[:4]
        coming = [moment for moment in self.times if moment.kind in ("by", "period") and self._future(moment)]
        if not coming or any(moment.year == self.year and self._of_own_year(moment) for moment in self.times):
            return ""
        later = [moment.year for moment in coming if moment.rule not in _OF_ONE_WORK] or [one.year for one in coming]
        return str(max(later, key=lambda year: (later.count(year), -year)))

    def _of_own_year(self, moment: Moment) -> bool:
        """Tell whether MOMENT, in the article's own year, shows a plan of one year: 今年, or aims 2024年 by name."""
        if moment.computed:
            return True
        index = bisect_right(self._sentences, moment.span.start) - 1
        sentence = self.document.sentences[index]
        return (
            moment.rule == _YEAR and sentence.mood == "target" and moment.span.start <= sentence.span.start + _OPENING
        )

    def _runs_on(self) -> bool:
        """Tell whether the plan is known to run to a later year than the article's."""
        end = self.document.article.facts.end[:4]
        return end.isdigit() and (self.year is None or int(end) > self.year)

    def _near(self, words: Span) -> Moment | None:
        """Return the time that governs WORDS: the last one before their end in the sentence.

        A deadline of an earlier part of the sentence governs the next only where it opens them all.
        """
        before = [moment for moment in self._here if moment.span.start < words.end]
        return next((moment for moment in reversed(before) if self._governs(moment, words)), None)

    def _finish(self, sentence: Sentence, words: Span) -> Moment | None:
        """Return the time, told behind WORDS, by which what they tell is done: 新建泊位4个，2027年建成投用."""
        folded = self.document.folded
        moment = next((one for one in self._here if one.span.start >= words.end), None)
        if moment is None or (self.year is not None and moment.year < self.year):
            return None
        between = folded[words.end : moment.span.start]
        done = Span(moment.span.end, noun_edge(folded, moment.span.end, sentence.span.end))
        kinds = ("finish-word", "figure-adverb")
        finished = _has(done.of(folded), "finish-word") and only(done.of(folded), kinds)
        return moment if finished and not any(mark in between for mark in lexicon().terms("figure-half")) else None

    def _governs(self, moment: Moment, words: Span) -> bool:
        if _bracket_closes(self.document.folded[moment.span.end : words.start]):
            return False
        if moment.rule == _MIDDLE and self._in_the_middle(moment, words):
            return False
        if moment.span.start <= self._reach or (self.year is not None and moment.year < self.year):
            return True
        between = self.document.folded[moment.span.end : words.end]
        return not any(mark in between for mark in lexicon().terms("figure-half"))

    def _is_now(self, sentence: Sentence, words: Span) -> bool:
        """Tell whether a clause up to WORDS opens with 目前 and nothing is promised from there on."""
        text = self.document.folded[sentence.span.start : words.end]
        marks = lexicon().terms("figure-stop")
        for hit in lexicon().find(text, ("figure-guard", "now")):
            if hit.term.kind == "now" and (not hit.start or text[hit.start - 1] in marks):
                return not _commits(text[hit.end :]) and not _says(text[hit.end :], "promise")
        return False

    def _in_the_middle(self, moment: Moment, words: Span) -> bool:
        """Tell whether MOMENT stands behind the subject of an earlier clause: 产值三年内翻一番，新建水库."""
        before, after = self.document.folded[moment.span.start - 1], self.document.folded[moment.span.end : words.end]
        marks = lexicon().terms("figure-stop")
        return before not in marks and moment.span.start > self._reach and any(mark in after for mark in marks)

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


def _bracket_closes(text: str) -> bool:
    """Tell whether a bracket closes in TEXT that is open before it: a time inside says nothing of what is behind."""
    if _bracket_ends().isdisjoint(text):
        return False
    depth = 0
    for sign in text:
        depth += (sign in openings() and sign not in signs_of("quote-opening")) - (sign in _bracket_ends())
        if depth < 0:
            return True
    return False


@cache
def _bracket_ends() -> frozenset[str]:
    return closings() - signs_of("quote-closing")


def _has(text: str, kind: str) -> bool:
    return next(lexicon().find(text, (kind,)), None) is not None


def _says(text: str, kind: str) -> bool:
    """Tell whether TEXT holds a word of KIND, outside the words that only look like one: 预期寿命, 由目前的40%."""
    return any(hit.term.kind == kind for hit in lexicon().find(text, ("figure-guard", kind)))


def _commitment(text: str) -> str:
    """Return the first word of commitment in TEXT, or ""."""
    for hit in lexicon().find(text, ("figure-commitment", "indicator")):
        if hit.term.kind == "figure-commitment" and not _takes_object(hit.term.term, text[hit.end :]):
            return hit.term.term
    return ""


def _commits(text: str) -> bool:
    """Tell whether TEXT holds a word of firm commitment."""
    return _commitment(text) not in ("", *lexicon().terms("kept-commitment"))


def _takes_object(word: str, rest: str) -> bool:
    """Tell whether a word of promise is the 将 that moves an object forward: 将面积扩大到."""
    if word not in lexicon().terms("object-mover"):
        return False
    kinds = ("figure-verb", "change", "level", "comparator-before", "figure-lead")
    return not any(rest[:length] in lexicon().terms(kind) for kind in kinds for length in range(1, 5))

"""An article's words of time in, ISO dates out: 到2026年 · 去年12月 · “十四五”末 · 未来5年 · 年底前.

The forms are rules/times.tsv, the words lexicon/times.tsv. A time that counts from the article's year stays out where
that year is not known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache

from kg.extraction.figures.numerals import value
from kg.extraction.lexicon import frame, lexicon, rules
from kg.model import Document, Sentence, Span

_EARLY_MONTHS = ("01", "02", "03", "04")
_LATE_MONTHS = ("11", "12")
_OPENING = 24
_COUNTED = ("within", "plan")
_COMING, _PRINTED = "coming-years", "year"
_WORKS_OF_A_YEAR = "people-works"
_PLANNED_MOODS = ("plan", "target")
_REACHED_MOODS = ("review", "situation")
_QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time the text names: KIND by (a deadline), point, period, or base (what is compared with).

    ISO is as precise as the words ("2026", "2021-12"), LAST the last day it covers ("2026-12-31"). COMPUTED is true
    where the year was reckoned from the article's own and not printed. WHOLE_YEAR is true for words such as 全年.
    """

    span: Span
    kind: str
    iso: str
    last: str
    rule: str
    computed: bool = False

    @property
    def is_printed(self) -> bool:
        """Whether the words are a time when something is or is to be, and neither a base nor 十件民生实事."""
        return self.kind != "base" and self.rule != _WORKS_OF_A_YEAR

    @property
    def year(self) -> int:
        """The year of the time."""
        return int(self.iso[:4])


def moments(document: Document) -> tuple[Moment, ...]:
    """Return the times that the article names, in text order, longest first where several fit, without overlap.

    Example:
        >>> from kg.reading.article import make_article
        >>> from kg.reading.layout import read
        >>> [moment.iso for moment in moments(read(make_article("到2026年建成，2021年12月开工。", name="a")))]
        ['2026', '2021-12']

    """
    folded = document.folded
    found = [(match, rule.id, rule.type) for rule in rules("times") for match in rule.pattern.finditer(folded)]
    found.sort(key=lambda item: (item[0].start(), -item[0].end()))
    sentences = iter(document.sentences)
    sentence = next(sentences, None)
    kept: list[Moment] = []
    end = 0
    coming = False
    ahead = ""  # the next year, once a text printed late in a year plans for it
    for match, rule, kind in found:
        if match.start() < end:
            continue
        if kind == "none":
            end = match.end()
            continue
        while sentence is not None and sentence.span.end <= match.start():
            sentence = next(sentences, None)
        here = sentence if sentence and sentence.span.start <= match.start() else None
        if kind in _COUNTED and here is not None and here.mood == "review":
            end = match.end()
            continue
        section = section_year(document, here) if here else ""
        section = ahead if here is not None and here.mood not in _REACHED_MOODS and ahead else section
        told = kept[-1] if kept and here is not None and kept[-1].span.start >= here.span.start else None
        section = told.iso[:4] if told is not None and told.rule == _PRINTED else section
        planned = coming or (here is not None and here.mood in _PLANNED_MOODS)
        moment = _moment(match, rule, kind, document, section)
        if moment is None and kind == "plan" and planned:
            moment = _moment(match, rule, "within", document, section)
        if moment is not None:
            kept.append(moment)
            end = match.end()
            coming = coming or rule == _COMING
            ahead = moment.iso if here is not None and _plans_ahead(document, here, moment) else ahead
    return tuple(kept)


def _plans_ahead(document: Document, here: Sentence, moment: Moment) -> bool:
    """Tell whether a text of November or December plans HERE for the year after: 2024年主要目标…，全年新增."""
    late = document.article.facts.date[5:7] in _LATE_MONTHS
    year = document_year(document)
    return late and here.mood in _PLANNED_MOODS and moment.rule == _PRINTED and year == moment.year - 1


def resolve(document: Document, span: Span) -> tuple[str, str]:
    """Return the ISO form and the last day of the first time inside SPAN, or two empty strings."""
    for moment in moments(document):
        if span.holds(moment.span):
            return moment.iso, moment.last
    return "", ""


def last_day(iso: str) -> str:
    """Return the last day that an ISO year, month or day covers.

    Example:
        >>> last_day("2026"), last_day("2024-02"), last_day("2021-12-31"), last_day("")
        ('2026-12-31', '2024-02-29', '2021-12-31', '')

    """
    if len(iso) == 4:
        return f"{iso}-12-31"
    if len(iso) == 7:
        return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso


def document_year(document: Document) -> int | None:
    """Return the year the article was written in, where its facts tell."""
    year = document.article.facts.date[:4]
    return int(year) if year.isdigit() else None


def section_year(document: Document, sentence: Sentence) -> str:
    """Return the year that a sentence speaks of.

    A review printed early in a year looks back on the year before, unless it tells of several years.
    """
    date = document.article.facts.date
    of_this_year = sentence.mood == "review" and sentence.year == date[:4]
    if of_this_year and date[5:7] in _EARLY_MONTHS and not _of_several_years(document, sentence):
        return str(int(date[:4]) - 1)
    return sentence.year


def _of_several_years(document: Document, sentence: Sentence) -> bool:
    """Tell whether the opening of a sentence's paragraph, or a heading above it, looks back on more than a year."""
    opening = document.blocks[sentence.block].span.start
    if frame("several-years").search(document.folded, opening, min(sentence.span.end, opening + _OPENING)):
        return True
    index = sentence.heading
    while index is not None:
        heading = document.headings[index]
        if frame("several-years").search(document.folded, heading.span.start, heading.span.end):
            return True
        index = heading.parent
    return False


def _moment(match: re.Match[str], rule: str, kind: str, document: Document, section: str) -> Moment | None:
    groups = {name: words for name, words in match.groupdict().items() if words}
    year, day, computed = _year(groups, document, section, kind)
    if year is None or not 1900 < year < 2200:
        return None
    month = groups.get("m", "")
    iso = str(year)
    if month and 1 <= int(month) <= 12:
        iso += f"-{int(month):02d}"
        if "d" in groups and 1 <= int(groups["d"]) <= monthrange(year, int(month))[1]:
            iso += f"-{int(groups['d']):02d}"
    if kind in _COUNTED:
        kind = "by"
    if kind == "relative":
        kind = "by" if day != _HELD_OVER else "point"
    last = f"{year}-{day}" if len(iso) == 4 and day not in ("", _HELD_OVER) else last_day(iso)
    if "quarter" in groups:
        number = value(groups["quarter"])
        last = f"{year}-{_QUARTER_ENDS[int(number or 4) - 1]}"
    return Moment(Span(match.start(), match.end()), kind, iso, last, rule, computed)


_HELD_OVER = "past"


def _year(groups: dict[str, str], document: Document, section: str, kind: str) -> tuple[int | None, str, bool]:
    """Return the year, the day it ends on ("" for the last, "past" for a time gone by) and whether it was reckoned."""
    if "y" in groups:
        return int(groups["y"]), "", False
    if "written" in groups:
        return int(value(groups["written"]) or 0), "", False
    if "five" in groups:
        return int(_five()[groups["five"]]), "", False
    if "named" in groups:
        return int(lexicon().terms("named-time")[groups["named"]].extra["value"]), "", False
    own = document_year(document)
    if "n" in groups:
        facts = document.article.facts
        if facts.end[:4].isdigit() and "upto" not in groups and kind not in _COUNTED:
            return int(facts.end[:4]), "", True
        number = value(groups.get("upto") or groups["n"])
        if kind == "plan":
            return _end_of_plan(int(number or 0), facts.start[:4], facts.end[:4]), "", True
        return (own + int(number) - 1 if own and number else None), "", True
    here = int(section) if section else own
    if "relative" in groups:
        term = lexicon().terms("relative-year")[groups["relative"]]
        base = here if term.extra["hold"] == "section" else own
        shift = int(term.extra["value"])
        return (base + shift if base else None), _HELD_OVER if shift < 0 else term.extra["last"], True
    return here, "", True


def _end_of_plan(years: int, start: str, end: str) -> int | None:
    """Return the last year of a plan from START to END where it runs for so many YEARS."""
    runs = start.isdigit() and end.isdigit() and int(end) - int(start) + 1 == years
    return int(end) if runs else None


@cache
def _five() -> dict[str, str]:
    return {word: term.extra["last"] for word, term in lexicon().terms("five-year-plan").items()}

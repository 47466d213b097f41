"""An article and the kinds of its lines in, what is known of the article out: its own words fill what no file says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Article, Block, DocumentFacts
from kg.reading.written import counted
from kg.resources import folder, read_table

_OPENING_LINES = 60
_CLOSING_LINES = 10
_FIVE = 5
_ZEROTH_PLAN_END = 1955
"""Counted back from the third five-year plan (1966-1970) on, all of which follow each other without a gap."""


def document_facts(article: Article, blocks: tuple[Block, ...]) -> DocumentFacts:
    """Return the facts of ARTICLE: those of its file first, else what its title, dateline and headings say."""
    facts = article.facts
    title = facts.title or next((b.span.of(article.text) for b in blocks if b.kind == "title"), "")
    facts = replace(facts, title=title)
    if not facts.date:
        date = _first(article, blocks, "date")
        facts = replace(facts, date="-".join(str(counted(part)).zfill(2) for part in date))
    if not facts.date:
        year = _year_by_event(article) or _year_by_words(article, blocks)
        facts = replace(facts, date=year, date_inferred=bool(year))
    if not facts.area:
        facts = replace(facts, area="".join(_first(article, blocks, "area")))
    if not facts.pictures:
        facts = replace(facts, pictures="".join(_first(article, blocks[-_CLOSING_LINES:], "pictures")))
    if not facts.start and not facts.end:
        start, end = _years_ahead(article, blocks, facts.date[:4])
        facts = replace(facts, start=start, end=end)
    if not facts.start:
        span = _first(article, blocks, "plan-span")
        if len(span) != 2:
            span = _five_years([title, *(b.span.of(article.folded) for b in blocks[:2])], facts.date[:4])
        if len(span) == 2 and span[0] < span[1] and span[1] >= facts.date[:4]:
            facts = replace(facts, start=span[0], end=span[1])
    return facts


def _years_ahead(article: Article, blocks: tuple[Block, ...], year: str) -> tuple[str, str]:
    """Return the first and last year of a plan for the year after YEAR, or for the coming five whose last it names."""
    if not year:
        return "", ""
    work = _first(article, blocks, "year-of-work")
    if work and work[0] > year:
        return work[0], work[0]
    ahead = _years(article, blocks, "five-years-ahead")
    aims = [one for one in ahead if one] or _years(article, blocks, "year-aimed-at")
    near = [one for one in aims if one - int(year) in (_FIVE - 1, _FIVE)]
    if ahead and near:
        last = max(near, key=near.count)
        return str(last - _FIVE + 1), str(last)
    return "", ""


def _five_years(titles: Iterable[str], year: str) -> tuple[str, ...]:
    """Return the first and last year of the five-year plan that TITLES name, unless it was over before YEAR."""
    found = [
        match for title in titles for _, pattern in _patterns("five-year-plan") if (match := pattern.search(title))
    ]
    last = _ZEROTH_PLAN_END + 5 * counted(found[0].group(1)) if found else 0
    return (str(last - 4), str(last)) if found and year <= str(last) else ()


def _first(article: Article, blocks: tuple[Block, ...], fact: str) -> tuple[str, ...]:
    for kind, pattern in _patterns(fact):
        for block in blocks[:_OPENING_LINES]:
            if kind not in ("*", block.kind):
                continue
            match = pattern.search(article.folded, block.span.start, min(block.span.end, block.span.start + 300))
            if match:
                return tuple(group for group in match.groups() if group)
    return ()


def _year_by_event(article: Article) -> str:
    """Return the year that a known event tells (the founding's 75th anniversary: 2024), "" where none does."""
    for rule in _events():
        match = rule.pattern.search(article.folded)
        if match:
            return str(rule.year + (counted(match.group("n")) if rule.counts else 0))
    return ""


def _year_by_words(article: Article, blocks: tuple[Block, ...]) -> str:
    """Return the year that the words of a text without a date tell, "" where none do.

    Its own year is that of the work it sets out, else the first of the plan it names (the second, where that was
    adopted last year), else the year after the last one that it looks back on, else counted back from where the
    coming five years end: a Party congress meets in the year before them, a people's congress in their first.
    """
    work = _first(article, blocks, "year-of-work")
    if work and _years(article, blocks, "work-of-next-year"):
        return str(int(work[0]) - 1)
    if work:
        return work[0]
    adopted = _years(article, blocks, "span-gone")
    if adopted:
        return str(adopted[0] + 1)
    own = _first(article, blocks, "span-of-plan")
    if own:
        return own[0]
    aims = _years(article, blocks, "year-aimed-at")
    gone = [year for year in _years(article, blocks, "year-gone") if year < min(aims, default=year + 1)]
    if gone:
        return str(max(gone) + 1)
    last = next((year for year in _years(article, blocks, "five-years-ahead") if year), 0)
    if not last and _years(article, blocks, "five-years-ahead"):
        last = max(aims, key=aims.count, default=0)
    before = _FIVE if _years(article, blocks, "congress-ahead") else _FIVE - 1
    return str(last - before) if last else ""


def _years(article: Article, blocks: tuple[Block, ...], fact: str) -> list[int]:
    """Return the years that the rows of FACT print anywhere in the opening lines; 0 for a row without one."""
    return [
        int(match.group(match.lastindex)) if match.lastindex else 0
        for _, pattern in _patterns(fact)
        for block in blocks[:_OPENING_LINES]
        for match in pattern.finditer(article.folded, block.span.start, block.span.end)
    ]


@dataclass(frozen=True, slots=True)
class _Event:
    pattern: re.Pattern[str]
    year: int
    counts: bool


@cache
def _events() -> tuple[_Event, ...]:
    rows = read_table(folder("data") / "reading" / "events.tsv")
    return tuple(_Event(re.compile(r["pattern"]), int(r["from"]), r["count"] == "anniversary") for r in rows)


@cache
def _patterns(fact: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table(folder("data") / "reading" / "facts.tsv")
    return tuple((row["block"], re.compile(row["pattern"])) for row in rows if row["fact"] == fact)

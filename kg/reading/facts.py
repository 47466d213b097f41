"""An article and the kinds of its lines in, what is known of the article out: its own words fill what no file says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Article, Block, DocumentFacts
from kg.resources import folder, read_table

_OPENING_LINES = 60
_CLOSING_LINES = 10
_TEN = 10
_YEAR_DIGITS = 4


def document_facts(article: Article, blocks: tuple[Block, ...]) -> DocumentFacts:
    """Return the facts of ARTICLE: those of its file first, else what its title, dateline and headings say."""
    facts = article.facts
    title = facts.title or next((b.span.of(article.text) for b in blocks if b.kind == "title"), "")
    facts = replace(facts, title=title)
    if not facts.date:
        date = _first(article, blocks, "date")
        facts = replace(facts, date="-".join(str(_counted(part)).zfill(2) for part in date))
    if not facts.date:
        year = _year_by_event(article) or _year_by_words(article, blocks)
        facts = replace(facts, date=year, date_inferred=bool(year))
    if not facts.area:
        facts = replace(facts, area="".join(_first(article, blocks, "area")))
    if not facts.pictures:
        facts = replace(facts, pictures="".join(_first(article, blocks[-_CLOSING_LINES:], "pictures")))
    if not facts.start:
        span = _first(article, blocks, "plan-span")
        if len(span) == 2 and span[0] < span[1]:
            facts = replace(facts, start=span[0], end=span[1])
    return facts


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
            return str(rule.year + (_counted(match.group("n")) if rule.counts else 0))
    return ""


def _year_by_words(article: Article, blocks: tuple[Block, ...]) -> str:
    """Return the year that the words of a text without a date tell, "" where none do.

    Its own year is that of the work it sets out, else the first of the plan it names, else the year after the last
    one that it looks back on.
    """
    own = _first(article, blocks, "year-of-work") or _first(article, blocks, "span-of-plan")
    if own:
        return own[0]
    gone = [
        int(match.group(match.lastindex or 1))
        for _, pattern in _patterns("year-gone")
        for block in blocks[:_OPENING_LINES]
        for match in pattern.finditer(article.folded, block.span.start, block.span.end)
    ]
    return str(max(gone) + 1) if gone else ""


def _counted(words: str) -> int:
    """Return the number that WORDS print in digits, as Chinese digits (of a year) or as Chinese tens and hundreds."""
    if words.isascii():
        return int(words)
    if len(words) == _YEAR_DIGITS:
        return int("".join(str(int(unicodedata.numeric(sign))) for sign in words))
    total = digit = 0
    for sign in words:
        value = int(unicodedata.numeric(sign))
        if value < _TEN:
            digit = value
        else:
            total, digit = total + (digit or 1) * value, 0
    return total + digit


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

"""The words beside a number in, the name of what it measures out.

Left of a number stand, read backwards: words of comparison, change and manner (its lead), then the indicator, then the
verbs, times and adverbs that open the clause. Which word is which is lexicon data; the longest word always wins, and a
known indicator protects the words inside it (工业增加值, 城镇新增就业).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.extraction.figures.terms import (
    closings,
    item_marks,
    longest_after,
    longest_before,
    openings,
    outer_marks,
    signs_of,
    stops,
    terms_of,
)
from kg.extraction.lexicon import Term, lexicon, rules
from kg.model import Span

_LEAD_KINDS = (
    "figure-pairing",
    "each-word",
    "comparator-before",
    "change",
    "level",
    "figure-adverb",
    "figure-commitment",
)
_HEAD_KINDS = ("figure-lead", "figure-verb", "figure-commitment", "figure-join", "figure-adverb")
_LONGEST_NOUN = 40
_SHORTEST_CUT = 3
_LONGEST_CLAUSE = 300


@dataclass(frozen=True, slots=True)
class Lead:
    """The words between an indicator and its number: where they start and the terms, from right to left."""

    start: int
    terms: tuple[Term, ...]

    def of_kind(self, *kinds: str) -> Term | None:
        """Return the term of one of KINDS that is nearest to the number."""
        return next((term for term in self.terms if term.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun phrase and the words before it: SPAN of the noun, the VERBS stripped, where the first and last stand."""

    span: Span
    verbs: tuple[str, ...]
    first_verb: int
    last_verb: int


def lead(folded: str, span: Span, times: Mapping[int, int]) -> Lead:
    """Return the lead at the end of SPAN, the stretch left of a number.

    Args:
        folded: the folded text.
        span: from the edge of the clause to the number.
        times: the starts of the times in the text, by their ends.

    Example:
        >>> text = "单位地区生产总值能耗年均下降"
        >>> found = lead(text, Span(0, len(text)), {})
        >>> text[: found.start], [term.term for term in found.terms]
        ('单位地区生产总值能耗', ['下降', '年均'])

    """
    end = span.end
    terms = []
    while end > span.start:
        if folded[end - 1] == " ":
            end -= 1
            continue
        if folded[end - 1] in lexicon().terms("figure-of") and times.get(end - 1, -1) >= span.start:
            end -= 1
        if times.get(end, -1) >= span.start:
            end = times[end]
            continue
        term = longest_before(folded, span.start, end, terms_of(_LEAD_KINDS))
        if term is None and end == span.end and folded[end - 1 : end] in lexicon().terms("before-number"):
            end -= 1
            continue
        if term is None:
            break
        guard = longest_before(folded, span.start, end, terms_of(("indicator", "figure-verb", "rate-noun")))
        if guard is not None and len(guard.term) > len(term.term):
            break
        terms.append(term)
        end -= len(term.term)
    return Lead(end, tuple(terms))


def head(folded: str, span: Span, times: Mapping[int, int]) -> Head:
    """Return the noun phrase at the end of SPAN, stripped of the times, adverbs and verbs that open it.

    Args:
        folded: the folded text.
        span: from the edge of the clause to the lead.
        times: the ends of the times in the text, by their starts.

    Example:
        >>> text = "力争全年新增高新技术企业"
        >>> found = head(text, Span(0, len(text)), {2: 4})
        >>> found.span.of(text), found.verbs
        ('高新技术企业', ('新增',))

    """
    opening = span.start
    for pattern in _marks():
        mark = pattern.match(folded, opening, span.end)
        opening = mark.end() if mark else opening
    start, verbs = _strip(folded, opening, span.end, times)
    cut = start
    strong = ""
    for found in lexicon().find(folded[start : span.end], ("indicator", "figure-guard", "strong-verb")):
        after = folded[start + found.end : start + found.end + 1]
        if after in lexicon().terms("indicator-head"):
            continue
        rest = folded[start + found.end : span.end]
        known = any(rest in lexicon().terms(kind) for kind in ("indicator", "indicator-head"))
        if found.term.kind == "strong-verb" and (known or len(rest) >= _SHORTEST_CUT):
            cut, strong = start + found.start, found.term.term
    if strong:
        start, verbs = _strip(folded, cut, span.end, times)
    first, last = (verbs[0][0], verbs[-1][0]) if verbs else (start, start)
    return Head(Span(start, span.end), tuple(word for _, word in verbs), first, last)


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    return tuple(rule.pattern for rule in rules("figures") if rule.type == "Mark")


def _strip(folded: str, start: int, end: int, times: Mapping[int, int]) -> tuple[int, list[tuple[int, str]]]:
    verbs: list[tuple[int, str]] = []
    opening = terms_of(_HEAD_KINDS)
    while start < end:
        if start in times and times[start] <= end:
            start = times[start]
            continue
        if folded[start] in outer_marks() or folded[start] in lexicon().terms("figure-of"):
            start += 1
            continue
        term = longest_after(folded, start, end, opening)
        if term is None:
            break
        guard = longest_after(folded, start, end, terms_of(("indicator", "figure-guard")))
        if (guard is not None and len(guard.term) >= len(term.term)) or end - start - len(term.term) == 1:
            break
        if verbs and start + len(term.term) == end and term.term in lexicon().terms("indicator-head"):
            break
        if term.term in lexicon().terms("figure-verb"):
            verbs.append((start, term.term))
        start += len(term.term)
    return start, verbs


def noun_right(folded: str, start: int, limit: int, edge: int) -> Span:
    """Return the noun that follows a number: up to a mark, the verb after it, or EDGE; empty where there is none.

    Example:
        >>> text = "建成50个口袋公园，"
        >>> noun_right(text, 5, len(text), len(text)).of(text)
        '口袋公园'

    """
    position = noun_edge(folded, start, min(limit, edge, start + _LONGEST_NOUN))
    if _opens_with_verb(folded[start:position]):
        return Span(start, start)
    noun = before_verb(folded, Span(start, position))
    end = noun.end
    while end > start and folded[end - 1] in lexicon().terms("figure-join"):
        end -= 1
    return _without_tail(folded, start, end)


def _opens_with_verb(words: str) -> bool:
    """Tell whether WORDS say what became of the things counted and do not name them: 312万人全部脱贫."""
    first = next(lexicon().find(words, ("figure-guard", "indicator", "after-noun")), None)
    return first is not None and first.term.kind == "after-noun" and first.start == 0


def after_examples(folded: str, span: Span) -> Span:
    """Return what a noun that opens with examples of itself stands for: 东湖、西湖等水体 → 水体.

    Example:
        >>> after_examples("东湖、西湖等黑臭水体", Span(0, 10)).of("东湖、西湖等黑臭水体")
        '黑臭水体'

    """
    for found in lexicon().find(span.of(folded), ("figure-guard", "indicator", "figure-etc")):
        if found.term.kind == "figure-etc" and found.start > 1 and found.end + 2 <= len(span):
            return Span(span.start + found.end, span.end)
    return span


def noun_edge(folded: str, start: int, end: int) -> int:
    """Return where the first mark outside quotes stands between START and END; not a comma after one letter."""
    position = start
    depth = 0
    while position < end:
        sign = folded[position]
        if sign in openings():
            if position == start and sign not in signs_of("quote-opening"):
                break
            depth += 1
        elif sign in closings():
            if not depth:
                break
            depth -= 1
        elif not depth and (sign in stops() or (sign in item_marks() and position - start != 1)):
            break
        position += 1
    return position


def before_verb(folded: str, span: Span) -> Span:
    """Return SPAN up to the verb or adverb that follows its noun, without tail words.

    Example:
        >>> before_verb("游客人数再创新高", Span(0, 8)).of("游客人数再创新高")
        '游客人数'

    """
    end = span.end
    for found in lexicon().find(folded[span.start : end], ("figure-guard", "indicator", "after-noun")):
        if (
            found.term.kind == "after-noun"
            and found.start > 0
            and not _inside(folded[span.start : span.start + found.start])
        ):
            end = span.start + found.start
            break
    return trimmed(folded, Span(span.start, end))


def _inside(words: str) -> bool:
    """Tell whether a quote or bracket is open at the end of WORDS."""
    return sum((sign in openings()) - (sign in closings()) for sign in words) > 0


def _without_tail(folded: str, start: int, end: int) -> Span:
    term = longest_before(folded, start, end, terms_of(("indicator-tail",)))
    if term is not None and end - len(term.term) > start:
        end -= len(term.term)
    return Span(start, max(start, end))


def left_edge(folded: str, at: int, stop: int) -> tuple[int, tuple[int, ...]]:
    """Return where the clause left of AT begins (not before STOP) and the list commas between, nearest first.

    Marks inside quotes and brackets do not count; an opening mark left open is an edge.
    """
    commas = []
    position = at
    depth = 0
    stop = max(stop, at - _LONGEST_CLAUSE)
    while position > stop:
        sign = folded[position - 1]
        if sign in closings():
            depth += 1
        elif sign in openings():
            if not depth:
                break
            depth -= 1
        elif not depth and sign in stops():
            break
        elif not depth and sign in item_marks():
            commas.append(position - 1)
        position -= 1
    if depth:
        return stop, ()
    return position, tuple(commas)


def trimmed(folded: str, span: Span) -> Span:
    """Return SPAN without the marks and the tail words (力度, 任务) at its ends."""
    start, end = span.start, span.end
    while start < end and folded[start] in outer_marks():
        start += 1
    while start < end and folded[end - 1] in outer_marks():
        end -= 1
    return _without_tail(folded, start, end)

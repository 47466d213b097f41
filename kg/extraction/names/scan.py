"""A folded text in; its known words, the places where a name cannot go on, and the candidates for names out.

One pass of the lexicon's finder cuts the text into known words, leftmost and longest; everything else asks here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from kg.extraction.lexicon import Found, Term, lexicon, rules, trie_pattern
from kg.extraction.names.districts import PLACES, local_districts

KINDS = (
    "strategy-not", "group-not", "sector-not", "region", "division", "division-short", "place-generic", "organisation",
    "person", "strategy", "sector", "sector-listed", "group", "sector-head", "sector-modifier", "sector-grade",
    "name-part", "name-break", "name-direction", "strategy-short", "name-determiner", "name-generic", "division-word",
    "job-title", "word", "word-verb", "word-function",
)  # fmt: skip
STOPS = frozenset(("name-break", "word-verb", "word-function", "job-title"))
PLAIN = frozenset((
    "name-generic", "name-determiner", "name-direction", "name-part", "word", "group", "group-not", "strategy-not",
    "sector", "sector-listed", "sector-not", "sector-head", "sector-modifier", "sector-grade",
))  # fmt: skip
FIRM_OF_WORKS = "suffix:firm-works"
"""The rule of a firm's name with works behind it, whose end begins no longer word (海峰新能源储能项目)."""
_AREA_LETTERS = (2, 3, 4)
_PUNCTUATION = re.compile(r"[^\w·]|_")


@cache
def cue(identifier: str) -> re.Pattern[str]:
    """Return the pattern called IDENTIFIER of data/rules/name-context.tsv.

    Example:
        >>> cue("end-of-count").search("建成16个项目") is not None
        True

    """
    return next(rule.pattern for rule in rules("name-context") if rule.id == identifier)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A stretch that may be a name: its type, the rule that saw it and how far to trust it (higher wins)."""

    start: int
    end: int
    type: str
    rule: str
    label: str = ""
    subtype: str = ""
    code: str = ""
    weight: int = field(default=50, compare=False)

    def moved(self, start: int, end: int) -> Candidate:
        """Return the same candidate over another stretch."""
        return replace(self, start=start, end=end)


def _with_local(text: str, words: list[Found], local: dict[str, Term]) -> list[Found]:
    """Return WORDS with the LOCAL terms in them; they give way to longer words and replace others."""
    new = [Found(*match.span(), local[match.group()]) for match in re.finditer(trie_pattern(local), text)]
    merged: list[Found] = []
    for found in sorted([*words, *new], key=lambda f: (f.start, -f.end, f.term.source)):
        if merged and merged[-1].end > found.start:
            last = merged[-1]
            longer = last.end - last.start > found.end - found.start
            if local.get(found.term.term) is not found.term or (longer and last.end >= found.end):
                continue
            merged.pop()
        merged.append(found)
    return merged


class Scan:
    """The known words of a folded text and its breaks: ends of stop words and of punctuation.

    Example:
        >>> scan = Scan("推进北京建设")
        >>> [(found.start, found.end) for found in scan.words]
        [(0, 2), (2, 4), (4, 6)]
        >>> scan.left(4)
        2

    """

    def __init__(self, text: str, area: str = "") -> None:
        self.text = text
        self._marks = [match.start() for match in _PUNCTUATION.finditer(text)]
        self._counts = [match.end() for rule in ("end-of-count", "end-of-body") for match in cue(rule).finditer(text)]
        self._take(list(lexicon().find(text, KINDS)))
        local = {term.term: term for term in local_districts(self, area)}
        if local:
            self._take(_with_local(text, self.words, local))

    def _take(self, words: list[Found]) -> None:
        self.words = words
        self.starts = [found.start for found in words]
        opens = {found.start for found in words if found.term.kind in PLACES}
        heads = lexicon().terms("place-head")  # 高速 goes on in 云砚高速发展轴, but not before a place of its own
        ends = {
            found.end
            for found in words
            if found.term.kind in STOPS and (found.term.term not in heads or found.end in opens)
        }
        ends.update(mark + 1 for mark in self._marks)
        ends.update(self._counts)
        leads = lexicon().terms("name-lead")
        ends.update([end + 1 for end in ends if self.text[end : end + 1] in leads and self.covering(end) is None])
        self._ends = sorted(ends)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The two to four letters before every letter that ends a district's, town's or village's name in the text."""
        ends = {*lexicon().terms("unit-end"), *lexicon().terms("settlement")}
        places = [match.start() for match in re.finditer(f"[{''.join(sorted(ends))}]", self.text)]
        return frozenset(self.text[max(0, place - size) : place] for place in places for size in _AREA_LETTERS)

    def left(self, position: int, width: int = 28) -> int:
        """Return where a name that goes on at POSITION can begin at the earliest."""
        index = bisect_right(self._ends, position) - 1
        found = self._ends[index] if index >= 0 else 0
        return max(found, position - width)

    def right(self, position: int) -> int:
        """Return the place of the next punctuation mark at or after POSITION, or the end of the text."""
        index = bisect_left(self._marks, position)
        return self._marks[index] if index < len(self._marks) else len(self.text)

    def inside(self, start: int, end: int) -> list[Found]:
        """Return the known words that lie wholly in [START, END)."""
        index = bisect_left(self.starts, start)
        found = []
        while index < len(self.words) and self.words[index].start < end:
            if self.words[index].end <= end:
                found.append(self.words[index])
            index += 1
        return found

    def covering(self, position: int) -> Found | None:
        """Return the known word that holds the code point at POSITION, if any."""
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and self.words[index].end > position:
            return self.words[index]
        return None

    def unknown(self, start: int, end: int) -> int:
        """Return how many code points of [START, END) no known plain word covers."""
        known = sum(found.end - found.start for found in self.inside(start, end) if found.term.kind in PLAIN)
        return end - start - known

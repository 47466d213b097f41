"""A folded text in; its known words, the places where a name cannot go on, and the candidates for names out.

One pass of the lexicon's finder cuts the text into known words, leftmost and longest; everything else asks here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from kg.extraction.lexicon import Found, lexicon

PLACES = ("region", "division", "division-short")
KINDS = (
    "strategy-not", "group-not", "sector-not", "region", "division", "division-short", "place-generic", "organisation", "person",
    "strategy", "sector", "group", "sector-head", "sector-modifier", "sector-grade", "name-part", "break", "direction", "strategy-short", "determiner", "generic", "division-word",
    "job", "word", "word-verb", "word-function",
)  # fmt: skip
STOPS = frozenset(("break", "word-verb", "word-function", "job"))
PLAIN = frozenset(("generic", "determiner", "direction", "sector-grade", "sector-not", "group-not", "strategy-not", "word", "name-part", "sector-modifier", "sector-head", "sector", "group"))
_COUNTED = re.compile(r"\d[个座条家所处批项名户]")
_PUNCTUATION = re.compile(r"[^\w·]|_")


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


class Scan:
    """The known words of a folded text and its breaks: ends of stop words and of punctuation.

    Example:
        >>> scan = Scan("推进北京建设")
        >>> [(found.start, found.end) for found in scan.words]
        [(0, 2), (2, 4), (4, 6)]
        >>> scan.left(4)
        2

    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Found] = list(lexicon().find(text, KINDS))
        self.starts = [found.start for found in self.words]
        self._marks = [match.start() for match in _PUNCTUATION.finditer(text)]
        ends = {found.end for found in self.words if found.term.kind in STOPS}
        ends.update(mark + 1 for mark in self._marks)
        ends.update(match.end() for match in _COUNTED.finditer(text))
        self._ends = sorted(ends)

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

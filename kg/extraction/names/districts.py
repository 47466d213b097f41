"""A text's known words and breaks in; district names that only this text makes sure of out.

Two kinds: short names that are everyday words (和平 for 和平区) where the text gives the full name, and districts that
the table of divisions does not hold (new, renamed, merged), told by a name repeated before 区, 县 or 市.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.extraction.lexicon import Found, Term, lexicon

PLACES = ("region", "division", "division-short")
_TWICE, _OFTEN = 2, 3
_SHORTEST, _LONGEST, _OPENING = 3, 4, 80


class Words(Protocol):
    """What is asked of a scanned text: its known words, and where a name can begin."""

    text: str
    words: list[Found]

    def left(self, position: int) -> int:
        """Return where a name that goes on at POSITION can begin at the earliest."""

    def covering(self, position: int) -> Found | None:
        """Return the known word that holds the code point at POSITION, if any."""


def local_districts(scan: Words, area: str) -> Iterator[Term]:
    """Yield a term for every short or unlisted district name that the text itself makes sure of.

    Args:
        scan: the text's known words and breaks.
        area: the plan's owner as far as the article's facts tell, or "".

    """
    counts = Counter(found.term.term for found in scan.words if found.term.kind == "division")
    counts.update(found.term.term for found in scan.words if found.term.kind == "division" and found.end <= _OPENING)
    for word, term in sorted(lexicon().terms("division-word").items()):
        if any(counts[name] >= _TWICE or area.endswith(name) for name in term.extra["full"].split()):
            yield Term(word, "division-short", term.english, term.source, term.extra)
    yield from _unlisted(scan)


def _places_of(text: str, letters: Iterable[str]) -> Iterator[int]:
    """Yield where one of LETTERS stands in TEXT, in order."""
    return (match.start() for match in re.finditer(f"[{''.join(letters)}]", text))


def _unlisted(scan: Words) -> Iterator[Term]:
    counts: Counter[str] = Counter()
    ends = lexicon().terms("district-end")
    for position in _places_of(scan.text, ends):
        start, cover = scan.left(position), scan.covering(position)
        name = scan.text[start : position + 1]
        if not _SHORTEST <= len(name) <= _LONGEST or not name.isalpha() or scan.covering(start) is not None:
            continue
        if cover is None or cover.end == position + 1:
            known = any(scan.covering(place) for place in range(start, position))
            counts[name] += 1 if known else _TWICE
    for name, count in sorted(counts.items()):
        alone = scan.text.count(name[:-1]) - scan.text.count(name)
        if count >= _OFTEN or (count >= _TWICE and alone >= _TWICE):
            extra = {"same": name, "full": name, "code": "", "level": "county", "subtype": "District"}
            yield Term(name, "division", "", "the text", extra)
            yield Term(name[:-1], "division-short", "", "the text", extra)

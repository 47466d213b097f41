"""A Document and its tasks in; which task each paragraph is about, told by the words it repeats, out.

Used where headings do not stand above what belongs to them: the slogans that open a news feature.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from kg.extraction.lexicon import frame
from kg.model import Document, Mention

_LEAST = 2  # times the next best task's repeats
_MOST_REPEATS = 4
_OPENING = 30  # what a paragraph opens with counts twice


def topics(document: Document, tasks: Mapping[int, Mention]) -> dict[int, int]:
    """Return for each paragraph's block index the heading index of the task it is about.

    Each task is known by the pairs of characters that only its own words have. A paragraph is about the task whose
    pairs it repeats most, or, where it repeats none and goes on from the one before ("同时，"), about that one's task.
    """
    slogans = {index: mention for index, mention in tasks.items() if document.headings[index].kind == "slogan"}
    if not slogans:
        return {}
    own = _own_pairs({index: _pairs(mention.span.of(document.folded)) for index, mention in slogans.items()})
    found: dict[int, int] = {}
    last: int | None = None
    for block in document.blocks:
        if block.kind != "paragraph":
            continue
        words = block.span.of(document.folded)
        counts = Counter([*_pair_list(words), *_pair_list(words[:_OPENING])])
        scores = {i: sum(min(counts[pair], _MOST_REPEATS) for pair in sorted(pairs)) for i, pairs in own.items()}
        best, second = sorted(scores, key=lambda index: (-scores[index], index))[:2] or (None, None)
        if best is not None and scores[best] >= max(1, _LEAST * (scores[second] if second is not None else 0)):
            last = best
        elif not frame("goes-on").match(document.folded, block.span.start):
            last = None
        if last is not None:
            found[block.index] = last
    return found


def _own_pairs(pairs: Mapping[int, set[str]]) -> dict[int, set[str]]:
    shared = Counter(pair for group in pairs.values() for pair in group)
    return {index: {pair for pair in group if shared[pair] == 1} for index, group in pairs.items()}


def _pairs(words: str) -> set[str]:
    return set(_pair_list(words))


def _pair_list(words: str) -> list[str]:
    return [a + b for a, b in pairwise(words) if not (a + b).isspace() and "\n" not in a + b]

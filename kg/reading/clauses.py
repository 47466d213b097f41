"""Folded text in; quote depths, sentences, clauses and coordinated items out, all as spans of that text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Clause, Span
from kg.resources import folder, read_table


def depths(folded: str) -> bytes:
    """Return for each code point how many closed pairs of quotes, brackets or title marks it stands in (at most 255).

    A pair counts within one line only; a mark without its partner changes nothing, nor does a pair that holds
    whole sentences (speech). The marks themselves are as deep as what they enclose.

    Example:
        >>> list(depths("实施“五大行动”。"))
        [0, 0, 1, 1, 1, 1, 1, 1, 0]

    """
    levels = bytearray(len(folded))
    opened: list[tuple[str, int]] = []
    for match in _marks().finditer(folded):
        mark, at = match.group(), match.start()
        if mark == "\n":
            opened.clear()
        elif mark in _closings():
            opened.append((mark, at))
        else:
            _close(folded, mark, at, opened, levels)
    return bytes(levels)


def _close(folded: str, mark: str, at: int, opened: list[tuple[str, int]], levels: bytearray) -> None:
    for position in range(len(opened) - 1, max(-1, len(opened) - 9), -1):
        opening, start = opened[position]
        if _closings()[opening] != mark:
            continue
        del opened[position:]
        inner = folded[start + 1 : at]
        if not _speech(inner):
            for index in range(start, at + 1):
                levels[index] = min(255, levels[index] + 1)
        return


def _speech(inner: str) -> bool:
    if len(inner) > _LONGEST_QUOTE or any(stop in inner[:-1] for stop in _delimiters("sentence")):
        return True
    ends = any(inner.endswith(stop) for stop in _delimiters("sentence"))
    return ends and any(mark in inner for mark in _delimiters("clause"))


_LONGEST_QUOTE = 400
_LONGEST_SENTENCE = 1000  # twice the longest seen in real reports


def sentences(folded: str, levels: bytes, block: Span) -> Iterator[Span]:
    """Yield the sentences of a line, each with its full stop, without blanks around it.

    What runs on without a stop is parted all the same, at a comma where there is one, so that time stays linear.
    """
    start = block.start
    for match in _finder("sentence").finditer(folded, block.start, block.end):
        if levels[match.start()]:
            continue
        end = match.end()
        while end < block.end and folded[end] in _trailing():
            end += 1
        yield from _bounded(folded, levels, start, end)
        start = end
    yield from _bounded(folded, levels, start, block.end)


def _bounded(folded: str, levels: bytes, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        marks = list(_finder("clause", "item").finditer(folded, start, limit))
        outside = [match.end() for match in marks if not levels[match.start()]]
        cut = max(outside or [match.end() for match in marks], default=limit)
        yield from _trimmed(folded, start, cut)
        start = cut
    yield from _trimmed(folded, start, end)


def clauses(folded: str, levels: bytes, sentence: Span) -> tuple[Clause, ...]:
    """Return the clauses of a sentence: its stretches between marks outside quotes, each with the mark after it.

    Joined with their delimiters (and the blanks between) they give the sentence back.
    """
    found = []
    start = sentence.start
    for match in _finder("clause", "sentence").finditer(folded, sentence.start, sentence.end):
        if levels[match.start()]:
            continue
        found.append(Clause(Span(start, match.start()), match.group()))
        start = match.end()
    if start < sentence.end:
        found.append(Clause(Span(start, sentence.end), ""))
    return tuple(found)


def items(folded: str, levels: bytes, span: Span, expected: int | None = None) -> tuple[Span, ...]:
    """Return the coordinated items of a stretch, split at enumeration commas and a last 和-word outside quotes.

    Args:
        folded: the folded text.
        levels: its quote depths.
        span: the stretch that is the list and nothing else.
        expected: how many items a number beside the list promises; with it, the last joining word is split only
            when that gives the promised number, so that a word inside an item is not taken for the join.

    Example:
        >>> text = "高端酒店业、特色会展业和文化旅游业"
        >>> [item.of(text) for item in items(text, depths(text), Span(0, len(text)))]
        ['高端酒店业', '特色会展业', '文化旅游业']

    """
    base = levels[span.start] if span.start < len(levels) else 0
    base = 0 if base and folded[span.start] in _closings() else base
    parts = _split(folded, levels, span, "item", base)
    if expected is not None and len(parts) == expected:
        return tuple(parts)
    last = _split(folded, levels, parts[-1], "last-item", base)
    if expected is None:
        return (*parts[:-1], *_join_tail(last, parts))
    if len(parts) - 1 + len(last) == expected:
        return (*parts[:-1], *last)
    everywhere = [piece for part in parts for piece in _split(folded, levels, part, "last-item", base)]
    return tuple(everywhere) if len(everywhere) == expected else tuple(parts)


def _join_tail(last: list[Span], parts: list[Span]) -> list[Span]:
    if len(last) == 2 or (len(parts) > 1 and len(last) > 1):
        return [last[0], Span(last[1].start, last[-1].end)]
    return last


def _split(folded: str, levels: bytes, span: Span, kind: str, base: int) -> list[Span]:
    found = []
    start = span.start
    for match in _finder(kind).finditer(folded, span.start, span.end):
        if levels[match.start()] > base or match.start() == start or match.end() == span.end:
            continue
        found.append(Span(start, match.start()))
        start = match.end()
    found.append(Span(start, span.end))
    return found


def _trimmed(folded: str, start: int, end: int) -> Iterator[Span]:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    return tuple(read_table(folder("data") / "reading" / f"{table}.tsv"))


@cache
def _closings() -> dict[str, str]:
    return {row["opening"]: row["closing"] for row in _rows("brackets")}


@cache
def _trailing() -> frozenset[str]:
    return frozenset(row["closing"] for row in _rows("brackets") if row["speech"] == "yes")


@cache
def _marks() -> re.Pattern[str]:
    marks = "".join(row["opening"] + row["closing"] for row in _rows("brackets"))
    return re.compile(f"[\n{re.escape(marks)}]")


@cache
def _delimiters(*kinds: str) -> tuple[str, ...]:
    return tuple(row["mark"] for row in _rows("delimiters") if row["kind"] in kinds)


@cache
def _finder(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for mark in sorted(_delimiters(*kinds), key=len, reverse=True)))

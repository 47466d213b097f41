"""Marks of lists: a stretch of text in, its pieces out; the number that a numeral of a phrase stands for."""

from __future__ import annotations

from kg.extraction.lexicon import lexicon
from kg.model import Span

_LONGEST_LIST = 2000
_OPENING = 12  # how far behind a phrase the mark may stand that opens its list


def small_count(words: str) -> int:
    """Return the number that a numeral of a numbered phrase says.

    Example:
        >>> small_count("三"), small_count("12")
        (3, 12)

    """
    term = lexicon().terms("small-number").get(words)
    return int(term.extra["value"]) if term else int(words)


def split_at(folded: str, span: Span, kind: str) -> list[Span]:
    """Split SPAN at the marks of KIND that stand outside quotes and brackets inside it.

    Example:
        >>> text = "甲、“乙、丙”、丁"
        >>> [piece.of(text) for piece in split_at(text, Span(0, len(text)), "figure-item")]
        ['甲', '“乙、丙”', '丁']

    """
    marks = lexicon().terms(kind)
    opening, closing = lexicon().terms("figure-opening"), lexicon().terms("figure-closing")
    pieces = []
    start = span.start
    depth = 0
    for position in range(span.start, span.end):
        sign = folded[position]
        depth += (sign in opening) - (sign in closing)
        if not depth and sign in marks:
            pieces.append(Span(start, position))
            start = position + 1
    pieces.append(Span(start, span.end))
    return [piece for piece in pieces if len(piece)]


def line_start(folded: str, position: int) -> int:
    """Return where the line of POSITION begins, or a place so far before it that no list reaches back to it."""
    edge = max(0, position - _LONGEST_LIST)
    return folded.rfind("\n", edge, position) + 1 or edge


def line_end(folded: str, position: int) -> int:
    """Return where the line of POSITION ends, or a place so far behind it that no list reaches it."""
    edge = min(len(folded), position + _LONGEST_LIST)
    end = folded.find("\n", position, edge)
    return edge if end < 0 else end


def list_opening(folded: str, start: int, line: int) -> int | None:
    """Return where the list behind a phrase begins: after the noun and the mark that open it."""
    words = lexicon().terms("formula-after")
    for position in range(start, min(start + _OPENING, line)):
        for length in (4, 3, 2, 1):
            if folded[position : position + length] in words and position + length <= line:
                return position + length
        if folded[position] in lexicon().terms("figure-stop"):
            return None
    return None


def stretch_end(folded: str, start: int, line: int) -> int:
    """Return where the list that begins at START ends: at its sentence's end or the bracket that closes it."""
    depth = 0
    for position in range(start, line):
        sign = folded[position]
        if sign in lexicon().terms("figure-opening"):
            depth += 1
        elif sign in lexicon().terms("figure-closing"):
            depth -= 1
            if depth < 0:
                return position
        elif not depth and sign in lexicon().terms("figure-full"):
            return position
    return line

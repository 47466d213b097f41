"""A coordinated noun phrase in, the indicators that it stands for out: 城镇和农村居民人均可支配收入 are two."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.figures.terms import (
    closings,
    item_marks,
    longest_after,
    longest_before,
    openings,
    signs_of,
    terms_of,
)
from kg.extraction.lexicon import Found, lexicon
from kg.model import Span


def parts(folded: str, span: Span, count: int | None = None) -> tuple[tuple[Span, str], ...]:
    """Return the indicators that a coordinated noun phrase stands for, each with its own words and composed name.

    Args:
        folded: the folded text.
        span: the noun phrase.
        count: how many figures follow, where the text pairs them.

    Example:
        >>> text = "城镇和农村居民人均可支配收入"
        >>> [name for _, name in parts(text, Span(0, len(text)), 2)]
        ['城镇居民人均可支配收入', '农村居民人均可支配收入']

    """
    words = span.of(folded)
    for term in lexicon().terms("joined-pair").values():
        single = term.extra["parts"].split(" ")
        if words.startswith(term.term) and count == len(single):
            rest = words[len(term.term) :]
            return tuple((span, part + rest) for part in single)
    pieces = split(folded, span)
    if count is not None and len(pieces) != count and len(pieces) > 1:
        return ((span, words),)
    if len(pieces) == 1 or (count is None and not _each_an_indicator(folded, pieces)):
        return ((span, words),)
    last = pieces[-1].of(folded)
    rate = _end_of(last, "rate-noun")
    named = []
    for piece in pieces:
        own = piece.of(folded)
        whole = own if piece == pieces[-1] or is_indicator(own) else completed(own, last)
        whole = whole if _end_of(whole, "rate-noun") else whole + rate
        named.append((Span(piece.start, span.end) if whole != own else piece, whole))
    return tuple(named)


def completed(own: str, last: str) -> str:
    """Return OWN with the end of LAST that both share.

    城镇, 农村居民收入 → 城镇居民收入; 茶园, 果园良种率 → 茶园良种率; 农村居民, 居民收入 → 农村居民收入.
    """
    for cut in range(len(own), 0, -1):
        if own + last[cut:] in lexicon().terms("indicator"):
            return own + last[cut:]
    twins = {own, last[: len(own)]}
    if any(twins <= set(term.extra["parts"].split(" ")) for term in lexicon().terms("joined-pair").values()):
        return own + last[len(own) :]
    shared = next((n for n in range(len(own) - 1, 1, -1) if own.endswith(last[:n])), 0)
    if shared:
        return own + last[shared:]
    if len(own) < len(last) and own[-1] == last[len(own) - 1]:
        return own + last[len(own) :]
    head = _end_of(last, "shared-head")
    if head and not own.endswith(head):
        return own + head
    return own + last[len(own) :] if len(own) * 2 <= len(last) else own


def _end_of(words: str, kind: str) -> str:
    """Return the longest term of KIND that WORDS end in, or ""."""
    term = longest_before(words, 0, len(words), terms_of((kind,)))
    return term.term if term else ""


def are_indicators(folded: str, span: Span, count: int) -> bool:
    """Tell whether a coordinated noun phrase names COUNT indicators, each in full: 固定资产投资、社零总额增速."""
    pieces = split(folded, span)
    return len(pieces) == count and _each_an_indicator(folded, pieces)


def _each_an_indicator(folded: str, pieces: tuple[Span, ...]) -> bool:
    words = [piece.of(folded) for piece in pieces]
    bare = words[-1].removesuffix(_end_of(words[-1], "rate-noun")).rstrip("".join(signs_of("figure-of")))
    words[-1] = bare or words[-1]
    return all(map(is_indicator, words))


def is_indicator(words: str) -> bool:
    """Tell whether WORDS are an indicator, or end in one or in the noun of one."""
    return words in lexicon().terms("indicator") or (
        longest_before(words, 0, len(words), terms_of(("indicator", "indicator-head", "rate-noun"))) is not None
        and len(words) > 2
    )


def split(folded: str, span: Span) -> tuple[Span, ...]:
    """Return the pieces of SPAN between list commas and words such as 和, outside quotes and brackets."""
    pieces = []
    start = position = span.start
    depth = 0
    joins = terms_of(("figure-join",))
    guarded = {span.start + found.start: span.start + found.end for found in _guards(span.of(folded))}
    while position < span.end:
        if position in guarded:
            position = guarded[position]
            continue
        sign = folded[position]
        if sign in openings():
            depth += 1
        elif sign in closings():
            depth -= 1
        elif not depth and position > start:
            term = longest_after(folded, position, span.end - 1, joins)
            length = 1 if sign in item_marks() else len(term.term) if term else 0
            if length:
                pieces.append(Span(start, position))
                position += length
                start = position
                continue
        position += 1
    return (*pieces, Span(start, span.end))


def _guards(words: str) -> Iterator[Found]:
    """Yield the words that hold a joining word without being joined by it: 普及率, 和美乡村."""
    for found in lexicon().find(words, ("figure-guard", "indicator")):
        if not any(sign in lexicon().terms("figure-item") for sign in found.term.term):
            yield found

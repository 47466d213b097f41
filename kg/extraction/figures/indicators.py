"""The words beside a number in, the name of what it measures out.

Left of a number stand, read backwards: words of comparison, change and manner (its lead), then the indicator, then the
verbs, times and adverbs that open the clause. Which word is which is lexicon data; the longest word always wins, and a
known indicator protects the words inside it (工业增加值, 城镇新增就业).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extraction.lexicon import Found, Term, lexicon, rules
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
        term = _longest_before(folded, span.start, end, _terms(_LEAD_KINDS))
        if term is None:
            break
        guard = _longest_before(folded, span.start, end, _terms(("indicator", "figure-verb", "rate-noun")))
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
    for rule in rules("figures"):
        mark = rule.pattern.match(folded, opening, span.end) if rule.type == "Mark" else None
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


def _strip(folded: str, start: int, end: int, times: Mapping[int, int]) -> tuple[int, list[tuple[int, str]]]:
    verbs: list[tuple[int, str]] = []
    opening = _terms(_HEAD_KINDS)
    while start < end:
        if start in times and times[start] <= end:
            start = times[start]
            continue
        if folded[start] in _marks() or folded[start] in lexicon().terms("figure-of"):
            start += 1
            continue
        term = _longest_after(folded, start, end, opening)
        if term is None:
            break
        guard = _longest_after(folded, start, end, _terms(("indicator", "figure-guard")))
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


def noun_edge(folded: str, start: int, end: int) -> int:
    """Return where the first mark outside quotes stands between START and END; not a comma after one letter."""
    position = start
    depth = 0
    while position < end:
        sign = folded[position]
        if sign in _openings():
            if position == start and sign not in _signs("quote-opening"):
                break
            depth += 1
        elif sign in _closings():
            if not depth:
                break
            depth -= 1
        elif not depth and (sign in _stops() or (sign in _item() and position - start != 1)):
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
    return sum((sign in _openings()) - (sign in _closings()) for sign in words) > 0


def _without_tail(folded: str, start: int, end: int) -> Span:
    term = _longest_before(folded, start, end, _terms(("indicator-tail",)))
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
        if sign in _closings():
            depth += 1
        elif sign in _openings():
            if not depth:
                break
            depth -= 1
        elif not depth and sign in _stops():
            break
        elif not depth and sign in _item():
            commas.append(position - 1)
        position -= 1
    if depth:
        return stop, ()
    return position, tuple(commas)


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
        whole = own if piece == pieces[-1] or _is_indicator(own) else _completed(own, last)
        whole = whole if _end_of(whole, "rate-noun") else whole + rate
        named.append((Span(piece.start, span.end) if whole != own else piece, whole))
    return tuple(named)


def _completed(own: str, last: str) -> str:
    """Return OWN with the end of LAST that both share: 城镇, 农村居民收入 → 城镇居民收入."""
    for cut in range(len(own), 0, -1):
        if own + last[cut:] in lexicon().terms("indicator"):
            return own + last[cut:]
    head = _end_of(last, "shared-head")
    if head and not own.endswith(head):
        return own + head
    return own + last[len(own) :] if len(own) * 2 <= len(last) else own


def _end_of(words: str, kind: str) -> str:
    """Return the longest term of KIND that WORDS end in, or ""."""
    term = _longest_before(words, 0, len(words), _terms((kind,)))
    return term.term if term else ""


def _each_an_indicator(folded: str, pieces: tuple[Span, ...]) -> bool:
    return all(_is_indicator(piece.of(folded)) for piece in pieces)


def _is_indicator(words: str) -> bool:
    return words in lexicon().terms("indicator") or (
        _longest_before(words, 0, len(words), _terms(("indicator", "indicator-head"))) is not None and len(words) > 2
    )


def split(folded: str, span: Span) -> tuple[Span, ...]:
    """Return the pieces of SPAN between list commas and words such as 和, outside quotes and brackets."""
    pieces = []
    start = position = span.start
    depth = 0
    joins = _terms(("figure-join",))
    guarded = {span.start + found.start: span.start + found.end for found in _guards(span.of(folded))}
    while position < span.end:
        if position in guarded:
            position = guarded[position]
            continue
        sign = folded[position]
        if sign in _openings():
            depth += 1
        elif sign in _closings():
            depth -= 1
        elif not depth and position > start:
            term = _longest_after(folded, position, span.end - 1, joins)
            length = 1 if sign in _item() else len(term.term) if term else 0
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


def trimmed(folded: str, span: Span) -> Span:
    """Return SPAN without the marks and the tail words (力度, 任务) at its ends."""
    start, end = span.start, span.end
    while start < end and folded[start] in _marks():
        start += 1
    while start < end and folded[end - 1] in _marks():
        end -= 1
    return _without_tail(folded, start, end)


def _longest_before(folded: str, start: int, end: int, terms: tuple[Mapping[str, Term], int]) -> Term | None:
    table, longest = terms
    for length in range(min(longest, end - start), 0, -1):
        term = table.get(folded[end - length : end])
        if term is not None:
            return term
    return None


def _longest_after(folded: str, start: int, end: int, terms: tuple[Mapping[str, Term], int]) -> Term | None:
    table, longest = terms
    for length in range(min(longest, end - start), 0, -1):
        term = table.get(folded[start : start + length])
        if term is not None:
            return term
    return None


@cache
def _terms(kinds: tuple[str, ...]) -> tuple[Mapping[str, Term], int]:
    table: dict[str, Term] = {}
    for kind in reversed(kinds):
        table.update(lexicon().terms(kind))
    return table, max(map(len, table), default=0)


@cache
def _signs(kind: str) -> frozenset[str]:
    return frozenset(lexicon().terms(kind))


def _stops() -> frozenset[str]:
    return _signs("figure-stop")


def _item() -> frozenset[str]:
    return _signs("figure-item")


def _marks() -> frozenset[str]:
    return _signs("figure-stop") | _signs("figure-item") | _signs("figure-blank")


def _openings() -> frozenset[str]:
    return _signs("figure-opening")


def _closings() -> frozenset[str]:
    return _signs("figure-closing")

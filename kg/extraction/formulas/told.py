"""A numbered phrase in; the members that the clauses behind it tell one after the other, out.

No mark opens such a list, so that more than the number must fit: each part of a chain with its own count and noun
(“一主两副三走廊”，做强中心城区，提升甲、乙两个副中心，打造丙、丁、戊三条走廊), or the phrase's own word in every item
(“三百工程”，引进百家企业、建设百项项目、培育百名工匠).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.figures import coordination
from kg.extraction.figures.terms import outer_marks
from kg.extraction.formulas.lists import line_end, list_opening, small_count, split_at, stretch_end
from kg.extraction.lexicon import frame, lexicon
from kg.model import Document, Span

_REACH = 400
_FAR = 1500
_LINES = 12
_HEADINGS = 40  # how far on the headings may name what a chain counts, so that a long text takes no longer
_NEAR = 5
_NOUN_AFTER = 16
_TAIL = 4
_PLUS = "+"
_PLACE = "#"  # where the frame stands-for has the number


@dataclass(frozen=True, slots=True)
class _Part:
    """A number of a chain and the noun it counts: 三走廊. COUNT is 0 where it only says many (多点)."""

    words: str
    count: int
    noun: str


def by_chain(document: Document, phrase: Span, words: str) -> tuple[Span, ...]:
    """Return the members of the chain WORDS, which stands at PHRASE (its quote marks included), or nothing."""
    parts = _parts(words)
    if sum(part.count for part in parts) < 2:
        return ()
    folded = document.folded
    clauses = _clauses(document, phrase)
    return _named_parts(folded, parts, clauses) or _in_one(folded, parts, clauses) or _in_turn(folded, parts, clauses)


def by_sum(document: Document, phrase: Span, words: str) -> tuple[Span, ...]:
    """Return the items behind PHRASE that open with the numbers of the sum or code WORDS.

    “1+3+N”，即1个甲、3个乙和一批丙; “12”体系：“1”即甲；“2”即乙.
    """
    folded = document.folded
    reach = range(phrase.end, min(line_end(folded, phrase.end), phrase.end + _REACH))
    end = next((at for at in reach if folded[at] in lexicon().terms("figure-full")), reach.stop)
    found: list[re.Match[str]] = []
    at = phrase.end
    for number in words.split(_PLUS) if _PLUS in words else words:
        counted = _opens_with(number).search(folded, at, end)
        if counted is None:
            return ()
        found.append(counted)
        at = counted.end()
    if found[0].start() - phrase.end > _NOUN_AFTER or not (_PLUS in words or all(match["said"] for match in found)):
        return ()
    ends = [*(match.start() for match in found[1:]), end]
    starts = (match.end() if match["said"] else match.start() for match in found)
    return tuple(_trimmed(folded, Span(*pair)) for pair in zip(starts, ends, strict=True))


def _opens_with(number: str) -> re.Pattern[str]:
    """Return the pattern of how an item opens that NUMBER, in digits or a letter for many, counts or stands for."""
    said = frame("stands-for").pattern.replace(_PLACE, re.escape(number))
    if not number.isdigit():
        return re.compile(f"(?P<said>{said})|{frame('counted-many').pattern}")
    words = [number, *(word for word, term in lexicon().terms("small-number").items() if term.extra["value"] == number)]
    counted = rf"(?<!\d)(?:{'|'.join(words)}){lexicon().pattern('formula-measure')}"
    return re.compile(f"(?P<said>{said})|{counted}")


def _trimmed(folded: str, item: Span) -> Span:
    """Return ITEM without the mark or word that joins the next item to it."""
    end = item.end
    joints = [*lexicon().terms("figure-item"), *lexicon().terms("figure-join"), *lexicon().terms("figure-stop")]
    while end - item.start > 1 and any(folded.endswith(joint, item.start, end) for joint in joints):
        end -= 1
    return Span(item.start, end)


def by_chain_later(document: Document, phrase: Span, words: str) -> tuple[Span, ...]:
    """Return the members of the chain WORDS that a line further on tells: by each part's name, or a clause for each."""
    parts = _parts(words)
    if sum(part.count for part in parts) < 2:
        return ()
    folded = document.folded
    at = bisect_left(document.blocks, phrase.end, key=lambda block: block.span.start)
    lines = [
        split_at(folded, Span(block.span.start, min(block.span.end, block.span.start + _REACH)), "figure-stop")
        for block in document.blocks[at : at + _LINES]
    ]
    every = [clause for clauses in lines for clause in clauses]
    named = (_named_parts(folded, parts, clauses) for clauses in (*lines, every))
    many = max(part.count for part in parts) > 1
    in_turn = (_in_turn(folded, parts, clauses, strict=True) for clauses in lines if many)
    return next((found for found in (*named, *in_turn) if found), ()) or _as_headings(document, phrase, words, parts)


def _as_headings(document: Document, phrase: Span, words: str, parts: Sequence[_Part]) -> tuple[Span, ...]:
    """Return the headings in a row that name, each at its place, what the chain counts: 建设甲带, 打造乙区."""
    folded = document.folded
    at = bisect_left(document.headings, phrase.end, key=lambda heading: heading.span.start)
    behind = [heading.span for heading in document.headings[at : at + _HEADINGS]]
    named = [Span(_without(folded, span, "opening-verbs"), span.end) for span in behind]
    total = sum(part.count for part in parts)
    rows = (named[start : start + total] for start in range(len(named) - total + 1))
    return next((tuple(row) for row in rows if answers_chain(folded, words, row)), ())


def answers_chain(folded: str, words: str, items: Sequence[Span]) -> bool:
    """Tell whether ITEMS end, each at its place, as the parts of the chain WORDS do: 甲城、乙城和丙枢纽“两城一枢纽”."""
    nouns = [part.noun for part in _parts(words) for _ in range(part.count or 1)]
    ends = [item.of(folded)[-1:] for item in items]
    return bool(ends) and ends == [noun[-1] for noun in nouns]


def by_ordinals(document: Document, phrase: Span, rest: str, count: int) -> tuple[Span, ...]:
    """Return what the sentences behind PHRASE count off (一要打好甲仗，…；二要打好乙仗，…), if it is as many as COUNT.

    Args:
        document: the text.
        phrase: the phrase, its quote marks included.
        rest: the words of the phrase behind its number.
        count: its number.

    """
    folded = document.folded
    end = min(len(folded), phrase.end + _FAR)
    marks = list(frame("counted-off").finditer(folded, phrase.end, end))
    counted = [mark for at, mark in enumerate(marks, 1) if small_count(mark["number"] or mark["step"]) == at]
    if len(counted) != count or len(marks) > count:
        return ()
    items = [split_at(folded, Span(mark.end(), line_end(folded, mark.end())), "figure-stop")[0] for mark in counted]
    behind = [Span(_without(folded, item, "opening-verbs"), item.end) for item in items]
    noun = rest[-1:]
    return tuple(behind if all(folded[item.end - 1] == noun for item in behind) else items)


def by_word(document: Document, phrase: Span, rest: str, count: int) -> tuple[Span, ...]:
    """Return as many items behind PHRASE as COUNT says that all hold its own word.

    Args:
        document: the text.
        phrase: the phrase, its quote marks included.
        rest: the words of the phrase behind its number.
        count: its number.

    """
    word = _own_word(rest)
    clauses = _clauses(document, phrase)
    if not word or not clauses:
        return ()
    folded = document.folded
    lists = [split_at(folded, clause, "figure-item") for clause in clauses[:_NEAR]]
    joined = [[part for piece in pieces for part in coordination.split(folded, piece)] for pieces in lists]
    listed = [items for pair in zip(lists, joined, strict=True) for items in pair]
    for items in (*listed[:2], clauses[:count] if len(word) > 1 else [], *listed[2:]):
        if len(items) == count and _in_each(word, [item.of(folded) for item in items]):
            serial = all(_without(folded, item, "opening-verbs") > item.start for item in items[1:])
            start = _without(folded, items[0], "opening-adverbs" if serial else "opening-verbs")
            return (Span(start, items[0].end), *items[1:])
    return ()


def in_all(folded: str, rest: str, items: Sequence[Span]) -> bool:
    """Tell whether the own word of a phrase, whose words behind its number are REST, stands in all ITEMS alike."""
    word = _own_word(rest)
    return bool(word) and _in_each(word, [item.of(folded) for item in items])


def _in_each(word: str, items: Sequence[str]) -> bool:
    """Tell whether WORD stands in all ITEMS: one letter always at the same place from the start or the end."""
    at = {item.find(word) for item in items}
    behind = {len(item) - item.rfind(word) for item in items}
    return -1 not in at and (len(word) > 1 or len(at) == 1 or len(behind) == 1)


def _own_word(rest: str) -> str:
    for measure in sorted(lexicon().terms("formula-measure"), key=len, reverse=True):
        if rest.startswith(measure) and rest != measure:
            rest = rest[len(measure) :]
            break
    for noun in sorted(lexicon().terms("headed-noun"), key=len, reverse=True):
        if rest.endswith(noun) and rest != noun:
            return rest[: -len(noun)]
    return rest


def _parts(words: str) -> list[_Part]:
    numbers = lexicon().terms("small-number")
    many = lexicon().terms("open-number")
    starts = [at for at, sign in enumerate(words) if sign in numbers or (at and sign in many)]
    found = []
    for start, end in zip(starts, [*starts[1:], len(words)][: len(starts)], strict=True):
        noun = "".join(sign for sign in words[start + 1 : end] if sign not in outer_marks())
        noun = noun[1:] if len(noun) > 2 and noun[0] in lexicon().terms("formula-measure") else noun
        if not noun:
            return []
        found.append(_Part(words[start:end], 0 if words[start] in many else small_count(words[start]), noun))
    return found


def _clauses(document: Document, phrase: Span) -> list[Span]:
    """Return the clauses behind the one that PHRASE stands in, up to the end of the line."""
    folded = document.folded
    line = line_end(folded, phrase.end)
    stops = lexicon().terms("figure-stop")
    opened = list_opening(folded, phrase.end, line)
    if opened is not None and folded[opened - 1] not in lexicon().terms("figure-clause"):
        end = min(stretch_end(folded, opened, line), opened + _REACH)
        return split_at(folded, Span(opened, end), "figure-stop")
    near = range(phrase.end, min(line, phrase.end + _NOUN_AFTER))
    start = next((at + 1 for at in near if folded[at] in stops), None)
    return split_at(folded, Span(start, min(line, start + _REACH)), "figure-stop") if start is not None else []


def _named_parts(folded: str, parts: Sequence[_Part], clauses: Sequence[Span]) -> tuple[Span, ...]:
    """Read 一圈，即甲；两轴，即乙、丙: every part is named again before its items."""
    found: list[Span] = []
    at = 0
    for part in parts:
        while at < len(clauses) and not folded.startswith(part.words, _word_start(folded, clauses[at])):
            at += 1
        if at == len(clauses):
            return ()
        rest = _word_start(folded, clauses[at]) + len(part.words)
        rest += folded[rest : rest + 1] in lexicon().terms("quote-closing")
        rest += folded[rest : rest + 1] in lexicon().terms("list-opening")
        told = Span(rest, clauses[at].end) if clauses[at].end > rest else None
        if told is None and at + 1 < len(clauses):
            at += 1
            told = clauses[at]
        items = _items(folded, told, part) if told is not None else ()
        if not items:
            return ()
        found += items
        at += 1
    return tuple(found)


def _word_start(folded: str, clause: Span) -> int:
    start = _without(folded, clause, "opening-verbs")
    return start + (folded[start] in lexicon().terms("quote-opening"))


def _in_turn(folded: str, parts: Sequence[_Part], clauses: Sequence[Span], *, strict: bool = False) -> tuple[Span, ...]:
    """Read a clause for each part in turn, with as many items as the part counts; if STRICT, each with its noun."""
    for first in range(len(clauses) - len(parts) + 1):
        found: list[Span] = []
        for part, clause in zip(parts, clauses[first : first + len(parts)], strict=True):
            items = _items(folded, clause, part)
            single = not strict and part.count == 1 and any(other.count > 1 for other in parts)
            if not items or not (single or part.noun[-1] in clause.of(folded)):
                break
            found += items
        else:
            return tuple(found)
    return ()


def _in_one(folded: str, parts: Sequence[_Part], clauses: Sequence[Span]) -> tuple[Span, ...]:
    """Read one list of all: “两稳一保”，稳就业、稳物价、保民生."""
    nouns = [part.noun for part in parts for _ in range(part.count)]
    if not all(part.count for part in parts):
        return ()
    for clause in clauses[:2]:
        every = [p for item in split_at(folded, clause, "figure-item") for p in coordination.split(folded, item)]
        if len(every) == len(nouns) and all(n in p.of(folded) for n, p in zip(nouns, every, strict=True)):
            first = Span(_without(folded, every[0], "opening-verbs"), every[0].end)
            every[0] = first if nouns[0] in first.of(folded) else every[0]
            return tuple(_up_to(folded, p, n) for n, p in zip(nouns, every, strict=True))
        if {part.count for part in parts} == {len(every)} and all(p.noun in w.of(folded) for w in every for p in parts):
            return tuple(every)
    return ()


def _items(folded: str, clause: Span, part: _Part) -> tuple[Span, ...]:
    """Return the items of a clause without its verbs and its closing count (两个副中心), if they are as many."""
    plays = frame("plays-part").fullmatch(folded, clause.start, clause.end)
    start, end = plays.span("what") if plays else (_without(folded, clause, "opening-verbs"), clause.end)
    tail = frame("counted-tail").search(folded, start, end)
    if tail is not None:
        if part.count and small_count(tail["count"]) != part.count:
            return ()
        end = tail.start()
        verb = frame("closing-verb").search(folded, start + 1, end)
        end = verb.start() if verb else end
    pieces = split_at(folded, Span(start, end), "figure-item")
    joined = [piece for item in pieces for piece in coordination.split(folded, item)]
    for items in (pieces, joined):
        if len(items) == (part.count or len(items)):
            return tuple(_up_to(folded, _before_verb(folded, item, part), part.noun) for item in items)
    return ()


def _before_verb(folded: str, item: Span, part: _Part) -> Span:
    """Return an only ITEM up to a verb inside it (甲市提升旅游功能), unless it ends as the part does (甲生态涵养区)."""
    if part.count > 1 or part.noun[-1] == folded[item.end - 1]:
        return item
    verb = frame("strong-verb").search(folded, item.start + 2, item.end)
    return Span(item.start, verb.start()) if verb and verb.end() < item.end else item


def _up_to(folded: str, item: Span, noun: str) -> Span:
    """Return ITEM up to NOUN, where only a short word of doing stands behind it: 先行区发展."""
    at = item.of(folded).rfind(noun)
    end = item.start + at + len(noun)
    counted = any(sign.isdigit() for sign in folded[end : item.end])
    return Span(item.start, end) if at > 0 and 1 < item.end - end <= _TAIL and not counted else item


def _without(folded: str, item: Span, name: str) -> int:
    match = frame(name).match(folded, item.start, item.end)
    return match.end() if match and item.end - match.end() > 1 else item.start

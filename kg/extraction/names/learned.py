"""Names proved once in a text in; the same words wherever else they stand in it out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.extraction.lexicon import lexicon, rules, trie_pattern
from kg.extraction.names.districts import PLACES
from kg.extraction.names.scan import STOPS, Candidate, Scan
from kg.model import Document

_SHORTEST, _LONGEST, _LETTERS = 2, 5, 3
_NEEDED: dict[str, int | None] = {  # unknown letters; None: all
    "situated": None,
    "phase": 1,
    "line-from": 2,
    "line-to": 2,
    "titled": 0,
}
_DISTRICTS = ("suffix:unit-end", "list-district")
_TEACHERS = ("suffix:place-head", "suffix:unit-end", "suffix:org-head", "list-park", "list-company", "list-district")


def learned(document: Document, scan: Scan, proved: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the other occurrences of names that SCAN's text proves: by a suffix, by 位于, in a list, as a district."""
    lessons: dict[str, Candidate] = {}
    for candidate in proved:
        if candidate.rule in _TEACHERS and (candidate.type == "Place" or candidate.subtype == "Company"):
            word = _own_part(scan, candidate)
            if word:
                lessons.setdefault(word, candidate)
            short, full = scan.text[candidate.start : candidate.end - 1], scan.text[candidate.start : candidate.end]
            if candidate.rule in _DISTRICTS and full[-1] in lexicon().terms("unit-end") and len(short) >= _SHORTEST:
                lessons[short] = replace(candidate, label=full)
    lessons.update((word, found) for word, found in _by_context(scan) if word not in lessons)
    lessons.update(_captions(document, scan))
    lessons.update(_joined_names(scan))
    lessons.update(_list_mates(scan, lessons))
    if not lessons:
        return
    for match in re.finditer(trie_pattern(lessons), scan.text):
        lesson = lessons[match.group()]
        if _cuts_a_word(scan, *match.span()):
            continue
        rule = lesson.rule if lesson.rule.startswith("gazetteer") else f"learned:{lesson.type.lower()}"
        subtype = lesson.subtype if lesson.code else ""
        yield Candidate(*match.span(), lesson.type, rule, lesson.label or match.group(), subtype, lesson.code, 47)


def _own_part(scan: Scan, candidate: Candidate) -> str:
    """Return the unknown words that a proved name begins with, or "" where it begins otherwise."""
    end = candidate.start
    inside = scan.inside(candidate.start, candidate.end)
    first = inside[0].start if inside else candidate.end
    if candidate.rule.startswith("list"):
        end = candidate.end if not inside else first
    elif inside:
        end = first
        closes = inside[0].end
        if end == candidate.start and closes + 1 < candidate.end and scan.covering(closes) is None:
            end = closes + 1 if scan.text[closes] in lexicon().terms("place-end") else end
    word = scan.text[candidate.start : end]
    return word if _SHORTEST <= len(word) <= _LONGEST else ""


def _by_context(scan: Scan) -> Iterator[tuple[str, Candidate]]:
    for rule in rules("places-in-context"):
        if rule.id not in _NEEDED:
            continue
        for match in rule.pattern.finditer(scan.text):
            start, end = match.span("name")
            needed = _NEEDED[rule.id]
            start = start if needed is None else max(start, scan.left(end - 1))
            unknown, stops = scan.unknown(start, end), [f for f in scan.inside(start, end) if f.term.kind in STOPS]
            generic = scan.covering(start)
            if generic and generic.term.kind == "name-generic" and generic.end == end:
                continue
            if end - start >= _SHORTEST and not stops and unknown >= (end - start if needed is None else needed):
                yield scan.text[start:end], Candidate(start, end, rule.type, rule.id)


def _joined_names(scan: Scan) -> Iterator[tuple[str, Candidate]]:
    """Yield joined one-letter names (雄保, 房涿涞) whose letters all come from places that the text names."""
    named = [found.term.term for found in scan.words if found.term.kind in PLACES]
    letters = {letter for name in set(named) for letter in name[:_LETTERS]}
    rule = next(rule for rule in rules("places-in-context") if rule.id == "joined")
    for match in rule.pattern.finditer(scan.text):
        start, end = match.span("name")
        start = max(start, scan.left(end))
        while start < end and scan.text[start] not in letters:
            start += 1
        words = scan.text[start:end]
        if len(words) >= _SHORTEST and letters.issuperset(words) and words not in named:
            yield words, Candidate(start, end, "Place", "joined", subtype="Region")


def _list_mates(scan: Scan, lessons: Mapping[str, Candidate]) -> Iterator[tuple[str, Candidate]]:
    """Yield what opens an item of a list and ends like a place, when the item before it opens with a known place."""
    if not lessons:
        return
    known = re.compile(trie_pattern(lessons))
    rule = next(rule for rule in rules("places-in-context") if rule.id == "mate")
    for match in rule.pattern.finditer(scan.text):
        start, end = match.span("name")
        if known.match(scan.text, match.start("before")) and scan.covering(end - 1) is None:
            yield scan.text[start:end], Candidate(start, end, "Place", "mate")


def _captions(document: Document, scan: Scan) -> Iterator[tuple[str, Candidate]]:
    """Yield what a caption prints alone when it ends like a place."""
    for block in document.blocks:
        words = block.span.of(scan.text)
        if block.kind == "caption" and _SHORTEST < len(words) <= _LONGEST and words[-1] in lexicon().terms("place-end"):
            yield words, Candidate(block.span.start, block.span.end, "Place", "caption")


def _cuts_a_word(scan: Scan, start: int, end: int) -> bool:
    """Tell whether [START, END) begins or ends inside a longer known word that is no place."""
    for position in (start, end - 1):
        word = scan.covering(position)
        if word and (word.start < start or word.end > end) and word.term.kind not in PLACES:
            return True
    return False

"""A read document in; the people it names out: after a job title, in a byline, or in a list after one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.lexicon import lexicon, rules
from kg.extraction.names.scan import STOPS, Candidate, Scan
from kg.model import Document


def people(document: Document, scan: Scan) -> Iterator[Candidate]:
    """Yield the persons that DOCUMENT names; a name proved once is a name wherever its words stand."""
    proved: dict[str, str] = {}
    for rule in rules("persons"):
        spans = [(0, len(scan.text))] if rule.type == "text" else _blocks(document, rule.type)
        for low, high in spans:
            for match in rule.pattern.finditer(scan.text, low, high):
                for start, end in _split(scan.text, *match.span("names")):
                    if rule.extra.get("any") == "whole" and not _stands_alone(scan, start, end):
                        continue
                    if _is_name(scan, start, end, rule.extra.get("any") == "yes"):
                        proved.setdefault(scan.text[start:end], rule.id)
    if not proved:
        return
    for match in re.finditer("|".join(map(re.escape, sorted(proved, key=lambda w: (-len(w), w)))), scan.text):
        yield Candidate(*match.span(), "Person", proved[match.group()], match.group(), weight=90)


def _blocks(document: Document, kind: str) -> list[tuple[int, int]]:
    return [(block.span.start, block.span.end) for block in document.blocks if block.kind == kind]


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"\w+", text[start:end]):
        yield start + match.start(), start + match.end()


def _is_name(scan: Scan, start: int, end: int, any_surname: bool) -> bool:
    words = scan.text[start:end]
    if not 2 <= len(words) <= 4 or not (any_surname or _surname().match(words)):
        return False
    covered = [found for found in scan.inside(start, end) if found.end - found.start == end - start]
    if covered and covered[0].term.kind not in ("division-word", "division-short"):
        return False
    limit = 3 if words[:2] not in lexicon().terms("surname") else 4
    inside = [found for found in scan.inside(start + 1, end) if found.term.kind in STOPS and len(found.term.term) > 1]
    if any(f.start == start and f.end > start + 1 and f.term.kind == "name-break" for f in scan.inside(start, end)):
        return False
    given = len(inside) == 1 and inside[0].term.kind == "word-verb" and inside[0].start == start + 1
    return len(words) <= limit and (not inside or given)


def _stands_alone(scan: Scan, start: int, end: int) -> bool:
    """Tell whether no known word begins with a name's first letter or runs on behind its last."""
    first, last = scan.covering(start), scan.covering(end - 1)
    opens = first is None or first.end == start + 1 or first.end == end
    closes = last is None or last.end <= end
    return opens and closes


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(lexicon().pattern("surname"))

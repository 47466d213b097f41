"""The headings of a Document in; the tasks that they name out, each with the index of its heading."""

from __future__ import annotations

from kg.extraction.lexicon import Rule, frame, lexicon, rules
from kg.model import Document, Heading, Mention, Traits

_SHORTEST = 4


def tasks(document: Document) -> dict[int, Mention]:
    """Return the Task mention of each heading that names a line of work, by the heading's index.

    Headings of a review, of the plan's frame (aims, principles, safeguards) and leads are none. A heading printed
    in two halves keeps one span, and its label joins them with a comma.
    """
    moods = _moods(document)
    found = {}
    for heading in document.headings:
        if heading.kind == "lead" or len(heading.span) < _SHORTEST:
            continue
        if moods.get(heading.index) in ("review", "situation", "note") or _of_review(document, heading, moods):
            continue
        words = heading.span.of(document.folded)
        if names_work(document, heading):
            continue  # deeds tells it
        rule = _rule(words)
        field = bool(heading.mark) and words in lexicon().terms("sector")
        if rule or field:
            label = _COMMA.join(heading.span.of(document.text).split())
            told = f"tasks:{rule.id}" if rule else "tasks:field"
            found[heading.index] = Mention("Task", heading.span, told, label, Traits(status="planned"))
    return found


def names_work(document: Document, heading: Heading) -> bool:
    """Tell whether a heading is the name of a work: before a colon, or numbered below a heading of works."""
    if _holds(document, heading) and frame("named-work").fullmatch(heading.span.of(document.folded)):
        return True
    if heading.parent is None or not heading.mark:
        return False
    above = document.headings[heading.parent].span
    return bool(frame("works-box").search(above.of(document.folded)))


def _holds(document: Document, heading: Heading) -> bool:
    """Tell whether a colon after the heading opens what it holds."""
    return document.folded.startswith(_COLON, heading.span.end)


_COLON = "\N{FULLWIDTH COLON}"
_COMMA = "\N{FULLWIDTH COMMA}"


def _rule(words: str) -> Rule | None:
    for rule in rules("tasks"):
        if rule.type == "-" and rule.pattern.search(words):
            return None
        if rule.type == "+" and rule.pattern.match(words):
            return rule
    return None


def _moods(document: Document) -> dict[int, str]:
    """Return the mood of the sentence that is or opens each heading."""
    found: dict[int, str] = {}
    for sentence in document.sentences:
        if sentence.heading is not None:
            heading = document.headings[sentence.heading]
            if heading.span.start < sentence.span.end:
                found.setdefault(heading.index, sentence.mood)
    return found


def _of_review(document: Document, heading: Heading, moods: dict[int, str]) -> bool:
    parent = heading.parent
    while parent is not None:
        if moods.get(parent) in ("review", "situation", "note"):
            return True
        parent = document.headings[parent].parent
    return False

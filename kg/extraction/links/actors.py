"""Deeds, their subjects and the plan's owner in; who carries out what, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extraction.deeds import Deed
from kg.extraction.lexicon import frame
from kg.extraction.links.placed import Placed
from kg.extraction.openings import open_clause
from kg.model import Document, Link, Mention, Span, Thing


def carried_out(
    document: Document, placed: Placed, deeds: Sequence[Deed], tasks: Mapping[int, Mention], owner: str
) -> Iterator[Link]:
    """Yield carriedOutBy for every action and task.

    The subject of the clause or of an earlier clause of the sentence acts; a body that a report is about acts until
    another is named; a firm or centre acts to the end of its paragraph; else the plan's owner acts.
    """
    owning = next((t for t in placed.things if t.type == "Organisation" and owner and t.label == owner), None)
    acting = _Acting(document, placed, owning)
    by_sentence: dict[int, list[Deed]] = {}
    for deed in deeds:
        by_sentence.setdefault(deed.sentence, []).append(deed)
    headed = _headed(document, tasks)
    for index in range(len(document.sentences)):
        current = by_sentence.get(index, [])
        default = acting.enter(index, current)
        for mention in headed.get(index, ()):
            task = placed.at(mention.span, "Task")
            if task and default:
                yield Link("carriedOutBy", task.id, default.id, mention.span, "actors:owner", derived=True)
        for deed in current:
            yield from _of_deed(placed, deed, default, owning)


def _of_deed(placed: Placed, deed: Deed, default: Thing | None, owner: Thing | None) -> Iterator[Link]:
    thing = placed.at(deed.mention.span, "Action", "Project")
    if thing is None:
        return
    named = [body for _, body in placed.within(deed.subject, "Organisation")] if deed.subject else []
    for body in named:
        yield Link("carriedOutBy", thing.id, body.id, deed.clause, "actors:subject")
    if not named and default:
        rule = "actors:owner" if default is owner else "actors:carried-on"
        yield Link("carriedOutBy", thing.id, default.id, deed.mention.span, rule, derived=True)


class _Acting:
    """Remembers who acts as the sentences go by."""

    def __init__(self, document: Document, placed: Placed, owner: Thing | None) -> None:
        self._document = document
        self._placed = placed
        self._owner = owner
        self._section: Thing | None = owner
        self._paragraph: tuple[int, Thing] | None = None

    def enter(self, index: int, deeds: Sequence[Deed]) -> Thing | None:
        """Return who acts in a sentence whose clauses name nobody."""
        sentence = self._document.sentences[index]
        subject = next((deed.subject for deed in deeds if deed.subject), None) or self._subject_of(index)
        body = self._body(subject)
        if frame("speaks").match(self._document.folded, sentence.span.start, sentence.span.end):
            self._section = body or self._owner if subject else self._section
        if body and body is not self._owner:
            self._paragraph = (sentence.block, body)
        elif subject:
            self._paragraph = None
        if self._paragraph and self._paragraph[0] == sentence.block and self._goes_on(sentence.span, subject):
            return self._paragraph[1]
        return self._section

    def _goes_on(self, sentence: Span, subject: Span | None) -> bool:
        assert self._paragraph
        return self._paragraph[1].traits.subtype in _BY_THEMSELVES or bool(
            frame("by-itself").match(self._document.folded, sentence.start)
        )

    def _subject_of(self, index: int) -> Span | None:
        sentence = self._document.sentences[index]
        bodies = {span.start: span.end for span, _ in self._placed.within(sentence.span, "Organisation")}
        for clause in sentence.clauses[:4]:
            opening = open_clause(self._document.folded, clause.span, bodies)
            if opening.subject:
                return opening.subject
        return None

    def _body(self, subject: Span | None) -> Thing | None:
        if subject is None:
            return None
        return next((body for _, body in self._placed.within(subject, "Organisation")), None)


_BY_THEMSELVES = frozenset({"Company", "Institute", "ResearchInstitute", "School", "Centre", "Hospital"})


def _headed(document: Document, tasks: Mapping[int, Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    place = 0
    for index in sorted(tasks):
        start = tasks[index].span.start
        while place + 1 < len(document.sentences) and document.sentences[place].span.end <= start:
            place += 1
        found.setdefault(place, []).append(tasks[index])
    return found

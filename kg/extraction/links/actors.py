"""Deeds, their subjects and the plan's owner in; who carries out each, and whether on its own, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extraction.deeds import Deed
from kg.extraction.deeds.campaigns import Campaign
from kg.extraction.deeds.openings import open_clause
from kg.extraction.lexicon import frame
from kg.extraction.links.placed import Placed
from kg.model import Document, Link, Mention, Sentence, Span, Thing

BY_THEMSELVES = frozenset({"Company", "Institute", "School", "Hospital"})
_FIRST_CLAUSES = 4


@dataclass(frozen=True, slots=True)
class Acted:
    """A deed with the bodies that carry it out; BY tells which rule named them, DERIVED whether by inheritance."""

    deed: Deed
    bodies: tuple[Thing, ...]
    by: str
    derived: bool

    @property
    def alone(self) -> bool:
        """Whether a firm or centre does it on its own, so that it is no part of a task of the plan."""
        return not self.deed.led and any(body.traits.subtype in BY_THEMSELVES for body in self.bodies)


def acted(document: Document, placed: Placed, deeds: Sequence[Deed], owner: str) -> list[Acted]:
    """Return each deed with who carries it out.

    The subject of the clause or of an earlier clause of the sentence acts; a body that a report is about acts until
    another is named; a firm or centre acts to the end of its paragraph; else the plan's owner acts.
    """
    owning = owner_thing(placed, owner)
    acting = _Acting(document, placed, owning)
    by_sentence: dict[int, list[Deed]] = {}
    for deed in deeds:
        by_sentence.setdefault(deed.sentence, []).append(deed)
    found = []
    for index in range(len(document.sentences)):
        default = acting.enter(index)
        for deed in by_sentence.get(index, ()):
            named = tuple(acting.bodies(deed.subject))
            if named:
                found.append(Acted(deed, named, "actors:leader" if deed.led else "actors:subject", False))
            elif default:
                rule = "actors:owner" if default is owning else "actors:carried-on"
                found.append(Acted(deed, (default,), rule, True))
            else:
                found.append(Acted(deed, (), "", False))
    return found


def owner_thing(placed: Placed, owner: str) -> Thing | None:
    """Return the Organisation that is the plan's owner, or None when the text does not tell."""
    return next((t for t in placed.things if t.type == "Organisation" and owner and t.label == owner), None)


def carried_out(document: Document, placed: Placed, told: Sequence[Acted]) -> Iterator[Link]:
    """Yield carriedOutBy for every action whose actor is known, and for the partners it is done with."""
    for one in told:
        thing = placed.at(one.deed.mention.span, "Action", "Project")
        if thing is None:
            continue
        span = one.deed.mention.span if one.derived else one.deed.clause
        for body in one.bodies:
            yield Link("carriedOutBy", thing.id, body.id, span, one.by, derived=one.derived)
        partners = frame("with-partners").match(document.folded, one.deed.mention.span.start, one.deed.clause.end)
        if partners:
            for _, body in placed.within(Span(*partners.span()), "Organisation"):
                yield Link("carriedOutBy", thing.id, body.id, one.deed.clause, "actors:partner")


def tasks_carried_out(
    document: Document, placed: Placed, tasks: Mapping[int, Mention], told: Sequence[Acted], owner: Thing | None
) -> Iterator[Link]:
    """Yield carriedOutBy for every task but run-in ones without a number.

    Who acts in the first deed after its heading does, else the plan's owner.
    """
    starts = [(one.deed.mention.span.start, one) for one in told if one.bodies]
    place = 0
    for index in sorted(tasks):
        heading = document.headings[index]
        if heading.kind == "run-in" and not heading.mark:
            continue
        span = tasks[index].span
        task = placed.at(span, "Task")
        while place < len(starts) and starts[place][0] < span.start:
            place += 1
        body = starts[place][1].bodies[0] if place < len(starts) and starts[place][1].derived else owner
        if task and body:
            yield Link("carriedOutBy", task.id, body.id, span, "actors:owner", derived=True)


def campaigns_carried_out(placed: Placed, taken_up: Iterable[Campaign], owner: Thing | None) -> Iterator[Link]:
    """Yield carriedOutBy from every campaign that the plan is divided into to the plan's owner."""
    for campaign in taken_up:
        task = placed.at(campaign.task.span, "Task")
        if task and owner:
            yield Link("carriedOutBy", task.id, owner.id, campaign.task.span, "actors:owner", derived=True)


def jointly(placed: Placed, links: Sequence[Link], labels: Collection[str]) -> list[Link]:
    """Return what the bodies of LABELS carry out with the plan's owner, since they issue the plan together."""
    bodies = [thing for thing in placed.things if thing.type == "Organisation" and thing.label in labels]
    owned = [link for link in links if link.type == "carriedOutBy" and link.rule == "actors:owner"]
    return [replace(link, target=body.id, rule="actors:issuer") for link in owned for body in bodies]


class _Acting:
    """Remembers who acts as the sentences go by."""

    def __init__(self, document: Document, placed: Placed, owner: Thing | None) -> None:
        self._document = document
        self._placed = placed
        self._owner = owner
        self._section: Thing | None = owner
        self._paragraph: tuple[int, Thing] | None = None

    def enter(self, index: int) -> Thing | None:
        """Return who acts in a sentence whose clauses name nobody."""
        sentence = self._document.sentences[index]
        ends = {span.start: span.end for span, _ in self._placed.within(sentence.span, "Organisation")}
        speaks = frame("speaks").match(self._document.folded, sentence.span.start, sentence.span.end)
        if not ends and not speaks and self._paragraph is None:
            return self._section
        subject, body = self._subject(sentence, ends)
        if speaks and subject:
            self._section = body or self._owner
        if body and body is not self._owner:
            self._paragraph = (sentence.block, body)
        elif subject and not self._is_pronoun(subject):
            self._paragraph = None
        if self._paragraph and self._paragraph[0] == sentence.block and self._goes_on(sentence.span):
            return self._paragraph[1]
        return self._section

    def bodies(self, subject: Span | None) -> Iterator[Thing]:
        """Yield the organisations that a subject names."""
        if subject is not None:
            yield from (body for _, body in self._placed.within(subject, "Organisation"))

    def _goes_on(self, sentence: Span) -> bool:
        assert self._paragraph
        alone = self._paragraph[1].traits.subtype in BY_THEMSELVES
        return alone or bool(frame("by-itself").match(self._document.folded, sentence.start))

    def _is_pronoun(self, subject: Span) -> bool:
        return bool(frame("by-itself").match(self._document.folded, subject.start, subject.end))

    def _subject(self, sentence: Sentence, ends: Mapping[int, int]) -> tuple[Span | None, Thing | None]:
        """Return the subject of the first clauses and the body it names; ENDS tell where names of bodies end."""
        for clause in sentence.clauses[:_FIRST_CLAUSES]:
            opening = open_clause(self._document.folded, clause.span, ends)
            if opening.subject:
                return opening.subject, next(self.bodies(opening.subject), None)
            place = frame("set-at").match(self._document.folded, clause.span.start, clause.span.end)
            if place:
                body = next(self.bodies(Span(*place.span())), None)
                if body and body.traits.subtype in BY_THEMSELVES:
                    return Span(*place.span()), body
        return None, None


def alone(told: Sequence[Acted]) -> list[Deed]:
    """Return the deeds, each marked where a firm or centre does it on its own."""
    return [replace(one.deed, acts_alone=True) if one.alone else one.deed for one in told]

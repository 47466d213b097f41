"""Lines and brackets that name who is responsible in; who carries out which task or action, with the role, out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.lexicon import frame, rules
from kg.extraction.links.placed import Placed
from kg.model import Document, Link, Mention, Sentence, Span, Thing

_REACH = 1000  # a paragraph longer than this names other measures at its beginning
_NAME_MARK = "\N{FULLWIDTH COLON}"  # parts the name of a numbered work from what it holds


@dataclass(frozen=True, slots=True)
class _Duty:
    """A stretch that names bodies in one role: SPAN with the word for the role, STRETCH where the bodies stand."""

    span: Span
    stretch: Span
    role: str
    rule: str


def duties(document: Document, placed: Placed, tasks: Mapping[int, Mention]) -> Iterator[Link]:
    """Yield carriedOutBy with a role for every body that a duty line (责任单位：…) or bracket (（…牵头）) names.

    A line of its own speaks of the task whose heading stands above it; a bracket of the work that opens its paragraph
    by name, of the task whose heading opens it or whose only bracket closes what stands below, else of the actions of
    the paragraph.
    """
    told: set[int | None] = set()
    for sentence in document.sentences:
        found = list(_lines(document, sentence.span)) or list(_brackets(document, placed, sentence.span))
        if not found:
            continue
        sources = _sources(document, placed, tasks, sentence, found[0].span.start, sentence.heading in told)
        told.add(sentence.heading)
        for duty in found:
            for _, body in placed.within(duty.stretch, "Organisation"):
                for source in sources:
                    yield Link("carriedOutBy", source.id, body.id, duty.span, duty.rule, role=duty.role)


def _lines(document: Document, sentence: Span) -> Iterator[_Duty]:
    marks = list(frame("duty").finditer(document.folded, sentence.start, sentence.end))
    ends = [*(mark.start() for mark in marks[1:]), sentence.end]
    for mark, end in zip(marks, ends, strict=False):
        yield _Duty(Span(mark.start(), end), Span(mark.end(), end), mark.group("role"), "duties:line")


def _brackets(document: Document, placed: Placed, sentence: Span) -> Iterator[_Duty]:
    """Yield the duties of a bracket that ends a sentence, or of a sentence, with bodies and roles and nothing else."""
    bracket = frame("duty-bracket").search(document.folded, sentence.start, sentence.end)
    if not bracket:
        return
    inside = Span(*bracket.span("inside" if bracket["inside"] else "bare"))
    bodies = [span for span, _ in placed.within(inside, "Organisation")]
    if not bodies or not _is_duty(document.folded, inside, bodies):
        return
    roles = list(frame("duty-role").finditer(document.folded, inside.start, inside.end))
    starts = [inside.start, *(role.end() for role in roles)]
    for start, end in zip(starts, [*starts[1:], inside.end], strict=True):
        stretch = Span(start, end)
        if any(stretch.holds(body) for body in bodies):
            yield _Duty(stretch, stretch, _role(stretch.of(document.folded)), "duties:bracket")


def _is_duty(folded: str, inside: Span, bodies: Sequence[Span]) -> bool:
    """Tell whether a stretch is made of bodies and their roles, or of a list of bodies most of which are known."""
    rest = _between(folded, inside, bodies)
    return bool(frame("duty-rest").fullmatch(rest)) or (len(bodies) > 1 and 2 * len(rest) < len(inside))


def _between(folded: str, inside: Span, bodies: Sequence[Span]) -> str:
    """Return what stands inside a bracket beside the names of BODIES."""
    rest, at = [], inside.start
    for body in bodies:
        rest.append(folded[at : body.start])
        at = max(at, body.end)
    return "".join([*rest, folded[at : inside.end]])


def _role(words: str) -> str:
    return next(rule.extra["role"] for rule in rules("duty-roles") if rule.pattern.search(words))


def _sources(
    document: Document, placed: Placed, tasks: Mapping[int, Mention], sentence: Sentence, at: int, told: bool
) -> list[Thing]:
    block = document.blocks[sentence.block]
    before = Span(max(block.span.start, at - _REACH), at)
    found = list(placed.within(before, "Action", "Project"))
    if found and document.folded.startswith(_NAME_MARK, found[0][0].end):
        return [found[0][1]]
    actions = list(dict.fromkeys(thing for _, thing in found))
    heading = sentence.heading
    if heading is not None and heading in tasks:
        task = placed.at(tasks[heading].span, "Task")
        if task and (
            not actions or _opens(document, block.span, heading) or (_closes(document, block.span) and not told)
        ):
            return [task]
    return actions


def _opens(document: Document, block: Span, heading: int) -> bool:
    return block.start <= document.headings[heading].span.start < block.end


def _closes(document: Document, block: Span) -> bool:
    """Tell whether the next line is a heading or nothing."""
    after = bisect_left(document.blocks, block.end, key=lambda one: one.span.start)
    following = document.blocks[after].span if after < len(document.blocks) else None
    at = bisect_left(document.headings, block.end, key=lambda heading: heading.span.start)
    return following is None or (at < len(document.headings) and following.holds(document.headings[at].span))

"""Numbered phrases in; the members that passages of the text take up one by one, with what each passage covers, out.

“五大行动” lists 甲、乙…; further on 甲行动围绕…, 乙行动将… tell of them in turn: the plan is divided into them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.deeds.clauses import Deed
from kg.extraction.lexicon import frame, trie_pattern
from kg.model import Document, Heading, Mention, Span, Traits

_OPENING = 32
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Campaign:
    """A Task by its place in the list, and the stretches of text that tell of it, in their order."""

    task: Mention
    stretches: tuple[Span, ...]


def campaigns(document: Document, formulas: Iterable[Mention]) -> list[Campaign]:
    """Return the members of campaigns, of which passages take up two and at least half, as tasks.

    A member that a heading names is told by it.

    Args:
        document: the article read.
        formulas: its numbered phrases with their members.

    """
    folded = document.folded
    told = "\n".join(heading.span.of(folded) for heading in document.headings if not _asks(folded, heading))
    listed = [formula for formula in formulas if frame("campaigns").search(formula.span.of(folded))]
    words = {member.of(folded): formula for formula in reversed(listed) for member in formula.traits.members}
    taken = _taken_up(document, words)
    found = []
    for formula in listed:
        own = [(member, taken.get(member.of(folded), ())) for member in formula.traits.members]
        if sum(bool(stretches) for _, stretches in own) >= max(_LEAST, len(own) / 2):
            found += [
                Campaign(_task(document, member), tuple(stretches))
                for member, stretches in own
                if member.of(folded) not in told
            ]
    return found


def beside(told: Iterable[Deed], taken_up: Sequence[Campaign]) -> list[Deed]:
    """Return the deeds TOLD without those that are the words of a campaign."""
    tasks = {place: one.task.span for one in taken_up for place in range(one.task.span.start, one.task.span.end)}
    return [deed for deed in told if not _is_named(deed.mention.span, tasks)]


def _is_named(span: Span, tasks: Mapping[int, Span]) -> bool:
    task = next((tasks[place] for place in range(span.start, span.end) if place in tasks), None)
    return task is not None and 2 * span.overlap(task) > max(len(span), len(task))


def _asks(folded: str, heading: Heading) -> bool:
    return frame("question").search(folded, heading.span.start, heading.covers.start + 1) is not None


def _task(document: Document, member: Span) -> Mention:
    return Mention("Task", member, "tasks:campaign", member.of(document.text), Traits(status="planned"))


def _taken_up(document: Document, words: dict[str, Mention]) -> dict[str, list[Span]]:
    """Return by its words what each member's passages cover: from the sentence it opens to the end of the line."""
    if not words:
        return {}
    opens = re.compile(rf"[^，。；、]{{0,12}}?(?P<words>{trie_pattern(words)})")
    named: list[tuple[int, str]] = []
    for index, sentence in enumerate(document.sentences):
        start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + _OPENING)
        match = opens.match(document.folded, start, end)
        if match and start > words[match["words"]].span.end:
            named.append((index, match["words"]))
    found: dict[str, list[Span]] = {}
    for place, (index, name) in enumerate(named):
        end = _end(document, index)
        if place + 1 < len(named):
            end = min(end, document.sentences[named[place + 1][0]].span.start)
        found.setdefault(name, []).append(Span(document.sentences[index].span.start, end))
    return found


def _end(document: Document, index: int) -> int:
    sentence = document.sentences[index]
    heading = document.headings[sentence.heading] if sentence.heading is not None else None
    if heading and sentence.span.start <= heading.span.start < sentence.span.end:
        return heading.covers.end
    return document.blocks[sentence.block].span.end

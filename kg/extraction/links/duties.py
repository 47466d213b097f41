"""Lines that name who is responsible (责任单位：…) in; who carries out which task or action, with the role, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.extraction.lexicon import frame
from kg.extraction.links.placed import Placed
from kg.model import Document, Link, Mention, Sentence, Span, Thing

_REACH = 1000  # a paragraph longer than this names other measures at its beginning


def duties(document: Document, placed: Placed, tasks: Mapping[int, Mention]) -> Iterator[Link]:
    """Yield carriedOutBy with a role for every body that a duty line or bracket names.

    A line of its own speaks of the task whose heading stands above it, a bracket of the task whose heading opens its
    paragraph, else of the actions of the paragraph.
    """
    for sentence in document.sentences:
        marks = list(frame("duty").finditer(document.folded, sentence.span.start, sentence.span.end))
        ends = [*(mark.start() for mark in marks[1:]), sentence.span.end]
        for mark, end in zip(marks, ends, strict=False):
            stretch = Span(mark.end(), end)
            role = mark.group("role")
            sources = _sources(document, placed, tasks, sentence, mark.start())
            for _, body in placed.within(stretch, "Organisation"):
                for source in sources:
                    span = Span(mark.start(), stretch.end)
                    yield Link("carriedOutBy", source.id, body.id, span, "duties:line", role=role)


def _sources(
    document: Document, placed: Placed, tasks: Mapping[int, Mention], sentence: Sentence, at: int
) -> list[Thing]:
    block = document.blocks[sentence.block]
    before = Span(max(block.span.start, at - _REACH), at)
    actions = list(dict.fromkeys(thing for _, thing in placed.within(before, "Action", "Project")))
    heading = sentence.heading
    if heading is not None and heading in tasks:
        opens = block.span.start <= tasks[heading].span.start < block.span.end
        task = placed.at(tasks[heading].span, "Task")
        if task and (opens or not actions):
            return [task]
    return actions

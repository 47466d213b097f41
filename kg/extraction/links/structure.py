"""What the article's own division says: which tasks, goals and targets the plan has, and what is part of which task."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from kg.extraction.deeds import Deed
from kg.extraction.deeds.campaigns import Campaign
from kg.extraction.links.placed import Placed
from kg.extraction.links.topics import topics
from kg.extraction.sections import Section, plan_of
from kg.model import Document, Link, Mention, Span, Thing

_DIVISION = {"Task": "hasTask", "Goal": "hasGoal", "Target": "hasTarget"}


def of_plan(placed: Placed, told: Sequence[Section]) -> Iterator[Link]:
    """Yield the links from the plan to every task, goal and target stated, those of a SECTION from its own report."""
    plans = [thing for thing in placed.things if thing.type == "Plan"]
    for thing in placed.things:
        plan = plan_of(thing, plans, told) if thing.type in _DIVISION else None
        if plan:
            link = _DIVISION[thing.type]
            yield Link(link, plan.id, thing.id, thing.spans[0], "structure:division", derived=True)


def of_tasks(document: Document, placed: Placed, tasks: Mapping[int, Mention], deeds: Sequence[Deed]) -> Iterator[Link]:
    """Yield isPartOf from tasks to the task whose heading stands above, and from actions to theirs.

    An action belongs to the innermost task heading and to the numbered one above it; where no heading covers it, to
    the task whose words its paragraph repeats.
    """
    by_heading = {index: placed.at(mention.span, "Task") for index, mention in tasks.items()}
    for index, task in by_heading.items():
        above = next(_above(document, document.headings[index].parent, by_heading), None)
        if task and above and above != task:
            span = document.headings[index].span
            yield Link("isPartOf", task.id, above.id, span, "structure:heading", derived=True)
    themes = topics(document, tasks)
    for deed in deeds:
        yield from _of_deed(document, placed, by_heading, themes, deed)


def _of_deed(
    document: Document,
    placed: Placed,
    by_heading: Mapping[int, Thing | None],
    themes: Mapping[int, int],
    deed: Deed,
) -> Iterator[Link]:
    thing = placed.at(deed.mention.span, "Action", "Project")
    if thing is None or deed.acts_alone:
        return
    sentence = document.sentences[deed.sentence]
    covered = list(_above(document, sentence.heading, by_heading))
    for task in covered:
        yield Link("isPartOf", thing.id, task.id, deed.mention.span, "structure:heading", derived=True)
    theme = themes.get(sentence.block)
    if not covered and theme is not None and deed.mention.traits.status != "done":
        task_of_theme = by_heading[theme]
        if task_of_theme:
            yield Link("isPartOf", thing.id, task_of_theme.id, deed.mention.span, "structure:topic", derived=True)


def of_campaigns(placed: Placed, taken_up: Sequence[Campaign], deeds: Sequence[Deed]) -> Iterator[Link]:
    """Yield isPartOf from the actions of each passage that takes up a campaign to the campaign's task."""
    stretches = sorted((span, one.task.span) for one in taken_up for span in one.stretches)
    for deed in deeds:
        start = deed.mention.span.start
        at = bisect_right(stretches, start, key=lambda item: item[0].start) - 1
        thing = placed.at(deed.mention.span, "Action", "Project")
        if at >= 0 and start < stretches[at][0].end and thing and not deed.acts_alone:
            task = placed.at(stretches[at][1], "Task")
            if task:
                yield Link("isPartOf", thing.id, task.id, deed.mention.span, "structure:campaign", derived=True)


def _above(document: Document, heading: int | None, by_heading: Mapping[int, Thing | None]) -> Iterator[Thing]:
    while heading is not None:
        task = by_heading.get(heading)
        if task and document.headings[heading].kind != "slogan":
            yield task
        heading = document.headings[heading].parent


def members(document: Document, placed: Placed) -> Iterator[Link]:
    """Yield hasMember from each formula to the things at its members' words, in their order."""
    for formula in placed.things:
        if formula.type != "Formula":
            continue
        for order, span in enumerate(formula.traits.members, 1):
            thing = placed.at(span, *_MEMBER_TYPES) or _same_words(document, placed, span) or _core(placed, span)
            if thing:
                yield Link("hasMember", formula.id, thing.id, span, "structure:member", order=order)


_MEMBER_TYPES = ("Task", "Target", "Goal", "Action", "Project", "Observation", "Sector", "Strategy", "Place", "Formula")


def _core(placed: Placed, span: Span) -> Thing | None:
    """Return the one policy that a member names with words added (“甲”协调发展)."""
    named = {thing.id: thing for _, thing in placed.within(span, "Strategy")}
    return next(iter(named.values())) if len(named) == 1 else None


def _same_words(document: Document, placed: Placed, span: Span) -> Thing | None:
    words = span.of(document.text)
    return next((t for t in placed.things if t.label == words and t.type in _MEMBER_TYPES), None)

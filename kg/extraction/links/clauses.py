"""What a clause or a sentence says of its deeds: where, by whom, for whom, with which means, towards which aim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.deeds import Deed
from kg.extraction.lexicon import frame, rules, trie_pattern
from kg.extraction.links.placed import Placed
from kg.extraction.sections import Section, plan_of
from kg.model import Document, Link, Span, Thing

_DEEDS = ("Goal", "Target", "Observation", "Task", "Action", "Project")
_AIMS = ("Goal", "Target", "Observation")
_ACTIONS = ("Action", "Project")
_NAMED_BY_FIELD = ("Goal", "Task", "Project")
_ALIGNING = ("Goal", "Task", "Action", "Project")
_BY_ITSELF = frozenset({"deeds:predicate-goal", "deeds:rank-goal"})  # a state that its own subject reaches
_SAME = 0.9
_FRAME = 60
_LISTED = "member-types:"  # a standing that a numbered phrase lists
_INSIDE = {
    "Place": ("takesPlaceAt", ("Task", "Goal", "Action", "Project")),
    "Sector": ("concernsSector", _DEEDS),
    "Group": ("benefits", ("Task", "Goal", "Target", "Action", "Project")),
    "Strategy": ("alignsWith", _ALIGNING),
}


def inside(document: Document, placed: Placed) -> Iterator[Link]:
    """Yield the links from each deed to the places, sectors, groups and strategies that its words name.

    A place inside quotes, inside another name, or that is the work itself, is not where the deed takes place. A
    figure concerns the sectors of its own indicator, not of those listed beside it.
    """
    for thing in placed.things:
        if thing.type not in _DEEDS:
            continue
        for span in thing.spans:
            for place, named in placed.within(span, *_INSIDE):
                link, sources = _INSIDE[named.type]
                if thing.type in sources and _is_meant(document, placed, thing, span, place, named):
                    yield Link(link, thing.id, named.id, span, f"clauses:{link}")


def of_fields(placed: Placed) -> Iterator[Link]:
    """Yield concernsSector from figures, aims, tasks and works to the industries that their own name holds.

    An industry named elsewhere counts inside a longer word too: 规上工业企业 concerns 工业. What a body is called
    after (金融培训学院) concerns nothing.
    """
    sectors = {thing.label: thing for thing in placed.things if thing.type == "Sector"}
    named = re.compile(trie_pattern(sectors)) if sectors else None
    for thing in placed.things:
        figure = thing.traits.figure
        words = figure.indicator if figure else thing.label if thing.type in _NAMED_BY_FIELD else ""
        inside = placed.within(thing.spans[0], "Organisation") if thing.type == "Project" else ()
        bodies = [body.label for _, body in inside]
        for match in named.finditer(words) if named else ():
            if not any(match.group() in body for body in bodies):
                yield Link("concernsSector", thing.id, sectors[match.group()].id, thing.spans[0], "clauses:field")


def at_frames(document: Document, placed: Placed, told: Sequence[Deed]) -> Iterator[Link]:
    """Yield takesPlaceAt from each deed to the places that a frame right before it names.

    在甲区、乙县开展试点 · 依托丙园区，打造基地.
    """
    for deed in told:
        start = deed.mention.span.start
        at = frame("place-frame").search(document.folded, max(0, start - _FRAME), start)
        thing = placed.at(deed.mention.span, *_INSIDE["Place"][1]) if at else None
        if at is None or thing is None:
            continue
        said = Span(at.start(), deed.mention.span.end)
        for span, place in placed.within(Span(*at.span()), "Place"):
            if not placed.covering(span, "Organisation", "Strategy", "Project"):
                yield Link("takesPlaceAt", thing.id, place.id, said, "clauses:frame-place")


def at_members(placed: Placed) -> Iterator[Link]:
    """Yield takesPlaceAt from each action that holds a numbered phrase (构建“一核两翼”格局) to its members."""
    told = {thing.label: thing.traits.members for thing in placed.things if thing.type == "Formula"}
    for thing in placed.things:
        if thing.type not in _ACTIONS:
            continue
        for span in thing.spans:
            for _, formula in placed.within(span, "Formula"):
                for member in told[formula.label]:
                    place = placed.at(member, "Place")
                    if place:
                        yield Link("takesPlaceAt", thing.id, place.id, span, "clauses:formula-places")


def at_subjects(placed: Placed, told: Sequence[Deed]) -> Iterator[Link]:
    """Yield takesPlaceAt from each deed to the place that does it in the deed's own clause (甲区发展乙业)."""
    for deed in told:
        place = placed.at(deed.subject, "Place") if deed.subject and deed.clause.holds(deed.subject) else None
        thing = placed.at(deed.mention.span, *_INSIDE["Place"][1]) if place else None
        if place and thing:
            yield Link("takesPlaceAt", thing.id, place.id, deed.clause, "clauses:subject-place")


def _is_meant(document: Document, placed: Placed, thing: Thing, span: Span, place: Span, named: Thing) -> bool:
    if named.type == "Sector" and thing.traits.figure:
        return place.of(document.text) in thing.traits.figure.indicator
    if named.type == "Place":
        quoted = document.depths[place.start] > document.depths[span.start] and not _closes(document, place)
        part = placed.covering(place, *(("Strategy",) if thing.type == "Project" else ("Organisation", "Strategy")))
        return not (quoted or part or len(place) > _SAME * len(span))
    return True


def _closes(document: Document, place: Span) -> bool:
    """Tell whether a quote ends in the place's name: a slogan for the place (“幸福甲县”), where the deed is done."""
    after = place.end + 1
    return after < len(document.depths) and document.depths[after] < document.depths[place.start]


def plan_strategies(document: Document, placed: Placed, told: Sequence[Section]) -> Iterator[Link]:
    """Yield alignsWith from the plan (of a section, its own) to strategies a planning sentence names outside its deeds.

    What the sentence of principles puts over the whole plan counts even inside a deed (全面贯彻新发展理念).
    """
    plans = [thing for thing in placed.things if thing.type == "Plan"]
    deeds = [span for thing in placed.things if thing.type in _ALIGNING for span in thing.spans]
    covered = {place for span in deeds for place in range(span.start, span.end)}
    for sentence in document.sentences:
        if sentence.mood not in ("plan", "target", ""):
            continue
        principles = frame("overall").search(document.folded, sentence.span.start, sentence.span.end)
        for span, strategy in placed.within(sentence.span, "Strategy"):
            creed = principles and frame("creed").fullmatch(span.of(document.folded))
            plan = plan_of(span, plans, told)
            if plan and (creed or span.start not in covered):
                yield Link("alignsWith", plan.id, strategy.id, span, "clauses:plan-aligns")


def achieves(document: Document, placed: Placed) -> Iterator[Link]:
    """Yield achieves from the actions of a sentence to the aims that close their run of clauses.

    An aim after an action closes the run; the next action opens a new one, so that each run serves its own aims.
    """
    for sentence in document.sentences:
        acting: list[Thing] = []
        closed = False
        for span, thing in placed.within(sentence.span, "Action", "Project", *_AIMS):
            if thing.type in _AIMS:
                if thing.traits.figure and not frame("aim-figure").search(span.of(document.folded)):
                    continue
                if thing.rule.startswith(_LISTED) or (thing.rule in _BY_ITSELF and not closed):
                    continue
                closed = True
                stretch = Span(min(span.start, sentence.span.start), span.end)
                for action in acting:
                    yield Link("achieves", action.id, thing.id, stretch, "clauses:same-sentence")
            else:
                acting = [thing] if closed else [*acting, thing]
                closed = False


def slogan_aims(placed: Placed) -> Iterator[Link]:
    """Yield achieves from a task to the goal that its own heading states."""
    for task in placed.things:
        if task.type == "Task":
            for _, goal in placed.within(task.spans[0], "Goal"):
                yield Link("achieves", task.id, goal.id, task.spans[0], "clauses:heading-aim")


def means(document: Document, placed: Placed) -> Iterator[Link]:
    """Yield means links: from the task whose heading names them, else from the next deed of the sentence."""
    patterns = [rule for rule in rules("links") if rule.type == "means"]
    for sentence in document.sentences:
        principles = frame("overall").search(document.folded, sentence.span.start, sentence.span.end)
        for rule in patterns if not principles else ():
            for match in rule.pattern.finditer(document.folded, sentence.span.start, sentence.span.end):
                source = _means_source(placed, sentence.span, Span(*match.span()))
                words = Span(*match.span("means"))
                if source and not any(True for _ in placed.within(words, "Strategy")):
                    role = match.group("role")
                    yield Link("means", source.id, "", Span(*match.span()), f"links:{rule.id}", words, role)


def _means_source(placed: Placed, sentence: Span, said: Span) -> Thing | None:
    heading = placed.covering(said, "Task")
    if heading:
        return heading
    if placed.covering(said, "Action"):  # 构建以甲为核心的格局 says what is built, not what by
        return None
    rest = Span(said.end, sentence.end)
    return next((thing for _, thing in placed.within(rest, "Action", "Project", "Goal")), None)

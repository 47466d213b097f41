"""A Document and its names in; what its clauses tell out: goals, actions, projects and observations without a figure.

A clause is opened (openings), matched against the rows of data/rules/deeds.tsv in order, and cut where it tells
several deeds. Headings are told by tasks, figures by figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.deeds.openings import Opening, open_clause
from kg.extraction.deeds.tasks import names_work
from kg.extraction.deeds.works import is_named_work, listed_works, named_works
from kg.extraction.figures.times import document_year
from kg.extraction.lexicon import Rule, frame, rules
from kg.model import Clause, Document, Mention, Sentence, Span, Traits

_LONGEST_CORE = 240
_DASHES = "——"  # opens the aims of a five-year plan, one a paragraph
_SHORTEST_CORE = 3
_COLON = "\N{FULLWIDTH COLON}"
_DEADLINES = ("by-year", "before-year")  # rows of rules/times.tsv that print the year by which something is done
_SERIAL = frozenset({"verb", "verb-noun", "goal-verb", "goal-standing"})  # rows whose core may hold several verbs
_KINDS = {"List": "Action", "Pairs": "Goal", "Works": "Project"}  # rows whose core tells several
_OF_WORKS = frozenset({"works-alone", "works-listed", "progress"})
_SILENT_KINDS = frozenset({"dateline", "byline", "number", "salutation", "boilerplate", "row"})
_HEADLINE_KINDS = frozenset({"title", "subtitle", "slogan"})
_MOODS: Mapping[str, frozenset[str]] = {
    "any": frozenset({"plan", "target", "review", "situation", ""}),
    "past": frozenset({"review", "situation"}),
    "hope": frozenset({"plan", "target"}),
    "bare": frozenset({""}),
    "target": frozenset({"target"}),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """A told deed with its frame: the sentence and clause it stands in, and who acts.

    ACTS_ALONE is true where a firm or centre does it on its own, so that it is no part of a task of the plan; LED
    where the subject only leads it (由甲集团牵头).
    """

    mention: Mention
    sentence: int
    clause: Span
    subject: Span | None = None
    acts_alone: bool = False
    led: bool = False


def deeds(document: Document, subjects: Mapping[int, int]) -> list[Deed]:
    """Return the deeds of DOCUMENT in text order; a clause without a subject has that of the clause before it.

    Args:
        document: the article read.
        subjects: where names that can act begin, and where each ends.

    """
    found: list[Deed] = []
    coming = _with_time_to_come(document)
    for index, sentence in enumerate(document.sentences):
        if index in coming:
            sentence = replace(sentence, mood="plan")
        kind = document.blocks[sentence.block].kind
        if kind in _SILENT_KINDS or sentence.mood == "note":
            continue
        if _is_heading(sentence, document):
            found.extend(_numbered_work(document, index, sentence))
            sentence = _behind_name(document, sentence)
        if frame("ceremony").search(document.folded, sentence.span.start, sentence.span.end):
            continue
        if kind in _HEADLINE_KINDS:
            sentence = replace(sentence, mood="")
        told = _of_sentence(document, index, sentence, subjects)
        found.extend(deed for deed in told if kind not in _HEADLINE_KINDS or deed.mention.type == "Goal")
    return found


def _with_time_to_come(document: Document) -> frozenset[int]:
    """Return which sentences of no mood name a deadline after the document's year: what they tell is planned."""
    year = document_year(document)
    moodless = [index for index, sentence in enumerate(document.sentences) if not sentence.mood]
    if year is None or not moodless:
        return frozenset()
    starts = [document.sentences[index].span.start for index in moodless]
    found: set[int] = set()
    for pattern in (rule.pattern for rule in rules("times") if rule.id in _DEADLINES):
        for match in pattern.finditer(document.folded):
            at = moodless[bisect_right(starts, match.start()) - 1]
            sentence = document.sentences[at].span
            if int(match["y"]) > year and sentence.start <= match.start() < sentence.end:
                found.add(at)
    return frozenset(found)


def with_members(document: Document, told: Sequence[Deed], members: Sequence[Mention]) -> list[Deed]:
    """Return TOLD and a deed for each action among MEMBERS, acted by whoever acts in its sentence, in text order."""
    starts = [sentence.span.start for sentence in document.sentences]
    acting = {deed.sentence: deed.subject for deed in told if deed.subject}
    added = []
    for mention in members:
        if mention.type in ("Action", "Project"):
            index = bisect_right(starts, mention.span.start) - 1
            added.append(Deed(mention, index, mention.span, acting.get(index)))
    return sorted([*told, *added], key=lambda deed: deed.mention.span)


def _is_heading(sentence: Sentence, document: Document) -> bool:
    if sentence.heading is None:
        return False
    heading = document.headings[sentence.heading]
    if heading.mark == _DASHES and sentence.mood == "target":
        return False
    if sentence.mood == "review" and heading.kind in ("run-in", "numbered"):
        return False
    return heading.kind != "lead" and sentence.span.start <= heading.span.start < sentence.span.end


def _numbered_work(document: Document, index: int, sentence: Sentence) -> Iterator[Deed]:
    """Yield the work that a heading numbered below one of works names (专栏1 重点项目 / 1．甲港扩建工程)."""
    assert sentence.heading is not None
    heading = document.headings[sentence.heading]
    if heading.mark and sentence.mood not in _MOODS["past"] and names_work(document, heading):
        span = heading.span
        traits = Traits(status="planned")
        yield Deed(Mention("Project", span, "deeds:numbered-work", span.of(document.text), traits), index, span)


def _behind_name(document: Document, sentence: Sentence) -> Sentence:
    """Return what the sentence of a heading tells behind it: of a named item what goes on.

    A name that is a work is told too, since no task is.
    """
    assert sentence.heading is not None
    name = document.headings[sentence.heading].span
    if document.folded.startswith(_COLON, name.end) and frame("named-work").fullmatch(name.of(document.folded)):
        return sentence
    return replace(sentence, clauses=tuple(clause for clause in sentence.clauses if clause.span.start > name.end))


def _of_sentence(document: Document, index: int, sentence: Sentence, subjects: Mapping[int, int]) -> Iterator[Deed]:
    last: Deed | None = None
    acting: Span | None = None
    leading: Span | None = None
    since = ahead = False
    promise = ""
    for clause in _joined(document, sentence.clauses):
        if last and frame("continues").match(document.folded, clause.span.start, clause.span.end):
            grown = replace(last.mention, span=Span(last.mention.span.start, clause.span.end))
            last = replace(last, mention=replace(grown, label=grown.span.of(document.text)))
            continue
        if last:
            yield last
        last = None
        opening = open_clause(document.folded, clause.span, subjects)
        acting = opening.subject or acting
        since = since or opening.since
        promise = opening.commitment or promise
        ahead = ahead or _lies_ahead(document, opening.time)
        ongoing = since or (opening.ongoing and not promise)
        hoped = opening.hoped or ahead
        if (ongoing, promise, hoped) != (opening.ongoing, opening.commitment, opening.hoped):
            opening = replace(opening, ongoing=ongoing, commitment=promise, hoped=hoped)
        leading = opening.leader or leading
        told = list(_of_clause(document, index, sentence, clause, opening, _Actor(leading or acting, bool(leading))))
        leading = None if told else leading
        yield from told[:-1]
        last = told[-1] if told else None
        promise = "" if told else promise
    if last:
        yield last


def _joined(document: Document, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses, one that waits for its verb (把…，转化为…) joined with the next."""
    waiting: Clause | None = None
    for clause in clauses:
        if waiting:
            clause = Clause(Span(waiting.span.start, clause.span.end), clause.delimiter)
            waiting = None
        elif _waits(document.folded, clause.span):
            waiting = clause
            continue
        yield clause
    if waiting:
        yield waiting


def _waits(folded: str, span: Span) -> bool:
    opened = frame("ba-open").fullmatch(folded, span.start, span.end)
    return bool(opened) and not frame("ba-closes").search(folded, span.start, span.end)


@dataclass(frozen=True, slots=True)
class _Actor:
    """Who acts in a clause, and whether it only leads (由甲局牵头)."""

    subject: Span | None
    leads: bool


def _of_clause(
    document: Document, index: int, sentence: Sentence, clause: Clause, opening: Opening, actor: _Actor
) -> Iterator[Deed]:
    core = opening.core
    mood = sentence.mood or ("plan" if opening.hoped else "")
    for _ in range(3):
        if not len(core) >= _SHORTEST_CORE:
            return
        rule, match = _decide(document.folded, core, mood)
        if rule is None or match is None:
            return
        if rule.type == "-" and rule.id != "posture":
            return
        if rule.type == "-":
            serial = frame("serial").search(document.folded, core.start, core.end)
            if not serial or document.depths[serial.start()] != document.depths[core.start]:
                return
            core = Span(serial.end(), core.end)
            continue
        if rule.type != "Frame":
            break
        core = Span(match.end("frame"), core.end)
    else:
        return
    if clause.delimiter == _COLON and frame("lead-in").fullmatch(document.folded, core.start, core.end):
        return
    kind = _KINDS.get(rule.type, rule.type)
    core = Span(*match.span("thing")) if "thing" in rule.pattern.groupindex else core
    rank = (match.group("rank") or "") if "rank" in rule.pattern.groupindex else ""
    status = _of_work(document, sentence, clause) if rule.id in _OF_WORKS else ""
    status = status or _status(kind, mood, opening)
    traits = Traits(status=status, commitment=opening.commitment, rank=rank)
    for span, is_work in _cut(document, core, rule):
        told = "Project" if is_work else kind
        mention = Mention(told, span, f"deeds:{rule.id}", span.of(document.text), traits)
        yield Deed(mention, index, clause.span, actor.subject, led=actor.leads)


def _lies_ahead(document: Document, time: Span | None) -> bool:
    """Tell whether the time that opens a clause is one to do it by, not before the article's own year."""
    year = document.article.facts.date[:4]
    by = frame("by-year").search(document.folded, time.start, time.end) if time and year else None
    return by is not None and (by["year"] or by["before"]) >= year


def _decide(folded: str, core: Span, mood: str) -> tuple[Rule | None, re.Match[str] | None]:
    end = min(core.end, core.start + _LONGEST_CORE)
    for rule, moods, whole in _deed_rules():
        if mood in moods:
            match = (rule.pattern.fullmatch if whole else rule.pattern.match)(folded, core.start, end)
            if match:
                return rule, match
    return None, None


def _cut(document: Document, core: Span, rule: Rule) -> Iterator[tuple[Span, bool]]:
    """Yield the spans that a core tells, each with whether it is a named work."""
    if rule.type in ("List", "Pairs"):
        yield from ((piece, False) for piece in _pieces(document, core, frame("pair-joint")))
        return
    if rule.type == "Works":
        yield from ((work, True) for work in listed_works(document, core))
        return
    pieces = _pieces(document, core, frame("serial")) if rule.id in _SERIAL else (core,)
    for piece in pieces:
        works = named_works(document, piece) if rule.type == "Action" else ()
        if works:
            yield from ((work, True) for work in works)
        else:
            yield piece, rule.type == "Action" and is_named_work(document, piece)


def _pieces(document: Document, core: Span, joint: re.Pattern[str]) -> Iterator[Span]:
    start = core.start
    causative = frame("causes").match(document.folded, core.start, core.end)
    if not causative:
        for match in joint.finditer(document.folded, core.start, core.end):
            alone = match.start() - start < _SHORTEST_CORE  # a verb that shares the next one's object
            if document.depths[match.start()] == document.depths[core.start] and not alone:
                yield Span(start, match.start())
                start = match.end()
    yield Span(start, core.end)


def _status(kind: str, mood: str, opening: Opening) -> str:
    if kind == "Observation":
        return "done"
    if opening.ongoing:
        return "ongoing"
    return "done" if mood == "review" else "planned"


def _of_work(document: Document, sentence: Sentence, clause: Clause) -> str:
    """Return how far a work is where its clause says so and nobody only plans it, else ""."""
    if sentence.mood in _MOODS["hope"]:
        return ""
    for status, words in (("ongoing", "work-begun"), ("done", "work-finished")):
        if frame(words).search(document.folded, clause.span.start, clause.span.end):
            return status
    return ""


@cache
def _deed_rules() -> tuple[tuple[Rule, frozenset[str], bool], ...]:
    return tuple(
        (
            rule,
            frozenset().union(*(_MOODS[mood] for mood in rule.extra["moods"].split())),
            rule.type not in ("-", "Frame"),
        )
        for rule in rules("deeds")
    )

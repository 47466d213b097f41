"""Statements, gold and text in; counts by the annotation guide's scoring out, and every miss and extra by name."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.errors import InputError
from kg.evaluation.gold import Gold, GoldLink, GoldThing
from kg.evaluation.matching import match_figures, match_things, plain
from kg.model import CLAUSES, LINK_TYPES, NAMES, THING_TYPES, Link, Span, Statements, Thing

COUNTED_LINKS = tuple(name for name in LINK_TYPES if name not in ("hasMember", "ofIndicator"))
"""The others are scored with the formulas and the figures."""
OFTEN = 5
"""A link type counts in the mean when gold has it so many times."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found, missed and given too much.

    Example:
        >>> score = Score(found=3, missed=1, extra=2)
        >>> score.recall, score.precision, round(score.f1, 3)
        (0.75, 0.6, 0.667)

    """

    found: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def recall(self) -> float:
        """The part of gold that was found; 1 where gold has none."""
        return _part(self.found, self.found + self.missed)

    @property
    def precision(self) -> float:
        """The part of what was given that is right; 1 where nothing was given."""
        return _part(self.found, self.found + self.extra)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 1 where there was nothing to find and nothing was given."""
        return _part(2 * self.found, 2 * self.found + self.missed + self.extra)

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.missed + other.missed, self.extra + other.extra)


@dataclass(frozen=True, slots=True)
class Finding:
    """One miss or extra: KIND "miss" or "extra", WHAT it is, its words, where they start, and the rule of an extra."""

    kind: str
    what: str
    words: str
    start: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every score of one text.

    TYPES and LINKS are by name in the model's order. DATES, KINDS (target or fact) and STATUSES count found = right,
    missed = wrong, on what was matched. RULES count found = right, extra = wrong things and links by rule.
    """

    types: dict[str, Score]
    figures: Score
    dates: Score
    kinds: Score
    statuses: Score
    members: Score
    links: dict[str, Score]
    rules: dict[str, Score]
    findings: tuple[Finding, ...]

    @property
    def names(self) -> Score:
        """Places, organisations, persons, sectors, strategies, awards, formulas and groups together."""
        return sum((self.types[name] for name in NAMES), Score())

    @property
    def clauses(self) -> Score:
        """Goals, targets, observations, tasks and actions (with projects) together."""
        return sum((self.types[name] for name in CLAUSES), Score())

    @property
    def often(self) -> list[str]:
        """The link types that gold has five times or more."""
        return [name for name, score in self.links.items() if score.found + score.missed >= OFTEN]

    @property
    def link_recall(self) -> float:
        """The mean recall of the frequent link types."""
        return _mean([self.links[name].recall for name in self.often])

    @property
    def link_precision(self) -> float:
        """The mean precision of the frequent link types of which any was given."""
        given = [score for score in (self.links[name] for name in self.often) if score.found + score.extra]
        return _mean([score.precision for score in given])


def _part(share: int, whole: int) -> float:
    return share / whole if whole else 1.0


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 1.0


def evaluate(statements: Statements, gold: Gold, text: str) -> Evaluation:
    """Score STATEMENTS about TEXT against GOLD.

    Raises:
        InputError: when gold was made for another text.

    """
    if gold.sha256 and gold.sha256 != hashlib.sha256(text.encode("utf-8")).hexdigest():
        raise InputError("gold was made for another text", gold.document, "give the text whose SHA-256 it names")
    return _Scorer(statements, gold, text).evaluation()


class _Scorer:
    """The one text's matched things, shared by the counts that follow from them."""

    def __init__(self, statements: Statements, gold: Gold, text: str) -> None:
        self.gold, self.text = gold, text
        self.things, self.links = statements.things, statements.links
        matched = match_things(gold.things, self.things, text)
        self.found = {gold.things[g].id: self.things[e].id for g, e in matched.items()}
        self.gold_of = {extracted: wanted for wanted, extracted in self.found.items()}
        self.wanted = gold.by_id()
        self.by_id = statements.by_id()
        self.findings: list[Finding] = []
        self.rules: Counter[tuple[str, str]] = Counter()

    def evaluation(self) -> Evaluation:
        types, links = self.count_things(), self.count_links()
        figures, dates, kinds = self.count_figures()
        return Evaluation(
            types=types,
            figures=figures,
            dates=dates,
            kinds=kinds,
            statuses=self.count_statuses(),
            members=self.count_members(),
            links=links,
            rules={
                rule: Score(found=self.rules[rule, "right"], extra=self.rules[rule, "wrong"])
                for rule in sorted({rule for rule, _ in self.rules})
            },
            findings=tuple(sorted(self.findings, key=lambda f: (f.start, f.kind, f.what, f.words, f.rule))),
        )

    @cached_property
    def spare(self) -> frozenset[str]:
        """The ids of the extracted things that match optional gold."""
        return frozenset(extracted for extracted, wanted in self.gold_of.items() if self.wanted[wanted].optional)

    def note(self, kind: str, what: str, words: str, start: int, rule: str = "") -> None:
        self.findings.append(Finding(kind, what, words, start, rule))

    def judge(self, rule: str, right: bool) -> None:
        self.rules[rule, "right" if right else "wrong"] += 1

    def count_things(self) -> dict[str, Score]:
        found: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        extra: Counter[str] = Counter()
        for wanted in self.gold.things:
            if wanted.optional:
                continue
            (found if wanted.id in self.found else missed)[wanted.type] += 1
            if wanted.id not in self.found:
                self.note("miss", wanted.type, wanted.spans[0].of(self.text), wanted.spans[0].start)
        for thing in self.things:
            if thing.id not in self.gold_of:
                extra[thing.type] += 1
                self.note("extra", thing.type, thing.spans[0].of(self.text), thing.spans[0].start, thing.rule)
            if thing.id not in self.spare:
                self.judge(thing.rule, thing.id in self.gold_of)
        return {name: Score(found[name], missed[name], extra[name]) for name in THING_TYPES}

    def count_figures(self) -> tuple[Score, Score, Score]:
        """Return the scores of figures, of their dates, and of their things being target or fact."""
        wanted = self.gold.figures
        given = [thing for thing in self.things if thing.traits.figure]
        matched = match_figures(wanted, given, self.found)
        counts = [not (row.optional or self.wanted[row.of].optional) for row in wanted]
        found, dates, kinds = 0, [0, 0], [0, 0]
        for number, row in enumerate(wanted):
            if not counts[number]:
                continue
            owner = self.wanted[row.of]
            if number not in matched:
                self.note("miss", "figure", owner.spans[0].of(self.text), owner.spans[0].start)
                continue
            found += 1
            traits = given[matched[number]].traits
            year = (row.deadline or owner.traits.deadline or row.time or owner.traits.time)[:4]
            if year:
                dates[(traits.deadline or traits.time)[:4] != year] += 1
            kinds[(given[matched[number]].type == "Target") != (owner.type == "Target")] += 1
        extra = [
            thing for e, thing in enumerate(given) if e not in set(matched.values()) and thing.id not in self.spare
        ]
        for thing in extra:
            self.note("extra", "figure", thing.spans[0].of(self.text), thing.spans[0].start, thing.rule)
        return Score(found, sum(counts) - found, len(extra)), Score(*dates), Score(*kinds)

    def count_statuses(self) -> Score:
        marks = [0, 0]
        for thing in self.gold.things:
            if thing.traits.status and not thing.optional and thing.id in self.found:
                marks[self.by_id[self.found[thing.id]].traits.status != thing.traits.status] += 1
        return Score(*marks)

    def count_members(self) -> Score:
        score, seen = Score(), set()
        for row in self.gold.formulas:
            thing = self.by_id.get(self.found.get(row.of, ""))
            seen.add(thing.id if thing else "")
            if row.optional or self.wanted[row.of].optional:
                continue
            wanted = Counter(plain(words) for words in row.members)
            given = Counter(self.member_words(thing)) if thing else Counter()
            score += self.compare_members(wanted, given, self.wanted[row.of].spans[0], thing)
        for thing in self.things:
            if thing.id not in seen and thing.id not in self.spare and thing.type == "Formula":
                score += self.compare_members(Counter(), Counter(self.member_words(thing)), thing.spans[0], thing)
        return score

    def compare_members(self, wanted: Counter[str], given: Counter[str], at: Span, thing: Thing | None) -> Score:
        missed, extra = wanted - given, given - wanted
        for words in sorted(missed.elements()):
            self.note("miss", "member", f"{at.of(self.text)}: {words}", at.start)
        for words in sorted(extra.elements()):
            self.note("extra", "member", f"{at.of(self.text)}: {words}", at.start, thing.rule if thing else "")
        return Score((wanted & given).total(), missed.total(), extra.total())

    def member_words(self, thing: Thing) -> Iterable[str]:
        headings = {task.spans[0]: task.label for task in self.things if task.type == "Task"}
        return [plain(headings.get(span, span.of(self.text))) for span in thing.traits.members]

    def count_links(self) -> dict[str, Score]:
        gold: dict[tuple[str, ...], GoldLink] = {}
        for link in self.gold.links:
            key = self.gold_key(link)
            if link.type in COUNTED_LINKS and (key not in gold or gold[key].optional):
                gold[key] = link
        given: dict[tuple[str, ...], Link] = {}
        for extracted in self.links:
            if extracted.type in COUNTED_LINKS and (key := self.given_key(extracted)):
                given.setdefault(key, extracted)
        scores = dict.fromkeys(COUNTED_LINKS, Score())
        given_keys = {self.without_role(key, gold) for key in given}
        for key, link in gold.items():
            if link.optional or self.wanted[link.source].optional or self.is_spare(link.target):
                continue
            scores[link.type] += self.count_wanted(link, key in given_keys)
        for key, extracted in given.items():
            scores[extracted.type] += self.count_given(extracted, self.without_role(key, gold) in gold)
        return scores

    def count_wanted(self, link: GoldLink, found: bool) -> Score:
        if found:
            return Score(found=1)
        self.note("miss", link.type, self.arrow(link), self.wanted[link.source].spans[0].start)
        return Score(missed=1)

    def count_given(self, link: Link, right: bool) -> Score:
        if link.source in self.spare or link.target in self.spare:
            return Score()
        self.judge(link.rule, right)
        if right:
            return Score()
        words = " → ".join(self.given_words(name, link) for name in (link.source, link.target))
        self.note("extra", link.type, words, link.span.start, link.rule)
        return Score(extra=1)

    def gold_key(self, link: GoldLink) -> tuple[str, ...]:
        if link.type == "means":
            return (link.type, link.source, plain(self.gold_words(link.target)), link.role)
        return (link.type, link.source, link.target)

    def given_key(self, link: Link) -> tuple[str, ...]:
        """Return the link in gold's ids, or nothing when an end is unmatched."""
        source, target = self.gold_of.get(link.source), self.gold_of.get(link.target)
        if link.type == "means" and source and link.means:
            return (link.type, source, plain(link.means.of(self.text)), link.role)
        return (link.type, source, target) if source and target else ()

    @staticmethod
    def without_role(key: tuple[str, ...], gold: dict[tuple[str, ...], GoldLink]) -> tuple[str, ...]:
        """Return KEY without the role of a means where gold names none."""
        bare = (*key[:3], "") if key[0] == "means" else key
        return key if key in gold else bare

    def is_spare(self, target: str) -> bool:
        return target in self.wanted and self.wanted[target].optional

    def gold_words(self, target: str) -> str:
        thing: GoldThing | None = self.wanted.get(target)
        return thing.spans[0].of(self.text) if thing else target

    def arrow(self, link: GoldLink) -> str:
        return f"{self.gold_words(link.source)} → {self.gold_words(link.target)}"

    def given_words(self, name: str, link: Link) -> str:
        thing = self.by_id.get(name)
        if thing:
            return thing.spans[0].of(self.text)
        return link.means.of(self.text) if link.means else name

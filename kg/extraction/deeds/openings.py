"""A clause in; where its verb or subject begins, and what stood before it (time, subject, modal, adverbs), out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extraction.lexicon import Rule, frame, lexicon, rules
from kg.model import Span

_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the core of a clause: CORE is the rest, the others are what was passed over.

    LEADER is who leads what the clause tells (由甲局牵头), and nothing beyond it. ONGOING tells that the clause's own
    words say so, SINCE that its time lasts until now (近年来), HOPED that somebody means to do it (要、努力).
    """

    core: Span
    subject: Span | None = None
    leader: Span | None = None
    time: Span | None = None
    commitment: str = ""
    ongoing: bool = False
    since: bool = False
    hoped: bool = False


def open_clause(folded: str, clause: Span, subjects: Mapping[int, int]) -> Opening:
    """Return the opening of a clause.

    Args:
        folded: the folded text.
        clause: the clause without its delimiter.
        subjects: where names that can act begin, and where each ends.

    Example:
        >>> text = "我们将着力完善服务体系"
        >>> open_clause(text, Span(0, len(text)), {}).core.of(text)
        '完善服务体系'

    """
    tail = frame("tail").search(folded, clause.start, clause.end)
    at, end = clause.start, tail.start() if tail else clause.end
    subject = leader = time = None
    passed: list[Span] = []
    for _ in range(_MOST_STEPS):
        rule, stop = _step(folded, at, end)
        if rule is None:
            stop = _named_subject(folded, at, end, subjects) if subject is None else 0
            if not stop:
                break
            subject = Span(at, stop)
        elif rule.type == "subject":
            subject = Span(at, stop)
        elif rule.type == "leader":
            leader = Span(at, stop)
        elif rule.type == "time":
            time = Span(at, stop)
        passed.append(Span(at, stop))
        at = stop
    words = "".join(span.of(folded) for span in passed if span not in (subject, leader))
    told = {"ongoing": _has("ongoing", words), "since": _has("since", words), "hoped": _has("hope", words)}
    return Opening(Span(at, end), subject, leader, time, _commitment(words), **told)


def _step(folded: str, at: int, end: int) -> tuple[Rule | None, int]:
    for rule in rules("openings"):
        match = rule.pattern.match(folded, at, end)
        if match and match.end() > at:
            return rule, match.end()
    return None, at


def _named_subject(folded: str, at: int, end: int, subjects: Mapping[int, int]) -> int:
    stop = subjects.get(at, 0)
    if not stop or stop >= end:
        return 0
    return stop if frame("acts").match(folded, stop, end) else 0


def _commitment(words: str) -> str:
    if not words:
        return ""
    found = [term for term in lexicon().terms("commitment") if term in words]
    return min(found, key=words.index) if found else ""


def _has(kind: str, words: str) -> bool:
    return bool(words) and any(term in words for term in lexicon().terms(kind))

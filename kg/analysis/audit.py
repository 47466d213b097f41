"""A graph in; what each of its plans leaves open out: the gap report that analysts write by hand.

Every gap comes from a question of the library. A gap is what the text does not say: nothing here guesses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.errors import InputError
from kg.questions import Citation, Citations, ask
from kg.resources import folder, message, read_table
from kg.store import Store, Table

GAPS = (
    "task-without-target", "task-without-action", "task-without-owner", "target-without-deadline",
    "target-without-base", "target-without-unit", "target-without-owner", "target-without-task",
    "action-without-owner", "action-owner-inherited", "action-without-place", "formula-unexpanded", "silent-sentence",
)  # fmt: skip
STRENGTHS = ("firm", "planned", "striving", "expected", "partial", "other")
BINDINGNESS = ("binding", "anticipatory", "unmarked")
_OPEN = ("planned", "ongoing")  # what is done needs no owner any more
Row = dict[str, str]
Place = tuple[str, str]  # where a thing is first named: start and end


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: its KIND (one of GAPS), what it is about, the tasks that it falls under, and the words of the text."""

    kind: str
    what: str
    tasks: tuple[str, ...]
    detail: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task, how many actions, goals and targets it has, and who is named as responsible."""

    task: str
    actions: int
    goals: int
    targets: int
    responsible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target and what the text says of it: "" where it says nothing."""

    target: str
    unit: str
    base: str
    deadline: str
    owner: str
    task: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What one article's plan leaves open, and how it promises."""

    article: str
    title: str
    source: str
    findings: tuple[Finding, ...]
    tasks: tuple[TaskLine, ...]
    targets: tuple[TargetLine, ...]
    commitments: tuple[tuple[str, str, int], ...]
    bindingness: tuple[tuple[str, int], ...]

    def of(self, kind: str) -> tuple[Finding, ...]:
        """Return the findings of KIND."""
        return tuple(one for one in self.findings if one.kind == kind)


def audit(store: Store, lang: str = "en", article: str = "") -> tuple[Audit, ...]:
    """Return what each article of STORE leaves open, in the order of their names.

    Args:
        store: the graph.
        lang: "zh" or "en", the language of names and citations.
        article: only this one.

    Raises:
        InputError: when there is no article, or not this one.

    """
    known = sorted({row["article"] for row in ask(store, "provenance/publication").records()})
    if not known:
        raise InputError(message("audit", "nothing", lang), "", "build some: kg build")
    if article and article not in known:
        raise InputError(message("audit", "no-article", lang), article, f"there are {', '.join(known)}")
    return tuple(_Auditor(store, lang, name).audit() for name in ([article] if article else known))


class _Auditor:
    """Asks the questions about one article and puts their answers together."""

    def __init__(self, store: Store, lang: str, article: str) -> None:
        self._store = store
        self._lang = lang
        self._article = article
        self._citations = Citations(store, lang)
        self._tasks = self._rows("structure/tasks-in-order")
        self._parts = self._rows("structure/parts-of-tasks")
        self._owners = self._rows("actions/owners-of-tasks")
        self._targets = self._rows("targets/bindingness")
        self._open = {_place(row): row for row in self._rows("targets/gaps")}
        self._under: dict[Place, list[str]] = {}
        for row in self._parts:
            self._under.setdefault(_place(row), []).append(row["task"])

    def audit(self) -> Audit:
        source = self._rows("provenance/publication")
        titles = [row["value"] for row in source if row["fact"] == "title" and row["value"]]
        findings = [*self._of_tasks(), *self._of_targets(), *self._of_actions(), *self._of_words()]
        return Audit(
            self._article,
            titles[0] if titles else self._article,
            self._citations.source(self._article),
            tuple(sorted(findings, key=lambda one: GAPS.index(one.kind))),
            tuple(self._task_lines()),
            tuple(self._target_lines()),
            self._commitments(),
            self._bindingness(),
        )

    def _rows(self, question: str) -> list[Row]:
        given = {"article": self._article}
        if question not in ("provenance/publication", "provenance/silent-sentences"):
            given["lang"] = self._lang
        return _first_of_each(ask(self._store, question, given), question)

    def _finding(self, kind: str, row: Row, what: str, detail: str = "") -> Finding:
        under = tuple(dict.fromkeys(self._under.get(_place(row), ())))
        return Finding(kind, what, under, detail, self._citations.at(row))

    def _named(self, task: str) -> tuple[str, ...]:
        """Return who the text itself makes responsible for TASK."""
        stated = (row["owner"] for row in self._owners if row["task"] == task and row["owner_source"] == "stated")
        return tuple(dict.fromkeys(stated))

    def _count(self, task: str, kind: str) -> int:
        return len({_place(row) for row in self._parts if row["task"] == task and row["kind"] == kind})

    def _of_tasks(self) -> Iterator[Finding]:
        for row in self._tasks:
            if not self._count(row["task"], "Target"):
                yield self._finding("task-without-target", row, row["task"])
            if not self._count(row["task"], "Action"):
                yield self._finding("task-without-action", row, row["task"])
            if not self._named(row["task"]):
                yield self._finding("task-without-owner", row, row["task"])

    def _of_targets(self) -> Iterator[Finding]:
        for row in self._targets:
            gaps = self._open.get(_place(row), {})
            for name in ("deadline", "base", "unit"):
                if gaps and not gaps[name]:
                    yield self._finding(f"target-without-{name}", row, row["target"])
            under = self._under.get(_place(row), [])
            if gaps and not gaps["owner"] and not any(self._named(task) for task in under):
                yield self._finding("target-without-owner", row, row["target"])
            if not under:
                yield self._finding("target-without-task", row, row["target"])

    def _of_actions(self) -> Iterator[Finding]:
        for row in self._rows("actions/gaps"):
            if row["status"] not in _OPEN:
                continue
            named = any(self._named(task) for task in self._under.get(_place(row), ()))
            if not row["owner"] and not named:
                yield self._finding("action-without-owner", row, row["action"])
            if row["owner_source"] == "derived" and not named:
                yield self._finding("action-owner-inherited", row, row["action"], row["owner"])
            if not row["place"]:
                yield self._finding("action-without-place", row, row["action"])

    def _of_words(self) -> Iterator[Finding]:
        for row in self._rows("formulas/unexpanded"):
            yield self._finding("formula-unexpanded", row, row["formula"], row["finding"])
        for row in self._rows("provenance/silent-sentences"):
            yield self._finding("silent-sentence", row, " ".join(row["quote"].split()))

    def _task_lines(self) -> Iterator[TaskLine]:
        for row in self._tasks:
            actions, goals, targets = (self._count(row["task"], kind) for kind in ("Action", "Goal", "Target"))
            yield TaskLine(row["task"], actions, goals, targets, self._named(row["task"]))

    def _target_lines(self) -> Iterator[TargetLine]:
        complete = {_place(row): row for row in self._rows("targets/by-deadline")}
        for row in self._targets:
            place = _place(row)
            known = self._open.get(place) or {"base": "", "owner": "", **complete.get(place, {})}
            under = self._under.get(place, [])
            owner = known["owner"] or ", ".join(dict.fromkeys(one for task in under for one in self._named(task)))
            task = under[0] if under else ""
            unit, deadline = known.get("unit", ""), known.get("deadline", "")
            yield TargetLine(row["target"], unit, known["base"], deadline, owner, task)

    def _commitments(self) -> tuple[tuple[str, str, int], ...]:
        words = Counter(row["commitment"] for row in self._rows("targets/commitment"))
        ranked = ((_strengths().get(word, "other"), word, number) for word, number in words.items())
        return tuple(sorted(ranked, key=lambda one: (STRENGTHS.index(one[0]), -one[2], one[1])))

    def _bindingness(self) -> tuple[tuple[str, int], ...]:
        counted = Counter(row["bindingness"] or "unmarked" for row in self._targets)
        return tuple((kind, counted[kind]) for kind in BINDINGNESS)


def _place(row: Row) -> Place:
    return row["start"], row["end"]


def _first_of_each(table: Table, question: str) -> list[Row]:
    """Return the rows of TABLE; where a thing may have several values (owners, places), the first row of each thing."""
    rows = table.records()
    if question not in ("actions/gaps", "targets/gaps", "targets/commitment", "structure/tasks-in-order"):
        return rows
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = (*_place(row), row.get("action") or row.get("target") or row.get("promise") or row["task"])
        seen.setdefault(key, row)
    return list(seen.values())


@cache
def _strengths() -> dict[str, str]:
    return {row["word"]: row["strength"] for row in read_table(folder("data") / "audit" / "strengths.tsv")}

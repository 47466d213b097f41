"""What plans leave open in; the report as tables, Markdown or JSON values out, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.analysis.audit import GAPS, Audit, Finding
from kg.questions.tables import to_markdown, to_text
from kg.resources import message
from kg.store import Table, Value


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its KEY, a title, the headings of its columns and its rows."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def table(self) -> Table:
        """Return the rows as the answer to a question would be."""
        rows = (tuple(Value.literal(cell) for cell in row) for row in self.rows)
        return Table(self.headings, tuple(rows))


def sections(audit: Audit, lang: str) -> Iterator[Section]:
    """Yield the report on AUDIT in LANG: in short, per task, target by target, promises, then every kind of gap."""

    def part(key: str, columns: str, rows: Sequence[tuple[str, ...]]) -> Section:
        return Section(key, say(key, lang), tuple(say(name, lang) for name in columns.split()), tuple(rows))

    present = [(kind, audit.of(kind)) for kind in GAPS if audit.of(kind)]
    yield part("in-short", "gap count", [(say(kind, lang), str(len(found))) for kind, found in present])
    yield part("per-task", "task actions goals targets responsible gaps", _per_task(audit, lang))
    yield part("smart", "target unit base deadline owner task", _targets(audit, lang))
    said = [(say(strength, lang), word, str(number)) for strength, word, number in audit.commitments]
    yield part("commitments", "strength words count", said)
    marked = [(say(kind, lang), str(number)) for kind, number in audit.bindingness]
    yield part("bindingness", "status count", marked)
    for kind, found in present:
        yield part(kind, "what task detail quote from to sentence", [_row(one) for one in found])


def say(key: str, lang: str) -> str:
    """Return the words of the report for KEY in LANG."""
    return message("audit", key, lang)


def lead(audit: Audit, lang: str) -> str:
    """Return the sentence that opens the report on AUDIT."""
    return say("lead", lang).format(findings=len(audit.findings), article=audit.article)


def title(audit: Audit, lang: str) -> str:
    """Return the heading of the report on AUDIT."""
    return say("title", lang).format(title=audit.title)


def as_text(audits: Sequence[Audit], lang: str) -> str:
    """Return the report as plain text."""
    parts = []
    for one in audits:
        parts += [title(one, lang), lead(one, lang), ""]
        for section in sections(one, lang):
            parts += [section.title, to_text(section.table()) if section.rows else f"{say('no', lang)}\n"]
        parts.append(f"{one.source}\n")
    return "\n".join(parts)


def as_markdown(audits: Sequence[Audit], lang: str) -> str:
    """Return the report as Markdown."""
    parts = []
    for one in audits:
        parts += [f"# {title(one, lang)}", "", lead(one, lang), ""]
        for section in sections(one, lang):
            written = to_markdown(section.table()) if section.rows else f"{say('no', lang)}\n"
            parts += [f"## {section.title}", "", written]
        parts += [one.source, ""]
    return "\n".join(parts)


def as_json(audits: Sequence[Audit]) -> list[dict[str, Any]]:
    """Return the report as values that JSON can hold, one object per article."""
    return [
        {
            "article": one.article,
            "title": one.title,
            "source": one.source,
            "counts": {kind: len(one.of(kind)) for kind in GAPS},
            "tasks": [
                {"task": line.task, "actions": line.actions, "goals": line.goals, "targets": line.targets}
                | {"responsible": list(line.responsible)}
                for line in one.tasks
            ],
            "targets": [
                {"target": line.target, "unit": line.unit or None, "base": line.base or None}
                | {"deadline": line.deadline or None, "owner": line.owner or None, "task": line.task or None}
                for line in one.targets
            ],
            "commitments": [{"strength": s, "word": w, "count": n} for s, w, n in one.commitments],
            "bindingness": dict(one.bindingness),
            "findings": [
                {"gap": found.kind, "what": found.what, "tasks": list(found.tasks), "detail": found.detail or None}
                | found.citation.as_json()
                for found in one.findings
            ],
        }
        for one in audits
    ]


def _per_task(audit: Audit, lang: str) -> list[tuple[str, ...]]:
    rows = []
    for line in audit.tasks:
        gaps = sum(1 for one in audit.findings if line.task in one.tasks or one.what == line.task)
        counts = (str(line.actions), str(line.goals), str(line.targets))
        rows.append((line.task, *counts, ", ".join(line.responsible) or say("no", lang), str(gaps)))
    loose = sum(1 for one in audit.findings if not one.tasks and not one.kind.startswith("task-"))
    return [*rows, (say("whole-plan", lang), "", "", "", "", str(loose))]


def _targets(audit: Audit, lang: str) -> list[tuple[str, ...]]:
    none = say("no", lang)
    return [
        (
            line.target,
            line.unit or none,
            line.base or none,
            line.deadline or none,
            line.owner or none,
            line.task or none,
        )
        for line in audit.targets
    ]


def _row(found: Finding) -> tuple[str, ...]:
    places = found.citation.evidence
    quote, start, end, sentence = "", "", "", ""
    if places:
        place = places[0]
        quote, start, end, sentence = place.quote, str(place.start), str(place.end), place.sentence
    return (found.what, ", ".join(found.tasks), found.detail, " ".join(quote.split()), start, end, sentence)

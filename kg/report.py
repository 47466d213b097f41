"""What was built and found, out as plain values: counts, findings, and coverage both ways."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.checks import Finding
from kg.model import LINK_TYPES, THING_TYPES, Document, Span, Statements, Thing

_SILENT_KINDS = frozenset({"number", "salutation", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Reported:
    """One article of a build: the document read and what stands of it after curation."""

    document: Document
    statements: Statements
    curation: str = ""


def report(articles: Sequence[Reported], findings: Iterable[Finding], quads: int, version: str) -> dict[str, Any]:
    """Return the report of a build.

    Returns:
        A dictionary with `version`, `quads`, `articles` (by name: file and hash, counts per class and link,
        coverage, notes, corrections) and `findings` (severity, check, place, quote, words in both languages).

    """
    return {
        "version": version,
        "quads": quads,
        "articles": {one.document.article.name: _article(one) for one in articles},
        "findings": [_finding(finding) for finding in findings],
    }


def as_bytes(values: dict[str, Any]) -> bytes:
    """Return VALUES as JSON in UTF-8, the same bytes for the same values."""
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def silent_sentences(document: Document, statements: Statements) -> list[Span]:
    """Return the sentences of DOCUMENT in which nothing was found."""
    told = [span for thing in statements.things for span in thing.spans]
    told += [link.span for link in statements.links]
    covered = {place for span in told for place in range(span.start, span.end)}
    return [
        sentence.span
        for sentence in document.sentences
        if document.blocks[sentence.block].kind not in _SILENT_KINDS
        if not any(place in covered for place in range(sentence.span.start, sentence.span.end))
    ]


def _article(one: Reported) -> dict[str, Any]:
    article, statements = one.document.article, one.statements
    types = Counter(thing.type for thing in statements.things)
    links = Counter(link.type for link in statements.links)
    silent = silent_sentences(one.document, statements)
    return {
        "file": article.path.rsplit("/", 1)[-1],
        "sha256": article.sha256,
        "date": article.facts.date,
        "dateInferred": article.facts.date_inferred,
        "curationFile": one.curation,
        "things": {kind: types[kind] for kind in THING_TYPES if types[kind]},
        "links": {kind: links[kind] for kind in LINK_TYPES if links[kind]},
        "sentences": len(one.document.sentences),
        "sentencesThatGaveNothing": [_place(article.text, span) for span in silent],
        **_gaps(statements),
        "notes": [{**_place(article.text, n.span), "reading": n.reading, "reason": n.reason} for n in statements.notes],
        "corrections": [
            {**_place(article.text, c.span), "action": c.action, "who": c.who, "why": c.why, "replaced": c.replaced}
            for c in statements.corrections
        ],
    }


def _gaps(statements: Statements) -> dict[str, Any]:
    targets = [thing for thing in statements.things if thing.type == "Target"]
    formulas = [thing for thing in statements.things if thing.type == "Formula"]
    found = {formula.id: _members(formula, statements) for formula in formulas}
    served = _serving(statements)
    return {
        "tasksWithoutTarget": _labels(t for t in statements.things if t.type == "Task" and t.id not in served),
        "targetsWithoutDeadline": _labels(t for t in targets if not t.traits.deadline),
        "targetsWithoutBaseline": _labels(
            t for t in targets if t.traits.figure is None or t.traits.figure.base_value is None
        ),
        "formulasNotExpanded": _labels(f for f in formulas if not found[f.id]),
        "formulasMiscounted": _labels(f for f in formulas if found[f.id] and f.traits.count not in (None, found[f.id])),
    }


def _members(formula: Thing, statements: Statements) -> int:
    """Return how many members FORMULA has, told by its own words or by links."""
    told = {link.span for link in statements.links if link.type == "hasMember" and link.source == formula.id}
    return len(told | set(formula.traits.members))


def _serving(statements: Statements) -> set[str]:
    """Return the ids of all that a target is achieved by: itself, one of its parts, or a part of these."""
    things = statements.by_id()
    serving = {link.source for link in statements.links if link.type == "achieves" and _aims(things, link.target)}
    parts = [link for link in statements.links if link.type == "isPartOf"]
    while more := {link.target for link in parts if link.source in serving} - serving:
        serving |= more
    return serving


def _aims(things: dict[str, Thing], target: str) -> bool:
    return target in things and things[target].type == "Target"


def _labels(things: Iterable[Thing]) -> list[str]:
    return [thing.label for thing in things]


def _place(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "check": finding.check,
        "article": finding.article,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "label": finding.label,
        **dict(finding.words),
    }

"""The graph in, what the pages show of one article out; every value is got by a query of data/site-queries/."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.model import LINK_TYPES, Span
from kg.resources import folder
from kg.site.messages import LANGUAGES, Messages
from kg.site.view import TYPES, Item, Note, PlanView, Relation
from kg.site.words import in_words
from kg.store import Store, Value
from kg.vocabulary import ID, PLAN, TEXT

_TERMS = str(PLAN.Plan).removesuffix("Plan")
_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
_NARROWEST = ("Project", *TYPES)  # a project is an action too: the narrower name is the one to show


@dataclass
class _Found:
    """What the queries tell of one thing, gathered before it is made into an item."""

    types: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)
    inferred: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    corrections: set[tuple[str, str]] = field(default_factory=set)


def read(store: Store, name: str, text: str, messages: Messages) -> PlanView:
    """Return what the pages show of the article NAME.

    Args:
        store: the finished graph.
        name: the article's name, the last part of its text's IRI.
        text: the article's text, in whose code points the graph's offsets count.
        messages: the pages' words, for figures.

    """
    source = {"text": Value.iri(str(TEXT[name]))}
    facts = store.select(_query("article"), source).records()
    title = facts[0]["title"] if facts and facts[0]["title"] else text.strip().split("\n")[0]
    things = _things(store, source)
    claims = store.select(_query("claims"), source).records()
    for row in claims:
        _note_value(row, things)
    items = tuple(_item(iri, found, messages) for iri, found in sorted(things.items()) if _type_of(found))
    ordered = tuple(sorted(items, key=lambda item: (item.spans[0], TYPES.index(item.type), item.key)))
    relations = _relations(claims, things, {iri: _key(iri) for iri, found in things.items() if _type_of(found)})
    return PlanView(name, title, text, ordered, relations, str(ID), _notes(store, source), _glossary(store, text))


def _things(store: Store, source: Mapping[str, Value]) -> dict[str, _Found]:
    things: dict[str, _Found] = defaultdict(_Found)
    for row in store.select(_query("things"), source).records():
        found = things[row["thing"]]
        found.types.add(row["type"].removeprefix(_TERMS))
        found.spans.add(Span(int(row["start"]), int(row["end"])))
    for row in store.select(_query("values"), source).records():
        _put_value(things[row["thing"]], row["property"], row["value"], row["language"])
    for row in store.select(_query("corrections"), source).records():
        things[row["thing"]].corrections.add((row["who"], row["why"]))
    return dict(things)


def _put_value(found: _Found, name: str, value: str, language: str) -> None:
    if name == _LABEL:
        found.labels[language] = min(value, found.labels.get(language, value))
    elif name == _ALIAS:
        found.aliases.add(value)
    elif name == str(PLAN.byRule):
        found.rules.add(value)
    elif name.startswith(_TERMS):
        term = name.removeprefix(_TERMS)
        found.values[term] = min(value, found.values.get(term, value))


def _note_value(row: Mapping[str, str], things: Mapping[str, _Found]) -> None:
    """Keep with its thing what the claim ROW tells of a value or of the thing's being one, and no link."""
    found = things.get(row["subject"])
    if not found or row["predicate"].removeprefix(_TERMS) in LINK_TYPES:
        return
    if row["derived"]:
        found.inferred.add(row["predicate"].removeprefix(_TERMS))
    elif row["rule"]:
        found.rules.add(row["rule"])


def _type_of(found: _Found) -> str:
    return next((name for name in _NARROWEST if name in found.types), "")


def _key(iri: str) -> str:
    return iri.removeprefix(str(ID))


def _item(iri: str, found: _Found, messages: Messages) -> Item:
    said = {language: in_words(found.values, messages, language) for language in LANGUAGES}
    return Item(
        key=_key(iri),
        type=_type_of(found),
        zh=found.labels.get("zh", ""),
        en=found.labels.get("en", ""),
        origin=found.values.get("labelOrigin", ""),
        spans=tuple(sorted(found.spans)),
        facts={name: value for name, value in found.values.items() if name != "labelOrigin"},
        inferred=tuple(sorted(found.inferred)),
        figure_zh=said["zh"],
        figure_en=said["en"],
        aliases=tuple(sorted(found.aliases)),
        rules=tuple(sorted(found.rules)),
        corrections=tuple(sorted(found.corrections)),
    )


def _relations(
    claims: list[dict[str, str]], things: Mapping[str, _Found], keys: Mapping[str, str]
) -> tuple[Relation, ...]:
    """Return the claims that are links between items, or from an item to words, in the order of the text."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for row in claims:
        spans[row["claim"]].add(Span(int(row["start"]), int(row["end"])))
    found = {}
    for row in claims:
        kind, end = row["predicate"].removeprefix(_TERMS), things.get(row["object"], _Found())
        if kind not in LINK_TYPES or row["subject"] not in keys or not (row["object"] in keys or end.labels):
            continue
        target = keys.get(row["object"], "")
        found[row["claim"]] = Relation(
            type=kind,
            source=keys[row["subject"]],
            target=target,
            spans=tuple(sorted(spans[row["claim"]])),
            zh="" if target else end.labels.get("zh", ""),
            en="" if target else end.labels.get("en", ""),
            role=row["role"] or end.values.get("role", "") * (not target),
            order=int(row["order"]) if row["order"] else None,
            rules=(row["rule"],) if row["rule"] else (),
            who=row["who"],
            derived=bool(row["derived"]),
        )
    return tuple(relation for _, relation in sorted(found.items(), key=lambda pair: (pair[1].spans, pair[0])))


def _notes(store: Store, source: Mapping[str, Value]) -> tuple[Note, ...]:
    rows = store.select(_query("notes"), source).records()
    found = {Note(Span(int(row["start"]), int(row["end"])), row["reading"], row["reason"]) for row in rows}
    return tuple(sorted(found, key=lambda note: (note.span, note.reading, note.reason)))


def _glossary(store: Store, text: str) -> dict[str, str]:
    """Return the English names of the data's own short words that TEXT holds."""
    rows = store.select(_query("glossary"), {}).records()
    return dict(sorted((row["word"], row["english"]) for row in rows if row["word"] in text))


@cache
def _query(name: str) -> str:
    return (folder("data") / "site-queries" / f"{name}.rq").read_text(encoding="utf-8")

"""The ontology as a picture: its classes and links, how many of each this build holds, and a query for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.model import LINK_TYPES
from kg.resources import folder, parse_yaml
from kg.site.boxes import Box, Boxes, Line, places
from kg.store import Store
from kg.vocabulary import PLAN

_HIGH = 92  # room for the lines between boxes of one column
_TERMS = str(PLAN.Plan).removesuffix("Plan")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a link: its words in both languages, how many the build holds, and a query that lists them.

    ENDS, of a link, are the classes it leads from and to with how often it does in the build; SOURCES and TARGETS those
    that the ontology names, met or not.
    """

    name: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    example: str
    count: int
    query: str
    ends: tuple[tuple[str, str, int], ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """Return the term as plain values for JSON."""
        return {
            "name": self.name,
            "zh": self.zh,
            "en": self.en,
            "definition": {"zh": self.definition_zh, "en": self.definition_en},
            "example": self.example,
            "count": self.count,
            "query": self.query,
            "ends": [list(end) for end in self.ends],
            "sources": list(self.sources),
            "targets": list(self.targets),
        }


@dataclass(frozen=True, slots=True)
class Schema:
    """The classes in the order of their columns, the links in that of the model."""

    classes: tuple[Term, ...]
    links: tuple[Term, ...]


def schema(store: Store) -> Schema:
    """Return the classes and links of the ontology with their numbers in STORE."""
    words: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in store.select(_query("terms")).records():
        key = row["term"].removeprefix(_TERMS), row["property"].rpartition("#")[2].rpartition("/")[2], row["language"]
        words[key].append(row["value"])
    counts = {
        row["class"].removeprefix(_TERMS): int(row["number"]) for row in store.select(_query("class-counts")).records()
    }
    shown = [name for column in columns() for name in column]

    def term(name: str, kind: str, count: int, ends: Iterable[tuple[str, str, int]] = ()) -> Term:
        def said(what: str, language: str) -> str:
            return min(words[name, what, language], default="")

        def named(what: str) -> tuple[str, ...]:
            return tuple(sorted(iri.removeprefix(_TERMS) for iri in words[name, what, ""]))

        return Term(
            name=name,
            zh=said("label", "zh"),
            en=said("label", "en"),
            definition_zh=said("definition", "zh"),
            definition_en=said("definition", "en"),
            example=said("example", "zh"),
            count=count,
            query=_query(f"example-{kind}").replace("TERM", name),
            ends=tuple(ends),
            sources=named("domainIncludes"),
            targets=named("rangeIncludes"),
        )

    narrow = {
        name for name in shown if any(wide.removeprefix(_TERMS) in shown for wide in words[name, "subClassOf", ""])
    }
    ends = _ends(store, [name for name in shown if name not in narrow])
    classes = tuple(term(name, "class", counts.get(name, 0)) for name in shown)
    links = tuple(term(name, "link", sum(number for *_, number in ends[name]), ends[name]) for name in LINK_TYPES)
    return Schema(classes, links)


def _ends(store: Store, shown: list[str]) -> dict[str, list[tuple[str, str, int]]]:
    """Return for every link the classes of SHOWN that it joins in STORE, in their order."""
    order = {name: place for place, name in enumerate(shown)}
    found: dict[str, list[tuple[str, str, int]]] = {name: [] for name in LINK_TYPES}
    for row in store.select(_query("link-counts")).records():
        link, source, target = (row[key].removeprefix(_TERMS) for key in ("link", "source", "target"))
        if link in found and source in order and target in order:
            found[link].append((source, target, int(row["number"])))
    return {name: sorted(ends, key=lambda end: (order[end[0]], order[end[1]])) for name, ends in found.items()}


def picture(found: Schema) -> Boxes:
    """Return FOUND as boxes and lines: one line for all links between two classes."""
    place = places(columns(), _HIGH)
    boxes = tuple(
        Box(term.name, term.zh, term.en, term.name, str(term.count), *place[term.name]) for term in found.classes
    )
    joined: dict[tuple[str, str], list[tuple[Term, int]]] = defaultdict(list)
    for link in found.links:
        for source, target, number in link.ends:
            joined[source, target].append((link, number))
    lines = tuple(
        Line(
            *pair,
            zh="、".join(link.zh for link, _ in links),
            en=", ".join(link.en for link, _ in links),
            count=sum(number for _, number in links),
        )
        for pair, links in joined.items()
    )
    return Boxes(boxes, lines)


@cache
def columns() -> tuple[tuple[str, ...], ...]:
    """Return the names of the classes shown, column by column."""
    data = parse_yaml((folder("data") / "site-schema.yaml").read_text(encoding="utf-8"))
    return tuple(tuple(column) for column in data["columns"])


@cache
def _query(name: str) -> str:
    return (folder("data") / "site-queries" / f"{name}.rq").read_text(encoding="utf-8")

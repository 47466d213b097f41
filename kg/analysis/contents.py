"""A store in, what its articles say out as plain values: things and links, each with the words that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import groupby

from kg.errors import InputError
from kg.model import LINK_TYPES, THING_TYPES, Figure
from kg.resources import folder
from kg.store import Store
from kg.vocabulary import ID, PREFIXES, TEXT

TYPES = (*THING_TYPES, "Means", "ListedItem")
_NARROWEST = ("Project", *TYPES)  # a project is an action too: the narrower name is the one to tell
_TERMS = str(PREFIXES["plan"])
_SKOS = str(PREFIXES["skos"])


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words of an article that show something: code points from START to END, end exclusive."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph: its narrowest type, its names, its simple values by the names of terms, and its words.

    EVIDENCE is in order of article and place; never empty. VALUES hold what the graph holds, as text.
    """

    iri: str
    type: str
    zh: str
    en: str
    evidence: tuple[Evidence, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The IRI without the base that all things share."""
        return self.iri.removeprefix(str(ID))

    def name(self, lang: str) -> str:
        """Return the name in LANG, or the text's own words where there is none."""
        return self.en if lang == "en" and self.en else self.zh

    def figure(self) -> Figure | None:
        """Return what the thing says in numbers, or None."""
        values = self.values
        if "comparator" not in values:
            return None
        return Figure(
            comparator=values["comparator"],
            unit=values.get("unit", ""),
            value=_number(values.get("value")),
            low=_number(values.get("low")),
            high=_number(values.get("high")),
            change=values.get("change") == "true",
            period=values.get("period", ""),
            base_value=_number(values.get("baseValue")),
            base_time=values.get("baseTime", ""),
            bindingness=values.get("bindingness", ""),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A claim that leads from one thing to another, by their IRIs, with the words that say it."""

    type: str
    source: str
    target: str
    evidence: tuple[Evidence, ...]
    role: str = ""
    position: int | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of an article's publication; empty strings mean "not known"."""

    name: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    date_inferred: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What articles say: their things by IRI and the links between them, both in the order of the texts."""

    articles: Mapping[str, Published]
    things: Mapping[str, Thing]
    links: tuple[Link, ...]

    def of_type(self, *types: str) -> list[Thing]:
        """Return the things of the given narrowest types, in the order of the texts."""
        return [thing for thing in self.things.values() if thing.type in types]

    def of_article(self, name: str) -> Contents:
        """Return what the article NAME says; see `of_articles`."""
        return self.of_articles([name])

    def of_articles(self, names: Collection[str]) -> Contents:
        """Return what the articles NAMES say: their things and links, with evidence from them alone.

        Raises:
            InputError: when there is no such article.

        """
        if missing := sorted(set(names) - set(self.articles)):
            known = ", ".join(sorted(self.articles)) or "none"
            raise InputError("no such article in the build", ", ".join(missing), f"it has: {known}")
        if set(names) == self.articles.keys():
            return self
        things = {
            iri: replace(thing, evidence=own)
            for iri, thing in self.things.items()
            if (own := tuple(place for place in thing.evidence if place.article in names))
        }
        links = tuple(
            replace(link, evidence=own)
            for link in self.links
            if (own := tuple(place for place in link.evidence if place.article in names))
        )
        return Contents({name: one for name, one in self.articles.items() if name in names}, things, links)

    def by_article(self) -> dict[str, Contents]:
        """Return what each article says, by its name, as `of_article` does for one."""
        things: dict[str, dict[str, Thing]] = {name: {} for name in self.articles}
        links: dict[str, list[Link]] = {name: [] for name in self.articles}
        for thing in self.things.values():
            for name, own in _apart(thing.evidence).items():
                things[name][thing.iri] = replace(thing, evidence=own)
        for link in self.links:
            for name, own in _apart(link.evidence).items():
                links[name].append(replace(link, evidence=own))
        return {
            name: Contents({name: published}, things[name], tuple(links[name]))
            for name, published in self.articles.items()
        }


def _apart(evidence: tuple[Evidence, ...]) -> dict[str, tuple[Evidence, ...]]:
    """Return EVIDENCE by article; it comes in the order of articles."""
    return {name: tuple(own) for name, own in groupby(evidence, key=lambda place: place.article)}


def read(store: Store) -> Contents:
    """Return what the articles in STORE say.

    Example:
        >>> read(Store(b"")).things
        {}

    """
    articles = {
        _article(row["text"]): Published(
            name=_article(row["text"]),
            title=row["title"],
            publisher=row["publisher"],
            date=row["date"],
            date_inferred=row["dateInferred"] == "true",
            source=row["source"],
        )
        for row in store.select(query("articles")).records()
    }
    things = _things(store)
    return Contents(articles, things, _links(store, things))


def _things(store: Store) -> dict[str, Thing]:
    types: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[Evidence]] = defaultdict(set)
    for row in store.select(query("things")).records():
        types[row["thing"]].add(row["type"].removeprefix(_TERMS))
        places[row["thing"]].add(_evidence(row))
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.select(query("values")).records():
        if row["thing"] in types:
            names[row["thing"]][_property(row["property"], row["language"])].add(row["value"])
    found = []
    for iri, kinds in types.items():
        kind = next((name for name in _NARROWEST if name in kinds), "")
        if not kind:
            continue
        told = {name: min(values) for name, values in sorted(names[iri].items())}
        aliases = tuple(sorted(names[iri].get("altLabel@zh", ())))
        zh, en = told.get("prefLabel@zh", ""), told.get("prefLabel@en", "")
        values = {name: value for name, value in told.items() if "@" not in name and name != "byRule"}
        found.append(Thing(iri, kind, zh, en, tuple(sorted(places[iri])), values, aliases))
    return {thing.iri: thing for thing in sorted(found, key=lambda thing: (thing.evidence[0], thing.iri))}


def _links(store: Store, things: Mapping[str, Thing]) -> tuple[Link, ...]:
    places: dict[str, set[Evidence]] = defaultdict(set)
    rows = {}
    for row in store.select(query("links")).records():
        if row["predicate"].removeprefix(_TERMS) in LINK_TYPES and row["subject"] in things and row["object"] in things:
            places[row["claim"]].add(_evidence(row))
            rows[row["claim"]] = row
    links = [
        Link(
            type=row["predicate"].removeprefix(_TERMS),
            source=row["subject"],
            target=row["object"],
            evidence=tuple(sorted(places[claim])),
            role=row["role"],
            position=int(row["position"]) if row["position"] else None,
            derived=row["derived"] == "true",
        )
        for claim, row in rows.items()
    ]
    return tuple(sorted(links, key=lambda one: (one.evidence[0], one.type, one.source, one.target, one.role)))


def _evidence(row: Mapping[str, str]) -> Evidence:
    return Evidence(_article(row["text"]), int(row["start"]), int(row["end"]), row["quote"])


def _article(text: str) -> str:
    return text.removeprefix(str(TEXT))


def _property(iri: str, language: str) -> str:
    """Return how a property is called in `Thing.values`: its term, and for names the language behind an @."""
    name = iri.removeprefix(_TERMS).removeprefix(_SKOS)
    return f"{name}@{language}" if language else name


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


@cache
def query(name: str) -> str:
    """Return the query NAME of data/analysis-queries."""
    return (folder("data") / "analysis-queries" / f"{name}.rq").read_text(encoding="utf-8")

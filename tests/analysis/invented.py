"""Small contents made by hand, so that what is measured on them can be worked out on paper."""

from __future__ import annotations

from kg.analysis.contents import Contents, Evidence, Link, Published, Thing

BASE = "https://w3id.org/plan-kg/id/"


def thing(key: str, start: int = 0, zh: str = "", article: str = "one", **values: str) -> Thing:
    """Return a thing whose key is TYPE/NAME ("place/a")."""
    kind = key.partition("/")[0].capitalize()
    label = zh or key.partition("/")[2]
    return Thing(BASE + key, kind, label, "", (Evidence(article, start, start + 1, label),), values)


def contents(things: list[Thing], links: list[tuple[str, str, str]], article: str = "one") -> Contents:
    """Return THINGS with LINKS given as (from key, type, to key)."""
    shown = (Evidence(article, 0, 1, "x"),)
    made = tuple(Link(kind, BASE + source, BASE + target, shown) for source, kind, target in links)
    return Contents({article: Published(article)}, {one.iri: one for one in things}, made)

"""What articles say, as networkx graphs: which nodes, which edges, and what is written on them.

`whole` keeps everything: a node per thing, a directed edge per link (all sixteen links of the ontology), so that a
graph may be exported or looked at. `ties` is the same without directions and doubles, for communities.
`through_tasks` has only what holds tasks together: on one side the tasks at the top of the plan, on the other the
places, organisations and sectors; an edge where the task, a task below it, what is part of them, or an aim that any of
these achieve, takes place there, is carried out by it or concerns it. Its weight is how many links say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

from kg.analysis.contents import Contents, Link, Thing, read
from kg.store import Store

BRIDGING = {"takesPlaceAt": "Place", "carriedOutBy": "Organisation", "concernsSector": "Sector"}


def networkx_of(store: Store) -> nx.MultiDiGraph[str]:
    """Return all that the articles in STORE say as one graph; see `whole`."""
    return whole(read(store))


def whole(contents: Contents) -> nx.MultiDiGraph[str]:
    """Return a node per thing and a directed edge per link.

    A node is the thing's IRI and has type, label_zh, label_en, article, quote, textStart, textEnd (of the first words
    that name it), mentions (in how many places it is named) and the thing's own values by the names of terms, as text.
    An edge's key and `type` are the link's; it has weight (in how many places it is said), role, position, derived, and
    the first words that say it. What the text does not tell is left out. All comes in the order of the texts.

    Example:
        >>> whole(Contents({}, {}, ())).number_of_nodes()
        0

    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in contents.things.values():
        graph.add_node(thing.iri, **_of_thing(thing))
    for link in contents.links:
        graph.add_edge(link.source, link.target, key=link.type, **_of_link(link))
    return graph


def _of_thing(thing: Thing) -> dict[str, object]:
    first = thing.evidence[0]
    told: dict[str, object] = {"type": thing.type, "label_zh": thing.zh, "label_en": thing.en}
    told |= {"article": first.article, "quote": first.quote, "textStart": first.start, "textEnd": first.end}
    told |= {"mentions": len(thing.evidence), **thing.values}
    return {name: value for name, value in told.items() if value != ""}


def _of_link(link: Link) -> dict[str, object]:
    first = link.evidence[0]
    told: dict[str, object] = {"type": link.type, "weight": len(link.evidence), "role": link.role}
    told |= {"position": "" if link.position is None else link.position, "derived": link.derived}
    told |= {"article": first.article, "quote": first.quote, "textStart": first.start, "textEnd": first.end}
    return {name: value for name, value in told.items() if value != ""}


def ties(contents: Contents) -> nx.Graph[str]:
    """Return a node per thing that a link touches, an edge where any link ties two, weighted by how many do."""
    graph: nx.Graph[str] = nx.Graph()
    for link in contents.links:
        _tie(graph, link.source, link.target)
    return graph


def through_tasks(contents: Contents) -> nx.Graph[str]:
    """Return the tasks at the top and the places, organisations and sectors that they work through; see the module."""
    above = tasks_above(contents)
    graph: nx.Graph[str] = nx.Graph()
    for link in contents.links:
        if BRIDGING.get(link.type) == contents.things[link.target].type:
            for task in sorted(above.get(link.source, ())):
                _tie(graph, task, link.target)
    return graph


def _tie(graph: nx.Graph[str], one: str, other: str) -> None:
    if one != other:
        weight = graph[one][other]["weight"] if graph.has_edge(one, other) else 0
        graph.add_edge(one, other, weight=weight + 1)


def tasks_above(contents: Contents) -> Mapping[str, frozenset[str]]:
    """Return for every thing that belongs to tasks the tasks at the top that it belongs to, by IRIs.

    A task belongs to what it is part of, and one at the top to itself; an action or project to what it is part of; an
    aim to what achieves it. (`isPartOf` and `achieves`, followed to the end.)
    """
    up: dict[str, set[str]] = defaultdict(set)
    for link in contents.links:
        if link.type == "isPartOf" and contents.things[link.target].type == "Task":
            up[link.source].add(link.target)
        elif link.type == "achieves":
            up[link.target].add(link.source)
    found = {}
    for iri, thing in contents.things.items():
        reached = {iri, *_climb(iri, up)}
        tops = {one for one in reached if contents.things[one].type == "Task" and not _tasks(up[one], contents)}
        if tops and (thing.type == "Task" or iri in up):
            found[iri] = frozenset(tops)
    return found


def _tasks(iris: Iterable[str], contents: Contents) -> bool:
    return any(contents.things[iri].type == "Task" for iri in iris)


def _climb(iri: str, up: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [iri]
    while waiting:
        for one in up.get(waiting.pop(), set()) - reached:
            reached.add(one)
            waiting.append(one)
    return reached

"""The network of plans in numbers: what bridges tasks, which parts cohere, how far tasks reach, what occurs together.

Every number comes from a function here, whose description says the formula and where it is from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import islice, takewhile

import networkx as nx

from kg.analysis.contents import Contents, Evidence, Thing
from kg.analysis.graphs import BRIDGING, through_tasks, ties
from kg.analysis.sections import EVIDENCE, Cell, Name, Section, joined, name, place
from kg.model import Span
from kg.vocabulary import PLAN, label

SEED = 1
_SHOWN = 5  # members of a community that are named
_REACHING = ("achieves", "takesPlaceAt", "carriedOutBy", "concernsSector", "benefits", "alignsWith", "means")
_WORKING = ("Task", "Action", "Project", "Goal", "Target", "Observation")
_REACHED = {
    "tasksBelow": ("Task",),
    "actions": ("Action", "Project"),
    "aims": ("Goal", "Target"),
    "places": ("Place",),
    "organisations": ("Organisation",),
    "sectors": ("Sector",),
    "groups": ("Group",),
    "strategies": ("Strategy",),
}
Sentences = Mapping[str, Sequence[Span]]


def betweenness(graph: nx.Graph[str]) -> dict[str, Decimal]:
    """Return for every node the share of shortest paths between two others that pass through it.

    The sum over pairs s, t of σ(s,t|v) / σ(s,t), where σ counts shortest paths by the number of edges (weights are
    left aside), divided by the number of pairs (n−1)(n−2)/2. L. C. Freeman, A set of measures of centrality based on
    betweenness, Sociometry 40 (1977); computed after U. Brandes, A faster algorithm for betweenness centrality (2001).

    Example:
        >>> {node: str(share) for node, share in betweenness(nx.path_graph(["a", "b", "c"])).items()}
        {'a': '0.0000', 'b': '1.0000', 'c': '0.0000'}

    """
    return {node: _rounded(share) for node, share in nx.betweenness_centrality(graph).items()}


def communities(graph: nx.Graph[str], seed: int = SEED) -> list[list[str]]:
    """Return the nodes in groups that have more ties within than a random graph would give, the largest first.

    Louvain's method on weighted ties: V. Blondel et al., Fast unfolding of communities in large networks (2008). It
    tries nodes in an order drawn from SEED; nodes are numbered in the order of their names first, so that the same
    graph gives the same groups wherever it is run.

    Example:
        >>> communities(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x")]))
        [['a', 'b', 'c'], ['x', 'y', 'z']]

    """
    ordered = sorted(graph)
    number = {node: place for place, node in enumerate(ordered)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(ordered)))
    edges = (
        (*sorted((number[one], number[other])), data.get("weight", 1)) for one, other, data in graph.edges(data=True)
    )
    numbered.add_weighted_edges_from(sorted(edges))
    found = nx.community.louvain_communities(numbered, weight="weight", seed=seed) if ordered else []
    groups = [sorted(ordered[place] for place in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def modularity(graph: nx.Graph[str], groups: Sequence[Sequence[str]]) -> Decimal:
    """Return how much more weight lies within GROUPS than chance would put there, from −0.5 to 1.

    Q = Σ over groups of L/m − (d/2m)², with L the weight within, d the weighted degree of the group, m all weight.
    M. Newman and M. Girvan, Finding and evaluating community structure in networks (2004). 0 where there are no ties.

    Example:
        >>> str(modularity(nx.Graph([("a", "b"), ("x", "y")]), [["a", "b"], ["x", "y"]]))
        '0.5000'

    """
    if not graph.number_of_edges():
        return _rounded(0)
    return _rounded(nx.community.modularity(graph, [set(group) for group in groups], weight="weight"))


def reach(contents: Contents) -> dict[str, Counter[str]]:
    """Return for every task how many things of each type it reaches.

    A thing is reached when a path leads to it from the task: down to the tasks and actions that are part of it, and on
    from tasks, actions and aims along achieves, takesPlaceAt, carriedOutBy, concernsSector, benefits, alignsWith and
    means. Each thing counts once, the task itself does not. (The descendants of the task in that directed graph.)
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(thing.iri for thing in contents.of_type("Task"))
    for link in contents.links:
        if link.type == "isPartOf" and contents.things[link.target].type == "Task":
            graph.add_edge(link.target, link.source)
        elif link.type in _REACHING and contents.things[link.source].type in _WORKING:
            graph.add_edge(link.source, link.target)
    return {
        task.iri: Counter(contents.things[iri].type for iri in nx.descendants(graph, task.iri))
        for task in contents.of_type("Task")
    }


def together(
    contents: Contents, sentences: Sentences, one: str, other: str
) -> dict[tuple[str, str], list[tuple[str, Span]]]:
    """Return for every thing of type ONE and thing of type OTHER the sentences that name both, by article and place."""
    first, second = _naming(contents, sentences, one), _naming(contents, sentences, other)
    found: dict[tuple[str, str], list[tuple[str, Span]]] = defaultdict(list)
    for sentence in sorted(first.keys() & second.keys()):
        for pair in ((a, b) for a in first[sentence] for b in second[sentence]):
            found[pair].append(sentence)
    return dict(found)


def jaccard(both: int, one: int, other: int) -> Decimal:
    """Return the share of the sentences with ONE or OTHER that have BOTH.

    |A ∩ B| / |A ∪ B|. P. Jaccard, Étude comparative de la distribution florale (1901).

    Example:
        >>> str(jaccard(2, 3, 5))
        '0.3333'

    """
    return _rounded(both / (one + other - both))


def bridges(contents: Contents, _: Sentences) -> Section:
    """Return the places, organisations and sectors that more than one task works through, the strongest first."""
    graph = through_tasks(contents)
    shares = betweenness(graph)
    rows: list[tuple[Cell, ...]] = []
    bridging = [contents.things[iri] for iri in graph if contents.things[iri].type in BRIDGING.values()]
    for thing in sorted(bridging, key=lambda one: (-shares[one.iri], -graph.degree(one.iri), one.evidence[0])):
        tasks = sorted((contents.things[task] for task in graph[thing.iri]), key=lambda task: task.evidence[0])
        if len(tasks) > 1:
            told = (name(thing), _type(thing), shares[thing.iri], len(tasks), _names(tasks))
            rows.append((*told, *place(thing.evidence[0]), thing.iri))
    columns = ("thing", "type", "betweenness", "taskCount", "tasks", *EVIDENCE, "iri")
    return Section("bridges", columns, tuple(rows), summary={"nodes": len(graph), "edges": graph.number_of_edges()})


def cohesion(contents: Contents, _: Sentences) -> Section:
    """Return the communities of the plan's things with the members that have most ties, and the modularity."""
    graph = ties(contents)
    groups = communities(graph)
    rows: list[tuple[Cell, ...]] = []
    for number, group in enumerate((group for group in groups if len(group) > 1), start=1):
        inside = graph.subgraph(group)
        strength = dict(inside.degree(weight="weight"))
        things = sorted((contents.things[iri] for iri in group), key=lambda one: (-strength[one.iri], one.evidence[0]))
        tasks = sum(thing.type == "Task" for thing in things)
        leading = things[0]
        told = (number, len(things), tasks, _names(things[:_SHOWN]), int(inside.size(weight="weight")))
        rows.append((*told, *place(leading.evidence[0]), leading.iri))
    columns = ("community", "size", "taskCount", "members", "tiesWithin", *EVIDENCE, "iri")
    summary: dict[str, Cell] = {
        "nodes": len(graph),
        "edges": graph.number_of_edges(),
        "modularity": modularity(graph, groups),
    }
    return Section("communities", columns, tuple(rows), {"seed": str(SEED)}, summary)


def outreach(contents: Contents, _: Sentences) -> Section:
    """Return how many things of each type every task reaches, in the order of the texts."""
    reached = reach(contents)
    all_things = Counter(thing.evidence[0].article for thing in contents.things.values())
    rows: list[tuple[Cell, ...]] = []
    for task in contents.of_type("Task"):
        counts = reached[task.iri]
        by_column = [sum(counts[kind] for kind in kinds) for kinds in _REACHED.values()]
        share = _rounded(counts.total() / all_things[task.evidence[0].article])
        rows.append((name(task), counts.total(), share, *by_column, *place(task.evidence[0]), task.iri))
    return Section("reach", ("task", "reached", "share", *_REACHED, *EVIDENCE, "iri"), tuple(rows))


def cooccurrence(contents: Contents, sentences: Sentences) -> Section:
    """Return which places and sectors the same sentences name, with the first of these sentences."""
    counts = {
        iri: len(found)
        for kind in ("Place", "Sector")
        for iri, found in _sentences_of(_naming(contents, sentences, kind)).items()
    }
    rows: list[tuple[Cell, ...]] = []
    pairs = together(contents, sentences, "Place", "Sector")
    for (where, what), both in sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[1][0], pair[0])):
        spot, sector = contents.things[where], contents.things[what]
        numbers = (len(both), counts[where], counts[what], jaccard(len(both), counts[where], counts[what]))
        article, sentence = both[0]
        shown = _between(spot, sector, article, sentence)
        rows.append((name(spot), name(sector), *numbers, *place(shown), where, what))
    columns = ("place", "sector", "both", "withPlace", "withSector", "jaccard", *EVIDENCE, "iri", "sectorIri")
    return Section("cooccurrence", columns, tuple(rows))


MEASURES: Mapping[str, Callable[[Contents, Sentences], Section]] = {
    "bridges": bridges,
    "communities": cohesion,
    "reach": outreach,
    "cooccurrence": cooccurrence,
}


def _naming(contents: Contents, sentences: Sentences, kind: str) -> dict[tuple[str, Span], list[str]]:
    """Return by sentence the things of the type KIND that it names."""
    found: dict[tuple[str, Span], list[str]] = defaultdict(list)
    for thing in contents.of_type(kind):
        named = {(shown.article, sentence) for shown in thing.evidence for sentence in _around(shown, sentences)}
        for sentence in named:
            found[sentence].append(thing.iri)
    return found


def _around(shown: Evidence, sentences: Sentences) -> list[Span]:
    """Return the sentences that the words of SHOWN stand in; sentences come in order and do not overlap."""
    span = Span(shown.start, shown.end)
    ordered = sentences.get(shown.article, ())
    first = max(0, bisect_right(ordered, span.start, key=lambda sentence: sentence.start) - 1)
    near = takewhile(lambda sentence: sentence.start < span.end, islice(ordered, first, None))
    return [sentence for sentence in near if sentence.overlap(span)]


def _sentences_of(naming: Mapping[tuple[str, Span], list[str]]) -> dict[str, set[tuple[str, Span]]]:
    found: dict[str, set[tuple[str, Span]]] = defaultdict(set)
    for sentence, things in naming.items():
        for iri in things:
            found[iri].add(sentence)
    return found


def _between(one: Thing, other: Thing, article: str, sentence: Span) -> Evidence:
    """Return where ONE is named in the sentence that names OTHER too."""
    inside = (e for e in one.evidence if e.article == article and sentence.overlap(Span(e.start, e.end)))
    return next(inside, other.evidence[0])


def _type(thing: Thing) -> Name:
    return Name(label(PLAN[thing.type], "zh"), label(PLAN[thing.type], "en"))


def _names(things: Sequence[Thing]) -> Name:
    return joined([name(thing) for thing in things])


def _rounded(number: float) -> Decimal:
    return Decimal(f"{number:.4f}")

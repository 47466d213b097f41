"""Where nodes stand in a picture: computed once, here, from a fixed seed, so that nothing moves in the browser."""

from __future__ import annotations

import math
import shutil
import subprocess
from collections.abc import Sequence

import networkx as nx

from kg.site.view import PlanView

FEW = 500
"""Up to this many nodes networkx finds good places in about a second; beyond, graphviz does where it is found."""
_SEED = 20
_ROOM = 46  # the side of the square that each node of a free layout has on average
_RING = 115  # from one ring to the next
_GOLDEN = math.pi * (3 - math.sqrt(5))
_SECONDS = 60
_HUB = -1


def shells(rings: Sequence[Sequence[str]], edges: Sequence[tuple[str, str]]) -> dict[str, list[int]]:
    """Return places in rings around the first, each node turned towards what it is tied to further inside.

    Example:
        >>> shells([["plan"], ["a", "b"]], [("plan", "a")])
        {'a': [115, 0], 'b': [-115, 0], 'plan': [0, 0]}

    """
    graph: nx.Graph[str] = nx.Graph(list(edges))
    places: dict[str, list[int]] = {}
    angles: dict[str, float] = {}
    for number, ring in enumerate(rings):
        ordered = sorted(ring, key=lambda key: (round(_towards(graph, key, angles), 6), ring.index(key)))
        ordered = list(ring) if number < 2 else ordered
        radius = _RING * number * (1 + 0.12 * max(0, number - 1)) if number or len(ring) > 1 else 0
        for place, key in enumerate(ordered):
            angles[key] = 2 * math.pi * place / len(ordered)
            places[key] = [round(radius * math.cos(angles[key])), round(radius * math.sin(angles[key]))]
    return dict(sorted(places.items()))


def _towards(graph: nx.Graph[str], key: str, angles: dict[str, float]) -> float:
    """Return the mean direction of those of KEY's neighbours that have one, as an angle from 0 to 2π."""
    near = [angles[other] for other in graph[key] if other in angles] if key in graph else []
    if not near:
        return 2 * math.pi
    return math.atan2(sum(map(math.sin, near)), sum(map(math.cos, near))) % (2 * math.pi)


def free(view: PlanView) -> list[list[int]]:
    """Return a place for every item of VIEW, in their order, with what is tied close together.

    Seeded springs for FEW items; graphviz's sfdp for more where it is installed, else a bunch around each task.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(view.items)))
    number = {item.key: place for place, item in enumerate(view.items)}
    ends = ((number[link.source], number[link.target]) for link in view.relations if link.target)
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]}))
    places = _springs(graph) if len(graph) <= FEW else _graphviz(graph) or _bunches(graph)
    side = _ROOM * math.sqrt(max(1, len(graph)))
    return [[round(places[node][0] * side), round(places[node][1] * side)] for node in graph]


def _springs(graph: nx.Graph[int]) -> dict[int, tuple[float, float]]:
    if len(graph) < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    held = graph.copy()  # what hangs together with nothing else is held near by a node that is not shown
    held.add_edges_from((_HUB, min(part)) for part in nx.connected_components(graph))
    found = nx.spring_layout(held, k=2.2 / math.sqrt(len(held)), seed=_SEED, iterations=80, method="force")
    return _scaled({node: (float(found[node][0]), float(found[node][1])) for node in graph})


def _graphviz(graph: nx.Graph[int]) -> dict[int, tuple[float, float]]:
    """Return what graphviz's sfdp says, scaled to -0.9…0.9; {} where it is not installed or fails."""
    command = shutil.which("sfdp")
    if not command:
        return {}
    lines = [f"{node};" for node in graph] + [f"{source}--{target};" for source, target in graph.edges]
    source = "graph{graph[start=1,overlap=true,K=0.6];node[shape=point];" + "".join(lines) + "}"
    try:
        done = subprocess.run(
            [command, "-Tplain"], input=source, capture_output=True, text=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("node ")]
    found = {int(row[1]): (float(row[2]), float(row[3])) for row in rows}
    return _scaled(found) if len(found) == len(graph) else {}


def _bunches(graph: nx.Graph[int]) -> dict[int, tuple[float, float]]:
    """Return a spiral in which each node follows the one it is tied to: quick, and tied nodes stay near."""
    order: dict[int, None] = {}
    for start in sorted(graph, key=lambda node: (-graph.degree[node], node)):
        if start not in order:
            order.update(dict.fromkeys(nx.dfs_preorder_nodes(graph, start)))
    found = {}
    for place, node in enumerate(order):
        radius = math.sqrt(place)
        found[node] = (radius * math.cos(place * _GOLDEN), radius * math.sin(place * _GOLDEN))
    return _scaled(found)


def _scaled(places: dict[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    xs, ys = zip(*places.values(), strict=True)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    half = max(max(xs) - min(xs), max(ys) - min(ys)) / 2 or 1
    return {node: (0.9 * (x - middle[0]) / half, 0.9 * (y - middle[1]) / half) for node, (x, y) in places.items()}

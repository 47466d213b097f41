"""The network of a plan, drawn in columns: what to draw and where, written by pyvis into our own template.

Positions are computed here, so that nothing moves in the browser.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from kg.model import NAMES
from kg.site import drawn
from kg.site.layouts import free, shells
from kg.site.outline import Outline, Section, outline
from kg.site.page import Page, Share
from kg.site.view import Item, PlanView, numbers

COLUMNS = ("plan", "tasks", "aims", "names")
ROWS = 25
_WIDE = 256  # from one column to the next, in the picture's own pixels
_HIGH = 31  # from one row to the next where a column is full
_ROOMY = 76  # the most that rows of a short column are apart
_SWEEPS = 4
_COLUMN_OF = {
    "Plan": "plan",
    "Formula": "plan",
    "Task": "tasks",
    "Goal": "aims",
    "Target": "aims",
    **{name: "names" for name in NAMES if name != "Formula"},
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn: NODES with their column and place, EDGES with how many links each stands for.

    FOLDED gives for every drawn node the actions that are shown through it.
    """

    nodes: tuple[tuple[Item, str, int, int], ...]
    edges: tuple[tuple[str, str, str, int], ...]
    folded: Mapping[str, tuple[str, ...]]


def drawing(view: PlanView) -> Drawing:
    """Return the network of VIEW: plan and formulas, tasks, aims, names, in four columns of at most ROWS.

    Actions are folded into their task, or into the plan where no task has them: their links start there instead. Where
    there are more tasks than rows, those below others are folded into them.
    A column that is too long keeps targets and the tasks' own goals, then those with most ties.
    """
    plan = outline(view)
    into = _folds(view, plan)
    edges = _edges(view, into)
    columns = _columns(view, edges, into)
    ordered = _untangled(columns, edges)
    by_key = {item.key: item for item in view.items}
    nodes = tuple(
        (by_key[key], COLUMNS[number], number * _WIDE, round((row - (len(column) - 1) / 2) * _apart(len(column))))
        for number, column in enumerate(ordered)
        for row, key in enumerate(column)
    )
    shown = {item.key for item, *_ in nodes}
    folded: dict[str, list[str]] = defaultdict(list)
    for key, target in into.items():
        folded[target].append(key)
    kept = tuple((*ends, count) for ends, count in edges.items() if ends[0] in shown and ends[1] in shown)
    return Drawing(nodes, kept, {key: tuple(keys) for key, keys in folded.items() if key in shown})


def rings(picture: Drawing) -> dict[str, list[int]]:
    """Return places for the nodes of PICTURE in rings: the plan, its tasks, aims, then names and numbered phrases."""
    columns: dict[str, list[str]] = {name: [] for name in COLUMNS}
    for item, column, _, _ in picture.nodes:
        columns["names" if item.type == "Formula" else column].append(item.key)
    return shells([columns[name] for name in COLUMNS], [(source, target) for source, target, *_ in picture.edges])


def _apart(rows: int) -> int:
    """Return how far apart so many rows are: a short column spreads over the height of a full one."""
    return max(_HIGH, min(_ROOMY, (ROWS - 1) * _HIGH // max(1, rows - 1)))


def _folds(view: PlanView, plan: Outline) -> dict[str, str]:
    """Return for every action the task (else the plan) it is shown through, and for tasks too many to draw theirs."""
    into: dict[str, str] = {}
    crowded = sum(item.type == "Task" for item in view.items) > ROWS

    def walk(section: Section, key: str) -> None:
        for action in section.groups.get("Action", ()):
            into.setdefault(action, key)
        for below in section.below:
            if crowded:
                into[below.key] = key
            walk(below, key if crowded else below.key)

    for task in plan.tasks:
        walk(task, task.key)
    plans = [item.key for item in view.items if item.type == "Plan"]
    if plans:
        walk(plan.whole, plans[0])
    return into


def _edges(view: PlanView, into: Mapping[str, str]) -> dict[tuple[str, str, str], int]:
    """Return the links between what can be drawn, lifted to where actions are folded, with how many each stands for."""
    edges: dict[tuple[str, str, str], int] = defaultdict(int)
    for link in view.relations:
        ends = into.get(link.source, link.source), into.get(link.target, link.target)
        if link.target and ends[0] != ends[1]:
            edges[(*ends, link.type)] += 1
    return dict(sorted(edges.items()))


def _columns(view: PlanView, edges: Mapping[tuple[str, str, str], int], into: Mapping[str, str]) -> list[list[str]]:
    """Return the keys of each column in text order, those without any tie left out, the longest cut to ROWS."""
    shown = (item for item in view.items if item.type in _COLUMN_OF and item.key not in into)
    column_of = {item.key: _COLUMN_OF[item.type] for item in shown}
    ties: dict[str, int] = defaultdict(int)
    for (source, target, _), count in edges.items():
        if source in column_of and target in column_of and column_of[source] != column_of[target]:
            ties[source] += count
            ties[target] += count
    order = {item.key: (view.first(item), item.key) for item in view.items}
    first = _foremost(view)
    columns = []
    for name in COLUMNS:
        keys = [key for key, column in column_of.items() if column == name]
        keys = [key for key in keys if ties[key] or name in ("plan", "tasks")]
        kept = sorted(keys, key=lambda key: (key not in first, -ties[key], order[key]))[:ROWS]
        columns.append(sorted(kept, key=order.__getitem__))
    return columns


def _foremost(view: PlanView) -> set[str]:
    """Return the keys of what a full column keeps before all else: targets, and goals that a task's own words tell."""
    headings = [span for item in view.items if item.type == "Task" for span in item.spans]
    return {
        item.key
        for item in view.items
        if item.type == "Target"
        or (item.type == "Goal" and any(span.overlap(heading) for span in item.spans for heading in headings))
    }


def _untangled(columns: list[list[str]], edges: Mapping[tuple[str, str, str], int]) -> list[list[str]]:
    """Return COLUMNS with goals and names moved beside what they are tied to; plan and tasks keep their order."""
    graph: nx.Graph[str] = nx.Graph()
    for number, column in enumerate(columns):
        graph.add_nodes_from(column, layer=number)
    graph.add_edges_from((source, target) for source, target, _ in edges if source in graph and target in graph)
    ordered = [list(column) for column in columns]
    for _ in range(_SWEEPS):
        for number in (2, 3):
            layers = dict(enumerate(ordered))  # named layers, since a layer by attribute is stacked in no fixed order
            places = nx.multipartite_layout(graph, subset_key=layers, align="vertical")
            heights = {key: float(place[1]) for key, place in places.items()}
            ordered[number] = sorted(
                ordered[number], key=lambda key: (round(_height(graph, heights, key), 6), columns[number].index(key))
            )
    return ordered


def _height(graph: nx.Graph[str], heights: Mapping[str, float], key: str) -> float:
    """Return the mean height of what KEY is tied to on its left, the tasks first, else of what is on its right."""
    layer = graph.nodes[key]["layer"]
    for layers in (range(1, layer), range(layer), range(layer + 1, len(COLUMNS))):
        near = [heights[other] for other in graph[key] if graph.nodes[other]["layer"] in layers]
        if near:
            return sum(near) / len(near)
    return heights[key]


def page_of(share: Share) -> Page:
    """Return the page that draws the network of a plan."""
    assert share.view is not None
    picture = drawing(share.view)
    number = numbers(share.view)
    folded = {number[key]: [number[one] for one in keys] for key, keys in sorted(picture.folded.items())}
    around = rings(picture)
    content = {
        "folded": folded,
        "radial": [around[item.key] for item, *_ in picture.nodes],
        "whole": free(share.view),
    }
    return drawn.written("network", share, _net(picture), {"drawing": content})


def _net(picture: Drawing) -> drawn.Net:
    """Return PICTURE as pyvis holds it: every node at its place, every edge with how many links it stands for."""
    net = drawn.empty()
    columns = [column for _, column, _, _ in picture.nodes]
    for item, column, x, y in picture.nodes:
        high = _apart(columns.count(column)) - 5
        net.add_node(item.key, label=item.zh or item.key, shape="custom", group=item.type, x=x, y=y, high=high)
    for number, (source, target, kind, count) in enumerate(picture.edges):
        net.add_edge(source, target, id=f"e{number}", kind=kind, count=count, arrows="")
    return net

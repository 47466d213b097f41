"""Who acts, where and for whom, by task: a plan in, the ties between its tasks and its actors and places out."""

from __future__ import annotations

from collections import defaultdict

from kg.site import drawn
from kg.site.outline import Section, outline
from kg.site.page import Page, Share
from kg.site.view import PlanView

KINDS = ("Place", "Organisation", "Group", "Person")
_SAID_BY = frozenset({"takesPlaceAt", "carriedOutBy", "benefits"})
_WIDE = 300
_HIGH = 34
ROWS = 16
_MOST = 48


def ties(view: PlanView) -> dict[str, dict[str, list[int]]]:
    """Return for each actor or place, and each task at the top ("" for none), the relations that tie them.

    Relations are told by their places in the view's list. An action's belong to the tasks that the outline has it in.
    """
    tasks_of: dict[str, set[str]] = defaultdict(set)

    def walk(section: Section, task: str) -> None:
        tasks_of[section.key].add(task)
        for keys in section.groups.values():
            for key in keys:
                tasks_of[key].add(task)
        for below in section.below:
            walk(below, task)

    for section in outline(view).tasks:
        walk(section, section.key)
    kinds = {item.key: item.type for item in view.items}
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, link in enumerate(view.relations):
        if link.type in _SAID_BY and kinds.get(link.target) in KINDS:
            for task in sorted(tasks_of.get(link.source, ()) or {""}):
                found[link.target][task].append(number)
    order = {item.key: view.first(item) for item in view.items}
    return {
        key: {task: found[key][task] for task in sorted(found[key])}
        for key in sorted(
            found, key=lambda key: (KINDS.index(kinds[key]), -sum(map(len, found[key].values())), order[key])
        )
    }


def page_of(share: Share) -> Page:
    """Return the page that shows places, bodies and groups by task, as a matrix and as a small network."""
    assert share.view is not None
    view = share.view
    found = ties(view)
    by_key = {item.key: item for item in view.items}
    tasks = [section.key for section in outline(view).tasks]
    shown = [key for key in found if any(task in found[key] for task in tasks)][:_MOST]
    net = drawn.empty()
    columns = [tasks, *(shown[start : start + ROWS] for start in range(0, len(shown), ROWS))]
    for number, column in enumerate(columns):
        for row, key in enumerate(column):
            y = round((row - (len(column) - 1) / 2) * (_HIGH if number else 2 * _HIGH))
            item = by_key[key]
            net.add_node(
                key,
                label=item.zh or key,
                shape="custom",
                group=item.type,
                x=number * _WIDE,
                y=y,
                high=_HIGH if number else 60,
            )
    for key in shown:
        for task, links in found[key].items():
            if task in by_key:
                net.add_edge(task, key, id=f"{task} {key}", count=len(links), arrows="")
    return drawn.written("actors", share, net, {"ties": found, "tasks": tasks})

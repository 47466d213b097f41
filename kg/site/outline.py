"""The order in which the outline shows a plan: its tasks with what belongs to each, then the plan as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import NAMES
from kg.site.view import Item, PlanView

_NAMES_SHOWN = tuple(name for name in NAMES if name != "Formula")
GROUPS = ("Goal", "Target", "Observation", "Action", *_NAMES_SHOWN, "Indicator")


@dataclass
class Section:
    """A task (KEY "" for the plan as a whole) with the keys of its items by group, and the sections below it."""

    key: str
    groups: dict[str, list[str]] = field(default_factory=dict)
    below: list[Section] = field(default_factory=list)

    def as_data(self, number: Mapping[str, int]) -> dict[str, object]:
        """Return the section as plain values for JSON, items named by their NUMBER."""
        groups = {name: [number[key] for key in keys] for name, keys in self.groups.items()}
        return {"key": number.get(self.key), "groups": groups, "below": [one.as_data(number) for one in self.below]}


@dataclass(frozen=True, slots=True)
class Outline:
    """The tasks at the top in the plan's own order, what no task has, and the numbered phrases."""

    tasks: tuple[Section, ...]
    whole: Section
    formulas: tuple[str, ...]

    def as_data(self, number: Mapping[str, int]) -> dict[str, object]:
        """Return the outline as plain values for JSON, items named by their NUMBER."""
        return {
            "tasks": [section.as_data(number) for section in self.tasks],
            "whole": self.whole.as_data(number),
            "formulas": [number[key] for key in self.formulas],
        }


def outline(view: PlanView) -> Outline:
    """Return the outline of VIEW; every item but the plan stands in it at least once."""
    by_key = {item.key: item for item in view.items}
    owners = _owners(view, by_key)
    held: dict[str, set[str]] = defaultdict(set)
    for key in by_key:
        for task in owners.get(key, ()) or {""}:
            held[task].add(key)
    ordered = sorted(view.items, key=lambda item: (view.first(item), item.key))
    parents = _parents(view, by_key)
    sections = {
        item.key: Section(item.key, _grouped(ordered, held[item.key])) for item in ordered if item.type == "Task"
    }
    for key, section in sections.items():
        if key in parents:
            sections[parents[key]].below.append(section)
    tasks = tuple(section for key, section in sections.items() if key not in parents)
    formulas = tuple(item.key for item in ordered if item.type == "Formula")
    return Outline(tasks, Section("", _grouped(ordered, held[""])), formulas)


def group_of(item: Item) -> str:
    """Return the outline's group of ITEM: a project stands among the actions; "" where it has a place of its own."""
    if item.type == "Project":
        return "Action"
    return item.type if item.type in GROUPS else ""


def _grouped(ordered: list[Item], keys: set[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name in GROUPS:
        members = [item.key for item in ordered if item.key in keys and group_of(item) == name]
        if members:
            groups[name] = members
    return groups


def _parents(view: PlanView, by_key: dict[str, Item]) -> dict[str, str]:
    """Return for each task inside another the one above it; a ring of tasks has no top, so its links are left out."""
    parents: dict[str, str] = {}
    for link in view.relations:
        ends = by_key.get(link.source), by_key.get(link.target)
        if link.type == "isPartOf" and all(end and end.type == "Task" for end in ends) and link.source not in parents:
            above: str | None = link.target
            while above and above != link.source:
                above = parents.get(above)
            if above is None:
                parents[link.source] = link.target
    return parents


def _owners(view: PlanView, by_key: dict[str, Item]) -> dict[str, set[str]]:
    """Return for each item the tasks it belongs to: by a link of its own first, else through what it is tied to."""
    owners: dict[str, set[str]] = defaultdict(set)
    tasks = {item.key for item in view.items if item.type == "Task"}
    for link in view.relations:
        if link.type == "isPartOf" and link.target in tasks and link.source not in tasks:
            owners[link.source].add(link.target)
        elif link.source in tasks and link.target in by_key and link.type != "isPartOf":
            owners[link.target].add(link.source)
    _hand_on(view, owners, {"achieves"}, tasks)
    _hand_on(view, owners, {*_NAME_LINKS}, tasks)
    for task in tasks:
        owners.pop(task, None)
    return owners


_NAME_LINKS = ("takesPlaceAt", "carriedOutBy", "concernsSector", "benefits", "alignsWith", "ofIndicator")


def _hand_on(view: PlanView, owners: dict[str, set[str]], kinds: set[str], tasks: set[str]) -> None:
    """Give the ends of links of KINDS the tasks of their starts."""
    given = [
        (link.target, set(owners[link.source]))
        for link in view.relations
        if link.type in kinds and link.target and link.target not in tasks and link.source in owners
    ]
    for key, found in given:
        owners[key] |= found

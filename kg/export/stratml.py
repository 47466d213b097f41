"""Contents of one article in, StratML Part 2 (ISO 17469; PerformancePlanOrReport of 2016-02-16) out.

A task at the top is a Goal, what belongs to it an Objective: tasks below it, goals, targets, and actions that are not
done. What belongs to no task stands in a last Goal for the plan as a whole; what belongs to several, in the first. A
target's figure is a PerformanceIndicator; its base and what was reached already on the same indicator are actual
results. Who carries out and who benefits are stakeholders.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from kg.analysis.contents import Evidence, Thing
from kg.analysis.graphs import tasks_above
from kg.analysis.sides import Side, figure_words
from kg.errors import InputError
from kg.export.source import Source
from kg.export.xml_text import xml_text
from kg.graph.dates import last_day
from kg.resources import message

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_OBJECTIVES = ("Task", "Goal", "Target", "Action", "Project")
_STAKEHOLDERS = {"carriedOutBy": ("Organization", "Performer"), "benefits": ("Generic_Group", "Beneficiary")}
_TOLD = ("status", "commitment", "deadline", "rank")
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9._-]")


def to_stratml(source: Source, lang: str = "en") -> bytes:
    """Return the plan of the one article in SOURCE as StratML Part 2, remarks of our own in LANG.

    Raises:
        InputError: when there is more than one article, or none.

    """
    names = sorted(source.contents.articles)
    if len(names) != 1:
        raise InputError(
            "a StratML file holds one plan", f"the build has {', '.join(names) or 'none'}", "give --article"
        )
    root = _Writer(Side(source.contents, names[0]), lang).plan()
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True, short_empty_elements=True)
    return written + b"\n"


@dataclass(frozen=True)
class _Writer:
    side: Side
    lang: str

    def plan(self) -> Xml.Element:
        Xml.register_namespace("", NAMESPACE)
        root = Xml.Element(_tag("PerformancePlanOrReport"), {"Type": "Strategic_Plan"})
        plan, published = self.side.plan, self.side.published
        _add(root, "Name", plan.zh if plan else published.title or published.name)
        if plan and published.title:
            _add(root, "Description", published.title)
        _add(root, "OtherInformation", self._say("other", article=published.name))
        core = _add(root, "StrategicPlanCore")
        if owner := self._owner():
            _add(_add(core, "Organization"), "Name", owner)
        self._goals(core)
        self._administration(root)
        return root

    def _say(self, key: str, **parts: object) -> str:
        return message("export", f"stratml.{key}", self.lang).format(**parts)

    def _owner(self) -> str:
        """Return who carries out most tasks, else who published the article."""
        things = self.side.contents.things
        doing = [link.target for link in self.side.contents.links if link.type == "carriedOutBy"]
        doing = [iri for iri in doing if iri in things]
        most = max(Counter(doing).items(), key=lambda pair: (pair[1], pair[0]), default=None)
        return things[most[0]].zh if most else self.side.published.publisher

    def _goals(self, core: Xml.Element) -> None:
        held = self._held()
        tops = [task for task in self.side.contents.of_type("Task") if task.iri in held]
        for number, task in enumerate(tops, start=1):
            goal = self._described(_add(core, "Goal"), task, str(number))
            self._objectives(goal, held[task.iri], f"{number}.")
        if held[""] or not tops:
            goal = _add(core, "Goal")
            _add(goal, "Name", self._say("whole"))
            _add(goal, "Description", self._say("whole.description"))
            _add(goal, "Identifier", _identifier(f"whole/{self.side.label}"))
            _add(goal, "SequenceIndicator", str(len(tops) + 1))
            self._objectives(goal, held[""], f"{len(tops) + 1}.")

    def _held(self) -> Mapping[str, list[Thing]]:
        """Return the objectives of every task at the top, and under "" those that belong to none."""
        above = tasks_above(self.side.contents)
        order = {thing.iri: number for number, thing in enumerate(self.side.contents.of_type("Task"))}
        held: dict[str, list[Thing]] = defaultdict(list)
        for thing in self.side.contents.of_type(*_OBJECTIVES):
            tops = sorted(above.get(thing.iri, ()), key=order.__getitem__)
            if thing.iri in tops:
                held[thing.iri] += []
            elif thing.values.get("status") != "done":
                held[tops[0] if tops else ""].append(thing)
        held[""] += []
        return held

    def _objectives(self, goal: Xml.Element, things: Iterable[Thing], prefix: str) -> None:
        for number, thing in enumerate(things, start=1):
            objective = self._described(_add(goal, "Objective"), thing, f"{prefix}{number}")
            told = [self._say(name, value=thing.values[name]) for name in _TOLD if thing.values.get(name)]
            if told:
                _add(objective, "OtherInformation", "; ".join(told))
            if thing.type == "Target" and thing.figure():
                self._indicator(objective, thing)

    def _described(self, element: Xml.Element, thing: Thing, number: str) -> Xml.Element:
        _add(element, "Name", thing.zh)
        _add(element, "Description", self._words(thing.evidence[0]))
        _add(element, "Identifier", _identifier(thing.key))
        _add(element, "SequenceIndicator", number)
        for link in self.side.contents.links:
            if link.source == thing.iri and link.type in _STAKEHOLDERS:
                kind, role = _STAKEHOLDERS[link.type]
                stakeholder = _add(element, "Stakeholder", StakeholderTypeType=kind)
                _add(stakeholder, "Name", self.side.contents.things[link.target].zh)
                told = _add(stakeholder, "Role")
                _add(told, "Name", link.role or role)
                _add(told, "Description", self._words(link.evidence[0]))
                _add(told, "RoleType", role)
        return element

    def _words(self, evidence: Evidence) -> str:
        return self._say("place", quote=evidence.quote, start=evidence.start, end=evidence.end)

    def _indicator(self, objective: Xml.Element, target: Thing) -> None:
        one = self.side.indicators.get(target.iri)
        element = _add(objective, "PerformanceIndicator", PerformanceIndicatorType="Quantitative")
        _add(element, "MeasurementDimension", one.zh if one else target.zh)
        _add(element, "UnitOfMeasurement", target.values.get("unit") or self._say("unit"))
        _add(element, "Identifier", _identifier(f"indicator/{target.key}"))
        instance = _add(element, "MeasurementInstance")
        self._results(instance, "TargetResult", target, "deadlineEnd")
        if base := target.values.get("baseValue"):
            when = target.values.get("baseTime", "")
            self._result(instance, "ActualResult", str(last_day(when)) if when else "", base, self._say("base"))
        for reached in self.side.measured("Observation").get(one, []) if one else []:
            if reached.values.get("unit") == target.values.get("unit"):
                self._results(instance, "ActualResult", reached, "timeEnd")

    def _results(self, instance: Xml.Element, tag: str, thing: Thing, when: str) -> None:
        """Add what THING says as results: one, or two for a range."""
        words = figure_words(thing)
        said = (words.of(self.lang) if words else "") + " – " + self._words(thing.evidence[0])
        day = thing.values.get(when, "")
        if "value" in thing.values:
            told = (self._say("comparator"), thing.values["comparator"], said)
            self._result(instance, tag, day, thing.values["value"], *told)
            return
        for end in ("low", "high"):
            if end in thing.values:
                self._result(instance, tag, day, thing.values[end], self._say("comparator"), self._say(end), said)

    def _result(
        self, instance: Xml.Element, tag: str, day: str, number: str, name: str, value: str = "", words: str = ""
    ) -> None:
        result = _add(instance, tag)
        if day:
            _add(result, "EndDate", day)
        _add(result, "NumberOfUnits", number)
        descriptor = _add(result, "Descriptor")
        _add(descriptor, "DescriptorName", name)
        if value:
            _add(descriptor, "DescriptorValue", value)
        if words:
            _add(result, "Description", words)

    def _administration(self, root: Xml.Element) -> None:
        plan, published = self.side.plan, self.side.published
        element = _add(root, "AdministrativeInformation")
        start, end = (plan.values.get(name, "")[:4] if plan else "" for name in ("start", "end"))
        if start:
            _add(element, "StartDate", f"{start}-01-01")
        if end:
            _add(element, "EndDate", str(last_day(end)))
        if _FULL_DATE.fullmatch(published.date) and not published.date_inferred:
            _add(element, "PublicationDate", published.date)
        if published.source.startswith(("http:", "https:")):
            _add(element, "Source", published.source)


def _add(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, _tag(name), attributes)
    if text:
        element.text = xml_text(text)
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _identifier(key: str) -> str:
    """Return KEY as an XML name, which is what an Identifier is."""
    return _NOT_IN_IDS.sub("-", key)

"""One of two plans that are compared: its contents under the name A or B, and what of it comparing asks for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.analysis.contents import Contents, Evidence, Published, Thing
from kg.analysis.graphs import tasks_above
from kg.analysis.indicators import Indicator, indicator
from kg.analysis.sections import Cell, Name
from kg.extraction.figures.wording import in_words
from kg.graph.identity import normal_form

_CONCERNS = ("concernsSector", "alignsWith", "takesPlaceAt")
DATES = ("deadline", "time")


@dataclass(frozen=True)
class Side:
    """A plan that is compared: one article's CONTENTS; LABEL says which article."""

    contents: Contents
    label: str

    @property
    def published(self) -> Published:
        """What is known of the article."""
        return next(iter(self.contents.articles.values()))

    @cached_property
    def plan(self) -> Thing | None:
        """The plan that the article names first, or None."""
        return next(iter(self.contents.of_type("Plan")), None)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """The indicator of every thing that has one, by the thing's IRI."""
        things = self.contents.things
        return {
            link.source: indicator(things[link.target].zh, things[link.target].en)
            for link in self.contents.links
            if link.type == "ofIndicator"
        }

    def measured(self, *types: str) -> dict[Indicator, list[Thing]]:
        """Return the things of TYPES that have a figure, by indicator, in the order of the text."""
        found: dict[Indicator, list[Thing]] = defaultdict(list)
        for thing in self.contents.of_type(*types):
            if thing.figure() and thing.iri in self.indicators:
                found[self.indicators[thing.iri]].append(thing)
        return dict(found)

    @cached_property
    def concerns(self) -> dict[str, dict[str, Name]]:
        """The sectors, strategies and places of things, by normal form of the name; a task has those of its parts."""
        above = tasks_above(self.contents)
        found: dict[str, dict[str, Name]] = defaultdict(dict)
        for link in self.contents.links:
            if link.type in _CONCERNS:
                target = self.contents.things[link.target]
                for iri in {link.source, *above.get(link.source, ())}:
                    found[iri][normal_form(target.zh)] = Name(target.zh, target.en)
        return found


def named(thing: Thing | None) -> Name | None:
    """Return what THING is called, or None where there is no thing."""
    return Name(thing.zh, thing.en) if thing else None


def figure_words(thing: Thing | None, *, dated: bool = True) -> Name | None:
    """Return what THING says in numbers, DATED with its deadline or time; its own words where it says no figure."""
    if not thing:
        return None
    figure = thing.figure()
    if not figure:
        return Name(thing.zh, thing.en)
    when = next((f" ({thing.values[name]})" for name in DATES if dated and thing.values.get(name)), "")
    return Name(in_words(figure, "zh") + when, in_words(figure, "en") + when)


def words_of(evidence: Evidence | None) -> tuple[Cell, ...]:
    """Return quote, start and end of EVIDENCE as cells, empty where there is none."""
    return (evidence.quote, evidence.start, evidence.end) if evidence else (None, None, None)


def first(thing: Thing | None) -> Evidence | None:
    """Return the first words that name THING, or None where there is no thing."""
    return thing.evidence[0] if thing else None

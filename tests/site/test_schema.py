"""The schema: words of the ontology, numbers of the build, queries that list what they count."""

import pytest

from kg.model import LINK_TYPES
from kg.questions.guard import guard
from kg.site import schema


@pytest.fixture(scope="module")
def found(store):
    return schema.schema(store)


def test_numbers_are_those_of_the_graph(found):
    counts = {term.name: term.count for term in found.classes}
    assert (counts["Goal"], counts["Task"], counts["Place"], counts["Person"]) == (2, 1, 1, 0)
    assert (counts["Action"], counts["Project"]) == (1, 1)  # a project is an action too


def test_links_tell_between_which_classes_they_are(found):
    ends = {term.name: term.ends for term in found.links}
    assert ends["hasTask"] == (("Plan", "Task", 1),)
    assert ends["isPartOf"] == (("Action", "Task", 1),)
    assert ends["benefits"] == ()


def test_every_term_is_told_in_both_languages(found):
    assert [term.name for term in found.links] == list(LINK_TYPES)
    for term in (*found.classes, *found.links):
        assert all((term.zh, term.en, term.definition_zh, term.definition_en, term.example)), term.name


def test_every_query_finds_what_the_number_says(found, store):
    for term in (*found.classes, *found.links):
        guard(term.query)
        rows = store.select(term.query).records()
        things = {(row.get("thing") or row.get("source"), row.get("target")) for row in rows}
        assert len(things) == term.count, term.name


def test_every_class_is_a_box_and_every_pair_one_line(found):
    boxes = schema.picture(found)
    assert [box.key for box in boxes.boxes] == [term.name for term in found.classes]
    assert len({(box.x, box.y) for box in boxes.boxes}) == len(boxes.boxes)
    pairs = [(line.source, line.target) for line in boxes.lines]
    assert len(pairs) == len(set(pairs))
    assert ("Task", "Goal") in pairs

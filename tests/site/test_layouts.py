"""Places in a picture: the same at every run, apart from each other, close where tied."""

import math

import pytest

from kg.site import layouts
from kg.site.layouts import FEW, free, shells
from kg.site.view import Item, PlanView, Relation


def chain(number):
    """Return a view of NUMBER items, each tied to the next."""
    items = tuple(Item(f"place/{n}", "Place", str(n)) for n in range(number))
    links = tuple(Relation("locatedIn", f"place/{n}", f"place/{n + 1}") for n in range(number - 1))
    return PlanView("a", "a", "", items, links, "")


def test_every_item_has_a_place_of_its_own_and_the_same_at_every_run():
    places = free(chain(40))
    assert places == free(chain(40))
    assert len({tuple(place) for place in places}) == 40


def test_what_is_tied_stands_closer_than_what_is_not():
    places = free(chain(40))
    near = [math.dist(places[n], places[n + 1]) for n in range(39)]
    far = [math.dist(places[n], places[(n + 20) % 40]) for n in range(40)]
    assert sum(near) / len(near) < sum(far) / len(far) / 2


@pytest.mark.parametrize("command", ["sfdp", None])
def test_many_items_are_placed_with_and_without_graphviz(command, monkeypatch):
    if command and not layouts.shutil.which(command):
        pytest.skip("graphviz's sfdp is not installed")
    monkeypatch.setattr(layouts.shutil, "which", lambda name: command and f"/usr/bin/{name}")
    places = free(chain(FEW + 100))
    assert len({tuple(place) for place in places}) > FEW


def test_a_node_of_a_ring_is_turned_towards_what_it_is_tied_to():
    rings = [["plan"], ["east", "west"], ["b", "a"]]
    places = shells(rings, [("east", "a"), ("west", "b")])
    assert math.dist(places["a"], places["east"]) < math.dist(places["a"], places["west"])
    assert places["plan"] == [0, 0]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_next_to_nothing_has_places(number):
    assert len(free(chain(number))) == number

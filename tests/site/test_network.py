"""What the network draws, and where."""

from dataclasses import replace

import pytest

from kg.model import Span
from kg.site import browserfiles, drawn
from kg.site.network import ROWS, drawing
from kg.site.view import Item, PlanView, Relation


def plan(items, relations):
    """Return a view of ITEMS ("Type name") and RELATIONS ("type from to")."""
    made = [
        Item(name, kind, name, spans=(Span(place, place + 1),))
        for place, (kind, name) in enumerate(item.split() for item in items)
    ]
    return PlanView("a", "a", "字" * len(made), tuple(made), tuple(Relation(*one.split()) for one in relations), "")


def placed(picture):
    return {item.key: (column, x, y) for item, column, x, y in picture.nodes}


def test_every_type_has_its_column():
    items = ["Plan p", "Task t", "Goal g", "Place l"]
    picture = drawing(plan(items, ["hasTask p t", "achieves t g", "takesPlaceAt t l"]))
    assert [column for column, _, _ in placed(picture).values()] == ["plan", "tasks", "aims", "names"]
    assert len({x for _, x, _ in placed(picture).values()}) == 4


def test_an_action_is_folded_into_its_task_and_its_links_start_there():
    picture = drawing(plan(["Task t", "Action a", "Place l"], ["isPartOf a t", "takesPlaceAt a l"]))
    assert set(placed(picture)) == {"t", "l"}
    assert picture.folded == {"t": ("a",)}
    assert picture.edges == (("t", "l", "takesPlaceAt", 1),)


def test_an_action_without_task_is_folded_into_the_plan():
    assert drawing(plan(["Plan p", "Action a"], [])).folded == {"p": ("a",)}


def test_tasks_below_others_are_folded_only_where_there_are_too_many():
    few = plan(["Task t", "Task u", "Action a"], ["isPartOf u t", "isPartOf a u"])
    assert drawing(few).folded == {"u": ("a",)}
    below = [f"Task u{number}" for number in range(ROWS)]
    links = [f"isPartOf u{number} t" for number in range(ROWS)]
    many = plan(["Task t", *below, "Action a"], [*links, "isPartOf a u3"])
    assert set(placed(drawing(many))) == {"t"}
    assert set(drawing(many).folded["t"]) == {"a", *(f"u{number}" for number in range(ROWS))}


def test_links_that_fold_into_one_are_counted():
    links = ["isPartOf a t", "isPartOf b t", "takesPlaceAt a l", "takesPlaceAt b l"]
    assert drawing(plan(["Task t", "Action a", "Action b", "Place l"], links)).edges == (("t", "l", "takesPlaceAt", 2),)


def test_what_has_no_tie_is_not_drawn():
    assert set(placed(drawing(plan(["Task t", "Place l", "Observation o"], [])))) == {"t"}


def test_a_column_keeps_those_with_most_ties_and_stays_inside_its_rows():
    items = ["Task t", "Task u", *(f"Place p{number}" for number in range(ROWS + 5))]
    links = [f"takesPlaceAt t p{number}" for number in range(ROWS + 5)] + [f"takesPlaceAt u p{ROWS + 4}"]
    picture = drawing(plan(items, links))
    names = [key for key, (column, _, _) in placed(picture).items() if column == "names"]
    assert len(names) == ROWS
    assert f"p{ROWS + 4}" in names


def test_a_full_column_of_aims_keeps_the_targets_and_the_tasks_own_goals():
    goals = [f"Goal g{number}" for number in range(ROWS + 5)]
    links = [f"achieves t g{number}" for number in range(ROWS + 5)] * 2
    view = plan(["Task t", *goals, "Target x", "Goal own"], [*links, "achieves t x", "achieves t own"])
    items = tuple(replace(item, spans=(Span(0, 1),)) if item.key == "own" else item for item in view.items)
    assert {"x", "own"} <= set(placed(drawing(replace(view, items=items))))
    assert "own" not in placed(drawing(view))


def test_no_two_nodes_of_a_column_come_closer_than_a_card_is_high(view):
    columns: dict[str, list[int]] = {}
    for column, _, y in placed(drawing(view)).values():
        columns.setdefault(column, []).append(y)
    assert all(b - a >= 31 for ys in columns.values() for a, b in zip(sorted(ys), sorted(ys)[1:], strict=False))


def test_goals_stand_in_the_order_of_their_tasks_whatever_the_order_of_the_text():
    items = ["Goal g2", "Goal g1", "Task t1", "Task t2"]
    picture = placed(drawing(plan(items, ["achieves t1 g1", "achieves t2 g2"])))
    assert picture["g1"][2] < picture["g2"][2]


@pytest.mark.parametrize("items", [[], ["Plan p"], ["Task t"]])
def test_a_plan_with_next_to_nothing_is_drawn(items):
    assert len(drawing(plan(items, [])).nodes) == len(items)


@pytest.mark.parametrize("there", [True, False])
def test_the_library_is_vis_network_with_its_licence_from_npm_or_pyvis(there, monkeypatch, tmp_path):
    if there and "drawing" in browserfiles.absent():
        pytest.skip("the drawing script is absent: python hatch_build.py brings it in")
    if not there:
        monkeypatch.setattr(browserfiles, "FOLDER", tmp_path)
    script = drawn.library.__wrapped__()
    assert "vis-network\n" in script
    assert "The MIT License" in script
    assert len(script) < (350_000 if there else 500_000)

"""The order in which the outline shows a plan."""

from kg.model import Span
from kg.site.outline import outline
from kg.site.view import Item, PlanView, Relation


def plan(items, relations):
    """Return a view of ITEMS ("Type name"), in that order in the text, and RELATIONS ("type from to")."""
    made = [
        Item(name, kind, name, spans=(Span(place, place + 1),))
        for place, (kind, name) in enumerate(item.split() for item in items)
    ]
    links = [Relation(*relation.split()) for relation in relations]
    return PlanView("a", "a", "字" * len(made), tuple(made), tuple(links), "")


def test_tasks_stand_in_the_order_of_the_text_with_what_is_theirs():
    found = outline(plan(["Task t1", "Goal g1", "Task t2", "Action a1"], ["achieves t1 g1", "isPartOf a1 t2"]))
    assert [(task.key, task.groups) for task in found.tasks] == [("t1", {"Goal": ["g1"]}), ("t2", {"Action": ["a1"]})]
    assert found.whole.groups == {}


def test_a_place_belongs_to_the_task_of_the_action_there():
    found = outline(plan(["Task t", "Action a", "Place p"], ["isPartOf a t", "takesPlaceAt a p"]))
    assert found.tasks[0].groups["Place"] == ["p"]


def test_a_goal_that_an_action_achieves_belongs_to_its_task_and_so_does_what_it_concerns():
    links = ["isPartOf a t", "achieves a g", "concernsSector g s"]
    found = outline(plan(["Task t", "Action a", "Goal g", "Sector s"], links))
    assert found.tasks[0].groups == {"Goal": ["g"], "Action": ["a"], "Sector": ["s"]}


def test_a_place_of_two_tasks_stands_under_both():
    found = outline(plan(["Task t", "Task u", "Place p"], ["takesPlaceAt t p", "takesPlaceAt u p"]))
    assert [task.groups for task in found.tasks] == [{"Place": ["p"]}, {"Place": ["p"]}]


def test_what_no_task_has_belongs_to_the_plan_as_a_whole():
    found = outline(plan(["Plan p", "Task t", "Goal g", "Project j"], ["hasGoal p g"]))
    assert found.whole.groups == {"Goal": ["g"], "Action": ["j"]}


def test_a_task_inside_another_stands_below_it():
    found = outline(plan(["Task t", "Task u", "Action a"], ["isPartOf u t", "isPartOf a u"]))
    assert [task.key for task in found.tasks] == ["t"]
    assert [(below.key, below.groups) for below in found.tasks[0].below] == [("u", {"Action": ["a"]})]


def test_a_ring_of_tasks_loses_none_of_them():
    found = outline(plan(["Task t", "Task u"], ["isPartOf t u", "isPartOf u t"]))
    assert [task.key for task in found.tasks] == ["u"]
    assert [below.key for below in found.tasks[0].below] == ["t"]


def test_formulas_stand_apart_in_the_order_of_the_text():
    assert outline(plan(["Formula f", "Goal g", "Formula e"], [])).formulas == ("f", "e")


def test_every_item_but_the_plan_stands_somewhere(view):
    found = outline(view)
    seen = {*found.formulas, *(task.key for task in found.tasks)}
    for section in (*found.tasks, found.whole):
        for keys in section.groups.values():
            seen.update(keys)
    assert seen == {item.key for item in view.items if item.type != "Plan"}

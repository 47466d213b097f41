"""Which relations tie places and bodies to tasks."""

from kg.site.actors import ties
from kg.site.view import Item, PlanView, Relation


def test_the_relations_of_an_action_count_for_its_task(view, keys):
    found = ties(view)
    assert list(found) == [keys["石桥园区"]]
    assert list(found[keys["石桥园区"]]) == [keys["以创新为支撑，让云溪更强"]]
    numbers = found[keys["石桥园区"]][keys["以创新为支撑，让云溪更强"]]
    assert [view.relations[number].type for number in numbers] == ["takesPlaceAt"]


def test_what_belongs_to_no_task_stands_apart():
    items = (Item("a", "Action", "修路"), Item("p", "Place", "东岭"))
    view = PlanView("x", "x", "", items, (Relation("takesPlaceAt", "a", "p"),), "")
    assert ties(view) == {"p": {"": [0]}}

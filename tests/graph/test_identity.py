"""Keys: the same thing keeps its IRI, different things have different ones, and all are ASCII."""

import hashlib

import pytest

from kg.graph.identity import Keys, coded_place, key


def test_a_key_is_the_hash_of_type_label_and_order() -> None:
    expected = hashlib.sha256("Goal\n先行区\n0".encode()).hexdigest()[:12]
    assert str(Keys("demo").next("Goal", "先行区")) == f"https://w3id.org/plan-kg/id/goal/demo-{expected}"


@pytest.mark.parametrize(("one", "other"), [("ＣＢＤ", "cbd"), ("两 江\n四岸", "两江四岸")])
def test_width_case_and_blanks_make_no_other_thing(one: str, other: str) -> None:
    assert key("Place", one, 0) == key("Place", other, 0)


def test_type_label_and_order_each_make_another_thing() -> None:
    made = [key("Goal", "甲", 0), key("Target", "甲", 0), key("Goal", "乙", 0), key("Goal", "甲", 1)]
    assert len(set(made)) == 4


def test_equal_things_are_told_apart_by_their_order() -> None:
    keys = Keys("demo")
    assert keys.next("Goal", "甲") != keys.next("Goal", "甲")


def test_iris_are_ascii_and_say_the_type_in_lower_case() -> None:
    iri = str(Keys("demo").next("ListedItem", "发明专利"))
    assert iri.isascii()
    assert "/id/listed-item/demo-" in iri


def test_a_coded_place_belongs_to_no_article() -> None:
    assert str(coded_place("500105")) == "https://w3id.org/plan-kg/id/place/500105"

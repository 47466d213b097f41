"""Several plans as one view."""

from dataclasses import replace

from kg.model import Span
from kg.site.together import together
from kg.site.view import Item


def test_the_words_of_every_item_are_where_they_were(view):
    both = together([view, replace(view, name="other", parts=())])
    for item in view.items:
        found = next(one for one in both.items if one.key == item.key)
        assert {span.of(both.text) for span in found.spans} == {span.of(view.text) for span in item.spans}
    assert [part.name for part in both.parts] == ["yunxi", "other"]
    assert [both.text[part.span.start : part.span.end] for part in both.parts] == [view.text, view.text]


def test_a_thing_of_two_articles_is_one_item_with_the_words_of_both(view):
    place = Item("place/500000", "Place", "重庆市", spans=(Span(0, 2),), aliases=("重庆",))
    one = replace(view, items=(place,), relations=(), notes=())
    other = replace(one, name="b", parts=(), items=(replace(place, aliases=("渝",)),))
    both = together([one, other])
    assert [item.key for item in both.items] == ["place/500000"]
    assert both.items[0].aliases == ("渝", "重庆")
    assert both.items[0].spans == (Span(0, 2), Span(len(view.text) + 2, len(view.text) + 4))


def test_a_link_that_both_state_is_told_once(view):
    both = together([view, replace(view, name="other", parts=())])
    assert len(both.relations) == len(view.relations)
    assert len(both.relations[0].spans) == 2 * len(view.relations[0].spans)

"""Sentences and plain values of what the pages show."""

import json

import pytest
from yunxi import TEXT, at

from kg.site.view import Item, PlanView, as_data, sentences, silent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一。二！", ["一。", "二！"]),
        ("他说：“好。”又走了。", ["他说：“好。”", "又走了。"]),
        ("标题\n\n 正文……  后文", ["标题", "正文……", "后文"]),
        ("没有句号", ["没有句号"]),
        ("", []),
        ("。”\n", []),
        ("1\n2026\n第3天", ["第3天"]),
    ],
)
def test_sentences(text, expected):
    assert [span.of(text) for span in sentences(text)] == expected


def test_the_sentence_without_any_item_is_silent(view):
    assert [span.of(TEXT) for span in silent(view)] == ["那天𠮷日，天气很好。"]


def test_counts_follow_the_types_that_occur(view):
    assert view.counts() == {
        "Plan": 1, "Goal": 2, "Target": 1, "Task": 1, "Project": 1, "Formula": 1, "Place": 1, "Indicator": 1,
    }  # fmt: skip


def test_offsets_become_those_of_javascript_strings(view):
    plain = as_data(view)
    start, end = plain["silent"][0]
    assert (start, end) == (at("那天").start, at("那天").start + 11)  # 𠮷 is two units there, one code point here
    assert TEXT.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "那天𠮷日，天气很好。"


def test_the_ends_of_relations_are_places_in_the_list_of_items(view):
    plain = as_data(view)
    link = next(relation for relation in plain["relations"] if relation["type"] == "takesPlaceAt")
    assert plain["items"][link["source"]]["zh"] == "云谷工程"
    assert plain["items"][link["target"]]["zh"] == "石桥园区"


def test_the_first_item_can_be_the_end_of_a_relation(view):
    plain = as_data(view)
    assert next(relation for relation in plain["relations"] if relation["type"] == "hasTask")["source"] == 0


def test_rules_and_corrections_are_places_in_the_list_of_words(view):
    plain = as_data(view)
    place = next(item for item in plain["items"] if item["type"] == "Place")
    assert [plain["words"][number] for number in place["rules"]] == ["place"]


def test_plain_values_are_json(view):
    assert json.loads(json.dumps(as_data(view)))["name"] == "yunxi"


def test_an_item_without_words_comes_last():
    view = PlanView("a", "a", "甲乙", (Item("goal/x", "Goal", "甲"),), (), "")
    assert view.first(view.items[0]) == 2

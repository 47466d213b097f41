"""An answer as a picture: things by IRI or name, the graph's own links, and what a row holds together."""

import pytest

from kg.errors import QuestionError
from kg.questions import Words
from kg.site import answer, shown
from kg.store import Store, Table, Value

PREFIXES = (
    "PREFIX plan: <https://w3id.org/plan-kg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX oa: <http://www.w3.org/ns/oa#>\n"
)


def drawn(store, sparql, meanings=None):
    return answer.picture(store, store.select(PREFIXES + sparql), meanings)


def names(pictured):
    label = {box.key: box.zh for box in pictured.boxes.boxes}
    return {(label[line.source], line.en, label[line.target]) for line in pictured.boxes.lines}


def test_links_of_the_graph_join_what_the_answer_names(store):
    found = drawn(store, "SELECT ?task ?goal { ?task plan:achieves ?goal }")
    assert {(box.zh, box.type) for box in found.boxes.boxes} == {
        ("以创新为支撑，让云溪更强", "Task"),
        ("让云溪更强", "Goal"),
    }
    assert names(found) == {("以创新为支撑，让云溪更强", "achieves", "让云溪更强")}


def test_names_stand_for_the_things_that_have_them(store):
    found = drawn(store, 'SELECT ?name { ?goal a plan:Goal ; skos:prefLabel ?name FILTER(LANG(?name) = "en") }')
    [box] = found.boxes.boxes
    assert (box.zh, box.en, box.type) == ("让云溪更强", "Make Yunxi strong", "Goal")


def test_a_row_joins_what_the_graph_does_not(store):
    found = drawn(
        store,
        "SELECT ?place ?target { ?place a plan:Place . ?target a plan:Target }",
        {"target": Words("同处的指标", "beside")},
    )
    assert names(found) == {("石桥园区", "beside", "企业数量增至500家以上")}


def test_values_become_boxes_where_nothing_else_would_hang_together(store):
    found = drawn(
        store, "SELECT ?project ?status ?quote { ?project a plan:Project ; plan:status ?status BIND('x' AS ?quote) }"
    )
    assert names(found) == {("云谷工程", "status", "status · 计划中")}


def test_values_stand_under_each_other_with_their_columns_and_in_words(store):
    found = drawn(
        store,
        "SELECT ?indicator ?comparator ?unit { ?target plan:ofIndicator ?indicator ; plan:comparator ?comparator ; "
        "plan:unit ?unit }",
        {"comparator": Words("比较", "Comparator"), "unit": Words("单位", "Unit")},
    )
    values = {(box.zh, box.en, box.x) for box in found.boxes.boxes if not box.type}
    [place] = {x for _, _, x in values}
    assert ("比较 · 不低于", "Comparator · at least", place) in values
    assert ("单位 · 家", "Unit · count", place) in values
    assert {box.x for box in found.boxes.boxes if box.type} == {0}
    # A phone shows 390 pixels, and boxes.js makes nothing smaller than 0.72: two columns of boxes are in sight.
    assert place + 200 <= 390 / 0.72


def test_the_page_has_short_forms_in_both_languages_and_no_empty_column(store):
    told = shown.show(store, "targets/by-deadline", {"article": "yunxi"}, "zh").html
    assert '{"zh":"不低于","en":"at least"},"500",{"zh":"家","en":"count"}' in told
    assert ('{"zh":"单位","en":"Unit"}' in told, '{"zh":"下限","en":"Low"}' in told) == (True, False)


def test_a_cell_is_its_box_where_it_says_the_very_name_and_stays_as_told_where_it_does_not(store):
    found = drawn(
        store,
        "SELECT ?goal ?name ?quote { ?goal a plan:Goal ; skos:prefLabel ?name "
        "FILTER(LANG(?name) = 'en') BIND(?name AS ?quote) }",
    )
    [box] = found.boxes.boxes
    assert found.cells == ({"goal": box.key, "name": box.key},)
    thing = "<https://w3id.org/plan-kg/id/place/a-1>"
    place = (
        f"{thing} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/plan-kg/ontology#Place> <x:g> ."
    )
    named = [
        f'{thing} <http://www.w3.org/2004/02/skos/core#prefLabel> "{name}"@zh <x:g> .' for name in ("东岭", "东岭村")
    ]
    two = Store("\n".join([place, *named]).encode())
    told = answer.picture(two, Table(("place",), ((Value.literal("东岭村", language="zh"),),)))
    assert [box.zh for box in told.boxes.boxes] == ["东岭"]
    assert told.cells == ({},)


def test_more_than_fits_is_left_out_and_said(store, monkeypatch):
    monkeypatch.setattr(answer, "MOST", 3)
    found = drawn(store, "SELECT ?thing { ?thing a plan:Goal } ORDER BY ?thing")
    assert found.rows == 2
    monkeypatch.setattr(answer, "MOST", 1)
    assert drawn(store, "SELECT ?thing { ?thing a plan:Goal } ORDER BY ?thing").rows == 1


def test_an_answer_without_things_cannot_be_drawn(store):
    with pytest.raises(QuestionError, match="names no thing to draw: n"):
        drawn(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")


def test_a_thing_of_the_rows_own_article_is_meant():
    base = "https://w3id.org/plan-kg/"
    lines = [
        f"<{base}id/place/{name}-0123456789ab> <{predicate}> {value} <{base}graph/{name}> .\n"
        for name in ("a", "b")
        for predicate, value in (
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"<{base}ontology#Place>"),
            ("http://www.w3.org/2004/02/skos/core#prefLabel", '"江北区"@zh'),
        )
    ]
    store = Store("".join(lines).encode())
    table = Table(("place", "article"), ((Value.literal("江北区", language="zh"), Value.literal("b")),))
    assert [box.key for box in answer.picture(store, table).boxes.boxes] == ["place/b-0123456789ab"]


def test_the_page_stands_by_itself_and_in_a_notebook(store):
    page = shown.show(store, "structure/tasks-in-order", {"article": "yunxi"}, "zh")
    assert "Which tasks does the plan consist of" in page.html
    assert page._repr_html_().startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')


def test_only_a_table_can_be_drawn(store):
    with pytest.raises(QuestionError, match="only a table can be drawn"):
        shown.show(store, "ASK { ?s ?p ?o }")

"""The store: quads in, answers out."""

from pathlib import Path

import pytest

from kg.errors import InputError, QuestionError
from kg.store import Store, Table, Value, open_build

QUADS = """\
<http://e/a> <http://e/label> "\u6c5f\u5317\u533a"@zh <http://e/g1> .
<http://e/a> <http://e/value> "3.5"^^<http://www.w3.org/2001/XMLSchema#decimal> <http://e/g1> .
<http://e/b> <http://e/label> "Jiangbei"@en <http://e/g2> .
""".encode()


@pytest.fixture
def store() -> Store:
    return Store(QUADS, {"e": "http://e/"})


def test_all_named_graphs_are_seen_together(store: Store) -> None:
    table = store.select("SELECT ?label { ?s e:label ?label } ORDER BY LANG(?label)")
    assert table == Table(
        ("label",),
        ((Value.literal("Jiangbei", language="en"),), (Value.literal("江北区", language="zh"),)),
    )


def test_named_graphs_can_be_told_apart(store: Store) -> None:
    table = store.select("SELECT ?g { GRAPH ?g { ?s e:value ?v } }")
    assert table.rows == ((Value.iri("http://e/g1"),),)


def test_columns_come_in_the_order_of_the_query_and_an_unbound_cell_is_none(store: Store) -> None:
    table = store.select("SELECT ?v ?s { ?s e:label ?l OPTIONAL { ?s e:value ?v } } ORDER BY ?s")
    assert table.columns == ("v", "s")
    assert table.rows[1] == (None, Value.iri("http://e/b"))


def test_a_number_keeps_its_datatype(store: Store) -> None:
    (row,) = store.select("SELECT ?v { ?s e:value ?v }").rows
    assert row == (Value.literal("3.5", "http://www.w3.org/2001/XMLSchema#decimal"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value.literal("江北区", language="zh"), ["http://e/a"]),
        (Value.literal("江北区", language="en"), []),
        (Value.literal("江北区"), []),
    ],
)
def test_a_bound_literal_matches_only_with_its_language(store: Store, value: Value, expected: list[str]) -> None:
    table = store.select("SELECT ?s { ?s e:label $label }", {"label": value})
    assert [record["s"] for record in table.records()] == expected


def test_a_parameter_without_a_value_stays_open(store: Store) -> None:
    assert len(store.select("SELECT ?s { ?s e:label $label }").rows) == 2


def test_a_filter_sees_a_bound_value_and_a_string_is_left_alone(store: Store) -> None:
    limit = Value.literal("3", "http://www.w3.org/2001/XMLSchema#decimal")
    query = 'SELECT ("$limit" AS ?text) { ?s e:value ?v FILTER(?v > $limit) } # $limit'
    assert store.select(query, {"limit": limit}).records() == [{"text": "$limit"}]


def test_a_value_cannot_add_to_the_query(store: Store) -> None:
    hostile = Value.literal('x" } ?a ?b ?c . { "')
    assert store.select("SELECT ?s { ?s e:label $label }", {"label": hostile}).rows == ()


def test_a_value_that_the_query_has_no_place_for_is_refused(store: Store) -> None:
    with pytest.raises(QuestionError, match="nosuch"):
        store.select("SELECT ?s { ?s ?p ?o }", {"nosuch": Value.literal("x")})


def test_ask_and_construct(store: Store) -> None:
    assert store.ask("ASK { ?s e:value 3.5 }") is True
    assert store.ask("ASK { ?s e:value 4 }") is False
    turtle = store.construct("CONSTRUCT { ?s e:name ?l } WHERE { ?s e:label ?l }")
    assert 'e:b e:name "Jiangbei"@en' in turtle


@pytest.mark.parametrize("query", ["SELEKT ?x {}", "SELECT ?x { ?x nosuchprefix:y 1 }"])
def test_a_query_that_is_no_sparql_is_one_line(store: Store, query: str) -> None:
    with pytest.raises(QuestionError) as caught:
        store.answer(query)
    assert "\n" not in str(caught.value)


def test_the_wrong_kind_of_query_is_refused(store: Store) -> None:
    with pytest.raises(QuestionError):
        store.select("ASK { ?s ?p ?o }")


def test_a_folder_without_a_graph_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"build\.py"):
        open_build(tmp_path)


def test_a_broken_graph_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("this is no quad", encoding="utf-8")
    with pytest.raises(InputError):
        open_build(tmp_path)


def test_a_build_opens_by_its_folder(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(QUADS)
    assert len(open_build(tmp_path)) == 3

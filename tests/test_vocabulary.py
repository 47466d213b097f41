"""The closed namespace, the prefixes and the labels that other modules take from the ontology's files."""

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from kg import vocabulary
from kg.vocabulary import (
    GRAPH,
    PLAN,
    PREFIXES,
    concept,
    definition,
    label,
    load_ontology,
    notations,
    ontology_files,
    supertypes,
)


def test_a_term_is_an_attribute_and_an_item():
    assert PLAN.Goal == PLAN["Goal"] == URIRef("https://w3id.org/plan-kg/ontology#Goal")


def test_a_misspelt_attribute_names_the_near_term():
    with pytest.raises(AttributeError, match=r"plan:Gaol is no term.*did you mean plan:Goal"):
        _ = PLAN.Gaol


def test_a_misspelt_item_names_the_near_term():
    with pytest.raises(KeyError, match=r"plan:carriedOutby is no term.*plan:carriedOutBy"):
        _ = PLAN["carriedOutby"]


def test_a_word_that_is_near_to_nothing_gets_no_hint():
    with pytest.raises(KeyError) as error:
        _ = PLAN["zzzzzz"]
    assert "did you mean" not in str(error.value)


def test_python_names_of_the_string_beneath_are_no_terms_by_accident():
    assert not {name for name in dir(PLAN) if hasattr(str, name)}


@pytest.mark.parametrize(
    ("term", "lang", "words"),
    [
        (PLAN.Formula, "zh", "数字提法"),
        (PLAN.takesPlaceAt, "en", "takes place at"),
        (PLAN.bindingness, "zh", "约束程度"),
        (concept("comparator", ">="), "zh", "不低于"),
        (concept("place-kind", "BusinessCircle"), "en", "business circle"),
    ],
)
def test_label(term, lang, words):
    assert label(term, lang) == words


def test_a_label_that_is_not_there_is_an_error():
    with pytest.raises(KeyError, match="no fr label"):
        label(PLAN.Goal, "fr")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_definition(lang):
    assert definition(PLAN.Claim, lang) != definition(PLAN.Correction, lang)
    with pytest.raises(KeyError, match="no zh definition"):
        definition(SKOS.Concept, "zh")


@pytest.mark.parametrize(
    ("scheme", "notation", "key"),
    [
        ("comparator", "*", "multiple"),
        ("status", "done", "done"),
        ("means-role", "动能", "driver"),
        ("place-kind", "FreeTradeZone", "free-trade-zone"),
    ],
)
def test_concept(scheme, notation, key):
    assert concept(scheme, notation) == URIRef(f"https://w3id.org/plan-kg/vocabulary/{scheme}/{key}")


def test_an_unknown_notation_is_an_error():
    with pytest.raises(KeyError, match="comparator has no concept for '>'"):
        concept("comparator", ">")


def test_an_unknown_scheme_is_an_error():
    with pytest.raises(KeyError, match="no vocabulary called colours"):
        notations("colours")


def test_a_scheme_whose_name_begins_another_is_not_mixed_with_it(tmp_path, monkeypatch):
    folder = tmp_path / "vocabularies"
    folder.mkdir()
    for scheme in ("role", "role-kind"):
        base = f"https://w3id.org/plan-kg/vocabulary/{scheme}/"
        (folder / f"{scheme}.ttl").write_text(f'<{base}x> <{SKOS.notation}> "{scheme}" .', encoding="utf-8")
    monkeypatch.setattr(vocabulary, "folder", lambda _: tmp_path)
    vocabulary._triples.cache_clear()
    vocabulary._concepts.cache_clear()
    try:
        assert notations("role") == ("role",)
    finally:
        vocabulary._triples.cache_clear()
        vocabulary._concepts.cache_clear()


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (PLAN.Place, (PLAN.Place,)),
        (PLAN.Project, (PLAN.Project, PLAN.Action)),
        (PLAN.Target, (PLAN.Target, PLAN.Aim)),
        (PLAN.Company, (PLAN.Company, PLAN.Organisation)),
    ],
)
def test_supertypes(term, expected):
    assert supertypes(term) == expected


def test_shapes_for_data_leave_out_those_for_the_ontology_itself():
    assert {path.name for path in ontology_files("shapes")} == {
        "evidence.ttl",
        "figures-and-times.ttl",
        "links.ttl",
        "things.ttl",
    }
    assert [path.name for path in ontology_files("style")] == ["style.ttl"]


def test_the_loaded_files_are_header_core_vocabularies_and_alignments():
    assert {path.parent.name for path in ontology_files()} == {
        "ontology",
        "core",
        "vocabularies",
        "alignments",
    }


def test_the_ontology_graph_has_its_name_and_may_be_changed():
    graph = load_ontology()
    assert graph.identifier == GRAPH.ontology
    before = len(graph)
    graph.remove((PLAN.Goal, None, None))
    assert len(load_ontology()) == before > len(graph)


def test_literals_keep_their_language_and_lose_no_type():
    graph = load_ontology()
    assert (concept("status", "done"), SKOS.notation, Literal("done")) in graph
    assert (concept("status", "done"), SKOS.prefLabel, Literal("已完成", lang="zh")) in graph
    assert (concept("status", "done"), RDF.type, SKOS.Concept) in graph


def test_a_blank_node_in_a_loaded_file_is_refused(tmp_path, monkeypatch):
    (tmp_path / "plan.ttl").write_text("[] a <http://www.w3.org/2002/07/owl#Ontology> .", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "folder", lambda _: tmp_path)
    vocabulary._triples.cache_clear()
    try:
        with pytest.raises(ValueError, match="no blank nodes"):
            load_ontology()
    finally:
        vocabulary._triples.cache_clear()


def test_the_prefixes_are_those_of_queries_and_serialisers():
    assert sorted(PREFIXES) == [
        "dcterms",
        "oa",
        "org",
        "owl",
        "plan",
        "prov",
        "qudt",
        "rdf",
        "rdfs",
        "skos",
        "unit",
        "xsd",
    ]
    assert PREFIXES["plan"].Goal == PLAN.Goal

"""The terms of the ontology: all that guide and design name is there, and examples quote the article."""

import re

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, URIRef

from kg.model import BINDINGNESS, COMPARATORS, LINK_TYPES, NOTE_KINDS, PERIODS, STATUSES, THING_TYPES
from kg.resources import folder
from kg.vocabulary import PLAN, SHAPES, load_ontology, notations, ontology_files, supertypes

ARTICLE = (folder("ontology").parent / "articles" / "jiangbei.txt").read_text(encoding="utf-8")
ONTOLOGY = load_ontology()
TERMS = sorted(
    {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ONTOLOGY.subjects(RDF.type, kind)
    }
)

# the links of the annotation guide: from what to what
LINKS = {
    "hasTask": ("Plan", "Task"),
    "hasGoal": ("Plan", "Goal"),
    "hasTarget": ("Plan", "Target"),
    "achieves": ("Task Action", "Goal Target Observation"),
    "means": ("Plan Task Goal Action", "Means"),
    "isPartOf": ("Task Action Organisation", "Task Organisation"),
    "takesPlaceAt": ("Task Goal Action", "Place"),
    "carriedOutBy": ("Task Action", "Organisation"),
    "concernsSector": ("Goal Target Observation Task Action Organisation", "Sector"),
    "benefits": ("Task Goal Target Action", "Group"),
    "alignsWith": ("Plan Task Goal Action", "Strategy"),
    "hasMember": ("Formula", ""),
    "ofIndicator": ("Target Observation Goal", "Indicator"),
    "locatedIn": ("Place Organisation", "Place"),
    "awarded": ("Organisation Place", "Award"),
    "grantedBy": ("Award", "Organisation"),
}
CLASSES = (
    *("Aim", "Claim", "Means", "Correction", "Extraction", "ListedItem", "Note", "Text", "Article"),
    *("Company", "Government", "Department", "Party", "Congress", "Court", "School", "Institute"),
)
PROPERTIES = (
    *("comparator", "value", "low", "high", "unit", "normalValue", "normalUnit", "change", "period", "rank"),
    *("baseValue", "baseTime", "bindingness", "deadline", "deadlineEnd", "time", "timeEnd", "start", "end"),
    *("declaredCount", "position", "level", "status", "commitment", "role", "code", "kind", "labelOrigin"),
    *("byRule", "derived", "confidence", "sameThingAs", "reading", "reason", "sha256", "dateInferred"),
    *("action", "quote", "why", "replaced"),
)


@pytest.mark.parametrize("name", [*THING_TYPES, *CLASSES])
def test_a_type_is_a_class(name):
    assert (PLAN[name], RDF.type, OWL.Class) in ONTOLOGY


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_of_the_design_is_a_property(name):
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty}
    assert kinds & set(ONTOLOGY.objects(PLAN[name], RDF.type))


def test_the_guides_links_are_the_models():
    assert set(LINKS) == set(LINK_TYPES)


@pytest.mark.parametrize("name", sorted(LINKS))
def test_a_link_hints_at_what_it_joins(name):
    starts, ends = (({PLAN[word] for word in words.split()}) for words in LINKS[name])
    assert (PLAN[name], RDF.type, OWL.ObjectProperty) in ONTOLOGY
    assert set(ONTOLOGY.objects(PLAN[name], rdflib.SDO.domainIncludes)) == starts
    assert set(ONTOLOGY.objects(PLAN[name], rdflib.SDO.rangeIncludes)) == ends


@pytest.mark.parametrize("name", sorted(LINKS))
def test_the_shape_of_a_link_asks_for_what_the_link_hints_at(name):
    graph = Graph().parse(folder("ontology") / "shapes" / "links.ttl")
    stem = name[0].upper() + name[1:]
    for shape, words in zip((f"{stem}LinkShape", f"{stem}LeadsRight"), LINKS[name], strict=True):
        either = graph.value(SHAPES[shape], SH["or"])
        holders = list(graph.items(either)) if either else [SHAPES[shape]]
        asked = {cls for holder in holders for cls in graph.objects(holder, SH["class"])}
        assert asked == {PLAN[word] for word in words.split()}


def test_every_term_is_in_the_namespace_and_has_its_own_module():
    modules = {path.stem for path in ontology_files("core")}
    for term in TERMS:
        assert str(term).startswith(str(PLAN))
        (module,) = ONTOLOGY.objects(term, RDFS.isDefinedBy)
        assert str(module).rpartition("/")[2] in modules


@pytest.mark.parametrize("path", ontology_files("core"), ids=lambda path: path.stem)
def test_a_module_defines_the_terms_that_stand_in_its_file(path):
    graph = Graph().parse(path)
    module = URIRef(f"https://w3id.org/plan-kg/ontology/{path.stem}")
    assert (module, RDF.type, OWL.Ontology) in graph
    assert set(graph.objects(None, RDFS.isDefinedBy)) == {module}


def test_the_header_imports_every_module():
    header = URIRef("https://w3id.org/plan-kg/ontology")
    imported = {str(module).rpartition("/")[2] for module in ONTOLOGY.objects(header, OWL.imports)}
    assert imported == {path.stem for path in ontology_files("core")}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).rpartition("#")[2])
def test_the_words_between_corner_brackets_in_an_example_are_the_articles(term):
    for example in ONTOLOGY.objects(term, SKOS.example):
        assert [quote for quote in re.findall("「(.*?)」", str(example)) if quote not in ARTICLE] == []


def test_most_examples_quote_the_article():
    quoting = [term for term in TERMS if any("「" in str(example) for example in ONTOLOGY.objects(term, SKOS.example))]
    assert len(quoting) > 0.75 * len(TERMS)


def test_the_loaded_ontology_has_no_blank_nodes():
    assert not [node for node in ONTOLOGY.all_nodes() if isinstance(node, BNode)]


def test_every_class_has_a_node_shape_of_its_name():
    graph = Graph()
    for path in ontology_files("shapes"):
        graph.parse(path)
    for cls in ONTOLOGY.subjects(RDF.type, OWL.Class):
        shape = SHAPES[str(cls).removeprefix(str(PLAN)) + "Shape"]
        assert (shape, RDF.type, SH.NodeShape) in graph, shape
        assert (shape, SH.targetClass, cls) in graph, shape


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        *(("status", STATUSES), ("comparator", COMPARATORS), ("period", PERIODS), ("bindingness", BINDINGNESS)),
        ("note-kind", NOTE_KINDS),
    ],
)
def test_a_vocabulary_has_the_short_strings_of_the_model(scheme, values):
    assert sorted(notations(scheme)) == sorted(values)


def test_the_kinds_of_organisation_are_the_classes_below_organisation():
    below = {
        str(cls).removeprefix(str(PLAN))
        for cls in ONTOLOGY.subjects(RDF.type, OWL.Class)
        if PLAN.Organisation in supertypes(cls) and cls != PLAN.Organisation
    }
    assert set(notations("organisation-kind")) == below


def test_the_commitment_words_and_roles_that_plans_use_are_known():
    assert {"将", "计划", "力争", "预计", "基本", "初步", "确保", "努力", "争取"} <= set(notations("commitment"))
    assert {"支撑", "动能", "路径", "导向", "根本", "目的", "己任", "通过", "以"} <= set(notations("means-role"))
    assert {"责任单位", "牵头单位", "配合单位"} <= set(notations("owner-role"))


def test_no_two_concepts_of_a_vocabulary_share_a_short_string():
    pairs = [
        (scheme, str(notation))
        for subject, notation in ONTOLOGY.subject_objects(SKOS.notation)
        for scheme in ONTOLOGY.objects(subject, SKOS.inScheme)
    ]
    assert len(pairs) == len(set(pairs))


def test_every_concept_lies_below_its_scheme_and_is_one_of_its_top_concepts():
    for subject, scheme in ONTOLOGY.subject_objects(SKOS.inScheme):
        assert str(subject).startswith(f"{scheme}/")
        assert (scheme, SKOS.hasTopConcept, subject) in ONTOLOGY
        assert (subject, SKOS.topConceptOf, scheme) in ONTOLOGY

"""All graphs of a build together: no triple in two of them, no blank node, coded places once."""

from collections import Counter

from rdflib import Literal, URIRef
from rdflib.namespace import SKOS

from kg.graph.dataset import dataset
from kg.graph.identity import ONTOLOGY, SHARED, coded_place
from kg.graph.places import above, is_shared
from kg.model import Article, Statements
from kg.vocabulary import PLAN
from tests.graph.conftest import TEXT, article_of


def test_two_articles_with_one_place_put_no_triple_into_two_graphs(article: Article, statements: Statements) -> None:
    quads = set(dataset([(article, statements), (article_of(TEXT, "other"), statements)]).quads)
    graphs = Counter(quad[:3] for quad in quads)
    assert [triple for triple, count in graphs.items() if count > 1] == []
    assert {str(quad[3]).rsplit("/graph/")[-1] for quad in quads} == {
        "demo",
        "demo/curation",
        "other",
        "other/curation",
        "shared",
        "ontology",
    }


def test_there_are_no_blank_nodes(article: Article, statements: Statements) -> None:
    for quad in dataset([(article, statements)]).quads:
        assert all(isinstance(term, URIRef | Literal) for term in quad)


def test_a_coded_place_has_its_names_and_lies_in_what_its_code_says(article: Article, statements: Statements) -> None:
    shared = {quad[:3] for quad in dataset([(article, statements)]).quads if quad[3] == SHARED}
    district, city = coded_place("500105"), coded_place("500000")
    assert (district, SKOS.prefLabel, Literal("江北区", lang="zh")) in shared
    assert (district, PLAN.locatedIn, city) in shared
    assert (city, SKOS.prefLabel, Literal("重庆市", lang="zh")) in shared
    assert all(is_shared(triple) or triple[1] in (SKOS.prefLabel, PLAN.code) for triple in shared)


def test_one_name_in_two_cities_is_two_places() -> None:
    assert above("500105") == ("500000",)
    assert above("330205") == ("330200", "330000")


def test_the_ontology_stands_in_a_graph_of_its_own() -> None:
    assert {quad[3] for quad in dataset([]).quads} == {ONTOLOGY}

"""Every foreign IRI that the ontology's files use exists in the vocabulary that it is taken from."""

from pathlib import Path

import pytest
import rdflib
from rdflib import ORG, PROV, SKOS, Graph, URIRef

from kg.resources import folder
from kg.vocabulary import ontology_files

SDG = "http://metadata.un.org/sdg/"
OURS = "https://w3id.org/plan-kg/"
CLOSED = {
    str(space): space
    for space in (
        *(ORG, PROV, SKOS, rdflib.DCTERMS, rdflib.OWL, rdflib.RDF, rdflib.RDFS, rdflib.SDO, rdflib.SH),
        *(rdflib.VANN, rdflib.XSD),
    )
}
# published files of vocabularies that rdflib does not know; they lie beside the repository on some machines
FILES = {
    "http://www.w3.org/ns/oa#": "oa.ttl",
    "http://qudt.org/schema/qudt/": "qudt-schema.ttl",
    "http://qudt.org/vocab/unit/": "qudt-units.tsv",
    SDG: "sdg-goals-targets-indicators.ttl",
}
NO_TERMS = ("https://creativecommons.org/licenses/by/4.0/",)


def foreign_iris() -> set[URIRef]:
    found: set[URIRef] = set()
    files = [
        *ontology_files(),
        *ontology_files("axioms", "shapes", "style"),
        *folder("ontology").glob("*examples/**/*.ttl"),
    ]
    for path in files:
        for triple in Graph().parse(path, publicID=OURS + "example"):
            found |= {term for term in triple if isinstance(term, URIRef) and not term.startswith(OURS)}
            found |= {term.datatype for term in triple if getattr(term, "datatype", None)}
    return {term for term in found if str(term) not in NO_TERMS}


FOREIGN = foreign_iris()


def vocabulary_text(name: str) -> str:
    for above in Path(__file__).resolve().parents:
        path = above / "shared" / "vocabularies" / name
        if path.is_file():
            return path.read_text(encoding="utf-8")
    pytest.skip(f"the published file {name} does not lie beside the repository")


def test_a_foreign_iri_comes_from_a_vocabulary_that_can_be_looked_up():
    spaces = (*CLOSED, *FILES)
    assert sorted(term for term in FOREIGN if not str(term).startswith(spaces)) == []


@pytest.mark.parametrize("namespace", sorted(CLOSED))
def test_a_closed_namespace_has_the_term(namespace):
    used = [term for term in FOREIGN if term.startswith(namespace)]
    assert used
    assert [term for term in used if term not in CLOSED[namespace]] == []


@pytest.mark.parametrize("namespace", sorted(FILES))
def test_a_published_file_has_the_term(namespace):
    text = vocabulary_text(FILES[namespace])
    used = sorted(str(term) for term in FOREIGN if term.startswith(namespace))
    assert used
    if FILES[namespace].endswith(".tsv"):
        known = {line.split("\t")[0] for line in text.splitlines()}
    else:
        known = {str(subject) for subject in Graph().parse(data=text, format="turtle").subjects()}
    assert [term for term in used if term not in known] == []


@pytest.mark.parametrize("name", ["oa", "org", "prov", "qudt", "sdg", "skos"])
def test_there_is_one_alignment_per_foreign_vocabulary(name):
    graph = Graph().parse(folder("ontology") / "alignments" / f"{name}.ttl")
    namespaces = {"oa": "http://www.w3.org/ns/oa#", "qudt": "http://qudt.org/schema/qudt/", "sdg": SDG}
    space = namespaces.get(name) or str({"org": ORG, "prov": PROV, "skos": SKOS}[name])
    numbers = SKOS.notation  # by which people know an indicator of the goals
    aligned = [triple for triple in graph if triple[1] != numbers]
    assert all(str(subject).startswith(OURS) and str(value).startswith(space) for subject, _, value in aligned)
    assert name == "sdg" or len(aligned) == len(graph)


def test_an_indicator_of_the_goals_has_its_published_number():
    published = Graph().parse(data=vocabulary_text(FILES[SDG]), format="turtle")
    known = {(subject, str(number)) for subject, number in published.subject_objects(SKOS.notation)}
    ours = Graph().parse(folder("ontology") / "alignments" / "sdg.ttl")
    numbered = {(subject, str(number)) for subject, number in ours.subject_objects(SKOS.notation)}
    assert numbered
    assert numbered <= known


def test_a_plan_is_not_aligned_to_prov_plan():
    graph = Graph()
    for path in ontology_files("alignments"):
        graph.parse(path)
    assert (None, None, PROV.Plan) not in graph

"""The files of ontology/ in, a closed namespace of their terms out: a misspelt term is an error, no new IRI.

Also here: the prefixes that queries and serialisers share, the bases of all IRIs, the ontology as one graph,
and the labels of terms and concepts in both languages. Each file is parsed once per process.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, ClosedNamespace

from kg.resources import folder

BASE = "https://w3id.org/plan-kg/"
SHAPES = Namespace(BASE + "shapes#")
VOCABULARY = Namespace(BASE + "vocabulary/")
ID = Namespace(BASE + "id/")
TEXT = Namespace(BASE + "text/")
GRAPH = Namespace(BASE + "graph/")
OA = Namespace("http://www.w3.org/ns/oa#")
QUDT = Namespace("http://qudt.org/schema/qudt/")
UNIT = Namespace("http://qudt.org/vocab/unit/")

LOADED_PARTS = ("header", "core", "vocabularies", "alignments")
_PATTERNS = {
    "header": "plan.ttl",
    "core": "core/*.ttl",
    "axioms": "core/axioms/*.ttl",
    "vocabularies": "vocabularies/*.ttl",
    "alignments": "alignments/*.ttl",
    "shapes": "shapes/*.ttl",
    "style": "shapes/style.ttl",
}
_TERMS = BASE + "ontology#"

Triple = tuple[URIRef, URIRef, URIRef | Literal]


class TermNamespace(ClosedNamespace):
    """The terms of ontology/core as attributes or items; any other name raises and names a near term."""

    def term(self, name: str) -> URIRef:
        """Return the term called NAME.

        Raises:
            KeyError: where ontology/core has no such term (AttributeError when asked for as an attribute).

        """
        try:
            return super().term(name)
        except KeyError:
            near = difflib.get_close_matches(name, dir(self), n=1)
            hint = f"; did you mean plan:{near[0]}?" if near else ""
            raise KeyError(f"plan:{name} is no term of ontology/core{hint}") from None


def ontology_files(*parts: str) -> tuple[Path, ...]:
    """Return the Turtle files of the named PARTS of ontology/, sorted within each part.

    Args:
        parts: any of "header", "core", "axioms", "vocabularies", "alignments", "shapes" (for data), "style"
            (shapes for the ontology itself); none means the four that are loaded into the ontology graph.

    Example:
        >>> [path.name for path in ontology_files("header")]
        ['plan.ttl']

    """
    root = folder("ontology")
    style = set(root.glob(_PATTERNS["style"]))
    found: list[Path] = []
    for part in parts or LOADED_PARTS:
        found += sorted(set(root.glob(_PATTERNS[part])) - (style if part == "shapes" else set()))
    return tuple(found)


def load_ontology() -> Graph:
    """Return the graph that …/graph/ontology holds: header, terms, vocabularies, alignments; no blank nodes.

    Every call returns a graph of its own, so it may be changed.

    Example:
        >>> (PLAN.Project, RDFS.subClassOf, PLAN.Action) in load_ontology()
        True

    """
    graph = Graph(identifier=GRAPH.ontology, bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for part in LOADED_PARTS:
        for triple in _triples(part):
            graph.add(triple)
    return graph


@cache
def _triples(part: str) -> tuple[Triple, ...]:
    """Return the triples of one loaded part in the order of its files (pyoxigraph parses fastest)."""
    return tuple(
        (_iri(quad.subject), _iri(quad.predicate), _object(quad.object))
        for path in ontology_files(part)
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    )


def _iri(term: object) -> URIRef:
    if not isinstance(term, ox.NamedNode):
        raise ValueError(f"the loaded part of ontology/ may hold no blank nodes: {term}")
    return URIRef(term.value)


def _object(term: object) -> URIRef | Literal:
    if not isinstance(term, ox.Literal):
        return _iri(term)
    if term.language or term.datatype.value == str(XSD.string):
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def _defined_terms() -> list[str]:
    return sorted(
        subject.removeprefix(_TERMS)
        for subject, predicate, _ in _triples("core")
        if predicate == RDFS.isDefinedBy and subject.startswith(_TERMS)
    )


PLAN = TermNamespace(_TERMS, _defined_terms())
PREFIXES: dict[str, Namespace] = {
    "plan": Namespace(_TERMS),
    "dcterms": Namespace(str(DCTERMS)),
    "oa": OA,
    "org": Namespace(str(ORG)),
    "owl": Namespace(str(OWL)),
    "prov": Namespace(str(PROV)),
    "qudt": QUDT,
    "rdf": Namespace(str(RDF)),
    "rdfs": Namespace(str(RDFS)),
    "skos": Namespace(str(SKOS)),
    "unit": UNIT,
    "xsd": Namespace(str(XSD)),
}


@cache
def _words(*predicates: URIRef) -> dict[tuple[str, str], str]:
    return {
        (str(subject), value.language or ""): str(value)
        for part in ("core", "vocabularies")
        for subject, predicate, value in _triples(part)
        if predicate in predicates and isinstance(value, Literal)
    }


def label(term: URIRef, lang: str) -> str:
    """Return what a class, link, property or concept is called in LANG ("zh" or "en").

    Raises:
        KeyError: where the ontology has no label of TERM in that language.

    Example:
        >>> label(PLAN.Goal, "en")
        'goal'

    """
    try:
        return _words(RDFS.label, SKOS.prefLabel)[str(term), lang]
    except KeyError:
        raise KeyError(f"no {lang} label in the ontology for {term}") from None


def definition(term: URIRef, lang: str) -> str:
    """Return what a class, link, property or concept means in LANG ("zh" or "en").

    Raises:
        KeyError: where the ontology has no definition of TERM in that language.

    Example:
        >>> definition(PLAN.Person, "en")
        'A named human being.'

    """
    try:
        return _words(SKOS.definition)[str(term), lang]
    except KeyError:
        raise KeyError(f"no {lang} definition in the ontology for {term}") from None


@cache
def _concepts(scheme: str) -> dict[str, URIRef]:
    start = f"{VOCABULARY}{scheme}/"
    return {
        str(notation): subject
        for subject, predicate, notation in _triples("vocabularies")
        if predicate == SKOS.notation and subject.startswith(start)
    }


def notations(scheme: str) -> tuple[str, ...]:
    """Return the short strings that the vocabulary SCHEME has concepts for, in the order of its file.

    Raises:
        KeyError: where there is no such vocabulary.

    Example:
        >>> notations("status")
        ('planned', 'ongoing', 'done')

    """
    found = tuple(_concepts(scheme))
    if not found:
        raise KeyError(f"no vocabulary called {scheme} in ontology/vocabularies")
    return found


def concept(scheme: str, notation: str) -> URIRef:
    """Return the concept of the vocabulary SCHEME whose short string in the data is NOTATION.

    Raises:
        KeyError: where there is no such vocabulary or concept.

    Example:
        >>> concept("comparator", ">=")
        rdflib.term.URIRef('https://w3id.org/plan-kg/vocabulary/comparator/at-least')

    """
    if notation not in notations(scheme):
        raise KeyError(f"the vocabulary {scheme} has no concept for {notation!r}")
    return _concepts(scheme)[notation]


@cache
def supertypes(term: URIRef) -> tuple[URIRef, ...]:
    """Return TERM and every class of the ontology above it, nearest first: all types that a thing is given.

    Example:
        >>> supertypes(PLAN.Project) == (PLAN.Project, PLAN.Action)
        True

    """
    return tuple(dict.fromkeys(_upwards(term)))


def _upwards(term: URIRef) -> Iterator[URIRef]:
    yield term
    for subject, predicate, above in _triples("core"):
        if predicate == RDFS.subClassOf and subject == term:
            yield from _upwards(URIRef(above))

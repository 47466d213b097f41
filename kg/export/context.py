"""The ontology in, the JSON-LD context out that makes a graph readable: short names, typed values, labels by language.

It is shipped as ontology/context.jsonld, written by tools/write_context.py. Terms of the ontology go by their own
names, those of other vocabularies by the names below, everything else by prefix.
"""

from __future__ import annotations

from functools import cache

from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD

from kg.vocabulary import BASE, OA, PREFIXES, load_ontology

# oa:start and oa:end are "from" and "to": `start` and `end` are the ontology's own, the years of a plan.
FOREIGN: dict[URIRef, str] = {
    OA.Annotation: "Annotation",
    OA.SpecificResource: "SpecificResource",
    OA.TextPositionSelector: "TextPositionSelector",
    OA.TextQuoteSelector: "TextQuoteSelector",
    OA.hasBody: "shows",
    OA.hasTarget: "target",
    OA.hasSource: "source",
    OA.hasSelector: "selector",
    OA.motivatedBy: "motivation",
    OA.start: "from",
    OA.end: "to",
    OA.exact: "exact",
    OA.prefix: "before",
    OA.suffix: "after",
    SKOS.prefLabel: "name",
    SKOS.altLabel: "otherNames",
    SKOS.definition: "definition",
    SKOS.notation: "notation",
    RDFS.label: "label",
    RDF.subject: "subject",
    RDF.predicate: "predicate",
    RDF.object: "object",
    RDF.Statement: "Statement",
    DCTERMS.title: "title",
    DCTERMS.publisher: "publisher",
    DCTERMS.creator: "creator",
    DCTERMS.spatial: "area",
    PROV.wasGeneratedBy: "generatedBy",
    PROV.wasAttributedTo: "attributedTo",
    PROV.wasDerivedFrom: "derivedFrom",
    PROV.wasInfluencedBy: "influencedBy",
    PROV.Entity: "Entity",
    PROV.Activity: "Activity",
}
EVIDENCE = "evidence"
# The prefix `unit` would shadow the ontology's own property of that name.
_PREFIXES = {{"unit": "qudt-unit"}.get(name, name): str(namespace) for name, namespace in sorted(PREFIXES.items())}
_IRIS = (
    *(OA.hasBody, OA.hasTarget, OA.hasSource, OA.hasSelector, OA.motivatedBy, RDF.subject, RDF.predicate),
    *(DCTERMS.spatial, PROV.wasGeneratedBy, PROV.wasAttributedTo, PROV.wasDerivedFrom, PROV.wasInfluencedBy),
)
_BY_LANGUAGE = (SKOS.prefLabel, SKOS.altLabel, SKOS.definition, RDFS.label)
_NUMBERS = {OA.start: XSD.nonNegativeInteger, OA.end: XSD.nonNegativeInteger}


@cache
def context() -> dict[str, object]:
    """Return the context: what stands under "@context" in every export and in ontology/context.jsonld.

    Example:
        >>> context()["takesPlaceAt"]
        {'@id': 'plan:takesPlaceAt', '@type': '@id'}

    """
    head: dict[str, object] = {
        "@version": 1.1,
        "@base": BASE,
        "@vocab": _PREFIXES["plan"],
        "id": "@id",
        "type": "@type",
    }
    terms = {**_own_terms(), **{name: _foreign(iri) for iri, name in FOREIGN.items()}}
    evidence = {"@reverse": "oa:hasBody", "@type": "@id"}
    return {**head, **_PREFIXES, EVIDENCE: evidence, **dict(sorted(terms.items()))}


def _own_terms() -> dict[str, object]:
    """Return the links and typed values of the ontology; its other terms need no entry beside @vocab."""
    graph = load_ontology()
    base = _PREFIXES["plan"]
    found: dict[str, object] = {}
    for term in map(str, graph.subjects(RDF.type, OWL.ObjectProperty)):
        if term.startswith(base):
            name = term.removeprefix(base)
            found[name] = {"@id": f"plan:{name}", "@type": "@id"}
    for term in map(str, graph.subjects(RDF.type, OWL.DatatypeProperty)):
        ranges = [one for one in (XSD.decimal, XSD.date) if (URIRef(term), RDFS.range, one) in graph]
        if term.startswith(base) and len(ranges) == 1:
            name = term.removeprefix(base)
            found[name] = {"@id": f"plan:{name}", "@type": compact(ranges[0])}
    return found


def _foreign(iri: URIRef) -> object:
    if iri in _BY_LANGUAGE:
        return {"@id": compact(iri), "@container": "@language"}
    if iri in _NUMBERS:
        return {"@id": compact(iri), "@type": compact(_NUMBERS[iri])}
    return {"@id": compact(iri), "@type": "@id"} if iri in _IRIS else compact(iri)


def compact(iri: URIRef) -> str:
    """Return IRI with a prefix of the vocabulary where one fits, else whole.

    Example:
        >>> compact(SKOS.prefLabel)
        'skos:prefLabel'

    """
    for name, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{name}:{iri.removeprefix(namespace)}"
    return str(iri)

"""Quads in, JSON-LD 1.1 out that a person can read: short names, labels by language, evidence inside what it shows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from rdflib import URIRef
from rdflib.namespace import RDF, XSD

from kg.export.context import EVIDENCE, FOREIGN, compact, context
from kg.export.source import Source
from kg.graph.identity import ONTOLOGY, SHARED
from kg.graph.quads import Quad, Term
from kg.vocabulary import BASE, OA, PLAN, PREFIXES

_OWN = str(PREFIXES["plan"])
_INNER = (OA.hasTarget, OA.hasSelector)  # what stands inside an annotation
Properties = dict[URIRef, list[Term]]
Nodes = dict[URIRef, Properties]


def to_jsonld(source: Source) -> bytes:
    """Return the quads of SOURCE as JSON-LD 1.1 (W3C Recommendation 2020) with its context inside.

    One object per graph, those of articles first; in it one per thing, with its evidence: the annotation, its target
    and selectors as one object, written out at the first thing it shows and named at the others.
    """
    graphs: dict[URIRef, list[Quad]] = defaultdict(list)
    for quad in source.quads:
        graphs[quad[3]].append(quad)
    ordered = sorted(graphs, key=lambda graph: (graph == ONTOLOGY, graph == SHARED, graph))
    found = [{"id": _relative(graph), "@graph": _graph(graphs[graph])} for graph in ordered]
    document = {"@context": context(), "@graph": found}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _graph(quads: Iterable[Quad]) -> list[dict[str, Any]]:
    nodes: Nodes = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in sorted(set(quads), key=lambda quad: (quad[0], quad[1], str(quad[2]))):
        nodes[subject][predicate].append(value)
    shown: dict[URIRef, list[URIRef]] = defaultdict(list)
    inner = set()
    for iri, properties in nodes.items():
        if OA.Annotation in properties.get(RDF.type, ()):
            for body in properties.pop(OA.hasBody, []):
                shown[URIRef(body)].append(iri)
            inner |= {iri, *_inside(iri, nodes)}
    bodies = sorted({*nodes, *shown} - inner, key=lambda iri: (_is_claim(nodes, iri), iri))
    written: set[URIRef] = set()
    return [_body(iri, nodes, shown.get(iri, []), written) for iri in bodies]


def _inside(iri: URIRef, nodes: Mapping[URIRef, Properties]) -> Iterable[URIRef]:
    for predicate in _INNER:
        for value in nodes.get(iri, {}).get(predicate, ()):
            yield URIRef(value)
            yield from _inside(URIRef(value), nodes)


def _is_claim(nodes: Nodes, iri: URIRef) -> bool:
    return iri in nodes and PLAN.Claim in nodes[iri].get(RDF.type, ())


def _body(iri: URIRef, nodes: Nodes, marks: list[URIRef], written: set[URIRef]) -> dict[str, Any]:
    node = _node(iri, nodes.get(iri, {}), nodes)
    if marks:
        node[EVIDENCE] = [
            _relative(mark) if mark in written else _node(mark, nodes[mark], nodes)
            for mark in sorted(marks, key=lambda mark: (_start(mark, nodes), mark))
        ]
        written.update(marks)
    return node


def _start(mark: URIRef, nodes: Nodes) -> int:
    places = [nodes[inner][OA.start] for inner in _inside(mark, nodes) if OA.start in nodes.get(inner, {})]
    return int(places[0][0]) if places else 0


def _node(iri: URIRef, properties: Properties, nodes: Nodes) -> dict[str, Any]:
    node: dict[str, Any] = {"id": _relative(iri)}
    for predicate in sorted(properties, key=lambda one: (one != RDF.type, _name(one))):
        values = properties[predicate]
        if predicate == RDF.type:
            node["type"] = _one_or_all([_name(URIRef(value)) for value in values])
        elif predicate in _INNER:
            node[_name(predicate)] = _one_or_all(
                [_node(URIRef(value), nodes.get(URIRef(value), {}), nodes) for value in values]
            )
        else:
            node.update(_said(predicate, values))
    return node


def _said(predicate: URIRef, values: list[Term]) -> dict[str, Any]:
    """Return the entry, or entries, for PREDICATE: by language where the context has it so."""
    name = _name(predicate)
    told = context().get(name)
    rules: Mapping[str, str] = told if isinstance(told, dict) else {}
    if "@container" not in rules:
        return {name: _one_or_all([_value(value, rules.get("@type", "")) for value in values])}
    by_language: dict[str, list[str]] = defaultdict(list)
    for value in values:
        by_language[getattr(value, "language", None) or "@none"].append(str(value))
    return {name: {language: _one_or_all(words) for language, words in sorted(by_language.items())}}


def _value(value: Term, coerced: str) -> Any:
    if isinstance(value, URIRef):
        return _relative(value) if coerced == "@id" else {"id": _relative(value)}
    if value.language:
        return {"@value": str(value), "@language": value.language}
    kind = compact(value.datatype) if value.datatype else ""
    if coerced:
        number = kind == "xsd:nonNegativeInteger"
        if kind == coerced:
            return int(value) if number else str(value)
        return {"@value": str(value), "@type": kind} if kind else {"@value": str(value)}
    if value.datatype == XSD.boolean and str(value) in ("true", "false"):
        return str(value) == "true"
    if value.datatype == XSD.integer and str(value) == str(int(value)):
        return int(value)
    return {"@value": str(value), "@type": kind} if kind and kind != "xsd:string" else str(value)


def _name(iri: URIRef) -> str:
    """Return what a class or property is called: its own name, the context's, or one with a prefix."""
    if iri.startswith(_OWN):
        return iri.removeprefix(_OWN)
    return FOREIGN.get(iri, compact(iri))


def _relative(iri: URIRef) -> str:
    """Return IRI as it stands in an id: without the base, or with a prefix."""
    if iri.startswith(BASE) and not iri.startswith(_OWN):
        return iri.removeprefix(BASE)
    return compact(iri)


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values

"""Quads and the texts they speak of in; findings in words, each with its place in the text, out.

A violation means that we are wrong, a warning that the text leaves something open, an info is for your information.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyshacl
from rdflib import RDF, BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import SH, SKOS

from kg.errors import InputError
from kg.graph.quads import Quad, Triple
from kg.resources import message
from kg.vocabulary import GRAPH, OA, PLAN, TEXT, load_ontology, ontology_files

SEVERITIES = ("violation", "warning", "info")
_SEVERITY = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_SHARED = GRAPH.shared
Place: TypeAlias = tuple[str, int, int, str]  # article, start, end, quote
NOWHERE: Place = ("", 0, 0, "")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a check found: how grave, in words of both languages, about what, and where the text says it."""

    severity: str
    check: str
    article: str
    start: int
    end: int
    quote: str
    label: str
    words: tuple[tuple[str, str], ...]

    def sentence(self, lang: str) -> str:
        """Return the finding as one sentence in LANG: what is wrong, where, and what to do."""
        told = dict(self.words).get(lang, "")
        label = f"{self.label}: " if self.label else ""
        place = ""
        if self.article and self.quote:
            quote = " ".join(self.quote.split())
            place = " " + message("checks", "at", lang).format(
                quote=quote, article=self.article, start=self.start, end=self.end
            )
        return f"{label}{told}{place} — {message('checks', f'remedy-{self.severity}', lang)}"


def check(quads: Iterable[Quad], texts: Mapping[str, str], *, style: bool = True) -> tuple[Finding, ...]:
    """Return all that is wrong with QUADS or left open by the texts they were read from, gravest first.

    Args:
        quads: a whole build.
        texts: the texts that offsets count in, by article name.
        style: whether the ontology's own style is looked at as well; no article changes it.

    """
    by_graph: dict[URIRef, list[Triple]] = {}
    for subject, predicate, value, graph in quads:
        by_graph.setdefault(graph, []).append((subject, predicate, value))
    found = [*_once(by_graph), *_named(by_graph)]
    shared = by_graph.get(_SHARED, [])
    for name in sorted(texts):
        triples = by_graph.get(GRAPH[name], [])
        evidence = _Evidence(name, triples)
        found += evidence.unequal(texts[name])
        found += _shapes([*triples, *shared], evidence, "shapes")
    if style:
        found += _shapes(_ontology(), _Evidence("", []), "style")
    return tuple(sorted(set(found), key=lambda one: (SEVERITIES.index(one.severity), one)))


def _finding(severity: str, check_name: str, label: str, *, place: Place = NOWHERE) -> Finding:
    words = tuple((lang, message("checks", check_name, lang)) for lang in ("en", "zh"))
    article, start, end, quote = place
    return Finding(severity, check_name, article, start, end, quote, label, words)


def _once(by_graph: Mapping[URIRef, list[Triple]]) -> Iterable[Finding]:
    """Find triples that stand in two graphs: a store may count them twice."""
    seen: dict[Triple, URIRef] = {}
    for graph in sorted(by_graph):
        for triple in by_graph[graph]:
            if seen.setdefault(triple, graph) != graph:
                yield _finding("violation", "two-graphs", " ".join(term.n3() for term in triple))


def _named(by_graph: Mapping[URIRef, list[Triple]]) -> Iterable[Finding]:
    for graph in sorted(by_graph):
        for triple in by_graph[graph]:
            if any(isinstance(term, BNode) for term in triple):
                yield _finding("violation", "blank-node", str(graph))


class _Evidence:
    """The places of an article's things, read back from its annotations."""

    def __init__(self, name: str, triples: list[Triple]) -> None:
        self._name = name
        self._values: dict[tuple[URIRef, URIRef], list[URIRef | Literal]] = {}
        for subject, predicate, value in triples:
            self._values.setdefault((subject, predicate), []).append(value)
        self._annotations = sorted({s for s, p, o in triples if p == RDF.type and o == OA.Annotation})
        self._sentences = sorted({s for s, p, o in triples if p == RDF.type and o == PLAN.Sentence})
        self._places: dict[URIRef, Place] = {}
        for annotation in self._annotations:
            place = self._place(annotation)
            for body in self._all(annotation, OA.hasBody):
                known = self._places.get(URIRef(body))
                if place and (known is None or place[1] < known[1]):
                    self._places[URIRef(body)] = place

    def _all(self, subject: URIRef, predicate: URIRef) -> list[URIRef | Literal]:
        return self._values.get((subject, predicate), [])

    def _place(self, annotation: URIRef) -> Place | None:
        targets = self._all(annotation, OA.hasTarget)
        return self._stretch(URIRef(targets[0])) if targets else None

    def _stretch(self, target: URIRef) -> Place | None:
        """Return the place that the selectors of TARGET give."""
        start = end = quote = None
        for selector in self._all(target, OA.hasSelector):
            start = next(iter(self._all(URIRef(selector), OA.start)), start)
            end = next(iter(self._all(URIRef(selector), OA.end)), end)
            quote = next(iter(self._all(URIRef(selector), OA.exact)), quote)
        if start is None or end is None or quote is None:
            return None
        return self._name, int(start), int(end), str(quote)

    def place_of(self, node: URIRef) -> Place:
        """Return where the text first shows NODE, or an empty place."""
        return self._places.get(node, NOWHERE)

    def label_of(self, node: URIRef) -> str:
        """Return the Chinese label of NODE, else what its IRI ends in."""
        labels = [str(v) for v in self._all(node, SKOS.prefLabel) if isinstance(v, Literal) and v.language == "zh"]
        return labels[0] if labels else node.rsplit("/", 1)[-1]

    def unequal(self, text: str) -> Iterable[Finding]:
        """Find quotes that are not the words at their place, and a text that is not the one quoted from."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if [str(value) for value in self._all(TEXT[self._name], PLAN.sha256)] != [digest]:
            yield _finding("violation", "text-changed", self._name)
        marked = (self._place(annotation) for annotation in self._annotations)
        for place in (*marked, *map(self._stretch, self._sentences)):
            if place is None or text[place[1] : place[2]] != place[3]:
                yield _finding("violation", "evidence-unequal", self._name, place=place or NOWHERE)


def _shapes(triples: list[Triple], evidence: _Evidence, part: str) -> Iterable[Finding]:
    """Find what the shapes of PART say of TRIPLES."""
    data = Graph(bind_namespaces="none")
    for triple in triples:
        data.add(triple)
    _, report, _ = pyshacl.validate(data, shacl_graph=_shape_graph(part), advanced=True, inplace=True, inference="none")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        node = URIRef(str(focus))
        severity = _SEVERITY.get(URIRef(str(report.value(result, SH.resultSeverity))), "violation")
        told = {m.language or "en": str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
        source = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
        path = str(report.value(result, SH.resultPath) or "").rsplit("#", 1)[-1]
        article, start, end, quote = evidence.place_of(node)
        name = f"{part}:{path or source}"
        yield Finding(severity, name, article, start, end, quote, evidence.label_of(node), tuple(sorted(told.items())))


def _ontology() -> list[Triple]:
    terms = [(str(s), str(p), o) for s, p, o in load_ontology()]
    return [(URIRef(s), URIRef(p), o if isinstance(o, Literal) else URIRef(str(o))) for s, p, o in terms]


@cache
def _shape_graph(part: str) -> Graph:
    graph = Graph()
    for path in ontology_files(part):
        graph.parse(path, format="turtle")
    return graph


def read_quads(folder: Path) -> list[Quad]:
    """Return the quads of the build in FOLDER.

    Raises:
        InputError: when there is no graph or it does not parse.

    """
    path = folder / "graph.nq"
    if not path.is_file():
        raise InputError("no graph found", str(path), "run: python build.py")
    dataset = Dataset()
    try:
        dataset.parse(path, format="nquads")
    except Exception as error:
        raise InputError("the graph does not parse", str(path), "build it again") from error
    return [(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None]  # type: ignore[misc]

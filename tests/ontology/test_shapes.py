"""Every shape passes the examples, and each counter-example yields the findings that its header names."""

import re
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef

from kg.resources import folder
from kg.vocabulary import SHAPES, concept, load_ontology, notations, ontology_files

EXAMPLES = sorted(folder("ontology").glob("examples/*.ttl"))
COUNTER = sorted(folder("ontology").glob("counter-examples/*.ttl"))
STYLE = sorted(folder("ontology").glob("counter-examples/style/*.ttl"))
FINDING = re.compile(r"^# finding: (\w+) on (?:<(#\w+)>|a blank node)$", re.MULTILINE)
INNER = {"InChinese", "ZhWords", "EnWords"}  # parts of other shapes, which report nothing themselves
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)


def base_of(path: Path) -> str:
    return f"https://w3id.org/plan-kg/example/{path.stem}"


@cache
def graph_of(path: Path) -> Graph:
    return Graph().parse(path, publicID=base_of(path))


@cache
def shapes(part: str) -> Graph:
    graph = Graph()
    for path in ontology_files(part):
        graph.parse(path)
    return graph


@cache
def findings(paths: tuple[Path, ...], part: str) -> list[tuple[str, object, Graph, object]]:
    """All findings over all PATHS at once; each file has a base of its own, so no file can help another."""
    data = Graph()
    for path in paths:
        data += graph_of(path)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(part), advanced=True)
    return [
        (
            str(report.value(result, SH.sourceShape)).removeprefix(SHAPES),
            report.value(result, SH.focusNode),
            report,
            result,
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]


def named_shapes(part: str) -> set[str]:
    graph = shapes(part)
    found = {
        str(shape).removeprefix(SHAPES)
        for kind in (SH.NodeShape, SH.PropertyShape)
        for shape in graph.subjects(RDF.type, kind)
        if isinstance(shape, URIRef)
    }
    return found - INNER


def reports_something(shape: URIRef, graph: Graph) -> bool:
    """Whether SHAPE has a constraint of its own and does not only lead to property shapes."""
    silent = {RDF.type, SH.property, SH.message, SH.severity, *TARGETS}
    return any(predicate not in silent for predicate in graph.predicates(shape))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_leaves_nothing_to_find(path):
    mine = [
        (shape, str(node))
        for shape, node, *_ in findings(tuple(EXAMPLES), "shapes")
        if (node, None, None) in graph_of(path)
    ]
    assert mine == []


@pytest.mark.parametrize(
    ("path", "part"),
    [*((path, "shapes") for path in COUNTER), *((path, "style") for path in STYLE)],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_a_counter_example_yields_the_findings_that_it_names(path, part):
    named = FINDING.findall(path.read_text(encoding="utf-8"))
    assert named, "the header names no finding"
    paths = tuple(COUNTER if part == "shapes" else STYLE)
    nodes = set(graph_of(path).all_nodes())
    found = {
        (shape, "" if isinstance(node, BNode) else str(node))
        for shape, node, *_ in findings(paths, part)
        if node in nodes
    }
    assert {(shape, base_of(path) + local if local else "") for shape, local in named} <= found


@pytest.mark.parametrize("part", ["shapes", "style"])
def test_every_shape_has_a_counter_example(part):
    graph = shapes(part)
    named = {shape for path in (*COUNTER, *STYLE) for shape, _ in FINDING.findall(path.read_text(encoding="utf-8"))}
    speaking = {name for name in named_shapes(part) if reports_something(SHAPES[name], graph)}
    assert speaking - named == set()


def test_every_shape_with_a_target_is_passed_by_an_example():
    data = Graph()
    for path in EXAMPLES:
        data += graph_of(path)
    graph = shapes("shapes")
    idle = []
    for name in named_shapes("shapes"):
        shape = SHAPES[name]
        focus = [
            *(node for cls in graph.objects(shape, SH.targetClass) for node in data.subjects(RDF.type, cls)),
            *(node for link in graph.objects(shape, SH.targetSubjectsOf) for node in data.subjects(link)),
            *(node for link in graph.objects(shape, SH.targetObjectsOf) for node in data.objects(None, link)),
        ]
        plain = any((shape, target, None) in graph for target in TARGETS[:3])
        if plain and not focus:
            idle.append(name)
    assert idle == []


@pytest.mark.parametrize("part", ["shapes", "style"])
def test_every_shape_that_reports_speaks_chinese_and_english(part):
    graph = shapes(part)
    mute = [
        name
        for name in sorted(named_shapes(part))
        if reports_something(SHAPES[name], graph)
        and sorted(str(text.language) for text in graph.objects(SHAPES[name], SH.message)) != ["en", "zh"]
    ]
    assert mute == []


def test_findings_carry_the_severity_and_both_messages_of_their_shape():
    *_, report, result = next(x for x in findings(tuple(COUNTER), "shapes") if x[0] == "TargetHasDeadline")
    assert report.value(result, SH.resultSeverity) == SH.Warning
    assert {text.language for text in report.objects(result, SH.resultMessage)} == {"zh", "en"}


def test_the_ontology_keeps_its_style():
    conforms, _, text = pyshacl.validate(load_ontology(), shacl_graph=shapes("style"), advanced=True)
    assert conforms, text


@pytest.mark.parametrize(
    ("shape", "scheme"),
    [
        ("HasKnownStatus", "status"),
        ("FigureHasKnownComparator", "comparator"),
        ("FigureHasKnownPeriod", "period"),
        ("FigureHasKnownBindingness", "bindingness"),
        ("HasKnownLabelOrigin", "label-origin"),
        ("HasKnownPlaceKind", "place-kind"),
        ("NoteHasKnownKind", "note-kind"),
        ("CorrectionHasKnownAction", "correction-action"),
    ],
)
def test_a_closed_list_of_a_shape_is_that_of_its_vocabulary(shape, scheme):
    graph = shapes("shapes")
    listed = [str(item) for item in graph.items(graph.value(SHAPES[shape], SH["in"]))]
    assert sorted(listed) == sorted(notations(scheme))
    assert all(concept(scheme, item) for item in listed)

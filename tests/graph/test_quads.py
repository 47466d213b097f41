"""Writing: sorted lines, each quad once, and both forms read back by other libraries as the same quads."""

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg.graph.quads import Quad, nquads, trig
from kg.vocabulary import PLAN

A, B, G, H = (URIRef(f"https://w3id.org/plan-kg/id/{name}") for name in "abgh")
AWKWARD = 'a "quoted" back\\slash\nnew line\ttab \x7f \x01 🙂 江北区'
QUADS: list[Quad] = [
    (B, PLAN.reason, Literal(AWKWARD), G),
    (A, RDF.type, PLAN.Goal, G),
    (A, PLAN.reason, Literal("江北区", lang="zh"), H),
    (A, PLAN.value, Literal("-3.5", datatype=XSD.decimal), G),
    (A, PLAN.position, Literal("3", datatype=XSD.integer), G),
    (A, PLAN.derived, Literal("true", datatype=XSD.boolean), G),
    (A, PLAN.deadline, Literal("2026", datatype=XSD.gYear, normalize=False), G),
]


def _read(data: bytes | str, form: str) -> set[Quad]:
    read = Dataset()
    read.parse(data=data, format=form)
    return {(s, p, o, URIRef(str(g))) for s, p, o, g in read.quads()}  # type: ignore[misc]


def test_nquads_are_sorted_and_each_stands_once() -> None:
    lines = nquads([*QUADS, QUADS[0]]).splitlines()
    assert len(lines) == len(QUADS)
    assert lines == sorted(lines)


def test_the_order_given_makes_no_difference() -> None:
    assert nquads(QUADS) == nquads(reversed(QUADS))
    assert trig(QUADS) == trig(reversed(QUADS))


def test_nquads_are_read_back_as_the_same_quads() -> None:
    assert _read(nquads(QUADS), "nquads") == set(QUADS)


def test_trig_is_read_back_as_the_same_quads() -> None:
    assert _read(trig(QUADS), "trig") == set(QUADS)


def test_trig_uses_prefixes() -> None:
    assert "<id/a> a plan:Goal" in trig(QUADS)

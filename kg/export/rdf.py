"""Quads in, RDF out: N-Quads and TriG with their graphs, Turtle with all of them as one."""

from __future__ import annotations

from kg.export.source import Source
from kg.graph import quads


def to_nquads(source: Source) -> bytes:
    """Return the quads of SOURCE as sorted N-Quads (W3C RDF 1.1 N-Quads)."""
    return quads.nquads(source.quads)


def to_trig(source: Source) -> bytes:
    """Return the quads of SOURCE as TriG, graph by graph (W3C RDF 1.1 TriG)."""
    return quads.trig(source.quads).encode("utf-8")


def to_turtle(source: Source) -> bytes:
    """Return the triples of SOURCE as Turtle (W3C RDF 1.1 Turtle), which knows no graphs: all of them are one."""
    return quads.turtle((s, p, o) for s, p, o, _ in source.quads).encode("utf-8")

"""Triples and quads, and how they are written: sorted N-Quads for tools, TriG with prefixes for readers.

Both are written here and not by a library, so that the same quads give the same bytes with any of its versions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from kg.vocabulary import BASE, PREFIXES

Term: TypeAlias = URIRef | Literal
Triple: TypeAlias = tuple[URIRef, URIRef, Term]
Quad: TypeAlias = tuple[URIRef, URIRef, Term, URIRef]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_LOCAL = re.compile(r"[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")


def in_graph(triples: Iterable[Triple], graph: URIRef) -> Iterator[Quad]:
    """Yield TRIPLES as quads of GRAPH."""
    for subject, predicate, value in triples:
        yield subject, predicate, value, graph


def nquads(quads: Iterable[Quad]) -> bytes:
    r"""Return QUADS as N-Quads in UTF-8: each once, sorted by the bytes of their lines.

    Example:
        >>> nquads([(URIRef("http://e/s"), URIRef("http://e/p"), Literal("o"), URIRef("http://e/g"))])
        b'<http://e/s> <http://e/p> "o" <http://e/g> .\n'

    """
    lines = {
        f"{_full(subject)} {_full(predicate)} {_full(value)} {_full(graph)} .\n".encode()
        for subject, predicate, value, graph in quads
    }
    return b"".join(sorted(lines))


def trig(quads: Iterable[Quad]) -> str:
    """Return QUADS as TriG, graph by graph and subject by subject, with the prefixes of the vocabulary."""
    parts = _prefixes()
    ordered = sorted(set(quads), key=_reading_order)
    for graph, members in groupby(ordered, key=lambda quad: quad[3]):
        parts.append(f"\n{_short(graph)} {{\n")
        parts.extend(_subject(list(statements)) for _, statements in groupby(members, key=lambda quad: quad[0]))
        parts.append("}\n")
    return "".join(parts)


def turtle(triples: Iterable[Triple]) -> str:
    r"""Return TRIPLES as Turtle, subject by subject, with the prefixes of the vocabulary.

    Example:
        >>> turtle([(URIRef("http://e/s"), RDF.type, URIRef("http://e/C"))]).splitlines()[-1]
        '    <http://e/s> a <http://e/C> .'

    """
    ordered = sorted(set(in_graph(triples, URIRef(BASE))), key=_reading_order)
    subjects = (_subject(list(statements)) for _, statements in groupby(ordered, key=lambda quad: quad[0]))
    return "".join((*_prefixes(), "\n", *subjects))


def _prefixes() -> list[str]:
    return [
        f"@base <{BASE}> .\n",
        *(f"@prefix {name}: <{namespace}> .\n" for name, namespace in sorted(PREFIXES.items())),
    ]


def _reading_order(quad: Quad) -> tuple[str, str, bool, str, str]:
    subject, predicate, value, graph = quad
    return str(graph), str(subject), predicate != RDF.type, _short(predicate), _short(value)


def _subject(quads: list[Quad]) -> str:
    lines = []
    for predicate, same in groupby(quads, key=lambda quad: quad[1]):
        verb = "a" if predicate == RDF.type else _short(predicate)
        lines.append(f"{verb} {', '.join(_short(quad[2]) for quad in same)}")
    return f"    {_short(quads[0][0])} " + " ;\n        ".join(lines) + " .\n"


@lru_cache(maxsize=1 << 16)
def _full(term: Term) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    return _literal(term, _full)


@lru_cache(maxsize=1 << 16)
def _short(term: Term) -> str:
    if isinstance(term, Literal):
        return str(term) if term.datatype in (XSD.integer, XSD.boolean) else _literal(term, _short)
    for name, namespace in PREFIXES.items():
        if term.startswith(namespace) and _LOCAL.fullmatch(term[len(namespace) :]):
            return f"{name}:{term[len(namespace) :]}"
    return f"<{term.removeprefix(BASE)}>"


def _literal(term: Literal, write: Callable[[URIRef], str]) -> str:
    words = _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", str(term))
    if term.language:
        return f'"{words}"@{term.language}'
    return f'"{words}"^^{write(term.datatype)}' if term.datatype else f'"{words}"'

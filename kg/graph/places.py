"""GB/T 2260 codes in, the graph that all articles share out: coded places, their names and what they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, SKOS

from kg.graph.identity import coded_place
from kg.graph.quads import Triple
from kg.resources import folder, read_table
from kg.vocabulary import PLAN


class Division(NamedTuple):
    """A place of the gazetteer: its code and its full names."""

    code: str
    chinese: str
    english: str


@cache
def divisions() -> dict[str, Division]:
    """Return the places of the gazetteer by code; none where the installation has no gazetteer."""
    path = folder("data") / "lexicon" / "divisions.tsv"
    rows = read_table(path) if path.is_file() else []
    return {
        code: Division(code, row["term"], row["english"])
        for row in rows
        if row["kind"] == "division"
        for code in row["code"].split()
    }


def above(code: str) -> tuple[str, ...]:
    """Return the codes of the places that the place CODE lies in, nearest first, as far as the gazetteer has them.

    Example:
        >>> above("000000")
        ()

    """
    candidates = (code[:4] + "00", code[:2] + "0000")
    return tuple(dict.fromkeys(higher for higher in candidates if higher != code and higher in divisions()))


def shared_places(codes: Iterable[str]) -> Iterator[Triple]:
    """Yield type, code, names and whereabouts of the places with CODES and of all that they lie in."""
    wanted = {higher for code in codes if code in divisions() for higher in (code, *above(code))}
    for code in sorted(wanted):
        place = coded_place(code)
        yield place, RDF.type, PLAN.Place
        yield place, PLAN.code, Literal(code)
        yield place, SKOS.prefLabel, Literal(divisions()[code].chinese, lang="zh")
        if divisions()[code].english:
            yield place, SKOS.prefLabel, Literal(divisions()[code].english, lang="en")
        for higher in above(code):
            yield place, PLAN.locatedIn, coded_place(higher)


def is_shared(triple: Triple) -> bool:
    """Tell whether TRIPLE belongs to the shared graph: it says of a coded place what its code says.

    Example:
        >>> is_shared((coded_place("000000"), RDF.type, PLAN.Place))
        False

    """
    subject, predicate, value = triple
    code = _code_of(subject)
    if code not in divisions():
        return False
    if predicate == PLAN.locatedIn:
        return isinstance(value, URIRef) and _code_of(value) in above(code)
    return predicate == RDF.type and value == PLAN.Place


def _code_of(place: URIRef) -> str:
    return str(place).removeprefix(str(coded_place("")))

"""The formats of `kg export` by name: what each makes of a build, and what its files are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.export.jsonld import to_jsonld
from kg.export.networks import to_gexf, to_graphml
from kg.export.rdf import to_nquads, to_trig, to_turtle
from kg.export.sheets import to_csv
from kg.export.source import Source
from kg.export.stratml import to_stratml
from kg.export.workbook import to_workbook


@dataclass(frozen=True, slots=True)
class Format:
    """A format: SUFFIX of its file; WRITE makes it of a source, in a language where it has words of our own.

    FOLDER formats are several files, by name; BINARY ones do not belong on a terminal.
    """

    suffix: str
    write: Callable[[Source, str], bytes | dict[str, bytes]]
    binary: bool = False
    folder: bool = False


FORMATS: Mapping[str, Format] = {
    "turtle": Format("ttl", lambda source, _: to_turtle(source)),
    "trig": Format("trig", lambda source, _: to_trig(source)),
    "jsonld": Format("jsonld", lambda source, _: to_jsonld(source)),
    "nquads": Format("nq", lambda source, _: to_nquads(source)),
    "graphml": Format("graphml", lambda source, _: to_graphml(source)),
    "gexf": Format("gexf", lambda source, _: to_gexf(source)),
    "csv": Format("csv", lambda source, _: to_csv(source), folder=True),
    "xlsx": Format("xlsx", lambda source, _: to_workbook(source), binary=True),
    "stratml": Format("xml", to_stratml),
}

"""Anybody's own SPARQL in, nothing out; or a one-line refusal of what may not run here.

A query may read this graph only: no other endpoint (the store would follow SERVICE), no files, no updates.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from pyparsing import ParseException
from rdflib import URIRef
from rdflib.plugins.sparql import prepareQuery, prepareUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import NotAllowed, QuestionError, TooLarge

_NAMES = ("http", "https", "urn")
LARGEST = 65_536  # characters; the longest question of the library has about 3,000

_SHOWN = 30  # characters of the query in an error


def guard(
    sparql: str, prefixes: Mapping[str, str] | None = None, where: str = "", graphs: Collection[str] | None = None
) -> None:
    """Return when SPARQL is a SELECT, ASK, CONSTRUCT or DESCRIBE that reads this graph and nothing else.

    Args:
        sparql: the query's text.
        prefixes: prefixes it may use without declaring them.
        where: the file it came from, for errors.
        graphs: the graphs that FROM may name; where None, any IRI that is no file.

    Raises:
        QuestionError: when it does not parse.
        NotAllowed: when it is an update, calls SERVICE or reads another graph.
        TooLarge: when it is too long.

    Example:
        >>> guard("SELECT ?s { ?s ?p ?o }")
        >>> guard("SELECT ?s { SERVICE <http://example.org/> { ?s ?p ?o } }")
        Traceback (most recent call last):
        ...
        kg.errors.NotAllowed: the query calls another endpoint: SERVICE; ask this graph only

    """
    refuse_longer(sparql)
    for node in _nodes(_algebra(sparql, dict(prefixes or {}), where)):
        if node.name == "ServiceGraphPattern":
            raise NotAllowed("the query calls another endpoint", "SERVICE", "ask this graph only")
        if node.name == "DatasetClause":
            for source in (node.get("default"), node.get("named")):
                if isinstance(source, URIRef) and not _may_read(str(source), graphs):
                    raise NotAllowed("the query reads from outside", f"FROM <{source}>", "name a graph of the build")


def refuse_longer(sparql: str) -> None:
    """Raise TooLarge when SPARQL is longer than any query may be."""
    if len(sparql) > LARGEST:
        raise TooLarge("the query is too long", f"{len(sparql)} characters", f"stay below {LARGEST}")


def is_harmless(sparql: str) -> bool:
    """Tell whether SPARQL lacks the very letters of SERVICE and FROM, so that a store may run it unparsed.

    A store runs no update given as a query, and no escape can spell a keyword.

    Example:
        >>> is_harmless("ASK { ?s ?p ?o }"), is_harmless("SELECT * From <http://e/> { ?s ?p ?o }")
        (True, False)

    """
    lowered = sparql.lower()
    return "service" not in lowered and "from" not in lowered


def _may_read(graph: str, graphs: Collection[str] | None) -> bool:
    return urlsplit(graph).scheme in _NAMES if graphs is None else graph in graphs


def _algebra(sparql: str, prefixes: dict[str, str], where: str) -> CompValue:
    try:
        algebra = prepareQuery(sparql, initNs=prefixes).algebra
    except RecursionError as error:
        raise QuestionError("the query is nested too deeply", where, "make it flatter") from error
    except Exception as error:  # the parser raises many kinds, bare Exception among them
        if _is_update(sparql, prefixes):
            raise NotAllowed("updates are refused", where, "ask with SELECT, ASK, CONSTRUCT or DESCRIBE") from error
        place = _place(error) if isinstance(error, ParseException) else str(error)
        place = f"{where}, {place}" if where else place
        raise QuestionError("the query is not SPARQL", place, "mend it") from error
    assert isinstance(algebra, CompValue)
    return algebra


def _place(error: ParseException) -> str:
    """Return the line and column up to which the query was understood, and what stands there.

    Example:
        >>> guard("SELECT ?s { ?s ?p }")
        Traceback (most recent call last):
        ...
        kg.errors.QuestionError: the query is not SPARQL: line 1, column 13 (“?s ?p }”); mend it

    """
    rest = " ".join(error.line[error.col - 1 :].split())
    found = f"“{rest[:_SHOWN]}…”" if len(rest) > _SHOWN else f"“{rest}”"
    return f"line {error.lineno}, column {error.col} ({found})" if rest else f"line {error.lineno}, at its end"


def _is_update(sparql: str, prefixes: dict[str, str]) -> bool:
    try:
        return bool(prepareUpdate(sparql, initNs=prefixes).algebra)
    except Exception:
        return False


def _nodes(part: Any) -> Iterator[CompValue]:
    """Yield every node of the algebra PART; a stack, since a long query nests deeper than Python recurses."""
    stack = [part]
    while stack:
        part = stack.pop()
        if isinstance(part, CompValue):
            yield part
            stack.extend(part.values())
        elif isinstance(part, dict):
            stack.extend(part.values())
        elif isinstance(part, (list, tuple, set)):
            stack.extend(part)

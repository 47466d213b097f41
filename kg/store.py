"""The quads of a build in memory: N-Quads in, answers to SPARQL out. The only module that knows the store's library.

A query sees all named graphs together as its default graph; GRAPH still tells them apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, QuestionError

GRAPH_FILE = "graph.nq"
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PARAMETER = re.compile(
    r"""(?s)\"\"\".*?\"\"\"|'''.*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|\#[^\n]*|\$(\w+)"""
)


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """An IRI or a literal, in an answer or bound to a parameter: KIND is "iri" or "literal".

    Example:
        >>> str(Value.literal("江北区", language="zh"))
        '江北区'

    """

    kind: str
    value: str
    datatype: str = ""
    language: str = ""

    @classmethod
    def iri(cls, value: str) -> Value:
        """Return the IRI VALUE."""
        return cls("iri", value)

    @classmethod
    def literal(cls, value: str, datatype: str = _XSD_STRING, language: str = "") -> Value:
        """Return a literal; LANGUAGE, where given, wins over DATATYPE."""
        return cls("literal", value, "" if language else datatype, language)

    def __str__(self) -> str:
        return self.value

    def sparql(self) -> str:
        """Return the value as SPARQL and N-Quads write it, whatever it holds."""
        return str(_to_term(self))


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT: the columns as the query names them, and its rows; None where a cell is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]

    def records(self) -> list[dict[str, str]]:
        """Return the rows as dictionaries of plain text; an unbound cell is ""."""
        return [
            {name: cell.value if cell else "" for name, cell in zip(self.columns, row, strict=True)}
            for row in self.rows
        ]


class Store:
    """Quads that answer SPARQL 1.1.

    Args:
        nquads: the quads as N-Quads.
        prefixes: prefixes that a query may use without declaring them.

    DIGEST is the SHA-256 of the N-Quads, as hexadecimal digits: it tells which graph an answer comes from.

    Example:
        >>> store = Store(b'<http://e/s> <http://e/p> "o" <http://e/g> .')
        >>> store.select("SELECT ?o { ?s ?p ?o }").records()
        [{'o': 'o'}]

    """

    def __init__(self, nquads: bytes, prefixes: Mapping[str, str] | None = None) -> None:
        self._store = ox.Store()
        self._store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        self._prefixes = dict(prefixes or {})
        self.digest = hashlib.sha256(nquads).hexdigest()

    def __len__(self) -> int:
        return len(self._store)

    def answer(self, query: str, bindings: Mapping[str, Value] | None = None) -> Table | bool | str:
        """Return what QUERY asks for.

        Args:
            query: SPARQL 1.1 text.
            bindings: values to put wherever the query says $name, by name. A $name without a value is a variable
                like any other, so that a parameter may be left open.

        Returns:
            A Table for SELECT, a truth value for ASK, sorted Turtle for CONSTRUCT and DESCRIBE.

        Raises:
            QuestionError: when the query is not SPARQL, cannot be run or lacks the $name of a binding.

        """
        text = bind(query, bindings or {})
        try:
            found = self._store.query(text, prefixes=self._prefixes, use_default_graph_as_union=True)
            if isinstance(found, ox.QuerySolutions):
                return _table(found)
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            return self._turtle(found)
        except (SyntaxError, ValueError, OSError) as error:
            raise QuestionError("the query cannot be run", str(error), "mend the SPARQL") from error

    def select(self, query: str, bindings: Mapping[str, Value] | None = None) -> Table:
        """Return the rows of a SELECT query; see `answer`."""
        found = self.answer(query, bindings)
        if not isinstance(found, Table):
            raise QuestionError("the query is no SELECT", "", "ask with SELECT")
        return found

    def ask(self, query: str, bindings: Mapping[str, Value] | None = None) -> bool:
        """Return the truth value of an ASK query; see `answer`."""
        found = self.answer(query, bindings)
        if not isinstance(found, bool):
            raise QuestionError("the query is no ASK", "", "ask with ASK")
        return found

    def construct(self, query: str, bindings: Mapping[str, Value] | None = None) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE query as Turtle; see `answer`."""
        found = self.answer(query, bindings)
        if not isinstance(found, str):
            raise QuestionError("the query is no CONSTRUCT", "", "ask with CONSTRUCT or DESCRIBE")
        return found

    def _turtle(self, triples: Iterable[ox.Triple]) -> str:
        ordered = sorted(set(triples), key=str)
        turtle = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=self._prefixes)
        return (turtle or b"").decode("utf-8")


def open_build(folder: Path, prefixes: Mapping[str, str] | None = None) -> Store:
    """Return the quads of the build in FOLDER (or of the N-Quads file FOLDER itself), ready for queries.

    Raises:
        InputError: when there is no graph or it does not parse.

    """
    path = folder / GRAPH_FILE if folder.is_dir() else folder
    if not path.is_file():
        raise InputError("no graph found", str(path), "run: python build.py")
    try:
        return Store(path.read_bytes(), prefixes)
    except (SyntaxError, ValueError) as error:
        raise InputError("the graph does not parse", f"{path}: {error}", "build it again") from error


def bind(query: str, bindings: Mapping[str, Value]) -> str:
    """Return QUERY with the value of each of BINDINGS in the place of its $name; strings and remarks stay as they are.

    Raises:
        QuestionError: when QUERY does not say $name for one of BINDINGS.

    Example:
        >>> bind("SELECT ?s { ?s ?p $x } # $x", {"x": Value.literal("a")})
        'SELECT ?s { ?s ?p "a" } # $x'

    """
    used = set()

    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in bindings:
            return match.group(0)
        used.add(name)
        return bindings[name].sparql()

    text = _PARAMETER.sub(put, query)
    if missing := sorted(set(bindings) - used):
        raise QuestionError("the query has no such parameter", ", ".join(missing), "write $name where the value goes")
    return text


def _table(solutions: ox.QuerySolutions) -> Table:
    names = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(_to_value(cell) for cell in solution) for solution in solutions)
    return Table(names, rows)


def _to_value(term: object) -> Value | None:
    if isinstance(term, ox.NamedNode):
        return Value.iri(term.value)
    if isinstance(term, ox.Literal):
        return Value.literal(term.value, term.datatype.value, term.language or "")
    return None if term is None else Value("literal", str(term), _XSD_STRING)


def _to_term(value: Value) -> ox.NamedNode | ox.Literal:
    if value.kind == "iri":
        return ox.NamedNode(value.value)
    if value.language:
        return ox.Literal(value.value, language=value.language)
    return ox.Literal(value.value, datatype=ox.NamedNode(value.datatype or _XSD_STRING))

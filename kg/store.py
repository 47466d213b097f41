"""The quads of a build in memory: N-Quads in, answers to SPARQL out. The only module that knows the store's library.

A query sees all named graphs together as its default graph, unless it names its own with FROM; GRAPH still tells them
apart.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, QuestionError

GRAPH_FILE = "graph.nq"
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_PARAMETER = re.compile(
    r"""(?s)\"\"\".*?\"\"\"|'''.*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|\#[^\n]*|\$(\w+)"""
)

# FROM as a keyword: no variable, no part of a name, and an IRI, a prefixed name or NAMED after it.
_FROM = re.compile(r"(?i)(?<![\w?$:.-])from\s*(?:<|named\b|[\w.-]*:)")
ROWS, TRUTH, TRIPLES = "rows", "truth", "triples"


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


class Found:
    """What a query found, not yet written out: KIND is "rows" (SELECT), "truth" (ASK) or "triples"."""

    def __init__(self, found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, prefixes: dict[str, str]) -> None:
        self._found = found
        self._prefixes = prefixes
        kinds = {ox.QuerySolutions: ROWS, ox.QueryBoolean: TRUTH}
        self.kind = kinds.get(type(found), TRIPLES)

    def written(self, media_type: str) -> bytes:
        """Return the answer as MEDIA_TYPE; triples are sorted and each stands once.

        Args:
            media_type: of SPARQL results (JSON, XML, CSV, TSV) for rows and truth values, of RDF for triples.

        Raises:
            QuestionError: when the query fails while it runs.

        """
        try:
            if isinstance(self._found, ox.QueryTriples):
                written = ox.serialize(
                    sorted(set(self._found), key=str), format=_rdf_format(media_type), prefixes=self._prefixes
                )
            else:
                written = self._found.serialize(format=ox.QueryResultsFormat.from_media_type(media_type))
        except (SyntaxError, ValueError, OSError) as error:
            raise QuestionError("the query cannot be run", str(error), "mend the SPARQL") from error
        return written or b""


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
        self.digest = hashlib.sha256(nquads).hexdigest()  # "" where the quads lie elsewhere

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
            found = self._store.query(text, prefixes=self._prefixes, use_default_graph_as_union=not names_graphs(text))
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

    def graphs(self) -> frozenset[str]:
        """Return the IRIs of the named graphs."""
        return frozenset(graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode))

    def find(
        self,
        query: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str | None = None,
    ) -> Found:
        """Return what QUERY finds, over the dataset that the graphs make up, ready to be written out.

        Args:
            query: SPARQL 1.1 text.
            default_graphs: graphs whose union is the default graph; with NAMED_GRAPHS they win over FROM in QUERY, as
                SPARQL 1.1 Protocol 2.1.4 wants it. A graph that is not there is empty.
            named_graphs: graphs that GRAPH may see; all where neither is given.
            base: what relative IRIs in QUERY start from.

        Raises:
            QuestionError: when QUERY is not SPARQL or the name of a graph no IRI.

        """
        try:
            if default_graphs or named_graphs:
                found = self._store.query(
                    query,
                    base_iri=base,
                    prefixes=self._prefixes,
                    default_graph=[ox.NamedNode(graph) for graph in default_graphs],
                    named_graphs=[ox.NamedNode(graph) for graph in named_graphs],
                )
            else:
                union = not names_graphs(query)
                found = self._store.query(
                    query, base_iri=base, prefixes=self._prefixes, use_default_graph_as_union=union
                )
        except (SyntaxError, ValueError, OSError) as error:
            raise QuestionError("the query cannot be run", str(error), "mend the SPARQL") from error
        return Found(found, self._prefixes)

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


def names_graphs(query: str) -> bool:
    """Tell whether QUERY chooses its graphs with FROM, so that they and not all graphs are its default graph.

    Example:
        >>> names_graphs("SELECT ?from FROM <http://e/g> { ?from ?p ?o }"), names_graphs('ASK { ?from ?p "from <a>" }')
        (True, False)

    """
    if "from" not in query.lower():
        return False
    bare = _PARAMETER.sub(lambda match: match.group(0) if match.group(0).startswith(("<", "$")) else " ", query)
    return bool(_FROM.search(bare))


def _rdf_format(media_type: str) -> ox.RdfFormat:
    found = ox.RdfFormat.from_media_type(media_type)
    if found is None:
        raise ValueError(f"no format of RDF: {media_type}")
    return found


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


def triples_by_graph(path: Path) -> dict[str, list[str]]:
    """Return the triples of the N-Quads file PATH as lines of N-Triples by the IRI of their graph, "" for the default.

    Raises:
        InputError: when the file does not parse, or has blank nodes: their names mean nothing outside of one file, so
            that a graph sent in parts would fall apart.

    """
    found: dict[str, list[str]] = {}
    try:
        for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
            if ox.BlankNode in map(type, (quad.subject, quad.object, quad.graph_name)):
                raise InputError("the graph has blank nodes", f"{path}: {quad}", "give each an IRI")
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            found.setdefault(graph, []).append(f"{quad.triple} .\n")
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError("the graph does not parse", f"{path}: {error}", "build it again") from error
    return found

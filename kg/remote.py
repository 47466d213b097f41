"""A SPARQL 1.1 endpoint, asked as if its quads were here: the names and the answers of kg.store.Store.

`open_store` opens whatever a user names: a build's folder, a file of N-Quads, the URL of an endpoint.
By SPARQL 1.1 Protocol and SPARQL 1.1 Query Results JSON Format; nothing that one server alone understands is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.connection import Connection, is_url
from kg.errors import InputError, QuestionError
from kg.store import Store, Table, Value, bind, names_graphs, open_build

if TYPE_CHECKING:
    import httpx

MOST_GRAPHS = 2_000  # named in each request where the server's default graph is not all of them together
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ASIDE = re.compile(r"""(?s)\"\"\".*?\"\"\"|'''.*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|\#[^\n]*""")
_FORM = re.compile(r"(?i)(?<![\w:?$-])(select|ask|construct|describe)(?![\w:-])")
_SAMPLE = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(ISIRI(?s)) } } LIMIT 1"
_GRAPHS = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {MOST_GRAPHS + 1}"
_SIZE = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


class RemoteStore(Store):
    """Quads that lie behind a SPARQL endpoint.

    A query sees all named graphs together as its default graph, as it does in a Store: where the server's default graph
    is another, each request names the graphs (protocol, section 2.1.4), unless the query has FROM itself.

    Args:
        url: the endpoint's.
        prefixes: prefixes that a query may use without declaring them.
        wait: seconds of silence until a request is given up; see kg.connection.

    Raises:
        InputError: when URL is none that can be asked.

    """

    def __init__(self, url: str, prefixes: Mapping[str, str] | None = None, *, wait: float | None = None) -> None:
        super().__init__(b"", prefixes)
        self._line = Connection(url, wait=wait)
        self.digest = ""  # what a server holds has no bytes to hash

    @property
    def url(self) -> str:
        """The endpoint's address."""
        return self._line.url

    def __len__(self) -> int:
        return sum(int(row[0].value) for row in self._rows(_SIZE) if row[0])

    def answer(self, query: str, bindings: Mapping[str, Value] | None = None) -> Table | bool | str:
        """Return what QUERY asks for; see Store.answer.

        Raises:
            QuestionError: when the server refuses the query or the query lacks the $name of a binding.
            InputError: when the server cannot be reached or does not answer as an endpoint does.

        """
        text = bind(query, bindings or {})
        bare = _ASIDE.sub(lambda match: "<>" if match.group(0).startswith("<") else " ", text)
        form = _FORM.search(bare)
        if not form:
            raise QuestionError("the query is not SPARQL", "", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
        asked = "".join(self._declared(bare)) + text
        dataset = {} if names_graphs(text) else self._dataset
        if form.group(1).lower() in ("select", "ask"):
            return self._found(asked, dataset)
        return self._triples(asked, dataset)

    def _declared(self, bare: str) -> Iterator[str]:
        """Yield declarations of the prefixes that the query uses and does not declare."""
        for prefix, namespace in self._prefixes.items():
            declared = re.search(rf"(?i)\bprefix\s+{prefix}:", bare)
            if not declared and re.search(rf"(?<![\w:-]){prefix}:", bare):
                yield f"PREFIX {prefix}: <{namespace}>\n"

    @cached_property
    def _dataset(self) -> dict[str, list[str]]:
        """The graphs to name in each request; none where the server's default graph has all of them."""
        sample = [" ".join(cell.sparql() for cell in row if cell) for row in self._rows(_SAMPLE)]
        if not sample or self._found(f"ASK {{ {sample[0]} }}", {}) is True:
            return {}
        graphs = [row[0].value for row in self._rows(_GRAPHS) if row[0]]
        if len(graphs) > MOST_GRAPHS:
            raise InputError(
                f"the endpoint's default graph is empty and it has more than {MOST_GRAPHS} others",
                self.url,
                "let the server take all graphs together as its default graph (see docs/stores.md)",
            )
        return {"default-graph-uri": graphs, "named-graph-uri": graphs}

    def _rows(self, query: str) -> tuple[tuple[Value | None, ...], ...]:
        found = self._found(query, {})
        return found.rows if isinstance(found, Table) else ()

    def _found(self, query: str, dataset: Mapping[str, list[str]]) -> Table | bool:
        answer = self._send(query, dataset, _JSON)
        try:
            found = answer.json()
            if "boolean" in found:
                return bool(found["boolean"])
            names = tuple(found["head"].get("vars", ()))
            rows = found["results"]["bindings"]
            return Table(names, tuple(tuple(_value(row.get(name)) for name in names) for row in rows))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._no_endpoint(answer) from error

    def _triples(self, query: str, dataset: Mapping[str, list[str]]) -> str:
        answer = self._send(query, dataset, f"{_TRIPLES}, text/turtle;q=0.5")
        content = answer.content
        try:
            if "turtle" in answer.headers.get("content-type", ""):
                from rdflib import Graph  # only servers that have no N-Triples need it

                content = Graph().parse(data=content, format="turtle").serialize(format="nt", encoding="utf-8")
            return Store(content, self._prefixes).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        except Exception as error:  # rdflib's parser raises many kinds
            raise self._no_endpoint(answer) from error

    def _send(self, query: str, dataset: Mapping[str, list[str]], wanted: str) -> httpx.Response:
        return self._line.send("POST", form={"query": query, **dataset}, headers={"Accept": wanted})

    def _no_endpoint(self, answer: httpx.Response) -> InputError:
        kind = answer.headers.get("content-type", "nothing").partition(";")[0]
        return InputError(
            f"the server answers with {kind} and not as a SPARQL endpoint does",
            self.url,
            "give the URL of its query service, such as http://localhost:7878/query",
        )


def open_store(place: Path | str, prefixes: Mapping[str, str] | None = None) -> Store:
    """Return the quads at PLACE, ready for queries.

    Args:
        place: the folder of a build, a file of N-Quads, or the URL of a SPARQL endpoint.
        prefixes: prefixes that a query may use without declaring them.

    Raises:
        InputError: when there is no graph, it does not parse, or the URL is none. (Whether the server is there shows
            with the first question.)

    """
    if isinstance(place, str) and is_url(place):
        return RemoteStore(place, prefixes)
    return open_build(Path(place), prefixes)


def _value(cell: Mapping[str, str] | None) -> Value | None:
    """Return a cell of the JSON format as a value; "typed-literal" is what older servers say for a literal."""
    if cell is None:
        return None
    kind, value = cell["type"], cell["value"]
    if kind == "uri":
        return Value.iri(value)
    if kind in ("literal", "typed-literal"):
        return Value.literal(value, cell.get("datatype", _XSD_STRING), cell.get("xml:lang", ""))
    return Value.literal(f"_:{value}")

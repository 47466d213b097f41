"""An HTTP request in, the query that it carries out, as SPARQL 1.1 Protocol (2.1) has it; or a Problem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.questions.guard import LARGEST
from kg.server.problems import Problem

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
LARGEST_BODY = 12 * LARGEST  # bytes: a sign of four bytes, each written %XX
_ALLOWED = {"Allow": "GET, HEAD, POST, OPTIONS"}
_HOW = f"send GET ?query=…, or POST as {FORM} or {QUERY}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that the request, not the query, names as its dataset; QUERY is None where none came."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read(method: str, address: bytes, content_type: str, body: bytes) -> Asked:
    """Return what a request asks.

    Args:
        method: the HTTP method.
        address: what follows ? in the request's address.
        content_type: the header Content-Type, or "".
        body: the request's body.

    Raises:
        Problem: 405 for another method, 403 for an update, 400 or 415 for what the protocol does not know.

    Example:
        >>> read("GET", b"query=ASK%20%7B%7D&default-graph-uri=http%3A%2F%2Fe%2F", "", b"")
        Asked(query='ASK {}', default_graphs=('http://e/',), named_graphs=())

    """
    if method in ("GET", "HEAD"):
        return _asked(_pairs(address), None)
    if method != "POST":
        raise Problem(405, "the endpoint is read-only", method, _HOW, _ALLOWED)
    name, parameters = _media_type(content_type)
    if name == UPDATE:
        raise Problem(403, "updates are refused", UPDATE, _HOW)
    if name not in (FORM, QUERY):
        raise Problem(415, "the body is of a kind that carries no query", name or "no Content-Type", _HOW)
    if parameters.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise Problem(400, "the query is not UTF-8", parameters["charset"], "send it as UTF-8")
    if name == QUERY:
        return _asked(_pairs(address), _text(body))
    return _asked(_pairs(address) + _pairs(body), None)


def _asked(pairs: list[tuple[str, str]], query: str | None) -> Asked:
    sent: dict[str, list[str]] = {}
    for name, value in pairs:
        sent.setdefault(name, []).append(value)
    if "update" in sent:
        raise Problem(403, "updates are refused", "update=", _HOW)
    queries = sent.get("query", []) + ([] if query is None else [query])
    if len(queries) > 1:
        raise Problem(400, "more than one query in one request", f"{len(queries)} queries", "send one")
    return Asked(
        queries[0] if queries else None,
        tuple(sent.get("default-graph-uri", ())),
        tuple(sent.get("named-graph-uri", ())),
    )


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_text(encoded), keep_blank_values=True, errors="strict", max_num_fields=200)
    except UnicodeDecodeError as error:
        raise Problem(400, "the query is not UTF-8", "percent-encoding", "send it as UTF-8") from error
    except ValueError as error:
        raise Problem(400, "the request cannot be read", str(error), _HOW) from error


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "the query is not UTF-8", f"byte {error.start}", "send it as UTF-8") from error


def _media_type(content_type: str) -> tuple[str, Mapping[str, str]]:
    name, *parameters = (piece.strip() for piece in content_type.lower().split(";"))
    pairs = (piece.partition("=") for piece in parameters)
    return name, {key.strip(): value.strip(' "') for key, _, value in pairs}

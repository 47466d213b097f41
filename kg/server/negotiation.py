"""An Accept header in, the media type to answer with out (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.store import ROWS, TRIPLES, TRUTH

JSON = "application/sparql-results+json"
HTML = "text/html"
TURTLE = "text/turtle"
_RESULTS = {
    JSON: JSON,
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "application/json": JSON,
    "application/xml": "application/sparql-results+xml",
}
_GRAPHS = {
    TURTLE: TURTLE,
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
}
# What each kind of answer can be written as, by what is asked for; the first is what */* gets.
OFFERED: Mapping[str, Mapping[str, str]] = {ROWS: _RESULTS, TRUTH: _RESULTS, TRIPLES: _GRAPHS}
PAGE_OR_TRIPLES = {TURTLE: TURTLE, HTML: HTML, **_GRAPHS}  # a program that takes anything gets Turtle


@lru_cache(maxsize=1024)
def negotiate(accept: str, kind: str) -> str | None:
    """Return the media type in which an answer of KIND goes to one who sent ACCEPT, or None where none will do.

    Example:
        >>> negotiate("text/csv;q=0.9, application/xml;q=0.1", "rows")
        'text/csv'
        >>> negotiate("image/png", "rows") is None
        True

    """
    return choose(accept, OFFERED[kind])


def choose(accept: str, offered: Mapping[str, str]) -> str | None:
    """Return the value of the entry of OFFERED that ACCEPT likes best, the earlier of equals; None where none will do.

    Example:
        >>> choose("text/*;q=0.5, text/html;q=0", {"text/html": "page", "text/turtle": "data"})
        'data'

    """
    ranges = _ranges(accept) or {"*/*": 1.0}
    best, highest = None, 0.0
    for name, media_type in offered.items():
        quality = next(
            (ranges[key] for key in (name, f"{name.partition('/')[0]}/*", "*/*") if key in ranges),
            0.0,
        )
        if quality > highest:
            best, highest = media_type, quality
    return best


def _ranges(accept: str) -> dict[str, float]:
    """Return the media ranges of ACCEPT with their quality; one that does not parse counts as not sent."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.lower().split(";"))
        if "/" not in name:
            continue
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            found[name] = max(found.get(name, 0.0), min(max(float(quality), 0.0), 1.0))
        except ValueError:
            continue
    return found

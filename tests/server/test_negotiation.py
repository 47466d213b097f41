"""Which format an Accept header gets (RFC 9110, 12.5.1)."""

import pytest

from kg.server.negotiation import choose, negotiate
from kg.store import ROWS, TRIPLES, TRUTH

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"


@pytest.mark.parametrize(
    ("accept", "kind", "media_type"),
    [
        ("", ROWS, JSON),
        ("*/*", ROWS, JSON),
        ("*/*", TRIPLES, "text/turtle"),
        (XML, TRUTH, XML),
        ("text/csv;q=0.4, text/tab-separated-values;q=0.6", ROWS, "text/tab-separated-values"),
        ("text/*", ROWS, "text/csv"),
        ("application/json", ROWS, JSON),
        ("application/json;q=0, application/*;q=0.2", ROWS, JSON),
        (f"{JSON};q=0, */*;q=0.1", ROWS, XML),
        ("TEXT/CSV", ROWS, "text/csv"),
        ("application/rdf+xml, text/turtle;q=0.9", TRIPLES, "application/rdf+xml"),
        ("text/plain", TRIPLES, "application/n-triples"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ROWS, XML),
        ("text/turtle", ROWS, None),
        ("text/csv;q=0", ROWS, None),
        ("image/png", TRIPLES, None),
        ("text/csv;q=x, image/png", ROWS, None),
    ],
)
def test_format_is_the_one_liked_best(accept: str, kind: str, media_type: str | None) -> None:
    assert negotiate(accept, kind) == media_type


def test_a_narrower_range_wins_over_a_wider_one() -> None:
    offered = {"text/turtle": "data", "text/html": "page"}
    assert choose("text/turtle;q=0.1, text/*;q=0.5", offered) == "page"

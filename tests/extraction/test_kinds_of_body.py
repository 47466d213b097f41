"""Every kind that the word lists and rules give a body is a class of the ontology; the graph is built with it."""

from __future__ import annotations

import pytest

from kg.extraction.lexicon import lexicon, rules
from kg.vocabulary import PLAN

KINDS = ("organisation", "org-head", "org-end", "body-class", "body-of-place", "firm-full", "firm-tail")
LISTED = [term.extra.get("subtype", "") for kind in KINDS for term in lexicon().terms(kind).values()]
RULED = [r.extra.get("subtype", "") for table in ("names", "lists") for r in rules(table) if r.type == "Organisation"]


@pytest.mark.parametrize("name", sorted({*LISTED, *RULED} - {""}))
def test_the_ontology_knows_the_kind(name: str) -> None:
    assert PLAN[name]

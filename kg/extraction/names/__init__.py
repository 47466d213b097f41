"""A read document in; one mention for every place, organisation, person, sector, strategy, award and group out."""

from __future__ import annotations

from kg.extraction.names.awarded import awarded
from kg.extraction.names.context import in_context
from kg.extraction.names.labels import labelled, owner_words
from kg.extraction.names.learned import learned
from kg.extraction.names.listed import listed
from kg.extraction.names.mates import mates
from kg.extraction.names.patterns import patterned
from kg.extraction.names.persons import people
from kg.extraction.names.resolve import resolve
from kg.extraction.names.scan import Scan
from kg.extraction.names.suffixed import suffixed
from kg.extraction.names.terms import sectors, sectors_in_lists, termed
from kg.model import Document, Mention, Span, Traits


def names(document: Document) -> list[Mention]:
    """Return the names in DOCUMENT in text order, each with the form that its occurrences share as label.

    Mentions do not overlap, but for a body, person or district that is named inside a policy's name and a park or
    street inside an organisation's.
    """
    text, facts = document.folded, document.article.facts
    scan = Scan(text, facts.area)
    found = [
        *patterned(scan),
        *awarded(scan),
        *people(document, scan),
        *termed(scan),
        *sectors(scan),
        *sectors_in_lists(scan),
    ]
    proved = [*suffixed(scan), *listed(scan)]
    proved += mates(scan, proved)
    found += [*proved, *learned(document, scan, proved)]
    owner = owner_words(scan, facts)
    chosen = list(in_context(text, resolve(found), owner))
    return [
        Mention(c.type, Span(c.start, c.end), c.rule, c.label, Traits(subtype=c.subtype, code=c.code))
        for c in labelled(text, chosen, facts, owner)
    ]

"""What a thing is and what it is called in, its IRI out: the same at every build, whatever else the text says.

A key is the first twelve hex digits of the SHA-256 of type, normal form of the label and order among equals; it holds
no offset, so an edit elsewhere in the text leaves it alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter

from rdflib import URIRef

from kg.vocabulary import BASE, GRAPH, ID, TEXT

SHARED = GRAPH.shared
IDENTITY = GRAPH.identity
ONTOLOGY = GRAPH.ontology
_BLANKS = re.compile(r"\s+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def normal_form(label: str) -> str:
    """Return LABEL with widths and letter case evened out and without blanks, as keys are made from it.

    Example:
        >>> normal_form("江北嘴 ＣＢＤ")
        '江北嘴cbd'

    """
    return _BLANKS.sub("", unicodedata.normalize("NFKC", label).casefold())


def key(kind: str, label: str, order: int) -> str:
    """Return the key of the thing of type KIND called LABEL that is the ORDER-th (from 0) of its like.

    Example:
        >>> key("Goal", "先行区", 0) == key("Goal", " 先行区", 0) != key("Goal", "先行区", 1)
        True

    """
    written = "\n".join((kind, normal_form(label), str(order)))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()[:12]


def path_of(kind: str) -> str:
    """Return how KIND is written in an IRI.

    Example:
        >>> path_of("ListedItem")
        'listed-item'

    """
    return _HUMP.sub("-", kind).lower()


class Keys:
    """Gives out the IRIs of one article, counting those with the same type and label.

    Args:
        article: the article's NAME.

    Example:
        >>> keys = Keys("jiangbei")
        >>> keys.next("Goal", "先行区") != keys.next("Goal", "先行区")
        True

    """

    def __init__(self, article: str) -> None:
        self._article = article
        self._seen: Counter[tuple[str, str]] = Counter()

    def next(self, kind: str, label: str) -> URIRef:
        """Return the IRI of the next thing of type KIND called LABEL; ask in the order of the text."""
        equal = (kind, normal_form(label))
        order = self._seen[equal]
        self._seen[equal] += 1
        return ID[f"{path_of(kind)}/{self._article}-{key(kind, label, order)}"]


def coded_place(code: str) -> URIRef:
    """Return the IRI that all articles share for the place with the GB/T 2260 code CODE.

    Example:
        >>> str(coded_place("500105")).removeprefix(BASE)
        'id/place/500105'

    """
    return ID[f"place/{code}"]


def article_graph(name: str) -> URIRef:
    """Return the graph of what stands about the article NAME."""
    return GRAPH[name]


def curation_graph(name: str) -> URIRef:
    """Return the graph of the corrections to the article NAME."""
    return GRAPH[f"{name}/curation"]


def text_node(name: str) -> URIRef:
    """Return the text in which the offsets of the article NAME count."""
    return TEXT[name]


def article_node(name: str) -> URIRef:
    """Return the article NAME as it was published."""
    return URIRef(f"{BASE}article/{name}")


def extraction_node(name: str) -> URIRef:
    """Return the run of the rules over the article NAME."""
    return URIRef(f"{BASE}activity/{name}/extraction")

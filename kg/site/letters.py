"""The characters that the fonts of the pages hold, in two cuts: what the pages of a plan show, what those beside them.

A cut costs a second and some sixty kilobytes, so pages share them: one for all pages of a plan, and one for what ships
besides (terms, questions, help). What a page shows beyond its cuts gets one of its own, see `kg.site.page.fonts`.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from kg.resources import folder
from kg.site.messages import Messages
from kg.vocabulary import ontology_files

ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_SIGNS = "–…→≈"  # that the scripts of the pages write themselves


def of_plan(text: str, messages: Messages, above: Collection[str]) -> frozenset[str]:
    """Return the characters of the pages that show TEXT; names of things are nearly always made of these.

    Args:
        text: an article.
        messages: words of the pages.
        above: the pages that are no plan's, whose own messages are left out.

    """
    words = messages.of_page(above)
    return ASCII.union(text, _SIGNS, *(said for entry in words.values() for said in entry.values()))


@cache
def of_what_ships() -> frozenset[str]:
    """Return the characters of the ontology, questions, messages and the example."""
    data, queries = folder("data"), folder("queries")
    paths = [data / "site-example.yaml", *(data / "messages").glob("site*.yaml"), *ontology_files()]
    paths += [path for path in queries.rglob("*") if path.suffix in (".rq", ".yaml")]
    return ASCII.union(*(path.read_text(encoding="utf-8") for path in paths))

"""Deeds and names in; what is to be made of a district itself out as a goal: 建设富裕美丽新甲县."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.deeds.clauses import Deed
from kg.extraction.lexicon import frame
from kg.model import Document, Mention

_DIVISION = "gazetteer:division"
_BUILDING = "deeds:build"


def renewed(document: Document, told: Sequence[Deed], named: Iterable[Mention]) -> list[Deed]:
    """Return TOLD, each building of a district that words describe a Goal: nobody builds a district, they change it.

    Args:
        document: the article read.
        told: its deeds.
        named: its names; a district ends the deed's words, also where a quote closes behind it.

    """
    ends = {mention.span.end for mention in named if mention.rule.startswith(_DIVISION)}
    return [_as_goal(deed) if _renews(document, deed.mention, ends) else deed for deed in told]


def _renews(document: Document, mention: Mention, ends: set[int]) -> bool:
    if mention.type != "Action" or mention.rule != _BUILDING:
        return False
    closed = frame("closing-quote").search(document.folded, mention.span.start, mention.span.end)
    end = closed.start() if closed else mention.span.end
    return end in ends


def _as_goal(deed: Deed) -> Deed:
    return replace(deed, mention=replace(deed.mention, type="Goal"))

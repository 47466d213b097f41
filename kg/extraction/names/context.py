"""Candidates in; those that their surroundings bear out, with the type the surroundings give them, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.lexicon import lexicon
from kg.extraction.names.scan import Candidate, cue

BENEFITED = "group-benefited"
_BEFORE, _FAR = 24, 80
_FIELDS = ("gazetteer:organisation", "gazetteer:group")  # stand for a field of work in 妇女、残联等工作
_DISTRICTS = (
    "gazetteer:division",
    "gazetteer:division-short",
    "gazetteer:division-word",
    "list-district",
    "suffix:unit-end",
)


def in_context(text: str, candidates: Iterable[Candidate], owner: frozenset[str]) -> Iterator[Candidate]:
    """Yield the CANDIDATES that stand as names in TEXT; a district that acts becomes an organisation.

    Args:
        text: the folded text.
        candidates: what was found, without overlaps.
        owner: the words that stand for the plan's owner.

    """
    chosen = list(candidates)
    people = {found.start for found in chosen if found.type == "Person"}
    for found in chosen:
        if found.type == "Group" and found.end in people:
            continue
        before = text[max(0, found.start - _BEFORE) : found.start]
        if found.type == "Group" and (_ends("benefit-before", before) or _matches("benefited-after", text, found.end)):
            yield replace(found, rule=BENEFITED)
            continue
        if found.type == "Group" and (
            _is_counted(text, found, before) or _matches("element-of-list", text, found.start)
        ):
            continue
        if found.rule == "gazetteer:division-short" and (
            _ends("measured-before", before) or _matches("waterside-after", text, found.end)
        ):
            continue
        if found.rule == "gazetteer:division" and _ends("slogan-before", before):
            continue
        if found.type == "Person" and _matches("doctrine-after", text, found.end):
            continue
        if found.type == "Award" and (
            _matches("rank-after", text, found.end)
            or _ends("hoped-for", before)
            or _ends("future", _sentence_before(text, found.start))
        ):
            continue
        if found.type == "Place" and before[-1:] == "“" and _matches("model-after", text, found.end):
            continue
        if found.rule == "suffix:place-end" and before[-1:] == "“" and _matches("brand-after", text, found.end):
            continue
        if found.rule == "gazetteer:place-generic" and _ends("graded-before", before):
            continue
        if found.type == "Sector" and _sums_up(text[found.start : found.end], before):
            continue
        if found.rule == "gazetteer:strategy" and _matches("sum-after", text, found.end):
            continue
        if found.rule == "legal-title" and _is_own(text, found, before, owner):
            continue
        if found.rule == "gazetteer:sector" and _matches("sector-noun-after", text, found.end):
            continue
        if found.rule in _FIELDS and _matches("field-after", text, found.end):
            continue
        if found.rule == "suffix:place-end" and _ends("coined-before", before):
            continue
        if found.type == "Place" and _matches("event-after", text, found.end):
            continue
        if found.rule == "gazetteer:region" and _matches("yardstick-after", text, found.end):
            continue
        if found.type == "Place" and found.rule in _DISTRICTS:
            yield from _district(text, found, before, owner)
            continue
        yield found


def _is_counted(text: str, found: Candidate, before: str) -> bool:
    """Tell whether a group is what a figure counts (高新技术企业70家)."""
    return _matches("counts-after", text, found.end) or _ends("counts-before", before)


def _sentence_before(text: str, position: int) -> str:
    """Return what stands before POSITION in its sentence, as far as it matters."""
    return text[max(0, position - _FAR) : position]


def _sums_up(words: str, before: str) -> bool:
    """Tell whether words like 主导产业 only sum up or point to industries that are named elsewhere."""
    if words in lexicon().terms("sector-pointing"):
        return not _ends("list-closed", before)
    return words in lexicon().terms("sector-summing") and _ends("summed-before", before)


def _district(text: str, found: Candidate, before: str, owner: frozenset[str]) -> Iterator[Candidate]:
    words = text[found.start : found.end]
    acts = words in owner and _opens(before) and _matches("owner-verb", text, found.end)
    partner = _ends("actor-list", before) and _matches("actor-verb", text, found.end)
    if partner or acts or _matches("government-after", text, found.end):
        yield replace(found, type="Organisation", rule="acting-district", subtype="Government")
    else:
        yield found


def _is_own(text: str, found: Candidate, before: str, owner: frozenset[str]) -> bool:
    words = text[found.start : found.end]
    if _ends("higher-issuer", before) or _ends("follows", before):
        return False
    return _ends("own-title", before) or _matches("own-scope", text, found.start) or words.startswith(tuple(owner))


def _opens(before: str) -> bool:
    return not before or not (before[-1].isalnum() or before[-1] in "、“(")


def _matches(identifier: str, text: str, position: int) -> bool:
    return cue(identifier).match(text, position) is not None


def _ends(identifier: str, before: str) -> bool:
    return cue(identifier).search(before) is not None

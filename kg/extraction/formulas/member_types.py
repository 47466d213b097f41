"""Formulas and what else was found in; a typed mention for each listed member that nothing else tells, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.lexicon import frame, rules
from kg.model import CLAUSES, Document, Mention, Span, Traits

_BY_SUFFIX = "suffix:"
_TOLD = (*CLAUSES, "Sector", "Strategy", "Place", "Organisation")


def untold_members(document: Document, formulas: Sequence[Mention], told: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a mention for each member of a formula that has no mention at its words.

    The formula's own noun or the member's form tells the type (data/rules/member-types.tsv); where neither does, the
    member stays words of the formula alone.
    """
    places: dict[int, list[Span]] = {}
    sites: dict[int, list[Span]] = {}
    for mention in told:
        if mention.type == "Place" and mention.rule.startswith(_BY_SUFFIX):
            sites.setdefault(mention.span.start, []).append(mention.span)
        elif mention.type in _TOLD:
            places.setdefault(mention.span.start, []).append(mention.span)
    for formula in formulas:
        position = frame("position-behind").match(document.folded, formula.span.end)
        for member in formula.traits.members:
            if not _is_told(places, member) and (position or not _is_told(sites, member)):
                yield from _typed(document, formula, member, position.group("noun") if position else "")


def _is_told(places: dict[int, list[Span]], member: Span) -> bool:
    reach = len(member)
    near = (span for start in range(member.start - reach, member.end) for span in places.get(start, ()))
    return any(2 * span.overlap(member) >= max(len(span), len(member)) for span in near)


def _typed(document: Document, formula: Mention, member: Span, noun: str) -> Iterator[Mention]:
    words = member.of(document.folded)
    context = f"{formula.span.of(document.folded)}{noun}|{words}"
    for rule in rules("member-types"):
        if rule.pattern.search(context):
            if rule.type != "-":
                status = "planned" if rule.type in CLAUSES else ""
                yield Mention(
                    rule.type, member, f"member-types:{rule.id}", member.of(document.text), Traits(status=status)
                )
            return

"""What names say of each other: a prefix that locates, a body within a body, a title and who granted it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.extraction.lexicon import lexicon, rules
from kg.extraction.links.placed import Placed
from kg.model import Document, Link, Span, Thing

_LEAST_REST = 2
_BACK = 200
_OFTEN = 3
_NAMED_AFTER = frozenset({"School"})  # bear a province's name wherever they lie
_OWN_STANDING = frozenset({"School", "Congress", "Media", "Hospital"})  # stand beside a government, not below it
_LINES = frozenset({"Road", "Water"})
_PROVINCE, _SHORTEST_UNIT = "0000", 3


def prefixes(document: Document, placed: Placed, owner: str) -> Iterator[Link]:
    """Yield locatedIn and isPartOf where a name opens with the name (or the short form) of another thing.

    The owner's own government, named by its level alone (县政府), lies in the owner's area.
    """
    places = _by_opening(document, placed, "Place")
    bodies = _by_opening(document, placed, "Organisation")
    area = _area(document, placed)
    units = {thing.label[:-1] for thing in placed.things if _is_unit((thing.label,))}
    for thing in placed.things:
        if thing.type not in ("Place", "Organisation"):
            continue
        words = _forms(document, thing)
        where = _branch_of(places, thing, words) or _innermost(places, thing, words)
        in_it = where is not None and _lies_in(thing, where, where.label in units or _is_unit(_forms(document, where)))
        if where and in_it and (thing.traits.subtype not in _NAMED_AFTER or not _is_wide(where)):
            yield Link("locatedIn", thing.id, where.id, thing.spans[0], "names:prefix")
        elif area and thing.label == owner and thing.label != area.label:
            yield Link("locatedIn", thing.id, area.id, thing.spans[0], "names:owner", derived=True)
        above = _longest(bodies, thing, words)[0] if thing.type == "Organisation" else None
        if above and (not where or above.label == owner) and _is_body_of(thing, above):
            yield Link("isPartOf", thing.id, above.id, thing.spans[0], "names:prefix")


def _is_body_of(thing: Thing, above: Thing) -> bool:
    """Tell whether a body can be part of what its name opens with: no class of bodies (各市) and no school's area."""
    return above.traits.subtype != "Government" or (
        thing.traits.subtype not in _OWN_STANDING and _rule("class-of-bodies").match(above.label) is None
    )


def _branch_of(places: Mapping[str, Thing], thing: Thing, forms: tuple[str, ...]) -> Thing | None:
    """Return the place whose name stands before the word for a branch (砚溪 in 某医院砚溪院区)."""
    for form in forms:
        match = _rule("branch").search(form)
        for start in range(2, match.start() - 1) if match else ():
            place = places.get(form[start : match.start()]) if match else None
            if place and place is not thing and place.label not in forms:
                return place
    return None


def _area(document: Document, placed: Placed) -> Thing | None:
    stated = document.article.facts.area
    places = [t for t in placed.things if t.type == "Place" and stated and stated.endswith(t.label)]
    return max(places, key=lambda place: len(place.label), default=None)


def _by_opening(document: Document, placed: Placed, kind: str) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for thing in placed.things:
        if thing.type == kind:
            for word in _forms(document, thing):
                found.setdefault(word, thing)
    for word, thing in list(found.items()):
        if kind == "Place" and len(word) >= _SHORTEST_UNIT and word[-1] in lexicon().terms("unit-end"):
            found.setdefault(word[:-1], thing)
    return found


def _is_unit(names: tuple[str, ...]) -> bool:
    """Tell whether one of a place's names ends like a district's."""
    return any(name[-1:] in lexicon().terms("unit-end") for name in names)


def _lies_in(thing: Thing, where: Thing, unit: bool) -> bool:
    """Tell whether a thing can lie in what its name opens with: no line or region does, nothing in a road or water."""
    district = unit or where.traits.code or where.traits.subtype == "District"
    if where.traits.subtype in _LINES or (not district and _rule("water").search(where.label)):
        return False
    return thing.traits.subtype != "Road" and _rule("line-or-region").search(thing.label) is None


def _is_wide(place: Thing) -> bool:
    """Tell whether a place is a province or the country, whose name schools bear anywhere."""
    terms = [lexicon().terms(kind).get(place.label) for kind in ("division", "division-short", "region")]
    codes = [code for term in terms if term for code in term.extra.get("code", _PROVINCE).split()]
    return place.label[-1:] in lexicon().terms("province-end") or any(code.endswith(_PROVINCE) for code in codes)


def neighbours(document: Document, placed: Placed) -> Iterator[Link]:
    """Yield locatedIn from a place to the district or town whose name stands right before its own (甲市乙区丙巷)."""
    ends = (*lexicon().terms("unit-end"), *lexicon().terms("town-end"))
    places = list(placed.within(Span(0, len(document.text)), "Place"))
    units = {s.end: t for s, t in places if s.of(document.text).endswith(ends)}
    for span, thing in places:
        above = units.get(span.start)
        if above and above is not thing:
            yield Link("locatedIn", thing.id, above.id, span, "names:neighbour")


def _forms(document: Document, thing: Thing) -> tuple[str, ...]:
    """Return the label of a thing and the words that name it in the text, each once."""
    return tuple(dict.fromkeys((thing.label, *(span.of(document.text) for span in thing.spans))))


def _longest(openings: Mapping[str, Thing], thing: Thing, forms: tuple[str, ...]) -> tuple[Thing | None, str]:
    """Return the thing whose name a form opens with, the longest name first, and what follows it there."""
    for form in forms:
        for length in range(len(form) - _LEAST_REST, 1, -1):
            other = openings.get(form[:length])
            if other and other is not thing and other.label not in forms:
                return other, form[length:]
    return None, ""


def _innermost(places: Mapping[str, Thing], thing: Thing, forms: tuple[str, ...]) -> Thing | None:
    """Return the last of the places whose names follow each other where FORMS open (甲市乙区某局)."""
    where, rest = _longest(places, thing, forms)
    inner, _ = _longest(places, thing, (rest,)) if where else (None, "")
    return inner or where


def located(document: Document, placed: Placed) -> Iterator[Link]:
    """Yield locatedIn where the text says that something lies somewhere (位于)."""
    pattern = next(rule for rule in rules("links") if rule.id == "located").pattern
    for match in pattern.finditer(document.folded):
        where = next((t for _, t in placed.within(Span(*match.span("to")), "Place", "Organisation")), None)
        what = next((t for _, t in placed.near(Span(*match.span("from")), "Organisation", "Place")), None)
        if what and where and what is not where:
            yield Link("locatedIn", what.id, where.id, Span(*match.span()), "links:located")


def awards(document: Document, placed: Placed, owner: str) -> Iterator[Link]:
    """Yield awarded from what a title was given to, and grantedBy to who gave it.

    The holders stand before the verb of granting or the 被 of a passive, together where they are listed; the giver
    stands between that and the title, or before 授予, 公布.
    """
    holder_of_plan = _owned_place(document, placed, owner)
    for sentence in document.sentences:
        for span, award in placed.within(sentence.span, "Award"):
            before = Span(sentence.span.start, span.start)
            verb = _granting(document.folded, before)
            giver = _giver(document.folded, placed, before, verb)
            if giver:
                yield Link("grantedBy", award.id, giver.id, sentence.span, "links:granted")
            holders = _holders(document.folded, placed, Span(before.start, verb.start if verb else span.start), giver)
            if verb and any(placed.within(_clause(document.folded, before, verb), "Person")):
                continue  # a person's title, which stands beside those of bodies
            if not holders and verb and _rule("that-body").search(document.folded, before.start, verb.start):
                last = [t for _, t in placed.within(Span(max(0, before.start - _BACK), before.start), "Organisation")]
                holders = last[-1:]
            if not holders and not verb:
                after = Span(span.end, sentence.span.end)
                holders = [t for _, t in placed.within(after, "Organisation", "Place")][:1]
            if not holders and holder_of_plan:
                holders = [holder_of_plan]
            for holder in holders:
                yield Link("awarded", holder.id, award.id, sentence.span, "names:holder")


def _owned_place(document: Document, placed: Placed, owner: str) -> Thing | None:
    """Return the plan's own place: of the owner's label, of the article's facts, or the district named most often."""
    named = next((t for t in placed.things if t.type == "Place" and t.label == owner), None)
    districts = [t for t in placed.things if t.type == "Place" and (t.traits.code or _is_unit((t.label,)))]
    return (
        named
        or _area(document, placed)
        or max((t for t in districts if len(t.spans) >= _OFTEN), key=lambda t: len(t.spans), default=None)
    )


def _rule(identifier: str) -> re.Pattern[str]:
    return next(rule for rule in rules("links") if rule.id == identifier).pattern


def _granting(text: str, before: Span) -> Span | None:
    """Return the last words of granting in BEFORE: from 被 or the verb itself to its end."""
    found = [Span(*match.span()) for match in _rule("granting").finditer(text, before.start, before.end)]
    return found[-1] if found else None


def _clause(text: str, before: Span, verb: Span) -> Span:
    """Return what stands before VERB in its own clause."""
    marks = [match.end() for match in _rule("clause-mark").finditer(text, before.start, verb.start)]
    return Span(marks[-1] if marks else before.start, verb.start)


def _giver(text: str, placed: Placed, before: Span, verb: Span | None) -> Thing | None:
    low = verb.start if verb else before.start
    between = [t for _, t in placed.within(Span(low, before.end), "Organisation")] if low < before.end else []
    if verb and between:
        return between[-1]
    granted = None if verb else _rule("granted").search(text, before.start, before.end)
    return granted and next((t for _, t in placed.within(Span(*granted.span("to")), "Organisation")), None)


def _holders(text: str, placed: Placed, before: Span, giver: Thing | None) -> list[Thing]:
    """Return the last body or place in BEFORE with those listed right before it."""
    around = [(s, t) for s, t in placed.within(before, "Organisation", "Place") if t is not giver]
    chosen = around[-1:]
    for span, thing in reversed(around[:-1]):
        if _rule("listed-with").fullmatch(text, span.end, chosen[0][0].start) is None:
            break
        chosen.insert(0, (span, thing))
    return [thing for _, thing in chosen]


def indicators(placed: Placed) -> Iterator[Link]:
    """Yield ofIndicator from each figure to its indicator, and from a standing without figure to the one it names."""
    by_label = {thing.label: thing for thing in placed.things if thing.type == "Indicator"}
    measured: set[str] = set()
    for thing in placed.things:
        figure = thing.traits.figure
        if figure is None:
            continue
        indicator = by_label.get(figure.indicator)
        if indicator is None and figure.indicator_span:
            indicator = placed.at(figure.indicator_span, "Indicator")
        if indicator:
            measured.add(indicator.id)
            yield Link("ofIndicator", thing.id, indicator.id, thing.spans[0], thing.rule)
    for indicator in by_label.values():
        aim = placed.covering(indicator.spans[0], "Goal", "Observation", "Target")
        if indicator.id not in measured and aim:
            yield Link("ofIndicator", aim.id, indicator.id, aim.spans[0], "names:standing")

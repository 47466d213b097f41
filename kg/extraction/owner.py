"""A Document and its names in; the plan itself and the body whose plan it is out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.lexicon import Rule, frame, lexicon, rules
from kg.extraction.resolve import normal_form
from kg.model import Document, Mention, Span, Traits


def plans(document: Document) -> list[Mention]:
    """Return the mentions of the plan the article reports, all under the label of the most telling one.

    A plan in title marks counts where it stands in the title or bears the owner's name; where there is one, years
    alone (未来五年) name none. Where no words of the text name a plan, its title does.
    """
    found: list[Mention] = []
    titles = [block.span for block in document.blocks if block.kind == "title"]
    taken: set[int] = set()
    for rule in rules("plans"):
        if _applies(rule, found):
            spans = [span for span in _places(document, rule, titles) if span.start not in taken]
            taken |= {place for span in spans for place in range(span.start, span.end)}
            found.extend(Mention("Plan", span, f"plans:{rule.id}", "") for span in spans)
    if not found:
        found = list(_headline(document, titles)) or [Mention("Plan", span, "plans:title", "") for span in titles[:1]]
    label = found[0].span.of(document.text) if found else ""
    return [replace(mention, label=label) for mention in found]


def _applies(rule: Rule, found: Sequence[Mention]) -> bool:
    """Tell whether a row counts beside those FOUND: some kinds only where a plan is named, or only where none is."""
    by_title = any(mention.rule in _BY_TITLE for mention in found)
    of_work = any(mention.rule in _OF_WORK for mention in found)
    return {"Headline": False, "Short": by_title, "Years": not by_title, "Meeting": of_work}.get(rule.type, True)


def _places(document: Document, rule: Rule, titles: Sequence[Span]) -> Sequence[Span]:
    if rule.type == "Title":
        whole = (rule.pattern.fullmatch(document.folded, span.start, span.end) for span in titles)
        return [Span(*match.span("name")) for match in whole if match]
    end = _OPENING if rule.type == "Meeting" else len(document.folded)
    spans = [Span(*match.span()) for match in rule.pattern.finditer(document.folded, 0, end)]
    return _own_and_short(document, spans) if rule.type == "Named" else spans


def _headline(document: Document, titles: Sequence[Span]) -> Iterator[Mention]:
    """Yield the numbered tasks that the headline names, and where else the text names them."""
    for rule in rules("plans"):
        match = rule.pattern.search(document.folded, titles[0].start, titles[0].end) if titles else None
        if rule.type == "Headline" and match:
            for again in re.finditer(re.escape(match.group()), document.folded):
                yield Mention("Plan", Span(*again.span()), f"plans:{rule.id}", "")


def _own_and_short(document: Document, spans: Sequence[Span]) -> list[Span]:
    """Return those of SPANS that name the article's own plan, wherever it stands, and the short name it goes by.

    A work report stays its own plan beside another that it presents.
    """
    titles = [block.span for block in document.blocks if block.kind in ("title", "subtitle")]
    if any(frame("work-report").search(document.folded, title.start, title.end) for title in titles):
        return [span for span in spans if any(title.holds(span) for title in titles)]
    shortened = {span: frame("short-name").match(document.folded, span.end) for span in spans}
    own = {span.of(document.folded) for span, short in shortened.items() if short or _is_own(document, span)}
    again = [span for span in spans if span.of(document.folded) in own]
    for short in {match.group("name") for span, match in shortened.items() if match and span in again}:
        named = re.finditer(f"(?<=《){re.escape(short)}(?=》)", document.folded)
        again += [Span(*match.span()) for match in named]
    return sorted(again)


def _is_own(document: Document, span: Span) -> bool:
    titles = (block.span for block in document.blocks if block.kind in ("title", "subtitle"))
    if any(title.holds(span) for title in titles):
        return True
    area, words = document.article.facts.area, span.of(document.text)
    return any(area[:end].endswith(words[:size]) for end in (len(area), len(area) - 1) for size in range(2, 7) if area)


def acting_owner(document: Document, names: Sequence[Mention]) -> tuple[list[Mention], str]:
    """Return NAMES with the owner's places where it acts made an Organisation, and the owner's label ("" when unknown).

    The owner is the body that issues a document by its title (甲局关于…) or for which a congress hears a report; else
    the government of a work report or of a document that its head names, of the level of the article's area; else the
    area that the article's title or facts name, else the area that most often stands where somebody promises.
    """
    reporting = frame("reporting").search(document.folded)
    government = _issuer(document, names) or _committee(document, names)
    government = government or _government(document, names, heads_alone=reporting is None)
    if reporting:
        mention = _reporting(document, Span(*reporting.span("body")), government)
        names, government = [*names, mention], mention.label
    area = _area(document, names)
    short = list(_in_short(document, area))
    known = {mention.span for mention in short}
    names = [*(mention for mention in names if mention.span not in known), *short]
    acting = [m for m in names if m.label == area and (m.type == "Organisation" or _acts(document, m, area))]
    if not government and not acting:
        return _owner_by_title(document, names, area)
    if government:
        return list(names), government
    changed = {m.span for m in acting}
    made = [replace(m, type="Organisation", traits=_ACTOR) if m.span in changed else m for m in names]
    return made, area


_OPENING = 400
_OF_WORK = frozenset({"plans:work-ahead", "plans:work-of-meeting"})
_BY_TITLE = frozenset({"plans:proposal", "plans:named-plan"})
_ACTOR = Traits(subtype="Government")
_HEAD_KINDS = frozenset({"title", "subtitle", "byline", "dateline", "number", "salutation"})


def _owner_by_title(document: Document, names: Sequence[Mention], area: str) -> tuple[list[Mention], str]:
    """Return NAMES with the area that the title prints an Organisation as well: it never acts in so many words."""
    stated = area or document.article.facts.area
    titles = (block.span for block in document.blocks if block.kind in ("title", "subtitle"))
    for title in titles:
        start = document.text.find(stated, title.start, title.end) if stated else -1
        if start >= 0:
            span = Span(start, start + len(stated))
            return [*names, Mention("Organisation", span, "owner:title", stated, _ACTOR)], stated
    return list(names), ""


def _in_short(document: Document, area: str) -> Iterator[Mention]:
    """Yield where a zone acts under its short name: 新区将 of 甲新区."""
    forms = _zone_forms(area)
    if forms and area not in forms:
        for match in re.finditer(f"(?<![\u4e00-\u9fff])(?:{'|'.join(forms)})", document.folded):
            span = Span(*match.span())
            if _promises(document, span):
                yield Mention("Organisation", span, "owner:in-short", area, _ACTOR)


def _zone_forms(area: str) -> tuple[str, ...]:
    """Return what a zone is called for short (甲经济技术开发区: 经开区), nothing where AREA is no zone."""
    kinds = lexicon().terms("zone-kind")
    kind = max((word for word in kinds if area.endswith(word)), key=len, default="")
    return tuple(kinds[kind].extra["same"].split()) if kind else ()


def _acts(document: Document, mention: Mention, area: str) -> bool:
    return mention.type == "Place" and mention.label == area and _promises(document, mention.span)


def issuers(document: Document, names: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of the bodies that issue the document by its title (甲县委 甲县政府关于…), in their order."""
    issued = frame("issued")
    for title in (block.span for block in document.blocks if block.kind == "title"):
        match = issued.match(document.folded, title.start)
        said = Span(*match.span("bodies")) if match else Span(0, 0)
        bodies = [m for m in names if m.type == "Organisation" and said.holds(m.span)]
        if bodies:
            return bodies
    return []


def _issuer(document: Document, names: Sequence[Mention]) -> str:
    """Return the label of the body that issues the document: of several a government, else the first."""
    bodies = issuers(document, names)
    pattern = frame("government")
    ruling = (m for m in bodies if pattern.fullmatch(normal_form(m.span.of(document.folded))))
    return next(ruling, bodies[0]).label if bodies else ""


def _committee(document: Document, names: Sequence[Mention]) -> str:
    """Return the label of the Party committee for which a congress is reported to, or whose meeting the title names."""
    match = frame("reports-for").search(document.folded)
    if match is None:
        titles = (block.span for block in document.blocks if block.kind == "title")
        found = (frame("meets").match(document.folded, title.start, title.end) for title in titles)
        match = next((one for one in found if one), None)
    said = Span(*match.span("body")) if match else Span(0, 0)
    return next((m.label for m in names if m.type == "Organisation" and 2 * m.span.overlap(said) > len(said)), "")


def _government(document: Document, names: Sequence[Mention], heads_alone: bool) -> str:
    """Return the label of the government of the article's area, "" where the text (or its head alone) names none."""
    pattern = frame("government")
    level = document.article.facts.area[-1:]
    heads = [block.span for block in document.blocks if block.kind in _HEAD_KINDS] if heads_alone else []
    for mention in names:
        if mention.type != "Organisation":
            continue
        match = pattern.fullmatch(normal_form(mention.span.of(document.folded)))
        if match is None or (level and (match.group("level") or level) != level):
            continue
        if not heads_alone or any(head.holds(mention.span) for head in heads):
            return mention.label
    return ""


def _reporting(document: Document, span: Span, government: str) -> Mention:
    """Return the GOVERNMENT, or that of the article's area, in the words "政府工作" of its report."""
    words = span.of(document.text)
    level = document.article.facts.area[-1:]
    label = government or (words if words.startswith(level) else level + words)
    return Mention("Organisation", span, "owner:report", label, _ACTOR)


def _area(document: Document, names: Sequence[Mention]) -> str:
    places = [m for m in names if m.type == "Place" or m.traits.subtype == "Government"]
    stated = document.article.facts.area
    if stated:
        fitting = [m.label for m in places if stated.endswith(m.label) or m.label.endswith(stated)]
        if fitting:
            return max(fitting, key=len)
    titles = [block.span for block in document.blocks if block.kind in ("title", "subtitle")]
    zones = [m.label for m in places if any(t.holds(m.span) for t in titles) and _zone_forms(m.label)]
    promising = Counter(m.label for m in places if _promises(document, m.span))
    if promising:
        most = min(promising, key=lambda label: (-promising[label], label))
        return next((zone for zone in zones if zone != most and most in _zone_forms(zone)), most)
    return zones[0] if zones else ""


def _promises(document: Document, span: Span) -> bool:
    return bool(frame("promises").match(document.folded, span.end))

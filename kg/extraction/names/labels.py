"""Names found in; the form that all occurrences of one thing share, and the code of a place, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.lexicon import Rule, lexicon, rules
from kg.extraction.names.scan import Candidate, Scan
from kg.model import DocumentFacts

_OFTEN = 3
_SHORTEST_OFFICE = 4
_OWNERS = ("division", "division-short")
_DIVISIONS = ("division", "division-short", "division-word")
_FIRM_ENDS = ("firm-full", "firm-end", "firm-tail", "firm-work-tail")
_CIRCLE = "BusinessCircle"
_OWN_BODIES = frozenset(("Government", "Party", "Congress", "Court"))


def labelled(
    text: str, found: Sequence[Candidate], facts: DocumentFacts, owner: frozenset[str] = frozenset()
) -> list[Candidate]:
    """Return FOUND with labels by which occurrences of one thing can be brought together, and places with one code.

    Args:
        text: the folded text.
        found: the names in it.
        facts: what is known of the article.
        owner: the words that stand for the plan's owner; its own bodies are labelled without its name.

    """
    full = max(owner, key=len, default="")
    areas = _areas(found, facts)
    result = []
    for candidate in found:
        words = text[candidate.start : candidate.end]
        label, code = candidate.label or words, candidate.code or _listed_code(candidate, words)
        if code:
            label, code = _division(words, label, code, areas)
        elif candidate.type != "Person":
            label = _normal(candidate.type, _sector_stem(label) if candidate.type == "Sector" else label)
            if full and label.startswith(full) and candidate.subtype in _OWN_BODIES and len(label) > len(full) + 1:
                label = label[len(full) - 1 :]
        changed = (label, code) != (candidate.label, candidate.code)
        result.append(replace(candidate, label=label, code=code) if changed else candidate)
    return _joined(result)


def _listed_code(candidate: Candidate, words: str) -> str:
    """Return the codes of a district that a list of districts named."""
    terms = (lexicon().terms(kind).get(words) for kind in _DIVISIONS)
    return next((term.extra["code"] for term in terms if term), "") if candidate.rule == "list-district" else ""


def _joined(found: list[Candidate]) -> list[Candidate]:
    """Return FOUND with one label for a sector with and without the word for industry, and for a firm in short."""
    words = lexicon()
    labels = {candidate.label for candidate in found if candidate.type == "Sector"}
    stems = {
        label: label.removesuffix(tail)
        for tail in (*words.terms("sector-tail"), *words.terms("sector-same-tail"))
        for label in labels
        if label.endswith(tail) and label.removesuffix(tail) in labels
    }
    firms = {candidate.label for candidate in found if candidate.subtype == "Company"}
    bodies = {candidate.label for candidate in found if candidate.type == "Organisation"}
    tails = tuple(tail for kind in _FIRM_ENDS for tail in words.terms(kind))
    full = {
        firm.removesuffix(tail): firm
        for firm in sorted(firms, reverse=True)
        if firm.endswith(tails)
        for tail in tails
        if firm.endswith(tail) and firm.removesuffix(tail) in bodies
    }
    shared = {("Sector", label): stem for label, stem in stems.items()}
    shared.update((("Organisation", short), firm) for short, firm in full.items())
    shared.update((("Organisation", short), body) for short, body in _in_short(bodies))
    shared.update((("Place", short), whole) for short, whole in _circles(found))
    return [replace(c, label=shared[c.type, c.label]) if (c.type, c.label) in shared else c for c in found]


def _circles(found: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Yield the short names of shopping areas (南门口 in 南门口、星河汇两大商圈) with the full ones."""
    places = {candidate.label for candidate in found if candidate.type == "Place"}
    listed = {candidate.label for candidate in found if candidate.rule == "list-park"}
    heads = [word for word, term in lexicon().terms("place-head").items() if term.extra.get("subtype") == _CIRCLE]
    for whole in sorted(places):
        for head in heads:
            short = whole.removesuffix(head)
            if short != whole and short in listed:
                yield short, whole


def _in_short(bodies: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the offices whose letters a longer name of the same level holds in order (市住建局), with that name."""
    offices = [body for body in sorted(bodies) if body[-1] in lexicon().terms("office-end")]
    levels = lexicon().terms("name-level")
    for short in offices:
        if len(short) < _SHORTEST_OFFICE or short[0] not in levels:
            continue
        longer = [body for body in offices if len(body) > len(short) and body[0] == short[0] and _holds(body, short)]
        if len(longer) == 1:
            yield short, longer[0]


def _holds(words: str, letters: str) -> bool:
    """Tell whether LETTERS stand in WORDS in their order, the last of both the same."""
    rest = iter(words)
    return words[-1] == letters[-1] and all(letter in rest for letter in letters)


def owner_words(scan: Scan, facts: DocumentFacts) -> frozenset[str]:
    """Return the words that stand for the plan's owner: its name and short name, the most frequent where not known."""
    known = lexicon().terms("division")
    names = [facts.area[at:] for at in range(len(facts.area)) if facts.area[at:] in known]
    if not names:
        found = [
            word.term for word in scan.words if word.term.kind in _OWNERS and word.term.extra["level"] != "province"
        ]
        counts = Counter(name for term in found for name in term.extra["full"].split()[:1])
        names = [name for name, count in counts.most_common(1) if count >= _OFTEN]
    full = max(sorted(names), key=len, default="")
    short = _words_of().get(full, ())
    local = [word.term.term for word in scan.words if word.term.extra.get("same") == full and word.term.kind in _OWNERS]
    return frozenset([full, *short, *local]) if full else frozenset()


@cache
def _words_of() -> dict[str, list[str]]:
    """Return the names and short names of each division by its full name."""
    found: dict[str, list[str]] = {}
    for kind in _DIVISIONS:
        for word, term in lexicon().terms(kind).items():
            for full in term.extra["full"].split():
                found.setdefault(full, []).append(word)
    return found


def _areas(found: Sequence[Candidate], facts: DocumentFacts) -> tuple[str, ...]:
    """Return code prefixes that speak for one of several places of a name: the owner's, then those named in full."""
    prefixes = [facts.area_code[:4], facts.area_code[:2]] if facts.area_code else []
    for candidate in found:
        if candidate.code and " " not in candidate.code:
            code = candidate.code
            prefixes.append(code[:2] if code.endswith("0000") else code[:4])
            prefixes.append(code[:2])
    return tuple(dict.fromkeys(prefix for prefix in prefixes if prefix))


def _division(words: str, label: str, code: str, areas: tuple[str, ...]) -> tuple[str, str]:
    codes = code.split()
    chosen = codes[0] if len(codes) == 1 else ""
    for prefix in areas:
        fitting = [each for each in codes if each.startswith(prefix)]
        if fitting and not chosen:
            chosen = fitting[0]
    full = _full_names(words)
    for name in full:
        term = lexicon().terms("division").get(name)
        if term and (chosen in term.extra["code"].split() or len(full) == 1):
            return name, chosen
    return (full[0] if len(full) == 1 else label), chosen


def _full_names(words: str) -> list[str]:
    for kind in ("division", "division-short", "division-word"):
        term = lexicon().terms(kind).get(words)
        if term:
            return str(term.extra["full"]).split()
    return []


def _sector_stem(label: str) -> str:
    """Return the sector's name without the word for industry at its end, where that is a known name."""
    sectors = lexicon().terms("sector")
    for tail in lexicon().terms("sector-tail"):
        stem = label.removesuffix(tail)
        if stem != label and stem in sectors:
            return sectors[stem].extra.get("same") or stem
    return label


def _normal(type_: str, label: str) -> str:
    for rule in _rewrites():
        if rule.type in (type_, "any"):
            shorter = rule.pattern.sub(rule.extra["put"], label)
            label = shorter if len(shorter) > 1 else label
    return label


@cache
def _rewrites() -> tuple[Rule, ...]:
    return rules("name-labels")

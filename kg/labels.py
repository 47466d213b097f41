"""Statements in, the same with English labels out: composed word by word, and only where every word is known.

A label is composed from the bilingual lexicon: a clause as verb and object, a noun phrase with its head last, a figure
in words. What one unknown word keeps from being composed stays without English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg.extraction.figures.wording import in_words
from kg.extraction.lexicon import Found, lexicon, rules
from kg.model import CLAUSES, Article, Statements, Thing

_NOUN_KINDS = (
    "en-noun", "en-modifier", "en-particle", "strategy", "group", "organisation", "sector", "indicator",
    "division", "division-short", "region", "place-generic", "place-head", "org-head", "sector-modifier",
    "sector-grade", "sector-head", "person", "five-year-plan",
)  # fmt: skip
_VERB_KINDS = ("verb", "verb-aim", "verb-build", "verb-causative", "verb-noun")
_HEAD_KINDS = frozenset({"org-head", "place-head"})
_LONG_HEAD = 4
_LONGEST_VERBS = 3
_SPACE_BEFORE = re.compile(r" +([,.)\N{RIGHT DOUBLE QUOTATION MARK}])")
_SPACE_AFTER = re.compile(r"([(\N{LEFT DOUBLE QUOTATION MARK}]) +")
_ARTICLES_OF = " of "


def label(article: Article, statements: Statements) -> Statements:
    """Return STATEMENTS with English labels, marked as composed, for the things that have none and can have one."""
    del article
    return replace(statements, things=tuple(_labelled(thing) for thing in statements.things))


def _labelled(thing: Thing) -> Thing:
    if thing.english:
        return thing
    english = compose(thing)
    return replace(thing, english=english, english_origin="composed") if english else thing


def compose(thing: Thing) -> str:
    """Return an English label for THING, or "" when one of its words is not known.

    Example:
        >>> compose(Thing("Action-1", "Action", "完善养老服务体系", (), "x"))
        'Improve elderly care services system'

    """
    words = " ".join(thing.label.split())
    figure = thing.traits.figure
    if figure:
        indicator = noun_phrase(figure.indicator)
        told = in_words(figure, "en")
        by = f" by {thing.traits.deadline}" if thing.traits.deadline else ""
        return _sentence(f"{indicator}: {told}{by}") if indicator and told else ""
    if thing.type in CLAUSES:
        return _sentence(clause(words))
    phrase = noun_phrase(words)
    return phrase[:1].upper() + phrase[1:] if phrase and thing.type not in ("Sector", "Group", "Indicator") else phrase


def clause(words: str) -> str:
    """Return the English of a clause: that of the first row of data/rules/english.tsv whose parts are all known."""
    for rule in rules("english"):
        match = rule.pattern.fullmatch(words)
        if match is None:
            continue
        parts = {name: _part(name, value) for name, value in match.groupdict().items() if value is not None}
        if all(parts.values()):
            return rule.extra["english"].format(**parts)
    return ""


def _part(name: str, words: str) -> str:
    kind = name.rstrip("0123456789")
    if kind == "verbs":
        return _verbs(words)
    if kind in ("adverb", "become", "comparative", "role"):
        return _term(f"en-{kind}", words)
    if kind == "clause":
        return clause(words)
    return noun_phrase(words)


def _term(kind: str, words: str) -> str:
    term = lexicon().terms(kind).get(words)
    return term.english if term else ""


def _verbs(words: str) -> str:
    """Return the English of one to three verbs joined with or without an and-word."""
    found: list[str] = []
    rest = words
    while rest and len(found) < _LONGEST_VERBS:
        size = next((n for n in range(min(6, len(rest)), 0, -1) if _verb(rest[:n])), 0)
        if not size:
            return ""
        found.append(_verb(rest[:size]))
        rest = rest[size:]
        joint = next((j for j in lexicon().terms("en-particle") if j.isalpha() and rest.startswith(j)), "")
        rest = rest[len(joint) :]
    return "" if rest else " and ".join(dict.fromkeys(found))


def _verb(words: str) -> str:
    return next((english for kind in _VERB_KINDS if (english := _term(kind, words))), "")


def noun_phrase(words: str) -> str:
    """Return the English of a noun phrase, its words in their order with the head last, or "" when one is unknown.

    Example:
        >>> noun_phrase("先进制造业集聚区")
        'advanced manufacturing cluster zone'

    """
    parts: list[str] = []
    place = 0
    for found in lexicon().find(words, _NOUN_KINDS):
        between = words[place : found.start]
        if between.strip() and not between.isascii():
            return ""
        parts += [between.strip()] if between.strip() else []
        parts.append(_english(found))
        place = found.end
    rest = words[place:].strip()
    if rest and not rest.isascii():
        return ""
    parts += [rest] if rest else []
    return "" if not all(parts) else _joined(parts)


def _english(found: Found) -> str:
    """Return the English of a term; a long head whose English names only its last word is not known."""
    term = found.term
    if term.kind in _HEAD_KINDS and len(term.term) >= _LONG_HEAD and " " not in term.english:
        return ""
    return term.english


def _joined(parts: Iterable[str]) -> str:
    """Return PARTS as one phrase; A of B is told head first (A的B → B of A) where A is more than a modifier."""
    phrases = _split(list(parts), "of")
    ordered = phrases[::-1] if len(phrases) > 1 and all(phrases) else phrases
    told = _ARTICLES_OF.join(" ".join(phrase) for phrase in ordered if phrase)
    return _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub(r"\1", told)).strip()


def _split(parts: list[str], at: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for part in parts:
        if part == at:
            found.append([])
        else:
            found[-1].append(part)
    return found


@cache
def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]

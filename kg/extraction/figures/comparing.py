"""The words between an indicator and its number in; sign of change, comparator, period and shape of the figure out."""

from __future__ import annotations

from functools import cache

from kg.extraction.figures.indicators import Lead
from kg.extraction.figures.quantities import Quantity
from kg.extraction.lexicon import Rule, lexicon, rules

_FLIPPED = {">=": "<=", "<=": ">="}


def change(lead: Lead, verbs: tuple[str, ...], name: str) -> str:
    """Return "+" or "-" where the number is a rise or fall, "" where it is the level reached."""
    if lead.of_kind("level") is not None:
        return ""
    term = lead.of_kind("change")
    if term is not None:
        return str(term.extra["sign"])
    for verb in verbs:
        found = lexicon().terms("change").get(verb)
        if found is not None:
            return str(found.extra["sign"])
    return "+" if ends(name, "rate-noun") else ""


def comparator(number: Quantity, lead: Lead, sign: str) -> str:
    """Return how the number compares: the word behind it decides, else the word before; a fall turns the sign."""
    if number.family == "multiple" and (number.sign == "*" or (not sign and not number.sign)):
        return "*"
    comparator = number.sign
    if not comparator:
        signs = [term.extra["sign"] for term in lead.terms if term.kind == "comparator-before"]
        comparator = next((found for found in signs if found != "="), "=")
    if number.low is not None:
        comparator = "="
    return _FLIPPED.get(comparator, comparator) if sign == "-" else comparator


def period(lead: Lead, words: str) -> str:
    """Return the period of a change: total where it is summed up, month where it says so, else year."""
    for kind, period in (("summed", "total"), ("monthly", "month")):
        if any(term.term in lexicon().terms(kind) for term in lead.terms) or holds(words, (kind,)):
            return period
    return "year"


def shape(number: Quantity, lead: Lead, words: str) -> str:
    """Return the row of rules/figures.tsv that fits the words between indicator and number."""
    if number.family == "rank":
        return "rank"
    kinds = "|".join(term.kind for term in lead.terms)
    for rule in _shapes():
        if rule.type == "Share" and number.family != "share":
            continue
        if rule.pattern.search(kinds if rule.type == "Figure" else words):
            return rule.id
    return ""


@cache
def _shapes() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules("figures") if rule.type in ("Share", "Figure"))


def is_change(verbs: tuple[str, ...]) -> bool:
    """Tell whether one of the verbs before a noun makes its count a change (新增)."""
    return any(verb in lexicon().terms("change") for verb in verbs)


def holds(words: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether WORDS hold a term of one of KINDS."""
    return next(lexicon().find(words, kinds), None) is not None


def marked(words: str, *kinds: str) -> bool:
    """Tell whether a mark of one of KINDS stands in WORDS."""
    return any(sign in lexicon().terms(kind) for sign in words for kind in kinds)


def only(words: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether WORDS are made of terms of KINDS and nothing else."""
    while words:
        length = next((n for n in range(len(words), 0, -1) for k in kinds if words[:n] in lexicon().terms(k)), 0)
        if not length:
            return False
        words = words[length:].strip()
    return True


def ends(words: str, kind: str) -> bool:
    """Tell whether WORDS end in a term of KIND."""
    return any(words.endswith(term) for term in lexicon().terms(kind))

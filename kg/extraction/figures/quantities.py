"""Folded text in, quantities out: numbers with their unit, sign of comparison after them, and exact place.

A quantity is not yet a figure: nothing is known of what it measures. Forms are the Quantity rows of rules/figures.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from kg.extraction.figures.numerals import plain, scale, value
from kg.extraction.lexicon import Term, lexicon, rules
from kg.model import Span

NO_FIGURE = ("time", "name")
_SINGLE_DIGIT_FAMILIES = ("multiple", "tenth")
_MONEY = ("money", "money-implied")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit. SPAN runs from the number to the comparing word after it; TAIL is where the number ends.

    SIGN is the comparator that the words right behind the number stand for, or "". FAMILY is the kind of unit
    (counted, quantity, money, share, multiple, rank). WORDS are the word of a multiple or of a rank, or "".
    """

    span: Span
    tail: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    family: str
    sign: str
    rule: str
    words: str = ""


def quantities(folded: str, skipped: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a folded text in order, without overlap.

    Args:
        folded: the text to match on.
        skipped: stretches whose numbers belong to a name (quotes, titles).

    Example:
        >>> [(q.value, q.unit, q.sign) for q in quantities("建成1.2万套，增长8.5%以上，投资两千五百亿元")]
        [(Decimal('12000'), '套', ''), (Decimal('8.5'), '%', '>='), (Decimal('2500'), '亿元', '')]

    """
    found = []
    for rule in rules("figures"):
        if rule.type == "Quantity":
            found += [(match, rule.id) for match in rule.pattern.finditer(folded)]
    found.sort(key=lambda item: (item[0].start(), -item[0].end()))
    kept: list[Quantity] = []
    end = 0
    skip = iter(skipped)
    barrier = next(skip, None)
    for match, rule_id in found:
        while barrier is not None and barrier.end <= match.start():
            barrier = next(skip, None)
        quoted = barrier is not None and barrier.start <= match.start()
        if match.start() < end or (quoted and "multiple" not in match.re.groupindex):
            continue
        quantity = _quantity(match, rule_id, folded)
        if quantity is not None:
            kept.append(quantity)
            end = quantity.span.end
    return tuple(_with_shared_units(folded, kept))


def _with_shared_units(folded: str, numbers: list[Quantity]) -> Iterator[Quantity]:
    """Yield NUMBERS with the unit of the next where only its measure word is printed: 提高1.5个、1个百分点."""
    for number, after in zip_longest(numbers, numbers[1:]):
        gap = folded[number.span.end : after.span.start] if after else ""
        joined = any(gap in lexicon().terms(kind) for kind in ("figure-item", "figure-join"))
        if after and joined and number.unit and after.unit.startswith(number.unit) and after.family != number.family:
            yield replace(number, unit=after.unit, family=after.family)
        else:
            yield number


def _quantity(match: re.Match[str], rule: str, folded: str) -> Quantity | None:
    groups = {name: words for name, words in match.groupdict().items() if words}
    if "trillion" in match.re.groupindex:
        groups["low"] = "1"
    if "people" in match.re.groupindex:
        groups["unit"] = _family_unit("people")
    sign, end = _sign_after(folded, match.end())
    span = Span(match.start(), end)
    if "multiple" in groups:
        factor = Decimal(lexicon().terms("multiple-word")[groups["multiple"]].extra["sign"])
        unit = _family_unit("multiple")
        return Quantity(span, match.end(), factor, None, None, unit, "multiple", "*", rule, groups["multiple"])
    if "portion" in groups:
        share = Decimal(lexicon().terms("portion")[groups["portion"]].extra["value"])
        more = lexicon().terms("comparator-before").get(groups["portion"][0])
        sign = sign or (more.extra["sign"] if more else "")
        return Quantity(span, match.end(), share, None, None, _family_unit("share"), "share", sign, rule)
    if "whole" in groups:
        whole, part = value(groups["whole"]), value(groups["low"])
        if not whole or not part or part >= whole:
            return None
        share = plain((part * 100 / whole).quantize(Decimal("0.01")))
        return Quantity(span, match.end(), share, None, None, _family_unit("share"), "share", sign, rule)
    low = value(groups["low"])
    if low is None:
        return None
    if "years" in groups:
        years = Span(match.start("low"), end)
        high = value(groups["high"]) if "high" in groups else None
        if high is not None and high > low:
            return Quantity(years, match.end(), None, low, high, groups["years"], "years", sign, rule)
        return Quantity(years, match.end(), low, None, None, groups["years"], "years", sign, rule)
    if "bare" in match.re.groupindex:
        return Quantity(Span(match.start("low"), end), match.end(), low, None, None, "", "bare", sign, rule)
    if "rankverb" in match.re.groupindex:
        words = folded[match.end("rankverb") : match.end()]
        unit = _family_term("rank").extra["unit"]
        return Quantity(span, match.end(), low, None, None, unit, "rank", "=", rule, words)
    return _measured(match, groups, low, span, sign, rule)


def _measured(
    match: re.Match[str], groups: dict[str, str], low: Decimal, span: Span, sign: str, rule: str
) -> Quantity | None:
    size = groups.get("scale", "")
    unit = groups.get("unit", "")
    if not unit and "unit" in match.re.groupindex:
        if not size or size[-1] not in _large():
            return None
        term = None
    elif unit:
        term = lexicon().terms("measure")[unit]
    else:
        term = _family_term("share")
    family = term.extra["family"] if term else "money"
    if family in NO_FIGURE or _idle_numeral(groups, size, family, rule):
        return None
    if family == "money-implied" and not (size and size[-1] in _large()):
        return None
    more = ">=" if "more" in groups or "more2" in groups else ""
    factor, printed = _unit_of(size, term, family)
    if factor is None:
        return None
    if family == "tenth":
        factor, family = factor * 10, "share"
    if "minus" in groups:
        low = -low
    first = plain(low * (scale(groups["lowscale"]) / scale(size) if "lowscale" in groups else 1) * factor)
    if "high" in groups:
        high = value(groups["high"])
        if high is None or plain(high * factor) <= first:
            return None
        return Quantity(span, match.end(), None, first, plain(high * factor), printed, family, sign or more, rule)
    return Quantity(span, match.end(), first, None, None, printed, family, sign or more, rule)


def _idle_numeral(groups: dict[str, str], size: str, family: str, rule: str) -> bool:
    """Tell whether a Chinese numeral is no count: 千家, 一公里, 三个."""
    if rule != "quantity-written":
        return False
    words = groups["low"]
    if all(sign in lexicon().terms("place") for sign in words):
        return (not size and not ("more" in groups and len(words) == 1)) or (bool(size) and family not in _MONEY)
    return len(words) == 1 and not size and family not in _SINGLE_DIGIT_FAMILIES


def _unit_of(size: str, term: Term | None, family: str) -> tuple[Decimal | None, str]:
    """Return the factor that the number is multiplied by and the unit that it then has."""
    if family not in _MONEY:
        assert term is not None
        printed = term.extra["unit"] or term.term
        return scale(size), _family_unit("share") if family == "tenth" else printed
    money = (term.extra["unit"] or term.term) if term else _family_unit("money")
    if not size:
        return Decimal(1), money
    ten_thousand, hundred_million = _large_scales()
    base = hundred_million if size[-1] == hundred_million else ten_thousand
    if size[-1] not in (ten_thousand, hundred_million):
        return scale(size), money
    return scale(size) / scale(base), base + money


def _sign_after(folded: str, at: int) -> tuple[str, int]:
    """Return the comparator that the words at AT stand for and where they end; a blank before them is no bar."""
    at += folded[at : at + 1] == " " and _sign_after(folded, at + 1)[0] != ""
    if folded[at : at + 1] not in _sign_openings():
        return "", at
    for length in range(_longest_sign(), 1, -1):
        term = lexicon().terms("comparator-after").get(folded[at : at + length])
        if term is not None:
            return term.extra["sign"], at + len(term.term)
    return "", at


@cache
def _sign_openings() -> frozenset[str]:
    return frozenset(word[0] for word in lexicon().terms("comparator-after"))


@cache
def _longest_sign() -> int:
    return max(map(len, lexicon().terms("comparator-after")))


@cache
def _family_term(family: str) -> Term:
    return next(term for term in lexicon().terms("measure").values() if term.extra["family"] == family)


def _family_unit(family: str) -> str:
    return _family_term(family).term


@cache
def _large_scales() -> tuple[str, str]:
    signs = [word for word in lexicon().terms("scale") if len(word) == 1]
    first, second = sorted(signs, key=scale)
    return first, second


@cache
def _large() -> frozenset[str]:
    return frozenset((_large_scales()[1],))

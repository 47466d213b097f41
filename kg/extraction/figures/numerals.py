"""Numbers as plans print them in, exact decimals out: 1,000 · 1.2万 · 两千五百 · 三点五 · 百分之五.

Digits, places and scales are data (lexicon/numerals.tsv).
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from kg.extraction.lexicon import lexicon

_TEN_THOUSAND = 10**4
_LONGEST = 16


def value(words: str) -> Decimal | None:
    """Return the number that WORDS say, or None where they are no number.

    Args:
        words: Arabic digits or Chinese numerals, with an optional 千, 万, 亿 or 万亿 at the end.

    Example:
        >>> [str(value(words)) for words in ("1,000", "1.2万", "两千五百", "三点五", "二〇二五")]
        ['1000', '12000', '2500', '3.5', '2025']

    """
    words = words.replace(",", "")
    if not words or len(words) > _LONGEST:
        return None
    if words[0].isascii():
        return _arabic(words)
    point = words.find(_point())
    if point > 0:
        whole, fraction = value(words[:point]), [_digits().get(sign) for sign in words[point + 1 :]]
        if whole is None or None in fraction or not fraction:
            return None
        return Decimal(f"{whole}.{''.join(map(str, fraction))}")
    return _written(words)


def scale(word: str) -> Decimal:
    """Return the factor of a scale word such as 万, 千亿 or "" (one).

    Example:
        >>> str(scale("千万"))
        '10000000'

    """
    factor = Decimal(1)
    for sign in word:
        factor *= Decimal(_places().get(sign) or _scales().get(sign) or 1)
    return factor


def plain(number: Decimal) -> Decimal:
    """Return NUMBER without trailing zeros and without exponent.

    Example:
        >>> str(plain(Decimal("12000.0"))), str(plain(Decimal("1E+3")))
        ('12000', '1000')

    """
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == number else number.normalize()


def _arabic(words: str) -> Decimal | None:
    end = len(words)
    while end and not words[end - 1].isdigit():
        end -= 1
    number, tail = words[:end], words[end:]
    if not number.replace(".", "", 1).isascii() or not number.replace(".", "", 1).isdigit():
        return None
    if any(sign not in _places() and sign not in _scales() for sign in tail):
        return None
    return plain(Decimal(number) * scale(tail))


def _written(words: str) -> Decimal | None:
    if all(sign in _digits() for sign in words):
        return Decimal("".join(str(_digits()[sign]) for sign in words))
    total = section = 0
    digit: int | None = None
    for sign in words:
        if sign in _digits():
            digit = _digits()[sign]
        elif sign in _places():
            section += (1 if digit is None else digit) * _places()[sign]
            digit = None
        elif sign in _scales():
            section += digit or 0
            factor = _scales()[sign]
            total = (total + section) * factor if factor > _TEN_THOUSAND else total + section * factor
            section, digit = 0, None
        else:
            return None
    return Decimal(total + section + (digit or 0))


@cache
def _digits() -> dict[str, int]:
    return {word: int(term.extra["value"]) for word, term in lexicon().terms("digit").items()}


@cache
def _places() -> dict[str, int]:
    return {word: int(term.extra["value"]) for word, term in lexicon().terms("place").items()}


@cache
def _scales() -> dict[str, int]:
    return {word: int(term.extra["value"]) for word, term in lexicon().terms("scale").items() if len(word) == 1}


@cache
def _point() -> str:
    return next(iter(lexicon().terms("decimal-point")))

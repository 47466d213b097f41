"""Printed numbers of years and of short lists in, whole numbers out."""

from __future__ import annotations

import unicodedata

_TEN = 10
_YEAR_DIGITS = 4


def counted(words: str) -> int:
    """Return the number that WORDS print in digits, as Chinese digits (of a year) or as Chinese tens and hundreds.

    Example:
        >>> counted("12"), counted("二〇二五"), counted("十二"), counted("一百一十")
        (12, 2025, 12, 110)

    """
    if words.isascii():
        return int(words)
    values = [int(unicodedata.numeric(sign)) for sign in words]
    if len(values) == _YEAR_DIGITS and max(values) < _TEN:
        return int("".join(map(str, values)))
    total = digit = 0
    for value in values:
        if value < _TEN:
            digit = value
        else:
            total, digit = total + (digit or 1) * value, 0
    return total + digit

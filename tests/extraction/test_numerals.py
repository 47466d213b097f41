"""Printed numbers to exact values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.figures.numerals import plain, scale, value

NUMBERS = [
    ("1,000", "1000"),
    ("0.8", "0.8"),
    ("1.2万", "12000"),
    ("5千", "5000"),
    ("1.17万亿", "1170000000000"),
    ("十", "10"),
    ("三十五", "35"),
    ("一百零八", "108"),
    ("两千五百", "2500"),
    ("一万二千", "12000"),
    ("一亿二千万", "120000000"),
    ("两万亿", "2000000000000"),
    ("五点五", "5.5"),
    ("二〇二五", "2025"),
]


@pytest.mark.parametrize(("words", "expected"), NUMBERS)
def test_value_of_a_number(words: str, expected: str) -> None:
    assert value(words) == Decimal(expected)


@pytest.mark.parametrize("words", ["", "家", "1.2.3", "三点", "5家"])
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert value(words) is None


def test_scale_multiplies_its_signs() -> None:
    assert (scale(""), scale("千亿")) == (1, 10**11)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_plain_keeps_the_value_without_an_exponent(number: Decimal) -> None:
    shown = str(plain(number))
    assert Decimal(shown) == number
    assert "E" not in shown


@given(st.integers(min_value=0, max_value=10**8), st.sampled_from(["", "万", "亿"]))
def test_arabic_digits_are_read_with_their_scale(number: int, size: str) -> None:
    assert value(f"{number:,}{size}") == number * scale(size)

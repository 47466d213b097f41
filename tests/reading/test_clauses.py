"""Depths, sentences, clauses and coordinated items of folded text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.reading.clauses import clauses, depths, items, sentences

ALPHABET = st.text(alphabet="甲乙和与、，；：。！？“”《》（）—… \n0", max_size=80)


def _sentences(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text, depths(text), Span(0, len(text)))]


SENTENCES = [
    ("甲推进。乙落实！", ["甲推进。", "乙落实！"]),
    ("营造“干则成。”的氛围。", ["营造“干则成。”的氛围。"]),
    ("甲……乙", ["甲……", "乙"]),
    ("没有收尾的“引号。后面一句。", ["没有收尾的“引号。", "后面一句。"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


CLAUSES = [
    ("推进甲，落实乙；强化丙。", ["推进甲", "落实乙", "强化丙"]),
    ("坚持“稳中求进，先立后破”，抓好落实。", ["坚持“稳中求进，先立后破”", "抓好落实"]),
    ("方法——甲做好乙", ["方法", "甲做好乙"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    found = clauses(text, depths(text), Span(0, len(text)))
    assert [clause.span.of(text) for clause in found] == expected


@given(ALPHABET)
def test_clauses_joined_give_back_the_sentence(text: str) -> None:
    levels = depths(text)
    for line_start, line in _lines(text):
        for sentence in sentences(text, levels, Span(line_start, line_start + len(line))):
            joined = "".join(c.span.of(text) + c.delimiter for c in clauses(text, levels, sentence))
            assert joined == sentence.of(text)


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


ITEMS = [
    ("甲业、乙业和丙业", None, ["甲业", "乙业", "丙业"]),
    ("甲与乙", None, ["甲", "乙"]),
    ("甲、“乙、丙”、丁", None, ["甲", "“乙、丙”", "丁"]),
    ("甲建设和“乙”协调发展", 2, ["甲建设", "“乙”协调发展"]),
    ("甲和乙、丙", 2, ["甲和乙", "丙"]),
]


@pytest.mark.parametrize(("text", "expected_number", "expected"), ITEMS)
def test_items(text: str, expected_number: int | None, expected: list[str]) -> None:
    found = items(text, depths(text), Span(0, len(text)), expected_number)
    assert [item.of(text) for item in found] == expected


@given(ALPHABET)
def test_depths_have_one_level_for_each_character(text: str) -> None:
    assert len(depths(text)) == len(text)

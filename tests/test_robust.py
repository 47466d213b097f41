"""Damaged articles end without an exception, and what is found still quotes the text: 300 here, 10,000 when asked."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from kg.extraction.pipeline import extract
from kg.model import Statements
from kg.reading.article import make_article
from kg.reading.layout import read

TEXTS = sorted((Path(__file__).parent / "articles").glob("*.txt"))
SEED = 20240115
LONGEST = 1200  # characters of the damaged piece, so that many pieces are tried
SIGNS = "“”‘’《》（）【】〔〕、，。；：%‰|-—…·~ \n\t\r\x00\x0b\x85\u2028\ufeff\ud800\U0001f600"
WORDS = (
    *(
        "〇",
        "二〇二五年",
        "2025年",
        "9999999999999999999999年",
        "0年0月0日",
        "13月32日",
        "第",
        "到",
        "%%",
        "万亿",
        "千百十",
    ),
    *("1.2.3", "1,2,3", "——", "|", "一、", "（一）", "一是", "“十四五”", "分别", "倍", "翻番", "0.0000001%"),
)
PLANTED = (*SIGNS, *WORDS)


@cache
def _sources() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in TEXTS)


def _cut(chance: random.Random, text: str) -> str:
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:start] + text[end:]


def _shuffle(chance: random.Random, text: str) -> str:
    mark = chance.choice(["\n", "。", "，", "、"])
    parts = text.split(mark)
    chance.shuffle(parts)
    return mark.join(parts)


def _plant(chance: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(chance.randrange(1, 30)):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(PLANTED))
    return "".join(letters)


def _repeat(chance: random.Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    piece = text[start : start + chance.randrange(1, 40)]
    return text[:start] + piece * chance.randrange(2, 40) + text[start:]


def _replace(chance: random.Random, text: str) -> str:
    old = chance.choice(text) if text else ""
    return text.replace(old, chance.choice(PLANTED), chance.randrange(1, 50)) if old else text


def _unbalance(chance: random.Random, text: str) -> str:
    return "".join(letter for letter in text if letter not in "”》）】" or chance.random() < 0.5)


def damaged(number: int) -> str:
    chance = random.Random(SEED + number)
    text = chance.choice(_sources())
    start = chance.randrange(max(1, len(text) - LONGEST))
    text = text[start : start + LONGEST]
    for _ in range(chance.randrange(1, 5)):
        text = chance.choice([_cut, _shuffle, _plant, _repeat, _replace, _unbalance])(chance, text)
    return text


def _check(text: str) -> Statements:
    article = make_article(text, name="t")
    assert len(article.folded) == len(article.text)
    found = extract(read(article))
    ids = set(found.by_id())
    for thing in found.things:
        assert all(0 <= span.start < span.end <= len(article.text) for span in thing.spans), thing
    for link in found.links:
        assert link.source in ids, link
        assert (link.target in ids) != (link.means is not None), link
    return found


def _check_many(numbers: range) -> None:
    for number in numbers:
        try:
            _check(damaged(number))
        except Exception as error:
            error.add_note(f"damaged({number})")
            raise


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_a_damaged_article_is_read(first: int) -> None:
    _check_many(range(first, first + 50))


@pytest.mark.long
@pytest.mark.parametrize("first", range(300, 10_000, 100))
def test_ten_thousand_damaged_articles_are_read(first: int) -> None:
    _check_many(range(first, first + 100))


LINES = [
    "今年要打造先进制造业高地",
    "“",
    "增长5%，",
    "、",
    "（一）",
    "甲|乙|5\t",
    "2025年",
    "推进",
    "千百十亿",
    "\ud800",
    "科技局",
]


@pytest.mark.parametrize("piece", LINES)
def test_a_long_line_of_one_piece_is_read(piece: str) -> None:
    _check(piece * (20_000 // len(piece)))


@pytest.mark.long
def test_five_megabytes_on_one_line_are_read() -> None:
    line = "".join("".join(_sources()).split())
    line *= 1 + 5_000_000 // len(line.encode())
    assert _check(line[: 5_000_000 // 3]).things

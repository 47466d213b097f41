"""Paragraphs and rows of cells in, lines of the text out: the one place that says how a table looks in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.errors import InputError

SEPARATOR = "|"


def paragraph(words: str) -> str:
    r"""Return WORDS as lines without blanks at their ends and without tabs, which would part the cells of a row.

    Example:
        >>> paragraph(" 一、\t总体要求 \n\n 今年 ")
        '一、 总体要求\n今年'

    """
    parts = (" ".join(part.split()) for part in words.splitlines())
    return "\n".join(part for part in parts if part)


def row(cells: Sequence[str]) -> str:
    r"""Return the cells of a table's row as one line; a row that holds but one text is a paragraph.

    Example:
        >>> row(["生产总值\n（亿元）", "1000", "", "预期性"]), row(["一、经济", "", ""])
        ('生产总值（亿元） | 1000 | | 预期性', '一、经济')

    """
    cleaned = [_cell(cell) for cell in cells]
    filled = [cell for cell in cleaned if cell]
    if len(filled) < 2:
        return "".join(filled)
    return " ".join(f" {SEPARATOR} ".join(cleaned).split())


def text(lines: Iterable[str], where: str, what: str, remedy: str) -> str:
    """Return LINES as one text.

    Raises:
        InputError: when there is no line with words; WHERE, WHAT and REMEDY make its message.

    """
    joined = "\n".join(line for line in lines if line.strip())
    if not joined:
        raise InputError(what, where, remedy)
    return joined


def joined(first: str, second: str) -> str:
    """Return two halves of a broken line as one: with a blank between Latin words, without between others.

    Example:
        >>> joined("地区生产", "总值"), joined("plan", "of 2026")
        ('地区生产总值', 'plan of 2026')

    """
    latin = first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() and second[:1].isalnum()
    return f"{first} {second}" if latin else first + second


def missing(library: str, kind: str, where: str) -> InputError:
    """Return the error for a file of a KIND that needs a LIBRARY which is not installed."""
    return InputError(f"{kind} files need the library {library}", where, "pip install 'plan-kg[formats]'")


def _cell(words: str) -> str:
    whole = ""
    for part in words.replace(SEPARATOR, "/").splitlines():
        part = " ".join(part.split())
        whole = joined(whole, part) if whole and part else whole or part
    return whole

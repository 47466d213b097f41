"""Measures reading and extraction against the length of the text: linear time, and characters a second.

Usage: python benchmarks/linear.py [--small CHARACTERS] [--large CHARACTERS] [KIND...]

Every kind of input is built at both lengths and taken through reading and extraction, without RDF, on one core. The
ratio is the time for a character at the larger length to that at the smaller: near 1 is linear, 16 would be quadratic
at the usual lengths. Kinds that start with "text" are articles put one after the other; their characters a second
count.
Exits with 1 where a ratio is above 2.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read

ROOT = Path(__file__).resolve().parents[1]
HIGHEST_RATIO = 2.0
PIECES = {
    "one letter": "一",
    "digits": "1",
    "spaces": " ",
    "line ends": "\n",
    "commas": "，",
    "list commas": "甲、",
    "opening quotes": "“",
    "closing quotes": "”",
    "quotes": "“甲”",
    "nested brackets": "（《“",
    "stops": "。",
    "dashes": "——",
    "numerals": "千百十亿",
    "figures": "增长5%，",
    "figures in lists": "增长5%、",
    "headings": "一、总体要求\n",
    "numbered": "（一）着力发展工业。推进项目建设。\n",
    "one clause of nouns": "工业农业服务业",
    "verbs": "推进实施",
    "places": "江北区",
    "times": "到2026年，",
    "rows": "人口（万人） | 45 | 50\n",
    "tables": "指标 | 2020年 | 2025年\n人口（万人） | 45 | 50\n\n",
    "cells in one row": "甲 | ",
    "formulas": "“五大行动”、",
    "slogans": "以创新为支撑\n让产业更优\n",
    "surrogates": "\ud800",
}


def _texts() -> dict[str, str]:
    paths = [ROOT / "articles" / "jiangbei.txt", *sorted((ROOT / "tests" / "articles").glob("*.txt"))]
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in paths)
    one_line = "".join(whole.split())
    return {"text, articles": whole + "\n\n", "text, one line": one_line}


def _seconds(text: str) -> float:
    start = time.perf_counter()
    extract(read(make_article(text, name="t")))
    return time.perf_counter() - start


def _of_length(piece: str, length: int) -> str:
    return (piece * (1 + length // len(piece)))[:length]


def main() -> int:
    """Print one line for each kind of input and return 1 where the time grows faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--small", type=int, default=250_000)
    parser.add_argument("--large", type=int, default=4_000_000)
    parser.add_argument("kinds", nargs="*")
    given = parser.parse_args()
    kinds = {**_texts(), **PIECES}
    _seconds(kinds["text, articles"])  # reads the tables
    worst = 0.0
    print(f"{'kind':<22}{'s at small':>12}{'s at large':>12}{'ratio':>8}{'chars/s':>12}")
    for kind in given.kinds or kinds:
        small = min(_seconds(_of_length(kinds[kind], given.small)) for _ in range(2))
        large = _seconds(_of_length(kinds[kind], given.large))
        ratio = (large / given.large) / (small / given.small)
        worst = max(worst, ratio)
        print(f"{kind:<22}{small:>12.2f}{large:>12.2f}{ratio:>8.2f}{given.large / large:>12,.0f}", flush=True)
    return 1 if worst > HIGHEST_RATIO else 0


if __name__ == "__main__":
    sys.exit(main())

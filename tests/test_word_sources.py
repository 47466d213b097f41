"""No table holds words that only the shipped article uses, unless an outside source vouches for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.resources import folder, read_table

ROOT = Path(__file__).parents[1]
SHIPPED = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "articles").glob("*.txt")))
OWN = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").glob("*.txt")))
TABLES = sorted(folder("data").rglob("*.tsv"))
NO_SOURCE = {"", "own", "plan usage", "plan texts in general"}
SHORTEST = 4
HAN = re.compile(f"[一-龥]{{{SHORTEST},}}")


def offenders(path: Path) -> list[str]:
    """Return the words of a table that occur in the shipped article and nowhere else we know of."""
    found = []
    for row in read_table(path):
        if "term" in row and row.get("source", "") in NO_SOURCE:
            found += [row["term"]]
        if "pattern" in row and row.get("source", "") in NO_SOURCE:
            found += HAN.findall(row["pattern"])
    return sorted({word for word in found if len(word) >= SHORTEST and word in SHIPPED and word not in OWN})


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_words_are_not_one_articles(path: Path) -> None:
    assert offenders(path) == []


def test_at_least_two_texts_of_our_own_are_held_against() -> None:
    assert len(list((ROOT / "tests" / "articles").glob("*.txt"))) >= 2


def test_an_offender_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("term\tkind\tenglish\tsource\n玉汝于成\tverb\t\town\n", encoding="utf-8")
    assert offenders(path) == ["玉汝于成"]

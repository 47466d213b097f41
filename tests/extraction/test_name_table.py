"""Names in sentences of many kinds of plan text, written and marked by hand before any rule read them.

In names.tsv a name stands as {type:words}, with ? after the type where it is a matter of taste; names may hold names.
The column known tells what is read wrongly as yet: -type:words for a name missed, +type:words for one made up.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.extraction.names import names
from kg.reading.article import make_article
from kg.reading.layout import read
from kg.resources import folder, read_table

TYPES = {
    "P": "Place", "O": "Organisation", "N": "Person", "S": "Sector",
    "T": "Strategy", "A": "Award", "F": "Formula", "G": "Group",
}  # fmt: skip
FOUND_ELSEWHERE = "F"  # formulas have an extractor of their own
ROWS = read_table(Path(__file__).with_name("names.tsv"))
FLOORS = {
    "Place": 0.92, "Organisation": 0.95, "Person": 1.0, "Sector": 0.95, "Strategy": 0.95, "Award": 0.95, "Group": 0.95,
}  # fmt: skip

Name = tuple[int, int, str, bool]


def unmarked(marked: str) -> tuple[str, list[Name]]:
    """Return the plain sentence and its names: start, end, type, whether it may be left out."""
    text = ""
    marks: list[Name] = []
    open_: list[tuple[int, str]] = []
    position = 0
    while position < len(marked):
        letter = marked[position]
        if letter == "{":
            head, _, _ = marked[position + 1 :].partition(":")
            open_.append((len(text), head))
            position += len(head) + 2
            continue
        if letter == "}":
            start, head = open_.pop()
            marks.append((start, len(text), head[0], head.endswith("?")))
        else:
            text += letter
        position += 1
    assert not open_, marked
    return text, [name for name in marks if name[2] != FOUND_ELSEWHERE]


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share half of the longer one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def compared(marked: str) -> tuple[list[str], list[str], list[str]]:
    """Return what was found rightly, missed and made up in a sentence, each as type letter and words."""
    text, wanted = unmarked(marked)
    letters = {name: letter for letter, name in TYPES.items()}
    article = make_article(text, name="sentence")
    found = [(m.span.start, m.span.end, letters[m.type]) for m in names(read(article)) if m.type in letters]
    right: list[str] = []
    missed: list[str] = []
    for start, end, letter, optional in sorted(wanted, key=lambda name: name[3]):
        hits = [f for f in found if f[2] == letter and overlaps((f[0], f[1]), (start, end))]
        hit = max(hits, key=lambda f: min(f[1], end) - max(f[0], start), default=None)
        if hit:
            found.remove(hit)
        if not optional:
            (right if hit else missed).append(f"{letter}:{text[start:end]}")
    made = [f"{letter}:{text[start:end]}" for start, end, letter in found]
    return right, missed, made


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"][:16] for row in ROWS])
def test_a_sentence_is_read_but_for_what_is_known(row: dict[str, str]) -> None:
    _, missed, made = compared(row["sentence"])
    wrong = {f"-{name}" for name in missed} | {f"+{name}" for name in made}
    assert wrong <= set(row["known"].split())


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_the_names_of_a_kind_reach_their_floor(kind: str) -> None:
    counts: Counter[str] = Counter()
    letter = next(letter for letter, name in TYPES.items() if name == kind)
    for row in ROWS:
        for outcome, found in zip(("right", "missed", "made"), compared(row["sentence"]), strict=True):
            counts[outcome] += sum(name.startswith(letter) for name in found)
    assert 2 * counts["right"] / (2 * counts["right"] + counts["missed"] + counts["made"]) >= FLOORS[kind]


def test_no_invented_name_is_in_the_lexicon() -> None:
    """A name that these sentences alone use must be read by rule."""
    invented = ("云川", "青螺湖", "白鹭水库", "石门水厂", "云麓山", "芦花荡", "云枢", "星澜", "双溪街道", "云岭大学")
    terms = {row["term"] for path in (folder("data") / "lexicon").glob("*.tsv") for row in read_table(path)}
    assert not [term for term in terms for name in invented if name in term]

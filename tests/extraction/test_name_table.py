"""Names in sentences of many kinds of plan text, marked by hand before any rule read them.

In names.tsv a name stands as {type:words}, with ? after the type where it is a matter of taste; names may hold names.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.extraction.names import names
from kg.reading.article import make_article
from kg.reading.layout import read
from kg.resources import read_table

TYPES = {
    "P": "Place", "O": "Organisation", "N": "Person", "S": "Sector",
    "T": "Strategy", "A": "Award", "F": "Formula", "G": "Group",
}  # fmt: skip
FOUND_ELSEWHERE = "F"  # formulas have an extractor of their own
ROWS = read_table(Path(__file__).with_name("names.tsv"))
FLOORS = {"Place": 0.8}

Name = tuple[int, int, str, bool]


def unmarked(marked: str) -> tuple[str, list[Name]]:
    """Return the plain sentence and its names: start, end, type, whether it may be left out."""
    text, names_, open_ = "", [], []
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
            names_.append((start, len(text), head[0], head.endswith("?")))
        else:
            text += letter
        position += 1
    assert not open_, marked
    return text, [name for name in names_ if name[2] != FOUND_ELSEWHERE]


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
    right, missed, made = [], [], []
    for start, end, letter, optional in sorted(wanted, key=lambda name: name[3]):
        hits = [f for f in found if f[2] == letter and overlaps((f[0], f[1]), (start, end))]
        hit = max(hits, key=lambda f: min(f[1], end) - max(f[0], start), default=None)
        if hit:
            found.remove(hit)
        if not optional:
            (right if hit else missed).append(f"{letter}:{text[start:end]}")
    made = [f"{letter}:{text[start:end]}" for start, end, letter in found]
    return right, missed, made


if __name__ == "__main__":
    import sys
    counts = {l: Counter() for l in TYPES}
    for row in ROWS:
        if len(sys.argv)>1 and not row["genre"].startswith(sys.argv[1]): continue
        r, m, w = compared(row["sentence"])
        for k, items in (("r", r), ("m", m), ("w", w)):
            for i in items: counts[i[0]][k] += 1
        if m or w: print("-", " ".join(m) or "·", "| +", " ".join(w) or "·", "|", unmarked(row["sentence"])[0][:60])
    tot = Counter()
    for l, c in counts.items():
        tot.update(c)
    for l, c in [*counts.items(), ("all", tot)]:
        p = c["r"] / max(1, c["r"] + c["w"]); q = c["r"] / max(1, c["r"] + c["m"])
        print(f"{TYPES.get(l, l):14} right {c['r']:3} missed {c['m']:3} made {c['w']:3}  P {p:.2f} R {q:.2f} F1 {2*p*q/max(.01,p+q):.2f}")

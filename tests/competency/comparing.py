"""How an answer is compared with the rows that reading the article says it must have.

A file of expected rows names a question, its parameters, the graph to ask (`graph: corpus` is the shipped article and
the invented ones together, else the shipped article alone), the rows that must be there and, under `also`, rows on
which two readers may differ. A row gives some of the columns and always a quote, "" where the text does not say it.
Every row must be answered, and every answer must be one of the rows: labels are the same when they share half of the
longer, in order; a quote or a formula's member or an aim also when one holds the other; all else to the letter.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from kg.store import Table

EXPECTED = Path(__file__).parent / "expected"
LABELS = frozenset(
    {"action", "deed", "formula", "goal", "indicator", "means"}
    | {"named_by", "promise", "served_by", "strategy", "target", "task", "who"}
)
HELD = frozenset({"quote", "member", "aim", "other_quote"})
_SILENT = str.maketrans("", "", "“”‘’\"'、，；：。()（） \n")


@dataclass(frozen=True)
class Expected:
    question: str
    params: dict[str, str]
    rows: tuple[dict[str, str], ...]
    also: tuple[dict[str, str], ...]
    graph: str = "build"


def expected(path: Path) -> Expected:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    params = {name: str(value) for name, value in data.get("params", {}).items()}
    return Expected(
        data["question"], params, _rows(data["rows"]), _rows(data.get("also", [])), data.get("graph", "build")
    )


def _rows(rows: list[dict[str, Any]]) -> tuple[dict[str, str], ...]:
    return tuple({name: str(value) for name, value in row.items()} for row in rows)


def unanswered(wanted: Expected, table: Table) -> list[dict[str, str]]:
    """Return the expected rows that no row of the answer matches."""
    answers = table.records()
    return [row for row in wanted.rows if not any(matches(row, answer) for answer in answers)]


def unexpected(wanted: Expected, table: Table) -> list[dict[str, str]]:
    """Return the rows of the answer that match no expected row."""
    known = (*wanted.rows, *wanted.also)
    return [answer for answer in table.records() if not any(matches(row, answer) for row in known)]


def matches(row: dict[str, str], answer: dict[str, str]) -> bool:
    return all(name in answer and _same(name, value, answer[name]) for name, value in row.items())


def _same(column: str, wanted: str, found: str) -> bool:
    if column not in LABELS | HELD or not wanted:
        return wanted == found
    wanted, found = _bare(wanted), _bare(found)
    if column in HELD and found and (wanted in found or found in wanted):
        return True
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) >= max(len(wanted), len(found))


def _bare(words: str) -> str:
    return words.translate(_SILENT)

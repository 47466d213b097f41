"""What an indicator is called in, which indicator that is out: variants of a name are one, and where more is better.

The table is data/lexicon/indicators.tsv; an indicator that is not in it is known by its own name alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.graph.identity import normal_form
from kg.resources import folder, read_table


@dataclass(frozen=True, slots=True, order=True)
class Indicator:
    """An indicator: its main name in both languages, and "up" where more is better, "down" where less is, or ""."""

    zh: str
    en: str = ""
    direction: str = ""


def indicator(name: str, english: str = "") -> Indicator:
    """Return the indicator called NAME; ENGLISH is its name where the table does not know it.

    Example:
        >>> indicator("GDP") == indicator("地区生产总值"), indicator("GDP").direction
        (True, 'up')

    """
    return _table().get(normal_form(name), Indicator(name, english))


@cache
def _table() -> dict[str, Indicator]:
    rows = read_table(folder("data") / "lexicon" / "indicators.tsv")
    main = {row["term"]: Indicator(row["term"], row["english"], row["direction"]) for row in rows if not row["same"]}
    return {normal_form(row["term"]): main.get(row["same"] or row["term"], Indicator(row["same"])) for row in rows}

"""Where the files that travel with the code lie, in a checkout and in an installed wheel."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder of shipped files called NAME.

    Args:
        name: "ontology", "queries" (beside the package in a checkout, inside it in a wheel) or
            "data" (always inside the package).

    Returns:
        The folder's absolute path.

    Raises:
        FileNotFoundError: when the installation lacks it.

    Example:
        >>> folder("data").name
        'data'

    """
    for candidate in (_PACKAGE / name, _PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the installation lacks its folder {name}; install plan-kg again")


def parse_yaml(text: str) -> Any:
    """Return the values in TEXT, read by the parser in C where PyYAML has it: several times as fast as that in Python.

    Raises:
        yaml.YAMLError: when TEXT does not parse.

    Example:
        >>> parse_yaml("a: [1, 2]")
        {'a': [1, 2]}

    """
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of the tab-separated table at PATH as dictionaries; lines that start with # are remarks."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{key: value or "" for key, value in row.items() if key} for row in reader]


@cache
def _messages(table: str) -> dict[tuple[str, str], str]:
    rows = read_table(folder("data") / "messages" / f"{table}.tsv")
    return {(row["key"], lang): row[lang] for row in rows for lang in ("en", "zh")}


def message(table: str, key: str, lang: str) -> str:
    """Return the words for KEY in LANG ("en" or "zh") from data/messages/TABLE.tsv.

    Raises:
        KeyError: when the table lacks the key in that language.

    Example:
        >>> message("checks", "warning", "en")
        'Warning'

    """
    return _messages(table)[key, lang]

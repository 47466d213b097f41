"""Writes kg/data/reading/traditional.tsv: each traditional character with the simplified one that OpenCC gives it.

Run with OpenCC installed (pip install opencc): python tools/make_traditional.py
Only characters whose simplified form is one character are kept, so that a text keeps its length.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from opencc import OpenCC

HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
TARGET = Path(__file__).parents[1] / "kg" / "data" / "reading" / "traditional.tsv"


def main() -> None:
    """Write the table, one row for each simplified character with all traditional ones that become it."""
    to_simplified = OpenCC("t2s")
    grouped: dict[str, str] = {}
    for letter in (chr(code) for block in HAN for code in block):
        simple = to_simplified.convert(letter)
        if simple != letter and len(simple) == 1 and ord(simple) < 0x10000:
            grouped[simple] = grouped.get(simple, "") + letter
    source = f"OpenCC {version('opencc')} t2s"
    lines = [
        "# Traditional characters and the simplified one that each is matched as. Made by tools/make_traditional.py.",
        f"# Source: {source} (Apache-2.0), character by character.",
        "simplified\ttraditional",
        *(f"{simple}\t{letters}" for simple, letters in sorted(grouped.items())),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

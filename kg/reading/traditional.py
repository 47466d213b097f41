"""A text in traditional script in, the same text in simplified script out, character by character.

Only matching uses it; what is shown and quoted stays as printed.
"""

from __future__ import annotations

from functools import cache

from kg.resources import folder, read_table

_FIRST_HAN = "\u3400"
_FEWEST = 2
_SHARE = 0.15  # of the different characters of a text in traditional script; a simplified one has below 1 %


def simplified(text: str) -> str:
    """Return TEXT with each traditional character as its simplified one where the text is in traditional script.

    Characters that simplified script uses too (乾 in 乾坤) stay as they are in a simplified text.

    Example:
        >>> simplified("促進產業發展"), simplified("朗朗乾坤，国泰民安，百业兴旺")
        ('促进产业发展', '朗朗乾坤，国泰民安，百业兴旺')

    """
    letters = {letter for letter in set(text) if letter >= _FIRST_HAN}
    known = sum(ord(letter) in _table() for letter in letters)
    return text.translate(_table()) if known >= _FEWEST and known >= _SHARE * len(letters) else text


def letter_by_letter(text: str) -> str:
    """Return TEXT with every traditional character as its simplified one, whatever else it holds; the length stays.

    For searching, where both sides are folded alike and a word of two characters may be all there is.

    Example:
        >>> letter_by_letter("重慶")
        '重庆'

    """
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    rows = read_table(folder("data") / "reading" / "traditional.tsv")
    return {ord(letter): row["simplified"] for row in rows for letter in row["traditional"]}

"""The bytes of a text file in, its text out: UTF-8 with or without byte order mark, UTF-16 with it, or GB18030."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_BINARY = re.compile(r"[\x00\x01-\x08\x0e-\x1a]")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of(data: bytes, where: str) -> str:
    """Return the text of DATA with nothing changed but its encoding.

    Args:
        data: what the file holds.
        where: the file's name, for the message.

    Raises:
        InputError: when DATA is empty, binary or in none of the encodings.

    Example:
        >>> text_of("增长5%。".encode("gb18030"), "plan.txt")
        '增长5%。'

    """
    return decode(data, where, ())


def decode(data: bytes, where: str, told: tuple[str, ...]) -> str:
    """Return the text of DATA: read as UTF-8, else in an encoding that the file TOLD of, else as GB18030.

    Raises:
        InputError: when DATA is empty, binary or in none of these encodings; WHERE names its source.

    """
    if not data.strip():
        raise InputError("the file is empty", where, "give a file with the article's text")
    wide = ("utf-16",) if data.startswith(_WIDE_MARKS) else ()
    for encoding in (*wide, "utf-8-sig", *told, "gb18030"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if len(_BINARY.findall(text)) > len(text) // 200:
            break
        return text
    raise InputError("the file is not text in UTF-8 or GB18030", where, "save the article as UTF-8 text")

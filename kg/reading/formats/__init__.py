"""The bytes of a published file in, the text that offsets count in out: one block a line, the rows of tables as lines.

One module for each kind of file: plain, markdown, web (HTML), word (DOCX), portable (PDF). Which one reads a file is
told by the end of its name; any other name is read as plain text.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from kg.errors import InputError
from kg.reading.formats import markdown, plain, portable, web, word

SUFFIXES: dict[str, Callable[[bytes, str], str]] = {
    ".txt": plain.text_of,
    ".md": markdown.text_of,
    ".markdown": markdown.text_of,
    ".html": web.text_of,
    ".htm": web.text_of,
    ".docx": word.text_of,
    ".pdf": portable.text_of,
}
_OLD = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".odt": ".docx"}


def text_of(data: bytes, path: PurePath) -> str:
    r"""Return the text in DATA, the bytes of the file at PATH.

    Args:
        data: what the file holds.
        path: where it lies; its suffix tells how it is read.

    Raises:
        InputError: when the file holds no text, is broken or locked, or is of a kind that needs an extra that is
            not installed.

    Example:
        >>> text_of("# 某县规划\n\n增长5%。".encode(), PurePath("plan.md"))
        '某县规划\n增长5%。'

    """
    suffix = path.suffix.lower()
    if suffix in _OLD:
        raise InputError(f"files of the kind {suffix} are not read", str(path), f"save it as {_OLD[suffix]}")
    return SUFFIXES.get(suffix, plain.text_of)(data, str(path))

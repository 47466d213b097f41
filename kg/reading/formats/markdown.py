"""The bytes of a Markdown file in, its text out: headings, paragraphs and the rows of tables as lines without marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.reading.formats import lines, plain

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SHORTEST_WRAPPED = 20
_COMMAS = ("\N{FULLWIDTH COMMA}", "\N{IDEOGRAPHIC COMMA}", ",")


def text_of(data: bytes, where: str) -> str:
    r"""Return the text of the Markdown in DATA.

    Args:
        data: what the file holds, encoded as plain text is.
        where: the file's name, for the message.

    Raises:
        InputError: when DATA is no text or has no words.

    Example:
        >>> text_of("| 指标 | 2025年 |\n|---|---|\n| 人口 | **50** |".encode(), "plan.md")
        '指标 | 2025年\n人口 | 50'

    """
    source = plain.text_of(data, where).replace("\r\n", "\n").replace("\r", "\n")
    reader = MarkdownIt("commonmark").enable("table").disable(["code", "hr", "lheading"])
    tokens = reader.parse(_FRONT_MATTER.sub("", source))
    return lines.text(_lines(tokens), where, "the Markdown file has no words", "give a file with the article's text")


def _lines(tokens: Iterable[Token]) -> Iterator[str]:
    cells: list[str] | None = None
    mark = ""
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield lines.row(cells)
            cells = None
        elif token.type == "list_item_open":
            mark = token.info + token.markup if token.info else ""
        elif token.type == "inline":
            words = _inline(token.children or [])
            if cells is not None:
                cells.append(words)
                continue
            yield lines.paragraph(f"{mark} {words}" if mark else words)
            mark = ""
        elif token.type in ("fence", "html_block"):
            yield lines.paragraph(_TAG.sub("", token.content))


def _inline(children: list[Token]) -> str:
    words = ""
    for child in children:
        if child.type == "hardbreak":
            words += "\n"
        elif child.type == "softbreak":
            words += "" if _is_wrapped(words) else "\n"
        elif child.type == "html_inline":
            words += "\n" if child.content.lower().startswith("<br") else ""
        elif child.type in ("text", "code_inline", "text_special"):
            same_line = words and not words.endswith("\n")
            words = lines.joined(words, child.content) if same_line and _is_wrapped(words) else words + child.content
    return words


def _is_wrapped(words: str) -> bool:
    """Tell whether a line that ends here was broken by an editor: it is long and no mark closes it."""
    line = words.rsplit("\n", 1)[-1].rstrip()
    if len(line) < _SHORTEST_WRAPPED:
        return False
    return line[-1] in _COMMAS or not unicodedata.category(line[-1]).startswith("P")

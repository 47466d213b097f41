"""The bytes of a PDF file in, its text out: broken lines joined to paragraphs, page numbers dropped, tables as rows."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.formats import lines
from kg.resources import folder, read_table

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PAGE_NUMBER = re.compile(r"[-\u2013\u2014\u00b7\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-\u2013\u2014\u00b7\s]*")
_DIGITS = re.compile(r"\d+")
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_FEWEST = 10
_INDENT = 1.2  # how many letters a line starts further right when it opens a paragraph
_SHORT = 2.5  # how many letters a line that ends a paragraph falls short of the right edge
_REPEATED = 3
_MARGIN = 0.09


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line or the rows of a table: where on a page of what width, how wide a letter is (0 for a table).

    OUTSIDE is true where it stands so near the page's upper or lower edge that it may be a running head or number.
    """

    page: int
    top: float
    left: float
    right: float
    letter: float
    words: str
    outside: bool = False


def text_of(data: bytes, where: str) -> str:
    """Return the text layer of the PDF in DATA.

    Args:
        data: what the file holds.
        where: the file's name, for the message.

    Raises:
        InputError: when the library is missing, or the file is no PDF, broken, locked or a scan without text.

    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise lines.missing("pdfplumber", "PDF", where) from None
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts, letter by letter
    try:
        with pdfplumber.open(BytesIO(data)) as file:
            pages = [_page(page) for page in file.pages]
    except (PdfminerException, PSException) as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(a, PDFPasswordIncorrect) for a in error.args):
            raise InputError("the PDF is locked with a password", where, "save it without one") from error
        raise InputError("the PDF is broken", where, "print it to a new PDF") from error
    letters = "".join("".join(line.words.split()) for page in pages for line in page)
    if len(letters) < _FEWEST:
        raise InputError("the PDF is a scan without text", where, "run a text recognition (OCR) over it first")
    if sum(map(len, _UNKNOWN.findall(letters))) * 2 > len(letters):
        raise InputError("the PDF does not tell its letters", where, "run a text recognition (OCR) over it first")
    found = _paragraphs(_without_margins(pages))
    found = (words.translate(_letters()) for words in found)
    return lines.text(found, where, "the PDF is a scan without text", "run a text recognition (OCR) over it first")


@cache
def _letters() -> dict[int, str]:
    """Return the letters that radicals stand for: many fonts show both with one sign, and PDF files name either."""
    rows = read_table(folder("data") / "reading" / "pdf-letters.tsv")
    kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    return kangxi | {ord(row["sign"]): row["letter"] for row in rows}


def _page(page: Page) -> list[_Line]:
    """Return the lines and tables of PAGE from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    found = []
    width = round(page.width)
    for table in tables:
        left, top, right, _ = table.bbox
        rows = (lines.row([cell or "" for cell in row]) for row in table.extract())
        found.append(_Line(width, top, left, right, 0, "\n".join(row for row in rows if row)))
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox, strict=False)
    for line in outside.extract_text_lines(return_chars=True):
        sizes = sorted(char["width"] for char in line["chars"])
        words = " ".join(line["text"].split())
        outside = line["bottom"] < _MARGIN * page.height or line["top"] > (1 - _MARGIN) * page.height
        found.append(_Line(width, line["top"], line["x0"], line["x1"], max(1.0, sizes[-1]), words, outside))
    return sorted(found, key=lambda line: (line.top, line.left))


def _without_margins(pages: list[list[_Line]]) -> Iterator[list[_Line]]:
    """Yield PAGES without the numbers and the words that pages repeat at their heads and feet, but for a number."""
    heads = Counter(_DIGITS.sub("0", line.words) for page in pages for line in page if line.outside)
    for page in pages:
        yield [line for line in page if not line.outside or not _is_running(line.words, heads)]


def _is_running(words: str, heads: Counter[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(words)) or heads[_DIGITS.sub("0", words)] >= _REPEATED


def _paragraphs(pages: Iterable[list[_Line]]) -> Iterator[str]:
    """Yield paragraphs: a line goes on with the next where it reaches the right edge and that is not indented."""
    words = ""
    full = False
    printed = [line for page in pages for line in page]
    lefts = {width: min(line.left for line in printed if line.page == width) for width in {x.page for x in printed}}
    rights = {width: max(line.right for line in printed if line.page == width) for width in lefts}
    for line in printed:
        indented = line.left - lefts[line.page] >= _INDENT * line.letter
        if words and not (full and line.letter and not indented):
            yield words
            words = ""
        words = lines.joined(words, line.words) if words else line.words
        full = bool(line.letter) and rights[line.page] - line.right < _SHORT * line.letter
    if words:
        yield words

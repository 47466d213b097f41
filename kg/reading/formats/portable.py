"""The bytes of a PDF file in, its text out: broken lines joined to paragraphs, page numbers dropped, tables as rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.formats import lines

if TYPE_CHECKING:
    from pdfplumber.page import Page

_PAGE_NUMBER = re.compile(r"[-\u2013\u2014\u00b7\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-\u2013\u2014\u00b7\s]*")
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_FEWEST = 10
_INDENT = 1.2  # how many letters a line starts further right when it opens a paragraph
_SHORT = 2.5  # how many letters a line that ends a paragraph falls short of the right edge
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line or the rows of a table: where on its page, and how wide a letter is (0 for a table)."""

    top: float
    left: float
    right: float
    letter: float
    words: str


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
    return lines.text(found, where, "the PDF is a scan without text", "run a text recognition (OCR) over it first")


def _page(page: Page) -> list[_Line]:
    """Return the lines and tables of PAGE from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    found = []
    for table in tables:
        left, top, right, _ = table.bbox
        rows = (lines.row([cell or "" for cell in row]) for row in table.extract())
        found.append(_Line(top, left, right, 0, "\n".join(row for row in rows if row)))
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox, strict=False)
    for line in outside.extract_text_lines(return_chars=True):
        sizes = sorted(char["width"] for char in line["chars"])
        found.append(_Line(line["top"], line["x0"], line["x1"], max(1.0, sizes[-1]), " ".join(line["text"].split())))
    return sorted(found, key=lambda line: (line.top, line.left))


def _without_margins(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Return PAGES without the numbers and the repeated words at their heads and feet."""
    edges = Counter(line.words for page in pages for line in {*page[:1], *page[-1:]} if line.letter)
    kept = []
    for page in pages:
        while page and (_PAGE_NUMBER.fullmatch(page[-1].words) or edges[page[-1].words] >= _REPEATED):
            page = page[:-1]
        while page and (_PAGE_NUMBER.fullmatch(page[0].words) or edges[page[0].words] >= _REPEATED):
            page = page[1:]
        kept.append(page)
    return kept


def _paragraphs(pages: list[list[_Line]]) -> Iterator[str]:
    """Yield paragraphs: a line goes on with the next where it reaches the right edge and that is not indented."""
    words = ""
    full = False
    for page in pages:
        printed = [line for line in page if line.letter]
        left = min((line.left for line in printed), default=0.0)
        right = max((line.right for line in printed), default=0.0)
        for line in page:
            if words and not (full and line.letter and line.left - left < _INDENT * line.letter):
                yield words
                words = ""
            words = lines.joined(words, line.words) if words else line.words
            full = bool(line.letter) and right - line.right < _SHORT * line.letter
    if words:
        yield words

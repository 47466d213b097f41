"""The bytes of a DOCX file in, its text out: paragraphs and the rows of tables in the order of the body."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.reading.formats import lines

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_OLE = b"\xd0\xcf\x11\xe0"  # how old Word files and encrypted new ones begin


def text_of(data: bytes, where: str) -> str:
    """Return the text of the Word file in DATA; numbers that Word counts by itself are no text and stay out.

    Args:
        data: what the file holds.
        where: the file's name, for the message.

    Raises:
        InputError: when the library is missing, or the file is no DOCX, broken, encrypted or without words.

    """
    try:
        import docx
        from lxml.etree import LxmlError
    except ImportError:
        raise lines.missing("python-docx", "Word", where) from None
    if data.startswith(_OLE):
        raise InputError("the Word file is encrypted or of the old kind", where, "save it as .docx without a password")
    try:
        document = docx.Document(BytesIO(data))
        found = list(_lines(document))
    except (zipfile.BadZipFile, LxmlError, KeyError, ValueError, AttributeError, EOFError, zlib.error) as error:
        raise InputError("the Word file is broken", where, "open it in Word and save it again") from error
    return lines.text(found, where, "the Word file has no words", "give a file with the article's text")


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            yield lines.paragraph(part.text)


def _rows(table: Table) -> Iterator[str]:
    """Yield a line for each row; a cell that spans several columns is written once, the others stay empty."""
    for row in table.rows:
        cells = []
        last: object = None
        for cell in row.cells:
            cells.append("" if cell._tc is last else cell.text)
            last = cell._tc
        yield lines.row(cells)

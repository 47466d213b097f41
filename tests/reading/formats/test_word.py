"""Word files: paragraphs and tables in order, merged cells, and one line for files that cannot be read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from kg.errors import InputError
from kg.reading.formats.word import text_of

docx = pytest.importorskip("docx", reason="needs plan-kg[formats]")
from published import BODY, ROWS, TABLE, TITLE, word_file  # noqa: E402


def test_paragraphs_and_rows_are_lines() -> None:
    assert text_of(word_file([TITLE, "", f"一、\t{BODY}"], TABLE), "a.docx").split("\n") == [
        TITLE, f"一、 {BODY}", *ROWS, "表后一段。",
    ]  # fmt: skip


def test_a_merged_cell_is_written_once() -> None:
    document = docx.Document()
    grid = document.add_table(rows=2, cols=3)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "类别"
    grid.cell(0, 2).text = "指标"
    grid.cell(1, 0).merge(grid.cell(1, 2)).text = "一、经济"
    written = BytesIO()
    document.save(written)
    assert text_of(written.getvalue(), "a.docx") == "类别 | | 指标\n一、经济"


def _cut() -> bytes:
    return word_file([BODY])[:2000]


def _without_body() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file([BODY]))) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
    return written.getvalue()


def _half_a_body() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file([BODY]))) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: 900 if name == "word/document.xml" else None])
    return written.getvalue()


def _no_word_file() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        new.writestr("notes.txt", "x")
    return written.getvalue()


BAD = [(b"PK no zip", "broken"), (_cut, "broken"), (_without_body, "broken"),
       (_half_a_body, "broken"), (_no_word_file, "broken"), (b"", "broken"),
       (b"\xd0\xcf\x11\xe0old", "encrypted or of the old kind")]  # fmt: skip


@pytest.mark.parametrize(("data", "words"), BAD, ids=range(len(BAD)))
def test_refuses_in_one_line(data: object, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        text_of(data() if callable(data) else data, "plan.docx")  # type: ignore[arg-type]
    assert "plan.docx" in str(error.value)
    assert "\n" not in str(error.value)

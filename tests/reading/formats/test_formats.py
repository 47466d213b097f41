"""Which reader takes a file, and what is said where a library is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from published import BODY, ROWS, TABLE, TITLE, pdf_file, word_file

from kg.errors import InputError
from kg.reading.article import load


@pytest.mark.parametrize(
    ("name", "library"), [("a.html", "selectolax"), ("a.docx", "python-docx"), ("a.pdf", "pdfplumber")]
)
def test_a_missing_extra_is_one_line(tmp_path: Path, name: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("selectolax.lexbor", "docx", "pdfplumber"):
        monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError) as error:
        load(tmp_path / name)
    assert library in str(error.value)
    assert str(error.value).endswith(f"{name}; pip install 'plan-kg[formats]'")


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.RTF"])
def test_an_old_kind_says_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(InputError, match=r"save it as \.docx"):
        load(tmp_path / name)


def test_a_word_file_and_a_pdf_say_the_same(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="needs plan-kg[formats]")
    pytest.importorskip("pdfplumber", reason="needs plan-kg[formats]")
    (tmp_path / "a.DOCX").write_bytes(word_file([TITLE, BODY], TABLE))
    page = [(240, 740, TITLE), (84, 700, BODY), (84, 300, "表后一段。")]
    (tmp_path / "b.pdf").write_bytes(pdf_file([page], TABLE))
    word, pdf = load(tmp_path / "a.DOCX"), load(tmp_path / "b.pdf")
    assert word.text == pdf.text == "\n".join([TITLE, BODY, *ROWS, "表后一段。"])
    assert word.path.endswith("a.DOCX")

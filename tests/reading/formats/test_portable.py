"""PDF files: lines to paragraphs, tables to rows, page numbers dropped, and one line for what has no text layer."""

from __future__ import annotations

from pathlib import Path

import pytest
from published import ROWS, TABLE, pdf_file

from kg.errors import InputError
from kg.reading.formats.portable import text_of

pytest.importorskip("pdfplumber", reason="needs plan-kg[formats]")

LEFT, RIGHT = 60, 540  # 40 letters of 12 points
FULL = "今年要稳中求进" * 5 + "扎实工作"  # 39 letters: an indented line that reaches the right edge
OPENING = (LEFT + 24, 700, FULL[:38])


def test_a_line_that_reaches_the_edge_goes_on() -> None:
    page = [(240, 740, "云岭县规划"), OPENING, (LEFT, 680, "推动发展。"), (LEFT + 24, 660, "另起一段。")]
    assert text_of(pdf_file([page]), "a.pdf").split("\n") == ["云岭县规划", FULL[:38] + "推动发展。", "另起一段。"]


def test_a_paragraph_goes_on_over_the_page_without_its_number() -> None:
    first = [(LEFT + 24, 700, FULL[:38]), (290, 40, "— 1 —")]
    second = [(LEFT, 760, "推动高质量发展。"), (LEFT, 740, "一" * 40), (290, 40, "- 2 -")]
    found = text_of(pdf_file([first, second]), "a.pdf").split("\n")
    assert found == [FULL[:38] + "推动高质量发展。", "一" * 40]


def test_the_head_that_every_page_repeats_is_dropped() -> None:
    head = (200, 800, "云岭县人民政府公报")
    pages = [[head, (LEFT + 24, 700, f"第{n}段{FULL[:35]}"), (LEFT, 680, "办好实事。")] for n in "甲乙丙"]
    assert text_of(pdf_file(pages), "a.pdf").split("\n") == [f"第{n}段{FULL[:35]}办好实事。" for n in "甲乙丙"]


def test_radicals_are_written_as_letters() -> None:
    assert (
        text_of(pdf_file([[(LEFT, 700, "增进⺠⽣，动⼒更⾜，⻓效机制。")]]), "a.pdf")
        == "增进民生，动力更足，长效机制。"
    )


def test_a_ruled_table_is_rows() -> None:
    page = [OPENING, (LEFT, 680, "如下。"), (LEFT + 24, 300, "此后加强实施。")]
    found = text_of(pdf_file([page], TABLE), "a.pdf").split("\n")
    assert found == [FULL[:38] + "如下。", *ROWS, "此后加强实施。"]


BAD = [
    (lambda: pdf_file([[], []]), "scan"),
    (lambda: pdf_file([[OPENING]])[:300], "broken"),
    (lambda: b"no pdf at all", "broken"),
    (lambda: b"", "broken"),
]


@pytest.mark.parametrize(("make", "words"), BAD, ids=["no letters", "cut", "no pdf", "empty"])
def test_refuses_in_one_line(make, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        text_of(make(), "plan.pdf")
    assert "plan.pdf" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    data = pdf_file([[OPENING]])
    locked = data.replace(b"trailer<<", b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32
                          + b">/U<" + b"42" * 32 + b">>>")  # fmt: skip
    with pytest.raises(InputError, match="password"):
        text_of(locked, "plan.pdf")

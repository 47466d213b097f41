"""Small files of each kind, written here: the same article as a Word file, a PDF and a web page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

TITLE = "云岭县五年规划"
DATE = "发布时间：2021-03-05"
BODY = "到2025年，全县经济实力明显增强，居民收入稳步提高。"
TABLE = [
    ["指标", "2020年", "2025年", "属性"],
    ["人口（万人）", "45", "50左右", "预期性"],
    ["林地（亩）", "", "900", ""],
]
ROWS = ["指标 | 2020年 | 2025年 | 属性", "人口（万人） | 45 | 50左右 | 预期性", "林地（亩） | | 900 |"]


def word_file(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = ()) -> bytes:
    import docx

    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for y, cells in enumerate(table):
            for x, words in enumerate(cells):
                grid.cell(y, x).text = words
    document.add_paragraph("表后一段。")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def pdf_file(pages: Sequence[Sequence[tuple[float, float, str]]], table: Sequence[Sequence[str]] = ()) -> bytes:
    """Write each page's words at their places (points from the left and bottom) and a ruled table on the first."""
    drawn = []
    for number, page in enumerate(pages):
        parts = [f"BT /F 12 Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET" for x, y, words in page]
        if table and not number:
            parts += _ruled(table, 60, 500, 110, 24)
        drawn.append("\n".join(parts))
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 5 0 R/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 80>>",
    ]
    for n, words in enumerate(drawn):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {7 + 2 * n} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(words)}>>\nstream\n{words}\nendstream")
    return _numbered(objects)


def _numbered(objects: Sequence[str]) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    start = len(written)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return written + f"{end}startxref\n{start}\n%%EOF".encode("latin-1")


def _ruled(table: Sequence[Sequence[str]], left: float, top: float, width: float, height: float) -> list[str]:
    parts = []
    right, bottom = left + width * len(table[0]), top - height * len(table)
    lines = [(left, top - y * height, right, top - y * height) for y in range(len(table) + 1)]
    lines += [(left + x * width, top, left + x * width, bottom) for x in range(len(table[0]) + 1)]
    parts += [f"{x} {y} m {x2} {y2} l S" for x, y, x2, y2 in lines]
    for y, cells in enumerate(table):
        for x, words in enumerate(cells):
            place = f"{left + x * width + 4} {top - y * height - 17}"
            parts.append(f"BT /F 12 Tf {place} Td <{words.encode('utf-16-be').hex()}> Tj ET")
    return parts

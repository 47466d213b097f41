"""Markdown: marks dropped, wrapped lines joined, lists numbered, tables as rows."""

from __future__ import annotations

import pytest
from published import ROWS

from kg.errors import InputError
from kg.reading.formats.markdown import text_of

LONG = "到二〇二五年全县经济实力明显增强居民收入稳步提"

CASES = [
    ("# 规划\n\n**增长**5%。", "规划\n增长5%。"),
    ("一、总体要求\n今年要稳中求进。", "一、总体要求\n今年要稳中求进。"),
    (f"{LONG}\n高，成效明显。", f"{LONG}高，成效明显。"),
    ("1. 抓工业\n2. 抓农业", "1. 抓工业\n2. 抓农业"),
    ("- 抓工业\n- 抓农业", "抓工业\n抓农业"),
    ("---\ntitle: 规划\n---\n增长5%。", "增长5%。"),
    ("    增长5%。", "增长5%。"),
    ("见[规划](http://a.cn)。<br>增长5%。", "见规划。\n增长5%。"),
    ("<!-- 略 -->\n\n增长5%。", "增长5%。"),
    ("| 指标 | 2020年 | 2025年 | 属性 |\n|---|--:|---|---|\n"
     "| 人口（万人） | 45 | **50左右** | 预期性 |\n| 林地（亩） | | 900 | |",
     "\n".join(ROWS)),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), CASES)
def test_reads(source: str, text: str) -> None:
    assert text_of(source.encode(), "a.md") == text


def test_refuses_a_file_without_words() -> None:
    with pytest.raises(InputError, match=r"no words: plan\.md"):
        text_of(b"<!-- -->", "plan.md")

"""Which lines are rows of a table, and what that means for the layout around them."""

from __future__ import annotations

import pytest

from kg.reading.article import make_article
from kg.reading.layout import read

CASES = [
    ("甲|乙\n丙|丁", ["row", "row"]),
    ("甲\t乙\n丙\t丁", ["row", "row"]),
    ("今年要稳中求进。\n一、\t总体要求\n抓好工业。", ["paragraph", "heading", "paragraph"]),
    ("今年要稳中求进。\n甲|乙\n丙\t丁\n完善体系。", ["paragraph", "heading", "heading", "paragraph"]),
    ("今年要稳中求进。\n专栏1 主要指标\n单位：亿元\n甲|乙\n丙|丁\n抓好工业。",
     ["paragraph", "row", "row", "row", "row", "paragraph"]),
    ("今年要稳中求进。\n二、主要指标\n甲|乙\n丙|丁", ["paragraph", "heading", "row", "row"]),
    ("今年要稳中求进。\n指标 2020年 2025年 属性\n1.茶园面积（万亩） 12 ≥ 15 预期性\n注：为年末数。\n抓好工业。",
     ["paragraph", "row", "row", "boilerplate", "paragraph"]),
    ("今年要稳中求进。\n指标　2025年\n经济发展\n茶园面积（万亩）　15\n二、民生福祉\n床位数（张）　900\n抓好工业。",
     ["paragraph", "row", "row", "row", "row", "row", "paragraph"]),
    ("今年要稳中求进。\n指标\n2025年\n茶园面积（万亩）\n15\n抓好工业。", ["paragraph", "row", "row", "paragraph"]),
    ("今年要稳中求进。\n项目 2025年 开工\n抓好工业。", ["paragraph", "heading", "paragraph"]),
    ("今年要稳中求进。\n主要指标\n2025年\n抓好工业。", ["paragraph", "heading", "heading", "paragraph"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), CASES)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in read(make_article(text, name="t")).blocks] == kinds


def test_a_row_is_one_sentence_and_its_cells_are_clauses() -> None:
    document = read(make_article("指标|目标。完成\n人口 | | 5", name="t"))
    cells = [[clause.span.of(document.text) for clause in sentence.clauses] for sentence in document.sentences]
    assert cells == [["指标", "目标。完成"], ["人口", "5"]]

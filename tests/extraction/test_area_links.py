"""What lies where, told by the names themselves, in texts written and marked by hand."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read

CASES = [
    (
        "支持沣溪市建设区域中心。沣溪高新区产值增长8%，沣溪理工学院新校区启用，沣溪都市圈建设提速。",
        {("沣溪高新区", "沣溪市"), ("沣溪理工学院", "沣溪市")},
    ),
    ("2021年2月3日在沣溪市石屏区第六届人民代表大会上，石屏区代表作了发言。", {
        ("石屏区", "沣溪市"), ("沣溪市石屏区第六届人民代表大会", "石屏区"),
    }),
    ("走进沣溪区石鼓镇松坪村，沣溪大道、沣江大桥通车。", {("石鼓镇", "沣溪区"), ("松坪村", "石鼓镇")}),
    ("市第二医院沣溪院区在沣溪区开诊，沣溪区红枫谷开园。", {("市第二医院沣溪院区", "沣溪区"), ("红枫谷", "沣溪区")}),
    ("霖川省人民政府关于加快发展养老服务的意见", {("霖川省政府", "霖川省")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:10] for text, _ in CASES])
def test_a_name_says_where_a_thing_lies(text: str, expected: set[tuple[str, str]]) -> None:
    extracted = extract(read(make_article(text, name="sentence")))
    labels = {thing.id: thing.label for thing in extracted.things}
    links = [link for link in extracted.links if link.type == "locatedIn"]
    assert {(labels[link.source], labels[link.target]) for link in links} == expected

"""Who holds a title and who granted it, in sentences written and marked by hand; bodies by their usual short name."""

from __future__ import annotations

import pytest

from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read

TYPES = ("awarded", "grantedBy")
CASES = [
    ("沣溪县被水利部评为“全国节水型社会建设达标县”。", {"沣溪县"}, {"水利部"}),
    ("去年，沣溪县被命名为“国家园林城市”。", {"沣溪县"}, set()),
    ("沣源科技、昊川研究院入选工业和信息化部“智能制造试点示范”。", {"沣源科技", "昊川研究院"}, {"工信部"}),
    ("沣源纸业公司被授予“市长质量奖”，教师严清获“最美沣溪人”称号。", {"沣源纸业公司"}, set()),
    ("沣源纸业公司获得工业和信息化部授予的“制造业单项冠军”称号。", {"沣源纸业公司"}, {"工信部"}),
    ("石鼓镇获评“全国乡村旅游重点镇”。", {"石鼓镇"}, set()),
    ("石鼓县稳步发展，石鼓县全力攻坚，石鼓县再上台阶。荣获平安建设示范县。", {"石鼓县"}, set()),
    ("获评“全国双拥模范城”，是对沣溪县的最高褒奖。", set(), set()),
]


@pytest.mark.parametrize(("text", "holders", "givers"), CASES, ids=[text[:10] for text, _, _ in CASES])
def test_a_title_goes_to_what_stands_before_the_verb(text: str, holders: set[str], givers: set[str]) -> None:
    extracted = extract(read(make_article(text, name="sentence")))
    labels = {thing.id: thing.label for thing in extracted.things}
    links = [(link.type, labels[link.source], labels[link.target]) for link in extracted.links if link.type in TYPES]
    assert {holder for type_, holder, _ in links if type_ == "awarded"} == holders
    assert {giver for type_, _, giver in links if type_ == "grantedBy"} == givers

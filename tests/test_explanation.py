"""Explaining a small text: the sentence, what was found in it and by which rule."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.explanation import explain
from kg.extraction.pipeline import extract
from kg.reading.article import make_article
from kg.reading.layout import read

TEXT = "今年，打造先进制造业高地。\n明年，完善养老服务体系。"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    document = read(make_article(TEXT, name="t"))
    return list(explain(document, extract(document)))


def test_names_the_rule_behind_a_goal(lines: list[str]) -> None:
    assert any("Goal 打造先进制造业高地" in line and "[deeds:goal-standing]" in line for line in lines)


def test_only_the_sentence_at_an_offset() -> None:
    document = read(make_article(TEXT, name="t"))
    found = "\n".join(explain(document, extract(document), at=15))
    assert "完善养老服务体系" in found
    assert "先进制造业" not in found


def test_an_offset_outside_the_text_is_refused() -> None:
    document = read(make_article(TEXT, name="t"))
    with pytest.raises(InputError, match="outside"):
        list(explain(document, extract(document), at=999))
